#include "model/evidence/hindcast.h"

#include "model/evidence/back_test.h"
#include "tests/support/test_case.h"

#include <algorithm>
#include <cmath>

using namespace model::evidence;
using model::workload::DemandCurve;

namespace {

// Of the efficiency that the record of 2010-18 shows: 6.5 x 194 / 205 in eight years.
constexpr double kEfficiency2018 = 6.5 * 194.0 / 205.0;

HindcastParameters decade(double elasticity) {
    HindcastParameters parameters;
    parameters.elasticity = elasticity;
    parameters.halvingMonths = 96.0 / std::log2(kEfficiency2018);
    parameters.curve = DemandCurve::ConstantElasticity;
    return parameters;
}

const Hindcast& named(const char* name) {
    const auto& all = hindcastStudy().hindcasts;
    return *std::find_if(all.begin(), all.end(), [name](const Hindcast& one) { return one.name == name; });
}

const FittedParameter& parameter(const char* name) {
    const auto& all = hindcastStudy().parameters;
    return *std::find_if(all.begin(), all.end(), [name](const FittedParameter& one) { return one.name == name; });
}

} // namespace

class HindcastTest : public QObject {
    Q_OBJECT

private slots:
    // T23: 6.15 times the efficiency and an elasticity of at most 1.03 give at most 6 % more energy.
    void decadeWithoutBackfire() {
        QVERIFY(std::abs(kEfficiency2018 - 6.15) < 5e-3);
        for (const double elasticity : {0.2, 0.6, 1.0, 1.03}) {
            auto parameters = decade(elasticity);
            const double energy = hindcastPath(parameters, 8).back().energy();
            QVERIFY2(energy <= 1.06, qPrintable(QString::number(energy)));
            parameters.curve = DemandCurve::WillingnessToPay;
            QVERIFY(hindcastPath(parameters, 8).back().energy() <= 1.06);
        }
        QVERIFY(hindcastPath(decade(1.04), 8).back().energy() > 1.06);
    }

    void fullElasticityKeepsEnergy() {
        for (const auto& step : hindcastPath(decade(1.0), 8))
            QVERIFY(std::abs(step.energy() - 1.0) < 1e-12);
        QVERIFY(std::abs(hindcastPath(decade(1.030), 8).back().service - 6.5) < 0.01);
    }

    // Growth alone, whatever costs do.
    void growthIsExponential() {
        HindcastParameters parameters;
        parameters.elasticity = 0.0;
        parameters.growthPerYear = 0.10;
        parameters.halvingMonths = 96.0 / std::log2(kEfficiency2018);
        const auto path = hindcastPath(parameters, 13);
        QCOMPARE(path.size(), std::size_t{14});
        QVERIFY(std::abs(path[8].service / std::pow(1.1, 8) - 1.0) < 1e-4);
        QVERIFY(std::abs(path[13].service / std::pow(1.1, 13) - 1.0) < 1e-4);
        QVERIFY(std::abs(path[8].efficiency / kEfficiency2018 - 1.0) < 1e-12);
    }

    // Section 2.7: with 26.4 % a year for other reasons nothing is left to explain.
    void growthAloneCanExplainTheDecade() {
        auto parameters = decade(0.0);
        parameters.growthPerYear = 0.264;
        QVERIFY(std::abs(hindcastPath(parameters, 8).back().service / 6.5 - 1.0) < 0.005);
        parameters.elasticity = 0.61;
        parameters.growthPerYear = 0.10;
        QVERIFY(std::abs(hindcastPath(parameters, 8).back().service / 6.5 - 1.0) < 0.01);
    }

    // A lag that stood before the first year changes nothing while the pace stays; under saturation demand slows, and
    // use that trails still rises towards what was wanted.
    void steadyLagKeepsThePace() {
        auto slow = decade(1.03);
        slow.adjustment = 0.3;
        slow.growthPerYear = 0.05;
        auto quick = slow;
        quick.adjustment = 1.0;
        for (std::size_t year = 0; year <= 8; ++year) {
            const double lagging = hindcastPath(slow, 8)[year].service;
            QVERIFY(std::abs(lagging / hindcastPath(quick, 8)[year].service - 1.0) < 1e-3);
        }
        slow.curve = quick.curve = DemandCurve::WillingnessToPay;
        QVERIFY(hindcastPath(slow, 8).back().service > 1.02 * hindcastPath(quick, 8).back().service);
    }

    void fitIsInSample() {
        const Hindcast& world = named("World 2010-18");
        QVERIFY(world.inSample);
        QCOMPARE(world.years.size(), std::size_t{9});
        QCOMPARE(world.years.front().record.value(), 194.0);
        QCOMPARE(world.years.front().low, world.years.front().high);
        QVERIFY(std::abs(world.logError()) < 0.05);
        QVERIFY(world.coverage().inside == 1 && world.coverage().count == 1);
        QVERIFY(world.skillScore().value() > 0.8);
        QVERIFY(hindcastStudy().effectiveDraws > 200.0);
    }

    // One model, one set of parameters: 2018-23 is missed, and the random walk is not beaten.
    void scoreShowsTheFailure() {
        const Hindcast& scored = named("US 2018-23");
        QVERIFY(!scored.inSample);
        QCOMPARE(scored.outturn, 176.0);
        QVERIFY(scored.logError() < -0.5);
        QVERIFY(scored.position() > 0.99);
        QCOMPARE(scored.coverage().inside, 0);
        QVERIFY(scored.skillScore().value() < 0.0);
        QVERIFY(scored.verdict.find("176") != std::string::npos);
        QVERIFY(scored.years.back().low < scored.years.back().middle);
        QVERIFY(scored.years.back().middle < scored.years.back().high);
    }

    // 45, 55.8, 58 and 76 TWh: drift 4.0 % a year, 93 TWh in 2023.
    void referenceByHand() {
        const auto& walk = named("US 2018-23").reference.value();
        QVERIFY(std::abs(walk.median() - 93.0) < 0.5);
        QVERIFY(std::abs(walk.logDeviation - 0.153) < 5e-3);
        QVERIFY(!named("US 2010-18").reference && !named("US 2010-18").skillScore());
    }

    // The record ties elasticity to growth: both prior medians together would have overshot.
    void fitMovesTheParameters() {
        const auto& elasticity = parameter("elasticity");
        QVERIFY(std::abs(elasticity.priorLow - 0.6) < 0.02 && std::abs(elasticity.priorHigh - 1.7) < 0.05);
        const auto& halving = parameter("halving of energy per instance");
        QVERIFY(halving.high - halving.low < 0.7 * (halving.priorHigh - halving.priorLow));
        QVERIFY(halving.low < 36.6 && halving.high > 36.6);
    }

    void backTestsCarryTheHindcasts() {
        int found = 0;
        for (const BackTest& test : backTests()) {
            if (!test.name.starts_with("Hindcast")) continue;
            ++found;
            QVERIFY(test.percentile() && test.crps() && test.isCovered());
            QCOMPARE(test.inSample, test.name.find("2018-23") == std::string::npos);
        }
        QCOMPARE(found, 3);
    }
};

HEADROOM_TEST(HindcastTest)
#include "hindcast_test.moc"
