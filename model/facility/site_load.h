// The hourly load of a site: inference with its daily swing over flat training, through PUE to the meter.
#pragma once

#include "model/facility/site_power.h"
#include "model/series/series.h"
#include "model/units/quantities.h"

#include <array>

namespace model::facility {

// Inference over the hours of a local day, with mean 1: 1 + a (cos x + cos 2x / 4), x = 2 pi (hour - peakHour) / 24.
// swing a is 0..4/3; the highest hour is 1 + 1.25 a for a whole peak hour.
std::array<double, 24> dailyShape(double swing, double peakHour);

// The swing whose highest hour over the mean is `peakOverMean` (1.226 measured by DeepSeek), with a whole peak hour.
double swingOf(double peakOverMean);

struct ItDemand {
    units::Power inferencePeak; // IT power in the highest hour of the day
    units::Power training;      // IT power, flat
    double dailySwing{};
    double peakHour{15.0}; // local standard time, the start of the hour
    int utcOffset{};       // hours: local standard time minus UTC, -14..14
};

struct SiteLoad {
    series::Series<units::Power> facility; // at the meter, by UTC hour
    units::Power peak;                     // of the hours; not the design peak (designFacilityPower)
    units::Power mean;
    units::Energy energy;
    units::Energy itEnergy;
    double loadFactor{};   // mean / peak; 0 for no load
    double effectivePue{}; // energy / itEnergy, distribution loss included; 0 for no load
};

// `pue` has one value for each UTC hour of the year.
SiteLoad siteLoad(const ItDemand& demand, const series::Series<double>& pue, const SitePower& site);

} // namespace model::facility
