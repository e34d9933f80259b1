#include "model/scenario/demand_study.h"

#include "model/facility/power_chain.h"

namespace model::scenario {

SupplyTerms plainTerms(const Scenario& scenario) {
    SupplyTerms terms;
    terms.powerPriceUsdPerMwh =
        scenario.tariff.energyPrice.valueAt(scenario.frame.firstYear.value + 0.5) + scenario.tariff.deliveryAdder.value;
    terms.hours = 8760.0;
    terms.meanPue = facility::pueAt(scenario.power, scenario.power.designTemperature.value);
    return terms;
}

std::vector<DemandYear> demandYears(const Scenario& scenario, Efficiency efficiency, const SupplyTerms& terms) {
    DemandPath path(scenario, efficiency);
    std::vector<DemandYear> years;
    const int lastYear = static_cast<int>(scenario.frame.lastYear.value);
    for (int year = static_cast<int>(scenario.frame.firstYear.value); year <= lastYear; ++year)
        years.push_back(path.step(year, terms));
    return years;
}

} // namespace model::scenario
