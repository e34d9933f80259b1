// What a year's dispatch is asked: the site's units, batteries, fuel, permits and prices as one DispatchInput.
#pragma once

#include "model/dispatch/dispatch_year.h"
#include "model/scenario/scenario.h"

#include <span>
#include <vector>

namespace model::scenario {

// The hours and counts of the year, which the input points to: they outlive it.
struct DispatchHours {
    std::span<const double> loadMw;
    std::span<const double> gridLimitMw;
    std::span<const double> renewableMw;          // empty: none in service
    std::span<const double> temperatureC;         // empty: not known, no day is cold
    std::span<const std::vector<double>> ambient; // [unit class][hour], share of ISO output
    std::vector<int> unitsInService;              // by unit class
};

// MW of each hour, however served or not.
std::vector<double> loadOf(const dispatch::DispatchYear& year);

// Whether a permit, a gas contract or a spinning reserve is set, which only a plan can keep.
bool hasLimits(const Scenario& scenario);
// Whether something asks for a plan that rules cannot give: least cost, a permit, a gas contract, a spinning reserve.
bool needsPlanning(const Scenario& scenario);

// By rules where nothing needs a plan or the look-ahead is 0. A planned dispatch follows the order of service by prices
// that stand for it (grid first: the grid is free; on-site first: dearer than any unit); what was spent is reckoned
// from the energies, not from these.
enum class Planning { WhereNeeded, Always };
dispatch::DispatchInput dispatchInput(const Scenario& scenario, int year, const DispatchHours& hours,
                                      Planning planning = Planning::WhereNeeded);

// What the permits allow each class of units in service, and all of them, in a year.
std::vector<dispatch::RunningLimits> permitLimits(const Scenario& scenario, int year);
dispatch::RunningLimits plantPermitLimits(const Scenario& scenario);

// The order of service that the mode of the plant leaves: a backup serves last.
dispatch::DispatchPolicy orderOfService(const Scenario& scenario);

} // namespace model::scenario
