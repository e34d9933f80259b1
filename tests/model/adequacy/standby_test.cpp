#include "model/adequacy/outage_table.h"
#include "model/adequacy/standby.h"
#include "tests/support/test_case.h"

#include <cmath>

using namespace model::adequacy;
using model::units::h;
using model::units::MW;

namespace {

OutageGroup groupOf(int count, double rate, double beta) {
    OutageGroup group;
    group.count = count;
    group.capacity = 10.0 * MW;
    group.forcedOutageRate = rate;
    group.repair = 50.0 * h;
    group.commonCause = beta;
    return group;
}

double probabilityAllOut(const OutageGroup& group) {
    const OutageTable table(std::vector{group});
    return table.probabilityAtLeast(static_cast<double>(group.count) * group.capacity);
}

bool near(double found, double expected) {
    return std::abs(found - expected) <= 1e-12 * std::abs(expected);
}

} // namespace

class StandbyTest : public QObject {
    Q_OBJECT
private slots:
    void aUnitThatMayFailToStartIsOutMoreOften() {
        const auto started = withStartFailure(groupOf(1, 0.05, 0.0), 0.02);
        QVERIFY(near(started.forcedOutageRate, 1.0 - 0.95 * 0.98));
        QVERIFY(near(withStartFailure(groupOf(1, 0.05, 0.0), 0.0).forcedOutageRate, 0.05));
        QCOMPARE(withStartFailure(groupOf(1, 0.05, 0.0), 1.0).forcedOutageRate, 1.0);
    }

    // With many units only the common cause takes all: its probability stays, whatever the units do by themselves.
    void theCommonCauseStaysWithStartFailures() {
        const double before = probabilityAllOut(groupOf(12, 0.05, 0.2));
        const double after = probabilityAllOut(withStartFailure(groupOf(12, 0.05, 0.2), 0.02));
        QVERIFY(std::abs(before - 0.01) < 1e-9);
        QVERIFY(std::abs(after - 0.01) < 1e-9);
    }

    // A cause every 1/rate hours that takes 50 h, and 50 h + 25 h with the start in the dark.
    void blackStartLengthensTheCommonCause() {
        const double common = 0.2 * 0.05;
        const double rate = common / (1.0 - common) / 50.0;
        const auto dark = withBlackStart(groupOf(12, 0.05, 0.2), 25.0 * h);
        const double expected = rate * 75.0 / (1.0 + rate * 75.0);
        QVERIFY(near(dark.commonCause * dark.forcedOutageRate, expected));
        QVERIFY(std::abs(probabilityAllOut(dark) - expected) < 1e-9);
        const double own = (0.05 - common) / (1.0 - common);
        QVERIFY(near((dark.forcedOutageRate - expected) / (1.0 - expected), own));
    }

    void withoutCauseOrHoursNothingChanges() {
        for (const auto& group : {groupOf(3, 0.05, 0.0), groupOf(3, 0.0, 0.3)})
            QCOMPARE(withBlackStart(group, 10.0 * h).forcedOutageRate, group.forcedOutageRate);
        const auto same = withBlackStart(groupOf(3, 0.05, 0.3), 0.0 * h);
        QVERIFY(near(same.forcedOutageRate, 0.05) && near(same.commonCause, 0.3));
        auto unknown = groupOf(3, 0.05, 0.3);
        unknown.repair = 0.0 * h;
        QCOMPARE(withBlackStart(unknown, 10.0 * h).commonCause, 0.3);
    }
};

HEADROOM_TEST(StandbyTest)
#include "standby_test.moc"
