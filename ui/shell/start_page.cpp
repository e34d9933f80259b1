#include "ui/shell/start_page.h"

#include "ui/shell/theme.h"

#include <QtCore/QFileInfo>
#include <QtWidgets/QGridLayout>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLabel>
#include <QtWidgets/QPushButton>

namespace ui::shell {

namespace {

constexpr int columns = 2;

QLabel* label(const QString& text, const char* look, QWidget* parent) {
    auto* made = new QLabel(text, parent);
    made->setTextFormat(Qt::PlainText);
    made->setProperty("look", QByteArray(look));
    made->setWordWrap(true);
    made->setAttribute(Qt::WA_TransparentForMouseEvents);
    return made;
}

// A card that is one large button: title and a sentence.
QPushButton* cardButton(const QString& title, const QString& story, QWidget* parent) {
    auto* button = new QPushButton(parent);
    button->setProperty("look", QByteArray("tile"));
    button->setAccessibleName(title);
    button->setAccessibleDescription(story);
    auto* column = new QVBoxLayout(button);
    column->setContentsMargins(16, 12, 16, 12);
    column->addWidget(label(title, "title", button));
    auto* words = label(story, "caption", button);
    words->setAlignment(Qt::AlignTop);
    column->addWidget(words, 1);
    button->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    button->setMinimumHeight(button->fontMetrics().height() * 6 + 24);
    return button;
}

} // namespace

StartPage::StartPage(const std::vector<session::TemplateFacts>& templates, QWidget* parent)
    : QScrollArea(parent), m_recent(new QWidget), m_leftovers(new QPushButton) {
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    auto* page = new QWidget;
    page->setProperty("look", QByteArray("ground"));
    auto* outer = new QHBoxLayout(page);
    auto* body = new QWidget(page);
    body->setMaximumWidth(fontMetrics().horizontalAdvance(QLatin1Char('0')) * 120);
    auto* column = new QVBoxLayout(body);
    column->setContentsMargins(24, 40, 24, 24);
    column->setSpacing(12);
    column->addWidget(label(tr("How much headroom is there, and when does it run out?"), "heading", body));
    column->addWidget(label(
        tr("Start from an example; every number in it names its source or says that it is assumed."), "caption", body));
    m_leftovers->setProperty("look", QByteArray("tileAlarm"));
    m_leftovers->setObjectName(QStringLiteral("leftovers"));
    m_leftovers->hide();
    connect(m_leftovers, &QPushButton::clicked, this, &StartPage::recoveryWanted);
    column->addWidget(m_leftovers);
    auto* grid = new QGridLayout;
    grid->setSpacing(10);
    int place = 0;
    const auto put = [&](QPushButton* button) {
        grid->addWidget(button, place / columns, place % columns);
        ++place;
    };
    for (const auto& known : templates) {
        auto* button = cardButton(QString::fromStdString(known.title), QString::fromStdString(known.story), body);
        connect(button, &QPushButton::clicked, this, [this, slug = known.slug] { emit templateChosen(slug); });
        put(button);
    }
    auto* empty =
        cardButton(tr("Empty project"), tr("All inputs at their defaults, no workloads and no plant yet."), body);
    connect(empty, &QPushButton::clicked, this, [this] { emit templateChosen({}); });
    put(empty);
    auto* open = cardButton(tr("Open a project…"), tr("A .headroom file on this computer."), body);
    connect(open, &QPushButton::clicked, this, &StartPage::openWanted);
    put(open);
    column->addLayout(grid);
    column->addWidget(m_recent);
    auto* recent = new QVBoxLayout(m_recent);
    recent->setContentsMargins(0, 12, 0, 0);
    column->addStretch(1);
    outer->addStretch(1);
    outer->addWidget(body, 20);
    outer->addStretch(1);
    setWidget(page);
}

void StartPage::refresh(const QStringList& recent, std::size_t leftovers) {
    m_leftovers->setText(tr("Unsaved work of an earlier run was found (%1). Look at it…").arg(leftovers));
    m_leftovers->setVisible(leftovers > 0);
    showRecent(recent);
}

void StartPage::showRecent(const QStringList& paths) {
    auto* list = static_cast<QVBoxLayout*>(m_recent->layout());
    while (QLayoutItem* item = list->takeAt(0)) {
        if (item->widget() != nullptr) item->widget()->deleteLater();
        delete item;
    }
    QStringList present;
    for (const QString& path : paths)
        if (QFileInfo::exists(path)) present << path;
    m_recent->setVisible(!present.isEmpty());
    if (present.isEmpty()) return;
    list->addWidget(label(tr("RECENT"), "section", m_recent));
    for (const QString& path : present) {
        auto* button = new QPushButton(QFileInfo(path).completeBaseName(), m_recent);
        button->setProperty("look", QByteArray("quiet"));
        button->setToolTip(path.toHtmlEscaped());
        connect(button, &QPushButton::clicked, this, [this, path] { emit fileChosen(path); });
        list->addWidget(button, 0, Qt::AlignLeft);
    }
}

} // namespace ui::shell
