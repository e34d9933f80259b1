#include "ui/tables/plain_table.h"

#include "ui/shell/theme.h"
#include "ui/text/message_text.h"

#include <QtGui/QColor>

#include <utility>

namespace ui::tables {

PlainTable::PlainTable(QObject* parent) : QAbstractTableModel(parent) {}

void PlainTable::setContents(const QStringList& headings, std::vector<std::vector<PlainCell>> rows) {
    beginResetModel();
    m_headings = headings;
    m_rows = std::move(rows);
    m_cellAt = nullptr;
    m_count = static_cast<int>(m_rows.size());
    endResetModel();
}

void PlainTable::setContents(const QStringList& headings, int rows, CellAt cellAt) {
    beginResetModel();
    m_headings = headings;
    m_rows.clear();
    m_cellAt = std::move(cellAt);
    m_count = rows;
    endResetModel();
}

PlainCell PlainTable::cell(int row, int column) const {
    if (m_cellAt) return m_cellAt(row, column);
    return m_rows[static_cast<std::size_t>(row)][static_cast<std::size_t>(column)];
}

QString PlainTable::tabSeparated() const {
    QModelIndexList rows;
    for (int row = 0; row < rowCount(); ++row)
        rows << index(row, 0);
    return tabSeparated(rows);
}

QString PlainTable::tabSeparated(const QModelIndexList& rows) const {
    QStringList lines{m_headings.join(QLatin1Char('\t'))};
    for (const QModelIndex& row : rows) {
        QStringList cells;
        for (int column = 0; column < columnCount(); ++column)
            cells << cell(row.row(), column)
                         .raw.toString()
                         .replace(QLatin1Char('\t'), QLatin1Char(' '))
                         .replace(QLatin1Char('\n'), QLatin1Char(' '));
        lines << cells.join(QLatin1Char('\t'));
    }
    return lines.join(QLatin1Char('\n')) + QLatin1Char('\n');
}

int PlainTable::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : m_count;
}

int PlainTable::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_headings.size());
}

QVariant PlainTable::data(const QModelIndex& index, int role) const {
    if (!index.isValid()) return {};
    const PlainCell shown = cell(index.row(), index.column());
    switch (role) {
    case Qt::DisplayRole:
        return shown.text;
    case rawRole:
        return shown.raw;
    case alarmRole:
        return shown.isAlarm;
    case Qt::ToolTipRole:
        return shown.toolTip.isEmpty() ? QVariant() : text::toolTip(shown.toolTip);
    case Qt::ForegroundRole:
        return shown.isAlarm ? QVariant(shell::activeTheme().alarm) : QVariant();
    case Qt::TextAlignmentRole:
        return static_cast<int>((shown.isNumber ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    default:
        return {};
    }
}

QVariant PlainTable::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || section < 0 || section >= m_headings.size()) return {};
    if (role == Qt::TextAlignmentRole) {
        const bool isNumber = m_count > 0 && cell(0, section).isNumber;
        return static_cast<int>((isNumber ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    }
    return role == Qt::DisplayRole ? QVariant(m_headings[section]) : QVariant();
}

PlainCell textCell(const QString& text, const QString& toolTip) {
    return {text, text, false, false, toolTip};
}

PlainCell numberCell(const QString& text, double raw) {
    return {text, raw, true, false, {}};
}

} // namespace ui::tables
