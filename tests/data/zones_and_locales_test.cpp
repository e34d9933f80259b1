#include "data/importers/import_file.h"
#include "data/importers/layout_profile.h"
#include "data/importers/registry.h"
#include "data/importers/table_import.h"
#include "data/importers/time_stamp.h"
#include "data/importers/time_zone.h"
#include "data/store/sha256.h"
#include "model/units/messages.h"
#include "tests/support/import_checks.h"
#include "tests/support/test_case.h"

#include <clocale>
#include <cstring>
#include <ctime>

using namespace data::importers;

// What a file means must not depend on where it is read: every case under every clock and language of the process.
class ZonesAndLocalesTest : public QObject {
    Q_OBJECT
    using Strings = std::vector<std::string>;
    using Answers = std::map<std::string, std::string>;

    // Everything that an import says, bit by bit.
    static std::string fingerprint(const ImportResult& result) {
        std::string all =
            result.format + "|" + std::to_string(result.rowsRead) + "|" + std::to_string(result.rowsTaken) + "\n";
        for (const auto& series : result.series) {
            all += series.slug + "|" + series.unit + "|" + std::to_string(series.startUtcSeconds) + "|";
            for (std::size_t i = 0; i < series.size(); ++i) {
                std::uint64_t bits = 0;
                if (series.valid[i] != 0) std::memcpy(&bits, &series.values[i], sizeof bits);
                all += std::to_string(series.valid[i]) + std::to_string(bits) + ",";
            }
        }
        for (const auto& issue : result.issues) {
            all += "\n" + issue.issue.code + "@" + std::to_string(issue.line);
            for (const std::string& argument : issue.issue.arguments)
                all += "|" + argument;
        }
        for (const auto& question : result.questions)
            all += "\n?" + question.key + "|" + model::units::describe(question.words);
        return data::store::sha256Hex(all);
    }
    static ImportResult read(const std::string& text, const Answers& answers = {}) {
        ImportOptions options;
        options.fileName = "INPUT.CSV"; // its I is the trap of a Turkish lower case
        options.answers = answers;
        return readFile(text, "", options);
    }
    static std::string two(std::int64_t number) { return (number < 10 ? "0" : "") + std::to_string(number); }

    struct Case {
        const char* name;
        std::string text;
        Answers answers;
    };
    static std::vector<Case> cases() {
        const auto zone = [](const char* name) { return Answers{{"time_zone", name}}; };
        std::string calendar = "YEAR,MONTH,DAY,PERIOD,LOAD_MW\n";
        for (int hour = 1; hour <= 24; ++hour)
            calendar += "2024,2,29," + std::to_string(hour) + "," + std::to_string(500 + hour) + ".5\n";
        return {
            {"spring, one hour absent", "TIME,MW\n2024-03-31 00:00,1.5\n2024-03-31 01:00,2.5\n2024-03-31 03:00,3.5\n",
             zone("Europe/Berlin")},
            {"spring, the hour that is none", "TIME,MW\n2024-03-31 01:00,1\n2024-03-31 02:00,2\n2024-03-31 03:00,3\n",
             zone("Europe/Berlin")},
            {"autumn, both hours",
             "TIME,MW\n2024-10-27 01:00,1\n2024-10-27 02:00,2\n2024-10-27 02:00,3\n2024-10-27 03:00,4\n",
             zone("Europe/Berlin")},
            {"autumn, one hour", "TIME,MW\n2024-10-27 01:00,1\n2024-10-27 02:00,2\n2024-10-27 03:00,4\n",
             zone("Europe/Berlin")},
            {"half hours", "TIME,MW\n2024-11-03 00:30,1\n2024-11-03 01:30,2\n2024-11-03 01:30,3\n2024-11-03 02:30,4\n",
             zone("America/St_Johns")},
            {"a clock turned by half an hour", "TIME,MW\n2024-04-07 01:00,1\n2024-04-07 01:30,2\n2024-04-07 02:30,3\n",
             zone("Australia/Lord_Howe")},
            {"leap day", "DATETIME_UTC,MW\n2024-02-28 23:00,1\n2024-02-29 00:00,2\n2024-03-01 00:00,3\n", {}},
            {"no leap day", "DATETIME_UTC,MW\n2023-02-28 23:00,1\n2023-02-29 00:00,2\n2023-03-01 00:00,3\n", {}},
            {"hour 24", "TIME_UTC,MW\n2024-12-31 23:00,1\n2024-12-31 24:00,2\n2025-01-01 01:00,3\n", {}},
            {"doubled", "TIME_UTC,MW\n2024-01-01 00:00,1\n2024-01-01 00:00,2\n2024-01-01 01:00,3\n", {}},
            {"gap", "TIME_UTC,MW\n2024-01-01 00:00,1\n2024-01-01 05:00,2\n2024-01-01 06:00,EMPTY\n", {}},
            {"decimal commas",
             "TIME_UTC;MW\n2024-01-01 00:00;1234,5\n2024-01-01 01:00;0,25\n",
             {{"decimal_comma", "yes"}}},
            {"decimal commas asked", "TIME_UTC;MW\n2024-01-01 00:00;1234,5\n2024-01-01 01:00;0,25\n", {}},
            {"zone asked", "TIME,MW\n2024-01-01 00:00,1\n2024-01-01 01:00,2\n", {}},
            {"order asked", "TIME_UTC,MW\n01/02/2024 00:00,1\n01/02/2024 01:00,2\n", {}},
            {"PM", "TIME_UTC,MW\n1/13/2024 11:00 AM,1\n1/13/2024 12:00 PM,2\n1/13/2024 1:00 PM,3\n", {}},
            {"calendar columns", calendar, zone("America/New_York")},
            {"units table", "NAME,COUNT,CAPACITY_MW,FORCED_OUTAGE_RATE,MTTR_H\nUNIT I,3,12.5,0.02,48\n", {}},
        };
    }

    class Surroundings {
    public:
        Surroundings(const char* zone, const char* locale)
            : m_zone(qgetenv("TZ")), m_locale(setlocale(LC_ALL, nullptr)) {
            qputenv("TZ", zone);
            tzset();
            m_isThere = setlocale(LC_ALL, locale) != nullptr;
        }
        ~Surroundings() {
            setlocale(LC_ALL, m_locale.c_str());
            if (m_zone.isEmpty())
                qunsetenv("TZ");
            else
                qputenv("TZ", m_zone);
            tzset();
        }
        bool isThere() const { return m_isThere; }

    private:
        QByteArray m_zone;
        std::string m_locale;
        bool m_isThere{};
    };
private slots:
    void initTestCase() {
        if (!TimeZone::find("Europe/Berlin")) QSKIP("no zone files on this machine");
    }
    void meansTheSameEverywhere_data() {
        QTest::addColumn<QByteArray>("zone");
        QTest::addColumn<QByteArray>("locale");
        for (const char* zone : {"UTC", "Europe/Berlin", "America/St_Johns", "Australia/Lord_Howe"})
            for (const char* locale : {"C", "de_DE.UTF-8", "tr_TR.UTF-8"})
                QTest::addRow("%s %s", zone, locale) << QByteArray(zone) << QByteArray(locale);
    }
    void meansTheSameEverywhere() {
        QFETCH(QByteArray, zone);
        QFETCH(QByteArray, locale);
        std::vector<std::string> at_home;
        {
            const Surroundings home("UTC", "C");
            for (const Case& one : cases())
                at_home.push_back(fingerprint(read(one.text, one.answers)));
        }
        const Surroundings surroundings(zone.constData(), locale.constData());
        if (!surroundings.isThere()) QSKIP("this locale is not on this machine");
        std::size_t number = 0;
        for (const Case& one : cases()) {
            const ImportResult result = read(one.text, one.answers);
            QVERIFY2(!result.format.empty(), one.name);
            QVERIFY2(fingerprint(result) == at_home[number++], one.name);
        }
    }
    // What each case must be, once: the above compares, it does not judge.
    void everyCaseSaysWhatItMeans_data() {
        QTest::addColumn<int>("number");
        QTest::addColumn<QString>("start");
        QTest::addColumn<int>("hours");
        QTest::addColumn<int>("missing");
        QTest::addColumn<QString>("word"); // an issue or a question
        int number = 0;
        const auto row = [&number](const char* start, int hours, int missing, const char* word) {
            QTest::addRow("%d", number) << number << QString::fromUtf8(start) << hours << missing
                                        << QString::fromUtf8(word);
            ++number;
        };
        row("2024-03-30 23:00", 3, 0, "");
        row("2024-03-31 00:00", 2, 0, "import.hour_skipped_by_clock");
        row("2024-10-26 23:00", 4, 0, "");
        row("2024-10-26 23:00", 4, 1, "import.hours_missing");
        row("2024-11-03 03:00", 4, 0, "");
        row("2024-04-06 14:00", 3, 0, "");
        row("2024-02-28 23:00", 26, 23, "import.hours_missing");
        row("2023-02-28 23:00", 2, 0, "import.bad_stamp");
        row("2024-12-31 23:00", 3, 0, "");
        row("2024-01-01 00:00", 2, 0, "import.hour_doubled");
        row("2024-01-01 00:00", 7, 5, "import.hours_missing");
        row("2024-01-01 00:00", 2, 0, "");
        row("", 0, 0, "decimal_comma");
        row("", 0, 0, "time_zone");
        row("", 0, 0, "date_order");
        row("2024-01-13 11:00", 3, 0, "");
        row("2024-02-29 05:00", 24, 0, "");
        row("", 0, 0, "");
    }
    void everyCaseSaysWhatItMeans() {
        QFETCH(int, number);
        QFETCH(QString, start);
        QFETCH(int, hours);
        QFETCH(int, missing);
        QFETCH(QString, word);
        const Case one = cases().at(static_cast<std::size_t>(number));
        const ImportResult result = read(one.text, one.answers);
        QCOMPARE(result.series.empty(), start.isEmpty());
        if (!start.isEmpty()) {
            QCOMPARE(QString::fromStdString(utcText(result.series.at(0).startUtcSeconds)), start);
            QCOMPARE(result.series[0].size(), static_cast<std::size_t>(hours));
            QCOMPARE(result.series[0].missing(), static_cast<std::size_t>(missing));
        }
        auto said = tests::faultCodes(result);
        for (const std::string& key : tests::questionKeys(result))
            said.push_back(key);
        if (!word.isEmpty()) QVERIFY2(tests::countOf(said, word.toStdString()) >= 1, one.name);
        if (word.isEmpty() && !start.isEmpty()) QCOMPARE(said, Strings());
    }
    // A year of UTC hours written on the clocks of other places comes back as the same series.
    void oneYearOnEveryClock_data() {
        QTest::addColumn<QByteArray>("zone");
        QTest::addColumn<bool>("isBackwards");
        for (const char* zone : {"UTC", "Europe/Berlin", "America/New_York", "America/St_Johns", "Australia/Lord_Howe",
                                 "Asia/Kolkata", "Pacific/Auckland"}) {
            QTest::addRow("%s", zone) << QByteArray(zone) << false;
            QTest::addRow("%s backwards", zone) << QByteArray(zone) << true;
        }
    }
    void oneYearOnEveryClock() {
        QFETCH(QByteArray, zone);
        QFETCH(bool, isBackwards);
        const auto clock = TimeZone::find(zone.constData());
        QVERIFY(clock.has_value());
        const std::int64_t begin = daysFromCivil(2024, 1, 1) * 86400;
        std::string text = "TIME,MW\n";
        for (int i = 0; i < 8784; ++i) {
            const int hour = isBackwards ? 8783 - i : i;
            const std::int64_t utc = begin + hour * std::int64_t{3600};
            text += utcText(utc + clock->offsetSeconds(utc)) + "," + std::to_string(1000 + hour % 500) + "\n";
        }
        const ImportResult result = read(text, {{"time_zone", zone.constData()}});
        QCOMPARE(result.series.size(), std::size_t(1));
        const auto& series = result.series[0];
        QCOMPARE(series.startUtcSeconds, begin);
        QCOMPARE(series.size(), std::size_t(8784));
        QCOMPARE(series.missing(), std::size_t(0));
        for (std::size_t hour = 0; hour < 8784; ++hour)
            QCOMPARE(series.values[hour], 1000.0 + static_cast<double>(hour % 500));
    }
};

HEADROOM_TEST(ZonesAndLocalesTest)
#include "zones_and_locales_test.moc"
