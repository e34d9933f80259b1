#include "ui/tables/layout_column_table.h"

#include <array>
#include <utility>

namespace ui::tables {

LayoutColumnTable::LayoutColumnTable(QStringList roleNames, QObject* parent)
    : QAbstractTableModel(parent), m_roleNames(std::move(roleNames)) {}

void LayoutColumnTable::setRows(std::vector<LayoutColumnRow> rows) {
    if (rows == m_rows) return; // an editor that is open stays open
    beginResetModel();
    m_rows = std::move(rows);
    endResetModel();
}

int LayoutColumnTable::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int LayoutColumnTable::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant LayoutColumnTable::data(const QModelIndex& index, int role) const {
    if (!index.isValid() || (role != Qt::DisplayRole && role != Qt::EditRole && role != Qt::ToolTipRole)) return {};
    const LayoutColumnRow& row = m_rows[static_cast<std::size_t>(index.row())];
    if (role == Qt::ToolTipRole) return {}; // texts of the file are never rich text
    switch (static_cast<Column>(index.column())) {
    case ColumnColumn:
        return row.column;
    case ExampleColumn:
        return row.example;
    case RoleColumn:
        return role == Qt::EditRole ? QVariant(row.role) : QVariant(m_roleNames.value(row.role));
    case NameColumn:
        return row.name;
    case UnitColumn:
        return row.unit;
    case ColumnCount:
        break;
    }
    return {};
}

bool LayoutColumnTable::setData(const QModelIndex& index, const QVariant& value, int role) {
    if (!index.isValid() || role != Qt::EditRole) return false;
    LayoutColumnRow& row = m_rows[static_cast<std::size_t>(index.row())];
    const LayoutColumnRow before = row;
    switch (static_cast<Column>(index.column())) {
    case RoleColumn:
        if (value.toInt() < 0 || value.toInt() >= m_roleNames.size()) return false;
        row.role = value.toInt();
        break;
    case NameColumn:
        row.name = value.toString().trimmed();
        break;
    case UnitColumn:
        row.unit = value.toString().trimmed();
        break;
    default:
        return false;
    }
    if (row == before) return true;
    emit dataChanged(index, index);
    emit edited();
    return true;
}

Qt::ItemFlags LayoutColumnTable::flags(const QModelIndex& index) const {
    const Qt::ItemFlags plain = QAbstractTableModel::flags(index);
    const bool isEditable = index.isValid() && index.column() >= RoleColumn;
    return isEditable ? plain | Qt::ItemIsEditable : plain;
}

QVariant LayoutColumnTable::headerData(int section, Qt::Orientation orientation, int role) const {
    static constexpr std::array<const char*, ColumnCount> headings{
        QT_TR_NOOP("Column"), QT_TR_NOOP("Example"), QT_TR_NOOP("Is"), QT_TR_NOOP("Name"), QT_TR_NOOP("Unit")};
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole || section < 0 || section >= ColumnCount) return {};
    return tr(headings[static_cast<std::size_t>(section)]);
}

} // namespace ui::tables
