// Units that may run only so many hours of a sample-year, such as engines under a permit: which of them run through a
// stretch of constant surplus, and what they have left.
#pragma once

#include "model/adequacy/transfer_limits.h"

#include <optional>
#include <span>
#include <vector>

namespace model::adequacy {

struct LimitedUnit {
    std::size_t dependent{}; // of the plan: whose outages it has
    std::size_t region{};
    double fullMw{};
    std::optional<std::size_t> row; // whose hourly MW it has instead
    double hours{};                 // that it may run in the year
};

// They serve last: only what all other supply, batteries included, leaves unserved, and never to charge a battery. One
// after the other is called, the one with the most hours left first (of equals the first), as long as load is unserved
// and it relieves some of that. An hour counts against a unit while it runs, at whatever load; a unit without hours
// left is gone until the year ends. A planner who knew the year to come would do better: keep the hours for the deepest
// shortages, spread a short fleet over those that it can end, and pick the units that fit a shortage with the fewest
// running. So LOLE and EUE are not below those of the best use of the same hours.
class LimitedUnits {
public:
    explicit LimitedUnits(std::vector<LimitedUnit> units);

    bool isEmpty() const { return m_units.empty(); }
    std::span<const LimitedUnit> units() const { return m_units; }
    void startYear();

    struct Piece {
        double hours{};
        double unservedMw{};
    };
    // `availableMw` by unit. The pieces follow one another; a new one begins where a unit has no hours left.
    const std::vector<Piece>& run(double hours, std::span<const double> availableMw, std::span<const double> surplusMw,
                                  TransferLimits& limits, double toleranceMw);
    // By region in that piece, with the units that run.
    std::span<const double> surplusMw(std::size_t piece) const;

private:
    double call(std::span<const double> availableMw, TransferLimits& limits, double toleranceMw);

    std::vector<LimitedUnit> m_units;
    std::vector<double> m_hoursLeft;
    std::vector<std::size_t> m_order;
    std::vector<std::size_t> m_running;
    std::vector<double> m_netMw;
    std::vector<Piece> m_pieces;
    std::vector<double> m_surplusMw; // [piece x regions + region]
};

} // namespace model::adequacy
