#include "model/compute/token_work.h"
#include "model/compute/training_run.h"
#include "model/evidence/reference_cases.h"
#include "model/evidence/verification_cases.h"
#include "model/facility/power_chain.h"
#include "model/facility/redundancy.h"
#include "model/facility/staffing.h"
#include "model/stochastic/erlang.h"

namespace model::evidence {

namespace {

void addErlang(VerificationCases& cases) {
    cases.begin("Erlang C", "planning model, section 5.2");
    cases.add("10 servers, load 8", "probability", 0.409180, 5e-7, stochastic::erlangC(10, 8.0));
    cases.add("5 servers, load 4", "probability", 0.554113, 5e-7, stochastic::erlangC(5, 4.0));
    cases.add("Halfin-Whitt, beta 0.5", "probability", 0.504539, 5e-7, facility::halfinWhittWaiting(0.5));
    cases.add("Halfin-Whitt, beta 1", "probability", 0.223361, 5e-7, facility::halfinWhittWaiting(1.0));
    cases.add("Halfin-Whitt, beta 2", "probability", 0.026881, 5e-7, facility::halfinWhittWaiting(2.0));
    cases.add("beta at a waiting probability of 0.2", "", 1.0615, 5e-5, facility::halfinWhittBeta(0.2));
    cases.add("beta at a waiting probability of 0.01", "", 2.3749, 5e-5, facility::halfinWhittBeta(0.01));
    cases.add("servers at load 1,000, waiting 0.2", "units", 1034, 0.0, facility::serversFor(1000.0, 0.2));
    cases.add("servers at load 10,000 by the square-root rule", "units", 10107, 0.0,
              facility::squareRootStaffing(10000.0, 0.2));
}

void addRedundancy(VerificationCases& cases) {
    cases.begin("Redundancy", "planning model, section 5.4");
    cases.add("2N of 99 %", "availability", 0.9999, 5e-5, 1.0 - facility::groupUnavailability(1, 2, 0.01));
    cases.add("4 of 5 of 99 %", "availability", 0.99902, 5e-6, 1.0 - facility::groupUnavailability(4, 5, 0.01));
    cases.add("4 of 4 of 99 %", "availability", 0.9606, 5e-5, 1.0 - facility::groupUnavailability(4, 4, 0.01));
}

double facilityMw(double shareOfNameplate) {
    auto site = trainingSite();
    site.averageOfNameplate.value = shareOfNameplate;
    const auto servers = units::Kilowatt::quantity(kH100NodeKw / 8.0 * kAbileneChips);
    return units::number(facility::facilityPower(facility::averageItPower(servers, site), site.pueBase.value, site));
}

void addFacilityPower(VerificationCases& cases) {
    cases.begin("500,000 H100-class chips", "planning model, section 5.3");
    cases.add("at nameplate", "MW", 877, 0.5, facilityMw(1.0));
    cases.add("at the highest measured draw", "MW", 719, 0.5, facilityMw(0.82));
    cases.add("on average", "MW", 666, 0.5, facilityMw(0.76));
    cases.add("150 MW for 83,000 GB200, each", "kW", 1.81, 5e-3,
              units::Kilowatt::inUnit(facility::allInPower(150.0 * units::MW, 83e3)));
}

void addTraining(VerificationCases& cases) {
    cases.begin("Llama 3.1 405B and DeepSeek V3", "model card and technical report; planning model, section 4.3");
    const auto llama = compute::trainingWork(llama405(), units::of<units::Text>(kLlama405Tokens));
    const auto v3 = compute::trainingWork(deepSeekV3(), units::of<units::Text>(kDeepSeekV3Tokens));
    const auto peak = units::Teraflops::quantity(989.0);
    cases.add("Llama, 6 N D", "FLOP", 3.791e25, 5e21, units::number(llama));
    cases.add("V3, 6 N D", "FLOP", 3.286e24, 5e20, units::number(v3));
    cases.add("ratio of work", "x", 11.54, 5e-3, llama / v3);
    cases.add("Llama, share of the BF16 peak", "%", 34.5, 0.05,
              100.0 * compute::modelFlopUtilisation(llama, kLlama405Hours * units::h, peak));
    cases.add("V3, share of the BF16 peak", "%", 33.1, 0.05,
              100.0 * compute::modelFlopUtilisation(v3, kDeepSeekV3Hours * units::h, peak));
    const auto rate = [](double events) {
        return compute::eventsPerAcceleratorYear({events, 16384.0, 54.0 * 24.0 * units::h});
    };
    cases.add("Llama, accelerators that broke", "%/yr", 6.1, 0.05, 100.0 * rate(148.0));
    cases.add("Llama, time between interruptions", "h", 3.09, 5e-3,
              units::number(compute::meanTimeBetweenEvents(rate(419.0), 16384.0)));
}

} // namespace

void addFacilityCases(VerificationCases& cases) {
    addErlang(cases);
    addRedundancy(cases);
    addFacilityPower(cases);
    addTraining(cases);
}

} // namespace model::evidence
