#include "model/grid/load_realisation.h"
#include "tests/support/paths.h"
#include "tests/support/test_case.h"

using namespace model;

namespace {

const std::vector<grid::AnnouncedLoad> kLoads{{{1000.0}, {2027.0}}, {{500.0}, {2029.0}}};

} // namespace

class LoadRealisationTest : public QObject {
    Q_OBJECT
private slots:
    void recordsAreThoseOfErcot() {
        const auto records = grid::realisationRecords();
        QCOMPARE(records.size(), std::size_t{2});
        QCOMPARE(records[0].realisedShare, 0.498);
        QCOMPARE(records[1].realisedShare, 0.554);
        for (const auto& record : records) {
            QCOMPARE(record.observedSlipDays, 220.0);
            QCOMPARE(record.appliedSlipDays, 180.0);
            const auto catalogue = tests::readFile(tests::sourcePath("resources/catalog/sources.csv"));
            QVERIFY(catalogue.find("\n" + std::string(record.source) + ",") != std::string::npos);
        }
    }
    void rampIsSlippedAndLinear() {
        const units::Field<units::Day> slip{182.5};
        const units::Field<units::Year> ramp{4.0};
        QCOMPARE(grid::rampedShare(2027.49, 2027.0, slip, ramp), 0.0);
        QVERIFY(std::abs(grid::rampedShare(2028.5, 2027.0, slip, ramp) - 0.25) < 1e-12);
        QVERIFY(std::abs(grid::rampedShare(2029.5, 2027.0, slip, ramp) - 0.5) < 1e-12);
        QCOMPARE(grid::rampedShare(2031.5, 2027.0, slip, ramp), 1.0);
        QCOMPARE(grid::rampedShare(2040.0, 2027.0, slip, ramp), 1.0);
        QCOMPARE(grid::rampedShare(2027.0, 2027.0, {0.0}, {0.0}), 1.0); // no ramp: a step
        QCOMPARE(grid::rampedShare(2026.999, 2027.0, {0.0}, {0.0}), 0.0);
    }
    // 180 days after 2027, half way up three years; the second has not begun.
    void regionalForecastIsHaircut() {
        const auto ercot = grid::realisationOf(grid::realisationRecords()[0]);
        const double halfWay = 2027.0 + 180.0 / 365.0 + 1.5;
        QVERIFY(std::abs(units::number(grid::forecastLoad(kLoads, ercot, halfWay)) - 249.0) < 1e-9);
        QVERIFY(std::abs(units::number(grid::forecastLoad(kLoads, ercot, 2040.0)) - 747.0) < 1e-9);
    }
    void signedContractComesWhole() {
        const auto ercot = grid::realisationOf(grid::realisationRecords()[0]);
        for (const double year : {2026.0, 2028.0, 2029.9, 2031.0, 2040.0}) {
            const double contractedMw = units::number(grid::contractedLoad(kLoads, ercot.slip, ercot.ramp, year));
            QVERIFY(std::abs(units::number(grid::forecastLoad(kLoads, ercot, year)) - 0.498 * contractedMw) < 1e-9);
        }
        QCOMPARE(units::number(grid::contractedLoad(kLoads, ercot.slip, ercot.ramp, 2040.0)), 1500.0);
    }
};

HEADROOM_TEST(LoadRealisationTest)
#include "load_realisation_test.moc"
