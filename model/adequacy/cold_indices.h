// Loss-of-load indices of units that a cause strikes in the cold: exact expectations, as adequacyIndices without it.
#pragma once

#include "model/adequacy/adequacy_indices.h"
#include "model/adequacy/cold_outage.h"

#include <span>

namespace model::adequacy {

// The cause takes its share of every unit. With p the probability that it is out (coldOutageShares), each hour counts
// (1 - p) x its figures with all units + p x those with the share gone, p the mean over the hour. LOLF, in continuous
// time: entries by the units in either condition alike; (1 - p) x rate of failure x what the loss-of-load probability
// is higher with the cause out; and rises from hour to hour in either condition, weighted with p on the hour. The first
// hour counts from none. loleDays stays absent: which hour of a day is the worst differs with the condition.
AdequacyIndices coldIndices(std::span<const OutageGroup> groups, const ColdOutage& cold, std::span<const double> loadMw,
                            const FirmImport& import = {});

} // namespace model::adequacy
