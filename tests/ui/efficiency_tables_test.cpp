#include "ui/panels/efficiency_tables.h"

#include "tests/support/test_case.h"
#include "tests/ui/sample_outcome.h"

#include "model/scenario/evaluate.h"
#include "model/scenario/record.h"

#include <cmath>

using namespace ui::panels;

class EfficiencyTablesTest : public QObject {
    Q_OBJECT
private slots:
    void init();
    void factorsHalveTowardsTheirFloors();
    void aReleaseStandsBesideTheTrends();
    void doubleCountingIsSaid();
    void fleetTrailsTheNewest();
    void rationedFleetHasItsLag();
    void fleetOfOneSpeedIsNotBehind();

private:
    ui::charts::ChartContext at(int year) const {
        return {m_scenario, m_outcome, nullptr, QStringLiteral("Plan"), {}, year, QLocale(QLocale::English)};
    }
    void setTrend(double halvingMonths, double floor) {
        auto& trend = m_scenario.efficiency;
        for (auto* factor :
             {&trend.algorithm, &trend.architecture, &trend.precision, &trend.hardware, &trend.utilisation}) {
            factor->halving.value = halvingMonths;
            factor->floor.value = floor;
        }
        trend.release.gain.value = 1.0;
    }
    double behind(double life) {
        m_scenario.fleet.meanLife.value = life;
        m_outcome = model::scenario::evaluate(m_scenario);
        if (m_outcome.years.size() < 5) return -1.0;
        return fleetTable(at(2029)).rows.at(4).at(6).raw.toDouble();
    }

    model::scenario::Scenario m_scenario;
    model::scenario::Outcome m_outcome;
};

void EfficiencyTablesTest::init() {
    m_scenario = model::scenario::standardScenario();
    m_scenario.frame.firstYear.value = 2025.0;
    QVERIFY(model::scenario::apply(m_scenario, {{"workload.chat", std::string("added")}}).empty());
    m_outcome = tests::sampleOutcome();
}

void EfficiencyTablesTest::factorsHalveTowardsTheirFloors() {
    setTrend(1200.0, 0.5); // practically nothing
    m_scenario.efficiency.algorithm.halving.value = 12.0;
    m_scenario.efficiency.algorithm.floor.value = 0.1;
    m_outcome.years[2].priceUsdPerMillionTokens = 0.5; // of 2
    const auto table = factorsTable(at(2027));
    QCOMPARE(table.rows.size(), m_outcome.years.size() + 1);
    for (const auto& row : table.rows)
        QCOMPARE(row.size(), std::size_t(table.headings.size()));
    QVERIFY(std::abs(table.rows[0][1].raw.toDouble() - 1.0) < 1e-12);
    QVERIFY(std::abs(table.rows[1][1].raw.toDouble() - 1.0 / 0.55) < 1e-9);  // 0.1 + 0.9 / 2
    QVERIFY(std::abs(table.rows[2][1].raw.toDouble() - 1.0 / 0.325) < 1e-9); // 0.1 + 0.9 / 4
    QVERIFY(std::abs(table.rows[2][7].raw.toDouble() - 1.0 / 0.325) < 0.1);
    QCOMPARE(table.rows[2][8].raw.toDouble(), 4.0);
    QCOMPARE(table.rows.back()[1].text, QStringLiteral("10×"));
    QCOMPARE(table.rows.back()[2].text, QStringLiteral("2×"));
    QVERIFY2(table.title.contains(QStringLiteral("most of it by algorithms, 3.08 times")), qPrintable(table.title));
    QVERIFY(!table.rows[1][7].isAlarm);
}

void EfficiencyTablesTest::aReleaseStandsBesideTheTrends() {
    setTrend(1200.0, 0.5);
    m_scenario.efficiency.release = {{2026.0}, {9.0}, {2.0}};
    const auto table = factorsTable(at(2027));
    QCOMPARE(table.rows[0][6].text, QStringLiteral("1×"));
    QCOMPARE(table.rows[2][6].text, QStringLiteral("3×")); // half of the way of a ninefold gain
    QCOMPARE(table.rows[3][6].text, QStringLiteral("9×"));
}

void EfficiencyTablesTest::doubleCountingIsSaid() {
    setTrend(12.0, 0.0); // 2^5 = 32 in the first year, more than tenfold
    const auto table = factorsTable(at(2027));
    QVERIFY2(table.note.contains(QStringLiteral("counted twice")), qPrintable(table.note));
    QVERIFY(table.rows[1][7].isAlarm);
    QCOMPARE(table.rows.back()[1].text, QStringLiteral("–")); // without a floor there is no most
    setTrend(24.0, 0.0);                                      // 2^2.5 = 5.7
    QVERIFY(!factorsTable(at(2027)).rows[1][7].isAlarm);
}

void EfficiencyTablesTest::fleetTrailsTheNewest() {
    setTrend(1200.0, 0.5);
    m_scenario.efficiency.precision.floor.value = 1.0;
    m_scenario.efficiency.hardware.halving.value = 24.0;
    m_scenario.efficiency.hardware.floor.value = 0.01;
    m_scenario.frame.lastYear.value = 2030.0;
    const double longLife = behind(6.0);
    QVERIFY(longLife > 0.0 && longLife < 4.0);
    const auto table = fleetTable(at(2029));
    QVERIFY2(table.title.contains(QStringLiteral("trail the newest by")), qPrintable(table.title));
    for (std::size_t i = 0; i < m_outcome.years.size(); ++i) {
        QCOMPARE(table.rows[i][1].raw.toDouble(), m_outcome.years[i].accelerators);
        QCOMPARE(table.rows[i][2].raw.toDouble(), m_outcome.years[i].acceleratorsBought);
        QVERIFY(table.rows[i][4].raw.toDouble() <= table.rows[i][5].raw.toDouble() * (1.0 + 1e-9));
    }
    // The gain of the stock is what the newest had gained that long ago: what remains above the floor halves in 2
    // years.
    const double gain = table.rows[4][4].raw.toDouble();
    QVERIFY(std::abs(-2.0 * std::log2((1.0 / gain - 0.01) / 0.99) - (4.0 - longLife)) < 0.01);
}

// Where supply rations the purchases the stock is another, and has a lag like any other.
void EfficiencyTablesTest::rationedFleetHasItsLag() {
    m_scenario.frame.lastYear.value = 2030.0;
    const double freely = behind(6.0);
    m_scenario.frame.supplyCaps = true;
    const double supplied = m_outcome.years[0].facilityPeakMw;
    m_scenario.interconnection.contract.knots = {{2025.0, 0.6 * supplied}};
    const double rationed = behind(6.0);
    QVERIFY(m_outcome.years[4].demandRationed > 0.1);
    QVERIFY2(rationed > 0.0 && std::abs(rationed - freely) > 1e-3, qPrintable(QString::number(rationed)));
    QVERIFY(fleetTable(at(2029)).rows.at(4).at(6).text.contains(QStringLiteral("behind")));
    for (std::size_t i = 0; i < m_outcome.years.size(); ++i)
        QVERIFY(std::isfinite(fleetTable(at(2029)).rows[i][4].raw.toDouble()));
}

void EfficiencyTablesTest::fleetOfOneSpeedIsNotBehind() {
    setTrend(1200.0, 1.0); // nothing ever gets better
    m_outcome = model::scenario::evaluate(m_scenario);
    const auto table = fleetTable(at(2027));
    QVERIFY(!table.rows.empty());
    for (const auto& row : table.rows)
        QCOMPARE(row[6].text, QStringLiteral("–"));
    QVERIFY2(table.title.contains(QStringLiteral("accelerators serve in")), qPrintable(table.title));
}

HEADROOM_TEST(EfficiencyTablesTest)
#include "efficiency_tables_test.moc"
