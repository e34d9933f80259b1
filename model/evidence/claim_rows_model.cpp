#include "model/compute/efficiency.h"
#include "model/compute/token_work.h"
#include "model/evidence/claim_row.h"
#include "model/evidence/reference_cases.h"
#include "model/workload/demand_form.h"
#include "model/workload/rebound.h"

#include <cmath>

namespace model::evidence {

namespace {

constexpr auto kHolds = Arithmetic::Holds;
constexpr auto kNotComputable = Arithmetic::NotComputable;

double percentChange(double to, double from) {
    return 100.0 * (to / from - 1.0);
}

std::vector<Figure> activeShare() {
    const auto v3 = deepSeekV3();
    return {{"active over total", 100.0 * v3.activeParameters.value / v3.totalParameters.value, "%"}};
}

std::vector<Figure> v4Active() {
    return {{"as foretold, against V3", percentChange(32, 37), "%"},
            {"V4-Pro at release, against V3", percentChange(49, 37), "%"},
            {"V4-Flash at release, against V3", percentChange(13, 37), "%"}};
}

std::vector<Figure> v4Total() {
    return {{"as foretold, against V3", percentChange(1000, 671), "%"},
            {"V4-Pro at release, against V3", percentChange(1600, 671), "%"}};
}

std::vector<Figure> bbhGain() {
    return {{"relative gain", percentChange(51.0, 43.8), "%"}, {"gain in points", 51.0 - 43.8, "points"}};
}

std::vector<Figure> attentionSaving() {
    // Half of attention taken away: a gain of two on its share of the work, nothing on the rest.
    const auto saved = [](double attentionShare) { return 100.0 * (1.0 - workload::costRatio(2.0, attentionShare)); };
    return {{"saving at an attention share of 10 %", saved(0.1), "%"},
            {"saving at an attention share of 30 %", saved(0.3), "%"},
            {"saving at an attention share of 50 %", saved(0.5), "%"}};
}

std::vector<Figure> trainingPrice() {
    return {{"from 5.6 million USD", 5.6e6 / kDeepSeekV3Hours, "USD/h"},
            {"from the unrounded 5.576 million USD", 5.576e6 / kDeepSeekV3Hours, "USD/h"}};
}

std::vector<Figure> trainingHours() {
    const double product = 2048.0 * 57.0 * 24.0;
    return {{"2,048 x 57 x 24", product, "h"},
            {"above 2.78 million", percentChange(product, 2.78e6), "%"},
            {"above 2.788 million", percentChange(product, kDeepSeekV3Hours), "%"},
            {"days that give 2.788 million", kDeepSeekV3Hours / (2048.0 * 24.0), "days"}};
}

std::vector<Figure> llamaAgainstV3() {
    const auto work = [](const compute::ModelArchitecture& model, double tokens) {
        return units::number(compute::trainingWork(model, units::of<units::Text>(tokens)));
    };
    return {{"ratio of 6 N D", work(llama405(), kLlama405Tokens) / work(deepSeekV3(), kDeepSeekV3Tokens), "x"},
            {"ratio of accelerator hours, 30.8 over 2.78 million", 30.8 / 2.78, "x"}};
}

std::vector<Figure> weightMemoryCut() {
    const auto v3 = deepSeekV3();
    const auto gigabytes = [&v3](double bits) { return units::number(compute::weightMemory(v3, bits)) / 1e9; };
    return {{"cut from FP16 to FP8", -percentChange(gigabytes(8), gigabytes(16)), "%"},
            {"cut from FP32 to FP8", -percentChange(gigabytes(8), gigabytes(32)), "%"},
            {"weights in FP32", gigabytes(32), "GB"},
            {"weights in FP8", gigabytes(8), "GB"}};
}

std::vector<Figure> trainingCostRatio() {
    return {{"geometric middle", std::sqrt(100.0 * 500.0) / std::sqrt(5.0 * 20.0), "x"},
            {"least, 100 over 20", 100.0 / 20.0, "x"},
            {"most, 500 over 5", 500.0 / 5.0, "x"}};
}

double densing(double halvingMonths, double years) {
    compute::EfficiencyFactor factor;
    factor.halving.value = halvingMonths;
    return compute::efficiencyMultiplier(factor, years);
}

std::vector<Figure> smallModels() {
    const auto lag = [](double ratio) { return 3.5 * std::log2(ratio); };
    return {{"parameters, Phi-4 against ten times larger", 10.0, "x"},
            {"lag of tenfold under the densing law", lag(10), "months"},
            {"parameters, Llama 3.2 1B against 8B", 8.0, "x"},
            {"lag of eightfold under the densing law", lag(8), "months"}};
}

std::vector<Figure> v4Price() {
    return {{"V4-Pro input price over V3.2's", 1.74 / 0.27, "x"},
            {"V4-Flash input price over V3.2's", 0.14 / 0.27, "x"}};
}

double constantElasticityDemand(double elasticity, double costRatio) {
    workload::WorkloadClass work;
    work.demandCurve = workload::DemandCurve::ConstantElasticity;
    work.priceElasticity.value = elasticity;
    return workload::DemandForm(work).ratio(costRatio);
}

// Infrastructure is work over efficiency: its multiple and the fall in cost give the elasticity.
std::vector<Figure> impliedByBudget() {
    return {
        {"10 times cheaper, 3 times the infrastructure", workload::impliedElasticity(3, 10), ""},
        {"10 times cheaper, 5 times the infrastructure", workload::impliedElasticity(5, 10), ""},
        {"40 times cheaper, 3 times the infrastructure", workload::impliedElasticity(3, 40), ""},
        {"40 times cheaper, 5 times the infrastructure", workload::impliedElasticity(5, 40), ""},
        {"energy multiple of 10 times cheaper at the estimated 1.1", constantElasticityDemand(1.1, 0.1) / 10.0, "x"}};
}

// clang-format off
const ClaimRow kModelRows[] = {
    {1, "000/004", "DeepSeek V3 uses 37 of its 671 thousand million parameters per token.", "37 / 671", std::nullopt, 0.0055, kHolds,
     "5.5 % of the parameters are active.",
     Fact::Supported, "Both figures stand in the technical report.",
     "The share says nothing of memory: all 671 must be held. Compare with a dense model of equal quality.",
     activeShare},
    {2, "003", "V4 activates 32 thousand million parameters, 14 % fewer than V3.", "32 / 37 - 1", -14.0, 0.5, kHolds,
     "13.5 % fewer, 14 % when rounded.",
     Fact::Contradicted, "The release of 24 April 2026 had 49 (Pro) and 13 (Flash): a third more, or two thirds fewer.",
     "Two reports of the release agree; the publisher's page was not opened.", v4Active},
    {3, "003", "V4 has 50 % more parameters than V3.", "1000 / 671 - 1", 50.0, 1.0, kHolds,
     "49 % more.", Fact::Contradicted, "V4-Pro was released with 1.6 million million parameters, 138 % more.", "", v4Total},
    {4, "003", "The score on BBH rises from 43.8 to 51.0, a gain of 16.4 %.", "51.0 / 43.8 - 1", 16.4, 0.1, kHolds,
     "16.4 % is the relative gain; it is 7.2 points.",
     Fact::Supported, "The training overhead of 6.7 % is reported elsewhere too; the two scores were seen in this document alone.",
     "A relative gain of a score is larger than it sounds when shown without its points.", bbhGain},
    {5, "003", "Sparse attention takes half of the computational overhead away.", "0.5 x attention's share of FLOP", std::nullopt, std::nullopt, kNotComputable,
     "The saving on all work is half of attention's share, which the document does not give: 5 to 25 % for shares of 10 to 50 %.",
     Fact::Supported, "Per-token work at a context of a million tokens fell to 27 % of V3.2's at release.",
     "Amdahl: what is not attention stays.", attentionSaving},
    {6, "003/004", "V3 was trained for 5.6 million USD in 2.788 million H800 hours.", "5.6e6 / 2.788e6", 2.0, 0.01, kHolds,
     "2.01 USD per hour; the report assumes 2.00, which gives 5.576 million.",
     Fact::Supported, "Hours and assumed rent stand in the technical report.", "What the sum leaves out: claim 46.", trainingPrice},
    {7, "004", "2,048 accelerators in 57 days are 2.78 million hours.", "2,048 x 57 x 24", 2.78e6, 27800, kHolds,
     "The product is 0.8 % above 2.78 million.",
     Fact::Supported, "The report's 2.788 million hours are 56.7 days.", "", trainingHours},
    {8, "003", "GPT-4 at more than 100 million USD cost 18 times as much as V3.", "100 / 5.6", 18.0, 0.36, kHolds,
     "17.9 times.", Fact::Unverifiable,
     "GPT-4's cost is a remark of its maker, and 5.6 million is the rent of one final run: such runs are about a tenth of research compute.",
     "The two sums do not cover the same things.",
     [] { return std::vector<Figure>{{"100 over 5.6 million USD", 100.0 / 5.6, "x"}}; }},
    {9, "004", "Llama 3 took 30.8 million hours where V3 took 2.78 million.", "6 N D of both: 405e9 x 15.6e12 over 37e9 x 14.8e12", 30.8 / 2.78, 0.55, kHolds,
     "Work by parameters and tokens gives 11.5, the hours 11.1: the saving is active parameters.",
     Fact::Supported, "Llama's model card and V3's report give the hours.",
     "Throughput per accelerator was equal within 5 %: reduced precision and tuning bought parity on a chip with less bandwidth.", llamaAgainstV3},
    {10, "000", "R1 needed 2,048 accelerators instead of more than 100,000.", "100,000 / 2,048", std::nullopt, 0.05, kHolds,
     "The two numbers differ 49-fold.",
     Fact::Contradicted,
     "2,048 is the pre-training of V3, not of R1. That GPT-4 used about 25,000 A100 is recalled, not sourced; 100,000 is unverifiable.",
     "", [] { return std::vector<Figure>{{"100,000 over 2,048", 100e3 / 2048.0, "x"}}; }},
    {11, "000", "Mixture of experts and reduced precision save over 75 % of memory.", "weights at 8 bits against 16 and 32", 75.0, 1.0, kHolds,
     "Against FP16, in which models are served, FP8 saves 50 %; 75 % is only against FP32.",
     Fact::Contradicted, "A mixture of experts saves work, not weight memory: every expert must be held.", "", weightMemoryCut},
    {12, "000", "Training cost falls from 100-500 to 5-20 million USD.", "both ranges against each other", std::nullopt, 0.5, kHolds,
     "5 to 100 times, 18 to 25 in the middle.",
     Fact::Unverifiable, "Costs of unpublished runs; the lower range is the rent of a final run alone.", "", trainingCostRatio},
    {13, "003", "Capability per parameter doubles every 3.5 months.", "2^(12 / 3.5)", std::nullopt, 0.1, kHolds,
     "10.8 times a year.",
     Fact::Supported, "Nature Machine Intelligence 2025; open models and benchmarks near saturation only.",
     "3.2 months after ChatGPT, 4.8 before.",
     [] { return std::vector<Figure>{{"a year of doublings", densing(3.5, 1.0), "x/yr"}}; }},
    {14, "003", "Phi-4 with 14 beats models ten times larger; Llama 3.2 with 1 beats 8.", "3.5 x log2(10), 3.5 x log2(8)", std::nullopt, 0.5, kHolds,
     "The ratios are a lag of 10 to 12 months under the densing law, about the age of the larger models.",
     Fact::Unverifiable, "The comparisons hold on single benchmarks; their papers were not opened.", "", smallModels},
    {15, "003", "V4 makes a token 10 to 40 times cheaper.", "list prices: 1.74 and 0.14 against 0.27 USD/Mtok", std::nullopt, std::nullopt, kNotComputable,
     "The baseline is not named.",
     Fact::Contradicted, "At release V4-Pro's input was 6.4 times dearer than V3.2's, V4-Flash's half the price.",
     "Against a model of GPT-4's class a factor of 10 to 40 is within the trend.", v4Price},
    {16, "003", "Tokens 10 to 40 times cheaper need 3 to 5 times the infrastructure.", "1 + ln(3..5) / ln(10..40)", std::nullopt, 0.01, kHolds,
     "The pair of figures implies an elasticity between 1.30 and 1.70.",
     Fact::Unverifiable,
     "The one econometric estimate is about 1.1 in the short run, the record of 2010-18 gives at most 1.03: the claim is a hypothesis at the top of the evidence.",
     "At 1.1 a tenfold fall in cost gives 1.26 times the energy.", impliedByBudget},
};
// clang-format on

} // namespace

std::span<const ClaimRow> modelClaimRows() {
    return kModelRows;
}

} // namespace model::evidence
