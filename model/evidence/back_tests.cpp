#include "model/evidence/back_test.h"

#include "model/evidence/hindcast.h"
#include "model/workload/rebound.h"

#include <cmath>
#include <numeric>

namespace model::evidence {

namespace {

constexpr double kService = 6.5;          // compute instances of the world, 2018 over 2010 [Masanet 2020]
constexpr double kEnergy = 205.0 / 194.0; // of its data centers
constexpr double kEfficiency = kService / kEnergy;
constexpr const char* kUnsourced = "unsourced";
constexpr double kUs2018Twh = 76.0;
constexpr double kUs2023Twh = 176.0;

double elasticityOf2010To2018() {
    return workload::impliedElasticity(kEnergy, kEfficiency);
}

// Energy multiple after `years` at the pace of 2010-18.
double energyAtThatPace(double years) {
    return std::pow(kEfficiency, (elasticityOf2010To2018() - 1.0) * years / 8.0);
}

std::vector<BackTest> settledTests() {
    return {
        {"EPA 2007, US in 2011, at least", 100.0, 76.0, "TWh", false, "epa-2007",
         "\"More than 100\"; outturn is Koomey's for 2010."},
        {"EPA 2007, US in 2011, current efficiency", 107.4, 76.0, "TWh", false, "epa-2007",
         "The scenario's figure is recalled, not sourced.", kUnsourced},
        {"EPA 2007, US in 2011, historical trend", 124.5, 76.0, "TWh", false, "epa-2007",
         "The scenario's figure is recalled, not sourced.", kUnsourced},
        {"Koomey 2011, world 2010 over 2005", 2.0, 1.56, "x", false, "maximumpc, quoting Koomey", "Doubling expected."},
        {"Koomey 2011, US 2010 over 2005", 2.0, 1.36, "x", false, "maximumpc, quoting Koomey", "Doubling expected."},
        {"LBNL 2016, US in 2020, carried flat to 2023", 73.0, kUs2023Twh, "TWh", false, "lbnl-2016",
         "76 TWh in 2018 were still near."},
        {"World 2010-18, energy as service", kService, kEnergy, "x", false, "masanet-2020",
         "No efficiency: what a plan without it foresees."},
        {"World 2010-18, fitted elasticity", energyAtThatPace(8.0), kEnergy, "x", true, "masanet-2020",
         "Fits by construction."},
        {"US 2018-23, elasticity and pace of 2010-18", kUs2018Twh * energyAtThatPace(5.0), kUs2023Twh, "TWh", false,
         "computed", "The score of a model that learnt from 2010-18 alone.", "derived"},
        {"US in 2014, report of 2016 against that of 2024", 70.0, 58.0, "TWh", false, "lbnl-2024",
         "A revision of the past: the truth itself moved by 17 %."},
        {"Internet traffic 1997-2001, a year", std::exp2(365.0 / 100.0), 2.0, "x/yr", false,
         "Wall Street Journal copies", "Doubling in 100 days was believed; 2.7 % of the fibre was lit."},
        {"ERCOT data-center loads, realised of requested", 1.0, 0.498, "share", false, "ercot-realisation-2025",
         "Late by about 220 days."},
        {"ERCOT officer-letter loads, realised of requested", 1.0, 0.554, "share", false, "ercot-realisation-2025", ""},
        {"Semiconductors 2025, level of Gartner's forecast", 717.0, 800.0, "1e9 USD", false, "Gartner 2024, IDC",
         "Outturn is IDC's estimate."},
        {"Semiconductors 2025, growth of Gartner's forecast", 1.14, 1.176, "x", false, "Gartner 2024, IDC",
         "3.6 points low."},
        {"DeepSeek V4, all parameters", 1.0, 1.6, "1e12 params", false, "deepseek-2026-v4",
         "Release of 24 April 2026."},
        {"DeepSeek V4, active parameters", 32.0, 49.0, "1e9 params", false, "deepseek-2026-v4", "V4-Pro."},
        {"Moore: computations per kWh over ten years, after 2000", std::exp2(10.0 / 1.57), std::exp2(10.0 / 2.6), "x",
         false, "Wikipedia, Koomey's law, quoting Naffziger and Koomey 2016",
         "Doubling every 1.57 years was the law of 50 years; after 2000 it took 2.6: efficiency itself is a forecast.",
         "derived"},
        {"Coal in Scottish iron 1830-63, use of iron held", 1.0 / 3.0, 10.0, "x", false,
         "Jevons, The Coal Question, chapter 7",
         "A third of the coal per ton, tenfold coal in all; entered from memory, the passage was not seen.",
         kUnsourced},
    };
}

std::vector<BackTest> openTests() {
    return {
        {"SemiAnalysis 2024, US AI in 2026", 28.0, std::nullopt, "GW", false, "semianalysis-2024", "Open."},
        {"EPRI 2024, outlook for 2030", 1.0, std::nullopt, "x", false, "epri-2026",
         "Open; raised by 60 % within two years."},
        {"LBNL 2024, US in 2028, low", 325.0, std::nullopt, "TWh", false, "lbnl-2024",
         "Open; with 74 GW a capacity factor of 0.501."},
        {"LBNL 2024, US in 2028, high", 580.0, std::nullopt, "TWh", false, "lbnl-2024",
         "Open; with 132 GW a capacity factor of 0.501."},
        {"LBNL 2024, US in 2028, low to high", std::sqrt(325.0 * 580.0), std::nullopt, "TWh", false, "lbnl-2024",
         "Open; low and high read as P10 and P90 of a log-normal.", "seen_secondary", 325.0, 580.0},
    };
}

std::vector<BackTest> hindcastTests() {
    std::vector<BackTest> tests;
    for (const Hindcast& hindcast : hindcastStudy().hindcasts) {
        const HindcastYear& last = hindcast.years.back();
        tests.push_back({"Hindcast " + hindcast.name, last.middle, hindcast.outturn, hindcast.unit, hindcast.inSample,
                         hindcast.source, hindcast.verdict, "derived", last.low, last.high, hindcast.sample,
                         hindcast.reference});
    }
    return tests;
}

} // namespace

std::optional<double> BackTest::logError() const {
    if (!outturn) return std::nullopt;
    return model::evidence::logError(forecast, *outturn);
}

bool BackTest::isScored() const {
    return outturn && !inSample && evidence != kUnsourced;
}

std::optional<double> BackTest::percentile() const {
    if (!outturn) return std::nullopt;
    if (!sample.empty()) return 100.0 * positionInSample(sample, *outturn);
    if (!low || !high) return std::nullopt;
    return 100.0 * fromP10P90(*low, *high).probabilityBelow(*outturn);
}

std::optional<double> BackTest::crps() const {
    if (!outturn) return std::nullopt;
    if (!sample.empty()) return crpsOfSample(sample, *outturn);
    if (!low || !high) return std::nullopt;
    const auto spread = fromP10P90(*low, *high);
    return crpsOfLogNormal(spread.logMean, spread.logDeviation, *outturn);
}

std::optional<double> BackTest::skillScore() const {
    const auto score = crps();
    if (!score || !reference) return std::nullopt;
    return skill(*score, crpsOfLogNormal(reference->logMean, reference->logDeviation, *outturn));
}

std::optional<bool> BackTest::isCovered() const {
    if (!outturn || !low || !high) return std::nullopt;
    return *outturn >= *low && *outturn <= *high;
}

std::vector<BackTest> backTests() {
    auto tests = settledTests();
    for (auto& group : {hindcastTests(), openTests()})
        tests.insert(tests.end(), group.begin(), group.end());
    return tests;
}

BackTestScores scoresOf(std::span<const BackTest> tests) {
    BackTestScores scores;
    std::vector<ForecastPair> pairs;
    std::vector<double> skills;
    int inside = 0;
    for (const BackTest& test : tests) {
        if (test.outturn && test.evidence == kUnsourced) ++scores.unsourced;
        if (!test.isScored()) continue;
        pairs.push_back({test.forecast, *test.outturn});
        if (const auto covered = test.isCovered()) {
            ++scores.withSpread;
            if (*covered) ++inside;
        }
        if (const auto value = test.skillScore()) skills.push_back(*value);
    }
    const auto points = pointScores(pairs);
    scores.scored = static_cast<int>(pairs.size());
    scores.meanAbsoluteLogError = points.meanAbsoluteLogError;
    scores.meanLogError = points.bias;
    scores.meanAbsolutePercentage = points.meanAbsolutePercentage;
    scores.symmetricPercentage = points.symmetricPercentage;
    scores.coverage = coverageOf(inside, scores.withSpread);
    if (!skills.empty())
        scores.meanSkill = std::accumulate(skills.begin(), skills.end(), 0.0) / static_cast<double>(skills.size());
    return scores;
}

} // namespace model::evidence
