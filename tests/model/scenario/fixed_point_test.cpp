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
                    const FixedPoint found = findFixedPoint(gap, start, -1000.0, 1000.0);
                    QVERIFY2(found.settled == Settled::Yes, std::to_string(slope).c_str());
                    QVERIFY(std::abs(found.residual) <= kFixedPointTolerance);
                    QVERIFY(std::abs(found.position - point) < 1e-7);
                    QVERIFY(found.rounds < 40);
                }
    }
    void findsThePointOfCurvesAndKinks() {
        const auto kink = [](double x) { return (x < -1.0 ? -1.2 - 4.0 * (x + 1.2) : -0.4 + 0.8 * (x + 0.4)) - x; };
        QVERIFY(std::abs(findFixedPoint(kink, 3.0, -40.0, 40.0).residual) <= kFixedPointTolerance);
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
            const FixedPoint found = findFixedPoint(gap, 0.0, -40.0, 40.0);
            QVERIFY(found.settled == Settled::Yes);
            QVERIFY(std::abs(a + c * std::tanh(b * found.position) - found.position) <= 1e-10);
            QCOMPARE(found.rounds, evaluations);
            rounds += found.rounds;
        }
        QVERIFY2(rounds < 2000 * 11, std::to_string(rounds).c_str()); // faster than halving by far
    }
    // Every step up from the start calls for a larger one, and yet a point lies below: near, far, or in a narrow dip.
    void looksBehindTheStart() {
        for (const double point : {-0.03, -0.7, -4.9, -30.0}) {
            const auto gap = [&](double x) { return x < point + 0.1 ? point - x : 3.0 * (x - point) - 0.4; };
            const FixedPoint found = findFixedPoint(gap, 0.5, -40.0, 40.0);
            QCOMPARE(static_cast<int>(found.settled), static_cast<int>(Settled::Yes));
            QVERIFY(std::abs(found.position - point) < 1e-9);
            QVERIFY(found.rounds < 300);
        }
    }
    // Steeper than neighbouring numbers can tell: the two sides of the jump are neighbours.
    void aCliffIsAJump() {
        const auto gap = [](double x) { return x < 2.0 ? 5.0 + 300.0 * std::pow(2.0 - x, 0.05) : -0.01; };
        const FixedPoint found = findFixedPoint(gap, 0.0, -40.0, 40.0);
        QCOMPARE(static_cast<int>(found.settled), static_cast<int>(Settled::Discontinuous));
        QVERIFY(std::abs(found.position - 2.0) < 1e-14 && std::abs(found.across - 2.0) < 1e-14);
        QVERIFY(gap(found.position) * gap(found.across) < 0.0);
    }
    // A function that ends: nothing is asked beyond, and a point below the end is found from either side.
    void staysWhereTheFunctionHasValues() {
        const auto gap = [](double x) { return x > 1.0 ? std::nan("") : -1.0 - x; };
        for (const double start : {-5.0, 0.9, 1.1, 20.0}) {
            const FixedPoint found = findFixedPoint(gap, start, -40.0, 40.0);
            QCOMPARE(static_cast<int>(found.settled), static_cast<int>(Settled::Yes));
            QVERIFY(std::abs(found.position + 1.0) < 1e-9);
        }
    }
    void saysWhyThereIsNone() {
        const auto reason = [](auto gap, double start) {
            const FixedPoint found = findFixedPoint(gap, start, -40.0, 40.0);
            if (found.position != start) qWarning("moved from the start");
            return static_cast<int>(found.settled);
        };
        QCOMPARE(reason([](double) { return 0.3; }, 0.0), static_cast<int>(Settled::Runaway));
        QCOMPARE(reason([](double x) { return 5.0 + x * x; }, 3.0), static_cast<int>(Settled::Runaway));
        QCOMPARE(reason([](double x) { return x > 2.0 ? std::nan("") : 0.3; }, 0.0), static_cast<int>(Settled::Ends));
        QCOMPARE(reason([](double x) { return x > 2.0 ? std::nan("") : 0.3; }, 5.0), static_cast<int>(Settled::Ends));
        QCOMPARE(reason([](double) { return std::nan(""); }, 0.0), static_cast<int>(Settled::Nowhere));
        const FixedPoint jump = findFixedPoint([](double x) { return (x < 1.0 ? 2.0 : -2.0) - x; }, 0.0, -40.0, 40.0);
        QCOMPARE(static_cast<int>(jump.settled), static_cast<int>(Settled::Discontinuous));
        QVERIFY(std::abs(jump.position - 1.0) < 1e-14);
    }
};

HEADROOM_TEST(FixedPointTest)
#include "fixed_point_test.moc"
