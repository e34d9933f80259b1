#include "ui/shell/recovery_dialog.h"

#include "ui/shell/window_dialogs.h"

#include <QtCore/QDir>
#include <QtCore/QLocale>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLabel>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QScrollArea>
#include <QtWidgets/QVBoxLayout>

namespace ui::shell {

using session::LeftoverFacts;

namespace {

QLabel* cardLine(const QString& text, const char* look, QWidget* parent) {
    auto* made = new QLabel(text, parent);
    made->setTextFormat(Qt::PlainText);
    made->setProperty("look", QByteArray(look));
    made->setWordWrap(true);
    return made;
}

QString timeWords(const QDateTime& at) {
    return QLocale().toString(at, QLocale::ShortFormat);
}

QString times(const LeftoverFacts& facts) {
    QString words =
        RecoveryDialog::tr("Opened %1. Last change %2.").arg(timeWords(facts.openedAt), timeWords(facts.changedAt));
    if (facts.savedAt.isValid())
        words += QLatin1Char(' ') + RecoveryDialog::tr("The saved file is of %1.").arg(timeWords(facts.savedAt));
    return words;
}

QPushButton* cardButton(const QString& text, const char* name, QWidget* parent) {
    auto* made = new QPushButton(text, parent);
    made->setObjectName(QString::fromUtf8(name));
    made->setAutoDefault(false);
    return made;
}

} // namespace

RecoveryDialog::RecoveryDialog(const std::vector<data::project::Leftover>& leftovers, session::ProjectStore& store,
                               QWidget* parent)
    : QDialog(parent), m_store(store), m_left(leftovers.size()) {
    setWindowTitle(tr("Unsaved work"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(20, 16, 20, 16);
    column->setSpacing(12);
    column->addWidget(cardLine(tr("Headroom ended before this work was saved"), "heading", this));
    column->addWidget(cardLine(tr("Nothing is removed unless you discard it. Recovered work becomes part of its file "
                                  "when you save it."),
                               "caption", this));
    auto* area = new QScrollArea(this);
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    auto* list = new QWidget(area);
    list->setProperty("look", QByteArray("ground"));
    auto* cards = new QVBoxLayout(list);
    cards->setContentsMargins(0, 0, 0, 0);
    cards->setSpacing(10);
    for (const auto& leftover : leftovers)
        cards->addWidget(makeCard(session::factsOf(leftover)));
    cards->addStretch(1);
    area->setWidget(list);
    column->addWidget(area, 1);
    auto* later = cardButton(tr("Decide later"), "later", this);
    connect(later, &QPushButton::clicked, this, &QDialog::reject);
    column->addWidget(later, 0, Qt::AlignRight);
    resize(fontMetrics().horizontalAdvance(QLatin1Char('0')) * 92,
           fontMetrics().height() * (leftovers.size() > 1 ? 32 : 20));
}

QWidget* RecoveryDialog::makeCard(const LeftoverFacts& facts) {
    auto* card = new QFrame(this);
    card->setProperty("look", QByteArray("card"));
    auto* column = new QVBoxLayout(card);
    column->setContentsMargins(16, 12, 16, 12);
    column->addWidget(cardLine(facts.name, "title", card));
    if (!facts.path.isEmpty()) column->addWidget(cardLine(QDir::toNativeSeparators(facts.path), "caption", card));
    column->addWidget(cardLine(times(facts), "", card));
    if (facts.problem.isEmpty())
        column->addWidget(cardLine(facts.differences.join(QLatin1Char('\n')), "", card));
    else
        column->addWidget(cardLine(facts.problem, "error", card));
    addButtons(column, facts, card);
    return card;
}

void RecoveryDialog::addButtons(QVBoxLayout* column, const LeftoverFacts& facts, QWidget* card) {
    auto* row = new QHBoxLayout;
    auto* remove = cardButton(tr("Discard…"), "discard", card);
    auto* open = cardButton(tr("Open the saved file"), "openSaved", card);
    auto* recover = cardButton(tr("Recover"), "recover", card);
    recover->setProperty("look", QByteArray("primary"));
    recover->setEnabled(facts.problem.isEmpty());
    open->setVisible(facts.savedAt.isValid());
    row->addWidget(remove);
    row->addStretch(1);
    row->addWidget(open);
    row->addWidget(recover);
    column->addLayout(row);
    connect(remove, &QPushButton::clicked, this, [this, facts, card] { discard(facts, card); });
    connect(open, &QPushButton::clicked, this, [this, facts] {
        if (m_store.open(facts.path)) accept();
    });
    connect(recover, &QPushButton::clicked, this, [this, facts] {
        if (m_store.recover(facts.leftover)) accept();
    });
}

void RecoveryDialog::discard(const LeftoverFacts& facts, QWidget* card) {
    if (!askDiscardLeftover(this, facts.name) || !m_store.discard(facts.leftover)) return;
    card->hide();
    if (--m_left == 0) reject();
}

bool recoverInto(QWidget* parent, session::ProjectStore& store) {
    const auto leftovers = session::ProjectStore::leftovers();
    if (leftovers.empty()) return false;
    return RecoveryDialog(leftovers, store, parent).exec() == QDialog::Accepted;
}

} // namespace ui::shell
