#include "model/series/load_shape.h"
#include "tests/support/paths.h"
#include "tests/support/test_case.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <sstream>

using namespace model::series;

namespace {
std::vector<std::vector<std::string>> rowsOf(const std::string& path) {
    std::istringstream lines(tests::readFile(path));
    std::vector<std::vector<std::string>> rows;
    std::string line;
    std::getline(lines, line); // the header
    while (std::getline(lines, line)) {
        while (!line.empty() && line.back() == '\r')
            line.pop_back();
        std::istringstream cells(line);
        std::vector<std::string> row;
        for (std::string cell; std::getline(cells, cell, ',');)
            row.push_back(cell);
        rows.push_back(row);
    }
    return rows;
}

LoadShape reliabilityTestSystem(const std::string& folder) {
    LoadShape shape;
    shape.source = "IEEE RTS-79";
    const auto weeks = rowsOf(folder + "/load_weekly.csv");
    for (std::size_t week = 0; week < 52; ++week) {
        shape.weeklyPeak[week] = std::stod(weeks[week][1]) / 100.0;
        const std::string& season = weeks[week][2];
        shape.season[week] = season == "winter"   ? Season::Winter
                             : season == "summer" ? Season::Summer
                                                  : Season::SpringFall;
    }
    const auto days = rowsOf(folder + "/load_daily.csv");
    for (std::size_t day = 0; day < 7; ++day)
        shape.dailyPeak[day] = std::stod(days[day][1]) / 100.0;
    const auto hours = rowsOf(folder + "/load_hourly.csv");
    for (std::size_t hour = 0; hour < 24; ++hour)
        for (std::size_t season = 0; season < 3; ++season)
            for (std::size_t kind = 0; kind < 2; ++kind)
                shape.hourly[season][kind][hour] = std::stod(hours[hour][1 + 2 * season + kind]) / 100.0;
    return shape;
}
} // namespace

class LoadShapeTest : public QObject {
    Q_OBJECT
private slots:
    void givesTheReliabilityTestSystem() {
        HEADROOM_SHARED(file, "adequacy/rts79/load_8736.csv");
        const auto published = rowsOf(file);
        const std::vector<double> share =
            expand(reliabilityTestSystem(file.substr(0, file.rfind('/'))), TimeAxis(2018));
        QCOMPARE(TimeAxis::weekdayOfNewYear(2018), 0);
        QCOMPARE(published.size(), std::size_t(8736));
        double energyMwh = 0.0;
        for (std::size_t hour = 0; hour < published.size(); ++hour) {
            QVERIFY(std::abs(share[hour] * 2850.0 - std::stod(published[hour][4])) < 1e-6);
            energyMwh += share[hour] * 2850.0;
        }
        QVERIFY(std::abs(energyMwh - 15297075.0) < 1.0);
    }
    void shiftsLocalHoursToUtc() {
        HEADROOM_SHARED(file, "adequacy/rts79/load_weekly.csv");
        LoadShape shape = reliabilityTestSystem(file.substr(0, file.rfind('/')));
        const TimeAxis axis(2026);
        const std::vector<double> local = expand(shape, axis);
        shape.utcOffset = -6;
        const std::vector<double> utc = expand(shape, axis);
        QCOMPARE(utc.size(), axis.hours());
        for (std::size_t hour = 6; hour < axis.hours(); ++hour)
            QCOMPARE(utc[hour], local[hour - 6]);
        QVERIFY(std::all_of(utc.begin(), utc.begin() + 6, [](double share) { return share > 0.0; }));
    }
    void everyYearReachesItsPeak_data() {
        QTest::addColumn<int>("year");
        for (int year = 2024; year < 2036; ++year)
            QTest::addRow("%d", year) << year;
    }
    void everyYearReachesItsPeak() {
        QFETCH(int, year);
        HEADROOM_SHARED(file, "adequacy/rts79/load_weekly.csv");
        const LoadShape shape = reliabilityTestSystem(file.substr(0, file.rfind('/')));
        const std::vector<double> share = expand(shape, TimeAxis(year));
        QCOMPARE(*std::max_element(share.begin(), share.end()), 1.0);
    }
    void fitFindsTheShapeItCameFrom() {
        HEADROOM_SHARED(file, "adequacy/rts79/load_weekly.csv");
        LoadShape shape = reliabilityTestSystem(file.substr(0, file.rfind('/')));
        const TimeAxis axis(2018);
        HourlyProfile load{"MW", "RTS", 2018, expand(shape, axis)};
        for (double& value : load.values)
            value *= 2850.0;
        const FittedLoadShape fitted = fitLoadShape(load, 0);
        for (std::size_t week = 0; week < 52; ++week)
            QVERIFY(std::abs(fitted.shape.weeklyPeak[week] - shape.weeklyPeak[week]) < 1e-12);
        QVERIFY(std::abs(fitted.shape.hourly[1][0][3] - 0.56) < 1e-9); // summer weekday, 03-04
        QVERIFY(fitted.rmsError < 1e-9);
        QVERIFY(std::abs(fitted.energyError) < 1e-9);
    }
    void fitStatesItsErrorOnARealSystem() {
        HEADROOM_SHARED(file, "load/pjm_zones_hourly_utc_2020_2024.csv");
        HourlyProfile load{"MW", "PJM DOM", 2023, {}};
        for (const auto& row : rowsOf(file))
            if (row[0].starts_with("2023-")) load.values.push_back(std::stod(row[9]));
        QCOMPARE(load.values.size(), std::size_t(8760));
        const FittedLoadShape fitted = fitLoadShape(load, -5);
        const std::vector<double> share = expand(fitted.shape, TimeAxis(2023));
        QCOMPARE(*std::max_element(share.begin(), share.end()), 1.0);
        qInfo("rms %.4f energy %.4f", fitted.rmsError, fitted.energyError);
        QVERIFY(fitted.rmsError > 0.0 && fitted.rmsError < 0.12);
        QVERIFY(std::abs(fitted.energyError) < 1e-9);
    }
};

HEADROOM_TEST(LoadShapeTest)
#include "load_shape_test.moc"
