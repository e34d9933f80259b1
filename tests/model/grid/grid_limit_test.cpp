#include "model/grid/grid_limit.h"
#include "tests/support/test_case.h"

#include <algorithm>
#include <random>

using namespace model;
using grid::Interconnection;

namespace {

Interconnection plain(std::vector<series::Knot> knots) {
    Interconnection connection;
    connection.contract.knots = std::move(knots);
    connection.deliverability.value = 1.0;
    return connection;
}

double usableMw(const Interconnection& connection, double year) {
    return units::number(grid::usableContract(connection, year));
}

// The mean over the ramp by brute force: the middle of 20,000 slices.
double slowUsableMw(const Interconnection& connection, double year) {
    const double now = year - connection.slip.value / 365.0;
    const double ramp = connection.ramp.value / 12.0;
    constexpr int kSlices = 20000;
    double sum = 0.0;
    for (int i = 0; i < kSlices; ++i)
        sum += connection.contract.valueAt(now - ramp * (i + 0.5) / kSlices);
    const double atPresent = connection.contract.valueAt(now);
    return connection.deliverability.value * (ramp > 0.0 ? std::min(atPresent, sum / kSlices) : atPresent);
}

} // namespace

class GridLimitTest : public QObject {
    Q_OBJECT
private slots:
    void rampsRisesAndTakesFallsAtOnce() {
        Interconnection up = plain({{2027.0, 100.0}, {2027.0 + 1e-9, 400.0}});
        up.ramp.value = 12.0;
        up.deliverability.value = 0.9;
        QCOMPARE(usableMw(up, 2026.9), 90.0);
        QVERIFY(std::abs(usableMw(up, 2027.5) - 0.9 * 250.0) < 1e-6);
        QVERIFY(std::abs(usableMw(up, 2028.1) - 360.0) < 1e-9);
        Interconnection down = plain({{2027.0, 400.0}, {2027.0 + 1e-9, 100.0}});
        down.ramp.value = 12.0;
        QCOMPARE(usableMw(down, 2026.999), 400.0);
        QCOMPARE(usableMw(down, 2027.001), 100.0);
    }
    void slipsByDays() {
        Interconnection connection = plain({{2027.0, 0.0}, {2028.0, 365.0}});
        connection.slip.value = 73.0; // a fifth of a year
        QVERIFY(std::abs(usableMw(connection, 2027.7) - 182.5) < 1e-6);
        QCOMPARE(usableMw(connection, 2027.2), 0.0);
    }
    void agreesWithSlicesOnRandomContracts() {
        std::mt19937 random(7);
        std::uniform_real_distribution<double> draw(0.0, 1.0);
        for (int round = 0; round < 40; ++round) {
            Interconnection connection = plain({});
            connection.contract.knots.clear();
            for (double year = 2026.0; year < 2032.0; year += 0.2 + draw(random))
                connection.contract.knots.push_back({year, 1000.0 * draw(random)});
            connection.ramp.value = 30.0 * draw(random);
            connection.slip.value = 400.0 * draw(random);
            connection.deliverability.value = draw(random);
            const double year = 2026.0 + 7.0 * draw(random);
            QVERIFY(std::abs(usableMw(connection, year) - slowUsableMw(connection, year)) < 1e-2);
        }
    }
    void curtailsTheHighestHours() {
        Interconnection connection = plain({{2027.0, 100.0}});
        connection.curtailment.value = 3.0;
        const std::vector<double> regionLoadMw{5.0, 9.0, 7.0, 9.0, 7.0, 7.0, 1.0};
        QCOMPARE(grid::curtailedHours(connection, regionLoadMw), (std::vector<std::size_t>{1, 2, 3}));
        connection.curtailment.value = 100.0;
        QCOMPARE(grid::curtailedHours(connection, regionLoadMw).size(), regionLoadMw.size());
        connection.curtailment.value = 0.0;
        QVERIFY(grid::curtailedHours(connection, regionLoadMw).empty());
    }
    void limitsHourByHour() {
        Interconnection connection = plain({{2028.0, 0.0}, {2029.0, 1200.0}});
        connection.curtailment.value = 50.0;
        connection.curtailmentDepth.value = 0.25;
        const series::TimeAxis axis(2028);
        std::vector<double> regionLoadMw(axis.hours());
        for (std::size_t hour = 0; hour < regionLoadMw.size(); ++hour)
            regionLoadMw[hour] = static_cast<double>((hour * 7919) % axis.hours());
        const series::Series<units::Power> limit = grid::hourlyLimit(connection, axis, regionLoadMw);
        QCOMPARE(limit.size(), std::size_t(8784));
        int curtailed = 0;
        for (std::size_t hour = 0; hour < limit.size(); ++hour) {
            const double fullMw = 100.0 * axis.monthAt(hour) - 50.0; // the middle of each month
            const bool high = regionLoadMw[hour] >= static_cast<double>(axis.hours()) - 50.0;
            curtailed += high ? 1 : 0;
            QVERIFY(std::abs(limit.numbers()[hour] - fullMw * (high ? 0.75 : 1.0)) < 1e-6);
        }
        QCOMPARE(curtailed, 50);
        connection.curtailment.value = 0.0;
        QVERIFY(std::abs(grid::hourlyLimit(connection, axis, {}).numbers().back() - 1150.0) < 1e-6);
    }
};

HEADROOM_TEST(GridLimitTest)
#include "grid_limit_test.moc"
