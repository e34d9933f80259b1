#include "model/adequacy/agreement.h"

#include <algorithm>
#include <cmath>

namespace model::adequacy {

namespace {

constexpr double kStandardErrors = 3.0;
constexpr double kSameFigure = 1e-9;  // relative: nothing is random, both may round
constexpr double kUnseenEvents = 5.9; // exp(-5.9) = 0.0027
constexpr double kNoFigure = 1e-12;   // of an hour, an event …: never

template<class Q>
stochastic::Estimate<> plain(const stochastic::Estimate<Q>& estimate) {
    return {units::number(estimate.value), units::number(estimate.standardError)};
}

} // namespace

Agreement agree(const AdequacyIndices& exact, const SimulatedAdequacy& simulated) {
    Agreement result;
    const auto years = static_cast<double>(simulated.sampleYears);
    const bool sawNone = !(simulated.lolfEvents.value > 0.0);
    const bool maySeeNone = years * exact.lolfEvents.value_or(units::number(exact.lole)) <= kUnseenEvents;
    const auto compare = [&](const char* index, double exactValue, const stochastic::Estimate<>& estimate) {
        const double tolerance =
            kStandardErrors * estimate.standardError + kSameFigure * std::abs(exactValue) + kNoFigure;
        const bool isClose = std::abs(exactValue - estimate.value) <= tolerance;
        result.indices.push_back({index, exactValue, estimate, isClose || (sawNone && maySeeNone)});
    };
    compare("lole_hours", units::number(exact.lole), plain(simulated.lole));
    if (exact.loleDays && simulated.loleDays) compare("lole_days", *exact.loleDays, *simulated.loleDays);
    compare("eue_mwh", units::number(exact.eue), plain(simulated.eue));
    if (exact.neuePpm && simulated.neuePpm) compare("neue_ppm", *exact.neuePpm, *simulated.neuePpm);
    if (exact.lolfEvents) compare("lolf_events", *exact.lolfEvents, simulated.lolfEvents);
    if (exact.meanEvent && simulated.meanEvent)
        compare("mean_event_hours", units::number(*exact.meanEvent), plain(*simulated.meanEvent));
    result.agrees = simulated.sampleYears > 0 &&
                    std::ranges::all_of(result.indices, [](const IndexAgreement& index) { return index.agrees; });
    return result;
}

} // namespace model::adequacy
