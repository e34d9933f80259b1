#include "model/evidence/reference_cases.h"
#include "model/evidence/verification_cases.h"
#include "model/finance/build_decision.h"
#include "model/finance/cash_flow.h"
#include "model/finance/grid_bill.h"
#include "model/finance/plant_cost.h"
#include "model/finance/real_option.h"
#include "model/finance/token_cost.h"

#include <array>

namespace model::evidence {

namespace {

void addCapitalRecovery(VerificationCases& cases) {
    cases.begin("Capital recovery", "planning model, section 7");
    struct Row {
        const char* name;
        double rate, years, expected;
    };
    constexpr Row kRows[] = {{"8 %, 15 years", 0.08, 15, 0.116830},  {"8 %, 20 years", 0.08, 20, 0.101852},
                             {"10 %, 20 years", 0.10, 20, 0.117460}, {"7 %, 30 years", 0.07, 30, 0.080586},
                             {"8 %, 4 years", 0.08, 4, 0.301921},    {"10 %, 5 years", 0.10, 5, 0.263797}};
    for (const Row& row : kRows)
        cases.add(row.name, "1/yr", row.expected, 5e-7, finance::capitalRecovery(row.rate, row.years));
}

struct PlantRow {
    const char* name;
    double capitalUsdPerKw, rate, years, fixedUsdPerKw, variableUsdPerMwh, heatRateBtuPerKwh, capacityFactor, expected;
};
constexpr PlantRow kPlantRows[] = {{"aeroderivative turbine", 1500, 0.09, 15, 20, 5, 9300, 0.79, 67.33},
                                   {"combined cycle", 2157, 0.08, 30, 15, 2.5, 6500, 0.85, 53.00},
                                   {"peaker", 1200, 0.08, 20, 15, 5, 9800, 0.10, 195.95}};

void addLevelisedCost(VerificationCases& cases) {
    cases.begin("Levelised cost, gas at 3.50 USD/MMBtu", "planning model, section 7");
    for (const PlantRow& row : kPlantRows) {
        plant::UnitClass unit;
        unit.capacity.value = 100.0;
        unit.capitalCost.value = row.capitalUsdPerKw;
        unit.fixedCost.value = row.fixedUsdPerKw;
        unit.variableCost.value = row.variableUsdPerMwh;
        unit.heatRate.value = row.heatRateBtuPerKwh;
        unit.life.value = row.years;
        const auto cost = finance::levelisedCost(unit, row.capacityFactor, units::UsdPerMmbtu::quantity(3.5), row.rate);
        cases.add(row.name, "USD/MWh", row.expected, 5e-3, units::number(cost));
    }
}

void addDeepSeekDay(VerificationCases& cases) {
    cases.begin("DeepSeek's disclosed day", "open-infra-index, day 6, by way of three reports");
    const auto rent = finance::rentOf(226.75 * 8.0, units::of<units::MoneyRate>(2.0), 24.0 * units::h);
    cases.add("rent of 226.75 servers", "USD", 87072, 0.5, units::number(rent));
    finance::ServingSpend spend;
    spend.accelerators = rent;
    const auto perMillion = [&spend](double tokens) {
        return units::UsdPerMillionTokens::inUnit(finance::tokenCost(spend, units::of<units::Text>(tokens)).total);
    };
    cases.add("all cost on output tokens", "USD/Mtok", 0.518, 5e-4, perMillion(168e9));
    cases.add("over all tokens", "USD/Mtok", 0.112, 5e-4, perMillion(776e9));
}

void addCapacityPrice(VerificationCases& cases) {
    cases.begin("PJM capacity obligation", "PJM base residual auction 2027/28; conventions of this program");
    const auto obligation = finance::capacityObligation(1.0 * units::MW, 1.0, 0.926);
    cases.add("year of a coincident peak", "USD/kW-yr", 112.7, 0.05, 333.44 * units::number(obligation) * 365.0 / 1e3);
}

void addDecisions(VerificationCases& cases) {
    cases.begin("Build 1 to 5 against demand 1, 3 or 5", "planning model, section 7");
    constexpr std::array<double, 5> kBuilds{1, 2, 3, 4, 5};
    constexpr std::array<double, 3> kDemands{1, 3, 5};
    constexpr std::array<double, 3> kProbabilities{0.30, 0.45, 0.25};
    const finance::MismatchCost cost{1.0, 2.0};
    const auto decision = finance::decideBuild(finance::mismatchTable(kBuilds, kDemands, cost), kProbabilities);
    constexpr std::array<double, 5> kExpected{3.80, 2.70, 1.60, 1.85, 2.10};
    constexpr std::array<double, 5> kRegret{8, 6, 4, 3, 4};
    for (std::size_t i = 0; i < kBuilds.size(); ++i) {
        const auto name = "build " + std::to_string(i + 1);
        cases.add(name + ", expected cost", "", kExpected[i], 5e-3, decision.expectedCost[i]);
        cases.add(name + ", largest regret", "", kRegret[i], 1e-9, decision.largestRegret[i]);
    }
    cases.add("value of perfect information", "", 1.60, 5e-3, decision.perfectInformation);
    cases.add("minimax build between 1 and 5", "", 3.667, 5e-4, finance::minimaxRegret(1.0, 5.0, cost).build);
}

void addWaiting(VerificationCases& cases) {
    cases.begin("Option to wait", "Dixit and Pindyck 1994, chapter 5; planning model, section 7");
    cases.add("rate 0.04, payout 0.04, volatility 0.2", "value over investment", 2.0, 1e-9,
              finance::investmentHurdle({0.04, 0.04, 0.2}));
    cases.add("rate 0.08, payout 0.04, volatility 0.3", "value over investment", 3.564, 5e-4,
              finance::investmentHurdle({0.08, 0.04, 0.3}));
    cases.add("rate 0.08, payout 0.04, volatility 0.4", "value over investment", 4.562, 5e-4,
              finance::investmentHurdle({0.08, 0.04, 0.4}));
}

} // namespace

void addFinanceCases(VerificationCases& cases) {
    addCapitalRecovery(cases);
    addLevelisedCost(cases);
    addDeepSeekDay(cases);
    addCapacityPrice(cases);
    addDecisions(cases);
    addWaiting(cases);
}

} // namespace model::evidence
