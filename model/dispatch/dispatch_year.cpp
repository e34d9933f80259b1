#include "model/dispatch/dispatch_year.h"

#include "model/dispatch/look_ahead_dispatch.h"

#include <algorithm>
#include <cassert>
#include <cmath>

namespace model::dispatch {

namespace {

constexpr int kGrid = -1;
constexpr double kResidualShare = 1e-13; // of the load: what rounding leaves over is not a shortage

struct RunningGroup {
    const UnitGroup* group;
    double tonnesPerMmbtu;
    double unitMw;    // capacity of one unit in this hour
    double minimumMw; // of one unit in this hour
    int running;
    double outputMw;
    double unitHours;
    double energyMwh;
    double fuelMmbtu;
};

struct RunningStorage {
    double powerMw;
    double energyMwh;
    double efficiency;
    double chargeMwh; // held now
    double chargingMw;
};

double marginalCost(const UnitGroup& group, const units::EnergyPrice& gasPrice) {
    const double fuelPerOutput = group.heatRate.btuPerKwh(1.0) / units::kBtuPerKwh;
    return units::number(group.variableCost) + fuelPerOutput * units::number(gasPrice);
}

// Indices of groups and kGrid in the order in which they are asked; equal costs keep the order of the input.
std::vector<int> meritOrder(const DispatchInput& input) {
    std::vector<int> order(input.groups.size());
    for (std::size_t i = 0; i < order.size(); ++i)
        order[i] = static_cast<int>(i);
    const auto cost = [&input](int source) {
        if (source == kGrid) return units::number(input.gridPrice);
        return marginalCost(input.groups[static_cast<std::size_t>(source)], input.gasPrice);
    };
    if (input.policy == DispatchPolicy::Cheapest) order.insert(order.begin(), kGrid);
    std::stable_sort(order.begin(), order.end(), [&cost](int a, int b) { return cost(a) < cost(b); });
    if (input.policy == DispatchPolicy::GridFirst) order.insert(order.begin(), kGrid);
    if (input.policy == DispatchPolicy::OnsiteFirst) order.push_back(kGrid);
    return order;
}

// One year in progress: the state of the current hour and what is carried from hour to hour.
class YearInProgress {
public:
    YearInProgress(const DispatchInput& input, DispatchYear& year);
    void serve(std::size_t hour);
    void finish();

private:
    void open(std::size_t hour);
    double supply(double demandMw);
    double takeRenewable(double demandMw);
    double takeFromGrid(double demandMw);
    double takeFromGroup(RunningGroup& group, double demandMw);
    bool startOneMore(double missingMw);
    void pushBack(const RunningGroup& started, double surplusMw);
    double roomToPushBack(const RunningGroup& started) const;
    double chargeRoom() const;
    void charge(double powerMw);
    double discharge(double missingMw);
    double shed(std::size_t hour, double missingMw);
    void record(std::size_t hour, double storageMw, double missingMw);

    const DispatchInput& m_input;
    DispatchYear& m_year;
    std::vector<int> m_order;
    std::vector<RunningGroup> m_groups;
    std::vector<RunningStorage> m_storage;
    double m_gridMw{};
    double m_gridLimitMw{};
    double m_renewableMw{};
    double m_renewableLimitMw{};
    double m_chargedMwh{};
    double m_dischargedMwh{};
    double m_flexibleHoursLeft{};
};

YearInProgress::YearInProgress(const DispatchInput& input, DispatchYear& year)
    : m_input(input), m_year(year), m_order(meritOrder(input)),
      m_flexibleHoursLeft(units::number(input.flexibleLimit)) {
    for (const UnitGroup& group : input.groups) {
        assert(group.capacityFactor.empty() || group.capacityFactor.size() == input.loadMw.size());
        const double tonnesPerMmbtu = units::number(group.fuelCarbon) * units::kMwhPerMmbtu;
        m_groups.push_back({&group, tonnesPerMmbtu, units::number(group.capacity), 0.0, 0, 0.0, 0.0, 0.0, 0.0});
    }
    for (const StorageUnit& unit : input.storage) {
        assert(unit.roundTripEfficiency > 0.0 && unit.roundTripEfficiency <= 1.0);
        const double energyMwh = units::number(unit.energy);
        m_storage.push_back(
            {units::number(unit.power), energyMwh, unit.roundTripEfficiency, energyMwh * unit.initialCharge, 0.0});
    }
}

void YearInProgress::open(std::size_t hour) {
    m_gridMw = 0.0;
    m_gridLimitMw = m_input.gridLimitMw.empty() ? 0.0 : std::max(0.0, m_input.gridLimitMw[hour]);
    m_renewableMw = 0.0;
    m_renewableLimitMw = m_input.renewableMw.empty() ? 0.0 : std::max(0.0, m_input.renewableMw[hour]);
    for (RunningGroup& running : m_groups) {
        const UnitGroup& group = *running.group;
        if (!group.capacityFactor.empty()) running.unitMw = units::number(group.capacity) * group.capacityFactor[hour];
        running.minimumMw = running.unitMw * group.minimumLoad;
        running.running = 0;
        running.outputMw = 0.0;
    }
    for (RunningStorage& storage : m_storage)
        storage.chargingMw = 0.0;
}

void YearInProgress::serve(std::size_t hour) {
    open(hour);
    const double loadMw = m_input.loadMw[hour];
    const double residualMw = kResidualShare * loadMw;
    double missingMw = supply(loadMw - takeRenewable(loadMw));
    if (missingMw > residualMw && startOneMore(missingMw)) missingMw = 0.0;
    double dischargedMw = 0.0;
    if (missingMw <= residualMw) {
        const double roomMw = chargeRoom();
        if (roomMw > 0.0) charge(roomMw - supply(roomMw - takeRenewable(roomMw)));
    } else {
        dischargedMw = discharge(missingMw);
        missingMw -= dischargedMw;
    }
    double chargingMw = 0.0;
    for (const RunningStorage& storage : m_storage)
        chargingMw += storage.chargingMw;
    m_chargedMwh += chargingMw;
    m_dischargedMwh += dischargedMw;
    record(hour, dischargedMw - chargingMw, missingMw > residualMw ? missingMw : 0.0);
}

// Asks the sources in order for more output; what they cannot give.
double YearInProgress::supply(double demandMw) {
    for (const int source : m_order) {
        if (demandMw <= 0.0) break;
        demandMw -= source == kGrid ? takeFromGrid(demandMw)
                                    : takeFromGroup(m_groups[static_cast<std::size_t>(source)], demandMw);
    }
    return std::max(0.0, demandMw);
}

double YearInProgress::takeRenewable(double demandMw) {
    const double takenMw = std::min(demandMw, m_renewableLimitMw - m_renewableMw);
    m_renewableMw += takenMw;
    return takenMw;
}

double YearInProgress::takeFromGrid(double demandMw) {
    const double takenMw = std::min(demandMw, m_gridLimitMw - m_gridMw);
    m_gridMw += takenMw;
    return takenMw;
}

// As many units as the demand fills above their minimum; a rest too small for one more unit is left to others.
double YearInProgress::takeFromGroup(RunningGroup& group, double demandMw) {
    if (group.unitMw <= 0.0) return 0.0;
    const double wantedMw = group.outputMw + demandMw;
    const double unitsWanted = std::ceil(wantedMw / group.unitMw * (1.0 - kResidualShare));
    int running = std::max(group.running, static_cast<int>(std::min<double>(group.group->count, unitsWanted)));
    double outputMw = std::min(wantedMw, running * group.unitMw);
    if (running > group.running && running * group.minimumMw > outputMw) {
        --running;
        outputMw = running * group.unitMw;
    }
    const double addedMw = outputMw - group.outputMw;
    group.running = running;
    group.outputMw = outputMw;
    return addedMw;
}

// Serves a rest below a unit's minimum by starting one more unit, where the surplus has somewhere to go.
bool YearInProgress::startOneMore(double missingMw) {
    for (const int source : m_order) {
        if (source == kGrid) continue;
        RunningGroup& group = m_groups[static_cast<std::size_t>(source)];
        if (group.running >= group.group->count || group.unitMw <= 0.0) continue;
        const double lowestMw = (group.running + 1) * group.minimumMw;
        const double surplusMw = lowestMw - (group.outputMw + missingMw);
        if (surplusMw > roomToPushBack(group) + chargeRoom() + m_renewableMw) continue;
        ++group.running;
        group.outputMw = lowestMw;
        pushBack(group, surplusMw);
        return true;
    }
    return false;
}

double YearInProgress::roomToPushBack(const RunningGroup& started) const {
    double roomMw = m_gridMw;
    for (const RunningGroup& group : m_groups)
        if (&group != &started) roomMw += group.outputMw - group.running * group.minimumMw;
    return roomMw;
}

// Grid first, then other units against the order of service, then batteries, then sun and wind.
void YearInProgress::pushBack(const RunningGroup& started, double surplusMw) {
    const double fromGridMw = std::min(m_gridMw, surplusMw);
    m_gridMw -= fromGridMw;
    surplusMw -= fromGridMw;
    for (auto source = m_order.rbegin(); source != m_order.rend() && surplusMw > 0.0; ++source) {
        if (*source == kGrid) continue;
        RunningGroup& group = m_groups[static_cast<std::size_t>(*source)];
        if (&group == &started) continue;
        const double fromGroupMw = std::min(surplusMw, group.outputMw - group.running * group.minimumMw);
        group.outputMw -= fromGroupMw;
        surplusMw -= fromGroupMw;
    }
    if (surplusMw <= 0.0) return;
    const double curtailedMw = std::max(0.0, surplusMw - chargeRoom());
    charge(surplusMw);
    m_renewableMw -= std::min(m_renewableMw, curtailedMw);
}

double YearInProgress::chargeRoom() const {
    double roomMw = 0.0;
    for (const RunningStorage& storage : m_storage)
        roomMw += std::min(storage.powerMw - storage.chargingMw,
                           (storage.energyMwh - storage.chargeMwh) / storage.efficiency);
    return roomMw;
}

void YearInProgress::charge(double powerMw) {
    for (RunningStorage& storage : m_storage) {
        const double roomMwh = storage.energyMwh - storage.chargeMwh;
        const double takenMw = std::min({powerMw, storage.powerMw - storage.chargingMw, roomMwh / storage.efficiency});
        storage.chargingMw += takenMw;
        storage.chargeMwh = std::min(storage.energyMwh, storage.chargeMwh + takenMw * storage.efficiency);
        powerMw -= takenMw;
    }
}

double YearInProgress::discharge(double missingMw) {
    double givenMw = 0.0;
    for (RunningStorage& storage : m_storage) {
        const double fromThisMw = std::min({missingMw - givenMw, storage.powerMw, storage.chargeMwh});
        storage.chargeMwh -= fromThisMw;
        givenMw += fromThisMw;
    }
    return givenMw;
}

double YearInProgress::shed(std::size_t hour, double missingMw) {
    if (missingMw <= 0.0 || m_input.flexibleShare <= 0.0 || m_flexibleHoursLeft < 1.0) return 0.0;
    m_flexibleHoursLeft -= 1.0;
    ++m_year.flexibleHours;
    return std::min(missingMw, m_input.flexibleShare * m_input.loadMw[hour]);
}

void YearInProgress::record(std::size_t hour, double storageMw, double missingMw) {
    double onsiteMw = 0.0;
    double fuelMmbtu = 0.0;
    double carbonT = 0.0;
    for (RunningGroup& group : m_groups) {
        if (group.running == 0) continue;
        const double loadShare = group.outputMw / (group.running * group.unitMw);
        const double groupMmbtu = group.outputMw * group.group->heatRate.mmbtuPerMwh(loadShare);
        onsiteMw += group.outputMw;
        fuelMmbtu += groupMmbtu;
        carbonT += groupMmbtu * group.tonnesPerMmbtu;
        group.unitHours += group.running;
        group.energyMwh += group.outputMw;
        group.fuelMmbtu += groupMmbtu;
    }
    double chargeMwh = 0.0;
    for (const RunningStorage& storage : m_storage)
        chargeMwh += storage.chargeMwh;
    const double flexibleMw = shed(hour, missingMw);
    m_year.gridMw[hour] = m_gridMw;
    m_year.onsiteMw[hour] = onsiteMw;
    if (!m_year.renewableMw.empty()) {
        m_year.renewableMw[hour] = m_renewableMw;
        m_year.curtailedMw[hour] = std::max(0.0, m_renewableLimitMw - m_renewableMw);
    }
    m_year.storageMw[hour] = storageMw;
    m_year.flexibleMw[hour] = flexibleMw;
    m_year.unservedMw[hour] = missingMw - flexibleMw;
    m_year.stateOfChargeMwh[hour] = chargeMwh;
    m_year.fuelMmbtu[hour] = fuelMmbtu;
    m_year.carbonT[hour] = carbonT;
}

units::Energy energyOf(std::span<const double> powerMw) {
    double sumMwh = 0.0;
    for (const double hourMw : powerMw)
        sumMwh += hourMw;
    return units::of<units::Energy>(sumMwh);
}

void YearInProgress::finish() {
    m_year.load = energyOf(m_input.loadMw);
    m_year.grid = energyOf(m_year.gridMw);
    m_year.onsite = energyOf(m_year.onsiteMw);
    m_year.renewable = energyOf(m_year.renewableMw);
    m_year.curtailed = energyOf(m_year.curtailedMw);
    m_year.flexible = energyOf(m_year.flexibleMw);
    m_year.unserved = energyOf(m_year.unservedMw);
    m_year.charged = units::of<units::Energy>(m_chargedMwh);
    m_year.discharged = units::of<units::Energy>(m_dischargedMwh);
    m_year.unservedHours = static_cast<int>(std::ranges::count_if(m_year.unservedMw, [](double mw) { return mw > 0; }));
    m_year.gridPeak = units::of<units::Power>(m_year.gridMw.empty() ? 0.0 : std::ranges::max(m_year.gridMw));
    m_year.fuel = units::Energy();
    m_year.carbon = units::Carbon();
    for (const RunningGroup& group : m_groups) {
        const auto fuel = units::of<units::Energy>(group.fuelMmbtu * units::kMwhPerMmbtu);
        const auto carbon = units::of<units::Carbon>(group.fuelMmbtu * group.tonnesPerMmbtu);
        m_year.groups.push_back({units::of<units::Energy>(group.energyMwh), fuel, carbon, group.unitHours});
        m_year.fuel += fuel;
        m_year.carbon += carbon;
    }
}

} // namespace

void dispatchYear(const DispatchInput& input, DispatchYear& year) {
    const std::size_t hours = input.loadMw.size();
    assert(input.gridLimitMw.empty() || input.gridLimitMw.size() == hours);
    assert(input.renewableMw.empty() || input.renewableMw.size() == hours);
    if (input.policy == DispatchPolicy::Cheapest && units::number(input.lookAhead) >= 1.0) {
        LookAheadDispatch().run(input, year);
        return;
    }
    year.planned = {};
    for (auto* hourly : {&year.gridMw, &year.onsiteMw, &year.storageMw, &year.flexibleMw, &year.unservedMw,
                         &year.stateOfChargeMwh, &year.fuelMmbtu, &year.carbonT})
        hourly->resize(hours);
    for (auto* hourly : {&year.renewableMw, &year.curtailedMw})
        hourly->resize(input.renewableMw.size());
    year.groups.clear();
    year.flexibleHours = 0;
    YearInProgress progress(input, year);
    for (std::size_t hour = 0; hour < hours; ++hour)
        progress.serve(hour);
    progress.finish();
}

DispatchYear dispatchYear(const DispatchInput& input) {
    DispatchYear year;
    dispatchYear(input, year);
    return year;
}

} // namespace model::dispatch
