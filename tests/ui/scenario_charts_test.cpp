#include "ui/charts/registry.h"

#include "tests/support/test_case.h"
#include "tests/ui/calibration_samples.h"

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
    void reboundIsAMeterOfTheYear();
    void planWithoutReboundMissesTheDifference();
    void demandCurveOfConstantElasticity();
    void demandCurveMarksTheEnergyPeak();
    void outageCurveIsTheBinomial();
    void firmCapacityOfThePlan();
    void dispatchAddsUpHourByHour();
    void sunAndWindHaveTheirOwnLayer();
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
                                   QLocale(QLocale::English),
                                   m_calibration ? &*m_calibration : nullptr};
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
    std::optional<CalibrationFit> m_calibration;
};

void ScenarioChartsTest::init() {
    m_scenario = model::scenario::standardScenario();
    QVERIFY(model::scenario::apply(m_scenario, {{"workload.chat", std::string("added")}}).empty());
    m_outcome = tests::sampleOutcome();
    m_year = 2027;
    m_calibration.reset();
}

void ScenarioChartsTest::everyChartHasItsNameAndStandsEmpty() {
    m_outcome = {};
    for (const ChartEntry& entry : chartEntries()) {
        const ChartData data = build(std::string(entry.name).c_str());
        QCOMPARE(data.name.toStdString(), std::string(entry.name));
        // Claims and the plan's place under the roofline need no answer.
        QVERIFY(isEmpty(data) || entry.panel == "evidence" || entry.name == "roofline");
    }
}

void ScenarioChartsTest::everyChartIsReadyToDraw() {
    addHours();
    addUnits(4.0, 0.05);
    m_calibration = tests::kernelFitSample();
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
    QCOMPARE(data.bars.size(), std::size_t(8));
    for (std::size_t i = 1; i < 7; ++i)
        QCOMPARE(data.bars[i].from, data.bars[i - 1].to); // each begins where the last has ended
    QCOMPARE(data.bars.front().from, 0.0);
    QVERIFY(std::abs(data.bars[0].to - 1.4) < 1e-12 && std::abs(data.bars[6].to - 0.8) < 1e-12);
    QVERIFY(data.bars.back().from == 0.0 && std::abs(data.bars.back().to - 0.8) < 1e-12);
    QCOMPARE(data.bars.back().text, QStringLiteral("2.23×"));
    m_year = 2025; // against itself it is nothing: the last year stands in
    QVERIFY(build("decomposition").title.contains(QStringLiteral("by 2029")));
}

void ScenarioChartsTest::reboundIsAMeterOfTheYear() {
    auto& year = m_outcome.years[2];
    year.marginalReboundEnergy = 0.05;
    const auto titled = [&](double rebound) {
        year.marginalRebound = rebound;
        return build("rebound").title;
    };
    QVERIFY(titled(-0.2).startsWith(QStringLiteral("Super-conservation in 2027")));
    QCOMPARE(titled(0.62), QStringLiteral("Partial rebound in 2027: demand takes back 62 % of a gain in compute"));
    QVERIFY(titled(1.0).startsWith(QStringLiteral("Full rebound in 2027")));
    QVERIFY(titled(1.3).startsWith(QStringLiteral("Backfire in 2027")));
    const ChartData data = build("rebound");
    std::vector<double> read;
    for (const Bar& bar : data.bars)
        read.push_back(bar.to);
    QCOMPARE(read, (std::vector<double>{1.3, 0.05, 0.2, 0.5}));
    QVERIFY(*data.x.maximum > 1.3 && *data.x.minimum < 0.0);
    QCOMPARE(data.spans[1].to, 1.0);
}

void ScenarioChartsTest::planWithoutReboundMissesTheDifference() {
    for (auto& year : m_outcome.years) {
        year.withoutReboundPeakMw = year.facilityPeakMw - 30.0;
        year.missedMw = 30.0;
        year.missedUsd = 4e7;
    }
    const ChartData data = build("without-rebound");
    QCOMPARE(data.title, QStringLiteral("A plan without rebound misses 30 MW and $40 M in 2027"));
    for (std::size_t i = 0; i < 5; ++i)
        QCOMPARE(data.bands[0].high[i] - data.bands[0].low[i], 30.0);
    for (auto& year : m_outcome.years)
        year.missedMw = -30.0;
    QCOMPARE(build("without-rebound").title, QStringLiteral("A plan without rebound builds 30 MW too much for 2027"));
    for (auto& year : m_outcome.years)
        year.missedMw = 0.0;
    QCOMPARE(build("without-rebound").title, QStringLiteral("A plan without rebound misses nothing in 2027"));
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

void ScenarioChartsTest::demandCurveMarksTheEnergyPeak() {
    m_scenario.workloads[0].name = "Chat";
    m_scenario.workloads[0].demandCurve = model::workload::DemandCurve::Linear;
    set("workload.chat.price_floor", 0.0);
    set("workload.chat.price_elasticity", 3.0); // c (1 + 3 (1 - c)) is highest at 2/3: 4/3
    m_outcome.years[2].classes[0].priceRatio = 0.25;
    const auto marked = [](const ChartData& data, double x, double y) {
        return std::ranges::any_of(data.annotations, [&](const Annotation& one) {
            return one.hasDot && std::abs(one.x - x) < 1e-6 && std::abs(one.y - y) < 1e-6;
        });
    };
    const ChartData ahead = build("demand-curve");
    QCOMPARE(ahead.title, QStringLiteral("Energy for Chat rises until compute is 1.5 times cheaper"));
    QVERIFY(marked(ahead, 1.0, 1.0) && marked(ahead, 1.5, 4.0 / 3.0) && marked(ahead, 4.0, 0.25 * 3.25));
    QCOMPARE(*ahead.x.minimum, 1.0);
    set("workload.chat.price_elasticity", 0.5); // highest at 3/2: 3/2 (1 - 1/4)
    const ChartData past = build("demand-curve");
    QVERIFY(past.title.contains(QStringLiteral("its peak is past")));
    QVERIFY(marked(past, 2.0 / 3.0, 1.125));
    QVERIFY(*past.x.minimum < 2.0 / 3.0);
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

void ScenarioChartsTest::sunAndWindHaveTheirOwnLayer() {
    const auto layer = [this]() -> const ui::charts::StackBand* {
        static ChartData data;
        data = build("dispatch");
        for (const auto& band : data.stack->bands)
            if (band.name == QStringLiteral("Solar") || band.name == QStringLiteral("Wind") ||
                band.name == QStringLiteral("Solar and wind"))
                return &band;
        return nullptr;
    };
    QVERIFY(model::scenario::apply(m_scenario, {{"plant.renewables.a", std::string("added")},
                                                {"plant.renewables.a.kind", std::string("wind")}})
                .empty());
    addHours();
    QVERIFY(layer() == nullptr);
    auto& hourly = *m_outcome.hourly;
    hourly.renewableMw.assign(8760, 15.0);
    hourly.curtailedMw.assign(8760, 0.0);
    QCOMPARE(layer()->name, QStringLiteral("Wind"));
    QVERIFY(layer()->role == ui::charts::Role::Wind);
    QVERIFY(build("dispatch").hovers.empty());
    hourly.curtailedMw[3] = 8.0;
    hourly.curtailed = model::units::of<model::units::Energy>(8.0);
    QCOMPARE(build("dispatch").hovers.at(0).values[3], 8.0);
    QVERIFY2(build("dispatch").subtitle.contains(QStringLiteral("8 MWh curtailed")),
             qPrintable(build("dispatch").subtitle));
    QVERIFY(model::scenario::apply(m_scenario, {{"plant.renewables.b", std::string("added")}}).empty());
    QCOMPARE(layer()->name, QStringLiteral("Solar and wind"));
    m_scenario.plant.renewables.erase(m_scenario.plant.renewables.begin());
    QCOMPARE(layer()->name, QStringLiteral("Solar"));
    QCOMPARE(layer()->values[100], 15.0);
    // What serves the load stands in the load, too.
    QCOMPARE(build("load-duration").lines[0].y.front(), 80.0 + 20.0 + 15.0 + 7.0);
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
