#include "model/scenario/demand_study.h"
#include "model/scenario/evaluate.h"
#include "model/scenario/parameter.h"
#include "tests/model/scenario/scenario_inputs.h"
#include "tests/support/test_case.h"

#include <array>
#include <cmath>
#include <cstdlib>
#include <random>

using namespace model::scenario;
using tests::append;
using tests::choose;
using tests::put;

namespace {

Scenario classScenario(std::string_view boundary) {
    Scenario scenario = standardScenario();
    append(scenario, "workload", "one");
    choose(scenario, "scenario.boundary", boundary);
    put(scenario, "scenario.last_year", 2032);
    put(scenario, "workload.one.tasks_1e9_per_year", 300);
    return scenario;
}

// One class, one gain, no lag, no quality, everything passed on: the textbook case.
Scenario textbookScenario(double elasticity) {
    Scenario scenario = classScenario("region");
    choose(scenario, "workload.one.demand_curve", "constant_elasticity");
    choose(scenario, "workload.one.diffusion", "constant");
    for (const char* key : {"workload.one.adjustment_per_year", "workload.one.pass_through"})
        put(scenario, key, 1.0);
    for (const char* key :
         {"workload.one.quality_share", "workload.one.price_floor", "workload.training.compute_share"})
        put(scenario, key, 0.0);
    for (const char* factor : {"algorithm", "architecture", "precision", "hardware", "utilisation"})
        put(scenario, std::string("compute.") + factor + ".halving_months", 1200.0);
    put(scenario, "workload.one.price_elasticity", elasticity);
    return scenario;
}

double energyMultiple(const Scenario& scenario, const SupplyTerms& terms) {
    return demandYears(scenario, Efficiency::Developing, terms).back().itMwh /
           demandYears(scenario, Efficiency::Frozen, terms).back().itMwh;
}

class RandomScenario {
public:
    explicit RandomScenario(unsigned seed) : m_random(seed) {}
    // Every input of the demand side anywhere in its range, a few classes of any form.
    Scenario draw() {
        Scenario scenario = standardScenario();
        put(scenario, "scenario.last_year", 2025 + pick(12));
        const int classes = 1 + pick(4);
        for (int i = 0; i < classes; ++i)
            append(scenario, "workload", std::string(1, static_cast<char>('a' + i)));
        for (const Input& input : inputs(scenario))
            if (input.key.starts_with("workload.") || input.key.starts_with("compute.") ||
                input.key.starts_with("facility.fleet.") || input.key == "scenario.boundary")
                drawInput(input);
        for (auto& workload : scenario.workloads)
            workload.demandSteepness.value =
                std::max(workload.demandSteepness.value, workload.priceElasticity.value + 0.05);
        const double share = std::max(scenario.power.peakOfNameplate.value, scenario.power.averageOfNameplate.value);
        scenario.power.peakOfNameplate.value = share;
        scenario.efficiency.release.year.value = 2026.0;
        return scenario;
    }

private:
    int pick(int count) { return static_cast<int>(m_random() % static_cast<unsigned>(count)); }
    double within(const ParameterFacts& facts) {
        const int corner = pick(12);
        if (corner == 0) return facts.minimum;
        if (corner == 1) return facts.maximum;
        if (corner < 5) return facts.standard;
        const double u = std::uniform_real_distribution<double>(0.0, 1.0)(m_random);
        if (facts.scale == SliderScale::Logarithmic && facts.minimum > 0.0)
            return facts.minimum * std::pow(facts.maximum / facts.minimum, u);
        return facts.minimum + u * (facts.maximum - facts.minimum);
    }
    void drawInput(const Input& input) {
        if (input.choice != nullptr) {
            const auto options = input.choice->options;
            if (!options.empty())
                input.choice->set(input.owner,
                                  options[static_cast<std::size_t>(pick(static_cast<int>(options.size())))]);
            return;
        }
        if (!input.isTrajectory()) return input.setValue(within(input.row->facts));
        *input.row->knots(input.owner) = {{2025.0, within(input.row->facts)}, {2029.0, within(input.row->facts)}};
    }
    std::mt19937 m_random;
};

std::vector<double> priceRatios(const DemandYear& year) {
    std::vector<double> ratios;
    for (const auto& entry : year.classes)
        ratios.push_back(entry.priceRatio);
    return ratios;
}

// Where all of the cost is passed on: what a token costs over the first year's, over its price.
double costOverPrice(const DemandYear& year, const DemandYear& first) {
    const auto costPerToken = [](const DemandYear& of) {
        double tokens = 0.0;
        for (const auto& entry : of.classes)
            tokens += entry.outputTokens;
        return of.servingCostUsd / tokens;
    };
    return costPerToken(year) / costPerToken(first) / year.classes.front().priceRatio;
}

// The name of the first figure that is not finite, "" when all are.
std::string notFinite(const DemandYear& year) {
    const std::pair<const char*, double> figures[] = {{"peak", year.it.inferencePeakMw},
                                                      {"mean", year.it.inferenceMeanMw},
                                                      {"training", year.it.trainingMw},
                                                      {"equipment", year.equipmentMw},
                                                      {"accelerators", year.accelerators},
                                                      {"bought", year.acceleratorsBought},
                                                      {"work", year.workFlop},
                                                      {"accelerator MWh", year.acceleratorMwh},
                                                      {"edge", year.edgeAcceleratorMwh},
                                                      {"IT MWh", year.itMwh},
                                                      {"price", year.priceUsdPerMillionTokens},
                                                      {"efficiency", year.efficiency},
                                                      {"rebound", year.marginalRebound},
                                                      {"rebound of watts", year.marginalReboundEnergy},
                                                      {"cost", year.servingCostUsd},
                                                      {"energy share", year.energyCostShare},
                                                      {"served", year.servedShare},
                                                      {"residual", year.price.residual}};
    for (const auto& [name, value] : figures)
        if (!std::isfinite(value)) return name;
    for (const auto& entry : year.classes)
        for (const double value : {entry.tasksPerYear, entry.inputTokens, entry.outputTokens, entry.edgeTasksPerYear,
                                   entry.priceRatio, entry.localElasticity, entry.shortRunElasticity})
            if (!std::isfinite(value) || value < 0.0) return "class " + entry.id;
    return {};
}

} // namespace

class DemandStudyTest : public QObject {
    Q_OBJECT
private slots:
    // A one-off tenfold release in the textbook case: energy k^(e-1), within what the old fleet leaves.
    void aReleaseReboundsAsTheTextbookSays() {
        for (const double elasticity : {0.6, 1.0, 1.3}) {
            Scenario scenario = textbookScenario(elasticity);
            put(scenario, "compute.release.year", 2027);
            put(scenario, "compute.release.gain", 10);
            const auto terms = plainTerms(scenario);
            const auto years = demandYears(scenario, Efficiency::Developing, terms);
            const double tokens =
                years.back().classes.front().outputTokens / years.front().classes.front().outputTokens;
            const double price = years.back().classes.front().priceRatio;
            QVERIFY(std::abs(std::log(tokens) / -std::log(price) - elasticity) < 1e-9);
            const double multiple = energyMultiple(scenario, terms);
            if (elasticity < 1.0) QVERIFY(multiple < 0.95);
            if (elasticity > 1.0) QVERIFY(multiple > 1.05);
            if (elasticity == 1.0) QVERIFY(std::abs(multiple - 1.0) < 0.05);
        }
    }
    // A plan that knows no rebound divides the energy of the first year's users by the gain, whatever the elasticity.
    void withoutReboundTheGainIsSaved() {
        for (const double elasticity : {0.3, 1.7}) {
            Scenario scenario = textbookScenario(elasticity);
            put(scenario, "compute.release.year", 2027);
            put(scenario, "compute.release.gain", 10);
            put(scenario, "workload.one.quality_share", 0.5);
            const auto years = demandYears(scenario, Efficiency::WithoutRebound, plainTerms(scenario));
            QCOMPARE(years.back().classes.front().outputTokens, years.front().classes.front().outputTokens);
            QVERIFY(std::abs(years.back().acceleratorMwh / years.front().acceleratorMwh - 0.1) < 0.02);
        }
    }
    void energyRisesWithElasticityWherePricesFall() {
        Scenario scenario = classScenario("operator");
        const auto terms = plainTerms(scenario);
        double last = 0.0;
        for (const double elasticity : {0.1, 0.5, 0.9, 1.3, 1.9, 2.5}) {
            put(scenario, "workload.one.price_elasticity", elasticity);
            const double energy = demandYears(scenario, Efficiency::Developing, terms).back().itMwh;
            QVERIFY(energy > last);
            last = energy;
        }
    }
    // Section 2.2: a gain in watts rebounds by the energy share of the cost, a gain in compute by all of it.
    void wattsReboundLessThanCompute() {
        const Scenario scenario = textbookScenario(1.2);
        const auto year = demandYears(scenario, Efficiency::Developing, plainTerms(scenario)).back();
        QVERIFY(std::abs(year.marginalRebound - 1.2) < 1e-9);
        QVERIFY(year.energyCostShare > 0.01 && year.energyCostShare < 0.3);
        QVERIFY(std::abs(year.marginalReboundEnergy - 1.2 * year.energyCostShare) < 1e-9);
    }
    void supplyThatBindsMakesEveryGainService() {
        Scenario scenario = textbookScenario(0.7);
        auto terms = plainTerms(scenario);
        terms.capMw = 0.4 * demandYears(scenario, Efficiency::Developing, terms).front().it.inferencePeakMw;
        const auto years = demandYears(scenario, Efficiency::Developing, terms);
        QCOMPARE(years.back().marginalRebound, 1.0);
        QCOMPARE(years.back().marginalReboundEnergy, 1.0);
        // Section 2.6: the price that clears a shortage of 1/served, against the price level of the same year.
        const auto perLevel = [](const DemandYear& year) {
            return year.priceUsdPerMillionTokens / year.classes.front().priceRatio;
        };
        const auto freely = demandYears(scenario, Efficiency::Developing, plainTerms(scenario)).back();
        const double raised = perLevel(years.back()) / perLevel(freely);
        QVERIFY(std::abs(raised / std::pow(1.0 / years.back().servedShare, 1.0 / 0.7) - 1.0) < 1e-6);
    }
    // Export rules: accelerators that may not get faster, and no more of them than may be bought.
    void exportRulesHoldBackSpeedAndNumber() {
        Scenario scenario = classScenario("operator");
        const auto terms = plainTerms(scenario);
        const auto freely = demandYears(scenario, Efficiency::Developing, terms).back();
        put(scenario, "facility.fleet.performance_limit", 1.0);
        const auto slower = demandYears(scenario, Efficiency::Developing, terms).back();
        QVERIFY(slower.accelerators > 1.2 * freely.accelerators);
        QVERIFY(slower.efficiency < freely.efficiency);
        put(scenario, "facility.fleet.purchase_limit", 100.0);
        const auto fewer = demandYears(scenario, Efficiency::Developing, terms).back();
        QVERIFY(fewer.servedShare < 0.9);
    }
    // Claim 45: on the plateau training keeps its FLOP, so its energy falls with efficiency; what is left makes longer
    // answers.
    void aTrainingPlateauMovesComputeToInference() {
        Scenario scenario = classScenario("operator");
        put(scenario, "workload.training.growth", 0.3);
        const auto terms = plainTerms(scenario);
        const auto freely = demandYears(scenario, Efficiency::Developing, terms);
        put(scenario, "workload.training.plateau_year", 2028);
        put(scenario, "workload.training.plateau_shift", 0.0);
        const auto plateau = demandYears(scenario, Efficiency::Developing, terms);
        QCOMPARE(plateau[3].it.trainingMw, freely[3].it.trainingMw);
        for (std::size_t i = 4; i < plateau.size(); ++i)
            QVERIFY(plateau[i].it.trainingMw < plateau[i - 1].it.trainingMw);
        QCOMPARE(plateau.back().classes.front().outputTokens, freely.back().classes.front().outputTokens);
        put(scenario, "workload.training.plateau_shift", 1.0);
        const auto shifted = demandYears(scenario, Efficiency::Developing, terms);
        QVERIFY(shifted.back().classes.front().outputTokens > 1.05 * plateau.back().classes.front().outputTokens ||
                shifted.back().classes.front().tasksPerYear < 0.95 * plateau.back().classes.front().tasksPerYear);
    }
    // A class of dear tokens beside one of cheap ones: while it buys at all a token costs more than it will pay,
    // without it less. The price stays where it is indifferent, and a part of it buys.
    void aClassMayBuyInPartAtItsChokePrice() {
        Scenario scenario = textbookScenario(0.5);
        append(scenario, "workload", "two");
        for (const char* key : {"adjustment_per_year", "pass_through"})
            put(scenario, std::string("workload.two.") + key, 1.0);
        for (const char* key : {"quality_share", "price_floor"})
            put(scenario, std::string("workload.two.") + key, 0.0);
        choose(scenario, "workload.two.demand_curve", "linear");
        choose(scenario, "workload.two.diffusion", "constant");
        put(scenario, "workload.two.adjustment_per_year", 0.01);
        put(scenario, "workload.two.price_elasticity", 4.0);
        put(scenario, "workload.two.tasks_1e9_per_year", 300);
        put(scenario, "workload.two.input_tokens", 100000);
        put(scenario, "facility.fleet.mean_life_years", 1); // little stays of a stock that is not wanted
        const auto terms = plainTerms(scenario);
        int inPart = 0;
        for (double worth = 1.0; worth > 0.3; worth -= 0.05) {
            *find(scenario, "workload.two.value_multiplier")->row->knots(&scenario.workloads.back()) = {
                {2025.0, 1.0}, {2027.0, worth}};
            const auto years = demandYears(scenario, Efficiency::Developing, terms);
            for (std::size_t i = 1; i < years.size(); ++i) {
                QCOMPARE(static_cast<int>(years[i].price.settled), static_cast<int>(Settled::Yes));
                QVERIFY(std::abs(std::log(costOverPrice(years[i], years.front()))) < 1e-9);
                inPart += years[i].price.across != 0.0 ? 1 : 0;
            }
        }
        QVERIFY(inPart > 0);
    }
    // The reason is a sentence of the year, names who stopped buying, and last year's price is kept.
    void saysWhyThereIsNoPrice() {
        const auto reasons = [](Scenario scenario) {
            put(scenario, "scenario.last_year", 2026);
            put(scenario, "grid.contract_mw", 10000);
            const Outcome outcome = evaluate(scenario);
            std::string codes = outcome.years.back().priceConverged ? "settled " : "";
            for (const auto& issue : outcome.issues)
                if (issue.where == "workload")
                    codes += issue.code + " " + issue.arguments.at(1 % issue.arguments.size());
            return codes;
        };
        Scenario scenario = textbookScenario(4.0);
        scenario.workloads.front().name = "Writing";
        QCOMPARE(reasons(scenario), "settled ");
        auto& worth = *find(scenario, "workload.one.value_multiplier")->row->knots(&scenario.workloads.front());
        worth = {{2025.0, 1.0}, {2026.0, 0.5}};
        choose(scenario, "workload.one.demand_curve", "linear");
        QCOMPARE(reasons(scenario), "scenario.price_chokes Writing");
        put(scenario, "workload.one.price_floor", 0.9);
        QCOMPARE(reasons(scenario), "scenario.nobody_buys 2026");
    }
    // Thousands of scenarios anywhere in the range of every input: finite figures, a settled price or the reason.
    void staysFiniteAndSettles() {
        RandomScenario random(20261122);
        std::array<int, 5> settled{}; // by Settled
        int loops = 0;
        double worst = 0.0;
        const int trials = std::getenv("HEADROOM_FULL") != nullptr ? 20000 : 600;
        for (int trial = 0; trial < trials; ++trial) {
            const Scenario scenario = random.draw();
            const auto terms = plainTerms(scenario);
            for (const auto efficiency : {Efficiency::Developing, Efficiency::Frozen, Efficiency::WithoutRebound})
                for (std::vector<double> last; const auto& year : demandYears(scenario, efficiency, terms)) {
                    const std::string name = notFinite(year);
                    QVERIFY2(name.empty(), (std::to_string(trial) + ": " + name).c_str());
                    loops += year.price.rounds > 1 ? 1 : 0;
                    ++settled.at(static_cast<std::size_t>(year.price.settled));
                    if (year.price.settled == Settled::Yes)
                        worst = std::max(worst, std::abs(year.price.residual));
                    else // last year's prices, below cost
                        QVERIFY2(year.price.residual >= 0.0 && priceRatios(year) == last,
                                 std::to_string(trial).c_str());
                    last = priceRatios(year);
                }
        }
        // At the ends of the ranges a stock that hardly anybody uses is paid by ever fewer: told, not hidden.
        qInfo("%d scenarios, %d price loops, %d run away, %d end below cost, %d without buyers, worst residual %.2g",
              trials, loops, settled[1], settled[2], settled[3], worst);
        QVERIFY(worst <= 1e-10);
        QCOMPARE(settled[static_cast<std::size_t>(Settled::Discontinuous)], 0);
        QVERIFY(settled[1] + settled[2] + settled[3] <= loops / 8);
    }
    // Below a region the price is the world's: an own gain of 25 x 20 against a price that falls 33-fold is told, the
    // same gain beside a price that falls as far is not, nor where the price follows the cost.
    void tellsOfGainsThatThePriceDoesNotShow() {
        const auto told = [](Scenario scenario) {
            for (const auto& issue : evaluate(scenario).issues)
                if (issue.code == "scenario.gain_exceeds_price_fall") return issue.arguments;
            return std::vector<std::string>{};
        };
        Scenario scenario = classScenario("operator");
        for (const auto& [key, value] : {std::pair{"scenario.last_year", 2039.0},
                                         {"compute.algorithm.floor", 0.04},
                                         {"compute.hardware.floor", 0.05},
                                         {"workload.price_trend", 3.0},
                                         {"workload.price_trend_floor", 0.03}})
            put(scenario, key, value);
        const auto arguments = told(scenario);
        QCOMPARE(arguments.size(), std::size_t{3});
        QCOMPARE(arguments.front(), std::string("2039"));
        QVERIFY(std::abs(std::stod(arguments[2]) - 33.3) < 0.1 && std::stod(arguments[1]) > 300.0);
        put(scenario, "workload.price_trend_floor", 0.003);
        QVERIFY(told(scenario).empty());
        put(scenario, "workload.price_trend_floor", 0.03);
        choose(scenario, "scenario.boundary", "region");
        QVERIFY(told(scenario).empty());
    }
    // Out of range or contradictory: an error at the key, and nothing is evaluated.
    void refusesWhatCannotBe() {
        const auto codesWith = [](const std::string& key, double value, auto&&... more) {
            Scenario scenario = classScenario("operator");
            put(scenario, key, value);
            (more(scenario), ...);
            const Outcome outcome = evaluate(scenario);
            std::string found;
            for (const auto& issue : outcome.issues)
                if (issue.severity == model::units::Severity::Error) found += issue.code + "@" + issue.where + " ";
            return std::pair(found, outcome.years.size());
        };
        const auto refused = [&](const std::string& expected, const std::string& key, double value, auto&&... more) {
            const auto [found, years] = codesWith(key, value, more...);
            if (found != expected + " " || years != 0) qWarning("%s", found.c_str());
            return found == expected + " " && years == 0;
        };
        QVERIFY(refused("input.out_of_range@workload.one.price_elasticity", "workload.one.price_elasticity", 0.0));
        QVERIFY(refused("input.out_of_range@workload.one.cached_share", "workload.one.cached_share", 1.01));
        QVERIFY(refused("input.out_of_range@compute.algorithm.floor", "compute.algorithm.floor", 1.2));
        QVERIFY(refused("input.out_of_range@workload.price_trend_floor", "workload.price_trend_floor", 1.5));
        const auto late = [](Scenario& s) { put(s, "compute.release.year", 2040); };
        QVERIFY(refused("scenario.release_outside_study@compute.release.year", "compute.release.gain", 10.0, late));
        QVERIFY(codesWith("compute.release.year", 2040.0).first.empty()); // no gain, no release
        const auto logistic = [](Scenario& s) {
            choose(s, "workload.one.demand_curve", "logistic");
            put(s, "workload.one.price_elasticity", 2.0);
        };
        QVERIFY(refused("workload.steepness_below_elasticity@workload.one.demand_steepness",
                        "workload.one.demand_steepness", 1.5, logistic));
        const auto edge = [](Scenario& s) { put(s, "workload.one.edge_share", 1.0); };
        QVERIFY(refused("workload.nothing_left_in_cloud@workload.one.edge_share", "workload.one.edge_substitution", 1.0,
                        edge));
        QVERIFY(refused("facility.average_above_peak@facility.average_of_nameplate", "facility.average_of_nameplate",
                        0.95));
    }
};

HEADROOM_TEST(DemandStudyTest)
#include "demand_study_test.moc"
