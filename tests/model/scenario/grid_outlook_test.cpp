#include "model/scenario/grid_outlook.h"

#include "model/grid/grid_limit.h"
#include "model/scenario/evaluate.h"
#include "model/scenario/parameter.h"
#include "model/scenario/record.h"
#include "tests/support/test_case.h"

#include <algorithm>
#include <random>

using namespace model;
using namespace model::scenario;

namespace {

void enterGate(Scenario& scenario, const char* key, double value) {
    find(scenario, key)->setValue(value);
}

// 300 MW in force, 500 MW from mid-2027, 800 MW from 2030; one stage of a year that slips: 365 days half the time, 730
// days once in ten times; four of five come through it.
Scenario waitingCampus() {
    Scenario scenario = standardScenario();
    const auto issues =
        apply(scenario, {{"grid.contract_mw", std::string("2026:300;2027:300;2027.5:500;2029:500;2030:800")},
                         {"grid.slip_days", 73.0},
                         {"grid.ramp_months", 0.0},
                         {"grid.request_start", 2026.5},
                         {"grid.gates.build", std::string("added")},
                         {"grid.gates.build.name", std::string("Construction")},
                         {"grid.gates.build.planned_months", 12.0},
                         {"grid.gates.build.median_slip_days", 365.0},
                         {"grid.gates.build.p90_slip_days", 730.0},
                         {"grid.gates.build.completion", 0.8}});
    if (!issues.empty()) qFatal("%s", issues.front().where.c_str());
    return scenario;
}

bool liesAt(double found, double expected, double within = 1e-3) {
    return std::abs(found - expected) <= within;
}

} // namespace

class GridOutlookTest : public QObject {
    Q_OBJECT
private slots:
    void stepsWaitForTheRequest();
    void aStepNeverComesBeforeItIsFiledFor();
    void evenOddsCountTheFailures();
    void whatMayBeDrawnJumpsWhenItIsThrough();
    void withoutSlipItIsTheContractAsFiled();
    void laterRequestsNeverGiveMore();
    void isAbsentWithoutStagesAndWithWrongOnes();
    void issuesNameTheInput();
    void evaluateWarnsAndAnswers();
    void aForecasterCountsAShareOfIt();
};

void GridOutlookTest::stepsWaitForTheRequest() {
    const auto outlook = gridOutlook(waitingCampus());
    QVERIFY(outlook);
    QCOMPARE(outlook->steps().size(), std::size_t(2));
    const ContractStep& first = outlook->steps()[0];
    QCOMPARE(first.filedYear, 2027.5);
    QCOMPARE(units::number(first.capacity), 200.0);
    QVERIFY(liesAt(first.contractYear, 2027.7));
    QVERIFY(liesAt(*first.p50Year, 2028.5)); // planned for 2027.5, half the time a year late
    QVERIFY(liesAt(*first.p90Year, 2029.5));
    QVERIFY(liesAt(*first.p10Year, 2028.0));
    QVERIFY(liesAt(*first.laterThanContract, 0.8));
    QCOMPARE(units::number(outlook->request().capacity()), 500.0);
    QVERIFY(liesAt(outlook->chanceBy(first, 2028.5), 0.4));
    QVERIFY(liesAt(outlook->chanceBy(first, 2029.5), 0.72));
}

void GridOutlookTest::aStepNeverComesBeforeItIsFiledFor() {
    const auto outlook = gridOutlook(waitingCampus());
    const ContractStep& second = outlook->steps()[1];
    QCOMPARE(units::number(second.capacity), 300.0);
    QCOMPARE(*second.p10Year, 2030.0);
    QCOMPARE(*second.p50Year, 2030.0);
    QCOMPARE(*second.p90Year, 2030.0);
    QVERIFY(liesAt(*second.laterThanContract, -0.2));
    QCOMPARE(outlook->chanceBy(second, 2029.99), 0.0);
    QVERIFY(outlook->chanceBy(second, 2030.0) > 0.7 && outlook->chanceBy(second, 2030.0) < 0.8);
}

void GridOutlookTest::evenOddsCountTheFailures() {
    auto scenario = waitingCampus();
    const auto outlook = gridOutlook(scenario);
    const auto odds = outlook->evenOddsYear();
    QVERIFY(odds && *odds > *outlook->steps()[0].p50Year); // later than if it were sure to come through
    QVERIFY(liesAt(outlook->chanceBy(outlook->steps()[0], *odds), 0.5));
    enterGate(scenario, "grid.gates.build.completion", 0.5);
    QVERIFY(!gridOutlook(scenario)->evenOddsYear());
    enterGate(scenario, "grid.gates.build.completion", 1.0);
    QVERIFY(liesAt(*gridOutlook(scenario)->evenOddsYear(), 2028.5));
}

void GridOutlookTest::whatMayBeDrawnJumpsWhenItIsThrough() {
    auto scenario = waitingCampus();
    enterGate(scenario, "grid.deliverability", 0.9);
    const auto outlook = gridOutlook(scenario);
    const auto mw = [&](double through, double year) { return units::number(outlook->usable(through, year)); };
    QVERIFY(liesAt(mw(2028.5, 2028.4), 270.0));
    QVERIFY(liesAt(mw(2028.5, 2028.6), 450.0));
    QVERIFY(liesAt(mw(2029.5, 2029.4), 270.0));
    QVERIFY(liesAt(mw(2029.5, 2029.6), 0.9 * 680.0)); // the second step rises as filed, through 2029
    QVERIFY(liesAt(mw(2031.0, 2030.9), 270.0));
    QVERIFY(liesAt(mw(2031.0, 2031.1), 720.0));
    QVERIFY(liesAt(mw(2028.5, 2026.0), 270.0));
    // The ramp starts when the request is through.
    enterGate(scenario, "grid.ramp_months", 12.0);
    QVERIFY(liesAt(units::number(gridOutlook(scenario)->usable(2028.0, 2028.5)), 0.9 * 400.0, 0.01));
}

void GridOutlookTest::withoutSlipItIsTheContractAsFiled() {
    auto scenario = waitingCampus();
    enterGate(scenario, "grid.slip_days", 0.0);
    enterGate(scenario, "grid.ramp_months", 9.0);
    const auto outlook = gridOutlook(scenario);
    for (double year = 2025.0; year < 2033.0; year += 0.125)
        QCOMPARE(outlook->usable(2026.5, year), grid::usableContract(scenario.interconnection, year));
}

void GridOutlookTest::laterRequestsNeverGiveMore() {
    std::mt19937_64 random(5);
    const auto draw = [&](double low, double high) {
        return low + (high - low) * static_cast<double>(random() >> 11) / 9007199254740992.0;
    };
    for (int round = 0; round < 100; ++round) {
        Scenario scenario = waitingCampus();
        std::vector<series::Knot> knots{{2025.0, draw(0, 400)}};
        for (int i = 1; i < 6; ++i)
            knots.push_back({2025.0 + i + draw(0, 0.9), draw(0, 900)}); // it may fall as well
        scenario.interconnection.contract.knots = knots;
        scenario.interconnection.ramp.value = draw(0, 24);
        scenario.requestStart.value = draw(2024, 2032);
        const auto outlook = gridOutlook(scenario);
        QVERIFY(outlook);
        double sum = scenario.interconnection.contract.valueAt(scenario.requestStart.value);
        for (const auto& step : outlook->steps())
            sum += units::number(step.capacity);
        QVERIFY(sum >= knots.back().value - 1e-9);
        const double through = draw(2025, 2033);
        const double later = through + draw(0, 3);
        for (double year = 2025.0; year < 2036.0; year += 0.37) {
            const double soon = units::number(outlook->usable(through, year));
            const double late = units::number(outlook->usable(later, year));
            QVERIFY2(late <= soon + 1e-3, qPrintable(QString::number(round)));
        }
    }
}

void GridOutlookTest::isAbsentWithoutStagesAndWithWrongOnes() {
    QVERIFY(!gridOutlook(standardScenario()));
    QVERIFY(gridIssues(standardScenario()).empty());
    auto scenario = waitingCampus();
    enterGate(scenario, "grid.gates.build.p90_slip_days", 100.0);
    QVERIFY(!gridOutlook(scenario));
    scenario = waitingCampus();
    enterGate(scenario, "grid.request_start", 2035.0);
    QVERIFY(gridOutlook(scenario)->steps().empty());
    QVERIFY(!gridOutlook(scenario)->evenOddsYear());
}

void GridOutlookTest::issuesNameTheInput() {
    auto scenario = waitingCampus();
    QVERIFY(gridIssues(scenario).empty());
    enterGate(scenario, "grid.gates.build.p90_slip_days", 100.0);
    auto issues = gridIssues(scenario);
    QCOMPARE(issues.size(), std::size_t(1));
    QCOMPARE(issues[0].where, std::string("grid.gates.build.p90_slip_days"));
    QVERIFY(find(scenario, issues[0].where));
    enterGate(scenario, "grid.gates.build.median_slip_days", 0.0);
    QVERIFY(find(scenario, gridIssues(scenario).at(0).where));
    scenario = waitingCampus();
    enterGate(scenario, "grid.contract_mw", 600.0);
    issues = gridIssues(scenario);
    QCOMPARE(issues.size(), std::size_t(1));
    QCOMPARE(issues[0].code, std::string("grid.no_step_waits"));
    QVERIFY(find(scenario, issues[0].where));
}

void GridOutlookTest::evaluateWarnsAndAnswers() {
    auto scenario = waitingCampus();
    collections()[0].append(scenario, "one");
    enterGate(scenario, "scenario.last_year", 2027.0);
    const auto before = evaluate(scenario);
    enterGate(scenario, "grid.gates.build.p90_slip_days", 100.0);
    const auto after = evaluate(scenario);
    QCOMPARE(after.issues.size(), before.issues.size() + 1);
    const auto found = std::ranges::find(after.issues, std::string("grid.slip_reversed"), &units::Issue::code);
    QVERIFY(found != after.issues.end());
    QCOMPARE(found->severity, units::Severity::Warning);
    QCOMPARE(after.years.size(), before.years.size());
    QCOMPARE(after.years.back().firmMw, before.years.back().firmMw);
}

void GridOutlookTest::aForecasterCountsAShareOfIt() {
    const auto& record = grid::realisationRecords()[0]; // 0.498 comes, 180 days late, over three years
    const auto scenario = waitingCampus();
    const auto end = regionalForecast(scenario, record, 2040.0);
    QCOMPARE(units::number(end.announced), 500.0);
    QCOMPARE(units::number(end.contracted), 500.0);
    QVERIFY(liesAt(units::number(end.counted), 249.0));
    QCOMPARE(units::number(regionalForecast(scenario, record, 2027.9).contracted), 0.0);
    const double middle = 2027.5 + 180.0 / 365.0 + 1.5;
    QVERIFY(liesAt(units::number(regionalForecast(scenario, record, middle).contracted), 100.0, 0.1));
    auto flat = scenario;
    enterGate(flat, "grid.contract_mw", 600.0);
    QCOMPARE(units::number(regionalForecast(flat, record, 2040.0).announced), 600.0);
}

HEADROOM_TEST(GridOutlookTest)
#include "grid_outlook_test.moc"
