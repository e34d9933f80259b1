#include "data/project/measurement_table.h"

#include <algorithm>

namespace data::project {

// Two absent numbers are the same.
bool operator==(const MeasurementColumn& a, const MeasurementColumn& b) {
    const auto same = [](double x, double y) { return x == y || (std::isnan(x) && std::isnan(y)); };
    return a.name == b.name && a.unit == b.unit && a.codes == b.codes && a.words == b.words &&
           std::equal(a.numbers.begin(), a.numbers.end(), b.numbers.begin(), b.numbers.end(), same);
}

std::size_t MeasurementTable::quarantined() const {
    return static_cast<std::size_t>(std::count(uses.begin(), uses.end(), RowUse::Quarantined));
}

const MeasurementColumn* MeasurementTable::column(std::string_view name) const {
    const auto found =
        std::find_if(columns.begin(), columns.end(), [&](const MeasurementColumn& one) { return one.name == name; });
    return found == columns.end() ? nullptr : &*found;
}

double MeasurementTable::number(std::size_t row, std::string_view name) const {
    const MeasurementColumn* found = column(name);
    return found == nullptr || found->isText() ? std::numeric_limits<double>::quiet_NaN() : found->numbers[row];
}

const std::string& MeasurementTable::text(std::size_t row, std::string_view name) const {
    static const std::string none;
    const MeasurementColumn* found = column(name);
    return found == nullptr || !found->isText() ? none : found->words[found->codes[row]];
}

} // namespace data::project
