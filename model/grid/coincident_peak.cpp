#include "model/grid/coincident_peak.h"

#include <algorithm>
#include <cassert>
#include <vector>

namespace model::grid {

std::array<std::size_t, 5> coincidentPeakHours(const series::TimeAxis& axis, std::span<const double> regionLoadMw) {
    assert(regionLoadMw.size() == axis.hours());
    std::vector<std::size_t> dayPeaks(axis.days());
    for (std::size_t day = 0; day < dayPeaks.size(); ++day) {
        const auto first = regionLoadMw.begin() + static_cast<std::ptrdiff_t>(day * 24);
        dayPeaks[day] = static_cast<std::size_t>(std::max_element(first, first + 24) - regionLoadMw.begin());
    }
    std::array<std::size_t, 5> hours{};
    std::partial_sort_copy(dayPeaks.begin(), dayPeaks.end(), hours.begin(), hours.end(),
                           [regionLoadMw](std::size_t a, std::size_t b) {
                               return regionLoadMw[a] != regionLoadMw[b] ? regionLoadMw[a] > regionLoadMw[b] : a < b;
                           });
    return hours;
}

} // namespace model::grid
