// Training as a budget: compute = money / price, with a share of what efficiency saves ploughed back (section 2.2).
#pragma once

#include "model/units/unit_of.h"

namespace model::workload {

struct TrainingBudget {
    units::Field<units::Share> computeShare;       // of all AI compute in the first year
    units::Field<units::GrowthPerYear> growth;     // of the budget, real
    units::Field<units::Share> reinvestment;       // rho: share of the saving spent on more training
    units::Field<units::CalendarYear> plateauYear; // from it on training takes no more FLOP than in it
    units::Field<units::Share> plateauShift;       // share of the compute so left that inference takes
    friend bool operator==(const TrainingBudget&, const TrainingBudget&) = default;
};

} // namespace model::workload
