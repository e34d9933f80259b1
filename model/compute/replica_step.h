// Time of one step of a replica part by part, from what the step asks for; numbers worked out once for many batches.
// Not its energy, and not how many requests there are.
#pragma once

#include "model/compute/accelerator.h"
#include "model/compute/expert_routing.h"
#include "model/compute/model_architecture.h"
#include "model/compute/moe_work.h"
#include "model/compute/serving_point.h"
#include "model/compute/work_scale.h"

namespace model::compute {

// What a step asks of the whole replica, before any scaling.
struct StepLoad {
    double tokens{};     // that pass through the layers
    double sequences{};  // that the host looks after
    double cacheBytes{}; // read and written
    double attentionFlop{};
};

// The parts follow one another; within a part the longer of memory and arithmetic counts. Hours.
struct StepTimes {
    double denseHours{};     // attention's projections, dense layers, shared experts, head
    double attentionHours{}; // over the context
    double expertHours{};    // routed experts: roofline or the curve of the kernel
    double exchangeHours{};  // between accelerators, as far as it is not hidden
    double overheadHours{};
    double arithmeticHours{}; // of the busy parts, were memory infinitely fast; at most busyHours()
    double memoryHours{};     // of the busy parts, were arithmetic infinitely fast
    double flop{};
    double bytes{}; // of all accelerators
    double busyHours() const { return denseHours + attentionHours + expertHours; }
    double stepHours() const { return busyHours() + exchangeHours + overheadHours; }
};

class ReplicaStep {
public:
    ReplicaStep(const ModelArchitecture& model, const Accelerator& accelerator, const ServingPoint& point,
                const WorkScale& scale = {});
    StepTimes times(const StepLoad& load) const;
    // The routed experts of one layer on one accelerator, when so many tokens pass through the replica in a step; zeros
    // for a model without experts. FLOP and bytes are those of MoeWork, whatever the kernel makes of them.
    struct ExpertLayer {
        double hours{};
        double flop{};
        double bytes{};
    };
    ExpertLayer expertLayer(double tokens) const;
    double ranks() const { return m_ranks; } // groups of accelerators that each hold all but the routed experts

private:
    double expertHours(double tokens, double& bytes) const;
    MoeWork rankWork(double tokens) const;

    double m_accelerators;
    double m_ranks;
    double m_work;             // factor on all that a token asks for
    double m_weightFlopRate{}; // FLOP per hour of one accelerator
    double m_cacheFlopRate{};
    double m_byteRate{};
    double m_denseBytes{};        // of one accelerator in one step
    double m_denseFlopPerToken{}; // of the replica
    double m_cacheCopies{1.0};    // of the cache of a sequence that its ranks hold
    double m_moeLayers{};
    double m_layerExpertBytes{};   // of all experts of one layer
    double m_expertFlopPerToken{}; // of one layer
    double m_experts{};
    double m_expertsPerToken{};
    MoeLayer m_layer{};
    bool m_isMeasured{};
    MoeKernel m_kernel{};
    double m_kernelByteRate{};
    double m_kernelFlopRate{};
    double m_kernelLaunchHours{};
    double m_linkHoursPerToken{};
    double m_exchangeLatencyHours{};
    double m_overheadHours{};
    double m_sequenceHours{}; // of one sequence of one rank
    ExpertRouting m_routing;
};

// Bytes that leave the accelerators for one token in one step: every routed choice is sent in dispatch and comes back
// in 16 bits (expert parallelism); two all-reduces per layer in 16 bits (tensor parallelism over `ranks`, whole group).
inline constexpr double kDispatchBits = 8.0;
units::DataPerText expertExchange(const ModelArchitecture& model, double dispatchBits = kDispatchBits);
units::DataPerText tensorExchange(const ModelArchitecture& model, double ranks);

// Accelerators that split attention and dense layers of one copy: all of the replica for a model without experts.
double tensorRanks(const ModelArchitecture& model, const ServingPoint& point);
// Copies of a sequence's cache among the accelerators of its rank: more than 1 where they cannot share it.
double cacheCopies(const ModelArchitecture& model, const ServingPoint& point);

// Peak of the narrowest supported format that holds `bits`.
units::WorkRate peakRate(const Accelerator& accelerator, double bits);

} // namespace model::compute
