#include "model/adequacy/simulation_plan.h"

#include "model/adequacy/cold_outage.h"
#include "model/adequacy/outage_levels.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace model::adequacy {

namespace {

constexpr double kServedShare = 1e-9; // of the capacity, as in OutageTable
constexpr std::uint32_t kCauseStreams = 0x4000'0000;
constexpr std::uint32_t kStorageStreams = 0x8000'0000;
constexpr std::uint32_t kImportStreams = 0xC000'0000;
constexpr std::uint32_t kLineStreams = 0xD000'0000;
constexpr std::uint32_t kPathStreams = 0xE000'0000;

// How one unit of a row fails by itself, and its row's common cause.
struct UnitOutage {
    OutageProcess process;
    double common{}; // share of time of the common cause
};

void setTimes(OutageProcess& process, double outProbability, double repairHours) {
    process.outProbability = outProbability;
    process.outAbove = -std::log(outProbability);
    process.outHours = repairHours;
    process.upHours = outProbability > 0.0 ? repairHours * (1.0 - outProbability) / outProbability : 0.0;
}

// Mirrors groupLevels: full outages keep the share 1 - beta, and all is given that the common cause is up.
UnitOutage unitOutage(const OutageGroup& group, double fullMw) {
    UnitOutage result;
    const double repairHours = units::number(group.repair);
    if (group.states.empty()) {
        result.common = group.commonCause * group.forcedOutageRate;
        const double own =
            result.common < 1.0 ? group.forcedOutageRate * (1.0 - group.commonCause) / (1.0 - result.common) : 0.0;
        setTimes(result.process, own, repairHours);
        return result;
    }
    const auto isOut = [](const UnitState& state) { return units::number(state.available) <= kSameLevelMw; };
    double fullOutage = 0.0;
    for (const UnitState& state : group.states)
        if (isOut(state)) fullOutage += state.probability;
    result.common = group.commonCause * fullOutage;
    double sum = 0.0;
    for (const UnitState& state : group.states) {
        const double availableMw = units::number(state.available);
        if (availableMw >= fullMw - kSameLevelMw || state.probability <= 0.0 || result.common >= 1.0) continue;
        sum += state.probability * (isOut(state) ? 1.0 - group.commonCause : 1.0) / (1.0 - result.common);
        result.process.choices.push_back({1.0 - availableMw / fullMw, sum});
    }
    for (OutageChoice& choice : result.process.choices)
        choice.upTo /= sum;
    setTimes(result.process, std::min(1.0, sum), repairHours);
    return result;
}

bool isThere(const UnitPathRow& row) {
    return !row.stages.empty() || units::number(row.heldBack) > 0.0;
}

// Fills a plan row by row.
class PlanBuilder {
public:
    PlanBuilder(const SimulationSystem& system, SimulationPlan& plan)
        : m_system(system), m_plan(plan), m_constantMw(plan.regions, 0.0) {
        m_members.resize(system.units.size());
        m_hasCause.assign(system.units.size(), false);
        for (const CommonCause& cause : system.commonCauses)
            for (const std::size_t row : cause.rows)
                if (cause.outageRate > 0.0 || !cause.failuresPerHour.empty()) m_hasCause[row] = true;
        m_unitsMw.resize(plan.regions);
        for (const UnitPathRow& row : system.unitPaths)
            if (isThere(row)) m_unitsMw[row.region].assign(plan.hours, 0.0);
    }
    void addUnits(std::size_t row);
    void addCauses();
    void addImport(std::size_t index);
    void addStorage();
    void addLine(std::size_t index);
    void addLimited();
    void addDelivery(const DeliveryRow& row);
    void addUnitPath(const UnitPathRow& row);
    void finishMargin();
    void putPathsAtRisk();

private:
    std::size_t addDependent(std::size_t region, double fullMw, std::size_t row);
    void addCause(const OutageProcess& times, std::vector<std::size_t> members, std::uint32_t stream,
                  double takes = 1.0);
    OutageProcess varyingProcess(const CommonCause& cause);
    bool isLimited(std::size_t row) const;
    void addPath(PlannedPath path);
    void addBlocks(const OutageProcess& times, std::size_t stage, int blocks);
    void addToMargin(std::size_t region, double constantMw, const std::vector<double>& seriesMw, double count);

    const SimulationSystem& m_system;
    SimulationPlan& m_plan;
    std::vector<std::vector<std::size_t>> m_members; // dependents of each row
    std::vector<bool> m_hasCause;
    std::vector<double> m_constantMw;           // by region
    std::vector<std::vector<double>> m_unitsMw; // by region with a unit path: with everything up, hour by hour
    std::vector<LimitedUnit> m_limited;
    std::uint32_t m_unitStream{};
    std::uint32_t m_causeStream{kCauseStreams};
    std::uint32_t m_pathStream{kPathStreams};
};

double greatest(const std::vector<double>& seriesMw, double constantMw) {
    return seriesMw.empty() ? constantMw : std::ranges::max(seriesMw);
}

void PlanBuilder::addToMargin(std::size_t region, double constantMw, const std::vector<double>& seriesMw,
                              double count) {
    m_plan.toleranceMw += kServedShare * count * greatest(seriesMw, constantMw);
    if (seriesMw.empty()) {
        m_constantMw[region] += count * constantMw;
        return;
    }
    for (std::size_t hour = 0; hour < m_plan.hours; ++hour)
        m_plan.marginMw[hour * m_plan.regions + region] += count * seriesMw[hour];
}

void PlanBuilder::finishMargin() {
    for (std::size_t i = 0; i < m_plan.marginMw.size(); ++i)
        m_plan.marginMw[i] += m_constantMw[i % m_plan.regions];
}

std::size_t PlanBuilder::addDependent(std::size_t region, double fullMw, std::size_t row) {
    Dependent dependent;
    dependent.region = region;
    dependent.fullMw = fullMw;
    if (!m_plan.seriesMw[row].empty()) dependent.row = row;
    dependent.isLimited = isLimited(row);
    m_plan.dependents.push_back(dependent);
    return m_plan.dependents.size() - 1;
}

void PlanBuilder::addCause(const OutageProcess& times, std::vector<std::size_t> members, std::uint32_t stream,
                           double takes) {
    OutageProcess process = times;
    process.stream = stream;
    std::vector<double> lostMw(m_plan.regions, 0.0);
    for (const std::size_t member : members) {
        const Dependent& unit = m_plan.dependents[member];
        if (unit.isLimited) continue;
        lostMw[unit.region] += takes * (unit.row ? std::ranges::max(m_plan.seriesMw[*unit.row]) : unit.fullMw);
    }
    for (std::size_t region = 0; region < m_plan.regions; ++region)
        if (lostMw[region] > 0.0) process.losses.push_back({region, lostMw[region]});
    process.dependent = m_plan.dependents.size();
    if (takes < 1.0)
        for (const std::size_t member : members)
            m_plan.dependents[member].partial.push_back(*process.dependent);
    Dependent cause;
    cause.kind = Dependent::Kind::Cause;
    cause.takes = takes;
    cause.members = std::move(members);
    m_plan.dependents.push_back(std::move(cause));
    m_plan.processes.push_back(std::move(process));
}

// A limit that no year can reach is none.
bool PlanBuilder::isLimited(std::size_t row) const {
    if (row >= m_system.units.size()) return false;
    const auto& limit = m_system.units[row].hoursLimit;
    return limit && units::number(*limit) < static_cast<double>(m_plan.hours);
}

// Units in planned outage all year are left out; the one that is for the rest of the share has a window.
void PlanBuilder::addUnits(std::size_t row) {
    const SimulatedUnits& entry = m_system.units[row];
    const OutageGroup& group = entry.outages;
    const std::uint32_t firstStream = m_unitStream;
    m_unitStream += static_cast<std::uint32_t>(group.count);
    const double planned = std::clamp<double>(
        std::max<double>(group.onMaintenance, group.count * group.plannedOutageRate), 0.0, group.count);
    const int away = static_cast<int>(std::floor(planned + 1e-9));
    const double oneMore = planned - away > 1e-9 ? planned - away : 0.0;
    const double fullMw = fullUnitMw(group);
    const UnitOutage outage = unitOutage(group, fullMw);
    const std::vector<double>& seriesMw = m_plan.seriesMw[row];
    if (isLimited(row)) {
        m_plan.toleranceMw += kServedShare * (group.count - away) * greatest(seriesMw, fullMw);
    } else {
        addToMargin(entry.region, fullMw, seriesMw, group.count - away);
    }
    std::vector<double>& unitsMw = m_unitsMw[entry.region];
    for (std::size_t hour = 0; hour < unitsMw.size(); ++hour)
        unitsMw[hour] += (group.count - away) * (seriesMw.empty() ? fullMw : seriesMw[hour]);
    const double lossMw = greatest(seriesMw, fullMw);
    const bool isDependent = outage.common > 0.0 || m_hasCause[row] || !seriesMw.empty() || isLimited(row);
    for (int unit = away; unit < group.count; ++unit) {
        const bool hasWindow = oneMore > 0.0 && unit == away;
        OutageProcess process = outage.process;
        process.stream = firstStream + static_cast<std::uint32_t>(unit);
        if (!isLimited(row)) process.losses = {{entry.region, lossMw}};
        if (isDependent || hasWindow) {
            process.dependent = addDependent(entry.region, fullMw, row);
            m_members[row].push_back(*process.dependent);
        }
        if (isLimited(row))
            m_limited.push_back({*process.dependent, entry.region, fullMw, m_plan.dependents[*process.dependent].row,
                                 units::number(*entry.hoursLimit)});
        if (process.outProbability > 0.0) m_plan.processes.push_back(std::move(process));
    }
    if (oneMore > 0.0) {
        OutageProcess window;
        window.outProbability = oneMore;
        window.windowHours = oneMore * static_cast<double>(m_plan.hours);
        addCause(window, {m_members[row].front()}, m_causeStream + static_cast<std::uint32_t>(row) * 2);
    }
    if (outage.common > 0.0 && !m_members[row].empty()) {
        OutageProcess common;
        setTimes(common, outage.common, units::number(group.repair));
        addCause(common, m_members[row], m_causeStream + static_cast<std::uint32_t>(row) * 2 + 1);
    }
}

void PlanBuilder::addCauses() {
    m_causeStream += 2 * static_cast<std::uint32_t>(m_system.units.size());
    for (const CommonCause& cause : m_system.commonCauses) {
        std::vector<std::size_t> members;
        for (const std::size_t row : cause.rows)
            members.insert(members.end(), m_members[row].begin(), m_members[row].end());
        const bool varies = !cause.failuresPerHour.empty();
        OutageProcess process;
        if (varies && !members.empty() && cause.share > 0.0) process = varyingProcess(cause);
        if (!varies) setTimes(process, cause.outageRate, units::number(cause.repair));
        if (process.outProbability > 0.0 && !members.empty())
            addCause(process, std::move(members), m_causeStream, cause.share);
        ++m_causeStream;
    }
}

// Never out where it never fails.
OutageProcess PlanBuilder::varyingProcess(const CommonCause& cause) {
    OutageProcess process;
    std::vector<double> failuresUntil{0.0};
    for (const double perHour : cause.failuresPerHour)
        failuresUntil.push_back(failuresUntil.back() + perHour);
    if (failuresUntil.back() <= 0.0) return process;
    process.outProbability = coldOutageShares(cause.failuresPerHour, cause.repair).atHour.front();
    process.outHours = units::number(cause.repair);
    process.hazard = m_plan.failuresUntil.size();
    m_plan.failuresUntil.push_back(std::move(failuresUntil));
    return process;
}

// What an interface in outage takes from the import of a set of regions is taken from the region at its end, a bound.
void PlanBuilder::addLine(std::size_t index) {
    const Interface& interface = m_system.interfaces[index];
    if (interface.forcedOutageRate <= 0.0) return;
    OutageProcess process;
    setTimes(process, interface.forcedOutageRate, units::number(interface.repair));
    process.stream = kLineStreams + static_cast<std::uint32_t>(index);
    process.losses = {{interface.to, units::number(interface.forward)},
                      {interface.from, units::number(interface.backward)}};
    process.dependent = m_plan.dependents.size();
    Dependent line;
    line.kind = Dependent::Kind::Line;
    line.line = index;
    m_plan.dependents.push_back(std::move(line));
    m_plan.processes.push_back(std::move(process));
}

void PlanBuilder::addLimited() {
    m_plan.limited = LimitedUnits(std::move(m_limited));
}

void PlanBuilder::addImport(std::size_t index) {
    const ImportContract& contract = m_system.imports[index];
    const std::size_t row = m_system.units.size() + index;
    const double limitMw = units::number(contract.limit);
    std::vector<double>& hourlyMw = m_plan.seriesMw[row];
    const bool isAmongLimited = !contract.path.empty() || !m_unitsMw[contract.region].empty();
    if (isAmongLimited && hourlyMw.empty()) hourlyMw.assign(m_plan.hours, limitMw);
    if (!contract.path.empty()) {
        const double fullMw = units::number(*fullPass(contract.path));
        for (double& mw : hourlyMw)
            mw = std::min(mw, fullMw);
        addPath({PlannedPath::Of::Import, contract.path, contract.region, fullMw, row, std::nullopt, 0.0});
    }
    addToMargin(contract.region, limitMw, hourlyMw, 1.0);
    if (contract.outageRate <= 0.0) return;
    OutageProcess process;
    setTimes(process, contract.outageRate, units::number(contract.repair));
    process.stream = kImportStreams + static_cast<std::uint32_t>(index);
    process.losses = {{contract.region, greatest(hourlyMw, limitMw)}};
    if (!hourlyMw.empty()) process.dependent = addDependent(contract.region, limitMw, row);
    if (!contract.path.empty()) m_plan.paths.back().source = process.dependent;
    m_plan.processes.push_back(std::move(process));
}

// Batteries of a row that never fail act as one; those that do are told apart.
void PlanBuilder::addStorage() {
    std::vector<StorageUnit> fleet;
    std::uint32_t stream = kStorageStreams;
    for (const SimulatedStorage& row : m_system.storage) {
        const std::uint32_t firstStream = stream;
        stream += static_cast<std::uint32_t>(row.count);
        const double count = row.forcedOutageRate > 0.0 ? 1.0 : row.count;
        const StorageUnit unit{count * units::number(row.power), count * units::number(row.energy),
                               std::sqrt(row.roundTripEfficiency), row.region, row.recharges};
        if (!(unit.powerMw > 0.0 && unit.energyMwh > 0.0) || row.forcedOutageRate >= 1.0) continue;
        for (int i = 0; i < (row.forcedOutageRate > 0.0 ? row.count : 1); ++i) {
            fleet.push_back(unit);
            if (row.forcedOutageRate <= 0.0) continue;
            OutageProcess process;
            setTimes(process, row.forcedOutageRate, units::number(row.repair));
            process.stream = firstStream + static_cast<std::uint32_t>(i);
            process.dependent = m_plan.dependents.size();
            Dependent battery;
            battery.kind = Dependent::Kind::Storage;
            battery.storage = fleet.size() - 1;
            m_plan.dependents.push_back(battery);
            m_plan.processes.push_back(std::move(process));
        }
    }
    m_plan.fleet = StorageFleet(std::move(fleet));
}

void PlanBuilder::addDelivery(const DeliveryRow& row) {
    if (row.stages.empty()) return;
    addPath({PlannedPath::Of::Load, row.stages, row.region, units::number(*fullPass(row.stages)), std::nullopt,
             std::nullopt, 0.0});
    m_plan.throughMw.back() = m_system.loadMw[row.region];
}

void PlanBuilder::addUnitPath(const UnitPathRow& row) {
    if (!isThere(row)) return;
    const std::optional<units::Power> full = fullPass(row.stages);
    const double fullMw = full ? units::number(*full) : std::numeric_limits<double>::infinity();
    const double heldBackMw = units::number(row.heldBack);
    addPath({PlannedPath::Of::Units, row.stages, row.region, fullMw, std::nullopt, std::nullopt, heldBackMw});
    m_constantMw[row.region] -= heldBackMw;
    m_plan.throughMw.back() = std::move(m_unitsMw[row.region]);
}

void PlanBuilder::addPath(PlannedPath path) {
    m_plan.paths.push_back(std::move(path));
    m_plan.throughMw.emplace_back();
    const std::vector<DeliveryStage>& stages = m_plan.paths.back().stages;
    for (std::size_t stage = 0; stage < stages.size(); ++stage) {
        const DeliveryStage& row = stages[stage];
        const double common = row.commonCause * row.forcedOutageRate;
        const double own = common < 1.0 ? row.forcedOutageRate * (1.0 - row.commonCause) / (1.0 - common) : 0.0;
        OutageProcess process;
        setTimes(process, own, units::number(row.repair));
        for (int block = 0; block < row.count; ++block)
            addBlocks(process, stage, 1);
        setTimes(process, common, units::number(row.repair));
        addBlocks(process, stage, row.count);
    }
}

void PlanBuilder::addBlocks(const OutageProcess& times, std::size_t stage, int blocks) {
    const std::uint32_t stream = m_pathStream++;
    if (times.outProbability <= 0.0 || blocks <= 0) return;
    Dependent out;
    out.kind = Dependent::Kind::Blocks;
    out.path = m_plan.paths.size() - 1;
    out.stage = stage;
    out.blocks = blocks;
    OutageProcess process = times;
    process.stream = stream;
    process.dependent = m_plan.dependents.size();
    process.losses = {{m_plan.paths.back().region, 0.0}}; // a bound is known once the margins are
    m_plan.dependents.push_back(std::move(out));
    m_plan.processes.push_back(std::move(process));
}

// A block that is out may leave any hour short; so may a path that never passes all of the load.
void PlanBuilder::putPathsAtRisk() {
    if (m_plan.paths.empty()) return;
    const double enoughMw = 1.0 + std::max(0.0, std::ranges::max(m_plan.bearableMw));
    for (OutageProcess& process : m_plan.processes)
        if (process.dependent && m_plan.dependents[*process.dependent].kind == Dependent::Kind::Blocks)
            process.losses.front().mw = enoughMw;
    const auto& sets = m_plan.limits.sets();
    for (std::size_t path = 0; path < m_plan.paths.size(); ++path) {
        if (m_plan.paths[path].of == PlannedPath::Of::Units) continue;
        for (std::size_t hour = 0; hour < m_plan.throughMw[path].size(); ++hour) {
            if (m_plan.throughMw[path][hour] <= m_plan.paths[path].fullMw) continue;
            for (std::size_t i = 0; i < sets.size(); ++i)
                m_plan.bearableMw[hour / kPlanBlockHours * sets.size() + i] = -1.0;
        }
    }
}

// What is left of the margins when the units bring no more than their paths pass in full. Outages behind a path that is
// the narrower take less than they are counted with, never more.
std::vector<double> limitedMarginMw(const SimulationPlan& plan) {
    std::vector<double> marginMw = plan.marginMw;
    for (std::size_t path = 0; path < plan.paths.size(); ++path) {
        const PlannedPath& row = plan.paths[path];
        if (row.of != PlannedPath::Of::Units) continue;
        for (std::size_t hour = 0; hour < plan.hours; ++hour)
            marginMw[hour * plan.regions + row.region] -= std::max(0.0, plan.throughMw[path][hour] - row.fullMw);
    }
    return marginMw;
}

// Of each day the hour with the least margin, the regions together; the first of equals.
std::vector<bool> worstHours(const SimulationPlan& plan, std::vector<double> regionMarginMw) {
    for (const LimitedUnit& unit : plan.limited.units())
        for (std::size_t hour = 0; unit.row && hour < plan.hours; ++hour)
            regionMarginMw[hour * plan.regions + unit.region] += plan.seriesMw[*unit.row][hour];
    std::vector<bool> isWorst(plan.hours, false);
    for (std::size_t first = 0; first < plan.hours; first += 24) {
        std::size_t worst = first;
        double leastMw = std::numeric_limits<double>::infinity();
        for (std::size_t hour = first; hour < std::min(first + 24, plan.hours); ++hour) {
            double marginMw = 0.0;
            for (std::size_t region = 0; region < plan.regions; ++region)
                marginMw += regionMarginMw[hour * plan.regions + region];
            if (marginMw < leastMw) worst = hour;
            leastMw = std::min(leastMw, marginMw);
        }
        isWorst[worst] = true;
    }
    return isWorst;
}

std::vector<double> bearable(const SimulationPlan& plan, const std::vector<double>& regionMarginMw) {
    const auto& sets = plan.limits.sets();
    std::vector<double> bearableMw(plan.blocks * sets.size(), std::numeric_limits<double>::infinity());
    for (std::size_t hour = 0; hour < plan.hours; ++hour) {
        for (std::size_t i = 0; i < sets.size(); ++i) {
            double marginMw = sets[i].importMw;
            for (const std::size_t region : sets[i].members)
                marginMw += regionMarginMw[hour * plan.regions + region];
            double& least = bearableMw[hour / kPlanBlockHours * sets.size() + i];
            least = std::min(least, marginMw);
        }
    }
    return bearableMw;
}

double transitions(const SimulationPlan& plan) {
    double sum = 0.0;
    for (const OutageProcess& process : plan.processes) {
        if (process.hazard) {
            sum += 1.0 + 2.0 * plan.failuresUntil[*process.hazard].back();
            continue;
        }
        const double cycleHours = process.upHours + process.outHours;
        sum += 1.0 + (cycleHours > 0.0 ? 2.0 * static_cast<double>(plan.hours) / cycleHours : 0.0);
    }
    return sum;
}

} // namespace

SimulationPlan::SimulationPlan(const SimulationSystem& system)
    : regions(system.loadMw.size()), hours(system.loadMw.front().size()),
      blocks((hours + kPlanBlockHours - 1) / kPlanBlockHours), marginMw(regions * hours),
      limits(regions, system.interfaces), fleet({}), limited({}), regionLoadMwh(regions, 0.0) {
    for (std::size_t region = 0; region < regions; ++region) {
        for (std::size_t hour = 0; hour < hours; ++hour) {
            marginMw[hour * regions + region] = -system.loadMw[region][hour];
            loadEnergyMwh += system.loadMw[region][hour];
            regionLoadMwh[region] += system.loadMw[region][hour];
        }
    }
    for (const SimulatedUnits& row : system.units)
        seriesMw.push_back(row.availableMw);
    unitRows = seriesMw.size();
    for (const ImportContract& contract : system.imports)
        seriesMw.push_back(contract.limitMw);
    PlanBuilder builder(system, *this);
    for (std::size_t row = 0; row < system.units.size(); ++row)
        builder.addUnits(row);
    builder.addCauses();
    for (std::size_t i = 0; i < system.imports.size(); ++i)
        builder.addImport(i);
    builder.addStorage();
    for (std::size_t i = 0; i < system.interfaces.size(); ++i)
        builder.addLine(i);
    builder.addLimited();
    for (const DeliveryRow& row : system.deliveries)
        builder.addDelivery(row);
    for (const UnitPathRow& row : system.unitPaths)
        builder.addUnitPath(row);
    builder.finishMargin();
    const std::vector<double> limitedMw = limitedMarginMw(*this);
    isWorstOfDay = worstHours(*this, limitedMw);
    bearableMw = bearable(*this, limitedMw);
    builder.putPathsAtRisk();
    expectedTransitions = transitions(*this);
}

} // namespace model::adequacy
