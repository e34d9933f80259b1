#include "model/evidence/hindcast.h"

#include "model/stochastic/random_stream.h"

#include <algorithm>
#include <cassert>
#include <cmath>

namespace model::evidence {

namespace {

constexpr std::uint64_t kHindcastSeed = 2018;
constexpr int kPriorDraws = 20'000;
constexpr int kFittedDraws = 2'000;
constexpr int kFitYears = 8;  // 2010 to 2018
constexpr int kAllYears = 13; // to 2023
constexpr int kFirstCalendarYear = 2010;

constexpr double kInstances2018 = 6.5;
constexpr double kWorldTwh2010 = 194.0;
constexpr double kWorldTwh2018 = 205.0;
constexpr double kRecordLogSpread = 0.1; // of an estimate of a past year: two of 2014 differ by twice that

// The record of the US on the level of the report of 2024 (58 TWh in 2014); growth before 2014 from that of 2016.
constexpr double kUsTwh2014 = 58.0;
constexpr double kUsTwh2010 = kUsTwh2014 / 1.04;
constexpr double kUsTwh2005 = kUsTwh2010 / 1.24;
constexpr double kUsTwh2018 = 76.0;
constexpr double kUsTwh2023 = 176.0;

double triangular(double low, double mode, double high, double u) {
    const double split = (mode - low) / (high - low);
    return u < split ? low + std::sqrt(u * (high - low) * (mode - low))
                     : high - std::sqrt((1.0 - u) * (high - low) * (high - mode));
}

struct PriorRow {
    const char* name;
    const char* unit;
    const char* prior;
    double (*value)(double u);
    double HindcastParameters::*field;
};
constexpr PriorRow kPriors[] = {
    {"elasticity", "", "log-normal, P10 0.6, P90 1.7", [](double u) { return fromP10P90(0.6, 1.7).quantile(u); },
     &HindcastParameters::elasticity},
    {"growth for other reasons", "share/yr", "uniform, 0 to 0.25", [](double u) { return 0.25 * u; },
     &HindcastParameters::growthPerYear},
    {"adjustment", "1/yr", "uniform, 0.2 to 0.7", [](double u) { return 0.2 + 0.5 * u; },
     &HindcastParameters::adjustment},
    {"pass-through", "share", "triangular, 0.4, 0.8, 1", [](double u) { return triangular(0.4, 0.8, 1.0, u); },
     &HindcastParameters::passThrough},
    {"spread of willingness to pay", "ln", "triangular, 1.5, 2, 2.5",
     [](double u) { return triangular(1.5, 2.0, 2.5, u); }, &HindcastParameters::worthSpread},
    {"halving of energy per instance", "months", "log-normal, P10 28, P90 48",
     [](double u) { return fromP10P90(28.0, 48.0).quantile(u); }, &HindcastParameters::halvingMonths},
};

HindcastParameters drawnParameters(int draw) {
    HindcastParameters parameters;
    std::uint32_t stream = 0;
    for (const PriorRow& row : kPriors)
        parameters.*row.field =
            row.value(stochastic::RandomStream(kHindcastSeed, static_cast<std::uint64_t>(draw), stream++).uniform());
    return parameters;
}

double likelihoodOf(const HindcastStep& step2018) {
    const double service = std::log(step2018.service / kInstances2018) / kRecordLogSpread;
    const double energy = std::log(step2018.energy() * kWorldTwh2010 / kWorldTwh2018) / kRecordLogSpread;
    return std::exp(-0.5 * (service * service + energy * energy));
}

// Picks `count` of the draws in proportion to their weights, at even steps of the sum.
std::vector<int> resampled(const std::vector<double>& weights, double sum, int count) {
    std::vector<int> picked;
    double passed = weights[0];
    std::size_t at = 0;
    for (int i = 0; i < count; ++i) {
        const double target = (i + 0.5) / count * sum;
        while (passed < target && at + 1 < weights.size())
            passed += weights[++at];
        picked.push_back(static_cast<int>(at));
    }
    return picked;
}

double quantileOf(std::vector<double> values, double p) {
    assert(!values.empty());
    std::ranges::sort(values);
    return values[static_cast<std::size_t>(std::lround(p * static_cast<double>(values.size() - 1)))];
}

struct FittedDraws {
    std::vector<HindcastParameters> prior;
    std::vector<HindcastParameters> fitted;
    std::vector<std::vector<HindcastStep>> paths; // of the fitted
    double effective{};
};

FittedDraws fitToTheDecade() {
    FittedDraws draws;
    std::vector<double> weights;
    double sum = 0.0;
    double squares = 0.0;
    for (int draw = 0; draw < kPriorDraws; ++draw) {
        draws.prior.push_back(drawnParameters(draw));
        weights.push_back(likelihoodOf(hindcastPath(draws.prior.back(), kFitYears).back()));
        sum += weights.back();
        squares += weights.back() * weights.back();
    }
    draws.effective = sum * sum / squares;
    for (const int draw : resampled(weights, sum, kFittedDraws)) {
        draws.fitted.push_back(draws.prior[static_cast<std::size_t>(draw)]);
        draws.paths.push_back(hindcastPath(draws.fitted.back(), kAllYears));
    }
    return draws;
}

std::vector<FittedParameter> parametersOf(const FittedDraws& draws) {
    std::vector<FittedParameter> rows;
    for (const PriorRow& row : kPriors) {
        const auto quantile = [&row](const std::vector<HindcastParameters>& from, double p) {
            std::vector<double> values;
            for (const auto& parameters : from)
                values.push_back(parameters.*row.field);
            return quantileOf(std::move(values), p);
        };
        rows.push_back({row.name, row.unit, row.prior, quantile(draws.prior, 0.1), quantile(draws.prior, 0.5),
                        quantile(draws.prior, 0.9), quantile(draws.fitted, 0.1), quantile(draws.fitted, 0.5),
                        quantile(draws.fitted, 0.9)});
    }
    return rows;
}

struct RecordedSpan {
    const char* name;
    int from;
    int to;
    bool inSample;
    const char* source;
    std::vector<workload::Observation> history; // to the first year
    const char* historyName;
    std::vector<workload::Observation> record; // after it
};

Hindcast hindcastOf(const RecordedSpan& span, const FittedDraws& draws) {
    Hindcast hindcast;
    hindcast.name = span.name;
    hindcast.unit = "TWh";
    hindcast.inSample = span.inSample;
    hindcast.source = span.source;
    hindcast.referenceHistory = span.historyName;
    const double start = span.history.back().value;
    const auto first = static_cast<std::size_t>(span.from - kFirstCalendarYear);
    for (int year = span.from; year <= span.to; ++year) {
        hindcast.sample.clear();
        for (const auto& path : draws.paths)
            hindcast.sample.push_back(start * path[static_cast<std::size_t>(year - kFirstCalendarYear)].energy() /
                                      path[first].energy());
        HindcastYear row{year, quantileOf(hindcast.sample, 0.1), quantileOf(hindcast.sample, 0.5),
                         quantileOf(hindcast.sample, 0.9), std::nullopt};
        if (year == span.from) row.record = start;
        for (const auto& known : span.record)
            if (std::lround(known.year) == year) row.record = known.value;
        hindcast.years.push_back(row);
    }
    hindcast.outturn = span.record.back().value;
    hindcast.reference = randomWalkForecast(span.history, span.to);
    return hindcast;
}

std::string whole(double value) {
    return std::to_string(std::lround(value));
}

// "80 TWh (P10 to P90: 70 to 92)"
std::string bandText(const HindcastYear& year) {
    return whole(year.middle) + " TWh (P10 to P90: " + whole(year.low) + " to " + whole(year.high) + ")";
}

std::string verdictOfFit(const Hindcast& hindcast) {
    return "Fitted to it, the model gives " + bandText(hindcast.years.back()) + " where " + whole(hindcast.outturn) +
           " came: that it fits is no evidence of skill.";
}

std::string verdictOfSamePeriod(const Hindcast& hindcast) {
    return "With the world's parameters the US has " + bandText(hindcast.years.back()) + " in 2018 where " +
           whole(hindcast.outturn) + " came: right in kind (little growth), " +
           (hindcast.position() > 0.9 ? "too low already" : "near in size") + ", and within the years of the fit.";
}

std::string verdictOfScore(const Hindcast& hindcast) {
    return "A model fitted to 2010-18 foresees " + bandText(hindcast.years.back()) + " for the US in 2023 and " +
           whole(hindcast.outturn) +
           " came, mostly from accelerated servers for AI: new kinds of work are not in a price response learnt from "
           "the old ones, and its band says nothing of them.";
}

} // namespace

double Hindcast::logError() const {
    return evidence::logError(years.back().middle, outturn);
}

double Hindcast::position() const {
    return positionInSample(sample, outturn);
}

double Hindcast::crps() const {
    return crpsOfSample(sample, outturn);
}

std::optional<double> Hindcast::skillScore() const {
    if (!reference) return std::nullopt;
    return skill(crps(), crpsOfLogNormal(reference->logMean, reference->logDeviation, outturn));
}

Coverage Hindcast::coverage() const {
    int inside = 0;
    int count = 0;
    for (std::size_t i = 1; i < years.size(); ++i) {
        if (!years[i].record) continue;
        ++count;
        if (*years[i].record >= years[i].low && *years[i].record <= years[i].high) ++inside;
    }
    return coverageOf(inside, count);
}

namespace {

HindcastStudy computedStudy() {
    const auto draws = fitToTheDecade();
    HindcastStudy study;
    study.parameters = parametersOf(draws);
    study.effectiveDraws = draws.effective;
    study.hindcasts.push_back(
        hindcastOf({"World 2010-18",
                    2010,
                    2018,
                    true,
                    "masanet-2020",
                    {{2000, kWorldTwh2010 / 1.56 / 2.0}, {2005, kWorldTwh2010 / 1.56}, {2010, kWorldTwh2010}},
                    "2000 to 2005 doubled, 2005 to 2010 plus 56 % (Koomey 2011), on 194 TWh in 2010",
                    {{2018, kWorldTwh2018}}},
                   draws));
    study.hindcasts.back().verdict = verdictOfFit(study.hindcasts.back());
    study.hindcasts.push_back(hindcastOf({"US 2010-18",
                                          2010,
                                          2018,
                                          true,
                                          "lbnl-2024, lbnl-2016",
                                          {{2005, kUsTwh2005}, {2010, kUsTwh2010}},
                                          "two years only: no spread, no reference",
                                          {{2014, kUsTwh2014}, {2018, kUsTwh2018}}},
                                         draws));
    study.hindcasts.back().verdict = verdictOfSamePeriod(study.hindcasts.back());
    study.hindcasts.push_back(
        hindcastOf({"US 2018-23",
                    2018,
                    2023,
                    false,
                    "lbnl-2024",
                    {{2005, kUsTwh2005}, {2010, kUsTwh2010}, {2014, kUsTwh2014}, {2018, kUsTwh2018}},
                    "2005 to 2010 plus 24 %, 2010 to 2014 plus 4 % (report of 2016), on 58 TWh in 2014 and 76 in 2018",
                    {{2023, kUsTwh2023}}},
                   draws));
    study.hindcasts.back().verdict = verdictOfScore(study.hindcasts.back());
    return study;
}

} // namespace

const HindcastStudy& hindcastStudy() {
    static const HindcastStudy study = computedStudy();
    return study;
}

} // namespace model::evidence
