#include "ui/panels/record_browser.h"

#include "ui/tables/column_widths.h"
#include "ui/text/number_text.h"

#include <QtGui/QClipboard>
#include <QtGui/QGuiApplication>
#include <QtGui/QShortcut>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QHeaderView>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QTableView>

#include <algorithm>

namespace ui::panels {

using tables::PlainTable;

RecordFilter::RecordFilter(QObject* parent) : QSortFilterProxyModel(parent) {}

void RecordFilter::setWords(const QString& text) {
    m_words = text.split(QLatin1Char(' '), Qt::SkipEmptyParts);
    invalidateFilter();
}

void RecordFilter::setChoice(int column, const QString& text) {
    m_choices[column] = text;
    invalidateFilter();
}

bool RecordFilter::filterAcceptsRow(int row, const QModelIndex& parent) const {
    const auto cell = [&](int column) { return sourceModel()->index(row, column, parent).data().toString(); };
    const bool isChosen = std::all_of(m_choices.begin(), m_choices.end(), [&](const auto& choice) {
        return choice.second.isEmpty() || cell(choice.first) == choice.second;
    });
    if (!isChosen) return false;
    QStringList cells;
    if (!m_words.isEmpty())
        for (int column = 0; column < sourceModel()->columnCount(parent); ++column)
            cells << cell(column);
    return std::all_of(m_words.begin(), m_words.end(), [&](const QString& word) {
        return std::any_of(cells.begin(), cells.end(),
                           [&](const QString& text) { return text.contains(word, Qt::CaseInsensitive); });
    });
}

// Numbers by size and before texts.
bool RecordFilter::lessThan(const QModelIndex& left, const QModelIndex& right) const {
    const QVariant a = left.data(PlainTable::rawRole);
    const QVariant b = right.data(PlainTable::rawRole);
    const bool aIsNumber = a.typeId() == QMetaType::Double;
    const bool bIsNumber = b.typeId() == QMetaType::Double;
    if (aIsNumber && bIsNumber) return a.toDouble() < b.toDouble();
    if (aIsNumber != bIsNumber) return aIsNumber;
    return a.toString().compare(b.toString(), Qt::CaseInsensitive) < 0;
}

RecordBrowser::RecordBrowser(std::vector<int> choiceColumns, const QString& emptyWords, QWidget* parent)
    : QWidget(parent), m_model(new PlainTable(this)), m_filter(new RecordFilter(this)), m_search(new QLineEdit(this)),
      m_count(new QLabel(this)), m_empty(new QLabel(emptyWords, this)), m_view(new QTableView(this)) {
    m_filter->setSourceModel(m_model);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    buildBar(choiceColumns);
    m_empty->setTextFormat(Qt::PlainText);
    m_empty->setWordWrap(true);
    m_empty->setAlignment(Qt::AlignCenter);
    m_empty->setProperty("look", QByteArray("caption"));
    column->addWidget(m_empty, 1);
    buildTable();
    column->addWidget(m_view, 1);
    connect(m_search, &QLineEdit::textChanged, this, &RecordBrowser::search);
}

void RecordBrowser::buildBar(const std::vector<int>& choiceColumns) {
    auto* bar = new QHBoxLayout;
    bar->setSpacing(8);
    m_search->setPlaceholderText(tr("Search"));
    m_search->setAccessibleName(tr("Search in these records"));
    m_search->setClearButtonEnabled(true);
    bar->addWidget(m_search, 1);
    for (const int column : choiceColumns) {
        auto* choice = new QComboBox(this);
        choice->setSizeAdjustPolicy(QComboBox::AdjustToContents);
        m_choices[column] = choice;
        bar->addWidget(choice);
        connect(choice, &QComboBox::currentIndexChanged, this, [this, choice, column] {
            m_filter->setChoice(column, choice->currentData().toString());
            countRows();
        });
    }
    m_count->setTextFormat(Qt::PlainText);
    m_count->setProperty("look", QByteArray("caption"));
    bar->addWidget(m_count);
    static_cast<QVBoxLayout*>(layout())->addLayout(bar);
}

void RecordBrowser::buildTable() {
    m_view->setModel(m_filter);
    m_view->verticalHeader()->hide();
    m_view->setShowGrid(false);
    m_view->setWordWrap(false);
    m_view->setSortingEnabled(true);
    m_view->sortByColumn(-1, Qt::AscendingOrder);
    m_view->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_view->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_view->horizontalHeader()->setHighlightSections(false);
    m_view->setMinimumHeight(fontMetrics().height() * 12);
    connect(m_view->horizontalHeader(), &QHeaderView::sectionResized, this, [this] {
        if (!m_isFitting && QGuiApplication::mouseButtons() != Qt::NoButton) m_hasOwnWidths = true;
    });
    connect(m_view->selectionModel(), &QItemSelectionModel::selectionChanged, this, &RecordBrowser::selectionChanged);
    auto* copy = new QShortcut(QKeySequence::Copy, m_view, nullptr, nullptr, Qt::WidgetShortcut);
    connect(copy, &QShortcut::activated, this, [this] { QGuiApplication::clipboard()->setText(selectedText()); });
}

void RecordBrowser::setContents(const TableContents& contents) {
    m_model->setContents(contents.headings, contents.rows);
    showContents(contents.title);
}

void RecordBrowser::setContents(const QString& title, const QStringList& headings, int rows,
                                PlainTable::CellAt cellAt) {
    m_model->setContents(headings, rows, std::move(cellAt));
    showContents(title);
}

void RecordBrowser::showContents(const QString& title) {
    m_view->setAccessibleName(title);
    fillChoices();
    const bool isEmpty = m_model->rowCount() == 0;
    m_empty->setVisible(isEmpty);
    m_view->setVisible(!isEmpty);
    m_search->setEnabled(!isEmpty);
    countRows();
    QMetaObject::invokeMethod(this, &RecordBrowser::fitColumns, Qt::QueuedConnection);
}

void RecordBrowser::search(const QString& text) {
    if (m_search->text() != text) {
        m_search->setText(text);
        return;
    }
    m_filter->setWords(text);
    countRows();
}

void RecordBrowser::fillChoices() {
    for (const auto& [column, choice] : m_choices) {
        QStringList values;
        for (int row = 0; row < m_model->rowCount(); ++row)
            values << m_model->index(row, column).data().toString();
        values.removeDuplicates();
        values.removeAll(QString());
        values.sort(Qt::CaseInsensitive);
        const QString chosen = choice->currentData().toString();
        const QString heading = m_model->headerData(column, Qt::Horizontal).toString();
        choice->clear();
        choice->setAccessibleName(heading);
        choice->addItem(tr("%1: any").arg(heading), QString());
        for (const QString& value : values)
            choice->addItem(value, value);
        choice->setCurrentIndex(std::max(0, choice->findData(chosen)));
    }
}

void RecordBrowser::fitColumns() {
    if (m_hasOwnWidths || m_model->rowCount() == 0) return;
    m_isFitting = true;
    tables::fitColumns(*m_view);
    m_isFitting = false;
}

void RecordBrowser::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    QMetaObject::invokeMethod(this, &RecordBrowser::fitColumns, Qt::QueuedConnection); // once the table has its size
}

void RecordBrowser::countRows() {
    const QLocale locale;
    m_count->setText(tr("%1 of %2")
                         .arg(text::fixedNumber(m_filter->rowCount(), 0, locale),
                              text::fixedNumber(m_model->rowCount(), 0, locale)));
}

std::vector<int> RecordBrowser::selectedRows() const {
    std::vector<int> rows;
    for (const QModelIndex& row : m_view->selectionModel()->selectedRows())
        rows.push_back(m_filter->mapToSource(row).row());
    std::sort(rows.begin(), rows.end());
    return rows;
}

QString RecordBrowser::selectedText() const {
    QModelIndexList rows = m_view->selectionModel()->selectedRows();
    if (rows.isEmpty())
        for (int row = 0; row < m_filter->rowCount(); ++row)
            rows << m_filter->index(row, 0);
    std::sort(rows.begin(), rows.end(), [](const auto& a, const auto& b) { return a.row() < b.row(); });
    QModelIndexList sources;
    for (const QModelIndex& row : rows)
        sources << m_filter->mapToSource(row);
    return m_model->tabSeparated(sources);
}

} // namespace ui::panels
