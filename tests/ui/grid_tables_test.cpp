#include "ui/charts/grid_chart.h"
#include "ui/panels/grid_tables.h"
#include "ui/panels/region_record_tables.h"
#include "ui/session/program_catalogue.h"
#include "ui/text/date_text.h"

#include "model/scenario/evaluate.h"
#include "model/scenario/grid_outlook.h"
#include "model/scenario/record.h"

#include "tests/support/test_case.h"
#include "tests/ui/sample_outcome.h"

#include <algorithm>

using namespace ui::panels;
using model::scenario::Outcome;
using model::scenario::Scenario;

namespace {

constexpr double kTight = 1e-9;

const QLocale kEnglish(QLocale::English);

ui::session::RegionRecords programRecords() {
    return ui::session::ProgramCatalogue().regionRecords();
}

// One stage of a year that is always a fifth of a year late; 200 MW follow 100 MW in 2027, 73 days late by contract.
Scenario oneStage() {
    Scenario scenario = model::scenario::standardScenario();
    const auto issues =
        model::scenario::apply(scenario, {{"grid.contract_mw", std::string("2026:100;2027:100;2027.5:300")},
                                          {"grid.slip_days", 73.0},
                                          {"grid.ramp_months", 0.0},
                                          {"grid.request_start", 2027.0},
                                          {"grid.gates.build", std::string("added")},
                                          {"grid.gates.build.name", std::string("<b>Build</b>")},
                                          {"grid.gates.build.planned_months", 12.0},
                                          {"grid.gates.build.median_slip_days", 73.0},
                                          {"grid.gates.build.p90_slip_days", 73.0},
                                          {"grid.gates.build.completion", 0.9}});
    if (!issues.empty()) qFatal("%s", issues.front().where.c_str());
    return scenario;
}

ui::charts::ChartContext at(const Scenario& scenario, const Outcome& outcome, int year) {
    return {scenario, outcome, nullptr, {}, {}, year, kEnglish};
}

double rawAt(const TableContents& table, std::size_t row, std::size_t column) {
    return table.rows.at(row).at(column).raw.toDouble();
}

void isWhole(const TableContents& table) {
    QVERIFY(!table.title.isEmpty() && !table.tab.isEmpty());
    for (const auto& row : table.rows)
        QCOMPARE(row.size(), static_cast<std::size_t>(table.headings.size()));
}

} // namespace

class GridTablesTest : public QObject {
    Q_OBJECT
private slots:
    void monthsAreRead();
    void chartSaysWhenPowerComes();
    void chartStaysWithoutStages();
    void queueShowsStagesAndSteps();
    void queueSaysWhatIsMissing();
    void coverIsTheObligationOverTheRating();
    void coverSaysWhatIsMissing();
    void forecastsStandByReport();
    void recordsAreNeverOfTheContract();
};

void GridTablesTest::monthsAreRead() {
    QCOMPARE(ui::text::month(2027.0, kEnglish), QStringLiteral("Jan 2027"));
    QCOMPARE(ui::text::month(2027.5, kEnglish), QStringLiteral("Jul 2027"));
    QCOMPARE(ui::text::month(2026.0 + 7.0 / 12.0, kEnglish, QLocale::LongFormat), QStringLiteral("August 2026"));
    QCOMPARE(ui::text::month(2027.99, kEnglish), QStringLiteral("Dec 2027"));
    QCOMPARE(ui::text::month({}, kEnglish), QStringLiteral("–"));
    QCOMPARE(ui::text::month(2027.2, QLocale(QLocale::German, QLocale::Germany), QLocale::LongFormat),
             QStringLiteral("März 2027"));
}

void GridTablesTest::chartSaysWhenPowerComes() {
    auto scenario = oneStage();
    const auto outcome = tests::sampleOutcome();
    auto chart = ui::charts::interconnectionChart(at(scenario, outcome, 2027));
    QCOMPARE(chart.title, QStringLiteral("Even odds of power by March 2028; the contract assumes September 2027"));
    QVERIFY(chart.subtitle.contains(QStringLiteral("90 %")));
    QCOMPARE(chart.bands.size(), std::size_t(1));
    const auto& band = chart.bands[0];
    const auto& median = chart.lines.back();
    const auto& chance = chart.hovers.at(0);
    for (std::size_t i = 0; i < band.x.size(); ++i) {
        QVERIFY(band.low[i] <= median.y[i] + kTight && median.y[i] <= band.high[i] + kTight);
        const bool isThere = band.x[i] >= 2028.2;
        QVERIFY(std::abs(median.y[i] - (isThere ? 300.0 : 100.0)) < 0.01);
        QVERIFY(std::abs(chance.values[i] - (isThere ? 90.0 : 0.0)) < 1e-6);
    }
    // Spread: half the time a year late, once in ten two years, once in ten half a year.
    QVERIFY(model::scenario::apply(scenario, {{"grid.gates.build.median_slip_days", 365.0},
                                              {"grid.gates.build.p90_slip_days", 730.0},
                                              {"grid.gates.build.completion", 0.4}})
                .empty());
    chart = ui::charts::interconnectionChart(at(scenario, outcome, 2027));
    const auto valueAt = [&](const std::vector<double>& values, double year) {
        return values.at(static_cast<std::size_t>(std::lround((year - 2025.0) * 12.0)));
    };
    for (const auto& [year, lowMw, middleMw, highMw] :
         {std::tuple(2028.25, 100.0, 100.0, 100.0), std::tuple(2028.75, 100.0, 100.0, 300.0),
          std::tuple(2029.25, 100.0, 300.0, 300.0)}) {
        QVERIFY(std::abs(valueAt(chart.bands[0].low, year) - lowMw) < 0.01);
        QVERIFY(std::abs(valueAt(chart.lines.back().y, year) - middleMw) < 0.01);
        QVERIFY(std::abs(valueAt(chart.bands[0].high, year) - highMw) < 0.01);
    }
    QVERIFY(chart.markers.empty()); // never as likely as not
    chart = ui::charts::interconnectionChart(at(scenario, outcome, 2027));
    QVERIFY2(chart.title.startsWith(QStringLiteral("The request comes through with a chance of 40 %")),
             qPrintable(chart.title));
}

void GridTablesTest::chartStaysWithoutStages() {
    auto scenario = oneStage();
    const auto outcome = tests::sampleOutcome();
    QVERIFY(model::scenario::apply(scenario, {{"grid.gates.build", std::string("removed")}}).empty());
    const auto chart = ui::charts::interconnectionChart(at(scenario, outcome, 2027));
    QVERIFY(chart.bands.empty() && chart.gaps.size() == 1);
    QVERIFY(chart.title.startsWith(QStringLiteral("The full 300 MW are usable in 2027")));
}

void GridTablesTest::queueShowsStagesAndSteps() {
    const auto nodes = ui::session::ProgramCatalogue().templateScenarios("pjm-2027-shortfall");
    QVERIFY(!nodes.empty());
    Scenario scenario = model::scenario::standardScenario();
    QVERIFY(model::scenario::apply(scenario, nodes.front().entries).empty());
    const Outcome none;
    const auto table = queueTable(at(scenario, none, 2027));
    isWhole(table);
    QCOMPARE(table.rows.size(), std::size_t(4 + 4));
    QCOMPARE(table.rows[0][0].text, QStringLiteral("Facilities study"));
    QCOMPARE(table.rows[0][1].text, QStringLiteral("Jul 2025"));
    QCOMPARE(rawAt(table, 0, 2), 0.85);
    QVERIFY(std::abs(rawAt(table, 3, 2) - 0.6920) < 5e-5);
    QCOMPARE(table.rows[3][1].text, QStringLiteral("Jan 2027"));
    QVERIFY(rawAt(table, 3, 3) < rawAt(table, 3, 4) && rawAt(table, 3, 4) < rawAt(table, 3, 5));
    QVERIFY(table.rows[4][0].text.startsWith(QStringLiteral("+100 MW")));
    QCOMPARE(table.rows[4][2].text, QStringLiteral("69 %"));
    QCOMPARE(rawAt(table, 4, 4), rawAt(table, 3, 4)); // the first step waits for the last stage
    QCOMPARE(rawAt(table, 7, 5), 2030.0);             // the last one for what was filed
    // The story: the contract's 200 days are near the stages' median, not near their tail.
    const auto outlook = model::scenario::gridOutlook(scenario);
    const auto& first = outlook->steps().front();
    QVERIFY(*first.p10Year < first.contractYear && first.contractYear < *first.p90Year);
    QVERIFY2(table.title.startsWith(QStringLiteral("A chance of 69 % to come through, then half the time by May 2027")),
             qPrintable(table.title));
}

void GridTablesTest::queueSaysWhatIsMissing() {
    const Outcome none;
    auto scenario = model::scenario::standardScenario();
    QVERIFY(queueTable(at(scenario, none, 2027)).title.startsWith(QStringLiteral("No stages")));
    scenario = oneStage();
    const auto table = queueTable(at(scenario, none, 2027));
    QVERIFY2(table.title.endsWith(QStringLiteral("6 months later than the contract assumes")), qPrintable(table.title));
    QCOMPARE(table.rows[0][0].text, QStringLiteral("<b>Build</b>")); // the table escapes it
    QVERIFY(model::scenario::apply(scenario, {{"grid.contract_mw", 100.0}}).empty());
    QVERIFY(queueTable(at(scenario, none, 2027)).title.endsWith(QStringLiteral("no step of the contract follows it")));
    QVERIFY(model::scenario::apply(scenario, {{"grid.gates.build.p90_slip_days", 3.0}}).empty());
    QVERIFY(queueTable(at(scenario, none, 2027)).rows.empty());
}

void GridTablesTest::coverIsTheObligationOverTheRating() {
    const auto scenario = model::scenario::standardScenario();
    const auto outcome = tests::sampleOutcome(); // 140 MW at peak in 2027
    auto drawing = outcome;
    for (auto& year : drawing.years)
        year.gridContractMw = 600.0;
    const auto records = programRecords();
    const auto table = coverTable(at(scenario, drawing, 2027), records.ratings);
    isWhole(table);
    const double obligationMw = 140.0 * 0.95 * 0.926; // peak, share at the five peaks, pool requirement
    QCOMPARE(table.rows[0][0].text, QStringLiteral("Nuclear"));
    QVERIFY(std::abs(rawAt(table, 0, 3) - obligationMw / 0.95) < 1e-6);
    QVERIFY(table.title.contains(QStringLiteral("123.2 MW of UCAP")));
    const auto turbine =
        std::ranges::find_if(table.rows, [](const auto& row) { return row[0].text == QStringLiteral("Gas CT"); });
    QVERIFY(turbine != table.rows.end());
    QVERIFY(std::abs((*turbine)[3].raw.toDouble() - obligationMw / 0.61) < 1e-6); // 0.63 was the preliminary one
    QCOMPARE((*turbine)[1].text, QStringLiteral("final, auction"));
    QVERIFY((*turbine)[1].toolTip.contains(QStringLiteral("PJM, BRA ELCC class ratings")));
    for (std::size_t i = 1; i < table.rows.size(); ++i)
        QVERIFY(rawAt(table, i, 3) >= rawAt(table, i - 1, 3));
    const auto battery =
        std::ranges::find_if(table.rows, [](const auto& row) { return row[0].text == QStringLiteral("Storage, 4 h"); });
    QVERIFY(battery != table.rows.end() && (*battery)[2].raw.toDouble() == 0.58);
}

void GridTablesTest::coverSaysWhatIsMissing() {
    auto scenario = model::scenario::standardScenario();
    auto outcome = tests::sampleOutcome(16);
    for (auto& year : outcome.years)
        year.gridContractMw = 600.0;
    const auto records = programRecords();
    const auto late = coverTable(at(scenario, outcome, 2039), records.ratings);
    QVERIFY2(late.title.endsWith(QStringLiteral("if the ratings of 2034/35 hold")), qPrintable(late.title));
    QCOMPARE(late.headings[1], QStringLiteral("Rating of 2034/35"));
    QVERIFY(late.title.contains(QStringLiteral("2039/40")) && rawAt(late, 0, 2) == 0.93); // nuclear, preliminary
    QVERIFY(coverTable(at(scenario, outcome, 2020), records.ratings).rows.empty());
    QVERIFY(coverTable(at(scenario, outcome, 2027), {}).title ==
            QStringLiteral("No class ratings are on file for 2027/28"));
    for (auto& year : outcome.years)
        year.gridContractMw = 0.0;
    QVERIFY(coverTable(at(scenario, outcome, 2027), records.ratings)
                .title.startsWith(QStringLiteral("The campus has no obligation in 2027/28")));
    QVERIFY(model::scenario::apply(scenario, {{"grid.region.requirement_ucap_mw", 0.0}}).empty());
    QVERIFY(coverTable(at(scenario, outcome, 2027), records.ratings)
                .title.startsWith(QStringLiteral("No regional requirement")));
}

void GridTablesTest::forecastsStandByReport() {
    const Scenario scenario = model::scenario::standardScenario();
    const Outcome none;
    const auto records = programRecords();
    const auto table = forecastTable(at(scenario, none, 2027), records.forecasts);
    isWhole(table);
    QCOMPARE(table.title,
             QStringLiteral("PJM 2026 takes 4,000 MW (2.4 %) off the peak of 2027 that PJM 2025 forecast"));
    QCOMPARE(table.rows.size(), std::size_t(3));
    QCOMPARE(table.rows[0][1].text, QStringLiteral("interpolated"));
    QVERIFY(rawAt(table, 0, 2) > 151'254.0 && rawAt(table, 0, 2) < 164'000.0);
    QCOMPARE(table.rows[1][2].text, QStringLiteral("164,000 MW"));
    QCOMPARE(table.rows[1][1].text, QStringLiteral("as published"));
    QCOMPARE(table.rows[2][3].text, QStringLiteral("−4,000 MW"));
    QCOMPARE(table.rows[2][3].toolTip, QStringLiteral("−2.4 % against PJM 2025"));
    QCOMPARE(table.rows[2][4].text, QStringLiteral("3.6 % a year")); // as PJM published
    QVERIFY(table.rows[1][1].toolTip.startsWith(QStringLiteral("https://")));
    // An auction's own forecast and what was are no vintages of the reports; a record is not interpolated.
    const auto before = forecastTable(at(scenario, none, 2025), records.forecasts);
    const auto record =
        std::ranges::find_if(before.rows, [](const auto& row) { return row[0].text == QStringLiteral("PJM actual"); });
    QVERIFY(record != before.rows.end());
    QCOMPARE((*record)[3].text, QStringLiteral("–"));
    QCOMPARE((*record)[1].text, QStringLiteral("record"));
    for (const auto& row : forecastTable(at(scenario, none, 2020), records.forecasts).rows)
        QVERIFY2(row[0].text != QStringLiteral("PJM actual"), "interpolated between 2006 and 2025");
    QCOMPARE(forecastTable(at(scenario, none, 2060), records.forecasts).title,
             QStringLiteral("No two reports on file forecast the peak of 2060"));
}

void GridTablesTest::recordsAreNeverOfTheContract() {
    const Scenario scenario = oneStage();
    const Outcome none;
    const auto records = programRecords();
    const auto table = recordTable(at(scenario, none, 2039), records.realisations);
    isWhole(table);
    QCOMPARE(table.rows.size(), std::size_t(2));
    QCOMPARE(rawAt(table, 0, 1), 0.498);
    QCOMPARE(table.rows[0][2].text, QStringLiteral("220 days"));
    QCOMPARE(table.rows[0][3].text, QStringLiteral("180 days"));
    QVERIFY(std::abs(rawAt(table, 0, 4) - 99.6) < kTight); // of the 200 MW that are announced
    QCOMPARE(table.title,
             QStringLiteral("Of 200 MW announced here, a forecast by this record counts 99.6 MW by Jan 2040"));
    QVERIFY(table.rows[0][4].toolTip.contains(QStringLiteral("comes whole")));
    QVERIFY(!table.rows[0][0].toolTip.isEmpty());
    QVERIFY(recordTable(at(scenario, none, 2039), {}).rows.empty());
}

HEADROOM_TEST(GridTablesTest)
#include "grid_tables_test.moc"
