#include "model/series/hourly_profile.h"

#include <algorithm>
#include <cassert>
#include <cmath>

namespace model::series {

namespace {
constexpr std::size_t kCommonHours = 8760;
constexpr std::size_t kLeapHours = 8784;
constexpr std::ptrdiff_t kEndOf28February = (31 + 28) * 24;
} // namespace

std::vector<units::Issue> problemsOf(const HourlyProfile& profile, const std::string& where) {
    std::vector<units::Issue> issues;
    const std::size_t count = profile.values.size();
    if (count != kCommonHours && count != kLeapHours)
        issues.push_back({"profile.wrong_length", units::Severity::Error, where, {std::to_string(count)}});
    if (count == kLeapHours && !isLeapYear(profile.year))
        issues.push_back({"profile.not_a_leap_year", units::Severity::Error, where, {std::to_string(profile.year)}});
    const auto bad =
        std::find_if(profile.values.begin(), profile.values.end(), [](double value) { return !std::isfinite(value); });
    if (bad != profile.values.end()) {
        const auto hour = std::distance(profile.values.begin(), bad) + 1;
        issues.push_back({"profile.not_finite", units::Severity::Error, where, {std::to_string(hour)}});
    }
    return issues;
}

std::vector<double> fitToYear(const HourlyProfile& profile, const TimeAxis& axis) {
    std::vector<double> values = profile.values;
    assert(values.size() == kCommonHours || values.size() == kLeapHours);
    if (values.size() == axis.hours()) return values;
    const auto march = values.begin() + kEndOf28February;
    if (axis.hours() == kCommonHours) {
        values.erase(march, march + 24);
        return values;
    }
    const std::vector<double> lastDay(march - 24, march);
    values.insert(march, lastDay.begin(), lastDay.end());
    return values;
}

} // namespace model::series
