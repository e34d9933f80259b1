// How much of the time, and by how much, one supply falls short of one load and a flat addition to it: states of the
// units against the hours' load net of the grid. Order in time is lost.
#pragma once

#include "model/adequacy/delivery_path.h"
#include "model/adequacy/level_index.h"
#include "model/adequacy/load_distribution.h"
#include "model/adequacy/outage_table.h"

#include <optional>
#include <span>
#include <vector>

namespace model::adequacy {

// A state of the grid: how probable, and what the load is net of it. `netMw` is the same hour by hour; needed with a
// delivery path only.
struct GridCase {
    double weight{};
    const LoadDistribution* netLoad{};
    std::span<const double> netMw;
};

struct Flexibility {
    double powerMw{};
    double shareOfHours{}; // in which it may be called
};

// What stands between the supply and the load. `loadMw` is empty where there is no load but the addition.
struct DeliveredLoad {
    std::span<const DeliveryLevel> levels; // empty: no limit
    std::span<const double> loadMw;
    const LoadDistribution* load{}; // the same, or constantly 0
};

class ShortageCurve {
public:
    ShortageCurve(const OutageTable& onsite, std::span<const GridCase> cases, const Flexibility& flexible,
                  const DeliveredLoad& delivered);
    double shortShare(double extraMw) const; // P(x)
    double unservedMw(double extraMw) const; // mean over time; with a delivery path only for a load by the hour
    double largestExtraMw(double allowedShare) const;

private:
    double shortShareWithoutFlexible(double extraMw, double enough = 1.0) const; // P0(x)
    double supplyShortShare(double extraMw, double enough) const;
    double hourlyShortShare(double extraMw, double enough) const;
    double unservedMwWithoutFlexible(double extraMw) const;
    double hourlyUnservedMw(double extraMw) const;
    double pathBelowShare(double loadMw) const;
    double supplyUnservedMw(std::size_t hour, double servedLoadMw) const;
    bool isAllowed(double extraMw, double allowedShare) const;
    double nextStepMw(double extraMw) const;

    const OutageTable& m_onsite;
    std::span<const GridCase> m_cases;
    Flexibility m_flexible;
    DeliveredLoad m_delivered;
    std::optional<LevelIndex> m_index; // for a delivery path and a load by the hour
    double m_capacityMw;
    double m_toleranceMw;
    double m_lowestMw;
    double m_highestMw;
};

} // namespace model::adequacy
