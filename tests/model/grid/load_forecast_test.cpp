#include "model/grid/load_forecast.h"
#include "tests/support/test_case.h"

using namespace model;

namespace {

grid::ForecastRow peak(const char* report, int year, double mw) {
    return {report, "summer_peak", year, mw * units::MW};
}

// PJM's reports of 2024 to 2026.
const std::vector<grid::ForecastRow> kPjm{peak("PJM 2024", 2024, 151254),
                                          peak("PJM 2024", 2034, 178895),
                                          peak("PJM 2024", 2039, 193123),
                                          peak("PJM 2025", 2045, 228544),
                                          peak("PJM 2025", 2025, 154144),
                                          peak("PJM 2025", 2027, 164000),
                                          peak("PJM 2025", 2040, 220000),
                                          peak("PJM 2026", 2026, 156106),
                                          peak("PJM 2026", 2027, 160000),
                                          peak("PJM 2026", 2036, 222106),
                                          {"PJM 2024", "winter_peak", 2034, 164824.0 * units::MW}};

} // namespace

class LoadForecastTest : public QObject {
    Q_OBJECT
private slots:
    void givesWhatTheReportGives() {
        const auto found = grid::forecastAt(kPjm, "PJM 2025", "summer_peak", 2027);
        QCOMPARE(units::number(found->value), 164000.0);
        QVERIFY(!found->isInterpolated);
        QCOMPARE(units::number(grid::forecastAt(kPjm, "PJM 2024", "winter_peak", 2034)->value), 164824.0);
    }
    void growsEvenlyBetween() {
        const std::vector<grid::ForecastRow> rows{peak("r", 2030, 100), peak("r", 2032, 121), peak("r", 2034, 200)};
        const auto between = grid::forecastAt(rows, "r", "summer_peak", 2031);
        QVERIFY(between->isInterpolated);
        QVERIFY(std::abs(units::number(between->value) - 110.0) < 1e-9);
        QVERIFY(std::abs(units::number(grid::forecastAt(rows, "r", "summer_peak", 2033)->value) - 155.5634919) < 1e-6);
        QVERIFY(!grid::forecastAt(rows, "r", "summer_peak", 2029));
        QVERIFY(!grid::forecastAt(rows, "r", "summer_peak", 2035));
        QVERIFY(!grid::forecastAt(rows, "r", "winter_peak", 2032));
        QVERIFY(!grid::forecastAt(rows, "s", "summer_peak", 2032));
    }
    // The report of 2026 took 4,000 MW from 2027 (2.4 %) and added to 2036.
    void changeBetweenVintages() {
        const auto near = grid::vintageChange(kPjm, {"PJM 2025", "PJM 2026"}, "summer_peak", 2027);
        QCOMPARE(units::number(near->change), -4000.0);
        QVERIFY(std::abs(near->changeShare + 0.02439) < 5e-6);
        const auto far = grid::vintageChange(kPjm, {"PJM 2025", "PJM 2026"}, "summer_peak", 2036);
        QVERIFY(units::number(far->change) > 15'000.0);
        QVERIFY(far->earlier.isInterpolated && !far->later.isInterpolated);
        QVERIFY(!grid::vintageChange(kPjm, {"PJM 2024", "PJM 2026"}, "summer_peak", 2045));
    }
    // Published as 3.6 % a year in the report of 2026.
    void impliedGrowthIsThePublishedOne() {
        const auto of = [](const char* report, int from, int to) {
            return *grid::impliedGrowth(kPjm, report, "summer_peak", {from, to});
        };
        QVERIFY(std::abs(of("PJM 2026", 2026, 2036) - 0.036) < 5e-4);
        QVERIFY(std::abs(of("PJM 2024", 2024, 2034) - 0.0169) < 5e-5);
        QVERIFY(!grid::impliedGrowth(kPjm, "PJM 2026", "summer_peak", {2036, 2026}));
        QVERIFY(!grid::impliedGrowth(kPjm, "PJM 2026", "summer_peak", {2026, 2026}));
        QVERIFY(!grid::impliedGrowth(kPjm, "PJM 2026", "summer_peak", {2026, 2040}));
    }
};

HEADROOM_TEST(LoadForecastTest)
#include "load_forecast_test.moc"
