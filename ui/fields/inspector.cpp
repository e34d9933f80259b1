#include "ui/fields/inspector.h"

#include "ui/fields/input_card.h"
#include "ui/fields/input_row_view.h"
#include "ui/fields/knot_editor.h"
#include "ui/fields/row_column.h"
#include "ui/shell/theme.h"

#include <QtGui/QScreen>
#include <QtWidgets/QApplication>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QMenu>
#include <QtWidgets/QPushButton>

namespace ui::fields {

using session::InputFilter;
using session::InputGroup;
using session::InputRow;

namespace {

constexpr std::array<InputFilter, 4> chipFilters{InputFilter::Key, InputFilter::Changed, InputFilter::Uncertain,
                                                 InputFilter::Unsourced};

QString chipWords(InputFilter filter, int count) {
    switch (filter) {
    case InputFilter::Key:
        return Inspector::tr("Key");
    case InputFilter::Changed:
        return Inspector::tr("Changed %1").arg(count);
    case InputFilter::Uncertain:
        return Inspector::tr("Uncertain %1").arg(count);
    case InputFilter::Unsourced:
        return Inspector::tr("Unsourced %1").arg(count);
    case InputFilter::All:
        break;
    }
    return Inspector::tr("All");
}

int headingHeight() {
    return QFontMetrics(QApplication::font()).height() + 18;
}

// A widget is made anew when it needs other parts.
std::string identityOf(const InputRow& row) {
    return row.key + (row.knots.size() > 1 ? "/curve" : "");
}

} // namespace

Inspector::Inspector(session::Session& session, InspectorPresenter& presenter, QWidget* parent)
    : QWidget(parent), m_session(session), m_presenter(presenter) {
    setProperty("look", QByteArray("side"));
    setAttribute(Qt::WA_StyledBackground);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    buildHead();
    m_column = new RowColumn([this](std::size_t index, QWidget* body) { return makeLine(index, body); },
                             [this](QWidget* widget, std::size_t index) { renewLine(widget, index); }, this);
    m_column->setAccessibleName(tr("Inputs"));
    column->addWidget(m_column, 1);
    connect(&presenter, &InspectorPresenter::changed, this, &Inspector::refresh);
    refresh();
}

void Inspector::buildHead() {
    auto* head = new QVBoxLayout;
    head->setContentsMargins(12, 12, 10, 6);
    head->setSpacing(8);
    auto* titles = new QHBoxLayout;
    auto* title = new QLabel(tr("INPUTS"), this);
    title->setProperty("look", QByteArray("section"));
    m_count = new QLabel(this);
    m_count->setProperty("look", QByteArray("caption"));
    m_add = new QPushButton(tr("+ Add"), this);
    m_add->setProperty("look", QByteArray("quiet"));
    m_add->setAccessibleName(tr("Add a workload, hall, unit class or battery"));
    connect(m_add, &QPushButton::clicked, this, &Inspector::openAddMenu);
    titles->addWidget(title);
    titles->addStretch(1);
    titles->addWidget(m_count);
    titles->addWidget(m_add);
    head->addLayout(titles);
    m_words = new QLineEdit(this);
    m_words->setPlaceholderText(tr("Filter…"));
    m_words->setAccessibleName(tr("Filter inputs"));
    m_words->setClearButtonEnabled(true);
    connect(m_words, &QLineEdit::textChanged, &m_presenter, &InspectorPresenter::setWords);
    head->addWidget(m_words);
    auto* chips = new QHBoxLayout;
    chips->setSpacing(2);
    for (std::size_t i = 0; i < chipFilters.size(); ++i) {
        m_chips[i] = new QPushButton(this);
        m_chips[i]->setCheckable(true);
        m_chips[i]->setProperty("look", QByteArray("chip"));
        m_chips[i]->setObjectName(QStringLiteral("filterChip"));
        m_chips[i]->setStyleSheet(QStringLiteral("#filterChip { padding: 1px 5px; }")); // four in one line
        connect(m_chips[i], &QPushButton::clicked, this,
                [this, i](bool isOn) { m_presenter.setFilter(isOn ? chipFilters[i] : InputFilter::All); });
        chips->addWidget(m_chips[i]);
    }
    chips->addStretch(1);
    head->addLayout(chips);
    static_cast<QVBoxLayout*>(layout())->addLayout(head);
}

void Inspector::reveal(const std::string& key) {
    if (!m_presenter.reveal(key)) return;
    const auto line = m_presenter.lineOf(key);
    if (!line) return;
    m_column->scrollTo(*line);
    QWidget* row = m_column->widgetAt(*line);
    if (row == nullptr) return;
    for (QWidget* child : row->findChildren<QWidget*>())
        if (child->focusPolicy() & Qt::TabFocus && child->isVisibleTo(row) && child->inherits("QLineEdit")) {
            child->setFocus(Qt::OtherFocusReason);
            return;
        }
    row->setFocus(Qt::OtherFocusReason);
}

QSize Inspector::sizeHint() const {
    return {fontMetrics().horizontalAdvance(QLatin1Char('0')) * 42, 800};
}

void Inspector::refresh() {
    std::vector<RowColumn::Item> items;
    for (const InspectorLine& line : m_presenter.lines()) {
        const InputGroup& group = m_presenter.groups()[line.group];
        if (line.row)
            items.push_back({identityOf(group.rows[*line.row]), InputRowView::rowHeight()});
        else
            items.push_back({"heading/" + group.title.toStdString() + group.elementId, headingHeight()});
    }
    m_column->setItems(std::move(items));
    refreshChips();
    if (m_knots != nullptr)
        if (const InputRow* row = m_presenter.find(m_knots->key())) m_knots->show(*row);
}

void Inspector::refreshChips() {
    for (std::size_t i = 0; i < chipFilters.size(); ++i) {
        m_chips[i]->setText(chipWords(chipFilters[i], m_presenter.count(chipFilters[i])));
        m_chips[i]->setChecked(m_presenter.filter() == chipFilters[i]);
    }
    m_count->setText(tr("%1 of %2").arg(m_presenter.shownCount()).arg(m_presenter.count(InputFilter::All)));
    m_add->setEnabled(!m_session.isEmpty());
}

QWidget* Inspector::makeLine(std::size_t index, QWidget* parent) {
    const InspectorLine& line = m_presenter.lines()[index];
    if (!line.row) return makeHeading(m_presenter.groups()[line.group], parent);
    auto* view = new InputRowView(m_presenter.row(line), parent);
    connect(view, &InputRowView::valueEdited, &m_presenter, &InspectorPresenter::changeNumber);
    connect(view, &InputRowView::textEdited, &m_presenter, &InspectorPresenter::changeText);
    connect(view, &InputRowView::knotsWanted, this, &Inspector::openKnots);
    connect(view, &InputRowView::cardWanted, this, &Inspector::openCard);
    return view;
}

QWidget* Inspector::makeHeading(const InputGroup& group, QWidget* parent) {
    auto* heading = new QWidget(parent);
    auto* line = new QHBoxLayout(heading);
    line->setContentsMargins(0, 8, 0, 0);
    auto* title = new QLabel(group.title, heading);
    title->setTextFormat(Qt::PlainText);
    title->setProperty("look", QByteArray("title"));
    title->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    line->addWidget(title, 1);
    if (group.prefix.empty()) return heading;
    auto* remove = new QPushButton(tr("Remove"), heading);
    remove->setProperty("look", QByteArray("quiet"));
    remove->setAccessibleName(tr("Remove %1").arg(group.title));
    connect(remove, &QPushButton::clicked, this,
            [this, prefix = group.prefix, id = group.elementId] { m_presenter.removeElement(prefix, id); });
    line->addWidget(remove);
    return heading;
}

void Inspector::renewLine(QWidget* widget, std::size_t index) {
    const InspectorLine& line = m_presenter.lines()[index];
    if (auto* view = qobject_cast<InputRowView*>(widget); view != nullptr && line.row)
        view->show(m_presenter.row(line));
}

void Inspector::openCard(const std::string& key, const QPoint& at) {
    const InputRow* row = m_presenter.find(key);
    if (row == nullptr) return;
    auto* card = new InputCard(*row, m_session.catalogue().source(row->source.toStdString()), this);
    connect(card, &InputCard::resetWanted, this, [this, key] { m_presenter.reset(key); });
    connect(card, &InputCard::knotsWanted, this, [this, key] { openKnots(key); });
    card->adjustSize();
    const QRect screen = this->screen()->availableGeometry();
    card->move(qMin(at.x(), screen.right() - card->width() - 8), qMin(at.y(), screen.bottom() - card->height() - 8));
    card->show();
}

void Inspector::openKnots(const std::string& key) {
    const InputRow* row = m_presenter.find(key);
    if (row == nullptr) return;
    delete m_knots;
    m_knots = new KnotEditor(*row, window());
    m_knots->setAttribute(Qt::WA_DeleteOnClose);
    connect(m_knots, &QObject::destroyed, this, [this] { m_knots = nullptr; });
    connect(m_knots, &KnotEditor::knotsEdited, &m_presenter, &InspectorPresenter::changeKnots);
    m_knots->open();
}

void Inspector::openAddMenu() {
    QMenu menu(this);
    for (const auto& collection : model::scenario::collections()) {
        const std::string label(collection.label);
        QAction* action = menu.addAction(QCoreApplication::translate("parameters", label.c_str()));
        connect(action, &QAction::triggered, this,
                [this, prefix = std::string(collection.prefix)] { m_presenter.addElement(prefix); });
    }
    menu.exec(m_add->mapToGlobal(QPoint(0, m_add->height())));
}

} // namespace ui::fields
