// The columns of a table that no format knows, each with an example, its role, name and unit: edited in place.
#pragma once

#include <QtCore/QAbstractTableModel>
#include <QtCore/QStringList>

#include <vector>

namespace ui::tables {

struct LayoutColumnRow {
    QString column;
    QString example; // its first cell that is not empty
    int role{};      // index into the names of roles
    QString name;
    QString unit;
    friend bool operator==(const LayoutColumnRow&, const LayoutColumnRow&) = default;
};

class LayoutColumnTable : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { ColumnColumn, ExampleColumn, RoleColumn, NameColumn, UnitColumn, ColumnCount };

    explicit LayoutColumnTable(QStringList roleNames, QObject* parent = nullptr);
    void setRows(std::vector<LayoutColumnRow> rows);
    const std::vector<LayoutColumnRow>& rows() const { return m_rows; }
    const QStringList& roles() const { return m_roleNames; }

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role = Qt::EditRole) override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

signals:
    void edited();

private:
    QStringList m_roleNames;
    std::vector<LayoutColumnRow> m_rows;
};

} // namespace ui::tables
