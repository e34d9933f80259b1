#include "model/series/temperature_year.h"
#include "tests/support/paths.h"
#include "tests/support/test_case.h"

#include <cmath>
#include <numeric>
#include <sstream>

using namespace model::series;

namespace {
// Day n has mean n °C; noon of January is 5 K above the mean and midnight 5 K below.
TemperatureYear staircase() {
    TemperatureYear year;
    for (std::size_t day = 0; day < 365; ++day)
        year.dailyMeanCelsius[day] = static_cast<double>(day);
    year.diurnalKelvin[0][12] = 5.0;
    year.diurnalKelvin[0][0] = -5.0;
    return year;
}
} // namespace

class TemperatureYearTest : public QObject {
    Q_OBJECT
private slots:
    void addsTheDiurnalShapeToTheDailyMean() {
        const Series<double> celsius = expand(staircase(), TimeAxis(2025));
        QCOMPARE(celsius.size(), std::size_t(8760));
        QCOMPARE(celsius.at(24 + 12), 6.0);
        QCOMPARE(celsius.at(24), -4.0);
        QCOMPARE(celsius.at(31 * 24 + 12), 31.0); // February has no swing here
        QCOMPARE(celsius.at(8759), 364.0);
    }
    void repeatsTheLastOfFebruary() {
        const Series<double> celsius = expand(staircase(), TimeAxis(2028));
        QCOMPARE(celsius.size(), std::size_t(8784));
        QCOMPARE(celsius.at(58 * 24 + 1), 58.0);
        QCOMPARE(celsius.at(59 * 24 + 1), 58.0);
        QCOMPARE(celsius.at(60 * 24 + 1), 59.0);
        QCOMPARE(celsius.at(8783), 364.0);
    }
    void followsLocalTime() {
        TemperatureYear year = staircase();
        year.utcOffset = -6;
        const Series<double> celsius = expand(year, TimeAxis(2025));
        QCOMPARE(celsius.at(18), 5.0);  // noon of 1 January
        QCOMPARE(celsius.at(0), 364.0); // 18:00 of the evening before
    }
    void fitKeepsMeansOfAnActualYear() {
        HEADROOM_SHARED(file, "weather/abilene_tx_tmy3_hourly.csv");
        HourlyProfile profile{"°C", "NREL TMY3 722660", 2025, {}};
        std::istringstream lines(tests::readFile(file));
        for (std::string line; std::getline(lines, line);) {
            if (line.empty() || line[0] == '#' || line[0] == 'm') continue;
            std::istringstream cells(line);
            std::string cell;
            for (int column = 0; column < 4; ++column)
                std::getline(cells, cell, ',');
            profile.values.push_back(std::stod(cell));
        }
        QVERIFY(problemsOf(profile, "abilene").empty());
        const FittedTemperatureYear fitted = fitTemperatureYear(profile, 0);
        QCOMPARE(fitted.year.designHighCelsius, 41.1);
        QCOMPARE(fitted.year.designLowCelsius, -14.4);
        const Series<double> rebuilt = expand(fitted.year, TimeAxis(2025));
        const auto mean = [](std::span<const double> values) {
            return std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
        };
        QVERIFY(std::abs(mean(rebuilt.numbers()) - 17.09) < 0.005);
        for (const std::size_t day : {0U, 100U, 364U})
            QVERIFY(std::abs(mean(rebuilt.numbers().subspan(day * 24, 24)) -
                             mean(std::span(profile.values).subspan(day * 24, 24))) < 1e-9);
        qInfo("rms %.2f K", fitted.rmsErrorKelvin);
        QVERIFY(fitted.rmsErrorKelvin > 0.1 && fitted.rmsErrorKelvin < 3.0);
    }
};

HEADROOM_TEST(TemperatureYearTest)
#include "temperature_year_test.moc"
