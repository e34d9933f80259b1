#include "ui/tables/knot_table.h"

#include "ui/session/input_text.h"
#include "ui/text/message_text.h"

#include <algorithm>
#include <utility>

namespace ui::tables {

KnotTable::KnotTable(std::string rowUnit, double minimum, double maximum, QObject* parent)
    : QAbstractTableModel(parent), m_unit(std::move(rowUnit)), m_minimum(minimum), m_maximum(maximum) {}

void KnotTable::setKnots(const std::vector<model::series::Knot>& knots) {
    if (knots == m_knots) return;
    beginResetModel();
    m_knots = knots;
    endResetModel();
}

void KnotTable::addAfter(int row) {
    if (m_knots.empty()) return;
    const std::size_t at = std::min(static_cast<std::size_t>(std::max(row, 0)), m_knots.size() - 1);
    const bool isLast = at + 1 == m_knots.size();
    const double year = isLast ? m_knots[at].year + 1.0 : (m_knots[at].year + m_knots[at + 1].year) / 2.0;
    const double value = model::series::interpolate(m_knots, year);
    const int place = static_cast<int>(at) + 1;
    beginInsertRows({}, place, place);
    m_knots.insert(m_knots.begin() + place, {year, value});
    endInsertRows();
    emit knotsEdited();
}

void KnotTable::removeRow(int row) {
    if (row < 0 || row >= rowCount() || m_knots.size() < 2) return;
    beginRemoveRows({}, row, row);
    m_knots.erase(m_knots.begin() + row);
    endRemoveRows();
    emit knotsEdited();
}

int KnotTable::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_knots.size());
}

int KnotTable::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant KnotTable::data(const QModelIndex& index, int role) const {
    if (!index.isValid()) return {};
    const auto& knot = m_knots[static_cast<std::size_t>(index.row())];
    const bool isYear = index.column() == Year;
    if (role == rawRole) return isYear ? knot.year : knot.value;
    if (role == Qt::TextAlignmentRole) return static_cast<int>(Qt::AlignRight | Qt::AlignVCenter);
    if (role == Qt::DisplayRole)
        return isYear ? session::inputText(knot.year, "yr AD") : session::inputQuantity(knot.value, m_unit);
    if (role == Qt::EditRole) return session::inputText(isYear ? knot.year : knot.value, isYear ? "yr AD" : m_unit);
    return {};
}

bool KnotTable::setData(const QModelIndex& index, const QVariant& value, int role) {
    if (!index.isValid() || role != Qt::EditRole) return false;
    const bool isYear = index.column() == Year;
    const auto typed = session::parseInput(value.toString(), isYear ? "yr AD" : std::string_view(m_unit));
    if (!typed.value) {
        emit refused(typed.issues.empty() ? tr("Type a number.") : text::message(typed.issues.front()));
        return false;
    }
    const auto row = static_cast<std::size_t>(index.row());
    return isYear ? setYear(row, *typed.value) : setValue(row, *typed.value);
}

Qt::ItemFlags KnotTable::flags(const QModelIndex& index) const {
    return QAbstractTableModel::flags(index) | (index.isValid() ? Qt::ItemIsEditable : Qt::NoItemFlags);
}

QVariant KnotTable::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) return {};
    return section == Year ? tr("Year") : tr("Value");
}

bool KnotTable::setYear(std::size_t row, double year) {
    if (year < 1900.0 || year > 2200.0) {
        emit refused(tr("Choose a year between 1900 and 2200."));
        return false;
    }
    for (std::size_t i = 0; i < m_knots.size(); ++i)
        if (i != row && m_knots[i].year == year) {
            emit refused(tr("There is already a value for %1.").arg(session::inputText(year, "yr AD")));
            return false;
        }
    if (m_knots[row].year == year) return true;
    beginResetModel();
    m_knots[row].year = year;
    std::sort(m_knots.begin(), m_knots.end(), [](const auto& a, const auto& b) { return a.year < b.year; });
    endResetModel();
    emit knotsEdited();
    return true;
}

bool KnotTable::setValue(std::size_t row, double value) {
    if (value < m_minimum || value > m_maximum) {
        emit refused(tr("Choose %1 to %2.")
                         .arg(session::inputText(m_minimum, m_unit), session::inputQuantity(m_maximum, m_unit)));
        return false;
    }
    if (m_knots[row].value == value) return true;
    m_knots[row].value = value;
    const QModelIndex at = index(static_cast<int>(row), Value);
    emit dataChanged(at, at);
    emit knotsEdited();
    return true;
}

} // namespace ui::tables
