#include "model/evidence/verification_cases.h"
#include "model/workload/adjustment.h"
#include "model/workload/demand_form.h"
#include "model/workload/diffusion.h"
#include "model/workload/rebound.h"

#include <string>

namespace model::evidence {

namespace {

workload::WorkloadClass classOfElasticity(double elasticity) {
    workload::WorkloadClass workload;
    workload.demandCurve = workload::DemandCurve::ConstantElasticity;
    workload.priceElasticity.value = elasticity;
    return workload;
}

struct ElasticityRow {
    double elasticity, service2, energy2, service10, energy10, discrete10;
    double serviceTolerance10, energyTolerance10;
};
constexpr ElasticityRow kElasticityRows[] = {
    {0.3, 1.231, 0.616, 1.995, 0.1995, 0.111, 5e-4, 5e-5}, {0.6, 1.516, 0.758, 3.981, 0.398, 0.331, 5e-4, 5e-4},
    {1.0, 2.000, 1.000, 10.00, 1.000, 1.000, 5e-3, 5e-4},  {1.1, 2.144, 1.072, 12.59, 1.259, 1.288, 5e-3, 5e-4},
    {1.3, 2.462, 1.231, 19.95, 1.995, 2.106, 5e-3, 5e-4},  {1.7, 3.249, 1.625, 50.12, 5.012, 5.458, 5e-3, 5e-4}};

void addElasticityTable(VerificationCases& cases) {
    cases.begin("Constant elasticity", "planning model, section 2.3");
    for (const ElasticityRow& row : kElasticityRows) {
        const auto workload = classOfElasticity(row.elasticity);
        const double service2 = workload::DemandForm(workload).ratio(0.5);
        const double service10 = workload::DemandForm(workload).ratio(0.1);
        const auto name = "elasticity " + std::to_string(row.elasticity).substr(0, 3) + ", ";
        cases.add(name + "service, twice as efficient", "x", row.service2, 5e-4, service2);
        cases.add(name + "energy, twice as efficient", "x", row.energy2, 5e-4, service2 / 2.0);
        cases.add(name + "service, 10 times as efficient", "x", row.service10, row.serviceTolerance10, service10);
        cases.add(name + "energy, 10 times as efficient", "x", row.energy10, row.energyTolerance10, service10 / 10.0);
        cases.add(name + "discrete rebound, 10 times", "", row.discrete10, 5e-4,
                  workload::constantElasticityRebound(row.elasticity, 10.0));
    }
}

// A single tenfold gain, elasticity 1.3, a share 0.3 of the gap closed each year.
void addJCurve(VerificationCases& cases) {
    cases.begin("Efficiency J-curve", "planning model, section 2.5");
    constexpr double kExpected[] = {0.2455, 0.4603, 0.7147, 0.9725, 1.2064};
    const double desired = workload::DemandForm(classOfElasticity(1.3)).ratio(0.1);
    double tasks = 1.0;
    int year = 0;
    for (const double expected : kExpected) {
        tasks = workload::adjustedTasks(tasks, desired, 0.3);
        cases.add("energy in year " + std::to_string(++year), "x", expected, 5e-5, tasks / 10.0);
    }
    cases.add("energy back at its old level", "yr", 4.111, 5e-4, workload::energyCrossingYears(1.3, 0.3));
    cases.add("mean lag, 0.3 a year", "yr", 2.333, 5e-4, workload::meanLagYears(0.3));
    cases.add("nine tenths of the gap, 0.3 a year", "yr", 6.456, 5e-4, workload::yearsToClose(0.9, 0.3));
}

void addWillingness(VerificationCases& cases) {
    cases.begin("Log-normal willingness to pay", "planning model, section 2.4");
    cases.add("elasticity at z = -3, spread 2", "", 1.642, 5e-4, workload::willingnessElasticity(2.0, -3.0));
    cases.add("elasticity at z = 0, spread 2", "", 0.399, 5e-4, workload::willingnessElasticity(2.0, 0.0));
    workload::WorkloadClass workload;
    workload.demandCurve = workload::DemandCurve::WillingnessToPay;
    workload.priceElasticity.value = workload::willingnessElasticity(2.0, -3.0);
    workload.willingnessSpread.value = 2.0;
    const auto peak = workload::DemandForm(workload).energyPeak().value();
    cases.add("position of the energy peak, spread 2", "z", -1.571858, 5e-7, workload::willingnessPosition(2.0, 1.0));
    cases.add("energy at its peak, from z = -3", "x", 2.46943, 5e-6, peak.energyMultiple);
    cases.add("price fall to the peak", "x", 17.397, 5e-4, 1.0 / peak.costRatio);
    cases.add("adoption at the peak, spread 2", "%", 5.80, 5e-3, 100.0 * peak.adoption);
}

void addBass(VerificationCases& cases) {
    cases.begin("Bass diffusion", "Bass 1969 with p 0.03, q 0.38; planning model, section 3.1");
    cases.add("time of the peak", "yr", 6.1926, 5e-5, workload::bassPeakYears(0.03, 0.38));
    cases.add("adopters at the peak", "share", 0.46053, 5e-6,
              workload::bassShare(0.03, 0.38, workload::bassPeakYears(0.03, 0.38)));
    cases.add("new adopters at the peak", "share/yr", 0.11059, 5e-6, workload::bassPeakPerYear(0.03, 0.38));
    cases.add("adopters after 5 years", "share", 0.33120, 5e-6, workload::bassShare(0.03, 0.38, 5.0));
    cases.add("adopters after 10 years", "share", 0.81280, 5e-6, workload::bassShare(0.03, 0.38, 10.0));
}

void addRebound(VerificationCases& cases) {
    cases.begin("Rebound", "planning model, sections 2.1, 2.6 and 3.3");
    cases.add("Saunders, substitution 0.5, share 0.1", "", 0.556, 5e-4, workload::productionRebound(0.5, 0.1));
    cases.add("Saunders, substitution 1, share 0.05", "", 1.053, 5e-4, workload::productionRebound(1.0, 0.05));
    cases.add("Saunders, substitution 1.25, share 0.2", "", 1.5625, 5e-5, workload::productionRebound(1.25, 0.2));
    cases.add("clearing price at a shortage of 1.5, elasticity 1.1", "x", 1.446, 5e-4,
              workload::rationedPriceRatio(1.5, 1.1));
    cases.add("worth of a task at ten times the tokens, elasticity 1.3", "x", 1.70, 5e-3,
              workload::reasoningBreakEvenValue(10.0, 1.3));
}

} // namespace

void addDemandCases(VerificationCases& cases) {
    addElasticityTable(cases);
    addJCurve(cases);
    addWillingness(cases);
    addBass(cases);
    addRebound(cases);
}

} // namespace model::evidence
