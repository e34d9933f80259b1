#include "model/scenario/fixed_point.h"
#include "tests/support/test_case.h"

#include <random>

using namespace model::scenario;

class FixedPointTest : public QObject {
    Q_OBJECT
private slots:
    // Contractions, swings and slopes near 1, whatever the start: the point is where it must be.
    void findsThePointOfALine() {
        for (const double slope : {-30.0, -3.0, -1.0, -0.5, 0.0, 0.5, 0.9, 0.999})
            for (const double point : {-3.0, 0.0, 2.5})
                for (const double start : {-2.0, 0.0, 2.5}) {
                    const auto gap = [&](double x) { return point + slope * (x - point) - x; };
                    const FixedPoint found = findFixedPoint(gap, start, 1000.0);
                    QVERIFY2(found.settled == Settled::Yes, std::to_string(slope).c_str());
                    QVERIFY(std::abs(found.residual) <= kFixedPointTolerance);
                    QVERIFY(std::abs(found.position - point) < 1e-7);
                    QVERIFY(found.rounds < 40);
                }
    }
    void findsThePointOfCurvesAndKinks() {
        const auto kink = [](double x) { return (x < -1.0 ? -1.2 - 4.0 * (x + 1.2) : -0.4 + 0.8 * (x + 0.4)) - x; };
        QVERIFY(std::abs(findFixedPoint(kink, 3.0, 40.0).residual) <= kFixedPointTolerance);
        std::mt19937 random(7);
        std::uniform_real_distribution<double> uniform(-1.0, 1.0);
        int rounds = 0;
        for (int trial = 0; trial < 2000; ++trial) {
            const double a = 3.0 * uniform(random);
            const double b = 4.0 * uniform(random);
            const double c = 2.0 * uniform(random);
            int evaluations = 0;
            const auto gap = [&](double x) {
                ++evaluations;
                return a + c * std::tanh(b * x) - x;
            };
            const FixedPoint found = findFixedPoint(gap, 0.0, 40.0);
            QVERIFY(found.settled == Settled::Yes);
            QVERIFY(std::abs(a + c * std::tanh(b * found.position) - found.position) <= 1e-10);
            QCOMPARE(found.rounds, evaluations);
            rounds += found.rounds;
        }
        QVERIFY2(rounds < 2000 * 11, std::to_string(rounds).c_str()); // faster than halving by far
    }
    void saysWhyThereIsNone() {
        const FixedPoint runaway = findFixedPoint([](double x) { return x + 0.3 - x; }, 0.0, 40.0);
        QCOMPARE(static_cast<int>(runaway.settled), static_cast<int>(Settled::Runaway));
        QVERIFY(runaway.rounds < kFixedPointRounds);
        const FixedPoint jump = findFixedPoint([](double x) { return (x < 1.0 ? 2.0 : -2.0) - x; }, 0.0, 40.0);
        QCOMPARE(static_cast<int>(jump.settled), static_cast<int>(Settled::Discontinuous));
        QVERIFY(std::abs(jump.position - 1.0) < 1e-6);
        const FixedPoint none = findFixedPoint([](double) { return std::nan(""); }, 0.0, 40.0);
        QCOMPARE(static_cast<int>(none.settled), static_cast<int>(Settled::Runaway));
    }
};

HEADROOM_TEST(FixedPointTest)
#include "fixed_point_test.moc"
