#include "data/importers/pjm_hourly.h"
#include "data/importers/registry.h"
#include "data/importers/time_stamp.h"
#include "tests/support/import_checks.h"
#include "tests/support/test_case.h"

using namespace data::importers;

class PjmHourlyTest : public QObject {
    Q_OBJECT
    using Strings = std::vector<std::string>;
    static constexpr const char* kLoadHeader =
        "datetime_beginning_utc,datetime_beginning_ept,nerc_region,mkt_region,zone,load_area,mw,is_verified\n";
    static constexpr const char* kPriceHeader =
        "datetime_beginning_utc,datetime_beginning_ept,pnode_id,pnode_name,voltage,equipment,type,zone,"
        "system_energy_price_da,total_lmp_da,congestion_price_da,marginal_loss_price_da,row_is_current,version_nbr\n";

    static ImportResult parse(const Importer& importer, const std::string& text) {
        ImportOptions options;
        options.fileName = "download.csv";
        return importer.parse(text, options);
    }
    static std::string load(const char* utc, const char* local, const char* area, const char* mw,
                            const char* verified = "True") {
        return std::string(utc) + "," + local + ",RFC,MIDATL,PN," + area + "," + mw + "," + verified + "\n";
    }
private slots:
    // The layout as it is downloaded: both days of the clock's change, month first, areas mixed.
    void readsMeteredLoad() {
        const std::string text = kLoadHeader + load("11/3/2024 4:00:00 AM", "11/3/2024 12:00:00 AM", "PN", "1500.5") +
                                 load("11/3/2024 4:00:00 AM", "11/3/2024 12:00:00 AM", "AE", "700") +
                                 load("11/3/2024 5:00:00 AM", "11/3/2024 1:00:00 AM", "PN", "1490") +
                                 load("11/3/2024 6:00:00 AM", "11/3/2024 1:00:00 AM", "PN", "1480", "False") +
                                 load("11/3/2024 7:00:00 AM", "11/3/2024 2:00:00 AM", "PN", "1470") +
                                 load("11/3/2024 5:00:00 AM", "11/3/2024 1:00:00 AM", "AE", "690") +
                                 load("11/3/2024 7:00:00 AM", "11/3/2024 2:00:00 AM", "AE", "680");
        QCOMPARE(recognise(text)->name(), std::string_view("pjm-metered-load"));
        const ImportResult result = parse(pjmMeteredLoad(), text);
        QVERIFY(result.questions.empty());
        QCOMPARE(result.rowsRead, std::size_t(7));
        QCOMPARE(result.rowsTaken, std::size_t(7));
        QCOMPARE(result.series.size(), std::size_t(2));
        QCOMPARE(result.series[0].slug, std::string("pjm-pn-load"));
        QCOMPARE(result.series[0].values, (std::vector<double>{1500.5, 1490, 1480, 1470}));
        QCOMPARE(utcText(result.series[0].startUtcSeconds), std::string("2024-11-03 04:00"));
        QCOMPARE(result.series[0].unit, std::string("MW"));
        QCOMPARE(result.series[1].missing(), std::size_t(1)); // AE lacks the second 1:00
        QCOMPARE(tests::issueCodes(result), (Strings{"import.hours_missing", "import.not_verified"}));
    }
    void reportsWhatIsWrong() {
        const std::string text = kLoadHeader + load("1/31/2024 5:00:00 AM", "1/31/2024 1:00:00 AM", "PN", "1500") +
                                 load("1/31/2024 6:00:00 AM", "1/31/2024 1:00:00 AM", "PN", "-3") +
                                 load("1/31/2024 7:00:00 AM", "1/31/2024 2:00:00 AM", "PN", "x") +
                                 load("31/1/2024 8:00:00 AM", "1/31/2024 3:00:00 AM", "PN", "9") +
                                 load("1/31/2024 5:00:00 AM", "1/31/2024 12:00:00 AM", "PN", "1501");
        const ImportResult result = parse(pjmMeteredLoad(), text);
        auto codes = tests::faultCodes(result);
        std::sort(codes.begin(), codes.end());
        QCOMPARE(codes, (Strings{"import.bad_stamp", "import.hour_doubled", "import.hour_negative",
                                 "import.hour_out_of_order", "import.local_time_disagrees", "import.not_a_number"}));
        QCOMPARE(result.rowsTaken, std::size_t(1));
        QCOMPARE(result.rowsRead, result.rowsTaken + result.rowsQuarantined);
        QCOMPARE(result.series.at(0).values.front(), 1500.0); // the first of the doubled hour
    }
    void readsPrices() {
        const auto row = [](const char* utc, const char* local, const char* node, const char* price,
                            const char* current = "TRUE") {
            return std::string(utc) + "," + local + ",1," + node + ",,,ZONE,,30.0," + price + ",0.5,0.25," + current +
                   ",1\n";
        };
        const std::string text = kPriceHeader + row("2024-01-01T05:00:00", "2024-01-01T00:00:00", "DOM", "31.25") +
                                 row("2024-01-01T06:00:00", "2024-01-01T01:00:00", "DOM", "-12.5") +
                                 row("2024-01-01T06:00:00", "2024-01-01T01:00:00", "DOM", "99", "FALSE") +
                                 row("2024-01-01T07:00:00", "2024-01-01T02:00:00", "DOM", "3700") +
                                 row("2024-01-01T05:00:00", "2024-01-01T00:00:00", "WESTERN HUB", "28");
        QCOMPARE(recognise(text)->name(), std::string_view("pjm-lmp"));
        const ImportResult result = parse(pjmPrices(), text);
        QCOMPARE(result.series.size(), std::size_t(2));
        // A negative price and a spike are prices.
        QCOMPARE(result.series[0].values, (std::vector<double>{31.25, -12.5, 3700.0}));
        QCOMPARE(result.series[0].unit, std::string("USD/MWh"));
        QCOMPARE(result.series[1].slug, std::string("pjm-western-hub-price"));
        QCOMPARE(tests::faultCodes(result), (Strings{"import.replaced_version"}));
        QCOMPARE(result.rowsTaken, std::size_t(4));
        QCOMPARE(result.rowsQuarantined, std::size_t(1));
    }
    void neverTakesOneForTheOther() {
        QVERIFY(parse(pjmPrices(), std::string(kLoadHeader) + load("a", "b", "PN", "1")).series.empty());
        QVERIFY(parse(pjmMeteredLoad(), std::string(kPriceHeader)).series.empty());
        QCOMPARE(pjmMeteredLoad().confidence(kPriceHeader), 0.0);
        QCOMPARE(pjmPrices().confidence(kLoadHeader), 0.0);
    }
};

HEADROOM_TEST(PjmHourlyTest)
#include "pjm_hourly_test.moc"
