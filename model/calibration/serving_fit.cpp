#include "model/calibration/serving_fit.h"

#include "model/calibration/robust_fit.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>

namespace model::calibration {

namespace {
constexpr double kUndecided = std::numeric_limits<double>::quiet_NaN();

struct ServingPrior {
    std::string_view name;
    double start;
    double low;
    double high;
    double spread; // of the logarithm about the start: one standard deviation
};
constexpr std::array<ServingPrior, kServingParameters> kPriors{{
    {"compute_efficiency", 0.45, 0.05, 1.0, 0.7},
    {"bandwidth_efficiency", 0.6, 0.05, 1.0, 0.7},
    {"host_ms", 1.0, 0.01, 100.0, 1.0},
    {"launch_ms_per_layer", 0.025, 1e-4, 1.0, 1.0},
    {"sequence_ms", 0.02, 1e-5, 1.0, 1.5},
    {"exchange_ms", 0.01, 1e-4, 1.0, 1.0},
    {"decode_power_share", 0.6, 0.1, 1.0, 0.4},
    {"waiting_power_share", 0.3, 0.05, 1.0, 0.6},
    {"prefill_power_share", 0.95, 0.2, 1.0, 0.3},
}};
// A prior counts as little as this many rows would.
constexpr double kPriorWeight = 0.1;
constexpr double kSpeedWeight = 0.5; // speed steadies the split between time and power; joules are what is asked for

ServingValues valuesAt(std::span<const double> parameters) {
    ServingValues values{};
    for (std::size_t i = 0; i < kServingParameters; ++i)
        values[i] = std::exp(parameters[i]);
    return values;
}

ServingValues startValues() {
    ServingValues values{};
    for (std::size_t i = 0; i < kServingParameters; ++i)
        values[i] = kPriors[i].start;
    return values;
}

struct RowErrors {
    std::vector<double> joules;
    std::vector<double> speeds;
};
RowErrors rowErrors(std::span<const compute::MeasuredServing> rows, const ServingValues& values) {
    RowErrors errors;
    for (const compute::MeasuredServing& row : rows) {
        const auto predicted = compute::predictServing(row, servingPointOf(row, values));
        errors.joules.push_back(std::abs(predicted.joulesPerToken / row.joulesPerToken - 1.0));
        errors.speeds.push_back(
            row.tokensPerSecond > 0.0 ? std::abs(predicted.tokensPerSecond / row.tokensPerSecond - 1.0) : kUndecided);
    }
    return errors;
}
} // namespace

std::string_view nameOf(ServingParameter parameter) {
    return kPriors[static_cast<std::size_t>(parameter)].name;
}

compute::ServingPoint servingPointOf(const compute::MeasuredServing& measured, const ServingValues& values) {
    const auto value = [&](ServingParameter one) { return values[static_cast<std::size_t>(one)]; };
    compute::ServingPoint point = compute::assumedServing(compute::ServingAssumptions::Prior, measured);
    point.computeEfficiency = {value(ServingParameter::ComputeEfficiency)};
    point.bandwidthEfficiency = {value(ServingParameter::BandwidthEfficiency)};
    point.stepOverhead = {value(ServingParameter::HostMs) +
                          value(ServingParameter::LaunchMsPerLayer) * measured.model.layers.value};
    point.sequenceOverhead = {value(ServingParameter::SequenceMs)};
    point.exchangeLatency = {value(ServingParameter::ExchangeMs)};
    point.decodePowerShare = {value(ServingParameter::DecodePower)};
    point.overheadPowerShare = {value(ServingParameter::WaitingPower)};
    point.prefillPowerShare = {value(ServingParameter::PrefillPower)};
    return point;
}

ServingValues ServingFit::point() const {
    ServingValues result{};
    for (std::size_t i = 0; i < kServingParameters; ++i)
        result[i] = values[i].value;
    return result;
}

std::optional<ServingFit> fitServing(std::span<const compute::MeasuredServing> rows, std::stop_token stop) {
    if (rows.size() < 2 * kServingParameters || stop.stop_requested()) return std::nullopt;
    RobustProblem problem;
    problem.residuals = 2 * rows.size() + kServingParameters;
    problem.scale = 0.15;
    std::vector<double> start;
    for (const ServingPrior& prior : kPriors) {
        problem.bounds.push_back({std::log(prior.low), std::log(prior.high)});
        start.push_back(std::log(prior.start));
    }
    problem.evaluate = [&](std::span<const double> parameters, std::span<double> residuals) {
        const ServingValues values = valuesAt(parameters);
        for (std::size_t i = 0; i < rows.size(); ++i) {
            const auto predicted = compute::predictServing(rows[i], servingPointOf(rows[i], values));
            residuals[i] = std::log(predicted.joulesPerToken / rows[i].joulesPerToken);
            residuals[rows.size() + i] =
                rows[i].tokensPerSecond > 0.0
                    ? kSpeedWeight * std::log(predicted.tokensPerSecond / rows[i].tokensPerSecond)
                    : 0.0;
        }
        for (std::size_t i = 0; i < kServingParameters; ++i)
            residuals[2 * rows.size() + i] = kPriorWeight * (parameters[i] - start[i]) / kPriors[i].spread;
    };
    const RobustFit found = fitRobustly(problem, start);
    const double t = studentQuantile95(static_cast<double>(rows.size() - kServingParameters));
    ServingFit fit;
    for (std::size_t i = 0; i < kServingParameters; ++i) {
        // No interval reaches beyond what a value may be.
        const double spread = t * found.standardErrors[i];
        fit.values[i] = {std::exp(found.parameters[i]),
                         std::max(kPriors[i].low, std::exp(found.parameters[i] - spread)),
                         std::min(kPriors[i].high, std::exp(found.parameters[i] + spread))};
        if (std::isnan(spread)) fit.values[i].low = fit.values[i].high = kUndecided;
    }
    fit.rows = rows.size();
    RowErrors errors = rowErrors(rows, fit.point());
    fit.inSample = errorsOf(std::move(errors.joules));
    fit.speed = errorsOf(std::move(errors.speeds));
    fit.unfitted = errorsOf(rowErrors(rows, startValues()).joules);
    return fit;
}

ServingHeldOut holdOutModels(std::span<const compute::MeasuredServing> rows, std::stop_token stop) {
    std::map<std::string, std::vector<std::size_t>> folds;
    for (std::size_t i = 0; i < rows.size(); ++i)
        folds[rows[i].model.name].push_back(i);
    ServingHeldOut held;
    held.folds = static_cast<int>(folds.size());
    held.predictedJoules.assign(rows.size(), kUndecided);
    for (const auto& [model, own] : folds) {
        std::vector<compute::MeasuredServing> seen;
        for (const compute::MeasuredServing& row : rows)
            if (row.model.name != model) seen.push_back(row);
        const auto fit = fitServing(seen, stop);
        if (!fit) continue;
        for (const std::size_t i : own)
            held.predictedJoules[i] =
                compute::predictServing(rows[i], servingPointOf(rows[i], fit->point())).joulesPerToken;
    }
    std::vector<double> errors;
    for (std::size_t i = 0; i < rows.size(); ++i)
        errors.push_back(std::abs(held.predictedJoules[i] / rows[i].joulesPerToken - 1.0));
    held.all = errorsOf(std::move(errors));
    return held;
}

} // namespace model::calibration
