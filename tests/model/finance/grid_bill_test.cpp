#include "model/finance/grid_bill.h"
#include "tests/support/test_case.h"

#include <cmath>

using namespace model;
using namespace model::finance;
using units::number;

namespace {
grid::Tariff exampleTariff() {
    grid::Tariff tariff;
    tariff.energyPrice = series::constant<units::UsdPerMwh>(50.0);
    tariff.deliveryAdder.value = 6.0;
    tariff.demandCharge.value = 4.0;
    tariff.coincidentPeakShare.value = 1.0;
    tariff.zonalFactor.value = 1.0;
    return tariff;
}
grid::Region pjm() {
    grid::Region region;
    region.capacityPrice = series::constant<units::UsdPerMwDay>(333.44);
    region.forecastPoolRequirement = series::constant<units::Share>(0.926);
    return region;
}
} // namespace

class GridBillTest : public QObject {
    Q_OBJECT
private slots:
    void flatDrawByHand() {
        const series::TimeAxis axis(2027);
        const GridUse use = gridUse(series::Series<units::Power>(axis.hours(), 100.0), axis);
        const GridBill bill = gridBill(exampleTariff(), pjm(), use, axis);
        QCOMPARE(number(use.energy), 876000.0);
        QVERIFY(std::abs(number(bill.energy) - 43.8e6) < 1e-3);
        QVERIFY(std::abs(number(bill.delivery) - 5.256e6) < 1e-3);
        QVERIFY(std::abs(number(bill.demand) - 4.8e6) < 1e-3); // 4 $/kW a month on 100 MW, twelve times
        QVERIFY(std::abs(number(bill.capacityObligation) - 92.6) < 1e-9);
        QVERIFY(std::abs(number(bill.capacity) / 1e5 - 112.7) < 0.05); // USD per kW and year
        QVERIFY(std::abs(number(bill.capacity / use.energy) - 12.9) < 0.05);
        const double sum = number(bill.energy) + number(bill.delivery) + number(bill.demand) + number(bill.capacity);
        QVERIFY(std::abs(number(bill.total()) - sum) < 1e-6);
        QVERIFY(std::abs(number(*averagePrice(bill, use)) - sum / 876000.0) < 1e-9);
    }
    void aPoorLoadFactorPaysMorePerMwh() { // .85: 15.1 $/MWh for capacity
        const series::TimeAxis axis(2027);
        series::Series<units::Power> draw(axis.hours(), 85.0);
        draw.numbers()[5000] = 100.0;
        const GridUse use = gridUse(draw, axis);
        const GridBill bill = gridBill(exampleTariff(), pjm(), use, axis);
        QVERIFY(std::abs(number(bill.capacity / use.energy) - 15.1) < 0.1);
    }
    void eachMonthHasItsPeak() {
        const series::TimeAxis axis(2028); // a leap year
        series::Series<units::Power> draw(axis.hours(), 10.0);
        draw.numbers()[axis.firstHourOfMonth(3) - 1] = 40.0; // last hour of 29 February
        draw.numbers()[axis.hours() - 1] = 70.0;
        const GridUse use = gridUse(draw, axis);
        QCOMPARE(number(use.peak), 70.0);
        for (std::size_t month = 0; month < 12; ++month)
            QCOMPARE(number(use.monthlyPeak[month]), month == 1 ? 40.0 : month == 11 ? 70.0 : 10.0);
        const GridBill bill = gridBill(exampleTariff(), pjm(), use, axis);
        QVERIFY(std::abs(number(bill.demand) - 210.0 * 4000.0) < 1e-6);
        QVERIFY(std::abs(number(bill.capacity) - 70.0 * 0.926 * 333.44 * 366.0) < 1e-3);
    }
    void factorsAndTrajectoriesApply() {
        const series::TimeAxis axis(2027);
        grid::Tariff tariff = exampleTariff();
        tariff.coincidentPeakShare.value = 0.9;
        tariff.zonalFactor.value = 1.1;
        tariff.energyPrice.knots = {{2026.0, 40.0}, {2028.0, 60.0}};
        const GridUse use = gridUse(series::Series<units::Power>(axis.hours(), 200.0), axis);
        const GridBill bill = gridBill(tariff, pjm(), use, axis);
        QVERIFY(std::abs(number(bill.capacityObligation) - 183.348) < 1e-9);
        QVERIFY(std::abs(number(bill.energy / use.energy) - 50.0) < 1e-12);
    }
    void noDrawHasNoPrice() {
        const series::TimeAxis axis(2027);
        const GridUse use = gridUse(series::Series<units::Power>(axis.hours()), axis);
        const GridBill bill = gridBill(exampleTariff(), pjm(), use, axis);
        QCOMPARE(number(bill.total()), 0.0);
        QVERIFY(!averagePrice(bill, use));
    }
};

HEADROOM_TEST(GridBillTest)
#include "grid_bill_test.moc"
