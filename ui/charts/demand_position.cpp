#include "ui/charts/demand_position.h"

#include "model/workload/price_response.h"

#include <algorithm>
#include <cmath>

namespace ui::charts {

using model::scenario::ClassYear;
using model::workload::DemandForm;
using model::workload::WorkloadClass;

namespace {

constexpr double reachLog = 20.7; // a billionfold

double plainUserCost(const WorkloadClass& workload, double priceRatio) {
    return model::workload::userCostRatio(priceRatio, 1.0, 1.0, workload.priceFloor.value);
}

// -dlnD/dlnp of the token price p: above 1, energy rises as the price falls.
double tokenElasticity(const WorkloadClass& workload, const DemandForm& form, double priceRatio) {
    return form.elasticity(plainUserCost(workload, priceRatio)) *
           model::workload::tokenShareOfUserCost(priceRatio, 1.0, workload.priceFloor.value);
}

} // namespace

double energyAtPrice(const WorkloadClass& workload, const DemandForm& form, double priceRatio) {
    return priceRatio * form.ratio(plainUserCost(workload, priceRatio));
}

std::optional<DemandPeak> demandPeak(const WorkloadClass& workload, const DemandForm& form) {
    const auto made = [&](double priceRatio) {
        return DemandPeak{priceRatio, plainUserCost(workload, priceRatio), energyAtPrice(workload, form, priceRatio)};
    };
    if (workload.priceFloor.value <= 0.0) {
        const auto peak = form.energyPeak();
        return peak ? std::optional(made(peak->costRatio)) : std::nullopt;
    }
    // It falls with the price, on every curve: one crossing of 1, or none.
    double low = -reachLog;
    double high = reachLog;
    if (!(tokenElasticity(workload, form, std::exp(low)) < 1.0)) return std::nullopt;
    if (!(tokenElasticity(workload, form, std::exp(high)) > 1.0)) return std::nullopt;
    while (high - low > 1e-12 * reachLog) {
        const double middle = 0.5 * (low + high);
        (tokenElasticity(workload, form, std::exp(middle)) < 1.0 ? low : high) = middle;
    }
    return made(std::exp(0.5 * (low + high)));
}

DemandPosition demandPosition(const WorkloadClass& workload, const ClassYear& now, const ClassYear& first, double year,
                              double firstYear) {
    const double worth = workload.valueMultiplier.valueAt(year) / workload.valueMultiplier.valueAt(firstYear);
    const DemandForm form(workload);
    DemandPosition position;
    position.userCostRatio =
        model::workload::userCostRatio(now.priceRatio, taskTokenRatio(now, first), worth, workload.priceFloor.value);
    if (position.userCostRatio <= 0.0) return position;
    position.wanted = form.ratio(position.userCostRatio);
    if (const auto ceiling = form.ceiling()) position.ofAllEver = position.wanted / *ceiling;
    position.peak = demandPeak(workload, form);
    return position;
}

double taskTokenRatio(const ClassYear& now, const ClassYear& first) {
    if (now.tasksPerYear <= 0.0 || first.tasksPerYear <= 0.0 || first.outputTokens <= 0.0) return 1.0;
    return now.outputTokens / now.tasksPerYear / (first.outputTokens / first.tasksPerYear);
}

const ClassYear* classIn(const model::scenario::YearOutcome& year, const std::string& id) {
    const auto found =
        std::find_if(year.classes.begin(), year.classes.end(), [&](const auto& c) { return c.id == id; });
    return found == year.classes.end() ? nullptr : &*found;
}

} // namespace ui::charts
