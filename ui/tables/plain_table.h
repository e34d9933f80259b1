// A read-only table of texts with a raw value behind each cell: for lists of results that are made anew as a whole.
#pragma once

#include <QtCore/QAbstractTableModel>
#include <QtCore/QStringList>

#include <functional>
#include <vector>

namespace ui::tables {

struct PlainCell {
    QString text;
    QVariant raw{}; // number or text, for sorting and copying
    bool isNumber{false};
    bool isAlarm{false};
    QString toolTip{};
};

class PlainTable : public QAbstractTableModel {
    Q_OBJECT

public:
    static constexpr int rawRole = Qt::UserRole;
    static constexpr int alarmRole = Qt::UserRole + 1;

    explicit PlainTable(QObject* parent = nullptr);
    // Every row has as many cells as there are headings.
    void setContents(const QStringList& headings, std::vector<std::vector<PlainCell>> rows);
    // The same without keeping the cells: asked for when they are shown, for tables of a million rows.
    using CellAt = std::function<PlainCell(int row, int column)>;
    void setContents(const QStringList& headings, int rows, CellAt cellAt);
    QString tabSeparated() const;
    QString tabSeparated(const QModelIndexList& rows) const; // headings and these rows

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    PlainCell cell(int row, int column) const;

    QStringList m_headings;
    std::vector<std::vector<PlainCell>> m_rows;
    CellAt m_cellAt; // null: m_rows
    int m_count{0};
};

PlainCell textCell(const QString& text, const QString& toolTip = {});
PlainCell numberCell(const QString& text, double raw);

} // namespace ui::tables
