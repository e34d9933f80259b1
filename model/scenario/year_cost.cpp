#include "model/scenario/year_cost.h"

#include "model/carbon/emissions.h"
#include "model/facility/power_chain.h"
#include "model/finance/cash_flow.h"
#include "model/finance/grid_bill.h"
#include "model/finance/plant_cost.h"
#include "model/plant/site_capacity.h"

namespace model::scenario {

bool isPlanned(const dispatch::DispatchYear& dispatch) {
    return !dispatch.planned.netMw.empty();
}

namespace {

void addGrid(CostOfYear& cost, const Scenario& scenario, int year, const dispatch::DispatchYear& dispatch) {
    const series::TimeAxis axis(year);
    const auto use = finance::gridUse(series::Series<units::Power>(dispatch.gridMw), axis);
    const auto bill = finance::gridBill(scenario.tariff, scenario.region, use, axis);
    cost.gridEnergyUsd = units::number(units::Money(bill.energy + bill.delivery));
    cost.gridCapacityUsd = units::number(bill.capacity);
    cost.gridDemandUsd = units::number(bill.demand);
}

void addPlant(CostOfYear& cost, const Scenario& scenario, int year, const dispatch::DispatchYear& dispatch) {
    const double rate = scenario.finance.discountRate.value;
    const auto gasPrice = scenario.plant.gasPrice.at(year + 0.5);
    finance::PlantCost sum;
    for (std::size_t i = 0; i < scenario.plant.units.size(); ++i) {
        const auto& unit = scenario.plant.units[i];
        const auto built = unit.capacity.quantity() * plant::unitsInService(scenario.plant, unit, year + 0.5);
        sum += finance::plantCost(unit, {built, dispatch.groups[i].output, dispatch.groups[i].fuel}, gasPrice, rate);
    }
    for (const auto& renewable : scenario.plant.renewables)
        if (renewable.inService.value <= year + 0.5)
            sum += finance::renewableCost(renewable, renewable.capacity.quantity(), rate);
    cost.plantCapitalUsd = units::number(sum.capital);
    cost.plantFixedUsd = units::number(sum.fixed);
    cost.plantVariableUsd = units::number(sum.variable);
    cost.fuelUsd = units::number(sum.fuel);
    if (isPlanned(dispatch)) { // starts, and fuel by what each supply costs
        cost.plantVariableUsd += units::number(dispatch.planned.cost.start);
        cost.fuelUsd = units::number(dispatch.planned.cost.fuel);
    }
    const auto& gas = scenario.plant.gas;
    if (gas.contract == plant::GasContract::DailyQuantities)
        cost.gasReservationUsd =
            gas.firm.value * gas.reservation.value * static_cast<double>(series::TimeAxis(year).hours()) / 24.0;
    for (const auto& store : scenario.plant.storage)
        if (store.inService.value < year + 0.5)
            cost.storageUsd += units::number(
                finance::storageCost(store, store.power.quantity(), store.energy.quantity(), rate).total());
}

} // namespace

CostOfYear costOfYear(const Scenario& scenario, int year, const DemandYear& demand,
                      const dispatch::DispatchYear& dispatch) {
    const auto& finance = scenario.finance;
    const double rate = finance.discountRate.value;
    CostOfYear cost;
    const double servers = demand.accelerators * scenario.accelerator.price.value;
    cost.serversUsd = servers * finance::capitalRecovery(rate, finance.acceleratorLife.value);
    cost.operationsUsd = servers * finance.serverOperations.value;
    const auto building =
        facility::nameplateItPower(units::of<units::Power>(demand.serverNameplateMw), scenario.power) *
        finance.facilityCost.quantity();
    cost.facilityUsd =
        units::number(units::Money(building)) * finance::capitalRecovery(rate, finance.facilityLife.value);
    addGrid(cost, scenario, year, dispatch);
    addPlant(cost, scenario, year, dispatch);
    return cost;
}

double carbonOfYear(const Scenario& scenario, int year, const dispatch::DispatchYear& dispatch) {
    std::vector<carbon::FuelBurnt> fuels;
    for (std::size_t i = 0; i < scenario.plant.units.size(); ++i) {
        const auto& unit = scenario.plant.units[i];
        units::Energy burnt = dispatch.groups[i].fuel;
        if (isPlanned(dispatch)) burnt += dispatch.groups[i].starts * unit.operation.startFuel.quantity();
        fuels.push_back({burnt, unit.fuelCarbon.quantity()});
    }
    const double totalT =
        units::number(carbon::emissions(fuels, dispatch.grid, scenario.tariff.emissionRate.at(year + 0.5)).total());
    if (!isPlanned(dispatch)) return totalT;
    // Stored fuel has its own carbon, which the dispatch has put in the place of the gas's.
    units::Carbon asGas;
    for (const auto& group : dispatch.groups)
        asGas += group.carbon;
    return totalT + units::number(units::Carbon(dispatch.carbon - asGas));
}

} // namespace model::scenario
