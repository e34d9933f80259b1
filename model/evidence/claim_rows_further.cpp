#include "model/compute/token_work.h"
#include "model/compute/training_run.h"
#include "model/evidence/claim_row.h"
#include "model/evidence/reference_cases.h"
#include "model/finance/cash_flow.h"
#include "model/finance/owned_server.h"
#include "model/workload/rebound.h"
#include "model/workload/training_demand.h"

#include <array>
#include <cmath>

namespace model::evidence {

namespace {

constexpr auto kTrue = Arithmetic::Holds;
constexpr auto kFalse = Arithmetic::Fails;
constexpr auto kUnknown = Arithmetic::NotComputable;

constexpr double kTrainingPue = 1.3;

std::vector<Figure> reinvestedTraining() {
    workload::TrainingBudget budget;
    budget.reinvestment.value = 1.0;
    const double efficiency = 10.0;
    const double energy = workload::trainingDemand(budget, 1.0, 1.0 / efficiency).compute / efficiency;
    return {{"rebound of training", workload::discreteRebound(energy, efficiency).value_or(0.0), ""},
            {"training energy, tenfold efficiency", energy, "x"}};
}

std::vector<Figure> reasoningTokens() {
    const auto total = [](double elasticity) { return workload::reasoningTokenRatio(10, 1, elasticity); };
    const auto worth = [](double elasticity) { return workload::reasoningBreakEvenValue(10, elasticity); };
    return {{"all tokens at ten times the tokens a task, elasticity 1.3", total(1.3), "x"},
            {"the same at 1.1", total(1.1), "x"},
            {"the same at 0.7", total(0.7), "x"},
            {"worth of a task at which tokens stay, elasticity 1.1", worth(1.1), "x"},
            {"the same at 1.3", worth(1.3), "x"},
            {"the same at 1.5", worth(1.5), "x"}};
}

double trainingGwh(double hours, double kilowatts) {
    return hours * kilowatts * kTrainingPue / 1e6;
}

std::vector<Figure> trainingEnergy() {
    return {{"at the measured 1.05 kW", trainingGwh(kDeepSeekV3Hours, 1.05), "GWh"},
            {"at the nameplate 1.275 kW", trainingGwh(kDeepSeekV3Hours, kH100NodeKw / 8.0), "GWh"}};
}

std::vector<Figure> growthElasticity() {
    const auto implied = [](double perYear) { return workload::impliedElasticity(28.0 / 3.0, std::pow(perYear, 3.0)); };
    return {{"efficiency 3 times a year", implied(3.0), ""},
            {"efficiency 4.2 times a year", implied(4.2), ""},
            {"efficiency 10 times a year", implied(10.0), ""}};
}

// A bought server with eight H100 and its share of a facility (planning model, section 7).
finance::OwnedServer ownedH100(double lifeYears) {
    finance::OwnedServer server;
    server.price = 280e3 * units::USD;
    server.accelerators = 8.0;
    server.lifeYears = lifeYears;
    server.nameplate = units::Kilowatt::quantity(kH100NodeKw);
    server.facility = units::MillionUsdPerMw::quantity(12.0);
    server.facilityLifeYears = 15.0;
    server.averageOfNameplate = 0.76;
    server.pue = 1.25;
    server.energyPrice = units::UsdPerMwh::quantity(70.0);
    server.operationsShare = 0.05;
    return server;
}

constexpr double kOwnedRate = 0.10;

std::vector<Figure> cloudOrOwn() {
    const auto breakEven = [](double life, double rentUsd) {
        return finance::breakEvenUtilisation(ownedH100(life), kOwnedRate, units::of<units::MoneyRate>(rentUsd));
    };
    return {{"break-even utilisation, paid off in 4 years, rent 2.00 USD/h", breakEven(4, 2.0), "share"},
            {"the same in 3 years, 2.00", breakEven(3, 2.0), "share"},
            {"the same in 5 years, 2.00", breakEven(5, 2.0), "share"},
            {"the same in 4 years, 3.00", breakEven(4, 3.0), "share"},
            {"the same in 5 years, 4.00", breakEven(5, 4.0), "share"}};
}

// DeepSeek's disclosed day: 226.75 servers at 8.4 kW made 168e9 output tokens.
double facilityWhPerOutputToken() {
    return 226.75 * 8.4e3 * 24.0 * kTrainingPue / 168e9;
}

std::vector<Figure> breakEvenQueries() {
    const double savedGwh = trainingGwh(kLlama405Hours - kDeepSeekV3Hours, kH100NodeKw / 8.0);
    const double extraWh = (17.0 - 1.0) * 400.0 * facilityWhPerOutputToken();
    const double queries = savedGwh * 1e9 / extraWh;
    return {{"queries that use up the saving of one training", queries / 1e9, "1e9 queries"},
            {"training energy saved, Llama 3 405B less V3", savedGwh, "GWh"},
            {"extra energy of a reasoned answer", extraWh, "Wh"},
            {"days at 1,000 million queries a day", queries / 1e9, "days"}};
}

std::vector<Figure> coalAndMoore() {
    const auto doubled = [](double years, double doublingYears) { return std::exp2(years / doublingYears); };
    return {{"coal in Scottish iron 1830-63: a third per ton, tenfold in all", workload::impliedElasticity(10, 3), ""},
            {"data centers 2005-10: 56 % more, efficiency doubling in 2.6 years",
             workload::impliedElasticity(1.56, doubled(5, 2.6)), ""},
            {"the same, doubling in 1.57 years", workload::impliedElasticity(1.56, doubled(5, 1.57)), ""},
            {"data centers 2010-18: 6.5 times the instances, 6 % more energy",
             workload::impliedElasticity(205.0 / 194.0, 6.5 * 194.0 / 205.0), ""}};
}

std::vector<Figure> monthsGained() {
    const double chipsPerMw = 1000.0 / h100FacilityKw(0.82);
    const double marginUsdPerHour = 2.5 - units::number(finance::fullUseCost(ownedH100(4), kOwnedRate));
    const double yearlyMusd = chipsPerMw * marginUsdPerHour * units::kHoursPerYear / 1e6;
    const std::array<double, 2> twoYears{yearlyMusd, yearlyMusd};
    return {{"present value of two years gained, per MW of facility", finance::netPresentValueUsd(twoYears, kOwnedRate),
             "MUSD/MW"},
            {"margin of a year, per MW of facility", yearlyMusd, "MUSD/MW-yr"},
            {"accelerators on one MW", chipsPerMw, "chips"}};
}

std::vector<Figure> exportLimits() {
    const auto teraflops = [](const compute::ModelArchitecture& model, double tokens, double hours) {
        const auto work = compute::trainingWork(model, units::of<units::Text>(tokens));
        return units::number(work) / (hours * units::kSecondsPerHour) / 1e12;
    };
    const auto utilisation = [](const compute::ModelArchitecture& model, double tokens, double hours) {
        return 100.0 * compute::modelFlopUtilisation(compute::trainingWork(model, units::of<units::Text>(tokens)),
                                                     hours * units::h, units::Teraflops::quantity(989.0));
    };
    const double h800 = teraflops(deepSeekV3(), kDeepSeekV3Tokens, kDeepSeekV3Hours);
    const double h100 = teraflops(llama405(), kLlama405Tokens, kLlama405Hours);
    return {{"training throughput of an H800 (V3) over an H100 (Llama 3)", h800 / h100, "x"},
            {"H800, useful work", h800, "TFLOP/s"},
            {"H100, useful work", h100, "TFLOP/s"},
            {"H800, of the BF16 peak", utilisation(deepSeekV3(), kDeepSeekV3Tokens, kDeepSeekV3Hours), "%"},
            {"H100, of the BF16 peak", utilisation(llama405(), kLlama405Tokens, kLlama405Hours), "%"},
            {"rebound when the number of accelerators is the limit", workload::discreteRebound(1.0, 10.0).value_or(0.0),
             ""}};
}

std::vector<Figure> plateauShift() {
    const double training = 30.0;
    const double inference = 60.0 * 4.0;
    return {{"training share of compute after", 100.0 * training / (training + inference), "%"},
            {"training share before, 30 to 60", 100.0 * 30.0 / 90.0, "%"},
            {"all compute over before", (training + inference) / 90.0, "x"},
            {"tokens at four times per task, elasticity 1.1, no more worth", workload::reasoningTokenRatio(4, 1, 1.1),
             "x"}};
}

std::vector<Figure> leftOut() {
    return {{"price of the 2,048 accelerators alone over 5.6 million USD", 2048.0 * 20e3 / 5.6e6, "x"},
            {"price of the accelerators, low", 2048.0 * 20e3 / 1e6, "MUSD"},
            {"price of the accelerators, high", 2048.0 * 27e3 / 1e6, "MUSD"},
            {"research compute when the final run is a tenth of it", 5.6 / 0.1, "MUSD"}};
}

// clang-format off
const ClaimRow kFurtherRows[] = {
    {32, "002", "Gains in training efficiency are wholly spent on training smarter models.", "reinvestment 1, growth 0", std::nullopt, 0.001, kTrue,
     "With all savings spent on training the energy of training stays: the rebound is exactly 1.",
     Fact::Unverifiable, "One maker's statement; no series of budgets separates reinvested savings.",
     "More than 1 where budgets also grow.", reinvestedTraining},
    {33, "001/002", "Chains of thought raise the energy of inference.", "mu^(1 - e) q^e at mu = 10", std::nullopt, 5e-3, kTrue,
     "Per question always; in all only where answers are worth enough more, for above an elasticity of 1 dearer questions are asked less.",
     Fact::Supported, "Reasoning models write about 17 times the tokens per request of their predecessors.",
     "Third contrarian channel: tokens fall unless worth exceeds mu^((e - 1)/e).", reasoningTokens},
    {34, "004", "Semiconductor sales grow 14 to 15 % in 2025.", "17.6 - 14.5", 0.0, 2.0, kFalse,
     "3 points too low.", Fact::Superseded, "IDC's later estimate is 17.6 %; Gartner's level was 10 % below IDC's.",
     "The miss is on the side of more demand.",
     [] { return std::vector<Figure>{{"later estimate less the middle of the forecast", 17.6 - 14.5, "points"}}; }},
    {35, "004", "The announcement took 1.2 million million USD off the market in a day.", "market data", std::nullopt, std::nullopt, kUnknown,
     "No list of shares is given.",
     Fact::Unverifiable, "Other reports say about 1.0; Nvidia alone 0.6: what is counted differs.", "",
     [] { return std::vector<Figure>{}; }},
    {36, "000", "Papers on generative AI rose from a handful in 2017 to nearly 20,000 in 2024.", "(20,000 / 10)^(1/7) - 1", std::nullopt, std::nullopt, kUnknown,
     "A handful is no number; 10 would mean 196 % a year.",
     Fact::Unverifiable, "The search terms behind the chart cannot be repeated.", "",
     [] { return std::vector<Figure>{{"growth from 10", 100.0 * (std::pow(2000.0, 1.0 / 7.0) - 1.0), "%/yr"}}; }},
    {37, "003", "2.788 million hours of H800 are what V3's training took.", "2.788e6 h x 1.05 to 1.275 kW x 1.3", std::nullopt, 0.57, kTrue,
     "3.8 to 4.6 GWh at the meter.",
     Fact::Unverifiable, "Power per accelerator and PUE are assumptions; no meter reading is published.", "", trainingEnergy},
    {38, "003", "Ninefold growth concurrent with efficiency gains shows that efficiency drives demand.", "1 + ln(28/3) / (3 ln g)", std::nullopt, 0.01, kTrue,
     "It would imply an elasticity of 1.32 to 1.68 for efficiency gains of 10 to 3 times a year.",
     Fact::Contradicted, "The growth is a forecast (claim 17).", "", growthElasticity},
    {39, "003", "Small models will be three times as common as general ones by 2027.", "3 to 1", std::nullopt, std::nullopt, kUnknown,
     "A ratio of uses in organisations; it gives neither tokens nor energy.",
     Fact::Unverifiable, "A forecast quoted at second hand, open until 2027.", "", [] { return std::vector<Figure>{{"uses", 3.0, "x"}}; }},
    {40, "000", "Cloud bills will rise; own hardware pays at scale.", "yearly cost owned / (8,760 h x 8 x rent)", std::nullopt, 5e-3, kTrue,
     "Owning is cheaper above a utilisation of 39 to 106 %, by rent and the years in which a server is paid off.",
     Fact::Supported, "The market's rule of thumb of 60 % lies in that span.",
     "Life decides: it is how long hardware stays ahead.", cloudOrOwn},
    {41, "002", "What reasoning adds to inference outweighs what efficient training saved.", "(30.84 - 2.788) Mh x 1.275 kW x 1.3 / (16 x 400 tokens x Wh per token)", std::nullopt, 1.0, kTrue,
     "About 20 thousand million reasoned answers use up the saving of one training: weeks at a large service.",
     Fact::Unverifiable, "Numbers of queries are makers' statements; 400 tokens for a plain answer are assumed.",
     "Energy per token from DeepSeek's disclosed day at a PUE of 1.3; 17 times the tokens for a reasoned answer.", breakEvenQueries},
    {42, "000/003", "Coal after Watt and electricity after Moore: efficiency raised consumption in every cycle.", "1 + ln E / ln k", std::nullopt, 0.05, kTrue,
     "Apparent elasticities of 3.1 (coal), 1.2 to 1.3 (2005-10) and 1.03 (2010-18), if all growth is put down to efficiency.",
     Fact::Unverifiable,
     "The coal figures (Jevons, The Coal Question) are recalled, not sourced; all are upper bounds, as incomes and population grew too.",
     "The same rule that fits coal misses 2010-18 threefold.", coalAndMoore},
    {43, "003", "Who is off the grid or holds energy contracts wins as the grid binds.", "margin of 2.50 USD/h rent over owned cost, two years, 10 %", std::nullopt, std::nullopt, kTrue,
     "Two years gained are worth several million USD per MW, many times what on-site power costs more.",
     Fact::Unverifiable, "Rents, fill and months gained are assumptions; no site publishes them.",
     "At full use; months gained = interconnection less on-site lead time. No tolerance: inputs are assumptions, no figure is printed.", monthsGained},
    {44, "001/003", "Export limits do not stop efficient labs from scaling.", "6 N D / hours of both trainings", std::nullopt, 5e-3, kTrue,
     "The limited H800 gave 96 % of an H100's training throughput; with a capped number of accelerators efficiency becomes service, not energy (rebound 1).",
     Fact::Unverifiable, "How many accelerators reach limited buyers is not published.", "", exportLimits},
    {45, "003", "Pre-training reaches a plateau and compute moves to inference.", "30 : 60 x 4", std::nullopt, 0.5, kTrue,
     "Fourfold tokens per task cut the training share from 33 to 11 % and triple all compute, if use does not fall.",
     Fact::Unverifiable, "The share of reasoning tokens passed one half in 2025; the plateau itself rests on one paper and a speech, not opened.",
     "Above an elasticity of 1 use falls unless answers are worth more (claim 33).", plateauShift},
    {46, "004", "The 5.6 million USD leave out the cluster, research and staff.", "2,048 x 20,000 USD / 5.6e6", std::nullopt, 0.5, kTrue,
     "The accelerators alone cost 7 times as much; research compute is about ten times the final run.",
     Fact::Supported, "The technical report itself says that the sum excludes prior research and experiments.",
     "Prices of the H100, as the H800's are not published; staff is not disclosed.", leftOut},
};
// clang-format on

} // namespace

std::span<const ClaimRow> furtherClaimRows() {
    return kFurtherRows;
}

} // namespace model::evidence
