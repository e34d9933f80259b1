#include "model/evidence/rts79.h"

#include <array>

namespace model::evidence {

namespace {

struct Rts79Class {
    double capacityMw;
    int count;
    double mttfHours;
    double mttrHours;
};
constexpr Rts79Class kRts79Classes[] = {{12, 5, 2940, 60}, {20, 4, 450, 50},    {50, 6, 1980, 20},
                                        {76, 4, 1960, 40}, {100, 3, 1200, 50},  {155, 4, 960, 40},
                                        {197, 3, 950, 50}, {350, 1, 1150, 100}, {400, 2, 1100, 150}};

// Per cent, as printed.
constexpr std::array<double, 52> kWeekly{86.2, 90,   87.8, 83.4, 88,   84.1, 83.2, 80.6, 74,   73.7, 71.5, 72.7, 70.4,
                                         75,   72.1, 80,   75.4, 83.7, 87,   88,   85.6, 81.1, 90,   88.7, 89.6, 86.1,
                                         75.5, 81.6, 80.1, 88,   72.2, 77.6, 80,   72.9, 72.6, 70.5, 78,   69.5, 72.4,
                                         72.4, 74.3, 74.4, 80,   88.1, 88.5, 90.9, 94,   89,   94.2, 97,   100,  95.2};
constexpr std::array<double, 7> kDaily{93, 100, 98, 96, 94, 77, 75};
using Hours = std::array<double, 24>;
constexpr Hours kWinterWeekday{67, 63, 60, 59, 59, 60,  74,  86, 95, 96, 96, 95,
                               95, 95, 93, 94, 99, 100, 100, 96, 91, 83, 73, 63};
constexpr Hours kWinterWeekend{78, 72, 68, 66, 64, 65,  66, 70, 80, 88, 90, 91,
                               90, 88, 87, 87, 91, 100, 99, 97, 94, 92, 87, 81};
constexpr Hours kSummerWeekday{64, 60,  58,  56, 56, 58, 64, 76, 87, 95, 99, 100,
                               99, 100, 100, 97, 96, 96, 93, 92, 92, 93, 87, 72};
constexpr Hours kSummerWeekend{74, 70, 66, 65, 64, 62, 62, 66, 81,  86, 91, 93,
                               93, 92, 91, 91, 92, 94, 95, 95, 100, 93, 88, 80};
constexpr Hours kSpringWeekday{63, 62, 60, 58, 59, 65, 72, 85, 95, 99, 100, 99,
                               93, 92, 90, 88, 90, 92, 96, 98, 96, 90, 80,  70};
constexpr Hours kSpringWeekend{75, 73, 69, 66, 65, 65, 68, 74,  83, 89, 92, 94,
                               91, 90, 90, 86, 85, 88, 92, 100, 97, 95, 90, 85};

series::Season rts79Season(std::size_t week) { // counted from 1
    if (week <= 8 || week >= 44) return series::Season::Winter;
    if (week >= 18 && week <= 30) return series::Season::Summer;
    return series::Season::SpringFall;
}

Hours shares(const Hours& percent) {
    Hours result{};
    for (std::size_t i = 0; i < percent.size(); ++i)
        result[i] = percent[i] / 100.0;
    return result;
}

} // namespace

std::vector<adequacy::OutageGroup> rts79Units() {
    std::vector<adequacy::OutageGroup> groups;
    for (const Rts79Class& row : kRts79Classes) {
        adequacy::OutageGroup group;
        group.count = row.count;
        group.capacity = row.capacityMw * units::MW;
        group.forcedOutageRate = row.mttrHours / (row.mttfHours + row.mttrHours);
        group.repair = row.mttrHours * units::h;
        groups.push_back(group);
    }
    return groups;
}

series::LoadShape rts79LoadShape() {
    series::LoadShape shape;
    shape.source = "rts-79";
    for (std::size_t week = 0; week < kWeekly.size(); ++week) {
        shape.weeklyPeak[week] = kWeekly[week] / 100.0;
        shape.season[week] = rts79Season(week + 1);
    }
    for (std::size_t day = 0; day < kDaily.size(); ++day)
        shape.dailyPeak[day] = kDaily[day] / 100.0;
    shape.hourly = {{{shares(kWinterWeekday), shares(kWinterWeekend)},
                     {shares(kSummerWeekday), shares(kSummerWeekend)},
                     {shares(kSpringWeekday), shares(kSpringWeekend)}}};
    return shape;
}

std::vector<double> rts79LoadMw() {
    const auto shape = rts79LoadShape();
    std::vector<double> loadMw;
    loadMw.reserve(52 * 7 * 24);
    for (std::size_t week = 0; week < 52; ++week) {
        const auto& season = shape.hourly[static_cast<std::size_t>(shape.season[week])];
        for (std::size_t day = 0; day < 7; ++day) {
            const double peakMw = kRts79PeakMw * shape.weeklyPeak[week] * shape.dailyPeak[day];
            for (const double share : season[day < 5 ? 0 : 1])
                loadMw.push_back(peakMw * share);
        }
    }
    return loadMw;
}

} // namespace model::evidence
