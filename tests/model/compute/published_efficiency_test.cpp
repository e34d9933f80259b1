#include "model/compute/efficiency.h"
#include "model/compute/token_work.h"
#include "model/compute/training_run.h"
#include "tests/support/test_case.h"

#include <cmath>

using namespace model;
using namespace model::compute;

namespace {

bool isPrintedAs(double found, double printed, double halfUnit) {
    return std::abs(found - printed) <= halfUnit * 1.0001;
}

ModelArchitecture ofSize(double totalBillions, double activeBillions) {
    ModelArchitecture model;
    model.totalParameters.value = totalBillions;
    model.activeParameters.value = activeBillions;
    return model;
}

units::Work trainingOf(double activeBillions, double tokens) {
    return trainingWork(ofSize(activeBillions, activeBillions), units::of<units::Text>(tokens));
}

double usefulTeraflops(units::Work work, double hours) {
    return modelFlopUtilisation(work, hours * units::h, units::Teraflops::quantity(1.0));
}

} // namespace

// Figures of the planning model, sections 4.1, 4.3 and 4.4, that no other test of this folder has.
class PublishedEfficiencyTest : public QObject {
    Q_OBJECT

private slots:
    void halvingTimesAsYearlyFactors() {
        const auto yearly = [](double months) { return efficiencyMultiplier({{months}, {0.0}}, 1.0); };
        QVERIFY(isPrintedAs(yearly(8.0), 2.83, 5e-3));
        QVERIFY(isPrintedAs(yearly(14.0), 1.81, 5e-3));
        QVERIFY(isPrintedAs(yearly(5.0), 5.28, 5e-3));
        QVERIFY(isPrintedAs(yearly(3.5), 10.77, 5e-3));
        QVERIFY(isPrintedAs(yearly(3.2), 13.5, 0.05));
    }

    // 10 a year = 3 (algorithms) x 1.35 (hardware) x 2.5 (all else); more than that is a gain counted twice.
    void priceTrendOfThreeFactors() {
        EfficiencyTrend trend;
        const auto months = [](double yearlyFactor) { return 12.0 / std::log2(yearlyFactor); };
        for (auto* factor : {&trend.precision, &trend.utilisation})
            factor->halving.value = 1e9;
        trend.algorithm.halving.value = months(3.0);
        trend.hardware.halving.value = months(1.35);
        trend.architecture.halving.value = months(2.5);
        const double product = efficiencyAt(trend, 1.0).product();
        QVERIFY(isPrintedAs(product, kObservedPriceFallPerYear, 0.13));
        QVERIFY(efficiencyIssues(trend, "here", product * 1.001).empty());
        QVERIFY(!efficiencyIssues(trend, "here", product * 0.999).empty());
    }

    void llamaAgainstDeepSeek() {
        const auto llama = trainingOf(405, 15.6e12);
        const auto v3 = trainingOf(37, 14.8e12);
        QVERIFY(isPrintedAs(units::number(llama) / 1e25, 3.791, 5e-4));
        QVERIFY(isPrintedAs(units::number(v3) / 1e24, 3.286, 5e-4));
        QVERIFY(isPrintedAs(llama / v3, 11.54, 5e-3));
        QVERIFY(isPrintedAs(trainingOf(405, 1e12) / trainingOf(37, 1e12), 10.95, 5e-3));
        QVERIFY(isPrintedAs(trainingOf(1, 15.6e12) / trainingOf(1, 14.8e12), 1.054, 5e-4));
        QVERIFY(isPrintedAs(usefulTeraflops(llama, 30.84e6), 341.4, 0.1));
        QVERIFY(isPrintedAs(usefulTeraflops(v3, 2.788e6), 327.4, 0.05));
        QVERIFY(isPrintedAs(usefulTeraflops(v3, 2.664e6), 342.6, 0.05));
        const auto bf16 = units::Teraflops::quantity(989.0);
        QVERIFY(isPrintedAs(100.0 * modelFlopUtilisation(llama, 30.84e6 * units::h, bf16), 34.5, 0.05));
        QVERIFY(isPrintedAs(100.0 * modelFlopUtilisation(v3, 2.788e6 * units::h, bf16), 33.1, 0.05));
    }

    // 8.4 kW make 14,800 tokens a second: 0.568 J each, of 2 x 37e9 FLOP; 4.6 % of what the chip's peak gives a joule.
    void decodeOfDeepSeek() {
        const double joules = 8400.0 / 14800.0;
        QVERIFY(isPrintedAs(joules, 0.568, 5e-4));
        const double perJoule = units::number(weightWork(ofSize(671, 37))) / joules;
        QVERIFY(isPrintedAs(perJoule / 1e11, 1.3, 0.05));
        QVERIFY(isPrintedAs(100.0 * perJoule / (1979e12 / 700.0), 4.6, 0.05));
    }

    // Llama 3's run of 54 days on 16,384 H100: 148 broke, 6.1 % a year; 419 interruptions of any kind, every 3.09 h.
    void interruptionsOfARun() {
        const auto days = 54.0 * 24.0 * units::h;
        QVERIFY(isPrintedAs(100.0 * eventsPerAcceleratorYear({148.0, 16384.0, days}), 6.1, 0.05));
        const double rate = eventsPerAcceleratorYear({419.0, 16384.0, days});
        QVERIFY(isPrintedAs(units::number(meanTimeBetweenEvents(rate, 16384.0)), 3.09, 5e-3));
        // Twice the accelerators are interrupted twice as often; the same rate seen on half of them in twice the time.
        QVERIFY(isPrintedAs(units::number(meanTimeBetweenEvents(rate, 32768.0)), 3.09 / 2.0, 3e-3));
        QCOMPARE(eventsPerAcceleratorYear({419.0, 8192.0, 2.0 * days}), rate);
    }

    void activeShares() {
        const auto share = [](const ModelArchitecture& model) {
            const double held = units::number(weightMemory(model, 8.0));
            return 100.0 * 0.5 * units::number(weightWork(model)) / held;
        };
        QVERIFY(isPrintedAs(share(ofSize(671, 37)), 5.51, 5e-3));
        QVERIFY(isPrintedAs(share(ofSize(1600, 49)), 3.06, 5e-3));
    }
};

HEADROOM_TEST(PublishedEfficiencyTest)
#include "published_efficiency_test.moc"
