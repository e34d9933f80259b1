// The two contrarian switches on demand: devices take work from the cloud, and longer thinking is worth no more. The
// third, a binding supply, is a switch of the frame (supplyCaps). Source: planning model, section 9.
#pragma once

#include "model/workload/workload_class.h"

#include <vector>

namespace model::workload {

enum class EdgeChannel {
    AsGiven,
    Adds,       // edge tasks replace nothing
    Substitutes // every edge task replaces a cloud task
};
enum class ReasoningChannel {
    AsGiven,
    WorthFollows, // a task with mu times the tokens is worth mu times as much
    WorthStays    // it is worth what it was
};

struct ContrarianChannels {
    EdgeChannel edge{EdgeChannel::AsGiven};
    ReasoningChannel reasoning{ReasoningChannel::AsGiven};
    friend bool operator==(const ContrarianChannels&, const ContrarianChannels&) = default;
};

// The classes with the switches set.
std::vector<WorkloadClass> channelled(std::vector<WorkloadClass> workloads, const ContrarianChannels& channels);

} // namespace model::workload
