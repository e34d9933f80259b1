#include "data/importers/loadgen_summary.h"
#include "data/importers/mlperf_results.h"
#include "data/importers/mlperf_summary.h"
#include "data/importers/registry.h"
#include "tests/support/import_checks.h"
#include "tests/support/measurement_samples.h"
#include "tests/support/paths.h"
#include "tests/support/test_case.h"

using namespace data::importers;
using tests::with;

class MlperfTest : public QObject {
    Q_OBJECT
    using Strings = std::vector<std::string>;
    static inline const std::map<std::string, std::string> kAnswers{
        {"device", "H100 PCIe"}, {"devices", "2"}, {"model", "gptj"}};
    static ImportResult parse(const Importer& importer, const std::string& text,
                              std::map<std::string, std::string> answers = {}) {
        ImportOptions options;
        options.answers = std::move(answers);
        return importer.parse(text, options);
    }
private slots:
    void routesResultsByTheirUnit() {
        const ImportResult result = parse(mlperfSummary(), tests::mlperfSummarySample());
        QVERIFY(result.issues.empty());
        const auto& table = result.measurements.at(0);
        QCOMPARE(table.kind, std::string("serving"));
        QCOMPARE(table.number(0, "output_tokens_per_s"), 64000.0);
        QCOMPARE(table.number(0, "devices"), 32.0); // of the system, not the 8 of a node
        QCOMPARE(table.text(0, "device"), std::string("Toy GPU 9"));
        QCOMPARE(table.text(0, "model"), std::string("acme/toy-70b"));
        QCOMPARE(table.text(0, "scenario"), std::string("offline"));
        QCOMPARE(table.text(0, "system"), std::string("Toy rack"));
        QCOMPARE(table.text(0, "framework"), std::string("vLLM 0.9, ROCm 7"));
        QCOMPARE(table.text(0, "validity"), std::string());
        // A latency is no rate, and a row copied from another scenario says so.
        QVERIFY(std::isnan(table.number(1, "output_tokens_per_s")));
        QVERIFY(std::fabs(table.number(1, "latency_p90_s") - 3.8075) < 1e-12);
        QCOMPARE(table.text(1, "validity"), std::string("inferred"));
        QCOMPARE(table.text(1, "model"), std::string("toy-27b"));
    }
    void countsAcceleratorsOfOlderRounds() {
        const ImportResult result = parse(mlperfSummary(), tests::mlperfOlderSample());
        QVERIFY(result.issues.empty());
        const auto& table = result.measurements.at(0);
        QCOMPARE(table.number(0, "devices"), 32.0); // 8 in each of 4 nodes
        QCOMPARE(table.number(0, "requests_per_s"), 900.5);
        // Without an accelerator the processor did the work.
        QCOMPARE(table.text(1, "device"), std::string("Toy CPU"));
        QVERIFY(std::isnan(table.number(1, "devices")));
        QCOMPARE(table.number(1, "samples_per_s"), 12.5);
    }
    void refusesUnitsItDoesNotKnow() {
        const ImportResult watts = parse(mlperfSummary(), with(tests::mlperfSummarySample(), "Tokens/s", "Watts"));
        QCOMPARE(tests::issueCodes(watts), (Strings{"measurement.unknown_unit"}));
        QCOMPARE(watts.rowsTaken, std::size_t(1));
        // The latency of which share of the requests it is, only the scenario says.
        const ImportResult latency =
            parse(mlperfSummary(), with(tests::mlperfSummarySample(), "SingleStream", "Interactive"));
        QCOMPARE(tests::issueCodes(latency), (Strings{"measurement.unknown_unit"}));
        const auto several = parse(mlperfSummary(), with(tests::mlperfSummarySample(), "SingleStream", "MultiStream"));
        QVERIFY(std::fabs(several.measurements.at(0).number(1, "latency_p99_s") - 3.8075) < 1e-12);
    }
    void quarantinesAcceleratorsThatContradictEachOther() {
        const auto result = parse(mlperfSummary(), with(tests::mlperfSummarySample(), "\"32\"", "\"8\""));
        QCOMPARE(tests::issueCodes(result), (Strings{"measurement.contradiction"}));
        QCOMPARE(result.measurements.at(0).quarantined(), std::size_t(1));
    }
    void asksWhoseAcceleratorsAreCounted() {
        const std::string sample = tests::mlperfResultsSample();
        // Four processors in two nodes of two: counts are of the system.
        const auto table = parse(mlperfResults(), sample).measurements.at(0);
        QCOMPARE(table.number(0, "devices"), 16.0);
        QCOMPARE(table.number(0, "output_tokens_per_s"), 3200.5);
        QCOMPARE(table.number(1, "devices"), 4.0);
        QCOMPARE(table.number(1, "samples_per_s"), 240.25);
        QCOMPARE(table.text(1, "validity"), std::string("inferred"));
        const auto ofNode = parse(mlperfResults(), with(sample, "\"p#\": 4", "\"p#\": 2"));
        QCOMPARE(ofNode.measurements.at(0).number(0, "devices"), 32.0);
        const std::string silent = with(sample, "\"p#\": 4", "\"p#\": null");
        const ImportResult asked = parse(mlperfResults(), silent);
        QCOMPARE(tests::questionKeys(asked), (Strings{"accelerators"}));
        QVERIFY(asked.measurements.empty());
        QCOMPARE(parse(mlperfResults(), silent, {{"accelerators", "node"}}).measurements.at(0).number(0, "devices"),
                 32.0);
        QCOMPARE(parse(mlperfResults(), silent, {{"accelerators", "system"}}).measurements.at(0).number(0, "devices"),
                 16.0);
        QCOMPARE(parse(mlperfResults(), silent, {{"accelerators", "rack"}}).questions.size(), std::size_t(1));
    }
    void readsARunOfTheLoadGenerator() {
        const ImportResult result = parse(loadgenSummary(), tests::loadgenSample(), kAnswers);
        QCOMPARE(tests::issueCodes(result), (Strings{"measurement.tokens_inferred"}));
        QVERIFY(tests::faultCodes(result).empty());
        const auto& table = result.measurements.at(0);
        QCOMPARE(table.lines, (std::vector<std::uint32_t>{2}));
        QCOMPARE(table.number(0, "samples_per_s"), 10.0); // completed, not scheduled
        QCOMPARE(table.number(0, "request_rate_per_s"), 10.5);
        QCOMPARE(table.number(0, "output_tokens_per_s"), 2500.0); // counted, not inferred
        QVERIFY(std::fabs(table.number(0, "latency_s") - 0.4) < 1e-12);
        QVERIFY(std::fabs(table.number(0, "latency_median_s") - 0.3) < 1e-12);
        QVERIFY(std::fabs(table.number(0, "latency_p99_s") - 0.9) < 1e-12);
        QVERIFY(std::fabs(table.number(0, "time_to_first_token_s") - 0.05) < 1e-12);
        QVERIFY(std::fabs(table.number(0, "time_to_first_token_p99_s") - 0.08) < 1e-12);
        QVERIFY(std::fabs(table.number(0, "time_per_output_token_s") - 0.02) < 1e-12);
        QVERIFY(std::fabs(table.number(0, "time_per_output_token_p99_s") - 0.025) < 1e-12);
        QCOMPARE(table.text(0, "validity"), std::string("valid"));
        QCOMPARE(table.text(0, "model"), std::string("gptj"));
        QCOMPARE(table.number(0, "devices"), 2.0);
        QCOMPARE(tests::questionKeys(parse(loadgenSummary(), tests::loadgenSample())),
                 (Strings{"model", "device", "devices"}));
    }
    void keepsInvalidRunsApart() {
        const std::string sample = tests::loadgenSample();
        const auto windows = parse(loadgenSummary(), with(sample, ": VALID\n", ": VALID \r\n"), kAnswers);
        QCOMPARE(windows.measurements.at(0).text(0, "validity"), std::string("valid"));
        const std::string two = with(sample, ": VALID", ": INVALID") + sample;
        const ImportResult result = parse(loadgenSummary(), two, kAnswers);
        QCOMPARE(tests::faultCodes(result), (Strings{"measurement.run_invalid"}));
        QCOMPARE(result.rowsRead, std::size_t(2));
        QCOMPARE(result.rowsTaken, std::size_t(1));
        QCOMPARE(result.measurements.at(0).text(0, "validity"), std::string("invalid"));
        QCOMPARE(result.measurements.at(0).quarantined(), std::size_t(1));
        QCOMPARE(tests::faultCodes(parse(loadgenSummary(), with(sample, "PerformanceOnly", "AccuracyOnly"), kAnswers)),
                 (Strings{"measurement.accuracy_run"}));
        const std::string cut = sample.substr(0, sample.find("Result is"));
        QCOMPARE(tests::faultCodes(parse(loadgenSummary(), cut, kAnswers)), (Strings{"measurement.run_unfinished"}));
    }
    void readsPublishedResults() {
        HEADROOM_SHARED(summaryPath, "benchmarks/mlperf_inference/v6.1_summary_excerpt.csv");
        HEADROOM_SHARED(resultsPath, "benchmarks/mlperf_inference/v4.1_summary_results_excerpt.json");
        HEADROOM_SHARED(runPath, "benchmarks/mlperf_inference/"
                                 "v4.1_mlperf_log_summary_Dell_H100_PCIe_x2_gptj-99_Offline.txt");
        const std::string summary = tests::readFile(summaryPath);
        QCOMPARE(recognise(summary)->name(), std::string_view("mlperf-summary"));
        const ImportResult rows = parse(mlperfSummary(), summary);
        QVERIFY2(rows.issues.empty(), rows.issues.empty() ? "" : rows.issues[0].issue.code.c_str());
        QCOMPARE(rows.rowsTaken, std::size_t(13));
        const auto& table = rows.measurements.at(0);
        QCOMPARE(table.number(4, "devices"), 72.0);
        QCOMPARE(table.number(4, "output_tokens_per_s"), 1039900.0);
        QCOMPARE(table.number(8, "devices"), 288.0);
        QVERIFY(std::fabs(table.number(7, "latency_p90_s") - 3.80766351136147) < 1e-12);
        QVERIFY(std::fabs(table.number(12, "samples_per_s") - 101.56072395081954) < 1e-12);
        std::size_t inferred = 0;
        for (std::size_t row = 0; row < table.rows(); ++row)
            inferred += table.text(row, "validity") == "inferred" ? 1U : 0U;
        QCOMPARE(inferred, std::size_t(3));

        const std::string results = tests::readFile(resultsPath);
        QCOMPARE(recognise(results)->name(), std::string_view("mlperf-results"));
        const ImportResult objects = parse(mlperfResults(), results);
        QVERIFY(objects.issues.empty() && objects.questions.empty());
        QCOMPARE(objects.rowsTaken, std::size_t(3));
        QCOMPARE(objects.measurements.at(0).number(1, "devices"), 8.0);
        QCOMPARE(objects.measurements.at(0).number(2, "samples_per_s"), 24173.2);

        const std::string run = tests::readFile(runPath);
        QCOMPARE(recognise(run)->name(), std::string_view("loadgen-summary"));
        const ImportResult one = parse(loadgenSummary(), run, kAnswers);
        QVERIFY(tests::faultCodes(one).empty());
        QCOMPARE(one.rowsTaken, std::size_t(1));
        QCOMPARE(one.measurements.at(0).number(0, "samples_per_s"), 48.0736);
        QVERIFY(one.measurements.at(0).column("output_tokens_per_s") == nullptr); // 3317.08 was inferred
        QVERIFY(std::fabs(one.measurements.at(0).number(0, "latency_s") - 421.921889693) < 1e-9);
    }
};

HEADROOM_TEST(MlperfTest)
#include "mlperf_test.moc"
