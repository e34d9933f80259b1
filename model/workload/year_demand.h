// What one class of work asks for in one year: tasks, tokens in the cloud, tasks on devices. Not what it is served.
#pragma once

#include "model/workload/demand_form.h"

namespace model::workload {

// What a year offers the users of a class, over the first year.
struct Offer {
    double priceRatio{1.0};  // of an output token, prefill included; above 0
    double qualityGain{1.0}; // how much better a token is at the same price, at least 1
    double tokenFactor{1.0}; // output tokens of a task beyond the class's own multiplier: longer thinking
};

// Tokens of one task as it is sent to the cloud in `year`; the multiplier is on the output alone.
struct TaskTokens {
    units::Text input; // cached ones included
    double cachedShare{};
    units::Text output;
};
TaskTokens taskTokens(const WorkloadClass& workload, double year, double tokenFactor = 1.0);

struct TokenFlow {     // of a year
    units::Text input; // cached ones not included
    units::Text cachedInput;
    units::Text output;
    units::Text total() const { return input + cachedInput + output; }
};

// What carries over from one year to the next.
struct PriorState {
    double tasksPerYear{};
};
// Before the first year: its own tasks, so that the first year starts settled.
PriorState settledState(const WorkloadClass& workload);

// Tasks are counts per year. `tasks` would all reach the cloud if there were no edge.
struct YearDemand {
    double users{1.0};         // over the first year's, without any effect of price
    double userCostRatio{1.0}; // of a task, per unit of its worth
    double demandRatio{1.0};   // wanted per user over the first year's
    double desiredTasks{};     // once all have adjusted
    double tasks{};            // after partial adjustment
    double cloudTasks{};
    double edgeTasks{};
    TokenFlow tokens;         // in the cloud
    double localElasticity{}; // of desired tasks to the token price, positive; 0 where nothing is wanted
    double tokenShare{};      // of the user's cost that is paid for tokens
    PriorState next;          // for the following year
};

// `form` is that of the class. Years are a year apart. Better tokens win tasks as quality^response.
// Source: planning model, section 1, equations 2 to 5, and section 2.2; edge, section 9.
YearDemand demandOfYear(const WorkloadClass& workload, const DemandForm& form, const PriorState& prior, double year,
                        double firstYear, const Offer& offer);
// A share of the users of a class as in `b`, the rest as in `a`: two demands of one year at what is as good as one
// price, the choke price of a linear demand. What is not a quantity is that of `a`.
YearDemand mixture(const YearDemand& a, const YearDemand& b, double shareOfB);
// The factor on the token price at which a year that wants `shortage` (> 1) times what can be had is cleared; nothing
// when no price can do it, or only one beyond all measure.
std::optional<double> clearingPriceFactor(const DemandForm& form, const YearDemand& demand, double shortage);

// Cloud tasks over all tasks when a share of them runs on devices and a share tau of those replaces a cloud task:
// 1 - tau x. Its inverse is the growth at which the cloud is back where it was; infinite when nothing is left.
double cloudShare(double edgeShare, double edgeSubstitution);
double edgeBreakEvenGrowth(double edgeShare, double edgeSubstitution);
// Of the year's edge tasks, when a cloud task takes `cloudTask`: tasks x that x the edge's energy over the cloud's.
units::Energy edgeEnergy(const WorkloadClass& workload, const YearDemand& demand, const units::Energy& cloudTask);

} // namespace model::workload
