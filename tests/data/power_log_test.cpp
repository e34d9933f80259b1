#include "data/importers/amd_smi.h"
#include "data/importers/dcgm_power.h"
#include "data/importers/nvidia_smi.h"
#include "data/importers/ptdaemon_power.h"
#include "data/importers/registry.h"
#include "data/importers/sample_clock.h"
#include "tests/support/import_checks.h"
#include "tests/support/measurement_samples.h"
#include "tests/support/paths.h"
#include "tests/support/test_case.h"

using namespace data::importers;
using tests::with;

class PowerLogTest : public QObject {
    Q_OBJECT
    using Strings = std::vector<std::string>;
    static inline const std::map<std::string, std::string> kAnswers{{"time_zone", "UTC-05:00"}, {"device", "Told"}};
    static constexpr double kNoon = 1767323045.0; // 2026-01-02 03:04:05 UTC
    static constexpr double kWest = 5.0 * 3600.0;
    static ImportResult parse(const Importer& importer, const std::string& text,
                              std::map<std::string, std::string> answers = kAnswers) {
        ImportOptions options;
        options.answers = std::move(answers);
        return importer.parse(text, options);
    }
    static bool isNear(double value, double wanted) { return std::fabs(value - wanted) < 1e-6; }
    static std::optional<double> utcSeconds(const char* text, DateOrder order = DateOrder::YearFirst) {
        const auto stamp = parseSampleStamp(text, order);
        return stamp ? utcOf(*stamp) : std::nullopt;
    }
private slots:
    void readsFractionsOfASecond() {
        QVERIFY(isNear(utcSeconds("2026-01-02 03:04:05.250Z").value_or(0), kNoon + 0.25));
        QVERIFY(isNear(utcSeconds("2026-01-02T04:04:05,125+01:00").value_or(0), kNoon + 0.125));
        QVERIFY(isNear(utcSeconds("2026/01/02 03:04:05.999999999 UTC").value_or(0), kNoon + 1.0));
        QVERIFY(isNear(utcSeconds("1767323045").value_or(0), kNoon));
        QVERIFY(isNear(utcSeconds("1767323045.25").value_or(0), kNoon + 0.25));
        QVERIFY(isNear(utcSeconds("1767323045250").value_or(0), kNoon + 0.25));
        for (const char* bad : {"", "12345", "2026-01-02 03:04:05.", "2026-01-02 03:61:05.5", "99999999999999999999",
                                "2026-02-30 00:00:00.5", "1.2.3.4.5.6.7", "03-02-2026 10:00:00.250"}) {
            QVERIFY2(!parseSampleStamp(bad, DateOrder::YearFirst), bad);
        }
        const auto american = parseSampleStamp("03-02-2026 00:00:00.5", DateOrder::MonthFirst);
        const auto written = parseSampleStamp("2026-03-02 00:00:00.5", DateOrder::YearFirst);
        QVERIFY(american && american->whole.localSeconds == written->whole.localSeconds);
        QVERIFY(!utcOf(*written));
    }
    void followsTheClockThroughAutumn() {
        SampleClock clock(*TimeZone::find("America/New_York"));
        double last = 0.0;
        // Two samples in each second shown, the hour from 1:00 twice.
        for (const char* text :
             {"2025-11-02 00:59:59.5", "2025-11-02 01:00:00.0", "2025-11-02 01:00:00.5", "2025-11-02 01:59:59.5",
              "2025-11-02 01:00:00.0", "2025-11-02 01:00:00.0", "2025-11-02 01:00:00.5", "2025-11-02 02:00:00.0"}) {
            const double now = clock.utc(*parseSampleStamp(text, DateOrder::YearFirst)).value_or(-1.0);
            QVERIFY2(now >= last, text);
            last = now;
        }
        QCOMPARE(last, 1762066800.0); // 07:00 UTC
        QVERIFY(!clock.utc(*parseSampleStamp("2026-03-08 02:30:00.5", DateOrder::YearFirst)));
    }
    void readsTheWallMeter() {
        const ImportResult result = parse(ptdaemonPower(), tests::ptdaemonSample());
        QCOMPARE(tests::issueCodes(result), (Strings{"measurement.ranging_samples", "measurement.whole_log"}));
        QVERIFY(tests::faultCodes(result).empty());
        QCOMPARE(result.rowsRead, std::size_t(3));
        QCOMPARE(result.rowsTaken, std::size_t(2));
        QCOMPARE(result.rowsQuarantined, std::size_t(1)); // the ranging sample
        const auto& table = result.measurements.at(0);
        QCOMPARE(table.kind, std::string("power"));
        QCOMPARE(table.lines, (std::vector<std::uint32_t>{2, 3}));
        QCOMPARE(table.number(0, "power_w"), 2190.25);
        QVERIFY(isNear(table.number(0, "time_utc_s"), 1772463601.25)); // 2 March 10:00:01.25 at UTC-05:00
        QVERIFY(isNear(table.number(1, "time_utc_s") - table.number(0, "time_utc_s"), 1.0));
        QCOMPARE(table.text(0, "meter"), std::string("wall"));
        QCOMPARE(table.text(0, "phase"), std::string("testing"));
        QCOMPARE(table.text(0, "run"), std::string("Toy_run"));
        QCOMPARE(tests::questionKeys(parse(ptdaemonPower(), tests::ptdaemonSample(), {})), (Strings{"time_zone"}));
        const ImportResult unknown = parse(ptdaemonPower(), tests::ptdaemonSample(), {{"time_zone", "Mars"}});
        QCOMPARE(unknown.questions.at(0).words.code, std::string("question.unknown_time_zone"));
        QVERIFY(unknown.measurements.empty());
    }
    void refusesWallSamplesWithoutWatts() {
        const auto missing = parse(ptdaemonPower(), with(tests::ptdaemonSample(), "Watts,2190.25,", ""));
        QCOMPARE(tests::faultCodes(missing), (Strings{"measurement.missing"}));
        const auto zero = parse(ptdaemonPower(), with(tests::ptdaemonSample(), "2190.25", "-1"));
        QCOMPARE(tests::faultCodes(zero), (Strings{"measurement.not_positive"}));
        const auto stamp =
            parse(ptdaemonPower(), with(tests::ptdaemonSample(), "02-2026 10:00:01", "32-2026 10:00:01"));
        QCOMPARE(tests::faultCodes(stamp), (Strings{"import.bad_stamp"}));
        QCOMPARE(stamp.rowsTaken, std::size_t(1));
    }
    void readsUnitsInHeaderAndCells() {
        const ImportResult result = parse(nvidiaSmi(), tests::nvidiaSmiSample());
        QVERIFY2(result.issues.empty(), result.issues.empty() ? "" : result.issues[0].issue.code.c_str());
        const auto& table = result.measurements.at(0);
        QCOMPARE(table.number(0, "power_w"), 82.78);
        QCOMPARE(table.number(0, "power_limit_w"), 400.0);
        QCOMPARE(table.number(0, "utilisation_share"), 0.0);
        QCOMPARE(table.number(0, "memory_used_bytes"), 2147483648.0);
        QCOMPARE(table.number(0, "temperature_c"), 34.0);
        QCOMPARE(table.number(0, "clock_mhz"), 1410.0);
        QCOMPARE(table.text(0, "device"), std::string("Toy GPU 9"));
        QCOMPARE(table.text(1, "sensor"), std::string("1"));
        QCOMPARE(table.text(0, "meter"), std::string("accelerator"));
        QVERIFY(isNear(table.number(0, "time_utc_s"), kNoon + kWest + 0.25));
        QVERIFY(isNear(table.number(1, "utilisation_share"), 0.95));
        QVERIFY(std::isnan(table.number(1, "memory_used_bytes"))); // [N/A]
        QCOMPARE(tests::questionKeys(parse(nvidiaSmi(), tests::nvidiaSmiSample(), {})), (Strings{"time_zone"}));
    }
    void readsOtherUnitsAndRefusesUnknownOnes() {
        const std::string plain = "timestamp,power.draw [mW],utilization.gpu\n2026/01/02 03:04:05.250,250000,40\n";
        const auto result = parse(nvidiaSmi(), plain);
        QCOMPARE(result.measurements.at(0).number(0, "power_w"), 250.0);
        QVERIFY(isNear(result.measurements.at(0).number(0, "utilisation_share"), 0.4));
        QCOMPARE(result.measurements.at(0).text(0, "device"), std::string("Told"));
        QCOMPARE(tests::questionKeys(parse(nvidiaSmi(), plain, {})), (Strings{"time_zone", "device"}));
        QCOMPARE(tests::faultCodes(parse(nvidiaSmi(), with(plain, "[mW]", "[hp]"))),
                 (Strings{"measurement.unknown_unit"}));
        QCOMPARE(tests::faultCodes(parse(nvidiaSmi(), with(plain, "250000", "[GPU is lost]"))),
                 (Strings{"measurement.missing"}));
        QCOMPARE(tests::faultCodes(parse(nvidiaSmi(), with(plain, ",40", ",140"))), (Strings{"measurement.above_one"}));
        QCOMPARE(tests::faultCodes(parse(nvidiaSmi(), with(plain, "250000", "much"))),
                 (Strings{"import.not_a_number"}));
        QCOMPARE(tests::faultCodes(parse(nvidiaSmi(), "a,b\n1,2\n")), (Strings{"measurement.no_power_header"}));
    }
    void readsAmdSamplesBetweenRepeatedHeaders() {
        const ImportResult result = parse(amdSmi(), tests::amdSmiSample());
        QVERIFY(result.issues.empty());
        QCOMPARE(result.rowsRead, std::size_t(2));
        const auto& table = result.measurements.at(0);
        QCOMPARE(table.lines, (std::vector<std::uint32_t>{3, 5}));
        QCOMPARE(table.number(0, "time_utc_s"), kNoon);
        QCOMPARE(table.number(1, "power_w"), 400.0);
        QVERIFY(isNear(table.number(0, "utilisation_share"), 0.92));
        QVERIFY(std::isnan(table.number(1, "utilisation_share")));
        QCOMPARE(table.number(1, "temperature_c"), 66.0);
        QCOMPARE(tests::questionKeys(parse(amdSmi(), tests::amdSmiSample(), {})), (Strings{"device"})); // UTC by nature
        const auto local = with(tests::amdSmiSample(), "1767323045", "2026-01-02T03:04:05.250");
        QVERIFY(isNear(parse(amdSmi(), local).measurements.at(0).number(0, "time_utc_s"), kNoon + kWest + 0.25));
    }
    void readsDcgmText() {
        const ImportResult result = parse(dcgmPower(), tests::dcgmDmonSample());
        QCOMPARE(tests::faultCodes(result), (Strings{"measurement.missing"})); // N/A
        QCOMPARE(result.rowsRead, std::size_t(3));
        const auto& table = result.measurements.at(0);
        QCOMPARE(table.number(0, "power_w"), 120.5);
        QCOMPARE(table.number(0, "energy_j"), 5000.0);
        QVERIFY(isNear(table.number(0, "time_utc_s"), kNoon + kWest + 0.1));
        QCOMPARE(table.text(1, "sensor"), std::string("GPU 1"));
        QVERIFY(isNear(table.number(1, "utilisation_share"), 0.11));
        QCOMPARE(table.lines, (std::vector<std::uint32_t>{3, 7}));
        // As dcgmi prints it: no times, so nothing can be placed.
        std::string bare = tests::dcgmDmonSample();
        for (std::size_t at = bare.find("2026-"); at != std::string::npos; at = bare.find("2026-"))
            bare.erase(at, 24);
        const ImportResult timeless = parse(dcgmPower(), bare);
        QCOMPARE(recognise(bare)->name(), std::string_view("dcgm"));
        QCOMPARE(tests::countOf(tests::faultCodes(timeless), "measurement.no_sample_time"), std::size_t(3));
        QVERIFY(!timeless.isUsable());
    }
    void readsTheExporter() {
        const ImportResult result = parse(dcgmPower(), tests::dcgmExporterSample(), {});
        QVERIFY(result.issues.empty() && result.questions.empty());
        QCOMPARE(result.rowsRead, std::size_t(2));
        const auto& table = result.measurements.at(0);
        QCOMPARE(table.number(0, "power_w"), 412.3);
        QCOMPARE(table.number(1, "power_w"), 410.0);
        QVERIFY(isNear(table.number(0, "time_utc_s"), kNoon + 0.25));
        QCOMPARE(table.text(0, "sensor"), std::string("GPU-a"));
        QCOMPARE(table.text(1, "sensor"), std::string("1"));
        QCOMPARE(table.text(1, "device"), std::string("Toy GPU 9"));
    }
    // As files from Windows are.
    void readsCarriageReturnsAndAByteOrderMark() {
        const auto windows = [](const std::string& text) {
            std::string changed = "\xEF\xBB\xBF";
            for (const char c : text)
                changed += c == '\n' ? std::string("\r\n") : std::string(1, c);
            return changed;
        };
        const std::string plain = "timestamp,index,power.draw [W]\n2026/01/02 03:04:05.250,0,300.5\n";
        QCOMPARE(recognise(windows(plain))->name(), std::string_view("nvidia-smi"));
        for (const auto& [importer, text] : {std::pair{&nvidiaSmi(), plain},
                                             {&ptdaemonPower(), tests::ptdaemonSample()},
                                             {&dcgmPower(), tests::dcgmDmonSample()}}) {
            const ImportResult own = parse(*importer, text);
            const ImportResult other = parse(*importer, windows(text));
            QVERIFY(own.rowsTaken > 0 && other.rowsTaken == own.rowsTaken);
            QVERIFY(other.measurements == own.measurements);
        }
    }
    void readsAPublishedLog() {
        HEADROOM_SHARED(path, "benchmarks/power_log/nvidia_smi_a100_qwen3-8b_decode_excerpt.csv");
        const std::string text = tests::readFile(path);
        QCOMPARE(recognise(text)->name(), std::string_view("nvidia-smi"));
        QCOMPARE(tests::questionKeys(parse(nvidiaSmi(), text, {})), (Strings{"time_zone", "device"}));
        const ImportResult result = parse(nvidiaSmi(), text);
        QVERIFY(result.issues.empty());
        QCOMPARE(result.rowsRead, std::size_t(33));
        QCOMPARE(result.rowsTaken, std::size_t(33));
        const auto& table = result.measurements.at(0);
        QCOMPARE(table.number(0, "power_w"), 82.78);
        QCOMPARE(table.number(5, "power_w"), 440.01); // at "0 %"
        QCOMPARE(table.number(5, "utilisation_share"), 0.0);
        QVERIFY(isNear(table.number(1, "time_utc_s") - table.number(0, "time_utc_s"), 0.25));
        QCOMPARE(table.number(0, "memory_used_bytes"), 73877.0 * 1048576.0);
    }
};

HEADROOM_TEST(PowerLogTest)
#include "power_log_test.moc"
