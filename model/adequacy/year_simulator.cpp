#include "model/adequacy/year_simulator.h"

#include <algorithm>
#include <array>

namespace model::adequacy {

YearSimulator::YearSimulator(const SimulationPlan& plan, std::uint64_t seed)
    : m_plan(plan), m_seed(seed), m_limits(plan.limits), m_fleet(plan.fleet), m_limited(plan.limited), m_record(plan),
      m_events(static_cast<std::size_t>(2.0 * plan.expectedTransitions) + 64), m_atRisk(plan.blocks),
      m_ownHeads(plan.blocks), m_dependentHeads(plan.blocks), m_startMw((plan.blocks + 1) * plan.regions),
      m_moreMw((plan.blocks + 1) * plan.regions), m_dependentMw((plan.blocks + 1) * plan.regions),
      m_states(plan.dependents.size()), m_paths(plan.paths.size()), m_outMw(plan.regions),
      m_dependentOutMw(plan.regions), m_surplusMw(plan.regions), m_regionUndelivered(plan.regions),
      m_regionUnservedMw(plan.regions), m_limitedMw(plan.limited.units().size()) {}

void YearSimulator::clear() {
    m_eventCount = 0;
    std::ranges::fill(m_ownHeads, kNone);
    std::ranges::fill(m_startMw, 0.0);
    std::ranges::fill(m_moreMw, 0.0);
    m_record.startYear();
    m_fleet.startYear();
    m_limited.startYear();
    m_limits.startYear();
    m_dependentsAt = 0;
    for (std::size_t path = 0; path < m_paths.size(); ++path) {
        m_paths[path].blocksUp.clear();
        for (const DeliveryStage& stage : m_plan.paths[path].stages)
            m_paths[path].blocksUp.push_back(stage.count);
        m_paths[path].passesMw = m_plan.paths[path].fullMw;
    }
    if (m_plan.dependents.empty()) return;
    std::ranges::fill(m_dependentHeads, kNone);
    std::ranges::fill(m_dependentMw, 0.0);
    std::ranges::fill(m_states, DependentState{});
    std::ranges::fill(m_dependentOutMw, 0.0);
    m_reduced.clear();
}

void YearSimulator::draw(const OutageProcess& process, std::uint64_t year) {
    stochastic::RandomStream random(m_seed, year, process.stream);
    if (process.windowHours > 0.0) return drawWindow(process, random);
    if (process.hazard) return drawVarying(process, random);
    if (process.choices.empty() && !process.dependent) return drawTwoStates(process, random);
    drawStates(process, random);
}

void YearSimulator::record(std::vector<std::uint32_t>& heads, std::size_t block, const Event& event) {
    if (m_eventCount == m_events.size()) m_events.resize(2 * m_events.size());
    m_events[m_eventCount] = event;
    m_events[m_eventCount].next = heads[block];
    heads[block] = static_cast<std::uint32_t>(m_eventCount++);
}

// The common case by itself, without branches, for speed.
void YearSimulator::drawTwoStates(const OutageProcess& process, stochastic::RandomStream& random) {
    const auto hours = static_cast<double>(m_plan.hours);
    const auto [region, lossMw] = process.losses.front();
    const std::size_t regions = m_plan.regions;
    double* startMw = m_startMw.data() + region;
    double* moreMw = m_moreMw.data() + region;
    std::uint32_t* heads = m_ownHeads.data();
    const double meanHours[] = {process.upHours, process.outHours};
    const double changeMw[] = {lossMw, -lossMw};
    const double goingOutMw[] = {lossMw, 0.0};
    std::array<double, stochastic::RandomStream::kAtOnce> times;
    random.exponentials(times);
    std::size_t isOut = times[0] > process.outAbove || process.outProbability >= 1.0 ? 1 : 0;
    startMw[0] += isOut == 1 ? lossMw : 0.0;
    if (process.outProbability >= 1.0) return;
    double hour = 0.0;
    for (std::size_t i = 1;; random.exponentials(times), i = 0) {
        if (m_eventCount + times.size() > m_events.size()) m_events.resize(2 * m_events.size());
        Event* event = m_events.data() + m_eventCount;
        for (; i < times.size(); ++i, ++event) {
            hour += times[i] * meanHours[isOut];
            if (hour >= hours) return;
            const auto block = static_cast<std::size_t>(static_cast<std::int64_t>(hour * (1.0 / kPlanBlockHours)));
            startMw[(block + 1) * regions] += changeMw[isOut];
            moreMw[block * regions] += goingOutMw[isOut];
            *event = {hour, changeMw[isOut], heads[block], static_cast<std::uint32_t>(region)};
            heads[block] = static_cast<std::uint32_t>(m_eventCount++);
            isOut ^= 1;
        }
    }
}

void YearSimulator::begin(const OutageProcess& process, double share) {
    if (share <= 0.0) return;
    auto& startMw = process.dependent ? m_dependentMw : m_startMw;
    for (const auto& [region, mw] : process.losses)
        startMw[region] += share * mw;
    if (process.dependent) apply(static_cast<std::uint32_t>(*process.dependent), share);
}

void YearSimulator::change(const OutageProcess& process, double hour, double before, double after) {
    const auto block = static_cast<std::size_t>(hour * (1.0 / kPlanBlockHours));
    for (const auto& [region, mw] : process.losses) {
        const double moreMw = (after - before) * mw;
        const std::size_t here = block * m_plan.regions + region;
        if (process.dependent) { // out in all of each block that the outage touches
            m_dependentMw[here] += after * mw;
            m_dependentMw[here + m_plan.regions] -= before * mw;
        } else {
            m_startMw[here + m_plan.regions] += moreMw;
            if (moreMw > 0.0) m_moreMw[here] += moreMw;
            record(m_ownHeads, block, {hour, moreMw, kNone, static_cast<std::uint32_t>(region)});
        }
    }
    if (process.dependent)
        record(m_dependentHeads, block, {hour, after, kNone, static_cast<std::uint32_t>(*process.dependent)});
}

void YearSimulator::drawStates(const OutageProcess& process, stochastic::RandomStream& random) {
    const auto hours = static_cast<double>(m_plan.hours);
    const auto chosenShare = [&process, &random] {
        if (process.choices.empty()) return 1.0;
        const double number = random.coarseUniform();
        for (const OutageChoice& choice : process.choices)
            if (number < choice.upTo) return choice.share;
        return process.choices.back().share;
    };
    const bool neverFull = process.outProbability >= 1.0;
    double share = neverFull || random.coarseUniform() < process.outProbability ? chosenShare() : 0.0;
    begin(process, share);
    if (neverFull && process.choices.size() < 2) return;
    double hour = 0.0;
    for (;;) {
        hour += random.exponential() * (share > 0.0 ? process.outHours : process.upHours);
        if (hour >= hours) return;
        const double next = share > 0.0 && !neverFull ? 0.0 : chosenShare();
        change(process, hour, share, next);
        share = next;
    }
}

// Up until the failures expected since it went up reach an exponential of mean 1.
void YearSimulator::drawVarying(const OutageProcess& process, stochastic::RandomStream& random) {
    const std::vector<double>& until = m_plan.failuresUntil[*process.hazard];
    const auto hours = static_cast<double>(m_plan.hours);
    double share = random.uniform() < process.outProbability ? 1.0 : 0.0;
    begin(process, share);
    double hour = 0.0;
    for (;;) {
        if (share > 0.0) {
            hour += random.exponential() * process.outHours;
        } else {
            const auto now = static_cast<std::size_t>(hour);
            const double passed = until[now] + (hour - static_cast<double>(now)) * (until[now + 1] - until[now]);
            const double target = passed + random.exponential();
            const auto end = std::ranges::lower_bound(until, target);
            if (end == until.end()) return;
            const double within = (target - *(end - 1)) / (*end - *(end - 1));
            hour = std::max(hour, static_cast<double>(end - until.begin() - 1) + within);
        }
        if (hour >= hours) return;
        change(process, hour, share, 1.0 - share);
        share = 1.0 - share;
    }
}

void YearSimulator::drawWindow(const OutageProcess& process, stochastic::RandomStream& random) {
    const auto hours = static_cast<double>(m_plan.hours);
    const double first = random.coarseUniform() * hours;
    const double end = first + process.windowHours;
    if (end <= hours) {
        begin(process, 0.0);
        change(process, first, 0.0, 1.0);
        if (end < hours) change(process, end, 1.0, 0.0);
    } else {
        begin(process, 1.0);
        change(process, end - hours, 1.0, 0.0);
        change(process, first, 0.0, 1.0);
    }
}

// Sums the changes up as well.
void YearSimulator::findBlocksAtRisk() {
    const std::size_t regions = m_plan.regions;
    if (regions == 1 && m_plan.dependents.empty()) {
        double outMw = 0.0;
        for (std::size_t block = 0; block < m_plan.blocks; ++block) {
            outMw += m_startMw.data()[block];
            m_startMw.data()[block] = outMw;
            m_atRisk.data()[block] = outMw + m_moreMw.data()[block] > m_plan.bearableMw.data()[block] ? 1 : 0;
        }
        return;
    }
    for (std::size_t i = regions; i < m_plan.blocks * regions; ++i) {
        m_startMw[i] += m_startMw[i - regions];
        m_dependentMw[i] += m_dependentMw[i - regions];
    }
    for (std::size_t block = 0; block < m_plan.blocks; ++block)
        m_atRisk[block] = isAtRisk(block) ? 1 : 0;
}

bool YearSimulator::isAtRisk(std::size_t block) const {
    const auto& sets = m_plan.limits.sets();
    const double* bearableMw = m_plan.bearableMw.data() + block * sets.size();
    for (std::size_t i = 0; i < sets.size(); ++i) {
        double outMw = 0.0;
        for (const std::size_t region : sets[i].members) {
            const std::size_t here = block * m_plan.regions + region;
            outMw += m_startMw[here] + m_moreMw[here] + m_dependentMw[here];
        }
        if (outMw > bearableMw[i]) return true;
    }
    return false;
}

void YearSimulator::updateUnit(std::uint32_t dependent) {
    const Dependent& unit = m_plan.dependents[dependent];
    DependentState& state = m_states[dependent];
    const double before = state.share;
    state.share = state.causes > 0 ? 1.0 : state.ownShare;
    for (const std::size_t cause : unit.partial)
        if (m_states[cause].ownShare > 0.0) state.share += (1.0 - state.share) * m_plan.dependents[cause].takes;
    if (state.share == before || unit.isLimited) return;
    if (!unit.row) {
        m_dependentOutMw[unit.region] += (state.share - before) * unit.fullMw;
    } else if (before == 0.0) {
        m_reduced.push_back(dependent);
    } else if (state.share == 0.0) {
        std::erase(m_reduced, dependent);
    }
}

void YearSimulator::changeBlocks(const Dependent& blocks, bool isOut) {
    const PlannedPath& path = m_plan.paths[blocks.path];
    PathState& state = m_paths[blocks.path];
    state.blocksUp[blocks.stage] += isOut ? -blocks.blocks : blocks.blocks;
    state.passesMw = path.fullMw;
    for (std::size_t stage = 0; stage < path.stages.size(); ++stage)
        state.passesMw =
            std::min(state.passesMw, std::max(0, state.blocksUp[stage]) * units::number(path.stages[stage].block));
}

// What a region's units give now; without those of `m_reduced`, see unitsNowMw.
double YearSimulator::steadyUnitsMw(std::size_t path, std::size_t hour) const {
    const std::size_t region = m_plan.paths[path].region;
    return m_plan.throughMw[path][hour] - m_outMw[region] - m_dependentOutMw[region];
}

double YearSimulator::unitsNowMw(std::size_t path, std::size_t hour) const {
    double mw = steadyUnitsMw(path, hour);
    for (const std::uint32_t unit : m_reduced) {
        const Dependent& what = m_plan.dependents[unit];
        if (*what.row < m_plan.unitRows && what.region == m_plan.paths[path].region)
            mw -= m_states[unit].share * m_plan.seriesMw[*what.row][hour];
    }
    return mw;
}

// Whether imports, units or a load may be cut by what their path passes now.
bool YearSimulator::isLimitedByPath(std::size_t hour) const {
    for (std::size_t path = 0; path < m_paths.size(); ++path) {
        double wantedMw = m_plan.paths[path].fullMw;
        if (m_plan.paths[path].of == PlannedPath::Of::Load) wantedMw = m_plan.throughMw[path][hour];
        if (m_plan.paths[path].of == PlannedPath::Of::Units) wantedMw = steadyUnitsMw(path, hour);
        if (wantedMw > m_paths[path].passesMw) return true;
    }
    return false;
}

// Takes from the surplus what imports and units cannot bring in, and adds the load that cannot be reached: returned, in
// MW. A reserve is in the margin: what units that are out cannot hold of it is added.
double YearSimulator::passThroughPaths(std::size_t hour) {
    double undeliveredMw = 0.0;
    std::ranges::fill(m_regionUndelivered, 0.0);
    for (std::size_t i = 0; i < m_paths.size(); ++i) {
        const PlannedPath& path = m_plan.paths[i];
        const auto beyondMw = [&](double mw) { return std::max(0.0, mw - m_paths[i].passesMw); };
        switch (path.of) {
        case PlannedPath::Of::Load: {
            const double notReachedMw = beyondMw(m_plan.throughMw[i][hour]);
            m_surplusMw[path.region] += notReachedMw;
            undeliveredMw += notReachedMw;
            m_regionUndelivered[path.region] += notReachedMw;
            break;
        }
        case PlannedPath::Of::Units: {
            const double unitsMw = unitsNowMw(i, hour);
            const double notPassedMw = beyondMw(unitsMw);
            const double notHeldMw = std::max(0.0, path.heldBackMw - (unitsMw - notPassedMw));
            m_surplusMw[path.region] += notHeldMw - notPassedMw;
            break;
        }
        case PlannedPath::Of::Import:
            if (!path.source || m_states[*path.source].share == 0.0)
                m_surplusMw[path.region] -= beyondMw(m_plan.seriesMw[*path.row][hour]);
            break;
        }
    }
    return undeliveredMw;
}

void YearSimulator::apply(std::uint32_t dependent, double share) {
    const Dependent& what = m_plan.dependents[dependent];
    switch (what.kind) {
    case Dependent::Kind::Unit:
        m_states[dependent].ownShare = share;
        updateUnit(dependent);
        break;
    case Dependent::Kind::Cause:
        m_states[dependent].ownShare = share;
        for (const std::size_t member : what.members) {
            if (what.takes >= 1.0) m_states[member].causes += share > 0.0 ? 1 : -1;
            updateUnit(static_cast<std::uint32_t>(member));
        }
        break;
    case Dependent::Kind::Storage:
        m_fleet.setInOutage(what.storage, share > 0.0);
        break;
    case Dependent::Kind::Blocks:
        changeBlocks(what, share > 0.0);
        break;
    case Dependent::Kind::Line:
        m_limits.setInOutage(what.line, share > 0.0);
        break;
    }
}

void YearSimulator::collect(const std::vector<std::uint32_t>& heads, std::size_t block, bool isDependent) {
    for (std::uint32_t i = heads[block]; i != kNone; i = m_events[i].next) {
        const Event& event = m_events[i];
        m_due.push_back({event.hour, event.value, event.index, isDependent});
    }
}

void YearSimulator::passDependentsUntil(std::size_t block) {
    const auto earlier = [](const Due& a, const Due& b) {
        return a.hour != b.hour ? a.hour < b.hour : a.index < b.index;
    };
    for (; m_dependentsAt < block; ++m_dependentsAt) {
        if (m_dependentHeads[m_dependentsAt] == kNone) continue;
        m_due.clear();
        collect(m_dependentHeads, m_dependentsAt, true);
        std::ranges::sort(m_due, earlier);
        for (const Due& due : m_due)
            apply(due.index, due.value);
    }
}

// Whether nothing is short and nothing charges, with what is out now: seen at a glance in one region.
bool YearSimulator::isPlainlyServed(std::size_t hour) const {
    return m_plan.regions == 1 && m_reduced.empty() && m_fleet.isFull() && !isLimitedByPath(hour) &&
           m_plan.marginMw.data()[hour] >= m_outMw.front() + m_dependentOutMw.front();
}

void YearSimulator::run(std::size_t hour, double from, double to) {
    if (!(to > from)) return;
    const double* marginMw = m_plan.marginMw.data() + hour * m_plan.regions;
    for (std::size_t region = 0; region < m_plan.regions; ++region)
        m_surplusMw[region] = marginMw[region] - m_outMw[region] - m_dependentOutMw[region];
    for (const std::uint32_t unit : m_reduced) {
        const Dependent& what = m_plan.dependents[unit];
        m_surplusMw[what.region] -= m_states[unit].share * m_plan.seriesMw[*what.row][hour];
    }
    m_undeliveredMw = passThroughPaths(hour);
    if (m_fleet.isFull()) {
        const double unservedMw = m_limits.unservedMw(m_surplusMw);
        if (unservedMw <= m_plan.toleranceMw || m_fleet.size() == 0) {
            if (m_plan.regions == 1 && m_limited.isEmpty()) // the common case at once, for speed
                m_record.add(hour, to - from, unservedMw + m_undeliveredMw);
            else
                account(hour, to - from, unservedMw, m_surplusMw);
            return;
        }
    }
    const auto& pieces = m_fleet.run(to - from, m_surplusMw, m_limits);
    for (std::size_t i = 0; i < pieces.size(); ++i)
        account(hour, pieces[i].hours, pieces[i].unservedMw, m_fleet.surplusMw(i));
}

// Units of a limited number of hours take what they can of the unserved.
void YearSimulator::account(std::size_t hour, double hours, double unservedMw, std::span<const double> surplusMw) {
    if (m_limited.isEmpty() || unservedMw <= m_plan.toleranceMw) return note(hour, hours, unservedMw, surplusMw);
    const auto units = m_limited.units();
    for (std::size_t i = 0; i < units.size(); ++i) {
        const double fullMw = units[i].row ? m_plan.seriesMw[*units[i].row][hour] : units[i].fullMw;
        m_limitedMw[i] = (1.0 - m_states[units[i].dependent].share) * fullMw;
    }
    const auto& pieces = m_limited.run(hours, m_limitedMw, surplusMw, m_limits, m_plan.toleranceMw);
    for (std::size_t i = 0; i < pieces.size(); ++i)
        note(hour, pieces[i].hours, pieces[i].unservedMw, m_limited.surplusMw(i));
}

void YearSimulator::note(std::size_t hour, double hours, double unservedMw, std::span<const double> surplusMw) {
    const double lackingMw = unservedMw + m_undeliveredMw;
    m_record.add(hour, hours, lackingMw);
    if (m_plan.regions == 1) return;
    std::ranges::fill(m_regionUnservedMw, 0.0);
    if (lackingMw > m_plan.toleranceMw) {
        m_limits.split(surplusMw, m_regionUnservedMw);
        for (std::size_t region = 0; region < m_plan.regions; ++region)
            m_regionUnservedMw[region] += m_regionUndelivered[region];
    }
    m_record.addByRegion(hours, m_regionUnservedMw);
}

void YearSimulator::goThrough(std::size_t block) {
    m_due.clear();
    collect(m_ownHeads, block, false);
    if (!m_plan.dependents.empty()) {
        collect(m_dependentHeads, block, true);
        m_dependentsAt = block + 1;
    }
    std::ranges::sort(m_due, [](const Due& a, const Due& b) {
        if (a.hour != b.hour) return a.hour < b.hour;
        return a.isDependent != b.isDependent ? a.isDependent < b.isDependent : a.index < b.index;
    });
    for (std::size_t region = 0; region < m_plan.regions; ++region)
        m_outMw[region] = m_startMw[block * m_plan.regions + region];
    auto due = m_due.cbegin();
    const std::size_t end = std::min((block + 1) * kPlanBlockHours, m_plan.hours);
    for (std::size_t hour = block * kPlanBlockHours; hour < end; ++hour) {
        auto from = static_cast<double>(hour);
        const double to = from + 1.0;
        if ((due == m_due.cend() || due->hour >= to) && isPlainlyServed(hour)) {
            m_record.skip();
            continue;
        }
        for (; due != m_due.cend() && due->hour < to; ++due) {
            run(hour, from, due->hour);
            from = due->hour;
            if (due->isDependent) {
                apply(due->index, due->value);
            } else {
                m_outMw[due->index] += due->value;
            }
        }
        run(hour, from, to);
    }
}

YearTally YearSimulator::simulate(std::uint64_t year) {
    clear();
    for (const OutageProcess& process : m_plan.processes)
        draw(process, year);
    findBlocksAtRisk();
    std::size_t wentThrough = m_plan.blocks;
    const auto nextAtRisk = [this](std::size_t block) {
        const auto begin = m_atRisk.cbegin();
        return static_cast<std::size_t>(
            std::find(begin + static_cast<std::ptrdiff_t>(block), m_atRisk.cend(), char{1}) - begin);
    };
    for (std::size_t block = nextAtRisk(0); block < m_plan.blocks;
         block = m_fleet.isFull() ? nextAtRisk(block + 1) : block + 1) {
        if (!m_plan.dependents.empty()) passDependentsUntil(block);
        if (block == 0 || wentThrough != block - 1) m_record.skip();
        goThrough(block);
        wentThrough = block;
    }
    return m_record.tally();
}

} // namespace model::adequacy
