#include "ui/panels/workload_tables.h"

#include "tests/support/test_case.h"
#include "tests/ui/sample_outcome.h"

#include "ui/charts/demand_position.h"
#include "ui/panels/history_table.h"
#include "ui/session/program_catalogue.h"

#include "model/scenario/record.h"

#include <cmath>

using namespace ui::panels;
using model::workload::DemandCurve;
using model::workload::DemandForm;

class WorkloadTablesTest : public QObject {
    Q_OBJECT
private slots:
    void init();
    void peakHasItsClosedForms();
    void attentionMovesThePeak();
    void costOfATaskHoldsTokensWorthAndAttention();
    void classesSayWhatDevicesTake();
    void demandSaysOnWhichSideOfThePeakAClassStands();
    void thinkingIsWeighedAgainstItsTokens();
    void reboundGoesByYearAndMarksWhatDidNotSettle();
    void withoutReboundShowsWhatIsMissed();
    void historyFitsWhatHasThreePoints();
    void historySaysWhereTheCeilingIsNotShown();
    void historyOfTheCatalogue();

private:
    ui::charts::ChartContext at(int year) const {
        return {m_scenario, m_outcome, nullptr, QStringLiteral("Plan"), {}, year, QLocale(QLocale::English)};
    }
    model::workload::WorkloadClass& chat() { return m_scenario.workloads[0]; }
    static QString cell(const TableContents& table, std::size_t row, std::size_t column) {
        return table.rows.at(row).at(column).text;
    }

    model::scenario::Scenario m_scenario;
    model::scenario::Outcome m_outcome;
};

namespace {

bool isNear(double value, double expected, double within = 1e-4) {
    return std::abs(value - expected) <= within * std::abs(expected);
}

std::vector<ui::session::DatasetFact> yearlyFacts(const char* id, const std::vector<double>& values,
                                                  const char* evidence = "seen_primary") {
    std::vector<ui::session::DatasetFact> facts;
    for (std::size_t i = 0; i < values.size(); ++i)
        facts.push_back({"ai_time_series", id + ("/" + std::to_string(2020 + i) + "-01-01"), "tokens_served",
                         std::to_string(values[i]), "trillion_tokens_per_day", evidence, "a page", ""});
    return facts;
}

} // namespace

void WorkloadTablesTest::init() {
    m_scenario = model::scenario::standardScenario();
    QVERIFY(model::scenario::apply(m_scenario, {{"workload.chat", std::string("added")}}).empty());
    m_outcome = tests::sampleOutcome();
    chat().name = "Chat";
    chat().priceFloor.value = 0.0;
}

void WorkloadTablesTest::peakHasItsClosedForms() {
    const auto peak = [&](DemandCurve curve, double elasticity) {
        chat().demandCurve = curve;
        chat().priceElasticity.value = elasticity;
        chat().demandSteepness.value = 3.0;
        chat().willingnessSpread.value = 2.0;
        return ui::charts::demandPeak(chat(), DemandForm(chat()));
    };
    // sigma 2 from z0 = -3: the published peak at 17.397 times cheaper, with 2.46943 times the energy.
    const auto willing = peak(DemandCurve::WillingnessToPay, 1.64154933);
    QVERIFY(willing && isNear(1.0 / willing->priceRatio, 17.397) && isNear(willing->energyMultiple, 2.46943));
    // D = 1 + 3 (1 - c): c D is highest at 2/3, where 2 are wanted.
    const auto linear = peak(DemandCurve::Linear, 3.0);
    QVERIFY(linear && isNear(linear->priceRatio, 2.0 / 3.0) && isNear(linear->energyMultiple, 4.0 / 3.0));
    // D = 1 / (1/2 + c^3 / 2): where c^3 = 1/2.
    const auto logistic = peak(DemandCurve::Logistic, 1.5);
    QVERIFY(logistic && isNear(logistic->priceRatio, std::cbrt(0.5)));
    QVERIFY(isNear(logistic->energyMultiple, std::cbrt(0.5) / 0.75));
    QVERIFY(!peak(DemandCurve::ConstantElasticity, 1.5));
    QVERIFY(!peak(DemandCurve::ConstantElasticity, 0.5));
}

void WorkloadTablesTest::attentionMovesThePeak() {
    // Constant elasticity 1.5 at 2 % attention: elasticity x share of tokens is 1 where 0.98 p = 0.04.
    chat().priceFloor.value = 0.02;
    chat().demandCurve = DemandCurve::ConstantElasticity;
    chat().priceElasticity.value = 1.5;
    const auto constant = ui::charts::demandPeak(chat(), DemandForm(chat()));
    QVERIFY(constant && isNear(constant->priceRatio, 0.04 / 0.98) && isNear(constant->userCostRatio, 0.06));
    for (const DemandCurve curve : {DemandCurve::WillingnessToPay, DemandCurve::Linear, DemandCurve::Logistic}) {
        chat().demandCurve = curve;
        const DemandForm form(chat());
        const auto found = ui::charts::demandPeak(chat(), form);
        QVERIFY(found);
        double highest = 0.0;
        for (double log = -8.0; log < 1.0; log += 1e-3)
            highest = std::max(highest, ui::charts::energyAtPrice(chat(), form, std::exp(log)));
        QVERIFY(isNear(found->energyMultiple, highest, 1e-5));
    }
}

void WorkloadTablesTest::costOfATaskHoldsTokensWorthAndAttention() {
    chat().priceFloor.value = 0.02;
    chat().valueMultiplier.knots = {{2025.0, 1.0}, {2027.0, 2.0}};
    auto& now = m_outcome.years[2].classes[0];
    const auto& first = m_outcome.years[0].classes[0];
    now.tasksPerYear = first.tasksPerYear;
    now.outputTokens = 4.0 * first.outputTokens; // four times the tokens of a task, at a tenth of the price
    now.priceRatio = 0.1;
    const auto position = ui::charts::demandPosition(chat(), now, first, 2027.0, 2025.0);
    QVERIFY(isNear(position.userCostRatio, 0.206, 1e-12)); // (0.02 + 0.98 * 0.1 * 4) / 2
    chat().demandCurve = DemandCurve::Linear;
    chat().priceElasticity.value = 3.0;
    const auto linear = ui::charts::demandPosition(chat(), now, first, 2027.0, 2025.0);
    QVERIFY(isNear(linear.wanted, 3.382) && isNear(*linear.ofAllEver, 3.382 / 4.0)); // 1 + 3 * 0.794
    QVERIFY(linear.isPastPeak());
}

void WorkloadTablesTest::classesSayWhatDevicesTake() {
    chat().edgeShare.knots = {{2025.0, 0.0}, {2027.0, 0.8}};
    chat().edgeSubstitution.value = 1.0;
    const auto table = classesTable(at(2027));
    QCOMPARE(table.rows.size(), std::size_t(1));
    QCOMPARE(cell(table, 0, 6), QStringLiteral("80 %"));
    QCOMPARE(cell(table, 0, 7), QStringLiteral("5×")); // 1 / (1 - 0.8)
    QCOMPARE(cell(table, 0, 8), QStringLiteral("100 % of their tasks replace one of the cloud"));
    QCOMPARE(cell(table, 0, 5), QStringLiteral("4×10¹⁵"));
    QCOMPARE(table.title, QStringLiteral("Chat asks for 8×10¹⁵ tokens in 2027"));
    m_scenario.channels.edge = model::workload::EdgeChannel::Adds;
    QCOMPARE(cell(classesTable(at(2027)), 0, 7), QStringLiteral("1×"));
    m_outcome = {};
    QVERIFY(classesTable(at(2027)).rows.empty());
}

void WorkloadTablesTest::demandSaysOnWhichSideOfThePeakAClassStands() {
    chat().demandCurve = DemandCurve::Linear;
    chat().priceElasticity.value = 3.0; // peak at 2/3
    for (std::size_t i = 0; i < m_outcome.years.size(); ++i) {
        auto& one = m_outcome.years[i].classes[0];
        one.outputTokens = 1e15;
        one.localElasticity = 0.9;
        one.shortRunElasticity = 0.36;
    }
    m_outcome.years[1].classes[0].priceRatio = 0.7;
    m_outcome.years[2].classes[0].priceRatio = 0.6;
    const auto before = demandTable(at(2026));
    QCOMPARE(before.title, QStringLiteral("No class is past its energy peak in 2026"));
    QVERIFY(cell(before, 0, 8).startsWith(QStringLiteral("ahead")));
    const auto after = demandTable(at(2027));
    QCOMPARE(after.title, QStringLiteral("Every class is past its energy peak in 2027"));
    QCOMPARE(cell(after, 0, 3), QStringLiteral("0.9"));
    QCOMPARE(cell(after, 0, 4), QStringLiteral("0.36"));
    QCOMPARE(cell(after, 0, 5), QStringLiteral("2.2×")); // 1 + 3 * 0.4
    QCOMPARE(cell(after, 0, 6), QStringLiteral("55 %")); // of 4
    QCOMPARE(cell(after, 0, 7), QStringLiteral("0.667×"));
    chat().demandCurve = DemandCurve::ConstantElasticity;
    const auto none = demandTable(at(2027));
    QCOMPARE(cell(none, 0, 7), QStringLiteral("–"));
    QCOMPARE(cell(none, 0, 8), QStringLiteral("no peak on this curve"));
    for (const auto& table : {before, after, none})
        for (const auto& row : table.rows)
            QCOMPARE(row.size(), std::size_t(table.headings.size()));
}

void WorkloadTablesTest::thinkingIsWeighedAgainstItsTokens() {
    QCOMPARE(thinkingTable(at(2025)).title, QStringLiteral("No task takes other than its first year's tokens"));
    auto& now = m_outcome.years[2].classes[0];
    now.tasksPerYear = m_outcome.years[0].classes[0].tasksPerYear;
    now.outputTokens = 4.0 * m_outcome.years[0].classes[0].outputTokens;
    now.localElasticity = 2.0; // mu^(1/2): a worth of 2 holds the tokens
    chat().valueMultiplier.knots = {{2025.0, 1.0}, {2027.0, 3.0}};
    const auto table = thinkingTable(at(2027));
    QCOMPARE(cell(table, 0, 1), QStringLiteral("4×"));
    QCOMPARE(cell(table, 0, 3), QStringLiteral("2×"));
    QCOMPARE(table.title, QStringLiteral("Longer thinking takes more tokens in all in 1 of 1 classes"));
    m_scenario.channels.reasoning = model::workload::ReasoningChannel::WorthStays;
    const auto stays = thinkingTable(at(2027));
    QCOMPARE(cell(stays, 0, 2), QStringLiteral("1×"));
    QVERIFY(stays.title.contains(QStringLiteral("in 0 of 1")));
}

void WorkloadTablesTest::reboundGoesByYearAndMarksWhatDidNotSettle() {
    for (auto& year : m_outcome.years) {
        year.marginalRebound = 1.3;
        year.marginalReboundEnergy = 0.065;
        year.energyCostShare = 0.05;
        year.priceIterations = 7;
        year.priceResidual = 1e-9;
    }
    m_outcome.years[3].priceConverged = false;
    const auto table = reboundTable(at(2027));
    QCOMPARE(table.rows.size(), m_outcome.years.size());
    QCOMPARE(table.title, QStringLiteral("Watts are 5 % of the cost in 2027: saving them gives a rebound of 0.065, "
                                         "saving compute one of 1.3"));
    QCOMPARE(table.rows[2][2].toolTip, QStringLiteral("backfire"));
    QCOMPARE(table.rows[2][3].toolTip, QStringLiteral("partial rebound"));
    QVERIFY(table.rows[3][7].isAlarm && !table.rows[2][7].isAlarm);
    QCOMPARE(cell(table, 2, 8), QStringLiteral("backfire"));
    QVERIFY(table.note.contains(QStringLiteral("did not settle")));
}

void WorkloadTablesTest::withoutReboundShowsWhatIsMissed() {
    auto& year = m_outcome.years[2];
    year.withoutReboundPeakMw = 100.0; // of 140
    year.withoutReboundEnergyMwh = 2e6;
    year.missedMw = 40.0;
    year.missedUsd = 2.5e8;
    const auto table = withoutReboundTable(at(2027));
    QCOMPARE(table.title, QStringLiteral("A plan without rebound misses 40 MW and $250 M in 2027"));
    QCOMPARE(cell(table, 2, 1), QStringLiteral("140 MW"));
    QCOMPARE(cell(table, 2, 3), QStringLiteral("40 MW"));
    QCOMPARE(cell(table, 2, 5), QStringLiteral("2 TWh"));
    QCOMPARE(cell(table, 2, 6), QStringLiteral("$250 M"));
    QCOMPARE(cell(table, 2, 7), QStringLiteral("71.4 % of the peak that comes"));
}

void WorkloadTablesTest::historyFitsWhatHasThreePoints() {
    auto facts = yearlyFacts("one", {1.0, 10.0, 100.0});
    for (const auto& more : {yearlyFacts("two", {1.0, 2.0}), yearlyFacts("three", {8.0, 4.0, 2.0}, "unsourced")})
        facts.insert(facts.end(), more.begin(), more.end());
    facts.push_back({"ai_time_series", "two/2024-01-01", "tokens_served", "4", "trillion_tokens_per_month", "derived",
                     "a page", ""}); // in another unit: no third point
    facts.push_back({"prices", "one/2024-01-01", "tokens_served", "4", "trillion_tokens_per_day", "", "", ""});
    const auto series = historySeries(facts);
    QCOMPARE(series.size(), std::size_t(2));
    const auto table = historyTable(series, QLocale(QLocale::English));
    QCOMPARE(cell(table, 0, 0), QStringLiteral("One"));
    QCOMPARE(cell(table, 0, 1), QStringLiteral("trillion tokens/day"));
    QVERIFY(isNear(table.rows[0][3].raw.toDouble(), 10.0));
    QCOMPARE(cell(table, 0, 4), QStringLiteral("3.6 months")); // 12 log10 2
    QVERIFY(isNear(table.rows[0][5].raw.toDouble(), 1000.0));
    QVERIFY(!table.rows[0][7].isAlarm);
    QVERIFY(isNear(table.rows[1][3].raw.toDouble(), 0.5));
    QCOMPARE(cell(table, 1, 4), QStringLiteral("halves in 12 months"));
    QVERIFY(table.rows[1][7].isAlarm);
    QCOMPARE(table.title, QStringLiteral("What grows in the record grows 10× a year"));
}

void WorkloadTablesTest::historySaysWhereTheCeilingIsNotShown() {
    std::vector<double> filling;
    for (int i = 0; i < 9; ++i)
        filling.push_back(100.0 / (1.0 + std::exp(-1.5 * (i - 3.0))) * (1.0 + 0.01 * (i % 2))); // ends at 100
    auto facts = yearlyFacts("filling", filling);
    const auto growing = yearlyFacts("growing", {1.0, 11.0, 95.0, 1020.0});
    facts.insert(facts.end(), growing.begin(), growing.end());
    const auto table = historyTable(historySeries(facts), QLocale(QLocale::English));
    QVERIFY(std::abs(cell(table, 0, 6).toDouble() - 100.0) < 3.0);
    QVERIFY(cell(table, 1, 6).startsWith(QStringLiteral("not shown (")));
    QVERIFY(!table.rows[1][6].toolTip.isEmpty());
}

void WorkloadTablesTest::historyOfTheCatalogue() {
    const auto series = historySeries(ui::session::ProgramCatalogue().dataset());
    QStringList names;
    for (const auto& one : series)
        names << one.name;
    QVERIFY2(names.contains(QStringLiteral("Bytedance doubao")), qPrintable(names.join(u';')));
    const auto table = historyTable(series, QLocale(QLocale::English));
    QCOMPARE(table.rows.size(), series.size());
    for (const auto& row : table.rows) {
        QCOMPARE(row.size(), std::size_t(table.headings.size()));
        QVERIFY(row[7].text.contains(QStringLiteral(": ")) && !row[7].text.endsWith(QStringLiteral(": ")));
    }
}

HEADROOM_TEST(WorkloadTablesTest)
#include "workload_tables_test.moc"
