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
