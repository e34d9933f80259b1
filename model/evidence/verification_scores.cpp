#include "model/evidence/hindcast.h"
#include "model/evidence/scores.h"
#include "model/evidence/verification_cases.h"

#include <cmath>

namespace model::evidence {

namespace {

void addDistributionScores(VerificationCases& cases) {
    cases.begin("Scores of a forecast", "planning model, section 3.5");
    cases.add("CRPS of N(0, 1) at 0", "", 0.233695, 5e-7, crpsOfNormal(0.0, 1.0, 0.0));
    cases.add("CRPS of N(0, 1) at 1", "", 0.602441, 5e-7, crpsOfNormal(0.0, 1.0, 1.0));
    cases.add("CRPS of N(0, 1) at 2", "", 1.452792, 5e-7, crpsOfNormal(0.0, 1.0, 2.0));
    cases.add("CRPS of LN(0, 1) at 1", "", 0.267405, 5e-7, crpsOfLogNormal(0.0, 1.0, 1.0));
    cases.add("CRPS of LN(0, 1) at 2", "", 0.562822, 5e-7, crpsOfLogNormal(0.0, 1.0, 2.0));
    cases.add("pinball at 0.9, 100 foreseen, 120 came", "", 18.0, 1e-9, pinballLoss(0.9, 100.0, 120.0));
    cases.add("pinball at 0.9, 100 foreseen, 90 came", "", 1.0, 1e-9, pinballLoss(0.9, 100.0, 90.0));
    cases.add("3 to 5 as P10 and P90, mean of the logarithm", "ln", 1.3540, 5e-5, fromP10P90(3.0, 5.0).logMean);
    cases.add("3 to 5 as P10 and P90, its deviation", "ln", 0.1993, 5e-5, fromP10P90(3.0, 5.0).logDeviation);
}

// At most 6 % more energy on 6.15 times the efficiency while the elasticity is at most 1.03.
void addDecade(VerificationCases& cases) {
    cases.begin("Hindcast 2010-18", "Masanet et al., Science 367:984 (2020): 6.5 times the instances, 194 to 205 TWh");
    HindcastParameters parameters;
    parameters.curve = workload::DemandCurve::ConstantElasticity;
    parameters.halvingMonths = 96.0 / std::log2(6.15);
    parameters.elasticity = 1.03;
    const auto last = hindcastPath(parameters, 8).back();
    cases.add("energy at an elasticity of 1.03", "x", 1.056, 5e-4, last.energy());
    cases.add("service at an elasticity of 1.03", "x", 6.5, 0.05, last.service);
    parameters.elasticity = 1.0;
    cases.add("energy at an elasticity of 1", "x", 1.0, 1e-9, hindcastPath(parameters, 8).back().energy());
}

} // namespace

void addScoreCases(VerificationCases& cases) {
    addDistributionScores(cases);
    addDecade(cases);
}

} // namespace model::evidence
