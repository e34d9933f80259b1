#include "ui/charts/registry.h"

#include "tests/support/test_case.h"
#include "tests/ui/sample_outcome.h"

#include "model/adequacy/binomial.h"
#include "model/evidence/claim.h"
#include "model/scenario/record.h"
#include "ui/charts/chart_context.h"
#include "ui/charts/gap_chart.h"

#include <numeric>

using namespace ui::charts;
using model::scenario::Outcome;

class ScenarioChartsTest : public QObject {
    Q_OBJECT
private slots:
    void init();
    void everyChartHasItsNameAndStandsEmpty();
    void everyChartIsReadyToDraw();
    void gapCrossesWhereHeadroomIsZero();
    void gapTitleSaysWhatItFound();
    void firmAreasAddUp();
    void baselineStandsBehind();
    void decompositionNamesTheDrivers();
    void reboundFollowsItsDefinition();
    void demandCurveOfConstantElasticity();
    void outageCurveIsTheBinomial();
    void firmCapacityOfThePlan();
    void dispatchAddsUpHourByHour();
    void worstWeekHoldsTheWorstHour();
    void contractTitleCountsTheMonths();
    void claimsAreAllCounted();

private:
    ChartData build(const char* name, const Outcome* baseline = nullptr) {
        const ChartContext context{m_scenario,
                                   m_outcome,
                                   baseline,
                                   QStringLiteral("Plan"),
                                   QStringLiteral("Before"),
                                   m_year,
                                   QLocale(QLocale::English)};
        const ChartEntry* entry = findChart(name);
        Q_ASSERT(entry != nullptr);
        return entry->builder(context);
    }
    void set(const char* key, double value) { QVERIFY(model::scenario::apply(m_scenario, {{key, value}}).empty()); }
    void addUnits(double count, double outageRate) {
        QVERIFY(model::scenario::apply(m_scenario, {{"plant.units.gt", std::string("added")},
                                                    {"plant.units.gt.count", count},
                                                    {"plant.units.gt.in_service", 2020.0},
                                                    {"plant.units.gt.capacity_mw", 34.0},
                                                    {"plant.units.gt.forced_outage_rate", outageRate},
                                                    {"plant.units.gt.planned_outage_rate", 0.0},
                                                    {"facility.design_temperature_c", 15.0}})
                    .empty());
    }
    void addHours() {
        model::dispatch::DispatchYear hourly;
        hourly.gridMw.assign(8760, 80.0);
        hourly.onsiteMw.assign(8760, 20.0);
        hourly.storageMw.assign(8760, 0.0);
        hourly.flexibleMw.assign(8760, 0.0);
        hourly.unservedMw.assign(8760, 0.0);
        hourly.storageMw[10] = -5.0;
        hourly.storageMw[11] = 4.0;
        hourly.unservedMw[5000] = 7.0;
        hourly.unserved = model::units::of<model::units::Energy>(7.0);
        hourly.grid = model::units::of<model::units::Energy>(80.0 * 8760);
        hourly.unservedHours = 1;
        m_outcome.hourly = hourly;
        m_outcome.hourlyYear = 2027;
    }
    model::scenario::Scenario m_scenario;
    Outcome m_outcome;
    int m_year{2027};
};

void ScenarioChartsTest::init() {
    m_scenario = model::scenario::standardScenario();
    QVERIFY(model::scenario::apply(m_scenario, {{"workload.chat", std::string("added")}}).empty());
    m_outcome = tests::sampleOutcome();
    m_year = 2027;
}

void ScenarioChartsTest::everyChartHasItsNameAndStandsEmpty() {
    m_outcome = {};
    for (const ChartEntry& entry : chartEntries()) {
        const ChartData data = build(std::string(entry.name).c_str());
        QCOMPARE(data.name.toStdString(), std::string(entry.name));
        QVERIFY(isEmpty(data) || entry.panel == "evidence");
    }
}

void ScenarioChartsTest::everyChartIsReadyToDraw() {
    addHours();
    addUnits(4.0, 0.05);
    for (const ChartEntry& entry : chartEntries()) {
        const ChartData data = build(std::string(entry.name).c_str());
        QVERIFY2(!isEmpty(data), std::string(entry.name).c_str());
        QVERIFY2(!data.title.isEmpty() && !data.subtitle.isEmpty() &&
                     !data.title.contains(QLatin1Char('%') + QStringLiteral("1")),
                 std::string(entry.name).c_str());
        if (data.stack)
            for (const StackBand& band : data.stack->bands)
                QCOMPARE(band.values.size(), data.stack->x.size());
        for (const Line& line : data.lines)
            QCOMPARE(line.x.size(), line.y.size());
    }
}

void ScenarioChartsTest::gapCrossesWhereHeadroomIsZero() {
    const ChartData data = build("gap"); // headroom 60, 35, 10, −15, −40: zero at 2027.4
    QCOMPARE(data.markers.size(), std::size_t(1));
    QVERIFY(std::abs(data.markers[0].x - 2027.4) < 1e-9);
    QVERIFY(std::abs(*data.markers[0].dotY - 148.0) < 1e-9);
    QCOMPARE(data.gaps[0].upper[3] - data.gaps[0].lower[3], 15.0);
    QCOMPARE(servablePeakMw(m_outcome.years[0]), 160.0);
}

void ScenarioChartsTest::gapTitleSaysWhatItFound() {
    QCOMPARE(build("gap").title, QStringLiteral("Demand passes firm supply in 2028"));
    m_outcome = tests::sampleOutcome(3);
    QCOMPARE(build("gap").title, QStringLiteral("Firm supply covers demand through 2027"));
    QVERIFY(build("gap").markers.empty());
    m_outcome.summary.gapYear = 2025;
    m_outcome.summary.peakGapMw = 12.0;
    QCOMPARE(build("gap").title, QStringLiteral("Demand exceeds firm supply from the start, by up to 12 MW"));
}

void ScenarioChartsTest::firmAreasAddUp() {
    const ChartData data = build("gap");
    QCOMPARE(data.stack->bands.size(), std::size_t(3)); // no storage in the sample
    for (std::size_t year = 0; year < data.stack->x.size(); ++year) {
        double sum = 0.0;
        for (const StackBand& band : data.stack->bands)
            sum += band.values[year];
        QVERIFY(std::abs(sum - servablePeakMw(m_outcome.years[year])) < 1e-9);
        QVERIFY(std::abs(data.stack->bands[0].values[year] / data.stack->bands[1].values[year] - 3.0) < 1e-9);
    }
}

void ScenarioChartsTest::baselineStandsBehind() {
    Outcome baseline = tests::sampleOutcome(4);
    for (auto& year : baseline.years)
        year.facilityPeakMw = 77.0;
    const ChartData data = build("gap", &baseline);
    QCOMPARE(data.lines.front().name, QStringLiteral("Before"));
    QCOMPARE(data.lines.front().role, Role::Ghost);
    QCOMPARE(data.lines.front().y, std::vector<double>(4, 77.0));
    QVERIFY(data.subtitle.contains(QStringLiteral("Before")));
}

void ScenarioChartsTest::decompositionNamesTheDrivers() {
    const ChartData data = build("decomposition"); // 2027: users +1.4, hardware −0.6: e^0.8
    QCOMPARE(data.title, QStringLiteral("Energy grows 2.2-fold by 2027: more users against better hardware"));
    for (auto& year : m_outcome.years)
        year.change = {.users = -year.change.users, .workPerJoule = -year.change.workPerJoule};
    QCOMPARE(build("decomposition").title,
             QStringLiteral("Energy shrinks 2.2-fold by 2027: fewer users against thirstier hardware"));
    for (auto& year : m_outcome.years)
        year.change = {.users = -year.change.users, .workPerJoule = -year.change.workPerJoule};
    double sum = 0.0;
    for (const StackBand& band : data.stack->bands)
        sum += band.values[2];
    QVERIFY(std::abs(sum - data.lines[0].y[2]) < 1e-12);
}

void ScenarioChartsTest::reboundFollowsItsDefinition() {
    // A gain k = 4 with the multiple m = 0.4: of a saving of 0.75 that was promised 0.6 came: D = 0.2.
    for (auto& year : m_outcome.years) {
        year.energyMultiple = 0.4;
        year.discreteRebound = 1.0 - 0.6 / 0.75;
        year.facilityEnergyMwh = 4e6;
    }
    const ChartData data = build("rebound");
    QVERIFY(std::abs(data.lines[0].y[2] - 4.0) < 1e-9);
    QVERIFY(std::abs(data.lines[1].y[2] - 10.0) < 1e-9);       // 4 / 0.4
    QVERIFY(std::abs(data.lines[2].y[2] - 10.0 / 4.0) < 1e-9); // frozen / k
    QCOMPARE(data.title, QStringLiteral("Rebound takes back 1.5 TWh of the saving in 2027"));
}

void ScenarioChartsTest::demandCurveOfConstantElasticity() {
    m_scenario.workloads[0].demandCurve = model::workload::DemandCurve::ConstantElasticity;
    set("workload.chat.price_elasticity", 1.5);
    set("workload.chat.price_floor", 0.0);
    const ChartData data = build("demand-curve"); // E = k^(ε − 1)
    const Line& line = data.lines.front();
    for (std::size_t i = 0; i < line.x.size(); i += 20)
        QVERIFY(std::abs(line.y[i] - std::sqrt(line.x[i])) < 1e-9 * line.y[i]);
    QVERIFY(data.title.contains(QStringLiteral("rises as compute gets cheaper")));
    set("workload.chat.price_elasticity", 0.5);
    QVERIFY(build("demand-curve").title.contains(QStringLiteral("falls as compute gets cheaper")));
}

void ScenarioChartsTest::outageCurveIsTheBinomial() {
    addUnits(10.0, 0.1);
    const ChartData data = build("plant");
    const Line& line = data.lines.front();
    QCOMPARE(line.x.back(), 340.0);
    QVERIFY(std::abs(line.y.back() - 100.0 * std::pow(0.9, 10)) < 1e-9);
    const auto out = model::adequacy::binomial(10, 0.1);
    double atLeastEight = out[0] + out[1] + out[2];
    const auto place =
        std::find_if(line.x.begin(), line.x.end(), [](double mw) { return std::abs(mw - 272.0) < 1e-6; });
    QVERIFY(place != line.x.end());
    QVERIFY(std::abs(line.y[static_cast<std::size_t>(place - line.x.begin())] - 100.0 * atLeastEight) < 1e-9);
    m_scenario.plant.units.clear();
    QVERIFY(isEmpty(build("plant")));
}

void ScenarioChartsTest::firmCapacityOfThePlan() {
    addUnits(29.0, 0.05); // the plan of Abilene: 748 MW at four nines
    const ChartData data = build("firm-capacity");
    QCOMPARE(data.stack->bands[0].values[2], 748.0);
    QVERIFY(data.title.contains(QStringLiteral("29 units of 34 MW promise 748 MW at 99.99 %")));
}

void ScenarioChartsTest::dispatchAddsUpHourByHour() {
    addHours();
    const ChartData data = build("dispatch");
    QCOMPARE(data.title, QStringLiteral("7 MWh are left unserved in 2027, in 1 hours"));
    QCOMPARE(data.x.year, 2027);
    std::swap(m_outcome.hourly->unservedMw[5000], m_outcome.hourly->unservedMw[20]); // the first week
    const ChartData week = build("worst-week");
    QCOMPARE(week.lines[0].y[10], 95.0); // load while charging
    QCOMPARE(week.lines[0].y[11], 104.0);
    for (const StackBand& band : data.stack->bands)
        for (const double mw : band.values)
            QVERIFY(mw >= 0.0);
    const ChartData duration = build("load-duration");
    QVERIFY(std::is_sorted(duration.lines[0].y.rbegin(), duration.lines[0].y.rend()));
    QCOMPARE(duration.lines[0].y.front(), 107.0);
}

void ScenarioChartsTest::worstWeekHoldsTheWorstHour() {
    addHours();
    const ChartData data = build("worst-week");
    QVERIFY(*data.x.minimum <= 5000.0 && *data.x.maximum > 5000.0);
    QCOMPARE(*data.x.maximum - *data.x.minimum, 168.0);
    m_outcome.hourly->unservedMw.assign(8760, 0.0);
    m_outcome.hourly->gridMw[3] = 300.0;
    QCOMPARE(*build("worst-week").x.minimum, 0.0);
}

void ScenarioChartsTest::contractTitleCountsTheMonths() {
    QVERIFY(model::scenario::apply(m_scenario, {{"grid.contract_mw", std::string("2024:0;2025.9999:0;2026:600")},
                                                {"grid.slip_days", 365.0},
                                                {"grid.ramp_months", 6.0},
                                                {"grid.deliverability", 1.0}})
                .empty());
    QCOMPARE(build("interconnection").title,
             QStringLiteral("The full 600 MW are usable in 2027, 18 months after the filed date"));
    set("grid.contract_mw", 0.0);
    QCOMPARE(build("interconnection").title, QStringLiteral("The site has no grid contract"));
}

void ScenarioChartsTest::claimsAreAllCounted() {
    const ChartData data = build("claims");
    std::size_t expected = 0;
    for (const auto& claim : model::evidence::claims())
        expected += 1 + static_cast<std::size_t>(std::count(claim.document.begin(), claim.document.end(), '/'));
    double counted = 0.0;
    for (const StackBand& band : data.stack->bands)
        counted += std::accumulate(band.values.begin(), band.values.end(), 0.0);
    QCOMPARE(counted, static_cast<double>(expected));
}

HEADROOM_TEST(ScenarioChartsTest)
#include "scenario_charts_test.moc"
