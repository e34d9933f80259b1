#include "model/series/hourly_profile.h"
#include "model/units/messages.h"
#include "tests/support/test_case.h"

#include <limits>
#include <numeric>

using namespace model::series;

namespace {
// Each hour holds month × 10,000 + day × 100 + hour, so that its date can be read off wherever it lands.
HourlyProfile datedProfile(int year) {
    const TimeAxis axis(year);
    HourlyProfile profile{"date", "made here", year, {}};
    for (std::size_t hour = 0; hour < axis.hours(); ++hour) {
        const CalendarHour at = axis.at(hour);
        profile.values.push_back(at.month * 10000 + at.day * 100 + at.hour);
    }
    return profile;
}
} // namespace

class HourlyProfileTest : public QObject {
    Q_OBJECT
private slots:
    void keepsTheDates_data() {
        QTest::addColumn<int>("from");
        QTest::addColumn<int>("to");
        for (const int from : {2023, 2024})
            for (const int to : {2025, 2026, 2028, 2100})
                QTest::addRow("%d to %d", from, to) << from << to;
    }
    void keepsTheDates() {
        QFETCH(int, from);
        QFETCH(int, to);
        const TimeAxis axis(to);
        const std::vector<double> fitted = fitToYear(datedProfile(from), axis);
        QCOMPARE(fitted.size(), axis.hours());
        for (std::size_t hour = 0; hour < axis.hours(); ++hour) {
            const CalendarHour at = axis.at(hour);
            const bool leapDay = at.month == 2 && at.day == 29;
            const int day = leapDay && from == 2023 ? 28 : at.day;
            QCOMPARE(fitted[hour], double(at.month * 10000 + day * 100 + at.hour));
        }
    }
    void acceptsALeapYearWithoutItsLeapDay() {
        HourlyProfile profile = datedProfile(2023);
        profile.year = 2024;
        QVERIFY(problemsOf(profile, "load").empty());
        const std::vector<double> fitted = fitToYear(profile, TimeAxis(2024));
        QCOMPARE(fitted[59 * 24], 22800.0); // 29 February, midnight
        QCOMPARE(fitted[60 * 24], 30100.0);
    }
    void collectsEveryProblem() {
        QVERIFY(problemsOf(datedProfile(2024), "load").empty());
        HourlyProfile profile = datedProfile(2024);
        profile.year = 2023;
        profile.values[41] = std::numeric_limits<double>::quiet_NaN();
        const auto issues = problemsOf(profile, "load.csv");
        QCOMPARE(issues.size(), std::size_t(2));
        QVERIFY(issues[0].code == "profile.not_a_leap_year" && issues[0].where == "load.csv");
        QVERIFY(issues[1].code == "profile.not_finite" && issues[1].arguments.front() == "42");
        profile.values.resize(8736);
        QVERIFY(problemsOf(profile, "load.csv").front().code == "profile.wrong_length");
        for (const auto& issue : problemsOf(profile, "load.csv"))
            QVERIFY(model::units::messageText(issue.code) != issue.code);
    }
};

HEADROOM_TEST(HourlyProfileTest)
#include "hourly_profile_test.moc"
