#include "model/scenario/site_year.h"

#include "model/adequacy/standby.h"
#include "model/facility/power_chain.h"
#include "model/grid/grid_limit.h"
#include "model/plant/renewable_output.h"
#include "model/plant/site_capacity.h"
#include "model/scenario/site_dispatch.h"
#include "model/scenario/weather_years.h"

#include <algorithm>
#include <numeric>

namespace model::scenario {

namespace {

std::vector<double> hoursOf(const ProfileChoice& choice, const series::TimeAxis& axis) {
    if (!choice.profile) return {};
    return series::fitToYear(*choice.profile, axis);
}

double mean(std::span<const double> numbers) {
    return std::accumulate(numbers.begin(), numbers.end(), 0.0) / static_cast<double>(numbers.size());
}

} // namespace

SiteYears::SiteYears(const Scenario& scenario) : m_scenario(scenario) {}

const Climate& SiteYears::climate(int year) {
    const series::TimeAxis axis(year);
    const auto known = m_climates.find(axis.hours());
    if (known != m_climates.end()) return known->second;

    Climate& climate = m_climates[axis.hours()];
    climate.temperatureC = outsideTemperature(m_scenario, axis);
    climate.regionLoadMw = hoursOf(m_scenario.regionLoad, axis);
    // Without a weather year every hour is the design hour: too dear rather than too cheap.
    const std::vector<double> temperatures =
        climate.temperatureC.empty() ? std::vector<double>(axis.hours(), m_scenario.power.designTemperature.value)
                                     : climate.temperatureC;
    climate.pue = facility::pueSeries(m_scenario.power, series::Series<double>(temperatures));
    climate.meanPue = mean(std::as_const(climate.pue).numbers()) / (1.0 - m_scenario.power.distributionLoss.value);
    for (const auto& unit : m_scenario.plant.units) {
        auto& factors = climate.ambient.emplace_back(axis.hours());
        std::transform(temperatures.begin(), temperatures.end(), factors.begin(), [&](double celsius) {
            return plant::ambientFactor(unit.temperatureDerate.quantity(), celsius,
                                        m_scenario.power.sitePressure.value);
        });
    }
    for (const auto& renewable : m_scenario.plant.renewables)
        climate.sunAndWind.push_back(plant::capacityFactors(renewable, axis));
    return climate;
}

const RenewableHours& SiteYears::renewables(int year) {
    if (m_renewableYear == year) return m_renewables;
    m_renewableYear = year;
    m_renewables = {};
    const auto& factors = climate(year).sunAndWind;
    for (std::size_t i = 0; i < factors.size(); ++i) {
        const auto& renewable = m_scenario.plant.renewables[i];
        const double fullMw = plant::outputMwAtFullShare(renewable, year + 0.5);
        const auto add = [&](std::vector<double>& sumMw) {
            sumMw.resize(factors[i].size());
            for (std::size_t hour = 0; hour < sumMw.size(); ++hour)
                sumMw[hour] += fullMw * factors[i][hour];
        };
        if (factors[i].empty() || fullMw <= 0.0) continue;
        add(m_renewables.allMw);
        if (plant::isFirm(renewable)) add(m_renewables.firmMw);
    }
    return m_renewables;
}

int SiteYears::unitsIn(const plant::UnitClass& unit, int year) const {
    return static_cast<int>(plant::unitsInService(m_scenario.plant, unit, year + 0.5));
}

double SiteYears::plantNameplateMw(int year) const {
    double total = 0.0;
    for (const auto& unit : m_scenario.plant.units)
        total += unitsIn(unit, year) * unit.capacity.value;
    return total;
}

double SiteYears::plantSiteMw(int year) const {
    double total = 0.0;
    for (const auto& unit : m_scenario.plant.units)
        total += unitsIn(unit, year) * units::number(plant::siteCapacity(unit, m_scenario.power.designTemperature.value,
                                                                         m_scenario.power.sitePressure.value));
    return total;
}

double SiteYears::contractMw(int year) const {
    if (m_scenario.plant.mode == plant::PlantMode::Islanded) return 0.0;
    return units::number(grid::usableContract(m_scenario.interconnection, year + 0.5));
}

double SiteYears::supplyMw(int year) const {
    return contractMw(year) + (m_scenario.plant.mode == plant::PlantMode::Backup ? 0.0 : plantSiteMw(year));
}

const std::vector<double>& SiteYears::gridLimit(int year) {
    if (m_limitYear == year) return m_limitMw;
    m_limitYear = year;
    if (m_scenario.plant.mode == plant::PlantMode::Islanded) return m_limitMw = {};
    const series::TimeAxis axis(year);
    auto terms = m_scenario.interconnection;
    const auto& region = climate(year).regionLoadMw;
    if (region.empty()) terms.curtailment.value = 0.0; // evaluate() has said so
    const auto limit = grid::hourlyLimit(terms, axis, region);
    m_limitMw.assign(limit.numbers().begin(), limit.numbers().end());
    return m_limitMw;
}

facility::SiteLoad SiteYears::load(int year, const DemandYear& demand) {
    facility::ItDemand it;
    it.inferencePeak = units::of<units::Power>(demand.it.inferencePeakMw);
    it.training = units::of<units::Power>(demand.it.trainingMw);
    if (demand.it.inferenceMeanMw > 0.0)
        it.dailySwing = std::min(4.0 / 3.0, facility::swingOf(demand.it.inferencePeakMw / demand.it.inferenceMeanMw));
    it.utcOffset = static_cast<int>(m_scenario.frame.utcOffset.value);
    auto load = facility::siteLoad(it, climate(year).pue, m_scenario.power);
    if (demand.monthShare.empty()) return load;

    const series::TimeAxis axis(year);
    auto hours = load.facility.numbers();
    double itShare = 0.0;
    for (int month = 1; month <= 12; ++month) {
        const double share = demand.monthShare[static_cast<std::size_t>(month - 1)];
        const std::size_t from = axis.firstHourOfMonth(month);
        const std::size_t to = axis.firstHourOfMonth(month + 1);
        for (std::size_t h = from; h < to; ++h)
            hours[h] *= share;
        itShare += share * static_cast<double>(to - from) / static_cast<double>(axis.hours());
    }
    const double total = std::accumulate(hours.begin(), hours.end(), 0.0);
    const double peak = *std::max_element(hours.begin(), hours.end());
    load.itEnergy = load.itEnergy * itShare;
    load.energy = units::of<units::Energy>(total);
    load.peak = units::of<units::Power>(peak);
    load.mean = units::of<units::Power>(total / static_cast<double>(axis.hours()));
    load.loadFactor = peak > 0.0 ? total / static_cast<double>(axis.hours()) / peak : 0.0;
    load.effectivePue = units::number(load.itEnergy) > 0.0 ? total / units::number(load.itEnergy) : 0.0;
    return load;
}

DispatchHours SiteYears::dispatchHours(int year, std::span<const double> loadMw) {
    const Climate& climateHours = climate(year);
    DispatchHours hours;
    hours.loadMw = loadMw;
    hours.gridLimitMw = gridLimit(year);
    hours.renewableMw = renewables(year).allMw;
    hours.temperatureC = climateHours.temperatureC;
    hours.ambient = climateHours.ambient;
    for (const auto& unit : m_scenario.plant.units)
        hours.unitsInService.push_back(unitsIn(unit, year));
    return hours;
}

void SiteYears::dispatch(int year, const facility::SiteLoad& load, dispatch::DispatchYear& result) {
    dispatch::dispatchYear(dispatchInput(m_scenario, year, dispatchHours(year, load.facility.numbers())), result);
}

dispatch::DispatchInput SiteYears::plannedInput(int year, std::span<const double> loadMw) {
    return dispatchInput(m_scenario, year, dispatchHours(year, loadMw), Planning::Always);
}

adequacy::OutageGroup SiteYears::outagesOf(const plant::UnitClass& unit, int count,
                                           const units::Power& capacity) const {
    auto group = adequacy::outageGroup(unit, count, capacity);
    if (m_scenario.plant.mode == plant::PlantMode::Backup)
        group = adequacy::withStartFailure(group, unit.operation.startFailure.value);
    return adequacy::withBlackStart(group, m_scenario.plant.blackStart.quantity());
}

adequacy::FirmPlant SiteYears::firmPlant(int year) const {
    adequacy::FirmPlant plant;
    for (const auto& unit : m_scenario.plant.units) {
        const int count = unitsIn(unit, year);
        if (count == 0) continue;
        plant.groups.push_back(outagesOf(unit, count, unit.capacity.quantity()));
        plant.siteShare.push_back(plant::ambientFactor(unit.temperatureDerate.quantity(),
                                                       m_scenario.power.designTemperature.value,
                                                       m_scenario.power.sitePressure.value));
    }
    plant.unitsOnMaintenance = static_cast<int>(m_scenario.plant.unitsOnMaintenance.value);
    plant.spinningReserveUnits = static_cast<int>(m_scenario.plant.spinningReserve.value);
    plant.cold = coldOutage(year);
    return plant;
}

adequacy::ColdOutage SiteYears::coldOutage(int year) const {
    const plant::ColdCause& cause = m_scenario.plant.coldOutage;
    if (cause.rate.value <= 0.0 || !m_scenario.temperature.profile) return {};
    const auto temperatureC = outsideTemperature(m_scenario, series::TimeAxis(year));
    const bool takesAll = cause.share.value >= 1.0;
    return {adequacy::coldFailuresPerHour(temperatureC, cause.below.value, cause.rate.value),
            takesAll ? cause.repair.quantity() + m_scenario.plant.blackStart.quantity() : cause.repair.quantity(),
            cause.share.value};
}

std::vector<adequacy::DeliveryStage> SiteYears::path(facility::StageSide side, int year) const {
    constexpr double kEverythingMw = 1e6;
    double designMw = side == facility::StageSide::Plant ? 0.0 : contractMw(year);
    if (side != facility::StageSide::Grid) designMw += plantSiteMw(year);
    std::vector<adequacy::DeliveryStage> stages;
    for (const auto& stage : m_scenario.electrical) {
        if (stage.side != side) continue;
        const double blockMw = stage.block.value > 0.0 ? stage.block.value : kEverythingMw;
        stages.push_back({facility::blocksOf(stage, units::of<units::Power>(designMw)),
                          units::of<units::Power>(blockMw), facility::outageRateOf(stage), stage.repair.quantity(),
                          stage.commonCause.value});
    }
    return stages;
}

adequacy::SiteSupply SiteYears::supply(int year, const units::Power& peakLoad) {
    adequacy::SiteSupply supply;
    supply.gridLimitMw = gridLimit(year);
    supply.renewableMw = renewables(year).firmMw;
    supply.gridOutageRate = m_scenario.interconnection.outageRate.value;
    supply.gridRepair = m_scenario.interconnection.repair.quantity();
    for (const auto& unit : m_scenario.plant.units) {
        const int count = unitsIn(unit, year);
        if (count == 0) continue;
        const auto capacity =
            plant::siteCapacity(unit, m_scenario.power.designTemperature.value, m_scenario.power.sitePressure.value);
        supply.units.push_back(outagesOf(unit, count, capacity));
    }
    for (const auto& store : m_scenario.plant.storage)
        if (store.inService.value < year + 0.5 && store.power.value > 0.0 && store.energy.value > 0.0)
            supply.storage.push_back({store.power.quantity(), store.energy.quantity(), store.forcedOutageRate.value,
                                      store.roundTripEfficiency.value, store.repair.quantity()});
    if (!supply.units.empty()) supply.cold = coldOutage(year);
    supply.storageEvent = m_scenario.plant.storageEventHours.quantity();
    supply.flexible = peakLoad * m_scenario.plant.flexible.share.value;
    supply.flexibleLimit = m_scenario.plant.flexible.hoursLimit.quantity();
    supply.gridPath = path(facility::StageSide::Grid, year);
    supply.unitPath = path(facility::StageSide::Plant, year);
    supply.deliveryPath = path(facility::StageSide::Load, year);
    supply.unitsOnMaintenance = static_cast<int>(m_scenario.plant.unitsOnMaintenance.value);
    supply.spinningReserveUnits = static_cast<int>(m_scenario.plant.spinningReserve.value);
    return supply;
}

adequacy::SiteAdequacy SiteYears::adequacy(int year, const facility::SiteLoad& load) {
    return adequacy::siteAdequacy(supply(year, load.peak), load.facility.numbers(),
                                  m_scenario.frame.targetAvailability.value);
}

} // namespace model::scenario
