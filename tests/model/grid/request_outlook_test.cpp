#include "model/grid/request_outlook.h"

#include "model/grid/assumed_stages.h"
#include "model/grid/load_realisation.h"
#include "tests/support/test_case.h"

using namespace model;

namespace {

grid::InterconnectionStage stage(const char* name, double months, double medianDays, double p90Days, double share) {
    return {name, {months}, {medianDays}, {p90Days}, {share}};
}

grid::InterconnectionRequest campus() {
    return {"campus",
            {300.0},
            {2026.25},
            {stage("application", 3, 0, 0, 0.9), stage("system impact study", 9, 60, 240, 0.8),
             stage("facilities study", 6, 45, 150, 0.9), stage("agreement", 3, 20, 60, 0.95),
             stage("construction", 24, 120, 400, 1.0), stage("energised", 1, 0, 0, 0.98)}};
}

std::vector<std::string> codesOf(const grid::InterconnectionRequest& request) {
    std::vector<std::string> codes;
    for (const auto& issue : grid::checkRequest(request))
        codes.push_back(issue.code);
    return codes;
}

} // namespace

class RequestOutlookTest : public QObject {
    Q_OBJECT
private slots:
    void completionIsTheProduct() {
        const grid::RequestOutlook outlook(campus());
        QVERIFY(std::abs(outlook.completion() - 0.603288) < 1e-9); // by hand
        QCOMPARE(outlook.stages().size(), std::size_t{6});
        QVERIFY(std::abs(outlook.stages()[1].passed - 0.72) < 1e-12);
        QVERIFY(std::abs(outlook.plannedYear() - (2026.25 + 46.0 / 12.0)) < 1e-9);
        QCOMPARE(units::number(outlook.capacity()), 300.0);
    }
    void withoutSlipItIsAStep() {
        auto request = campus();
        for (auto& part : request.stages)
            part.medianSlip.value = part.p90Slip.value = 0.0;
        request.stages[4].medianSlip.value = request.stages[4].p90Slip.value = 73.0; // a fifth of a year, for certain
        const grid::RequestOutlook outlook(request);
        const double energised = outlook.plannedYear() + 0.2;
        QCOMPARE(outlook.probabilityBy(energised - 1e-3), 0.0);
        QVERIFY(std::abs(outlook.probabilityBy(energised) - 0.603288) < 1e-9);
        for (const double p : {0.1, 0.5, 0.9})
            QVERIFY(std::abs(*outlook.yearAt(p) - energised) < 1e-9);
    }
    // One stage that slips: 730 days once in ten times, 365 days half the time.
    void oneStageInClosedForm() {
        const grid::RequestOutlook outlook({"one", {100.0}, {2026.0}, {stage("construction", 12, 365, 730, 0.5)}});
        QVERIFY(std::abs(outlook.probabilityBy(2028.0) - 0.25) < 1e-5);
        QVERIFY(std::abs(outlook.probabilityBy(2029.0) - 0.45) < 1e-5);
        QVERIFY(std::abs(*outlook.yearAt(0.5) - 2028.0) < 1e-4);
        QVERIFY(std::abs(*outlook.stages()[0].p90Year - 2029.0) < 1e-4);
        QVERIFY(std::abs(*outlook.stages()[0].p10Year - 2027.5) < 1e-4); // the median of a lognormal is its middle
        QVERIFY(std::abs(outlook.probabilityBy(2060.0) - 0.5) < 1e-6);
        QCOMPARE(outlook.probabilityBy(2027.0), 0.0); // as planned, when it always slips
    }
    void stagesComeInOrder() {
        const grid::RequestOutlook outlook(campus());
        for (std::size_t i = 1; i < outlook.stages().size(); ++i) {
            const auto& before = outlook.stages()[i - 1];
            const auto& now = outlook.stages()[i];
            QVERIFY(now.passed <= before.passed && now.plannedYear >= before.plannedYear);
            QVERIFY(*now.p10Year > *before.p10Year && *now.p90Year > *before.p90Year);
            QVERIFY(*now.p10Year <= *now.p50Year && *now.p50Year <= *now.p90Year);
        }
        QVERIFY(*outlook.stages().back().p50Year == *outlook.yearAt(0.5));
        // Given completion, half of the cases are energised by the median.
        const double half = outlook.probabilityBy(*outlook.yearAt(0.5));
        QVERIFY(std::abs(half - 0.5 * outlook.completion()) < 1e-9);
        QVERIFY(units::number(outlook.meanSlip()) > 24.0 * (60 + 45 + 20 + 120)); // above the medians: a long tail
    }
    void assumedStagesAgreeWithTheRecord() {
        const grid::InterconnectionRequest request{"r", {100.0}, {2026.0}, grid::assumedStages()};
        QVERIFY(grid::checkRequest(request).empty());
        const grid::RequestOutlook outlook(request);
        const auto& ercot = grid::realisationRecords()[0];
        QVERIFY(std::abs(outlook.completion() - ercot.realisedShare) < 5e-4);
        QVERIFY(std::abs(units::number(outlook.meanSlip()) / 24.0 - ercot.observedSlipDays) < 1.0);
        QVERIFY(std::abs(outlook.plannedYear() - 2028.75) < 1e-9);
        QVERIFY(*outlook.yearAt(0.9) - *outlook.yearAt(0.1) > 0.4);
    }
    void refusesWhatCannotBe() {
        QVERIFY(codesOf(campus()).empty());
        auto request = campus();
        request.stages[1].p90Slip.value = 30.0;
        QCOMPARE(codesOf(request), std::vector<std::string>{"grid.slip_reversed"});
        request = campus();
        request.stages[0].p90Slip.value = 30.0;
        QCOMPARE(codesOf(request), std::vector<std::string>{"grid.slip_without_median"});
        request = campus();
        request.stages.clear();
        QCOMPARE(codesOf(request), std::vector<std::string>{"grid.no_stages"});
        request = campus();
        request.stages[2].completion.value = 1.2;
        request.stages[3].planned.value = -1.0;
        request.stages[4].medianSlip.value = std::nan("");
        QCOMPARE(codesOf(request), std::vector<std::string>(3, "table.out_of_range"));
        QCOMPARE(grid::checkRequest(request)[0].where, std::string("campus.facilities study.completion"));
        QCOMPARE(grid::checkRequest(request)[0].arguments, (std::vector<std::string>{"1.2", "0", "1"}));
    }
};

HEADROOM_TEST(RequestOutlookTest)
#include "request_outlook_test.moc"
