#include "model/series/temperature_year.h"

#include "model/series/local_hour.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <numeric>

namespace model::series {

namespace {
constexpr int kLastDayOfFebruary = 58; // 28 February, counted from 0

// The day of a common year that stands for a local day of the axis; days beyond the year's ends wrap.
std::size_t commonDay(const TimeAxis& axis, int day) {
    const int days = static_cast<int>(axis.days());
    const int within = (day + days) % days;
    return static_cast<std::size_t>(days == 366 && within > kLastDayOfFebruary ? within - 1 : within);
}

std::array<std::size_t, 365> monthOfCommonDay() {
    const TimeAxis common(2025);
    std::array<std::size_t, 365> month{};
    for (std::size_t day = 0; day < month.size(); ++day)
        month[day] = static_cast<std::size_t>(common.monthAt(day * 24) - 1);
    return month;
}
} // namespace

Series<double> expand(const TemperatureYear& year, const TimeAxis& axis) {
    static const std::array<std::size_t, 365> month = monthOfCommonDay();
    Series<double> celsius(axis.hours());
    const std::span<double> values = celsius.numbers();
    visitLocalHours(axis, year.utcOffset, [&](std::size_t utcHour, const LocalHour& at) {
        const std::size_t day = commonDay(axis, at.day);
        values[utcHour] =
            year.dailyMeanCelsius[day] + year.diurnalKelvin[month[day]][static_cast<std::size_t>(at.hour)];
    });
    return celsius;
}

FittedTemperatureYear fitTemperatureYear(const HourlyProfile& celsius, int utcOffset) {
    const TimeAxis axis(2025);
    const std::array<std::size_t, 365> month = monthOfCommonDay();
    const std::vector<double> hours = fitToYear(celsius, axis);
    FittedTemperatureYear fitted;
    TemperatureYear& year = fitted.year;
    year.source = celsius.source;
    year.utcOffset = utcOffset;
    const auto [lowest, highest] = std::minmax_element(celsius.values.begin(), celsius.values.end());
    year.designLowCelsius = *lowest;
    year.designHighCelsius = *highest;

    std::array<std::array<double, 24>, 12> deviationSum{};
    std::array<double, 12> daysOf{};
    // The local day at either end of the year joins the hours of both ends: 365 days of 24 hours each.
    visitLocalHours(axis, utcOffset, [&](std::size_t utcHour, const LocalHour& at) {
        year.dailyMeanCelsius[commonDay(axis, at.day)] += hours[utcHour] / 24.0;
    });
    visitLocalHours(axis, utcOffset, [&](std::size_t utcHour, const LocalHour& at) {
        const std::size_t day = commonDay(axis, at.day);
        deviationSum[month[day]][static_cast<std::size_t>(at.hour)] += hours[utcHour] - year.dailyMeanCelsius[day];
        daysOf[month[day]] += 1.0 / 24.0;
    });
    for (std::size_t m = 0; m < 12; ++m)
        for (std::size_t hour = 0; hour < 24; ++hour)
            year.diurnalKelvin[m][hour] = deviationSum[m][hour] / daysOf[m];

    const Series<double> rebuilt = expand(year, axis);
    const double squares =
        std::transform_reduce(hours.begin(), hours.end(), rebuilt.numbers().begin(), 0.0, std::plus<>(),
                              [](double measured, double built) { return (measured - built) * (measured - built); });
    fitted.rmsErrorKelvin = std::sqrt(squares / static_cast<double>(hours.size()));
    return fitted;
}

} // namespace model::series
