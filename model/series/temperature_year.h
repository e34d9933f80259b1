// Outside temperature of a year as 365 daily means × 12 diurnal shapes, with design extremes. The hours give energy and
// charts; what must hold at the extreme uses the design temperatures, never the hours.
#pragma once

#include "model/series/hourly_profile.h"
#include "model/series/series.h"
#include "model/series/time_axis.h"

#include <array>
#include <string>

namespace model::series {

struct TemperatureYear {
    std::string source;
    int utcOffset{};                                        // hours: local standard time minus UTC
    std::array<double, 365> dailyMeanCelsius{};             // by local date of a common year
    std::array<std::array<double, 24>, 12> diurnalKelvin{}; // [month][local hour], over the day's mean
    double designHighCelsius{};
    double designLowCelsius{};
    friend bool operator==(const TemperatureYear&, const TemperatureYear&) = default;
};

// °C in each UTC hour; 29 February repeats the 28th.
Series<double> expand(const TemperatureYear& year, const TimeAxis& axis);

struct FittedTemperatureYear {
    TemperatureYear year; // design temperatures: the highest and lowest hour of the profile
    double rmsErrorKelvin{};
};
// Daily means and mean diurnal shapes of a profile in °C that is free of problems.
FittedTemperatureYear fitTemperatureYear(const HourlyProfile& celsius, int utcOffset);

} // namespace model::series
