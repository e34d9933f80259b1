#include "data/importers/registry.h"
#include "data/importers/sglang_bench.h"
#include "tests/support/import_checks.h"
#include "tests/support/measurement_samples.h"
#include "tests/support/paths.h"
#include "tests/support/test_case.h"

using namespace data::importers;
using tests::sglangSample;
using tests::with;

class SglangBenchTest : public QObject {
    Q_OBJECT
    using Strings = std::vector<std::string>;
    static inline const std::map<std::string, std::string> kAnswers{
        {"device", "H200"}, {"devices", "4"}, {"model", "acme/Answered"}};
    static ImportResult parse(const std::string& text, std::map<std::string, std::string> answers = kAnswers) {
        ImportOptions options;
        options.answers = std::move(answers);
        return sglangBench().parse(text, options);
    }
private slots:
    void convertsEachLine() {
        const ImportResult result = parse(sglangSample());
        QVERIFY2(result.issues.empty(), result.issues.empty() ? "" : result.issues[0].column.c_str());
        QCOMPARE(result.rowsTaken, std::size_t(2));
        const auto& table = result.measurements.at(0);
        QCOMPARE(table.lines, (std::vector<std::uint32_t>{1, 2}));
        // An older line: the model and the accelerators are the user's word, rates come from the totals.
        QCOMPARE(table.text(0, "model"), std::string("acme/Answered"));
        QCOMPARE(table.number(0, "devices"), 4.0);
        QVERIFY(std::isnan(table.number(0, "request_rate_per_s"))); // Infinity
        QCOMPARE(table.number(0, "concurrency"), 8.0);
        QCOMPARE(table.number(0, "requests_per_s"), 2.0);
        QCOMPARE(table.number(0, "input_tokens"), 64.0);
        QCOMPARE(table.number(0, "output_tokens"), 32.0);
        QCOMPARE(table.number(0, "total_tokens_per_s"), 192.0);
        QCOMPARE(table.number(0, "latency_s"), 3.9);
        QCOMPARE(table.number(0, "time_to_first_token_median_s"), 0.08);
        QCOMPARE(table.number(0, "inter_token_median_s"), 0.0125);
        QVERIFY(std::isnan(table.number(0, "time_per_output_token_s"))); // gaps between tokens are not that
        // A newer line states what the server ran.
        QCOMPARE(table.text(1, "model"), std::string("acme/Toy-7B"));
        QCOMPARE(table.text(1, "framework"), std::string("sglang"));
        QCOMPARE(table.text(1, "framework_version"), std::string("0.5.9"));
        QCOMPARE(table.number(1, "devices"), 8.0); // two copies of four
        QCOMPARE(table.number(1, "request_rate_per_s"), 2.0);
        QCOMPARE(table.number(1, "time_per_output_token_s"), 0.012);
        QCOMPARE(table.number(1, "inter_token_p95_s"), 0.025);
        QVERIFY(std::isnan(table.number(1, "batch"))); // requests in flight are not sequences decoded together
    }
    void asksOncePerFile() {
        const ImportResult asked = parse(sglangSample(), {});
        QCOMPARE(tests::questionKeys(asked), (Strings{"model", "device", "devices"}));
        QVERIFY(asked.measurements.empty() && asked.issues.empty()); // what is asked for is not a fault of the rows
        QCOMPARE(asked.rowsQuarantined, std::size_t(2));
        const std::string newer = sglangSample().substr(sglangSample().find('\n') + 1);
        QCOMPARE(tests::questionKeys(parse(newer, {})), (Strings{"device"}));
    }
    void countsSharedAccelerators() {
        const std::string shared =
            with(sglangSample(), "\"enable_dp_attention\": false", "\"enable_dp_attention\": true");
        QCOMPARE(parse(shared).measurements.at(0).number(1, "devices"), 4.0);
        const std::string trace = with(sglangSample(), "\"request_rate\": 2.0", "\"request_rate\": \"trace\"");
        QCOMPARE(parse(trace).rowsTaken, std::size_t(2));
    }
    void refusesALineAndReadsTheNext() {
        const ImportResult result = parse(
            with(with(sglangSample(), "\"duration\": 20.0", "\"duration\": 40.0"), "\"tag\": \"b\"", "\"tag\": b"));
        QCOMPARE(tests::faultCodes(result), (Strings{"measurement.contradiction", "json.syntax"}));
        QCOMPARE(result.rowsRead, std::size_t(2));
        QCOMPARE(result.rowsTaken, std::size_t(0));
        QCOMPARE(result.rowsQuarantined, std::size_t(2));
        QCOMPARE(result.measurements.at(0).quarantined(), std::size_t(1));
        QCOMPARE(parse(sglangSample() + "\n\n{}\n").rowsQuarantined, std::size_t(1));
    }
    void readsPublicRuns() {
        HEADROOM_SHARED(offline, "benchmarks/sglang_bench/llama_3_3_70b_offline_output.jsonl");
        HEADROOM_SHARED(online, "benchmarks/sglang_bench/llama_3_3_70b_online_output.jsonl");
        for (const std::string& path : {offline, online}) {
            const std::string text = tests::readFile(path);
            QCOMPARE(recognise(text)->name(), std::string_view("sglang-bench"));
            QCOMPARE(tests::questionKeys(parse(text, {})), (Strings{"model", "device", "devices"}));
            const ImportResult result = parse(text);
            QVERIFY(result.issues.empty());
            QCOMPARE(result.rowsRead, std::size_t(7));
            QCOMPARE(result.rowsTaken, std::size_t(7));
            const auto& table = result.measurements.at(0);
            QCOMPARE(table.column("request_rate_per_s") == nullptr, path == offline);
            const double median = path == offline ? 91.28220983641222 : 0.08574514742940664;
            QVERIFY(std::fabs(table.number(0, "time_to_first_token_median_s") - median) < 1e-12 * median);
        }
        const auto table = parse(tests::readFile(online)).measurements.at(0);
        QCOMPARE(table.number(2, "request_rate_per_s"), 4.0);
        QCOMPARE(table.number(2, "requests"), 1200.0);
    }
};

HEADROOM_TEST(SglangBenchTest)
#include "sglang_bench_test.moc"
