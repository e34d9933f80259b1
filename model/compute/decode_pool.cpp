#include "model/compute/decode_pool.h"

#include "model/compute/false_position.h"
#include "model/compute/replica_queue.h"
#include "model/compute/roofline.h"
#include "model/compute/token_work.h"

#include <algorithm>
#include <cmath>

namespace model::compute {

using units::number;

namespace {

constexpr double kBatchWidth = 0.1; // sequences
constexpr double kShareTolerance = 1e-5;

double sequenceBytes(const ModelArchitecture& model, const ServingPoint& point) {
    return number(sequenceMemory(model, point.kvCacheBits.value, point.meanContext.quantity())) *
           cacheCopies(model, point);
}

// Bytes of the caches of a batch in 95 % of the mixes.
double cachesOf(double batch, double meanBytes, double variation) {
    return meanBytes * (batch + kTailDeviations * variation * std::sqrt(batch));
}

// Largest batch whose caches fit: a quadratic in sqrt(B).
double batchInMemory(double freeBytes, double meanBytes, double variation) {
    if (freeBytes <= 0.0) return 0.0;
    if (meanBytes <= 0.0) return 1e9;
    const double spread = 0.5 * kTailDeviations * variation;
    const double root = std::sqrt(spread * spread + freeBytes / meanBytes) - spread;
    return root * root;
}

class DecodeStep {
public:
    DecodeStep(const ModelArchitecture& model, const Accelerator& accelerator, const ServingPoint& point)
        : m_model(model), m_point(point), m_step(model, accelerator, point) {}
    double meanHours(double batch) const { return hours(batch, 1.0); }
    // With a mix of contexts that 95 % of the steps stay below.
    double tailHours(double batch) const {
        return hours(batch, 1.0 + kTailDeviations * m_point.contextVariation.value / std::sqrt(batch));
    }

private:
    double hours(double batch, double contextFactor) const {
        return m_step.times(decodeLoad(m_model, m_point, batch, contextFactor * m_point.meanContext.quantity()))
            .stepHours();
    }
    const ModelArchitecture& m_model;
    const ServingPoint& m_point;
    ReplicaStep m_step;
};

// Largest batch of at most `most` whose tail step is not longer.
double batchInTime(const DecodeStep& step, double most, double targetHours) {
    const auto excess = [&](double batch) { return step.tailHours(batch) - targetHours; };
    const RootEnd high{most, excess(most)};
    if (high.value <= 0.0) return most;
    RootEnd low{1.0, excess(1.0)};
    if (low.value > 0.0) return 0.0;
    falsePosition(low, high, kBatchWidth, 0.0, excess);
    return low.at;
}

// The batch at which a replica makes `share` of what it makes at its largest.
double batchAtShare(const DecodeStep& step, double largest, double share) {
    if (share >= 1.0) return largest;
    const double rate = share * largest / step.meanHours(largest);
    const auto excess = [&](double batch) { return batch - rate * step.meanHours(batch); };
    const double even = share * largest; // too many: steps are shorter with fewer sequences
    RootEnd low{0.5 * even, excess(0.5 * even)};
    if (low.value > 0.0) low = {0.0, -rate * step.meanHours(0.01 * even)};
    const double small = kShareTolerance * even;
    return falsePosition(low, {even, excess(even)}, small, small, excess);
}

} // namespace

units::Data replicaWeights(const ModelArchitecture& model, const ServingPoint& point) {
    const double copies = point.acceleratorsPerReplica.value / tensorRanks(model, point);
    const ParameterSplit split = splitParameters(model);
    const double parameters = split.routed + split.always;
    const double copied = parameters > 0.0 ? (split.routed + copies * split.always) / parameters : 1.0;
    return weightMemory(model, point.weightBits.value) * copied;
}

units::Data replicaMemoryNeeded(const ModelArchitecture& model, const ServingPoint& point) {
    return replicaWeights(model, point) +
           cachesOf(point.batch.value, sequenceBytes(model, point), point.contextVariation.value) * units::byte;
}

units::Data replicaMemoryUsable(const Accelerator& accelerator, const ServingPoint& point) {
    return kUsableMemoryShare * point.acceleratorsPerReplica.value * accelerator.memory.quantity();
}

DecodePool decodePool(const ModelArchitecture& model, const Accelerator& accelerator, const ServingPoint& point) {
    DecodePool pool;
    pool.largestBatch = std::max(1.0, point.batch.value);
    const double freeBytes = number(replicaMemoryUsable(accelerator, point) - replicaWeights(model, point));
    const double held = batchInMemory(freeBytes, sequenceBytes(model, point), point.contextVariation.value);
    const auto lower = [&pool](double batch, BatchLimit limit) {
        if (batch >= pool.largestBatch) return;
        pool.largestBatch = std::max(1.0, std::floor(batch + 1e-9));
        pool.limit = limit;
    };
    lower(held, BatchLimit::Memory);
    pool.fitsMemory = held >= 1.0;
    const DecodeStep step(model, accelerator, point);
    const double accepted = std::max(1.0, point.acceptedTokens.value);
    if (point.timePerToken.value > 0.0) {
        const double fast = batchInTime(step, pool.largestBatch, number(point.timePerToken.quantity()) * accepted);
        lower(fast, BatchLimit::TimePerToken);
        pool.holdsTimePerToken = fast >= 1.0;
    }
    pool.timePerToken = step.tailHours(pool.largestBatch) / accepted * units::h;
    pool.utilisation = queueUtilisation(point.poolReplicas.value, kTailShare);
    pool.expectedBatch = batchAtShare(step, pool.largestBatch, pool.utilisation);
    return pool;
}

} // namespace model::compute
