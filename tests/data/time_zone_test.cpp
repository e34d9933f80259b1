#include "data/importers/time_stamp.h"
#include "data/importers/time_zone.h"
#include "tests/support/test_case.h"

using namespace data::importers;

class TimeZoneTest : public QObject {
    Q_OBJECT
    static std::int64_t utc(const char* text) {
        return QDateTime::fromString(QString::fromUtf8(text) + QStringLiteral("Z"), Qt::ISODate).toSecsSinceEpoch();
    }
private slots:
    void readsStamps_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("order");
        QTest::addColumn<QString>("local"); // ISO, empty: refused
        QTest::addColumn<int>("offset");    // minutes; 9999: none
        const auto row = [](const char* text, DateOrder order, const char* local, int offset) {
            QTest::addRow("%s", text) << QString::fromUtf8(text) << static_cast<int>(order) << QString::fromUtf8(local)
                                      << offset;
        };
        row("2024-03-10 07:00:00", DateOrder::YearFirst, "2024-03-10T07:00:00", 9999);
        row("2024-03-10T07:00Z", DateOrder::YearFirst, "2024-03-10T07:00:00", 0);
        row("2024-03-10T07:00:00.000+01:00", DateOrder::YearFirst, "2024-03-10T07:00:00", 60);
        row("2024-03-10 07:00:00-0500", DateOrder::YearFirst, "2024-03-10T07:00:00", -300);
        row("20240310T07", DateOrder::YearFirst, "2024-03-10T07:00:00", 9999);
        row("2024/3/9 24:00", DateOrder::YearFirst, "2024-03-10T00:00:00", 9999);
        row("10.03.2024 07:00", DateOrder::DayFirst, "2024-03-10T07:00:00", 9999);
        row("3/10/2024 7:00 PM", DateOrder::MonthFirst, "2024-03-10T19:00:00", 9999);
        row("3/10/2024 12:30 AM", DateOrder::MonthFirst, "2024-03-10T00:30:00", 9999);
        row("2023-02-29 00:00", DateOrder::YearFirst, "", 0);
        row("2024-13-01 00:00", DateOrder::YearFirst, "", 0);
        row("2024-03-10 24:30", DateOrder::YearFirst, "", 0);
        row("2024-03-10 07:60", DateOrder::YearFirst, "", 0);
        row("2024-03-10 07:00 tea", DateOrder::YearFirst, "", 0);
        row("10.03.2024 07:00", DateOrder::YearFirst, "", 0);
        row("", DateOrder::YearFirst, "", 0);
    }
    void readsStamps() {
        QFETCH(QString, text);
        QFETCH(int, order);
        QFETCH(QString, local);
        QFETCH(int, offset);
        const auto stamp = parseStamp(text.toStdString(), static_cast<DateOrder>(order));
        QCOMPARE(stamp.has_value(), !local.isEmpty());
        if (!stamp) return;
        QCOMPARE(stamp->localSeconds, utc(local.toUtf8().constData()));
        QCOMPARE(stamp->offsetSeconds.has_value(), offset != 9999);
        if (stamp->offsetSeconds) QCOMPARE(*stamp->offsetSeconds, offset * 60);
    }
    void findsTheOrderOfDates() {
        const auto order = [](std::vector<std::string_view> stamps) { return dateOrder(stamps); };
        QVERIFY(order({"2024-01-02 00:00"}) == DateOrder::YearFirst);
        QVERIFY(order({"01-02-2024 00:00", "13-02-2024 00:00"}) == DateOrder::DayFirst);
        QVERIFY(order({"01/02/2024 00:00", "01/13/2024 00:00"}) == DateOrder::MonthFirst);
        QVERIFY(order({"01/02/2024 00:00", "01/12/2024 00:00"}) == DateOrder::Ambiguous);
        QVERIFY(order({"13/02/2024 00:00", "01/13/2024 00:00"}) == DateOrder::Mixed);
    }
    // Against Qt's own time zone tables, every hour of two years and of a year beyond the listed changes.
    void agreesWithQt_data() {
        QTest::addColumn<QByteArray>("name");
        for (const char* name : {"America/New_York", "America/Chicago", "Europe/Berlin", "Asia/Tokyo",
                                 "Australia/Sydney", "Asia/Kolkata"}) {
            QTest::addRow("%s", name) << QByteArray(name);
        }
    }
    void agreesWithQt() {
        QFETCH(QByteArray, name);
        const QTimeZone reference(name);
        const auto zone = TimeZone::find(name.toStdString());
        if (!reference.isValid() || !zone) QSKIP("no zone files on this machine");
        for (const int year : {1995, 2016, 2024, 2060}) {
            const std::int64_t start = utc((std::to_string(year) + "-01-01T00:00:00").c_str());
            for (std::int64_t hour = 0; hour < 8784; ++hour) {
                const std::int64_t time = start + 3600 * hour;
                const int offset = reference.offsetFromUtc(QDateTime::fromSecsSinceEpoch(time, Qt::UTC));
                QCOMPARE(zone->offsetSeconds(time), offset);
                const auto instants = zone->instants(time + offset);
                QVERIFY(std::find(instants.begin(), instants.end(), time) != instants.end());
                QVERIFY(instants.size() <= 2);
            }
        }
    }
    void knowsSkippedAndRepeatedHours() {
        const auto zone = TimeZone::find("America/New_York");
        if (!zone) QSKIP("no zone files on this machine");
        QVERIFY(zone->instants(utc("2024-03-10T02:30:00")).empty());
        const auto repeated = zone->instants(utc("2024-11-03T01:30:00"));
        QCOMPARE(repeated, (std::vector<std::int64_t>{utc("2024-11-03T05:30:00"), utc("2024-11-03T06:30:00")}));
        QCOMPARE(zone->instants(utc("2024-11-03T00:30:00")).size(), std::size_t(1));
    }
    void refusesOtherNames() {
        for (const char* name : {"", "Mars/Olympus", "../../etc/passwd", "/etc/passwd", "America", "UTC+99"}) {
            QVERIFY2(!TimeZone::find(name), name);
        }
        QCOMPARE(TimeZone::find("UTC-05:00")->offsetSeconds(0), -18000);
    }
};

HEADROOM_TEST(TimeZoneTest)
#include "time_zone_test.moc"
