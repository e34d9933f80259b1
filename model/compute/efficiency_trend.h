// How the cost of one token falls with time: five factors, each halving towards a floor (planning model, section 4.1).
#pragma once

#include "model/units/unit_of.h"

namespace model::compute {

// k(t) = 1 / (f + (1 - f) 2^(-t/h)): f the floor as a share of the first year's cost, h the halving time.
struct EfficiencyFactor {
    units::Field<units::Month> halving; // of the cost; 1,200 months is practically none
    units::Field<units::Share> floor;
    friend bool operator==(const EfficiencyFactor&, const EfficiencyFactor&) = default;
};

// One release that makes a token cheaper at equal quality for the whole fleet, beside the steady trends.
struct EfficiencyRelease {
    units::Field<units::CalendarYear> year;
    units::Field<units::Factor> gain;  // times cheaper once rolled out; 1: none
    units::Field<units::Year> rollout; // from the first use to all; 0: at once
    friend bool operator==(const EfficiencyRelease&, const EfficiencyRelease&) = default;
};

struct EfficiencyTrend {
    EfficiencyFactor algorithm;    // FLOP per task at equal quality; whole fleet at once
    EfficiencyFactor architecture; // active parameters and attention per token; whole fleet at once
    EfficiencyFactor precision;    // bits per operand; by vintage
    EfficiencyFactor hardware;     // joules per FLOP of the newest accelerator; by vintage
    EfficiencyFactor utilisation;  // share of peak reached in service; whole fleet at once
    EfficiencyRelease release;
    friend bool operator==(const EfficiencyTrend&, const EfficiencyTrend&) = default;
};

} // namespace model::compute
