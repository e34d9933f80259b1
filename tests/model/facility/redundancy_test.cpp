#include "model/facility/redundancy.h"
#include "tests/support/test_case.h"

#include <bit>
#include <cmath>

using namespace model::facility;

class RedundancyTest : public QObject {
    Q_OBJECT
private slots:
    void publishedFigures() {
        QVERIFY(std::abs(groupUnavailability(1, 2, 0.01) - 1e-4) < 1e-15); // 2N: .9999
        QVERIFY(std::abs(1.0 - groupUnavailability(4, 5, 0.01) - 0.99902) < 5e-6);
        QVERIFY(std::abs(1.0 - groupUnavailability(4, 4, 0.01) - 0.9606) < 5e-5);
        // 29 gas units at an outage rate of 3 %.
        QVERIFY(std::abs(1.0 - groupUnavailability(24, 29, 0.03) - 0.999809) < 5e-7);
        QVERIFY(std::abs(1.0 - groupUnavailability(22, 29, 0.03) - 0.9999984) < 5e-8);
    }
    void agreesWithEveryStateCounted() {
        for (int installed = 1; installed <= 10; ++installed)
            for (int needed = 0; needed <= installed; ++needed)
                for (const double out : {0.0, 0.02, 0.3, 1.0}) {
                    double unavailable = 0.0;
                    for (unsigned state = 0; state < (1U << installed); ++state) {
                        const int up = std::popcount(state);
                        if (up < needed) unavailable += std::pow(1.0 - out, up) * std::pow(out, installed - up);
                    }
                    QVERIFY(std::abs(groupUnavailability(needed, installed, out) - unavailable) < 1e-12);
                }
        QCOMPARE(groupUnavailability(3, 2, 0.01), 1.0);
    }
    void countsUnitsForATarget() { // 986 MW from units of 34 MW: 34, 35, 36 at 3 %; 36, 37, 39 at 5 %
        QCOMPARE(unitsToInstall(29, 0.03, 1e-3), 34);
        QCOMPARE(unitsToInstall(29, 0.03, 1e-4), 35);
        QCOMPARE(unitsToInstall(29, 0.03, 1e-5), 36);
        QCOMPARE(unitsToInstall(29, 0.05, 1e-3), 36);
        QCOMPARE(unitsToInstall(29, 0.05, 1e-4), 37);
        QCOMPARE(unitsToInstall(29, 0.05, 1e-5), 39);
    }
};

HEADROOM_TEST(RedundancyTest)
#include "redundancy_test.moc"
