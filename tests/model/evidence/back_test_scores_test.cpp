#include "model/evidence/back_test.h"

#include "tests/support/test_case.h"

#include <algorithm>
#include <cmath>
#include <set>

using namespace model::evidence;

namespace {

// A forecast of 3 to 5 about the outturn given.
BackTest threeToFive(double outturn) {
    BackTest test{"", std::sqrt(15.0), outturn, "", false, "", "", "seen_primary", 3.0, 5.0};
    return test;
}

} // namespace

class BackTestScoresTest : public QObject {
    Q_OBJECT

private slots:
    void spreadGivesPercentileAndScore() {
        QVERIFY(std::abs(threeToFive(5.0).percentile().value() - 90.0) < 1e-6);
        QVERIFY(std::abs(threeToFive(3.0).percentile().value() - 10.0) < 1e-6);
        QVERIFY(threeToFive(4.0).isCovered().value() && !threeToFive(5.1).isCovered().value());
        QVERIFY(threeToFive(4.0).crps().value() < threeToFive(6.0).crps().value());
        QVERIFY(threeToFive(4.0).crps().value() < 0.3);
        QVERIFY(!threeToFive(4.0).skillScore());
    }

    void noSpreadGivesNeither() {
        const BackTest point{"", 4.0, 5.0, "", false, "", ""};
        QVERIFY(!point.percentile() && !point.crps() && !point.isCovered() && !point.skillScore());
        BackTest open = threeToFive(4.0);
        open.outturn.reset();
        QVERIFY(!open.percentile() && !open.crps() && !open.isCovered() && !open.isScored());
    }

    void sampleGoesBeforeTheBand() {
        BackTest test = threeToFive(4.0);
        test.sample = {1.0, 2.0, 3.0, 10.0};
        QCOMPARE(test.percentile().value(), 75.0);
        test.reference = LogNormal{std::log(4.0), 0.0};
        test.sample = {4.0};
        test.outturn = 6.0;
        QVERIFY(std::abs(test.skillScore().value()) < 1e-12);
    }

    void unsourcedIsShownNotScored() {
        std::vector<BackTest> tests{threeToFive(4.0), threeToFive(40.0)};
        tests[1].evidence = "unsourced";
        const auto scores = scoresOf(tests);
        QCOMPARE(scores.scored, 1);
        QCOMPARE(scores.unsourced, 1);
        QCOMPARE(scores.withSpread, 1);
        QCOMPARE(scores.coverage.inside, 1);
        QVERIFY(std::abs(scores.meanAbsolutePercentage - (4.0 - std::sqrt(15.0)) / 4.0) < 1e-12);
        QVERIFY(!scores.meanSkill);
    }

    void everyRowSaysItsEvidence() {
        const std::set<std::string> words{"seen_primary", "seen_secondary", "derived", "unsourced"};
        std::set<std::string> unsourced;
        for (const BackTest& test : backTests()) {
            QVERIFY2(words.contains(test.evidence), test.name.c_str());
            QVERIFY2(!test.source.empty(), test.name.c_str());
            if (test.evidence == "unsourced") unsourced.insert(test.name.substr(0, 4));
            QCOMPARE(test.low.has_value(), test.high.has_value());
            if (test.low) QVERIFY(*test.low < test.forecast && test.forecast < *test.high);
        }
        QVERIFY((unsourced == std::set<std::string>{"EPA ", "Coal"}));
    }

    // Koomey: a hundredfold a decade at a year and a half, sixteenfold at two and a half.
    void mooreWasTooFast() {
        const auto all = backTests();
        const auto moore =
            std::find_if(all.begin(), all.end(), [](const BackTest& test) { return test.name.starts_with("Moore"); });
        QVERIFY(moore != all.end());
        QVERIFY(moore->forecast > 75 && moore->forecast < 102);
        QVERIFY(*moore->outturn > 13 && *moore->outturn < 16.5);
        QVERIFY(moore->isScored());
    }

    void openOnesComeLast() {
        const auto all = backTests();
        bool isOpen = false;
        for (const BackTest& test : all) {
            QVERIFY(!isOpen || !test.outturn);
            isOpen = !test.outturn.has_value();
        }
        QVERIFY(isOpen);
    }
};

HEADROOM_TEST(BackTestScoresTest)
#include "back_test_scores_test.moc"
