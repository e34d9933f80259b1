#include "model/evidence/back_test.h"

#include "tests/support/test_case.h"

#include <algorithm>
#include <cstring>

using namespace model::evidence;

namespace {

BackTest startingWith(const char* name) {
    const auto all = backTests();
    const auto found =
        std::find_if(all.begin(), all.end(), [name](const BackTest& test) { return test.name.starts_with(name); });
    return found == all.end() ? BackTest{} : *found;
}

} // namespace

class BackTestsTest : public QObject {
    Q_OBJECT

private slots:
    void printedErrors() {
        struct Row {
            const char* name;
            double logError;
            double halfUnit;
        };
        constexpr Row kRows[] = {{"EPA 2007, US in 2011, current", 0.346, 5e-4},
                                 {"EPA 2007, US in 2011, historical", 0.494, 5e-4},
                                 {"LBNL 2016", -0.88, 5e-3},
                                 {"DeepSeek V4, all", -0.47, 5e-3},
                                 {"DeepSeek V4, active", -0.43, 5e-3}};
        for (const Row& row : kRows) {
            const auto error = startingWith(row.name).logError();
            QVERIFY2(error && std::abs(*error - row.logError) <= row.halfUnit, row.name);
        }
    }

    void printedPercentages() {
        struct Row {
            const char* name;
            double percent;
        };
        constexpr Row kRows[] = {{"EPA 2007, US in 2011, current", 41},
                                 {"EPA 2007, US in 2011, historical", 64},
                                 {"LBNL 2016", -58.5},
                                 {"World 2010-18, energy as service", 515},
                                 {"Semiconductors 2025, level", -10}};
        for (const Row& row : kRows) {
            const auto test = startingWith(row.name);
            QVERIFY2(test.outturn, row.name);
            const double percent = 100.0 * (test.forecast / *test.outturn - 1.0);
            QVERIFY2(std::abs(percent - row.percent) <= 0.5, row.name);
        }
        QVERIFY(std::abs(startingWith("Internet").forecast - 12.55) < 5e-3);
    }

    void openTestsHaveNoError() {
        QVERIFY(!startingWith("SemiAnalysis").logError());
        QVERIFY(!startingWith("EPRI").logError());
        QVERIFY(!startingWith("LBNL 2024").logError());
    }

    // A model fitted to 2010-18 fits it and then misses 2018-23 by more than half.
    void fitIsNoForecast() {
        const auto fitted = startingWith("World 2010-18, fitted");
        QVERIFY(fitted.inSample);
        QVERIFY(std::abs(*fitted.logError()) < 1e-12);
        const auto carried = startingWith("US 2018-23");
        QVERIFY(!carried.inSample);
        QVERIFY(carried.forecast > 76.0 && carried.forecast < 80.0);
        QVERIFY(*carried.logError() < -0.7);
    }

    // The record errs in both directions: no rule that always backfires or always decouples survives it.
    void signsDiffer() {
        const auto all = backTests();
        const auto sign = [&all](bool over) {
            return std::any_of(all.begin(), all.end(), [over](const BackTest& test) {
                const auto error = test.logError();
                return error && (over ? *error > 0.3 : *error < -0.3);
            });
        };
        QVERIFY(sign(true) && sign(false));
    }

    void scoresLeaveOutOpenAndInSample() {
        const std::vector<BackTest> tests{{"over", 2.0, 1.0, "", false, "", ""},
                                          {"under", 1.0, 4.0, "", false, "", ""},
                                          {"open", 9.0, std::nullopt, "", false, "", ""},
                                          {"fitted", 9.0, 1.0, "", true, "", ""}};
        const auto scores = scoresOf(tests);
        QCOMPARE(scores.scored, 2);
        QVERIFY(std::abs(scores.meanAbsoluteLogError - 1.5 * 0.69314718) < 1e-8);
        QVERIFY(std::abs(scores.meanLogError + 0.5 * 0.69314718) < 1e-8);
        QCOMPARE(scoresOf({}).scored, 0);
    }

    void recalledFiguresSaySo() {
        for (const char* name : {"EPA 2007, US in 2011, current", "EPA 2007, US in 2011, historical"})
            QVERIFY(startingWith(name).note.find("recalled, not sourced") != std::string::npos);
    }
};

HEADROOM_TEST(BackTestsTest)
#include "back_tests_test.moc"
