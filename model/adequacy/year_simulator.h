// Draws sample-years of a plan, one after another, each in steady state from its start and independent of the others.
#pragma once

#include "model/adequacy/shortage_record.h"
#include "model/adequacy/simulation_plan.h"
#include "model/stochastic/random_stream.h"

#include <cstdint>
#include <span>
#include <vector>

namespace model::adequacy {

// The year's outages are drawn first and summed over blocks of hours; only blocks in which they may be more than can be
// borne, and those after them until the batteries are full again, are gone through event by event.
class YearSimulator {
public:
    YearSimulator(const SimulationPlan& plan, std::uint64_t seed);

    // The same for the same number, whatever was simulated before.
    YearTally simulate(std::uint64_t year);

private:
    struct Event {
        double hour{};
        double value{}; // MW more out in the region; of a dependent, the share that is now out
        std::uint32_t next{};
        std::uint32_t index{}; // region, or dependent
    };
    static constexpr std::uint32_t kNone = 0xFFFF'FFFF;

    void clear();
    void draw(const OutageProcess& process, std::uint64_t year);
    void drawTwoStates(const OutageProcess& process, stochastic::RandomStream& random);
    void drawStates(const OutageProcess& process, stochastic::RandomStream& random);
    void drawVarying(const OutageProcess& process, stochastic::RandomStream& random);
    void drawWindow(const OutageProcess& process, stochastic::RandomStream& random);
    void change(const OutageProcess& process, double hour, double before, double after);
    void begin(const OutageProcess& process, double share);
    void record(std::vector<std::uint32_t>& heads, std::size_t block, const Event& event);

    void findBlocksAtRisk();
    bool isAtRisk(std::size_t block) const;
    void goThrough(std::size_t block);
    bool isPlainlyServed(std::size_t hour) const;
    void collect(const std::vector<std::uint32_t>& heads, std::size_t block, bool isDependent);
    void passDependentsUntil(std::size_t block);
    void run(std::size_t hour, double from, double to);
    void apply(std::uint32_t dependent, double share);
    void updateUnit(std::uint32_t dependent);
    void changeBlocks(const Dependent& blocks, bool isOut);
    double steadyUnitsMw(std::size_t path, std::size_t hour) const;
    double unitsNowMw(std::size_t path, std::size_t hour) const;
    bool isLimitedByPath(std::size_t hour) const;
    double passThroughPaths(std::size_t hour);
    void account(std::size_t hour, double hours, double unservedMw, std::span<const double> surplusMw);
    void note(std::size_t hour, double hours, double unservedMw, std::span<const double> surplusMw);

    struct DependentState {
        double ownShare{};
        double share{}; // with the causes
        int causes{};   // that are out and take all of it
    };
    // What a path passes now.
    struct PathState {
        std::vector<int> blocksUp; // by stage; below 0 with a common cause
        double passesMw{};
    };
    struct Due {
        double hour;
        double value;
        std::uint32_t index;
        bool isDependent;
    };

    const SimulationPlan& m_plan;
    std::uint64_t m_seed;
    TransferLimits m_limits;
    StorageFleet m_fleet;
    LimitedUnits m_limited;
    ShortageRecord m_record;

    std::vector<Event> m_events; // more than there are
    std::size_t m_eventCount{};
    std::vector<char> m_atRisk;                  // by block
    std::vector<std::uint32_t> m_ownHeads;       // by block, events of units that depend on nothing
    std::vector<std::uint32_t> m_dependentHeads; // by block
    // [block x regions + region], MW.
    std::vector<double> m_startMw;     // out at the start of the block, of those that depend on nothing
    std::vector<double> m_moreMw;      // going out within it
    std::vector<double> m_dependentMw; // at most out, of the dependents

    std::vector<DependentState> m_states;
    std::vector<PathState> m_paths;
    std::vector<std::uint32_t> m_reduced; // units with a series that are not full now
    std::vector<double> m_outMw;          // by region, now, of those that depend on nothing
    std::vector<double> m_dependentOutMw; // by region, now, without the units with a series
    std::vector<double> m_surplusMw;
    double m_undeliveredMw{};                // now
    std::vector<double> m_regionUndelivered; // the same by region, MW; where there are several
    std::vector<double> m_regionUnservedMw;
    std::vector<double> m_limitedMw; // what each limited unit could give
    std::vector<Due> m_due;
    std::size_t m_dependentsAt{}; // events of earlier blocks have been applied
};

} // namespace model::adequacy
