#include "model/facility/staffing.h"
#include "tests/support/test_case.h"

#include <cmath>
#include <limits>

using namespace model::facility;

class StaffingTest : public QObject {
    Q_OBJECT
private slots:
    void waitsOfASingleServer() { // M/M/1 at load .7: mean wait .7/.3 services, exponential tail
        QVERIFY(std::abs(meanWaitOverService(1, 0.7, 1.0, 1.0) - 7.0 / 3.0) < 1e-12);
        QVERIFY(std::abs(meanWaitOverService(1, 0.7, 1.0, 0.0) - 7.0 / 6.0) < 1e-12); // M/D/1 waits half as long
        QVERIFY(std::abs(waitsLongerThan(1, 0.7, 2.0) - 0.384168) < 5e-7);
        QCOMPARE(meanWaitOverService(2, 2.0, 1.0, 1.0), std::numeric_limits<double>::infinity());
        QCOMPARE(waitsLongerThan(2, 2.5, 9.0), 1.0);
    }
    void halfinAndWhitt() {
        QVERIFY(std::abs(halfinWhittWaiting(0.5) - 0.504539) < 5e-7);
        QVERIFY(std::abs(halfinWhittWaiting(1.0) - 0.223361) < 5e-7);
        QVERIFY(std::abs(halfinWhittWaiting(2.0) - 0.026881) < 5e-7);
        QVERIFY(std::abs(halfinWhittBeta(0.2) - 1.0615) < 5e-5);
        QVERIFY(std::abs(halfinWhittBeta(0.1) - 1.4202) < 5e-5);
        QVERIFY(std::abs(halfinWhittBeta(0.05) - 1.7398) < 5e-5);
        QVERIFY(std::abs(halfinWhittBeta(0.01) - 2.3749) < 5e-5);
    }
    void ruleAndExactCountAgree() {
        const std::pair<double, int> table[] = {{10.0, 14}, {100.0, 111}, {1000.0, 1034}, {10000.0, 10107}};
        for (const auto& [load, servers] : table) {
            QCOMPARE(squareRootStaffing(load, 0.2), servers);
            QCOMPARE(serversFor(load, 0.2), servers);
        }
    }
};

HEADROOM_TEST(StaffingTest)
#include "staffing_test.moc"
