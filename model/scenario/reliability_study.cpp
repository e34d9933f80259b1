#include "model/scenario/reliability_study.h"

#include "model/scenario/evaluate.h"
#include "model/scenario/site_year.h"

#include <algorithm>
#include <cmath>

namespace model::scenario {

namespace {

constexpr double kAvailabilities[] = {0.99, 0.999, 0.9999, 0.99999};
constexpr double kUsualTrials = 24.0; // of one search, for the progress

} // namespace

ReliabilityStudy studyReliability(const Scenario& scenario, int year, const ReliabilityOptions& options) {
    ReliabilityStudy study;
    EvaluateOptions terms;
    terms.hourlyYear = year;
    const auto outcome = evaluate(scenario, terms);
    const auto answer = std::ranges::find(outcome.years, year, &YearOutcome::year);
    if (!outcome.hourly || answer == outcome.years.end()) {
        study.isKnownYear = false;
        return study;
    }
    const auto loadMw = loadOf(*outcome.hourly);
    SiteYears site(scenario);
    const auto supply = site.supply(year, units::of<units::Power>(answer->facilityPeakMw));
    study.peakMw = answer->facilityPeakMw;
    study.targetAvailability = scenario.frame.targetAvailability.value;
    study.otherHeadroomMw = answer->headroomMw;
    study.hasBatteries = !supply.storage.empty();

    double searches = 0.0; // that are done
    adequacy::SearchOptions search;
    search.years = options.sampleYears;
    search.seed = options.seed;
    search.threads = options.threads;
    search.progress = [&](const adequacy::SearchProgress& now) {
        const double within = 1.0 - std::exp(-static_cast<double>(now.trials) / kUsualTrials * 2.0);
        if (options.progress) options.progress((searches + within) / (1.0 + std::size(kAvailabilities)));
    };
    study.headroom = adequacy::simulatedHeadroom(supply, loadMw, study.targetAvailability, search, options.stop);
    study.isCancelled = study.headroom.isCancelled;
    for (const double availability : kAvailabilities) {
        if (study.isCancelled || options.stop.stop_requested()) break;
        searches += 1.0;
        adequacy::AddedStorage added;
        added.duration = options.batteryHours * units::h;
        auto found = adequacy::storageToReach(supply, loadMw, availability, added, search, options.stop);
        study.isCancelled = found.isCancelled;
        if (!found.isCancelled) study.batteries.push_back({availability, std::move(found)});
    }
    study.isCancelled = study.isCancelled || options.stop.stop_requested();
    return study;
}

} // namespace model::scenario
