#include "ui/tables/import_issue_table.h"

#include "ui/shell/theme.h"
#include "ui/text/message_text.h"

#include <QtCore/QLocale>

#include <algorithm>
#include <numeric>

namespace ui::tables {

using model::units::Severity;

namespace {

QString severityWord(Severity severity) {
    switch (severity) {
    case Severity::Error:
        return ImportIssueTable::tr("Error");
    case Severity::Warning:
        return ImportIssueTable::tr("Warning");
    default:
        return ImportIssueTable::tr("Note");
    }
}

} // namespace

ImportIssueTable::ImportIssueTable(QObject* parent) : QAbstractTableModel(parent) {}

void ImportIssueTable::setRows(std::vector<ImportIssueRow> rows) {
    beginResetModel();
    m_rows = std::move(rows);
    m_order.resize(m_rows.size());
    std::iota(m_order.begin(), m_order.end(), std::size_t{0});
    m_words.assign(m_rows.size(), {});
    endResetModel();
}

int ImportIssueTable::countOf(Severity severity) const {
    return static_cast<int>(std::count_if(m_rows.begin(), m_rows.end(),
                                          [&](const ImportIssueRow& row) { return row.issue.severity == severity; }));
}

int ImportIssueTable::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int ImportIssueTable::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(ColumnCount);
}

const QString& ImportIssueTable::words(std::size_t index) const {
    QString& made = m_words[index];
    if (made.isNull()) made = text::message(m_rows[index].issue);
    return made;
}

QVariant ImportIssueTable::data(const QModelIndex& index, int role) const {
    if (!index.isValid()) return {};
    const ImportIssueRow& row = at(index.row());
    if (role == Qt::ToolTipRole && index.column() == WordsColumn)
        return text::toolTip(words(m_order[static_cast<std::size_t>(index.row())]));
    if (role == Qt::TextAlignmentRole)
        return static_cast<int>((index.column() == LineColumn ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    if (role == Qt::ForegroundRole && index.column() == SeverityColumn && row.issue.severity == Severity::Error)
        return shell::activeTheme().alarm;
    if (role != Qt::DisplayRole) return {};
    switch (index.column()) {
    case SeverityColumn:
        return severityWord(row.issue.severity);
    case LineColumn:
        return row.line == 0 ? QString() : QLocale().toString(static_cast<qulonglong>(row.line));
    case NameColumn:
        return row.column;
    default:
        return words(m_order[static_cast<std::size_t>(index.row())]);
    }
}

QVariant ImportIssueTable::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || section < 0 || section >= ColumnCount) return {};
    if (role == Qt::TextAlignmentRole) return static_cast<int>(Qt::AlignLeft | Qt::AlignVCenter); // beside the arrow
    if (role != Qt::DisplayRole) return {};
    switch (section) {
    case SeverityColumn:
        return tr("Kind");
    case LineColumn:
        return tr("Line");
    case NameColumn:
        return tr("Column");
    default:
        return tr("What was found");
    }
}

bool ImportIssueTable::isLess(std::size_t left, std::size_t right, int column) const {
    const ImportIssueRow& a = m_rows[left];
    const ImportIssueRow& b = m_rows[right];
    switch (column) {
    case SeverityColumn:
        return a.issue.severity < b.issue.severity;
    case LineColumn:
        return a.line < b.line;
    case NameColumn:
        return a.column.localeAwareCompare(b.column) < 0;
    case WordsColumn:
        return words(left) < words(right);
    default:
        return left < right;
    }
}

void ImportIssueTable::sort(int column, Qt::SortOrder order) {
    emit layoutAboutToBeChanged({}, VerticalSortHint);
    const QModelIndexList before = persistentIndexList();
    std::vector<std::size_t> shown;
    for (const QModelIndex& index : before)
        shown.push_back(m_order[static_cast<std::size_t>(index.row())]);
    std::iota(m_order.begin(), m_order.end(), std::size_t{0});
    std::stable_sort(m_order.begin(), m_order.end(), [&](std::size_t a, std::size_t b) {
        return order == Qt::AscendingOrder ? isLess(a, b, column) : isLess(b, a, column);
    });
    std::vector<int> rowOf(m_order.size());
    for (std::size_t row = 0; row < m_order.size(); ++row)
        rowOf[m_order[row]] = static_cast<int>(row);
    QModelIndexList after;
    for (qsizetype i = 0; i < before.size(); ++i)
        after << index(rowOf[shown[static_cast<std::size_t>(i)]], before[i].column());
    changePersistentIndexList(before, after);
    emit layoutChanged({}, VerticalSortHint);
}

} // namespace ui::tables
