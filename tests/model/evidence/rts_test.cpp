#include "model/evidence/rts79.h"

#include "model/adequacy/outage_table.h"
#include "tests/support/test_case.h"

#include <algorithm>
#include <numeric>

using namespace model;

class RtsTest : public QObject {
    Q_OBJECT

private slots:
    void unitsAreThoseOfTheTable() {
        const auto groups = evidence::rts79Units();
        int count = 0;
        for (const auto& group : groups)
            count += group.count;
        QCOMPARE(count, 32);
        QCOMPARE(units::number(adequacy::OutageTable(groups).capacity()), 3405.0);
        QVERIFY(std::abs(groups[0].forcedOutageRate - 0.02) < 1e-12);
        QVERIFY(std::abs(groups[8].forcedOutageRate - 0.12) < 1e-12);
    }

    void loadIsThePublishedYear() {
        const auto loadMw = evidence::rts79LoadMw();
        QCOMPARE(loadMw.size(), std::size_t{8736});
        QCOMPARE(*std::max_element(loadMw.begin(), loadMw.end()), 2850.0);
        const double energyMwh = std::accumulate(loadMw.begin(), loadMw.end(), 0.0);
        QVERIFY(std::abs(energyMwh - 15297075.0) < 0.5);
        QVERIFY(std::abs(energyMwh / (8736.0 * 2850.0) - 0.6144) < 5e-5);
        QVERIFY(std::abs(loadMw[0] - 1530.769770) < 1e-6); // week 1, Monday, first hour
    }

    // The peak is the 18th hour of a Tuesday in week 51.
    void peakIsInWeek51() {
        const auto loadMw = evidence::rts79LoadMw();
        const auto peak = std::max_element(loadMw.begin(), loadMw.end()) - loadMw.begin();
        QCOMPARE(peak / 168, 50);
        QCOMPARE(peak % 168 / 24, 1);
        QCOMPARE(peak % 24, 17);
    }
};

HEADROOM_TEST(RtsTest)
#include "rts_test.moc"
