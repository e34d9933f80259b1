#include "model/evidence/scores.h"

#include "model/stochastic/random_stream.h"
#include "tests/support/test_case.h"

#include <cmath>
#include <numbers>

using namespace model::evidence;

namespace {

bool near(double found, double expected, double tolerance) {
    return std::abs(found - expected) <= tolerance;
}

// Box and Muller, apart from anything in the program.
std::vector<double> normalSample(int count, double mean, double deviation) {
    std::vector<double> sample;
    for (int i = 0; i < count; ++i) {
        model::stochastic::RandomStream stream(20260801, static_cast<std::uint64_t>(i), 0);
        const double radius = std::sqrt(-2.0 * std::log(stream.uniform()));
        sample.push_back(mean + deviation * radius * std::cos(2.0 * std::numbers::pi * stream.uniform()));
    }
    return sample;
}

// Integral of (F(x) - [x >= y])^2 for a sample, by its steps.
double crpsByIntegral(std::vector<double> sample, double outturn) {
    std::vector<double> edges = sample;
    edges.push_back(outturn);
    std::sort(edges.begin(), edges.end());
    double sum = 0.0;
    for (std::size_t i = 1; i < edges.size(); ++i) {
        const double middle = 0.5 * (edges[i - 1] + edges[i]);
        double below = 0.0;
        for (const double value : sample)
            below += value <= middle ? 1.0 / static_cast<double>(sample.size()) : 0.0;
        const double gap = below - (middle >= outturn ? 1.0 : 0.0);
        sum += gap * gap * (edges[i] - edges[i - 1]);
    }
    return sum;
}

double meanScore(const std::vector<double>& outturns, double mean, double deviation) {
    double sum = 0.0;
    for (const double outturn : outturns)
        sum += crpsOfNormal(mean, deviation, outturn);
    return sum / static_cast<double>(outturns.size());
}

} // namespace

class ScoresTest : public QObject {
    Q_OBJECT

private slots:
    void printedScores() {
        QVERIFY(near(crpsOfNormal(0, 1, 0), 0.233695, 5e-7));
        QVERIFY(near(crpsOfNormal(0, 1, 1), 0.602441, 5e-7));
        QVERIFY(near(crpsOfNormal(0, 1, 2), 1.452792, 5e-7));
        QVERIFY(near(crpsOfLogNormal(0, 1, 1), 0.267405, 5e-7));
        QVERIFY(near(crpsOfLogNormal(0, 1, 2), 0.562822, 5e-7));
        QVERIFY(near(pinballLoss(0.9, 100, 120), 18, 1e-12));
        QVERIFY(near(pinballLoss(0.9, 100, 90), 1, 1e-12));
    }

    void threeToFiveTimes() {
        const auto budget = fromP10P90(3, 5);
        QVERIFY(near(budget.logMean, 1.3540, 5e-5));
        QVERIFY(near(budget.logDeviation, 0.1993, 5e-5));
        QVERIFY(near(budget.quantile(0.1), 3.0, 1e-9) && near(budget.quantile(0.9), 5.0, 1e-9));
        QVERIFY(near(budget.probabilityBelow(std::sqrt(15.0)), 0.5, 1e-12));
    }

    void pointErrors() {
        const std::vector<ForecastPair> pairs{{2, 1}, {1, 4}};
        const auto scores = pointScores(pairs);
        QVERIFY(near(scores.meanAbsolutePercentage, 0.875, 1e-12));
        QVERIFY(near(scores.symmetricPercentage, (2.0 / 3.0 + 6.0 / 5.0) / 2.0, 1e-12));
        QVERIFY(near(scores.meanAbsoluteLogError, 1.5 * 0.69314718056, 1e-10));
        QVERIFY(near(scores.bias, -0.5 * 0.69314718056, 1e-10));
        QCOMPARE(pointScores({}).bias, 0.0);
    }

    void sampleScoreIsTheIntegral() {
        const auto sample = normalSample(37, 2.0, 1.5);
        for (const double outturn : {-3.0, 1.9, 2.0, 7.0})
            QVERIFY(near(crpsOfSample(sample, outturn), crpsByIntegral(sample, outturn), 1e-12));
        QVERIFY(near(crpsOfSample(std::vector{5.0}, 8.0), 3.0, 1e-12));
    }

    void sampleScoreConverges() {
        const auto sample = normalSample(40'000, 0.0, 1.0);
        QVERIFY(near(crpsOfSample(sample, 1.0), 0.602441, 0.01));
        std::vector<double> logNormal;
        for (const double z : sample)
            logNormal.push_back(std::exp(z));
        QVERIFY(near(crpsOfSample(logNormal, 2.0), 0.562822, 0.02));
    }

    // Proper: no other forecast scores better on average than the distribution that the outturns come from.
    void truthScoresBest() {
        const auto outturns = normalSample(20'000, 1.0, 2.0);
        const double truth = meanScore(outturns, 1.0, 2.0);
        for (const auto& [mean, deviation] : {std::pair{0.5, 2.0}, {1.5, 2.0}, {1.0, 1.4}, {1.0, 2.8}, {1.0, 0.0}})
            QVERIFY(meanScore(outturns, mean, deviation) > truth);
    }

    // In logarithms the log-normal's scores shrink to the distance as the spread goes.
    void noSpreadIsDistance() {
        QVERIFY(near(crpsOfNormal(3, 0, 5), 2, 1e-12));
        QVERIFY(near(crpsOfLogNormal(std::log(3.0), 0, 5), 2, 1e-12));
        QVERIFY(near(crpsOfLogNormal(std::log(3.0), 1e-4, 5), 2, 1e-3));
    }

    void intervals() {
        QVERIFY(near(intervalScore(10, 20, 0.8, 15), 10, 1e-12));
        QVERIFY(near(intervalScore(10, 20, 0.8, 22), 10 + 10 * 2, 1e-9));
        QVERIFY(near(intervalScore(10, 20, 0.8, 9), 10 + 10 * 1, 1e-9));
    }

    // Published limits: 0 of 10 and 8 of 10 at 95 %.
    void coverageHasItsInterval() {
        const auto none = coverageOf(0, 10);
        QVERIFY(none.low == 0.0 && near(none.high, 0.3085, 5e-5));
        const auto most = coverageOf(8, 10);
        QVERIFY(near(most.share, 0.8, 1e-12) && near(most.low, 0.4439, 5e-5) && near(most.high, 0.9748, 5e-5));
        const auto all = coverageOf(3, 3);
        QVERIFY(all.high == 1.0 && near(all.low, std::cbrt(0.025), 1e-9));
        const auto empty = coverageOf(0, 0);
        QVERIFY(empty.low == 0.0 && empty.high == 1.0);
    }

    void positionsAreUniformUnderTheTruth() {
        const auto sample = normalSample(2'000, 0.0, 1.0);
        QVERIFY(near(positionInSample(sample, 0.0), 0.5, 0.03));
        QVERIFY(near(positionInSample(sample, 1.2816), 0.9, 0.02));
        QCOMPARE(positionInSample(std::vector{1.0, 2.0, 2.0, 3.0}, 2.0), 0.5);
    }

    // Steps of ln 2 and ln 8 in a year each: drift ln 4, variance 2 (ln 2)^2 over one degree of freedom.
    void randomWalkByHand() {
        const std::vector<model::workload::Observation> history{{2000, 1}, {2001, 2}, {2002, 16}};
        const auto walk = randomWalkForecast(history, 2004).value();
        QVERIFY(near(walk.median(), 16.0 * 16.0, 1e-9));
        const double ln2 = 0.69314718056;
        QVERIFY(near(walk.logDeviation, std::sqrt(2.0 * ln2 * ln2 * (2.0 + 4.0 / 2.0)), 1e-9));
        QVERIFY(!randomWalkForecast(std::span(history).first(2), 2004));
    }

    // The same growth seen at uneven times gives the same drift, and steady growth leaves no spread.
    void randomWalkOfSteadyGrowth() {
        std::vector<model::workload::Observation> history;
        for (const double year : {2000.0, 2003.0, 2004.0, 2010.0})
            history.push_back({year, 5.0 * std::pow(1.07, year - 2000.0)});
        const auto walk = randomWalkForecast(history, 2015).value();
        QVERIFY(near(walk.median(), 5.0 * std::pow(1.07, 15.0), 1e-9));
        QVERIFY(walk.logDeviation < 1e-7);
    }

    void skillComparesWithTheReference() {
        QVERIFY(near(skill(2.0, 8.0), 0.75, 1e-12));
        QVERIFY(skill(9.0, 8.0) < 0.0);
    }
};

HEADROOM_TEST(ScoresTest)
#include "scores_test.moc"
