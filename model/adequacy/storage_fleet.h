// Batteries of one sample-year: what they hold, and how they run through a stretch of constant surplus.
#pragma once

#include "model/adequacy/transfer_limits.h"

#include <functional>
#include <span>
#include <vector>

namespace model::adequacy {

struct StorageUnit {
    double powerMw{};
    double energyMwh{};
    double oneWayEfficiency{1.0};
    std::size_t region{};
    bool recharges{true};
};

// Discharges as little as leaves the least unserved, the battery that can last longest first; charges as much as leaves
// nothing more unserved, from any region's surplus, the battery that can last shortest first.
class StorageFleet {
public:
    explicit StorageFleet(std::vector<StorageUnit> storage);

    std::size_t size() const { return m_units.size(); }
    // Nothing would charge.
    bool isFull() const { return m_full == m_units.size(); }
    // Full, and none in outage.
    void startYear();
    void setInOutage(std::size_t index, bool isOut);

    struct Piece {
        double hours{};
        double unservedMw{};
    };
    // Changes `surplusMw`. The pieces follow one another; a new one begins where a battery becomes full or empty.
    const std::vector<Piece>& run(double hours, std::span<double> surplusMw, TransferLimits& limits);
    // By region in that piece, with what discharges and without what charges.
    std::span<const double> surplusMw(std::size_t piece) const;

private:
    struct State {
        double storedMwh{};
        double rateMw{}; // out of the terminals; negative: into them
        bool isOut{};
        bool isFull{true}; // or never charges
    };
    void plan(std::span<double> surplusMw, TransferLimits& limits);
    double piece(double hours) const;
    void pass(double hours);
    double hoursLeft(std::size_t index) const;

    std::vector<StorageUnit> m_units;
    std::vector<State> m_states;
    std::vector<std::size_t> m_order;
    std::vector<double> m_netMw;
    std::vector<Piece> m_pieces;
    std::vector<double> m_pieceSurplusMw; // [piece x regions + region]
    std::size_t m_full{};
    double m_unservedMw{};
};

} // namespace model::adequacy
