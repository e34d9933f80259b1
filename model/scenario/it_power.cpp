#include "model/scenario/it_power.h"

#include "model/compute/training_run.h"
#include "model/facility/power_chain.h"
#include "model/finance/cash_flow.h"

#include <algorithm>

namespace model::scenario {

double meanDailySwing(const Scenario& scenario) {
    double tokens = 0.0;
    double swing = 0.0;
    for (const auto& workload : scenario.workloads) {
        const double weight = workload.tasksPerYear.value * workload.outputTokens.value;
        tokens += weight;
        swing += weight * workload.dailySwing.value;
    }
    return tokens > 0.0 ? swing / tokens : 0.0;
}

ItPower inferencePower(const Scenario& scenario, units::Power serverNameplate, double utilisation, double dailySwing) {
    const auto& site = scenario.power;
    const auto draw = [&](double atWork, bool peak) {
        const auto busy = peak ? facility::peakItPower(serverNameplate * atWork, site)
                               : facility::averageItPower(serverNameplate * atWork, site);
        const auto idle =
            facility::nameplateItPower(serverNameplate * (1.0 - atWork), site) * scenario.serving.idlePowerShare.value;
        return units::number(units::Power(busy + idle));
    };
    ItPower power;
    power.inferenceMeanMw = draw(utilisation, false);
    const double highest = draw(std::min(1.0, utilisation * (1.0 + 1.25 * dailySwing)), true);
    power.inferencePeakMw = std::max(power.inferenceMeanMw, highest);
    return power;
}

TrainingFleet trainingFleet(const Scenario& scenario, double trainingItMw) {
    const auto drawPerAccelerator =
        facility::averageItPower(scenario.accelerator.serverPower.quantity(), scenario.power);
    const double count = trainingItMw / units::number(drawPerAccelerator);
    return {count, scenario.accelerator.serverPower.quantity() * count};
}

double trainingWorkFlop(const Scenario& scenario, double trainingItMwh, const compute::EfficiencyState& state) {
    const auto oneFlop = units::of<units::Work>(1.0);
    const auto hoursPerFlop = compute::trainingTime(oneFlop, scenario.accelerator, scenario.serving);
    const auto energyPerHour = facility::averageItPower(scenario.accelerator.serverPower.quantity(), scenario.power);
    const double flopPerMwh = 1.0 / units::number(units::Energy(hoursPerFlop * energyPerHour));
    return trainingItMwh * flopPerMwh * state.precision * state.hardware;
}

double inferenceCapitalUsd(const Scenario& scenario, double accelerators, units::Power serverNameplate) {
    const auto& finance = scenario.finance;
    const double servers = accelerators * scenario.accelerator.price.value;
    const double rate = finance.discountRate.value;
    const auto building = facility::nameplateItPower(serverNameplate, scenario.power) * finance.facilityCost.quantity();
    return servers * (finance::capitalRecovery(rate, finance.acceleratorLife.value) + finance.serverOperations.value) +
           units::number(units::Money(building)) * finance::capitalRecovery(rate, finance.facilityLife.value);
}

} // namespace model::scenario
