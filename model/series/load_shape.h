// A year of load as weekly peaks × daily peaks × hourly profiles (the form of the IEEE Reliability Test System, 1979).
// Shares only: the peak in MW is the study's.
#pragma once

#include "model/series/hourly_profile.h"
#include "model/series/time_axis.h"

#include <array>
#include <string>
#include <vector>

namespace model::series {

enum class Season { Winter, Summer, SpringFall };
enum class DayKind { Weekday, Weekend };

struct LoadShape {
    std::string source;
    int utcOffset{};                                               // hours: local standard time minus UTC
    std::array<double, 52> weeklyPeak{};                           // share of the annual peak
    std::array<Season, 52> season{};                               // of each week
    std::array<double, 7> dailyPeak{};                             // Monday first, share of the week's peak
    std::array<std::array<std::array<double, 24>, 2>, 3> hourly{}; // [season][day kind][local hour], share of the day's
    friend bool operator==(const LoadShape&, const LoadShape&) = default;
};

// Share of the annual peak in each UTC hour. Week n is the n-th run of seven days from 1 January, with the weekdays of
// the calendar; what is left after 52 weeks (one day, or two) belongs to week 52.
std::vector<double> expand(const LoadShape& shape, const TimeAxis& axis);

// The shape nearest to a year of hourly load, and how far the year it gives is from the load, as shares of the peak.
struct FittedLoadShape {
    LoadShape shape;
    double rmsError{};
    double energyError{}; // of annual energy, as a share of it: what the fit could not restore
};
// Each week keeps its peak and the year its energy: mean profiles are scaled to a highest value of 1 and raised to the
// power that restores the energy. Weeks 18-30 are summer, 1-8 and 44-52 winter. The profile must be free of problems
// and every day's peak above zero.
FittedLoadShape fitLoadShape(const HourlyProfile& load, int utcOffset);

} // namespace model::series
