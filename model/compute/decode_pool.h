// The batch that a pool of decode replicas runs: the largest that memory and the time per token allow, and the mean one
// under load. Not the cost of a token.
#pragma once

#include "model/compute/replica_step.h"

namespace model::compute {

enum class BatchLimit { Server, Memory, TimePerToken };

struct DecodePool {
    double largestBatch{};          // whole sequences, at least 1
    double expectedBatch{};         // of a replica at the load below
    double utilisation{1.0};        // of the pool: its mean output over that of all replicas at the largest batch
    units::Duration timePerToken{}; // 95th percentile at the largest batch
    BatchLimit limit{BatchLimit::Server};
    bool fitsMemory{true};        // one sequence beside the weights
    bool holdsTimePerToken{true}; // one sequence alone
};

// Memory holds the caches of 95 % of the mixes of contexts: B sequences sum to B m + z v m sqrt(B), normal by their
// number. The time per token is that of a step with such a mix. The utilisation is that at which 95 % of the requests
// find room at once (Erlang C over replicas, the larger of whose variations is that of lengths of stay, about 1).
// Solved once for the first year's accelerators and software: trends are whole gains at a given batch, so a batch that
// grew with them would count twice.
DecodePool decodePool(const ModelArchitecture& model, const Accelerator& accelerator, const ServingPoint& point);

inline constexpr double kTailShare = 0.05;       // beyond the 95th percentile
inline constexpr double kTailDeviations = 1.645; // of the normal distribution there

// Share of accelerator memory for weights and KV cache; the rest holds activations and the runtime (vLLM's default).
inline constexpr double kUsableMemoryShare = 0.9;
// Weights in all their copies, and the caches of the largest batch at the mix above.
units::Data replicaMemoryNeeded(const ModelArchitecture& model, const ServingPoint& point);
units::Data replicaWeights(const ModelArchitecture& model, const ServingPoint& point);
units::Data replicaMemoryUsable(const Accelerator& accelerator, const ServingPoint& point);

} // namespace model::compute
