#include "model/scenario/year_risk.h"

#include "model/adequacy/simulation.h"
#include "model/adequacy/site_simulation.h"

#include <cmath>

namespace model::scenario {

namespace {

using units::number;

constexpr double kStandardErrors = 3.0;

adequacy::SimulatedAdequacy simulated(const adequacy::SimulationSystem& system, const EvaluateOptions& options) {
    adequacy::SimulationOptions terms;
    terms.years = options.simulation->sampleYears;
    terms.seed = options.simulation->seed;
    terms.threads = options.simulation->threads;
    terms.eueRelativeError = options.simulation->relativeError;
    terms.stop = options.stop;
    return adequacy::simulate(system, terms);
}

template<class Q>
stochastic::Estimate<> perYear(const stochastic::Estimate<Q>& found, double passes) {
    return {number(found.value) / passes, number(found.standardError) / passes};
}

// `passes`: weather years in one series.
SimulatedRisk riskOf(const adequacy::SimulatedAdequacy& found, double passes, std::uint64_t seed) {
    SimulatedRisk risk;
    risk.sampleYears = found.sampleYears;
    risk.seed = seed;
    risk.weatherYears = static_cast<int>(passes);
    risk.loleHours = perYear(found.lole, passes);
    risk.eueMwh = perYear(found.eue, passes);
    risk.lolfEvents = perYear(found.lolfEvents, passes);
    if (found.meanEvent) risk.meanEventHours = perYear(*found.meanEvent, 1.0);
    risk.lossHours = found.lossHours;
    risk.unservedMwh = found.unservedMwh;
    risk.hadLoss = found.lossHours.shareOfNone < 1.0;
    // Without any loss in n years the expectation may still be about one hour in n years.
    if (!risk.hadLoss) risk.loleHours.standardError = 1.0 / static_cast<double>(found.sampleYears) / passes;
    return risk;
}

void simulateYear(YearOutcome& outcome, SiteYears& site, SiteWeather& weather, const DemandYear& demand,
                  const facility::SiteLoad& load, const EvaluateOptions& options) {
    const bool isPooled = weather.years() > 0;
    adequacy::SimulatedAdequacy found;
    if (isPooled) {
        const auto& pool = weather.pool(outcome.year, demand);
        found = simulated(adequacy::simulationOf(pool.supply, pool.loadMw), options);
    } else {
        found =
            simulated(adequacy::simulationOf(site.supply(outcome.year, load.peak), load.facility.numbers()), options);
    }
    if (units::hasError(found.issues) || found.isCancelled || found.sampleYears == 0) return;
    auto risk = riskOf(found, isPooled ? static_cast<double>(weather.years()) : 1.0, options.simulation->seed);
    risk.otherMethod = outcome.loleMethod;
    risk.otherLoleHours = outcome.loleHoursPerYear;
    risk.otherEueMwh = outcome.eueMwhPerYear;
    outcome.simulated = risk;
    if (outcome.loleMethod != "quick") return;
    outcome.loleMethod = "simulated";
    outcome.loleHoursPerYear = risk.loleHours.value;
    outcome.eueMwhPerYear = risk.eueMwh.value;
    outcome.loleStandardError = risk.loleHours.standardError;
    if (risk.hadLoss) outcome.eueStandardError = risk.eueMwh.standardError;
}

} // namespace

bool SimulatedRisk::agrees() const {
    const auto isWithin = [](const stochastic::Estimate<>& estimate, double other) {
        return std::abs(estimate.value - other) <= kStandardErrors * estimate.standardError;
    };
    if (hadLoss) return isWithin(loleHours, otherLoleHours) && isWithin(eueMwh, otherEueMwh);
    // No sample-year had a loss: likely enough (one in 370) where about so many years go by without any.
    return otherLoleHours * static_cast<double>(sampleYears) * weatherYears <= std::log(370.0);
}

void takeRisk(YearOutcome& outcome, SiteYears& site, SiteWeather& weather, const DemandYear& demand,
              const facility::SiteLoad& load, const EvaluateOptions& options) {
    const int year = outcome.year;
    const bool isPooled = weather.years() > 0;
    if (isPooled) outcome.weather = weather.eachYear(year, demand);
    const auto adequacy = isPooled ? weather.adequacy(year, demand, outcome.weather) : site.adequacy(year, load);
    outcome.gridFirmMw = number(adequacy.gridFirm);
    outcome.onsiteFirmMw = number(adequacy.onsiteFirm);
    outcome.storageFirmMw = number(adequacy.storageFirm);
    outcome.flexibleFirmMw = number(adequacy.flexibleFirm);
    outcome.interactionMw = number(adequacy.interaction);
    outcome.firmMw = number(adequacy.jointFirm);
    outcome.headroomMw = number(adequacy.headroom);
    outcome.loleHoursPerYear = number(adequacy.lole);
    outcome.eueMwhPerYear = number(adequacy.eue);
    outcome.loleMethod = adequacy.method == adequacy::LoleMethod::Exact ? "exact" : "quick";
    if (!options.simulation) return;
    if (outcome.loleMethod == "quick" || options.hourlyYear == year)
        simulateYear(outcome, site, weather, demand, load, options);
}

} // namespace model::scenario
