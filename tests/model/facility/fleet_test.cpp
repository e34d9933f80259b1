#include "model/facility/fleet.h"
#include "tests/support/test_case.h"

#include <cmath>
#include <limits>
#include <random>

using namespace model;
using namespace model::facility;

namespace {
FleetPolicy policyOf(double life, double shape) {
    FleetPolicy policy;
    policy.utilisation.value = 0.5;
    policy.meanLife.value = life;
    policy.lifeShape.value = shape;
    return policy;
}
constexpr double kNoLimit = 1e12;
const units::Power kOneKilowatt = units::of<units::Power>(1e-3);
} // namespace

class FleetTest : public QObject {
    Q_OBJECT
private slots:
    void survivalIsWeibull() {
        const FleetPolicy policy = policyOf(5.0, 2.0);
        QCOMPARE(survival(policy, 0.0), 1.0);
        QVERIFY(std::abs(survival(policy, 5.0) - 0.367879) < 1e-6);
        QVERIFY(std::abs(survival(policy, 2.5) - 0.778801) < 1e-6);
        QVERIFY(std::abs(survival(policyOf(6.0, 3.0), 12.0) - 0.000335463) < 1e-9);
    }
    void firstYearsByHand() { // life 5, shape 2: S(1) = .960789, S(2) = .852144
        Fleet fleet;
        const FleetPolicy policy = policyOf(5.0, 2.0);
        FleetYear year = stepFleet(fleet, {1000.0, kNoLimit, 1.0, kOneKilowatt}, policy, 2026);
        QCOMPARE(year.purchases, 1000.0);
        QCOMPARE(year.shortageRatio, 1.0);
        year = stepFleet(fleet, {1000.0, kNoLimit, 2.0, 1.2 * kOneKilowatt}, policy, 2027);
        QVERIFY(std::abs(year.survivors - 960.789) < 1e-3);
        QVERIFY(std::abs(year.purchases - 39.211 / 2.0) < 1e-3);
        year = stepFleet(fleet, {1000.0, kNoLimit, 2.0, 1.2 * kOneKilowatt}, policy, 2028);
        QVERIFY(std::abs(year.survivors - (852.144 + 19.6055 * 0.960789)) < 2e-3);
        QVERIFY(std::abs(year.capacity - 1000.0) < 1e-9);
        QVERIFY(std::abs(units::number(year.nameplate) - (0.852144 + 1.2e-3 * (year.count - 852.144))) < 1e-6);
    }
    void withoutGrowthPurchasesReplaceDeaths() {
        const FleetPolicy policy = policyOf(5.0, 3.0);
        Fleet fleet = establishedFleet({2025, 0, 0, 1.0, kOneKilowatt}, 10000.0, {}, policy);
        QVERIFY(std::abs(fleetCount(fleet) - 10000.0) < 1e-6);
        for (int year = 2026; year < 2040; ++year) {
            const FleetYear step = stepFleet(fleet, {10000.0, kNoLimit, 1.0, kOneKilowatt}, policy, year);
            QVERIFY(std::abs(step.purchases - step.deaths) < 1e-6);
            // The ages are settled: the same number dies every year.
            QVERIFY(std::abs(step.purchases - 2012.0) < 12.0);
            QVERIFY(std::abs(step.count - 10000.0) < 1e-6);
        }
    }
    void limitedSupplyIsAShortage() {
        Fleet fleet;
        const FleetPolicy policy = policyOf(5.0, 2.0);
        FleetYear year = stepFleet(fleet, {1500.0, 1000.0, 1.0, kOneKilowatt}, policy, 2026);
        QCOMPARE(year.purchasesWanted, 1500.0);
        QCOMPARE(year.purchases, 1000.0);
        QCOMPARE(year.shortageRatio, 1.5);
        year = stepFleet(fleet, {1500.0, 1000.0, 1.0, kOneKilowatt}, policy, 2027);
        QCOMPARE(year.shortageRatio, 1.0);
        Fleet none;
        QCOMPARE(stepFleet(none, {1.0, 0.0, 1.0, kOneKilowatt}, policy, 2026).shortageRatio,
                 std::numeric_limits<double>::infinity());
        QCOMPARE(stepFleet(none, {0.0, 0.0, 1.0, kOneKilowatt}, policy, 2027).shortageRatio, 1.0);
    }
    void efficiencyLagsTheFrontier() {
        const FleetPolicy policy = policyOf(5.0, 3.0);
        Fleet fleet = establishedFleet({2025, 0, 0, 1.0, kOneKilowatt}, 1000.0, {0.3, 0.35, 0.1}, policy);
        double frontier = 1.0;
        double need = fleetCapacity(fleet);
        QVERIFY(need < 1000.0 && fleetCapacity(fleet) > 0.0);
        for (int year = 2026; year < 2036; ++year) {
            frontier *= 1.35;
            need *= 1.6;
            const FleetYear step = stepFleet(fleet, {need, kNoLimit, frontier, kOneKilowatt}, policy, year);
            QVERIFY(step.meanPerformance < frontier);
            QVERIFY(step.meanPerformance > frontier * std::pow(1.35, -2.0 * step.meanAgeYears - 0.5));
            QVERIFY(step.meanAgeYears > 0.0 && step.meanAgeYears < 5.0);
        }
    }
    void nothingIsLostOrMade() {
        std::mt19937 random(7);
        std::uniform_real_distribution<double> share(0.0, 1.0);
        for (int trial = 0; trial < 50; ++trial) {
            const FleetPolicy policy = policyOf(2.0 + 5.0 * share(random), 1.0 + 3.0 * share(random));
            Fleet fleet;
            double countBefore = 0.0;
            for (int year = 2026; year < 2046; ++year) {
                const FleetYear step = stepFleet(
                    fleet, {1e6 * share(random), 3e5 * share(random), 0.5 + share(random), kOneKilowatt}, policy, year);
                QVERIFY(std::abs(countBefore - step.deaths + step.purchases - step.count) < 1e-4);
                QVERIFY(step.deaths >= 0.0 && step.purchases >= 0.0 && step.shortageRatio >= 1.0);
                QVERIFY(std::abs(units::number(step.nameplate) - step.count * 1e-3) < 1e-7);
                countBefore = step.count;
            }
        }
    }
};

HEADROOM_TEST(FleetTest)
#include "fleet_test.moc"
