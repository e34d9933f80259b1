// Where a class of work stands on its demand curve in a year, and where its energy would be highest. Pure.
#pragma once

#include "model/scenario/outcome.h"
#include "model/workload/demand_form.h"

#include <optional>

namespace ui::charts {

// When efficiency alone moves the token price and demand has settled: energy goes with price x demand.
struct DemandPeak {
    double priceRatio{};     // of a token over today's; above 1: already past today
    double userCostRatio{};  // of a task to its user, attention included
    double energyMultiple{}; // energy there over today's
};

// Energy over today's at a token price over today's, nothing else changed.
double energyAtPrice(const model::workload::WorkloadClass& workload, const model::workload::DemandForm& form,
                     double priceRatio);
// Where elasticity x share of tokens in the user's cost is 1; that of DemandForm when attention costs nothing. Nothing
// when energy only rises or only falls within a billionfold change of the price.
std::optional<DemandPeak> demandPeak(const model::workload::WorkloadClass& workload,
                                     const model::workload::DemandForm& form);

struct DemandPosition {
    double userCostRatio{};           // of a task over the first year's, per unit of its worth
    double wanted{};                  // per user at that cost once settled, over the first year's
    std::optional<double> ofAllEver;  // share of all tasks that anyone would ever want; nothing without a ceiling
    std::optional<DemandPeak> peak{}; // of efficiency alone
    bool isPastPeak() const { return peak && userCostRatio < peak->userCostRatio; }
};
// `workload` with the contrarian switches set; `now` and `first` are its years of one outcome.
DemandPosition demandPosition(const model::workload::WorkloadClass& workload, const model::scenario::ClassYear& now,
                              const model::scenario::ClassYear& first, double year, double firstYear);

// Output tokens of a task over the first year's: its multiplier, and what training left for longer thinking.
double taskTokenRatio(const model::scenario::ClassYear& now, const model::scenario::ClassYear& first);
// The class in that year; null when it has none of that id.
const model::scenario::ClassYear* classIn(const model::scenario::YearOutcome& year, const std::string& id);

} // namespace ui::charts
