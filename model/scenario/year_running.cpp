#include "model/scenario/year_running.h"

#include "model/plant/site_capacity.h"
#include "model/plant/step_response.h"
#include "model/scenario/site_dispatch.h"
#include "model/scenario/year_cost.h"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace model::scenario {

namespace {

double mmbtu(const units::Energy& fuel) {
    return units::number(fuel) / units::kMwhPerMmbtu;
}

plant::StepCheck stepCheckOf(const YearOutcome& outcome, const Scenario& scenario, SiteYears& site) {
    plant::StepSupply supply;
    for (const auto& unit : scenario.plant.units) {
        const auto capacity =
            plant::siteCapacity(unit, scenario.power.designTemperature.value, scenario.power.sitePressure.value);
        supply.unitsStep +=
            plant::unitsInService(scenario.plant, unit, outcome.year + 0.5) * unit.operation.stepShare.value * capacity;
    }
    if (scenario.plant.mode == plant::PlantMode::Backup) supply.unitsStep = units::Power(); // they stand still
    for (const auto& store : scenario.plant.storage)
        if (store.inService.value < outcome.year + 0.5) supply.batteries += store.power.quantity();
    supply.contract = units::of<units::Power>(site.contractMw(outcome.year));
    supply.gridTripLimit = scenario.interconnection.tripLimit.quantity();
    return plant::stepCheck({units::of<units::Power>(outcome.facilityPeakMw), scenario.power.loadStep.value,
                             scenario.power.tripShare.value},
                            supply);
}

std::string rounded(double value) {
    char buffer[32];
    const auto end = std::to_chars(buffer, buffer + sizeof buffer, std::round(value * 10.0) / 10.0).ptr;
    return {buffer, end};
}

using Years = std::vector<YearOutcome>;

template<class Has>
void warnOfFirst(const Years& years, Has has, const char* code, const char* where, auto arguments,
                 std::vector<units::Issue>& issues) {
    const auto first = std::ranges::find_if(years, has);
    if (first == years.end()) return;
    std::vector<std::string> words{std::to_string(first->year)};
    for (const double value : arguments(*first))
        words.push_back(rounded(value));
    issues.push_back({code, units::Severity::Warning, where, std::move(words)});
}

void warnOfJumps(const Years& years, std::vector<units::Issue>& issues) {
    warnOfFirst(
        years, [](const YearOutcome& y) { return y.stepResponseMw < y.loadStepMw; }, "plant.step_not_covered",
        "facility.load_step_share",
        [](const YearOutcome& y) {
            return std::vector{y.loadStepMw, y.stepResponseMw};
        },
        issues);
    warnOfFirst(
        years, [](const YearOutcome& y) { return y.tripLimitMw < y.tripMw; }, "plant.trip_beyond_limit",
        "facility.trip_share",
        [](const YearOutcome& y) {
            return std::vector{y.tripMw, y.tripLimitMw};
        },
        issues);
}

void warnOfEmissions(const Scenario& scenario, const Years& years, std::vector<units::Issue>& issues) {
    const auto& permit = scenario.plant.permit;
    const double noxT = permit.noxMajorSource.value;
    const double coT = permit.coMajorSource.value;
    constexpr double kRounding = 1.0 + 1e-6;
    warnOfFirst(
        years, [&](const YearOutcome& y) { return y.noxT > noxT * kRounding; }, "plant.major_source_nox",
        "plant.permit.nox_major_source_t",
        [&](const YearOutcome& y) {
            return std::vector{y.noxT, noxT};
        },
        issues);
    warnOfFirst(
        years, [&](const YearOutcome& y) { return y.coT > coT * kRounding; }, "plant.major_source_co",
        "plant.permit.co_major_source_t",
        [&](const YearOutcome& y) {
            return std::vector{y.coT, coT};
        },
        issues);
}

bool canStartAgain(const plant::SitePlant& plant) {
    return !plant.storage.empty() ||
           std::ranges::any_of(plant.units, [](const auto& unit) { return unit.operation.blackStart; });
}

} // namespace

void takeRunning(YearOutcome& outcome, const Scenario& scenario, SiteYears& site,
                 const dispatch::DispatchYear& dispatch) {
    outcome.fuelMmbtu = mmbtu(dispatch.fuel);
    for (std::size_t i = 0; i < scenario.plant.units.size(); ++i) {
        const auto& unit = scenario.plant.units[i];
        const double fuelMwh = units::number(dispatch.groups[i].fuel);
        outcome.noxT += fuelMwh * units::number(unit.permit.nox.quantity());
        outcome.coT += fuelMwh * units::number(unit.permit.co.quantity());
        if (isPlanned(dispatch)) outcome.fuelMmbtu += dispatch.groups[i].starts * unit.operation.startFuel.value;
    }
    const auto step = stepCheckOf(outcome, scenario, site);
    outcome.loadStepMw = units::number(step.loadStep);
    outcome.stepResponseMw = units::number(step.response);
    outcome.tripMw = units::number(step.trip);
    outcome.tripLimitMw = units::number(step.tripLimit);
    if (!isPlanned(dispatch)) return;
    const auto& planned = dispatch.planned;
    PlannedRunning running;
    for (const auto& group : dispatch.groups) {
        running.starts += group.starts;
        running.unitHours += group.unitHours;
    }
    running.firmGasMmbtu = mmbtu(planned.firmGas);
    running.interruptibleGasMmbtu = mmbtu(planned.interruptibleGas);
    running.backupFuelMmbtu = mmbtu(planned.backupFuel);
    running.limitsHold = planned.limitsHold;
    outcome.planned = running;
}

std::vector<units::Issue> runningIssues(const Scenario& scenario, const Years& years) {
    std::vector<units::Issue> issues;
    const auto none = [](const YearOutcome&) { return std::vector<double>{}; };
    if (hasLimits(scenario) && scenario.lookAhead.value < 1.0)
        issues.push_back({"dispatch.limits_not_planned", units::Severity::Warning, "dispatch.look_ahead_h", {}});
    warnOfFirst(
        years, [](const YearOutcome& y) { return y.planned && !y.planned->limitsHold; }, "dispatch.limits_not_held",
        "plant.units", none, issues);
    warnOfJumps(years, issues);
    warnOfEmissions(scenario, years, issues);
    if (scenario.plant.mode == plant::PlantMode::Islanded && !scenario.plant.units.empty() &&
        !canStartAgain(scenario.plant))
        issues.push_back({"plant.no_black_start", units::Severity::Warning, "plant.units", {}});
    return issues;
}

} // namespace model::scenario
