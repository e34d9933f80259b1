// A request for grid capacity on its way through the stages of an interconnection queue: the plan, the slip and the
// odds of each. Not the contract that a site holds (interconnection.h).
#pragma once

#include "model/units/issue.h"
#include "model/units/unit_of.h"

#include <string>
#include <vector>

namespace model::grid {

// Application, system impact study, facilities study, agreement, construction, energised: whatever the operator calls
// them. The slip is lognormal with that median and 90th percentile; when the two are equal it is always that much, and
// 0 and 0 are no slip. Stages slip and fail independently of each other.
struct InterconnectionStage {
    std::string name;
    units::Field<units::Month> planned;
    units::Field<units::Day> medianSlip;
    units::Field<units::Day> p90Slip;
    units::Field<units::Share> completion; // chance to come through the stage once it is reached
    std::string id{};
    friend bool operator==(const InterconnectionStage&, const InterconnectionStage&) = default;
};

struct InterconnectionRequest {
    std::string name;
    units::Field<units::Megawatt> capacity;
    units::Field<units::CalendarYear> start;  // when the first of the stages began
    std::vector<InterconnectionStage> stages; // those still open, in order
    friend bool operator==(const InterconnectionRequest&, const InterconnectionRequest&) = default;
};

// Errors: no stages, numbers that are negative or not finite, shares outside 0..1, a 90th percentile below its median,
// a 90th percentile above a median of 0 (no lognormal has those). A stage is named by its id, without one by its name.
std::vector<units::Issue> checkRequest(const InterconnectionRequest& request);

} // namespace model::grid
