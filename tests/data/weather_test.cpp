#include "data/importers/calendar_csv.h"
#include "data/importers/epw.h"
#include "data/importers/gap_repair.h"
#include "data/importers/registry.h"
#include "data/importers/time_stamp.h"
#include "data/importers/tmy3.h"
#include "data/project/project_file.h"
#include "data/project/resolve.h"
#include "tests/support/import_checks.h"
#include "tests/support/paths.h"
#include "tests/support/test_case.h"

#include <QtCore/QTemporaryDir>

#include <numeric>

using namespace data::importers;

class WeatherTest : public QObject {
    Q_OBJECT
    using Strings = std::vector<std::string>;
    using Answers = std::map<std::string, std::string>;
    static constexpr std::array<int, 13> kFirst{0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334, 365};

    static ImportResult parse(const Importer& importer, const std::string& text, const Answers& answers = {}) {
        ImportOptions options;
        options.fileName = "site.x";
        options.answers = answers;
        return importer.parse(text, options);
    }
    static std::string two(int number) { return (number < 10 ? "0" : "") + std::to_string(number); }
    // The value of an hour tells its place: the hour of the year at 0.01 °C a step.
    template<class Row>
    static std::string everyHour(Row row) {
        std::string text;
        int number = 0;
        for (int month = 1; month <= 12; ++month)
            for (int day = 1;
                 day <= kFirst[static_cast<std::size_t>(month)] - kFirst[static_cast<std::size_t>(month) - 1]; ++day)
                for (int hour = 1; hour <= 24; ++hour)
                    text += row(month, day, hour, number++);
        return text;
    }
    static std::string hundredth(int number) {
        const std::string digits = std::to_string(1000 + number % 1000);
        return std::to_string(number / 1000) + "." + digits.substr(1);
    }
    static std::string tmy3Text(int years, const std::string& zone = "-6.0") {
        return "700001,\"NOWHERE FIELD\",TX," + zone +
               ",30.000,-100.000,100\nDate (MM/DD/YYYY),Time (HH:MM),GHI (W/m^2),Dry-bulb (C),Pressure (mbar)\n" +
               everyHour([years](int month, int day, int hour, int number) {
                   return two(month) + "/" + two(day) + "/" + std::to_string(1980 + month % years) + "," + two(hour) +
                          ":00,0," + hundredth(number) + ",950\n";
               });
    }
    static std::string epwText(bool oneYear, const std::string& recordsPerHour = "1") {
        std::string text = "LOCATION,Nowhere,TX,USA,TMY3,700001,30.0,-100.0,-6.0,100.0\nDESIGN CONDITIONS,0\n"
                           "TYPICAL/EXTREME PERIODS,0\nGROUND TEMPERATURES,0\nHOLIDAYS/DAYLIGHT SAVINGS,No,0,0,0\n"
                           "COMMENTS 1,x\nCOMMENTS 2,y\nDATA PERIODS,1," +
                           recordsPerHour + ",Data,Sunday, 1/ 1,12/31\n";
        return text + everyHour([oneYear](int month, int day, int hour, int number) {
                   return std::to_string(oneYear ? 2019 : 1980 + month) + "," + std::to_string(month) + "," +
                          std::to_string(day) + "," + std::to_string(hour) + ",0,?9?9," + hundredth(number) +
                          ",1.0,50,95000,0,0,300,100,200,50,0,0,0,0,180,3.5,5,5,20,77777,9,999999999,20,0.1,0,88,0.2,0,"
                          "0\n";
               });
    }
    static const data::project::SeriesRecord& series(const ImportResult& result, const std::string& slug) {
        for (const auto& one : result.series)
            if (one.slug == slug) return one;
        throw std::runtime_error("no series " + slug);
    }
private slots:
    // Local hour k of the year is UTC hour k + 6; the last six hours of the year come first.
    void laysMixedMonthsOnATypicalYear() {
        const ImportResult result = parse(tmy3(), tmy3Text(5));
        QCOMPARE(result.rowsRead, std::size_t(8760));
        QCOMPARE(result.rowsTaken, std::size_t(8760));
        QCOMPARE(tests::issueCodes(result), (Strings{"weather.columns_taken", "weather.typical_year"}));
        const auto& heat = series(result, "site-dry-bulb");
        QCOMPARE(heat.zoneOfOrigin, std::string("typical UTC-06:00"));
        QVERIFY(data::project::isTypicalYear(heat));
        QCOMPARE(heat.unit, std::string("°C"));
        QCOMPARE(heat.source, std::string("TMY3 700001 NOWHERE FIELD"));
        QCOMPARE(utcText(heat.startUtcSeconds), std::string("2025-01-01 00:00"));
        QCOMPARE(heat.size(), std::size_t(8760));
        QCOMPARE(heat.missing(), std::size_t(0));
        for (int hour = 0; hour < 8760; ++hour)
            QCOMPARE(heat.values[static_cast<std::size_t>((hour + 6) % 8760)], hour / 1000 + hour % 1000 / 1000.0);
        QCOMPARE(series(result, "site-pressure").unit, std::string("mbar"));
        QCOMPARE(result.series.size(), std::size_t(3));
    }
    void eastOfUtcTurnsTheOtherWay() {
        const ImportResult result = parse(tmy3(), tmy3Text(5, "5.5"));
        const auto& heat = result.series.at(0);
        QCOMPARE(heat.zoneOfOrigin, std::string("typical UTC+05:30"));
        QCOMPARE(utcText(heat.startUtcSeconds), std::string("2024-12-31 23:30"));
        // The hour from 5:00 to 6:00 on 1 January is the one from 23:30 to 0:30 UTC.
        QCOMPARE(heat.values[0], 0.005);
        QCOMPARE(heat.values[8760 - 5], 0.0);
        QVERIFY(yearOfHours(heat, 2025, "°C").values.has_value());
    }
    void asksWhetherOneYearIsThatYear() {
        const std::string text = tmy3Text(1);
        const ImportResult asked = parse(tmy3(), text);
        QCOMPARE(tests::questionKeys(asked), (Strings{"weather_year"}));
        QVERIFY(!asked.isUsable());
        QCOMPARE(asked.rowsTaken, std::size_t(0));
        const ImportResult actual = parse(tmy3(), text, {{"weather_year", "actual"}});
        const auto& heat = series(actual, "site-dry-bulb");
        // 1980 had a 29 February that the file leaves out: one gap of a day.
        QCOMPARE(utcText(heat.startUtcSeconds), std::string("1980-01-01 06:00"));
        QCOMPARE(heat.size(), std::size_t(8784));
        QCOMPARE(heat.missing(), std::size_t(24));
        QCOMPARE(heat.zoneOfOrigin, std::string("UTC-06:00"));
        const ImportResult typical = parse(tmy3(), text, {{"weather_year", "typical"}});
        QVERIFY(data::project::isTypicalYear(typical.series.at(0)));
        QCOMPARE(typical.series[0].missing(), std::size_t(0));
    }
    void reportsWhatCannotBeTrue() {
        std::string text = tmy3Text(5);
        text = tests::with(text, "03:00,0,0.002,950", "03:00,0,99.5,950");  // beyond any air
        text = tests::with(text, "04:00,0,0.003,950", "04:00,0,-9900,950"); // the format's mark
        text = tests::with(text, "05:00,0,0.004,950", "05:00,0,warm,950");
        text = tests::with(text, "01/01/1981,06:00", "01/32/1981,06:00");
        text = tests::with(text, "01/01/1981,07:00,0,0.006,950\n", "");
        const ImportResult result = parse(tmy3(), text);
        auto codes = tests::faultCodes(result);
        QCOMPARE(tests::countOf(codes, "weather.out_of_range"), std::size_t(1));
        QCOMPARE(tests::countOf(codes, "weather.not_a_number"), std::size_t(1));
        QCOMPARE(tests::countOf(codes, "import.bad_stamp"), std::size_t(1));
        QCOMPARE(tests::countOf(codes, "import.hours_missing"), std::size_t(3)); // one for each of the three columns
        QCOMPARE(series(result, "site-dry-bulb").missing(), std::size_t(5));
        QCOMPARE(series(result, "site-pressure").missing(), std::size_t(2));
        QCOMPARE(result.rowsRead, std::size_t(8759));
        QCOMPARE(result.rowsTaken, std::size_t(8758));
        QCOMPARE(result.rowsRead, result.rowsTaken + result.rowsQuarantined);
    }
    void refusesAFileWithoutAZone() {
        for (const char* zone : {"", "CST", "99", "-6.01"}) {
            const ImportResult result = parse(tmy3(), tmy3Text(5, zone));
            QVERIFY2(result.series.empty(), zone);
            QCOMPARE(tests::faultCodes(result), (Strings{"weather.no_zone"}));
        }
    }
    void readsEpw() {
        const std::string text = epwText(false);
        QCOMPARE(recognise(text)->name(), std::string_view("epw"));
        const ImportResult result = parse(epw(), text);
        QCOMPARE(result.rowsTaken, std::size_t(8760));
        QCOMPARE(result.rowsRead, std::size_t(8760));
        QCOMPARE(result.series.size(), std::size_t(6));
        const auto& heat = series(result, "site-dry-bulb");
        for (int hour = 0; hour < 8760; ++hour)
            QCOMPARE(heat.values[static_cast<std::size_t>((hour + 6) % 8760)], hour / 1000 + hour % 1000 / 1000.0);
        const auto first = [&](const char* slug) { return series(result, slug).values.front(); };
        QCOMPARE(first("site-pressure"), 95000.0);
        QCOMPARE(series(result, "site-pressure").unit, std::string("Pa"));
        QCOMPARE(first("site-wind-speed"), 3.5);
        QCOMPARE(first("site-global-irradiance"), 100.0);
        QCOMPARE(first("site-direct-normal-irradiance"), 200.0);
        QCOMPARE(first("site-diffuse-irradiance"), 50.0);
        QCOMPARE(heat.source, std::string("EPW 700001 Nowhere (TMY3)"));
        // The same hours by either format.
        QVERIFY(series(parse(tmy3(), tmy3Text(5)), "site-dry-bulb").values == heat.values);
    }
    void readsOneYearOfEpw() {
        QCOMPARE(tests::questionKeys(parse(epw(), epwText(true))), (Strings{"weather_year"}));
        const ImportResult result = parse(epw(), epwText(true), {{"weather_year", "actual"}});
        const auto& heat = series(result, "site-dry-bulb");
        QCOMPARE(utcText(heat.startUtcSeconds), std::string("2019-01-01 06:00"));
        QCOMPARE(heat.missing(), std::size_t(0));
        QCOMPARE(yearsCovered(heat), (std::vector<int>{2019}));
        const auto year = yearOfHours(heat, 2019, "°C");
        QCOMPARE(year.hoursMissing, std::size_t(6)); // the first of the year in UTC belong to the year before
        QVERIFY(year.values.has_value());
    }
    void refusesWhatIsNoHourlyEpw() {
        QCOMPARE(tests::faultCodes(parse(epw(), epwText(false, "2"))), (Strings{"weather.not_hourly"}));
        QCOMPARE(tests::faultCodes(parse(epw(), "LOCATION,a,b,c,d,e,1,2,-6.0,3\n1,2,3\n")),
                 (Strings{"weather.no_data_periods"}));
        QCOMPARE(tests::faultCodes(parse(epw(), "LOCATION,a\n")), (Strings{"weather.no_zone"}));
        const std::string missing = tests::with(epwText(false), ",0.000,1.0,50,95000,", ",99.9,1.0,50,999999,");
        const ImportResult result = parse(epw(), missing);
        QCOMPARE(series(result, "site-dry-bulb").missing(), std::size_t(1));
        QCOMPARE(series(result, "site-pressure").missing(), std::size_t(1));
        QCOMPARE(result.rowsTaken, std::size_t(8760)); // its wind is there
        QCOMPARE(tests::countOf(tests::faultCodes(result), "weather.out_of_range"), std::size_t(0));
    }
    // An imported typical year serves a scenario at once, and as no actual year.
    void servesAScenario() {
        QTemporaryDir folder;
        data::project::OpenOptions open;
        open.stateFolder = folder.filePath(QStringLiteral("state")).toStdString();
        auto project = data::project::ProjectFile::create(folder.filePath(QStringLiteral("a.headroom")).toStdString(),
                                                          data::project::Overwrite::Refuse, "", open);
        ImportResult result = parse(tmy3(), tmy3Text(5));
        const auto record = data::importers::record(result, "site.tmy3", "x", 1700000000);
        markWith(result, record.id);
        project.writeImport(record, result.series, result.rows, result.measurements);
        const auto profile = data::project::profileLookup(project)("site-dry-bulb@2025");
        QVERIFY(profile != nullptr);
        QVERIFY(profile->isTypical());
        QCOMPARE(profile->values.size(), std::size_t(8760));
        QCOMPARE(profile->values[6], 0.0);
        QVERIFY(data::project::profileLookup(project)("site-dry-bulb") != nullptr);
    }
    void readsAbilene() {
        HEADROOM_SHARED(path, "weather/TX-Abilene_Regional_Ap_Ut.tmy3");
        const std::string text = tests::readFile(path);
        QCOMPARE(recognise(text)->name(), std::string_view("tmy3"));
        const ImportResult result = parse(tmy3(), text);
        QCOMPARE(result.rowsRead, std::size_t(8760));
        QCOMPARE(result.rowsTaken, std::size_t(8760));
        QCOMPARE(result.rowsQuarantined, std::size_t(0));
        QCOMPARE(tests::faultCodes(result), Strings());
        QCOMPARE(result.series.size(), std::size_t(6));
        const auto& heat = series(result, "site-dry-bulb");
        QCOMPARE(heat.missing(), std::size_t(0));
        const double mean = std::accumulate(heat.values.begin(), heat.values.end(), 0.0) / 8760.0;
        QVERIFY(std::fabs(mean - 17.085821917808172) < 1e-12);
        QCOMPARE(*std::max_element(heat.values.begin(), heat.values.end()), 41.1); // summary.csv
        QCOMPARE(heat.values[0], 3.3);                                             // the row of 12/31, 19:00
        QCOMPARE(heat.values[6], 1.1);                                             // the first row
        const auto& sun = series(result, "site-global-irradiance");
        QCOMPARE(std::accumulate(sun.values.begin(), sun.values.end(), 0.0), 1868818.0);
        const auto& pressure = series(result, "site-pressure");
        QCOMPARE(std::accumulate(pressure.values.begin(), pressure.values.end(), 0.0), 8357901.0);
    }
    void readsTheCutHours() {
        HEADROOM_SHARED(cut, "weather/abilene_tx_tmy3_hourly.csv");
        HEADROOM_SHARED(whole, "weather/TX-Abilene_Regional_Ap_Ut.tmy3");
        const std::string text = tests::readFile(cut);
        QCOMPARE(recognise(text)->name(), std::string_view("calendar-csv"));
        const ImportResult result = parse(calendarCsv(), text);
        QVERIFY(result.questions.empty());
        QCOMPARE(result.rowsRead, std::size_t(8760));
        QCOMPARE(result.rowsTaken, std::size_t(8760));
        QCOMPARE(result.series.size(), std::size_t(8));
        QCOMPARE(tests::faultCodes(result), Strings());
        const ImportResult original = parse(tmy3(), tests::readFile(whole));
        for (const auto& [mine, other] : {std::pair{"site-dry-bulb-c", "site-dry-bulb"},
                                          {"site-ghi-w-m2", "site-global-irradiance"},
                                          {"site-wind-mps-10m", "site-wind-speed"},
                                          {"site-pressure-mbar", "site-pressure"}}) {
            QVERIFY2(series(result, mine).values == series(original, other).values, mine);
            QCOMPARE(series(result, mine).unit, series(original, other).unit);
            QCOMPARE(series(result, mine).startUtcSeconds, series(original, other).startUtcSeconds);
        }
        HEADROOM_SHARED(dulles, "weather/dulles_va_tmy3_hourly.csv");
        const ImportResult virginia = parse(calendarCsv(), tests::readFile(dulles));
        QCOMPARE(virginia.rowsTaken, std::size_t(8760));
        QCOMPARE(virginia.rowsQuarantined, std::size_t(0));
        const auto& heat = series(virginia, "site-dry-bulb-c");
        QCOMPARE(heat.zoneOfOrigin, std::string("typical UTC-05:00"));
        QCOMPARE(heat.values[5], 0.0);
        QCOMPARE(heat.values[0], 1.1); // the row of 12/31, hour 20
        QCOMPARE(*std::max_element(heat.values.begin(), heat.values.end()), 37.2);
    }
    void readsCalendarColumns_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("zone");
        QTest::addColumn<QString>("start");
        QTest::addColumn<QString>("questions");
        const auto row = [](const char* name, const char* text, const char* zone, const char* start,
                            const char* questions = "") {
            QTest::addRow("%s", name) << QString::fromUtf8(text) << QString::fromUtf8(zone) << QString::fromUtf8(start)
                                      << QString::fromUtf8(questions);
        };
        row("period 1 to 24", "Year,Month,Day,Period,a_mw\n2020,1,1,1,5\n2020,1,1,2,6\n", "UTC-07:00",
            "2020-01-01 07:00");
        row("hour 24 ends the day", "year,month,day,hour,a_mw\n2020,2,29,24,5\n2020,3,1,1,6\n", "UTC",
            "2020-02-29 23:00");
        row("hour 0 to 23", "year,month,day,hour,a_mw\n2020,2,29,23,5\n2020,3,1,0,6\n", "UTC", "2020-02-29 23:00");
        row("hour ending 0", "year,month,day,hour_ending,a_mw\n2020,2,29,23,5\n2020,3,1,0,6\n", "UTC",
            "2020-02-29 22:00");
        row("neither 0 nor 24", "year,month,day,hour,a_mw\n2020,1,1,1,5\n2020,1,1,2,6\n", "UTC", "", "hours");
        row("both 0 and 24", "year,month,day,hour,a_mw\n2020,1,1,0,5\n2020,1,1,24,6\n", "UTC", "", "hours");
        row("no zone", "year,month,day,hour,a_mw\n2020,1,1,0,5\n2020,1,1,1,6\n", "", "", "time_zone");
        row("no unit", "year,month,day,hour,1\n2020,1,1,0,5\n2020,1,1,1,6\n", "UTC", "", "unit.1");
        row("zone in a comment", "# made here, tz=+5.5, dry\nyear,month,day,hour,a_mw\n2020,1,1,6,5\n2020,1,1,0,6\n",
            "", "2019-12-31 18:30");
    }
    void readsCalendarColumns() {
        QFETCH(QString, text);
        QFETCH(QString, zone);
        QFETCH(QString, start);
        QFETCH(QString, questions);
        Answers answers;
        if (!zone.isEmpty()) answers["time_zone"] = zone.toStdString();
        const ImportResult result = parse(calendarCsv(), text.toStdString(), answers);
        QString asked;
        for (const std::string& key : tests::questionKeys(result))
            asked += QString::fromStdString(key);
        QCOMPARE(asked, questions);
        QCOMPARE(result.series.empty(), !questions.isEmpty());
        if (questions.isEmpty()) QCOMPARE(QString::fromStdString(utcText(result.series.at(0).startUtcSeconds)), start);
    }
    void laysALeapDayOnALeapYear() {
        const ImportResult result =
            parse(calendarCsv(), "month,day,hour,a_mw\n2,29,0,5\n2,29,1,6\n", {{"time_zone", "UTC"}});
        QCOMPARE(utcText(result.series.at(0).startUtcSeconds), std::string("2024-01-01 00:00"));
        QCOMPARE(result.series[0].size(), std::size_t(8784));
        QCOMPARE(result.series[0].values[59 * 24], 5.0);
    }
    void asksOnceForAllUnits() {
        const std::string text = "year,month,day,hour,1,2\n2020,1,1,0,5,6\n2020,1,1,1,6,7\n";
        const ImportResult result = parse(calendarCsv(), text, {{"time_zone", "UTC"}, {"unit", "MW"}});
        QCOMPARE(result.series.size(), std::size_t(2));
        QCOMPARE(result.series[1].unit, std::string("MW"));
        QCOMPARE(result.series[1].values, (std::vector<double>{6.0, 7.0}));
    }
    void refusesDaysThatAreNone() {
        const ImportResult result =
            parse(calendarCsv(), "year,month,day,hour,a_mw\n2021,2,28,0,5\n2021,2,29,0,6\n2021,13,1,0,6\n",
                  {{"time_zone", "UTC"}});
        QCOMPARE(tests::countOf(tests::issueCodes(result), "import.bad_stamp"), std::size_t(2));
        QCOMPARE(result.rowsTaken, std::size_t(1));
    }
    void readsSharedCalendars_data() {
        QTest::addColumn<QString>("file");
        QTest::addColumn<int>("rows");
        QTest::addColumn<int>("series");
        QTest::addColumn<int>("faults");
        QTest::newRow("cf abilene") << "renewables/derived_cf_abilene_tx_tmy3.csv" << 8760 << 3 << 0;
        QTest::newRow("cf dulles") << "renewables/derived_cf_dulles_va_tmy3.csv" << 8760 << 3 << 0;
        QTest::newRow("pv cf") << "renewables/rts_gmlc_pv_cf_2020.csv" << 8784 << 25 << 0;
        QTest::newRow("wind cf") << "renewables/rts_gmlc_wind_cf_2020.csv" << 8784 << 4 << 0;
        QTest::newRow("pv") << "renewables/rts-gmlc/DAY_AHEAD_pv.csv" << 8784 << 25 << 0;
        QTest::newRow("wind") << "renewables/rts-gmlc/DAY_AHEAD_wind.csv" << 8784 << 4 << 0;
        QTest::newRow("load") << "renewables/rts-gmlc/DAY_AHEAD_regional_Load.csv" << 8784 << 3 << 0;
    }
    void readsSharedCalendars() {
        QFETCH(QString, file);
        QFETCH(int, rows);
        QFETCH(int, series);
        QFETCH(int, faults);
        const auto path = tests::sharedData(file.toStdString());
        if (!path) QSKIP("a shared data file is not on this machine");
        const std::string text = tests::readFile(*path);
        QCOMPARE(recognise(text)->name(), std::string_view("calendar-csv"));
        const ImportResult result = parse(calendarCsv(), text, {{"time_zone", "UTC-06:00"}, {"unit", "MW"}});
        QVERIFY(result.questions.empty());
        QCOMPARE(result.rowsRead, static_cast<std::size_t>(rows));
        QCOMPARE(result.rowsTaken, static_cast<std::size_t>(rows));
        QCOMPARE(result.rowsQuarantined, std::size_t(0));
        QCOMPARE(result.series.size(), static_cast<std::size_t>(series));
        QCOMPARE(tests::faultCodes(result).size(), static_cast<std::size_t>(faults));
    }
};

HEADROOM_TEST(WeatherTest)
#include "weather_test.moc"
