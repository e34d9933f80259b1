// What standing still and starting again do to the outages of a group: failure to start, and black start.
#pragma once

#include "model/adequacy/outage_group.h"

namespace model::adequacy {

// A group that is called from standstill: each unit also fails to start with that probability, so it is out with
// 1 - (1 - q)(1 - failure). Its common cause keeps its own probability.
OutageGroup withStartFailure(OutageGroup group, double failure);

// A group that has to be started in the dark after each common cause: with the cause's rate kept, its time out grows
// from r to r + b. Of a cause with probability c = beta q the odds c / (1 - c) = rate x r grow by (r + b) / r. The
// units' own outages stay. In a simulation the repair stays r and the cause comes more often instead: the same hours
// lost, in shorter events. Without a known repair time nothing changes.
OutageGroup withBlackStart(OutageGroup group, const units::Duration& blackStart);

} // namespace model::adequacy
