#include "model/series/load_shape.h"

#include "model/series/local_hour.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <numeric>
#include <span>

namespace model::series {

namespace {
constexpr int kWeeks = 52;
constexpr int kSaturday = 5;

std::size_t weekOf(int day) {
    return static_cast<std::size_t>(std::clamp(day / 7, 0, kWeeks - 1));
}

std::size_t dayKindOf(int weekday) {
    return static_cast<std::size_t>(weekday >= kSaturday ? DayKind::Weekend : DayKind::Weekday);
}

Season usualSeason(int week) { // weeks counted from 1, as the Reliability Test System divides the year
    if (week <= 8 || week >= 44) return Season::Winter;
    return week >= 18 && week <= 30 ? Season::Summer : Season::SpringFall;
}

// One local day that lies wholly in the year: its hours of load and where it belongs.
struct WholeDay {
    std::size_t week{};
    int weekday{};
    std::span<const double> loadMw;
    double peakMw() const { return *std::max_element(loadMw.begin(), loadMw.end()); }
};

std::vector<WholeDay> wholeDays(std::span<const double> loadMw, const TimeAxis& axis, int utcOffset) {
    std::vector<WholeDay> days;
    visitLocalHours(axis, utcOffset, [&](std::size_t first, const LocalHour& at) {
        if (at.hour == 0 && first + 24 <= loadMw.size())
            days.push_back({weekOf(at.day), at.weekday, loadMw.subspan(first, 24)});
    });
    return days;
}

// A running mean of numbers given one by one.
struct MeanOf {
    double sum{};
    double count{};
    void add(double value) {
        sum += value;
        count += 1.0;
    }
    double value() const { return count > 0.0 ? sum / count : 0.0; }
};

template<class Numbers>
void scaleToPeakOne(Numbers& numbers) {
    const double peak = *std::max_element(numbers.begin(), numbers.end());
    if (peak <= 0.0) return;
    for (double& number : numbers)
        number /= peak;
}

void fitDailyPeaks(LoadShape& shape, std::span<const WholeDay> days, std::span<const double> weekPeakMw) {
    std::array<MeanOf, 7> ofWeekPeak;
    for (const WholeDay& day : days)
        ofWeekPeak[static_cast<std::size_t>(day.weekday)].add(day.peakMw() / weekPeakMw[day.week]);
    std::transform(ofWeekPeak.begin(), ofWeekPeak.end(), shape.dailyPeak.begin(),
                   [](const MeanOf& mean) { return mean.value(); });
    scaleToPeakOne(shape.dailyPeak);
}

void fitHourlyProfiles(LoadShape& shape, std::span<const WholeDay> days) {
    std::array<std::array<std::array<MeanOf, 24>, 2>, 3> ofDayPeak;
    for (const WholeDay& day : days) {
        const double peakMw = day.peakMw();
        auto& profile = ofDayPeak[static_cast<std::size_t>(shape.season[day.week])][dayKindOf(day.weekday)];
        for (std::size_t hour = 0; hour < 24; ++hour)
            profile[hour].add(day.loadMw[hour] / peakMw);
    }
    for (std::size_t season = 0; season < 3; ++season)
        for (std::size_t kind = 0; kind < 2; ++kind) {
            for (std::size_t hour = 0; hour < 24; ++hour)
                shape.hourly[season][kind][hour] = ofDayPeak[season][kind][hour].value();
            scaleToPeakOne(shape.hourly[season][kind]);
        }
}

// The shape with daily peaks and hourly profiles raised to a power: highest values stay 1, troughs deepen above 1.
LoadShape sharpened(const LoadShape& shape, double exponent) {
    LoadShape result = shape;
    for (double& share : result.dailyPeak)
        share = std::pow(share, exponent);
    for (auto& season : result.hourly)
        for (auto& profile : season)
            for (double& share : profile)
                share = std::pow(share, exponent);
    return result;
}

double yearSum(const LoadShape& shape, const TimeAxis& axis) {
    const std::vector<double> share = expand(shape, axis);
    return std::accumulate(share.begin(), share.end(), 0.0);
}

// Mean profiles scaled to a highest value of 1 hold too much energy; the exponent that restores it, by bisection.
double exponentForEnergy(const LoadShape& shape, const TimeAxis& axis, double energy) {
    double low = 0.0;
    double high = 8.0;
    for (int halving = 0; halving < 50; ++halving) {
        const double middle = (low + high) / 2.0;
        (yearSum(sharpened(shape, middle), axis) > energy ? low : high) = middle;
    }
    return (low + high) / 2.0;
}
} // namespace

std::vector<double> expand(const LoadShape& shape, const TimeAxis& axis) {
    std::vector<double> share(axis.hours());
    visitLocalHours(axis, shape.utcOffset, [&](std::size_t utcHour, const LocalHour& at) {
        const std::size_t week = weekOf(at.day);
        const auto& profile = shape.hourly[static_cast<std::size_t>(shape.season[week])][dayKindOf(at.weekday)];
        share[utcHour] = shape.weeklyPeak[week] * shape.dailyPeak[static_cast<std::size_t>(at.weekday)] *
                         profile[static_cast<std::size_t>(at.hour)];
    });
    return share;
}

FittedLoadShape fitLoadShape(const HourlyProfile& load, int utcOffset) {
    const TimeAxis axis(load.year);
    const std::vector<double> loadMw = fitToYear(load, axis);
    const std::vector<WholeDay> days = wholeDays(loadMw, axis, utcOffset);
    FittedLoadShape fitted;
    LoadShape& shape = fitted.shape;
    shape.source = load.source;
    shape.utcOffset = utcOffset;
    for (std::size_t week = 0; week < kWeeks; ++week)
        shape.season[week] = usualSeason(static_cast<int>(week) + 1);

    std::array<double, kWeeks> weekPeakMw{};
    for (const WholeDay& day : days)
        weekPeakMw[day.week] = std::max(weekPeakMw[day.week], day.peakMw());
    const double peakMw = *std::max_element(weekPeakMw.begin(), weekPeakMw.end());
    assert(peakMw > 0.0);
    std::transform(weekPeakMw.begin(), weekPeakMw.end(), shape.weeklyPeak.begin(),
                   [peakMw](double weekMw) { return weekMw / peakMw; });
    fitDailyPeaks(shape, days, weekPeakMw);
    fitHourlyProfiles(shape, days);

    const double energy = std::accumulate(loadMw.begin(), loadMw.end(), 0.0) / peakMw;
    shape = sharpened(shape, exponentForEnergy(shape, axis, energy));

    const std::vector<double> rebuilt = expand(shape, axis);
    double squares = 0.0;
    for (std::size_t hour = 0; hour < rebuilt.size(); ++hour) {
        const double error = rebuilt[hour] - loadMw[hour] / peakMw;
        squares += error * error;
    }
    fitted.rmsError = std::sqrt(squares / static_cast<double>(rebuilt.size()));
    fitted.energyError = std::accumulate(rebuilt.begin(), rebuilt.end(), 0.0) / energy - 1.0;
    return fitted;
}

} // namespace model::series
