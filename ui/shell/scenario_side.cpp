#include "ui/shell/scenario_side.h"

#include "ui/commands/scenario_edits.h"
#include "ui/shell/theme.h"
#include "ui/tables/plain_table.h"
#include "ui/tables/scenario_tree_model.h"
#include "ui/text/message_text.h"

#include <QtGui/QFocusEvent>
#include <QtGui/QPainter>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QHeaderView>
#include <QtWidgets/QLabel>
#include <QtWidgets/QPlainTextEdit>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QStyledItemDelegate>
#include <QtWidgets/QTreeView>

namespace ui::shell {

namespace {

constexpr int indent = 18;

// A row of the tree: coloured dot, name, tag at the right.
class ScenarioDelegate : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex&) const override {
        return {120, option.fontMetrics.height() + 12};
    }

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override {
        const Theme theme = activeTheme();
        const bool isActive = (option.state & QStyle::State_Selected) != 0;
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        if (isActive || (option.state & QStyle::State_MouseOver) != 0) {
            painter->setPen(Qt::NoPen);
            painter->setBrush(isActive ? theme.accentSoft : theme.hover);
            QRect whole = option.rect;
            whole.setLeft(4);
            painter->drawRoundedRect(whole.adjusted(0, 1, -4, -1), 5, 5);
        }
        drawDot(painter, theme, option.rect, index.data(tables::ScenarioTreeModel::ColourRole).value<QColor>());
        const QString tag = index.data(tables::ScenarioTreeModel::TagRole).toString();
        const QFont small = theme.font(FontUse::Caption);
        const int tagWidth = tag.isEmpty() ? 0 : QFontMetrics(small).horizontalAdvance(tag) + 12;
        const QRect words = option.rect.adjusted(22, 0, -8, 0);
        painter->setFont(small);
        painter->setPen(theme.muted);
        painter->drawText(words, Qt::AlignRight | Qt::AlignVCenter, tag);
        const QFont font = theme.font(isActive ? FontUse::Strong : FontUse::Body);
        painter->setFont(font);
        painter->setPen(theme.text);
        const QString name =
            QFontMetrics(font).elidedText(index.data().toString(), Qt::ElideRight, words.width() - tagWidth);
        painter->drawText(words, Qt::AlignLeft | Qt::AlignVCenter, name);
        painter->restore();
    }

private:
    static void drawDot(QPainter* painter, const Theme& theme, const QRect& row, QColor colour) {
        if (!colour.isValid()) colour = theme.muted;
        if (theme.isDark() && colour.lightness() < 70) colour = theme.text;
        painter->setPen(Qt::NoPen);
        painter->setBrush(colour);
        painter->drawEllipse(QPointF(row.left() + 12, row.center().y() + 0.5), 5.0, 5.0);
    }
};

// A tree without marks for its branches: the indentation says it.
class FlatTree : public QTreeView {
public:
    using QTreeView::QTreeView;

protected:
    void drawBranches(QPainter*, const QRect&, const QModelIndex&) const override {}
};

// A note that is kept when it is left.
class NoteEdit : public QPlainTextEdit {
public:
    NoteEdit(QWidget* parent, std::function<void()> left) : QPlainTextEdit(parent), m_left(std::move(left)) {}

protected:
    void focusOutEvent(QFocusEvent* event) override {
        QPlainTextEdit::focusOutEvent(event);
        m_left();
    }

private:
    std::function<void()> m_left;
};

QLabel* sectionLabel(const QString& text, QWidget* parent) {
    auto* label = new QLabel(text, parent);
    label->setProperty("look", QByteArray("section"));
    return label;
}

} // namespace

ScenarioSide::ScenarioSide(session::Session& session, QWidget* parent)
    : QWidget(parent), m_session(session), m_model(new tables::ScenarioTreeModel(this)), m_tree(new FlatTree(this)),
      m_note(new NoteEdit(this, [this] { keepNote(); })), m_changes(new QTreeView(this)),
      m_changeModel(new tables::PlainTable(this)) {
    setProperty("look", QByteArray("side"));
    setAttribute(Qt::WA_StyledBackground);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(8, 12, 8, 8);
    column->setSpacing(8);
    buildTree(column);
    buildNote(column);
    connect(&session, &session::Session::treeChanged, this, &ScenarioSide::refreshTree);
    connect(&session, &session::Session::baselineChanged, this, &ScenarioSide::refreshTree);
    connect(&session, &session::Session::activeChanged, this, &ScenarioSide::refreshTree);
    refreshTree();
}

void ScenarioSide::buildTree(QVBoxLayout* column) {
    auto* head = new QHBoxLayout;
    head->setContentsMargins(4, 0, 0, 0);
    head->addWidget(sectionLabel(tr("SCENARIOS"), this));
    head->addStretch(1);
    auto* add = new QPushButton(tr("+ New"), this);
    add->setProperty("look", QByteArray("quiet"));
    add->setAccessibleName(tr("New scenario below the active one"));
    connect(add, &QPushButton::clicked, this, &ScenarioSide::newWanted);
    head->addWidget(add);
    column->addLayout(head);
    m_tree->setModel(m_model);
    m_tree->setItemDelegate(new ScenarioDelegate(m_tree));
    m_tree->setHeaderHidden(true);
    m_tree->setRootIsDecorated(false);
    m_tree->setItemsExpandable(false);
    m_tree->setIndentation(indent);
    m_tree->setMouseTracking(true);
    m_tree->setUniformRowHeights(true);
    m_tree->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_tree->setEditTriggers(QAbstractItemView::DoubleClicked | QAbstractItemView::EditKeyPressed);
    m_tree->setContextMenuPolicy(Qt::CustomContextMenu);
    m_tree->setAccessibleName(tr("Scenarios"));
    connect(m_tree->selectionModel(), &QItemSelectionModel::currentChanged, this, [this](const QModelIndex& now) {
        if (!m_isRefreshing && now.isValid()) m_session.activate(m_model->slugAt(now));
    });
    connect(m_tree, &QWidget::customContextMenuRequested, this,
            [this](const QPoint& at) { emit menuWanted(m_tree->viewport()->mapToGlobal(at)); });
    connect(m_model, &tables::ScenarioTreeModel::renameWanted, this,
            [this](const std::string& slug, const QString& name) {
                QMetaObject::invokeMethod(
                    this, [this, slug, name] { commands::renameScenario(m_session.target(), slug, name); },
                    Qt::QueuedConnection); // the editor is still open
            });
    column->addWidget(m_tree, 3);
}

void ScenarioSide::buildNote(QVBoxLayout* column) {
    m_note->setProperty("look", QByteArray("note"));
    m_note->setPlaceholderText(tr("Note: what this scenario assumes, and for whom"));
    m_note->setAccessibleName(tr("Note of the scenario"));
    m_note->setTabChangesFocus(true);
    m_note->setMinimumHeight(fontMetrics().height() * 5 + 12);
    column->addWidget(m_note, 2);
    auto* head = new QHBoxLayout;
    head->setContentsMargins(4, 8, 4, 0);
    m_changeTitle = sectionLabel({}, this);
    m_changeCount = new QLabel(this);
    m_changeCount->setProperty("look", QByteArray("caption"));
    head->addWidget(m_changeTitle, 1);
    head->addWidget(m_changeCount);
    column->addLayout(head);
    m_changes->setModel(m_changeModel);
    m_changes->setHeaderHidden(true);
    m_changes->setRootIsDecorated(false);
    m_changes->setUniformRowHeights(true);
    m_changes->setTextElideMode(Qt::ElideRight);
    m_changes->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_changes->header()->setStretchLastSection(false);
    m_changes->header()->setMinimumSectionSize(20);
    m_changes->setAccessibleName(tr("Changed inputs"));
    connect(m_changes, &QTreeView::activated, this, [this](const QModelIndex& index) {
        emit inputWanted(
            m_changeModel->index(index.row(), 0).data(tables::PlainTable::rawRole).toString().toStdString());
    });
    connect(m_changes, &QTreeView::clicked, m_changes, &QTreeView::activated);
    column->addWidget(m_changes, 4);
}

void ScenarioSide::showChanges(const std::vector<session::InputRow>& changed) {
    const session::ScenarioNode* node = m_session.tree().find(m_session.activeSlug());
    const session::ScenarioNode* parent = node == nullptr ? nullptr : m_session.tree().find(node->parentSlug);
    m_changeTitle->setText(parent == nullptr ? tr("CHANGED AGAINST TEMPLATE") : tr("CHANGED AGAINST PARENT"));
    m_changeTitle->setToolTip(parent == nullptr ? QString() : text::toolTip(QString::fromStdString(parent->name)));
    m_changeCount->setText(QString::number(changed.size()));
    std::vector<std::vector<tables::PlainCell>> rows;
    for (const session::InputRow& row : changed) {
        const QString values = session::changeWords(row.referenceText, row.valueText);
        tables::PlainCell name = tables::textCell(row.label, row.sentence);
        name.raw = QString::fromStdString(row.key);
        rows.push_back({name, tables::numberCell(values, row.value)});
        rows.back().back().toolTip = row.label + QStringLiteral(": ") + values;
    }
    m_changeModel->setContents({tr("Input"), tr("Before and now")}, std::move(rows));
    shareChangeColumns();
}

// The values get what they need, but leave the names half of the room.
void ScenarioSide::shareChangeColumns() {
    const int room = m_changes->viewport()->width();
    const int values = std::min(static_cast<QAbstractItemView*>(m_changes)->sizeHintForColumn(1) + 8, room * 3 / 5);
    m_changes->setColumnWidth(1, values);
    m_changes->setColumnWidth(0, room - values);
}

void ScenarioSide::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    shareChangeColumns();
}

QSize ScenarioSide::sizeHint() const {
    return {fontMetrics().horizontalAdvance(QLatin1Char('0')) * 29, 800};
}

void ScenarioSide::rename() {
    const QModelIndex index = m_model->indexOf(m_session.activeSlug());
    if (index.isValid()) m_tree->edit(index);
}

void ScenarioSide::refreshTree() {
    m_isRefreshing = true;
    m_model->setTree(m_session.tree(), m_session.baselineSlug());
    m_tree->expandAll();
    m_tree->setCurrentIndex(m_model->indexOf(m_session.activeSlug()));
    m_isRefreshing = false;
    refreshNote();
}

void ScenarioSide::refreshNote() {
    const session::ScenarioNode* node = m_session.tree().find(m_session.activeSlug());
    m_note->setEnabled(node != nullptr);
    const QString note = node == nullptr ? QString() : QString::fromStdString(node->note);
    if (m_note->toPlainText() != note) m_note->setPlainText(note);
}

void ScenarioSide::keepNote() {
    commands::setNote(m_session.target(), m_session.activeSlug(), m_note->toPlainText());
}

} // namespace ui::shell
