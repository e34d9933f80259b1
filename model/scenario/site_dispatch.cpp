#include "model/scenario/site_dispatch.h"

#include "model/finance/plant_cost.h"
#include "model/plant/site_capacity.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace model::scenario {

namespace {

using dispatch::DispatchInput;
using dispatch::DispatchPolicy;
using plant::UnitClass;

constexpr double kNoHoursLimit = 8784.0;
constexpr double kNoTonnesLimit = 1e6;
constexpr double kBehindSunUsdPerMwh = 0.01; // what is served first comes behind what is free

std::optional<double> limitOf(double each, double none, double count) {
    if (each >= none) return std::nullopt;
    return each * count;
}

dispatch::RunningLimits limitsOf(const UnitClass& unit, int count) {
    const auto& permit = unit.permit;
    return {
        limitOf(permit.hoursLimit.value, kNoHoursLimit, count), limitOf(permit.startsLimit.value, kNoHoursLimit, count),
        limitOf(permit.noxLimit.value, kNoTonnesLimit, count), limitOf(permit.coLimit.value, kNoTonnesLimit, count)};
}

dispatch::RunningLimits plantLimits(const plant::PlantPermit& permit) {
    const auto lower = [&](double limit, double threshold) {
        return limitOf(permit.stayMinor ? std::min(limit, threshold) : limit, kNoTonnesLimit, 1.0);
    };
    return {std::nullopt, std::nullopt, lower(permit.noxLimit.value, permit.noxMajorSource.value),
            lower(permit.coLimit.value, permit.coMajorSource.value)};
}

bool isLimited(const dispatch::RunningLimits& limits) {
    return limits.unitHours || limits.starts || limits.noxTonnes || limits.coTonnes;
}

dispatch::UnitGroup groupOf(const UnitClass& unit, int count, units::EnergyPrice gasPrice) {
    const auto& operation = unit.operation;
    dispatch::UnitGroup group;
    group.count = count;
    group.capacity = unit.capacity.quantity();
    group.minimumLoad = unit.minimumLoad.value;
    group.heatRate = plant::HeatRateCurve(unit);
    group.variableCost = unit.variableCost.quantity();
    group.fuelCarbon = unit.fuelCarbon.quantity();
    group.startCost = operation.startCost.quantity() + operation.startFuel.quantity() * gasPrice;
    group.minimumUpTime = std::ceil(operation.minimumUp.value) * units::h;
    group.minimumDownTime = std::ceil(operation.minimumDown.value) * units::h;
    const double rampPerHour = 60.0 * operation.ramp.value;
    group.rampLimit = rampPerHour >= 1.0 ? dispatch::kUnlimited : rampPerHour;
    group.noxTonnesPerFuelMwh = units::number(unit.permit.nox.quantity());
    group.coTonnesPerFuelMwh = units::number(unit.permit.co.quantity());
    group.limits = limitsOf(unit, count);
    return group;
}

// What is left on each day: less where its mean temperature is below the threshold; empty where no day is cold.
std::vector<double> sharesByDay(double coldShare, double thresholdC, std::span<const double> temperatureC) {
    std::vector<double> shares((temperatureC.size() + 23) / 24, 1.0);
    bool isAnyCold = false;
    for (std::size_t day = 0; day < shares.size() && coldShare < 1.0; ++day) {
        const auto hours = temperatureC.subspan(24 * day, std::min<std::size_t>(24, temperatureC.size() - 24 * day));
        const double sumC = std::accumulate(hours.begin(), hours.end(), 0.0);
        if (sumC >= thresholdC * static_cast<double>(hours.size())) continue;
        shares[day] = coldShare;
        isAnyCold = true;
    }
    return isAnyCold ? shares : std::vector<double>();
}

dispatch::GasSupply gasOf(const plant::SitePlant& plant, std::span<const double> temperatureC) {
    dispatch::GasSupply gas;
    gas.backupFuel = plant.backup.stored.quantity();
    gas.backupPrice = plant.backup.price.quantity();
    gas.backupCarbon = plant.backup.carbon.quantity();
    if (plant.gas.contract == plant::GasContract::Unlimited) return gas;
    gas.firmMmbtuPerDay = plant.gas.firm.value;
    gas.interruptibleMmbtuPerDay = plant.gas.interruptible.value;
    gas.interruptibleAdder = plant.gas.interruptibleAdder.quantity();
    const double thresholdC = plant.gas.coldThreshold.value;
    gas.firmShare = sharesByDay(plant.gas.coldFirm.value, thresholdC, temperatureC);
    gas.interruptibleShare = sharesByDay(plant.gas.coldInterruptible.value, thresholdC, temperatureC);
    return gas;
}

// Prices that put the sources in the order asked for; shedding and unserved load stay dearer than any of them.
void orderByPrice(DispatchInput& input, const Scenario& scenario, DispatchPolicy order) {
    units::EnergyPrice dearest = input.gridPrice;
    for (const UnitClass& unit : scenario.plant.units) {
        const double atMinimum = plant::HeatRateCurve(unit).btuPerKwh(std::max(unit.minimumLoad.value, 0.05));
        UnitClass slow = unit;
        slow.heatRate.value = std::max(unit.heatRate.value, atMinimum);
        dearest = std::max(dearest, finance::runningCost(slow, std::max(input.gasPrice, input.gas.backupPrice)));
    }
    if (order == DispatchPolicy::GridFirst)
        input.gridPrice = units::of<units::EnergyPrice>(input.renewableMw.empty() ? 0.0 : kBehindSunUsdPerMwh);
    if (order == DispatchPolicy::OnsiteFirst) input.gridPrice = 10.0 * dearest;
    input.flexiblePrice = scenario.plant.flexible.price.quantity();
    input.lostLoadValue = scenario.finance.lostLoad.quantity();
    if (order == DispatchPolicy::Cheapest) return;
    input.flexiblePrice = std::max(input.flexiblePrice, 20.0 * dearest);
    input.lostLoadValue = std::max(input.lostLoadValue, 2.0 * input.flexiblePrice);
}

} // namespace

DispatchPolicy orderOfService(const Scenario& scenario) {
    return scenario.plant.mode == plant::PlantMode::Backup ? DispatchPolicy::GridFirst : scenario.policy;
}

std::vector<dispatch::RunningLimits> permitLimits(const Scenario& scenario, int year) {
    std::vector<dispatch::RunningLimits> limits;
    for (const UnitClass& unit : scenario.plant.units)
        limits.push_back(limitsOf(unit, static_cast<int>(plant::unitsInService(scenario.plant, unit, year + 0.5))));
    return limits;
}

dispatch::RunningLimits plantPermitLimits(const Scenario& scenario) {
    return plantLimits(scenario.plant.permit);
}

std::vector<double> loadOf(const dispatch::DispatchYear& year) {
    std::vector<double> loadMw(year.gridMw.size());
    for (std::size_t hour = 0; hour < loadMw.size(); ++hour)
        loadMw[hour] = year.gridMw[hour] + year.onsiteMw[hour] + year.storageMw[hour] + year.flexibleMw[hour] +
                       year.unservedMw[hour];
    for (std::size_t hour = 0; hour < year.renewableMw.size(); ++hour)
        loadMw[hour] += year.renewableMw[hour];
    return loadMw;
}

bool hasLimits(const Scenario& scenario) {
    const auto& plant = scenario.plant;
    if (plant.units.empty()) return false;
    if (isLimited(plantLimits(plant.permit)) || plant.gas.contract == plant::GasContract::DailyQuantities ||
        plant.spinningReserve.value >= 1.0)
        return true;
    return std::ranges::any_of(plant.units, [](const UnitClass& unit) { return isLimited(limitsOf(unit, 1)); });
}

bool needsPlanning(const Scenario& scenario) {
    if (scenario.plant.units.empty() && scenario.plant.storage.empty()) return false;
    return orderOfService(scenario) == DispatchPolicy::Cheapest || hasLimits(scenario);
}

DispatchInput dispatchInput(const Scenario& scenario, int year, const DispatchHours& hours, Planning planning) {
    const auto& plant = scenario.plant;
    DispatchInput input;
    input.loadMw = hours.loadMw;
    input.gridLimitMw = hours.gridLimitMw;
    input.renewableMw = hours.renewableMw;
    input.gridPrice = scenario.tariff.energyPrice.at(year + 0.5) + scenario.tariff.deliveryAdder.quantity();
    input.gasPrice = plant.gasPrice.at(year + 0.5);
    for (std::size_t i = 0; i < plant.units.size(); ++i) {
        input.groups.push_back(groupOf(plant.units[i], hours.unitsInService[i], input.gasPrice));
        input.groups.back().capacityFactor = hours.ambient[i];
    }
    for (const auto& store : plant.storage)
        if (store.inService.value < year + 0.5 && store.power.value > 0.0 && store.energy.value > 0.0)
            input.storage.push_back(
                {store.power.quantity(), store.energy.quantity(), store.roundTripEfficiency.value, 1.0});
    input.flexibleShare = plant.flexible.share.value;
    input.flexibleLimit = plant.flexible.hoursLimit.quantity();
    input.policy = orderOfService(scenario);
    constexpr double kWeekHours = 168.0;
    const bool isWanted = planning == Planning::Always || (needsPlanning(scenario) && scenario.lookAhead.value >= 1.0);
    if (!isWanted) return input;

    input.lookAhead = (scenario.lookAhead.value >= 1.0 ? scenario.lookAhead.value : kWeekHours) * units::h;
    input.gas = gasOf(plant, hours.temperatureC);
    input.limits = plantLimits(plant.permit);
    if (plant.spinningReserve.value >= 1.0) input.reserve = dispatch::SpinningReserve::LargestUnit;
    orderByPrice(input, scenario, input.policy);
    input.policy = DispatchPolicy::Cheapest;
    return input;
}

} // namespace model::scenario
