#include "model/facility/hall_schedule.h"
#include "model/units/messages.h"
#include "tests/support/test_case.h"

#include <cmath>
#include <set>
#include <string>

using namespace model;
using namespace model::facility;

namespace {
Hall exampleHall() { // 100 racks of 132 kW with 72 accelerators: 13.2 MW, 7,200 accelerators
    Hall hall;
    hall.energised.value = 2026.5;
    hall.racks.value = 100;
    hall.rackPower.value = 132.0;
    hall.acceleratorsPerRack.value = 72;
    hall.liquidCooled.value = 0.8;
    hall.fill.value = 6;
    return hall;
}
} // namespace

class HallScheduleTest : public QObject {
    Q_OBJECT
private slots:
    void namesTheBindingGate_data() {
        QTest::addColumn<double>("permit");
        QTest::addColumn<double>("transformer");
        QTest::addColumn<double>("expectedYear");
        QTest::addColumn<QString>("expectedKey");
        QTest::newRow("plan") << 2026.0 << 2026.5 << 2026.5 << "gate.plan";
        QTest::newRow("permit") << 2027.25 << 2027.0 << 2027.25 << "gate.permit";
        QTest::newRow("transformer") << 0.0 << 2028.0 << 2028.0 << "gate.transformer";
    }
    void namesTheBindingGate() {
        QFETCH(double, permit);
        QFETCH(double, transformer);
        QFETCH(double, expectedYear);
        QFETCH(QString, expectedKey);
        Hall hall = exampleHall();
        hall.gates.permit.value = permit;
        hall.gates.transformer.value = transformer;
        const Energisation ready = energisation(hall);
        QCOMPARE(ready.year, expectedYear);
        QCOMPARE(QString::fromStdString(std::string(gateKey(ready.binding))), expectedKey);
    }
    void everyGateBindsAndHasAName() {
        units::Field<units::CalendarYear> Gates::*const all[] = {
            &Gates::substation, &Gates::transformer, &Gates::switchgear,  &Gates::turbine,
            &Gates::gas,        &Gates::permit,      &Gates::accelerators};
        std::set<std::string> names;
        for (const auto gate : all) {
            Hall hall = exampleHall();
            (hall.gates.*gate).value = 2029.0;
            const Energisation ready = energisation(hall);
            QCOMPARE(ready.year, 2029.0);
            const std::string_view key = gateKey(ready.binding);
            QVERIFY(units::messageText(key) != key);
            names.insert(std::string(key));
        }
        QCOMPARE(names.size(), std::size_t(7));
    }
    void fillsInAStraightLine() {
        Hall hall = exampleHall();
        QCOMPARE(hallShareFilled(hall, 2026.49), 0.0);
        QVERIFY(std::abs(hallShareFilled(hall, 2026.75) - 0.5) < 1e-9);
        QCOMPARE(hallShareFilled(hall, 2027.0), 1.0);
        QCOMPARE(hallShareFilled(hall, 2031.0), 1.0);
        hall.fill.value = 0;
        QCOMPARE(hallShareFilled(hall, 2026.5), 1.0);
        QCOMPARE(hallShareFilled(hall, 2026.4), 0.0);
    }
    void addsHallsUp() {
        std::vector<Hall> halls{exampleHall(), exampleHall()};
        halls[1].energised.value = 2027.0;
        const HallCapacity at = installedAt(halls, 2027.25);
        QVERIFY(std::abs(units::number(at.nameplate) - 19.8) < 1e-9);
        QVERIFY(std::abs(at.accelerators - 10800.0) < 1e-6);
        QVERIFY(std::abs(at.racks - 150.0) < 1e-9);
        QVERIFY(std::abs(units::number(at.liquidCooled) - 15.84) < 1e-9);
        // 2026: filling for half a year from nothing to 13.2 MW is a mean of a quarter of it.
        QVERIFY(std::abs(units::number(meanInstalled(halls, 2026.0, 2027.0).nameplate) - 3.3) < 1e-9);
    }
    void monthsAgreeWithFineSampling() {
        std::vector<Hall> halls{exampleHall(), exampleHall(), exampleHall()};
        halls[1].gates.turbine.value = 2027.1;
        halls[1].fill.value = 0.7;
        halls[2].fill.value = 0.0;
        const std::vector<HallCapacity> months = installedByMonth(halls, 2026, 2);
        QCOMPARE(months.size(), std::size_t(24));
        for (int month = 0; month < 24; ++month) {
            double sum = 0.0;
            for (int step = 0; step < 4000; ++step)
                sum += units::number(installedAt(halls, 2026.0 + (month + (step + 0.5) / 4000.0) / 12.0).nameplate);
            QVERIFY(std::abs(units::number(months[static_cast<std::size_t>(month)].nameplate) - sum / 4000.0) < 0.01);
        }
    }
};

HEADROOM_TEST(HallScheduleTest)
#include "hall_schedule_test.moc"
