// The knots of a trajectory as an editable table of two columns. It keeps them sorted by year.
#pragma once

#include "model/series/trajectory.h"

#include <QtCore/QAbstractTableModel>

#include <string>
#include <vector>

namespace ui::tables {

class KnotTable : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { Year, Value, ColumnCount };
    static constexpr int rawRole = Qt::UserRole; // the number in the row's unit

    KnotTable(std::string rowUnit, double minimum, double maximum, QObject* parent = nullptr);

    void setKnots(const std::vector<model::series::Knot>& knots);
    const std::vector<model::series::Knot>& knots() const { return m_knots; }
    // A knot on the curve, after that row (halfway to the next, or a year on behind the last).
    void addAfter(int row);
    void removeRow(int row); // the last knot stays

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role = Qt::EditRole) override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

signals:
    void knotsEdited(); // by a person
    void refused(const QString& reason);

private:
    bool setYear(std::size_t row, double year);
    bool setValue(std::size_t row, double value);

    std::string m_unit;
    double m_minimum;
    double m_maximum;
    std::vector<model::series::Knot> m_knots;
};

} // namespace ui::tables
