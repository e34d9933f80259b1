#include "model/series/time_axis.h"
#include "model/series/trajectory.h"
#include "tests/support/test_case.h"

using namespace model::series;

class TimeAxisTest : public QObject {
    Q_OBJECT
private slots:
    void agreesWithTheCalendar_data() {
        QTest::addColumn<int>("year");
        for (const int year : {1900, 2000, 2023, 2024, 2025, 2026, 2100}) QTest::addRow("%d", year) << year;
    }
    void agreesWithTheCalendar() {
        QFETCH(int, year);
        const TimeAxis axis(year);
        QDateTime time(QDate(year, 1, 1), QTime(0, 0), Qt::UTC);
        for (std::size_t hour = 0; hour < axis.hours(); ++hour) {
            const CalendarHour at = axis.at(hour);
            QCOMPARE(at.month, time.date().month());
            QCOMPARE(at.day, time.date().day());
            QCOMPARE(at.hour, time.time().hour());
            QCOMPARE(at.weekday, time.date().dayOfWeek() - 1);
            time = time.addSecs(3600);
        }
        QCOMPARE(time.date(), QDate(year + 1, 1, 1));
        QCOMPARE(axis.firstHourOfMonth(13), axis.hours());
        QCOMPARE(axis.at(axis.firstHourOfMonth(3)).day, 1);
        QCOMPARE(daysInMonth(year, 2), QDate(year, 2, 1).daysInMonth());
    }
    void interpolatesBetweenKnots() {
        std::vector<Knot> knots{{2026, 100}, {2028, 300}};
        QCOMPARE(interpolate(knots, 2020), 100.0);
        QCOMPARE(interpolate(knots, 2027), 200.0);
        QCOMPARE(interpolate(knots, 2027.5), 250.0);
        QCOMPARE(interpolate(knots, 2035), 300.0);
        setKnot(knots, 2027, 0);
        QCOMPARE(knots.size(), std::size_t(3));
        QCOMPARE(interpolate(knots, 2026.5), 50.0);
        setKnot(knots, 2027, 7);
        QCOMPARE(knots.size(), std::size_t(3));
        QCOMPARE(interpolate(knots, 2027), 7.0);
    }
};

HEADROOM_TEST(TimeAxisTest)
#include "time_axis_test.moc"
