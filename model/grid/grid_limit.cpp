#include "model/grid/grid_limit.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <numeric>

namespace model::grid {

namespace {

// Integral of the knots (linear between, flat outside) from `from` to `to`, in value years.
double knotIntegral(const std::vector<series::Knot>& knots, double from, double to) {
    double sum = 0.0;
    double left = from;
    double leftValue = series::interpolate(knots, from);
    for (const series::Knot& knot : knots) {
        if (knot.year <= from) continue;
        if (knot.year >= to) break;
        sum += 0.5 * (leftValue + knot.value) * (knot.year - left);
        left = knot.year;
        leftValue = knot.value;
    }
    return sum + 0.5 * (leftValue + series::interpolate(knots, to)) * (to - left);
}

std::size_t curtailedCount(const Interconnection& interconnection, std::size_t hours) {
    const double asked = std::round(units::number(interconnection.curtailment.quantity()));
    return asked <= 0.0 ? 0 : std::min(hours, static_cast<std::size_t>(asked));
}

} // namespace

units::Power usableContract(const Interconnection& interconnection, double year) {
    const auto& knots = interconnection.contract.knots;
    const double slipYears = units::number(interconnection.slip.quantity()) / units::kHoursPerYear;
    const double rampYears = interconnection.ramp.value / units::kMonthsPerYear;
    const double now = year - slipYears;
    double contractMw = series::interpolate(knots, now);
    if (rampYears > 0.0) contractMw = std::min(contractMw, knotIntegral(knots, now - rampYears, now) / rampYears);
    return units::of<units::Power>(contractMw * interconnection.deliverability.value);
}

std::vector<std::size_t> curtailedHours(const Interconnection& interconnection, std::span<const double> regionLoadMw) {
    const std::size_t count = curtailedCount(interconnection, regionLoadMw.size());
    if (count == 0) return {};
    std::vector<std::size_t> hours(regionLoadMw.size());
    std::iota(hours.begin(), hours.end(), std::size_t{0});
    const auto higherThenEarlier = [regionLoadMw](std::size_t a, std::size_t b) {
        return regionLoadMw[a] != regionLoadMw[b] ? regionLoadMw[a] > regionLoadMw[b] : a < b;
    };
    const auto end = hours.begin() + static_cast<std::ptrdiff_t>(count);
    std::nth_element(hours.begin(), end - 1, hours.end(), higherThenEarlier);
    hours.resize(count);
    std::sort(hours.begin(), hours.end());
    return hours;
}

series::Series<units::Power> hourlyLimit(const Interconnection& interconnection, const series::TimeAxis& axis,
                                         std::span<const double> regionLoadMw) {
    const bool curtails = curtailedCount(interconnection, axis.hours()) > 0;
    assert(regionLoadMw.size() == axis.hours() || (regionLoadMw.empty() && !curtails));
    series::Series<units::Power> limit(axis.hours());
    const std::span<double> limitMw = limit.numbers();
    for (int month = 1; month <= 12; ++month) {
        const double middle = axis.year() + (month - 0.5) / units::kMonthsPerYear;
        const double usableMw = units::number(usableContract(interconnection, middle));
        const std::size_t first = axis.firstHourOfMonth(month);
        const std::size_t count = axis.firstHourOfMonth(month + 1) - first;
        std::ranges::fill(limitMw.subspan(first, count), usableMw);
    }
    if (curtails) {
        const double kept = 1.0 - interconnection.curtailmentDepth.value;
        for (const std::size_t hour : curtailedHours(interconnection, regionLoadMw))
            limitMw[hour] *= kept;
    }
    return limit;
}

} // namespace model::grid
