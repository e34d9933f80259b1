#include "model/scenario/contrarian_study.h"

#include "model/scenario/evaluate.h"

#include <algorithm>
#include <bit>
#include <cmath>

namespace model::scenario {

namespace {

constexpr unsigned kCombinations = 8;

template<class U>
bool isFlat(const series::Trajectory<U>& trajectory) {
    return std::all_of(trajectory.knots.begin(), trajectory.knots.end(),
                       [&](const auto& knot) { return knot.value == trajectory.knots.front().value; });
}

bool givesNoEdge(const Scenario& scenario) {
    return std::all_of(scenario.workloads.begin(), scenario.workloads.end(), [](const auto& workload) {
        return isFlat(workload.edgeShare) && workload.edgeShare.knots.front().value == 0.0;
    });
}

bool givesNoReasoning(const Scenario& scenario) {
    return std::all_of(scenario.workloads.begin(), scenario.workloads.end(),
                       [](const auto& workload) { return isFlat(workload.tokenMultiplier); });
}

// What the channels need to have something to act on, the same in all combinations.
Scenario prepared(const Scenario& scenario) {
    Scenario result = scenario;
    const double first = scenario.frame.firstYear.value;
    if (givesNoEdge(scenario))
        for (auto& workload : result.workloads)
            workload.edgeShare.knots = {{first, 0.0}, {std::max(first + 1.0, 2028.0), 0.8}};
    if (givesNoReasoning(scenario))
        for (auto& workload : result.workloads) {
            const double now = workload.tokenMultiplier.knots.front().value;
            workload.tokenMultiplier.knots = {{first, now}, {first + 3.0, 4.0 * now}};
        }
    return result;
}

ContrarianRun run(const Scenario& scenario, unsigned channels) {
    ContrarianRun result;
    result.channels = channels;
    const Outcome outcome = evaluate(withChannels(scenario, channels));
    if (outcome.years.empty()) return result;
    const auto& last = outcome.years.back();
    result.facilityEnergyMwh = last.facilityEnergyMwh;
    result.facilityPeakMw = last.facilityPeakMw;
    result.headroomMw = last.headroomMw;
    result.energyMultiple = last.energyMultiple;
    result.gapYear = outcome.summary.gapYear;
    return result;
}

// Half the difference of means where the product of the signs is + and where it is -, times two: the mean change.
template<class Figure>
double contrast(const std::vector<ContrarianRun>& runs, unsigned channels, Figure figure) {
    double sum = 0.0;
    for (const ContrarianRun& one : runs) {
        const int off = std::popcount(channels & ~one.channels);
        sum += (off % 2 == 0 ? 1.0 : -1.0) * figure(one);
    }
    return sum / (0.5 * kCombinations);
}

} // namespace

Scenario withChannels(const Scenario& scenario, unsigned channels) {
    Scenario result = prepared(scenario);
    const auto has = [channels](Channel channel) { return (channels & static_cast<unsigned>(channel)) != 0; };
    result.channels.edge = has(Channel::Edge) ? workload::EdgeChannel::Substitutes : workload::EdgeChannel::Adds;
    result.channels.reasoning =
        has(Channel::Reasoning) ? workload::ReasoningChannel::WorthStays : workload::ReasoningChannel::WorthFollows;
    result.frame.supplyCaps = has(Channel::Supply);
    return result;
}

ContrarianStudy contrarianStudy(const Scenario& scenario, std::stop_token stop,
                                const std::function<void(double)>& progress) {
    ContrarianStudy study;
    study.assumedEdge = givesNoEdge(scenario);
    study.assumedReasoning = givesNoReasoning(scenario);
    for (unsigned channels = 0; channels < kCombinations; ++channels) {
        if (stop.stop_requested()) return study;
        study.runs.push_back(run(scenario, channels));
        if (progress) progress((channels + 1.0) / kCombinations);
    }
    for (unsigned channels = 1; channels < kCombinations; ++channels)
        study.effects.push_back(
            {.channels = channels,
             .logEnergy = contrast(study.runs, channels,
                                   [](const auto& one) { return std::log(std::max(one.facilityEnergyMwh, 1e-300)); }),
             .peakMw = contrast(study.runs, channels, [](const auto& one) { return one.facilityPeakMw; }),
             .headroomMw = contrast(study.runs, channels, [](const auto& one) { return one.headroomMw; })});
    return study;
}

} // namespace model::scenario
