#include "model/workload/contrarian_channels.h"

namespace model::workload {

std::vector<WorkloadClass> channelled(std::vector<WorkloadClass> workloads, const ContrarianChannels& channels) {
    for (WorkloadClass& workload : workloads) {
        if (channels.edge != EdgeChannel::AsGiven)
            workload.edgeSubstitution.value = channels.edge == EdgeChannel::Substitutes ? 1.0 : 0.0;
        if (channels.reasoning == ReasoningChannel::WorthFollows)
            workload.valueMultiplier.knots = workload.tokenMultiplier.knots;
        if (channels.reasoning == ReasoningChannel::WorthStays) workload.valueMultiplier.knots = {{2025.0, 1.0}};
    }
    return workloads;
}

} // namespace model::workload
