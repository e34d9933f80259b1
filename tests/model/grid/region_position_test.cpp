#include "model/grid/coincident_peak.h"
#include "model/grid/region_position.h"
#include "tests/support/test_case.h"

#include <set>

using namespace model;

namespace {

grid::Region pjm() {
    grid::Region region;
    region.requirement = series::constant<units::Megawatt>(152400.0);
    region.cleared = series::constant<units::Megawatt>(152400.0 - 6623.0);
    region.targetReserve = series::constant<units::Share>(0.20);
    region.forecastPoolRequirement = series::constant<units::Share>(0.9260);
    region.capacityPrice = series::constant<units::UsdPerMwDay>(333.44);
    region.gasTurbineElcc.value = 0.61;
    return region;
}

} // namespace

class RegionPositionTest : public QObject {
    Q_OBJECT
private slots:
    void reproducesPjm2027() {
        const grid::RegionPosition position = grid::regionPosition(pjm(), 2027.5);
        QVERIFY(std::abs(*position.reserveMargin - 0.14785) < 5e-6);
        QCOMPARE(units::number(position.shortfallUcap), 6623.0);
        QVERIFY(std::abs(units::number(*position.impliedPeak) - 164579.0) < 0.5);
        QVERIFY(std::abs(*position.shortfallShare - 0.0435) < 5e-5);
        QVERIFY(std::abs(*position.averageAccreditation - 0.7717) < 5e-5);
        // Eleven plants of 986 MW, not six: a gas turbine is credited with 61 % of its nameplate.
        const auto plants = grid::shortfallInPlants(pjm(), 2027.5, 986.0 * units::MW);
        QVERIFY(std::abs(*plants - 11.01) < 0.005);
    }
    void hasNoShortfallAboveTheRequirement() {
        grid::Region region = pjm();
        region.cleared = series::constant<units::Megawatt>(152400.0 * 1.01);
        const grid::RegionPosition position = grid::regionPosition(region, 2027.5);
        QCOMPARE(units::number(position.shortfallUcap), 0.0);
        QVERIFY(std::abs(*position.reserveMargin - 0.212) < 1e-12);
        region.gasTurbineElcc.value = 0.0;
        QVERIFY(!grid::shortfallInPlants(region, 2027.5, 986.0 * units::MW));
    }
    void isSilentWithoutARequirement() {
        const grid::RegionPosition position = grid::regionPosition(grid::Region{}, 2027.0);
        QVERIFY(!position.reserveMargin && !position.impliedPeak);
        QVERIFY(!position.shortfallShare && !position.averageAccreditation);
        QVERIFY(!grid::addedLoadEffect(grid::Region{}, {2027}, 100.0 * units::MW));
    }
    // 134,479 MW at 333.44 USD/MW-day over the 366 days of 2027/28: published as 16.4 thousand million USD.
    void capacityCostHasTheLeapDay() {
        const auto price = units::UsdPerMwDay::quantity(333.44);
        const double usd = units::number(grid::capacityCost(134479.0 * units::MW, price, {2027}));
        QVERIFY(std::abs(usd / 1e9 - 16.41) < 5e-3);
        const double common = units::number(grid::capacityCost(134479.0 * units::MW, price, {2028}));
        QVERIFY(std::abs(usd / common - 366.0 / 365.0) < 1e-12);
        // A year of a coincident kilowatt with 365 days: 112.7 USD.
        const double perKw = units::number(grid::capacityCost(0.926e-3 * units::MW, price, {2026}));
        QVERIFY(std::abs(perKw - 112.7) < 0.05);
    }
    void addedCampusDeepensTheShortfall() {
        const auto effect = grid::addedLoadEffect(pjm(), {2027}, 1000.0 * units::MW);
        QVERIFY(std::abs(units::number(effect->obligationUcap) - 926.0) < 1e-9);
        QVERIFY(std::abs(units::number(effect->after.shortfallUcap) - 7549.0) < 1e-9);
        QVERIFY(std::abs(units::number(effect->addedShortfall) - 926.0) < 1e-9);
        QVERIFY(std::abs(units::number(*effect->after.impliedPeak - *effect->before.impliedPeak) - 1000.0) < 1e-6);
        // 1.2 x 145,777 / 153,326 - 1, by hand
        QVERIFY(std::abs(*effect->after.reserveMargin - 0.140918) < 5e-7);
        QVERIFY(std::abs(units::number(effect->capacityCost) / 1e6 - 113.008) < 5e-4);
        QCOMPARE(units::number(effect->before.shortfallUcap), 6623.0);
    }
    void spareCapacityTakesThePartItCan() {
        grid::Region region = pjm();
        region.cleared = series::constant<units::Megawatt>(152400.0 + 400.0);
        const auto effect = grid::addedLoadEffect(region, {2027}, 1000.0 * units::MW);
        QCOMPARE(units::number(effect->before.shortfallUcap), 0.0);
        QVERIFY(std::abs(units::number(effect->addedShortfall) - 526.0) < 1e-9);
        const auto small = grid::addedLoadEffect(region, {2027}, 100.0 * units::MW);
        QCOMPARE(units::number(small->addedShortfall), 0.0);
        QVERIFY(*small->after.reserveMargin < *small->before.reserveMargin);
    }
    void findsTheFiveCoincidentPeaks() {
        const series::TimeAxis axis(2027);
        std::vector<double> regionLoadMw(axis.hours(), 50.0);
        const std::vector<std::size_t> days{200, 30, 364, 0, 201}; // from the highest
        for (std::size_t rank = 0; rank < days.size(); ++rank) {
            regionLoadMw[days[rank] * 24 + 16] = 100.0 - static_cast<double>(rank);
            regionLoadMw[days[rank] * 24 + 17] = 94.0; // high, but not the day's highest
        }
        const auto hours = grid::coincidentPeakHours(axis, regionLoadMw);
        for (std::size_t rank = 0; rank < days.size(); ++rank)
            QCOMPARE(hours[rank], days[rank] * 24 + 16);
        const auto flat = grid::coincidentPeakHours(axis, std::vector<double>(axis.hours(), 1.0));
        QCOMPARE(flat, (std::array<std::size_t, 5>{0, 24, 48, 72, 96}));
    }
};

HEADROOM_TEST(RegionPositionTest)
#include "region_position_test.moc"
