// How much of the time, and by how much, one supply falls short of a load when a cause takes some of it in the cold:
// hour by hour, since the cause follows the weather as the load does. Without such a cause it is a slow ShortageCurve.
#pragma once

#include "model/adequacy/level_index.h"
#include "model/adequacy/shortage_curve.h"
#include "model/adequacy/site_states.h"

#include <span>
#include <vector>

namespace model::adequacy {

// Hours that are alike.
struct ColdHours {
    double loadMw{};
    double gridMw{};      // the grid's limit
    double renewableMw{}; // in every state of the grid
    double upHours{};     // expected with the cause away
    double outHours{};    // and with it
};

class ColdShortage {
public:
    // The units with the cause away, and with it out; both with what else there is.
    struct Tables {
        const OutageTable& up;
        const OutageTable& out;
    };
    ColdShortage(const Tables& onsite, std::span<const GridLimit> grid, std::span<const ColdHours> hours,
                 const Flexibility& flexible, std::span<const DeliveryLevel> path);
    double shortShare(double extraMw) const;
    double unservedMw(double extraMw) const; // mean over time
    // To the tolerance of ShortageCurve, 1e-9 of the MW at hand.
    double largestExtraMw(double allowedShare) const;

private:
    struct State {
        const OutageTable& table;
        LevelIndex index;
        double capacityMw{};
        double shortAt(double netMw, double toleranceMw) const;
        double unservedMwAt(double netMw) const;
    };
    // Of the states of the grid, and of the cause: `of(state, netMw)` on average, times hours.
    template<class Of>
    double overStates(const ColdHours& hours, double servedMw, const Of& of) const;
    double plainShortShare(double extraMw, double enough) const;
    double plainUnservedMw(double extraMw) const;
    double called(double shortShareOfTime) const;

    State m_up;
    State m_out;
    std::span<const GridLimit> m_grid;
    std::span<const ColdHours> m_hours;
    Flexibility m_flexible;
    std::span<const DeliveryLevel> m_path;
    double m_sumOfHours{};
    double m_lowestNetMw{};
    double m_highestNetMw{};
    double m_highestLoadMw{};
    double m_toleranceMw{};
};

} // namespace model::adequacy
