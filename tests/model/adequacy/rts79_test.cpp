#include "model/adequacy/adequacy_indices.h"
#include "model/adequacy/outage_table.h"
#include "tests/model/adequacy/rts79.h"
#include "tests/support/paths.h"
#include "tests/support/test_case.h"

#include <array>
#include <sstream>

using namespace model;
using adequacy::AdequacyIndices;
using adequacy::OutageGroup;
using adequacy::OutageTable;

namespace tests {

std::vector<OutageGroup> rts79Units() {
    struct Row {
        double mw;
        int count;
        double rate;
        double mttr;
    };
    std::vector<OutageGroup> groups;
    for (const Row& row :
         {Row{12, 5, .02, 60}, Row{20, 4, .1, 50}, Row{50, 6, .01, 20}, Row{76, 4, .02, 40}, Row{100, 3, .04, 50},
          Row{155, 4, .04, 40}, Row{197, 3, .05, 50}, Row{350, 1, .08, 100}, Row{400, 2, .12, 150}}) {
        OutageGroup group;
        group.count = row.count;
        group.capacity = row.mw * units::MW;
        group.forcedOutageRate = row.rate;
        group.repair = row.mttr * units::h;
        groups.push_back(group);
    }
    return groups;
}

std::vector<double> rts79LoadMw() {
    constexpr std::array<double, 52> kWeek{
        86.2, 90,   87.8, 83.4, 88,   84.1, 83.2, 80.6, 74,   73.7, 71.5, 72.7, 70.4, 75,   72.1, 80,   75.4, 83.7,
        87,   88,   85.6, 81.1, 90,   88.7, 89.6, 86.1, 75.5, 81.6, 80.1, 88,   72.2, 77.6, 80,   72.9, 72.6, 70.5,
        78,   69.5, 72.4, 72.4, 74.3, 74.4, 80,   88.1, 88.5, 90.9, 94,   89,   94.2, 97,   100,  95.2};
    constexpr std::array<double, 7> kDay{93, 100, 98, 96, 94, 77, 75};
    using Day = std::array<double, 24>;
    constexpr std::array<Day, 6> kHour{
        Day{67, 63, 60, 59, 59, 60, 74, 86, 95, 96, 96, 95, 95, 95, 93, 94, 99, 100, 100, 96, 91, 83, 73, 63},
        Day{78, 72, 68, 66, 64, 65, 66, 70, 80, 88, 90, 91, 90, 88, 87, 87, 91, 100, 99, 97, 94, 92, 87, 81},
        Day{64, 60, 58, 56, 56, 58, 64, 76, 87, 95, 99, 100, 99, 100, 100, 97, 96, 96, 93, 92, 92, 93, 87, 72},
        Day{74, 70, 66, 65, 64, 62, 62, 66, 81, 86, 91, 93, 93, 92, 91, 91, 92, 94, 95, 95, 100, 93, 88, 80},
        Day{63, 62, 60, 58, 59, 65, 72, 85, 95, 99, 100, 99, 93, 92, 90, 88, 90, 92, 96, 98, 96, 90, 80, 70},
        Day{75, 73, 69, 66, 65, 65, 68, 74, 83, 89, 92, 94, 91, 90, 90, 86, 85, 88, 92, 100, 97, 95, 90, 85}};
    std::vector<double> loadMw;
    for (std::size_t week = 1; week <= 52; ++week)
        for (std::size_t day = 0; day < 7; ++day)
            for (std::size_t hour = 0; hour < 24; ++hour) {
                const std::size_t season = week <= 8 || week >= 44 ? 0 : week >= 18 && week <= 30 ? 2 : 4;
                loadMw.push_back(2850.0 * kWeek[week - 1] * kDay[day] * kHour[season + (day >= 5 ? 1 : 0)][hour] *
                                 1e-6);
            }
    return loadMw;
}

std::vector<std::vector<double>> readNumbers(const std::string& path) {
    std::istringstream lines(readFile(path));
    std::vector<std::vector<double>> rows;
    std::string line;
    std::getline(lines, line);
    while (std::getline(lines, line)) {
        std::vector<double> row;
        std::istringstream cells(line);
        for (std::string cell; std::getline(cells, cell, ',');)
            row.push_back(std::atof(cell.c_str()));
        rows.push_back(row);
    }
    return rows;
}

} // namespace tests

class Rts79Test : public QObject {
    Q_OBJECT
private slots:
    void cumulativeProbabilities_data() {
        QTest::addColumn<double>("outageMw");
        QTest::addColumn<double>("published");
        QTest::addColumn<double>("tolerance");
        QTest::newRow("12") << 12.0 << .763605 << 5e-7;
        QTest::newRow("20") << 20.0 << .739483 << 5e-7;
        QTest::newRow("50") << 50.0 << .604744 << 5e-7;
        QTest::newRow("100") << 100.0 << .547601 << 5e-7;
        QTest::newRow("200") << 200.0 << .381328 << 5e-7;
        QTest::newRow("400") << 400.0 << .2618734308 << 5e-11;
        QTest::newRow("600") << 600.0 << .0621129 << 5e-8;
        QTest::newRow("800") << 800.0 << .0247194 << 5e-8;
        QTest::newRow("1000") << 1000.0 << .004340874239 << 5e-13;
        QTest::newRow("1500") << 1500.0 << 4.043507702e-5 << 5e-15;
        QTest::newRow("more than there is") << 3406.0 << 0.0 << 0.0;
    }
    void cumulativeProbabilities() {
        QFETCH(double, outageMw);
        QFETCH(double, published);
        QFETCH(double, tolerance);
        const OutageTable table(tests::rts79Units());
        QVERIFY(std::abs(table.probabilityAtLeast(outageMw * units::MW) - published) <= tolerance);
    }
    void equalsTheReferenceTableFarIntoItsTail() {
        HEADROOM_SHARED(path, "adequacy/rts79/copt_exact.csv");
        const auto rows = tests::readNumbers(path);
        const OutageTable table(tests::rts79Units());
        QCOMPARE(units::number(table.capacity()), 3405.0);
        QVERIFY(table.isExact());
        QCOMPARE(table.outageMw().size(), rows.size());
        for (std::size_t i = 0; i < rows.size(); ++i) {
            QVERIFY(std::abs(table.outageMw()[i] - rows[i][0]) < 1e-9);
            QVERIFY(std::abs(table.probability()[i] / rows[i][1] - 1.0) < 1e-9);
            QVERIFY(std::abs(table.probabilityAtLeast()[i] / rows[i][2] - 1.0) < 1e-9);
        }
    }
    void indices() {
        const OutageTable table(tests::rts79Units());
        const AdequacyIndices indices = adequacy::adequacyIndices(table, tests::rts79LoadMw());
        QCOMPARE(indices.hours, std::size_t(8736));
        QVERIFY(std::abs(units::number(indices.lole) - 9.394175489) < 1e-6);
        QVERIFY(std::abs(units::number(indices.eue) - 1176.29846) < 1e-4);
        QVERIFY(std::abs(*indices.loleDays - 1.368862906) < 1e-6);
        QVERIFY(std::abs(*indices.lolfEvents - 2.019674696) < 1e-6);
        QVERIFY(std::abs(units::number(*indices.meanEvent) - 4.65133098) < 1e-6);
        QVERIFY(std::abs(*indices.neuePpm - 1176.29846 / 15297075.0 * 1e6) < 1e-4);
    }
    void generatedLoadEqualsThePublishedOne() {
        HEADROOM_SHARED(path, "adequacy/rts79/load_8736.csv");
        const std::vector<double> loadMw = tests::rts79LoadMw();
        std::istringstream lines(tests::readFile(path));
        std::string line;
        std::getline(lines, line);
        for (const double hourMw : loadMw) {
            std::getline(lines, line);
            QVERIFY(std::abs(std::atof(line.c_str() + line.rfind(',') + 1) - hourMw) < 1e-6);
        }
    }
    void indicesOverPeakScale() {
        HEADROOM_SHARED(path, "adequacy/rts79/lole_vs_peak_scale.csv");
        const OutageTable table(tests::rts79Units());
        const auto rows = tests::readNumbers(path);
        QCOMPARE(rows.size(), std::size_t(21));
        for (const auto& row : rows) {
            std::vector<double> loadMw = tests::rts79LoadMw();
            for (double& hourMw : loadMw)
                hourMw *= row[0];
            const AdequacyIndices indices = adequacy::adequacyIndices(table, loadMw);
            QVERIFY(std::abs(units::number(indices.lole) / row[2] - 1.0) < 1e-7);
            QVERIFY(std::abs(units::number(indices.eue) / row[3] - 1.0) < 1e-7);
            QVERIFY(std::abs(*indices.loleDays / row[4] - 1.0) < 1e-7);
        }
    }
    void capacityCreditByFlatLoad() {
        // Adding 100 MW of load to 100 MW of a unit with FOR 5 % needs 92.08768 MW of load to restore the LOLE.
        std::vector<OutageGroup> groups = tests::rts79Units();
        OutageGroup added;
        added.capacity = 100.0 * units::MW;
        added.forcedOutageRate = 0.05;
        added.repair = 50.0 * units::h;
        groups.push_back(added);
        std::vector<double> loadMw = tests::rts79LoadMw();
        for (double& hourMw : loadMw)
            hourMw += 92.08768;
        const double lole = units::number(adequacy::adequacyIndices(OutageTable(groups), loadMw).lole);
        QVERIFY(std::abs(lole - 9.394175489) < 2e-6);
        // A firm import of 100 MW carries 100 MW, constant or hour by hour.
        for (double& hourMw : loadMw)
            hourMw += 100.0 - 92.08768;
        const OutageTable table(tests::rts79Units());
        const AdequacyIndices constant = adequacy::adequacyIndices(table, loadMw, {100.0 * units::MW, {}});
        QVERIFY(std::abs(units::number(constant.lole) - 9.394175489) < 1e-6);
        const std::vector<double> importMw(loadMw.size(), 60.0);
        const AdequacyIndices hourly = adequacy::adequacyIndices(table, loadMw, {40.0 * units::MW, importMw});
        QCOMPARE(units::number(hourly.eue), units::number(constant.eue));
    }
};

HEADROOM_TEST(Rts79Test)
#include "rts79_test.moc"
