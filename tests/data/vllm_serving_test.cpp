#include "data/importers/registry.h"
#include "data/importers/vllm_serving.h"
#include "tests/support/import_checks.h"
#include "tests/support/measurement_samples.h"
#include "tests/support/paths.h"
#include "tests/support/test_case.h"

using namespace data::importers;
using tests::vllmSample;
using tests::with;

class VllmServingTest : public QObject {
    Q_OBJECT
    using Strings = std::vector<std::string>;
    static ImportResult parse(const std::string& text, std::map<std::string, std::string> answers = {},
                              const std::string& fileName = {}) {
        ImportOptions options;
        options.fileName = fileName;
        options.answers = std::move(answers);
        return vllmServing().parse(text, options);
    }
private slots:
    void convertsARun() {
        const ImportResult result = parse(vllmSample(), {{"device", "H100"}});
        QVERIFY2(result.issues.empty(), result.issues.empty() ? "" : result.issues[0].column.c_str());
        QCOMPARE(result.rowsTaken, std::size_t(1));
        const auto& table = result.measurements.at(0);
        QCOMPARE(table.kind, std::string("serving"));
        const std::pair<const char*, double> numbers[] = {{"devices", 2.0},
                                                          {"tensor_parallel", 2.0},
                                                          {"concurrency", 16.0},
                                                          {"requests", 98.0},
                                                          {"failed_requests", 2.0},
                                                          {"input_tokens", 100.0},
                                                          {"output_tokens", 200.0},
                                                          {"duration_s", 50.0},
                                                          {"requests_per_s", 1.96},
                                                          {"input_tokens_per_s", 196.0},
                                                          {"output_tokens_per_s", 392.0},
                                                          {"total_tokens_per_s", 588.0},
                                                          {"time_to_first_token_s", 0.12},
                                                          {"time_to_first_token_median_s", 0.11},
                                                          {"time_to_first_token_p99_s", 0.2},
                                                          {"time_per_output_token_s", 0.02},
                                                          {"time_per_output_token_p99_s", 0.03},
                                                          {"inter_token_s", 0.0205},
                                                          {"latency_s", 4.1}};
        for (const auto& [field, value] : numbers)
            QVERIFY2(std::fabs(table.number(0, field) - value) < 1e-12 * value, field);
        QVERIFY(table.column("request_rate_per_s") == nullptr); // "inf": as fast as they are answered
        QVERIFY(table.column("power_w") == nullptr);
        const std::pair<const char*, const char*> words[] = {
            {"device", "H100"}, {"model", "acme/Toy-7B"}, {"framework", "vllm"}, {"date", "20260102-030405"}};
        for (const auto& [field, value] : words)
            QCOMPARE(table.text(0, field), std::string(value));
    }
    void asksForTheAccelerator() {
        const ImportResult one = parse(vllmSample());
        QCOMPARE(tests::questionKeys(one), (Strings{"device"}));
        QCOMPARE(one.questions[0].words.code, std::string("question.device"));
        const std::string bare = with(vllmSample(), "\"tensor_parallel_size\": \"2\",", "");
        const ImportResult both = parse(bare, {}, "runs/vllm-h200-tp8-Toy.json");
        QCOMPARE(tests::questionKeys(both), (Strings{"device", "devices"}));
        QCOMPARE(both.questions[0].words.arguments, (Strings{"h200"}));
        QCOMPARE(both.questions[1].words.arguments, (Strings{"8"}));
        QVERIFY(both.measurements.empty() && both.rowsTaken == 0 && both.rowsQuarantined == 1);
        // The guess is never taken for an answer, nor is a number of accelerators that cannot be.
        for (const char* wrong : {"", "0", "-1", "2.5", "many", "1e9"})
            QCOMPARE(tests::questionKeys(parse(bare, {{"device", "H200"}, {"devices", wrong}})), (Strings{"devices"}));
        QCOMPARE(parse(bare, {{"device", "H200"}, {"devices", "8"}}).measurements.at(0).number(0, "devices"), 8.0);
    }
    void takesWhatTheRunNoted() {
        const std::string noted = with(vllmSample(), "\"tensor_parallel_size\": \"2\",",
                                       "\"gpu\": \"4xNVIDIA_L40S\", \"quantization\": \"FP8\",");
        const auto table = parse(noted).measurements.at(0);
        QCOMPARE(table.text(0, "device"), std::string("NVIDIA L40S"));
        QCOMPARE(table.number(0, "devices"), 4.0);
        QCOMPARE(table.text(0, "precision"), std::string("fp8"));
        const std::string copies = with(vllmSample(), "\"tensor_parallel_size\": \"2\",",
                                        "\"tensor_parallel_size\": 2, \"data_parallel_size\": 4, "
                                        "\"pipeline_parallel_size\": 3,");
        QCOMPARE(parse(copies, {{"device", "x"}}).measurements.at(0).number(0, "devices"), 24.0);
        // Another engine behind the same protocol is not named.
        const std::string openai = with(with(vllmSample(), "\"backend\": \"vllm\"", "\"backend\": \"openai-chat\""),
                                        "\"endpoint_type\": \"vllm\", ", "");
        QVERIFY(parse(openai, {{"device", "x"}}).measurements.at(0).column("framework") == nullptr);
    }
    void readsSeveralRuns() {
        std::string one = vllmSample();
        std::erase(one, '\n');
        const ImportResult list = parse("[" + one + ",\n" + one + ", 7]", {{"device", "x"}});
        QCOMPARE(list.rowsRead, std::size_t(3));
        QCOMPARE(list.rowsTaken, std::size_t(2));
        QCOMPARE(tests::faultCodes(list), (Strings{"json.not_an_object"}));
        const ImportResult lines = parse(one + "\n" + one + "\n" + one.substr(0, 300) + "\n", {{"device", "x"}});
        QCOMPARE(lines.rowsRead, std::size_t(3));
        QCOMPARE(lines.rowsTaken, std::size_t(2));
        QCOMPARE(tests::faultCodes(lines), (Strings{"json.syntax"}));
        QCOMPARE(lines.issues[0].line, std::size_t(3));
        QCOMPARE(lines.measurements.at(0).lines, (std::vector<std::uint32_t>{1, 2}));
    }
    void setsAsideWhatContradictsItself_data() {
        QTest::addColumn<QByteArray>("what");
        QTest::addColumn<QByteArray>("by");
        QTest::addColumn<QByteArray>("codes");
        QTest::newRow("rate") << QByteArray("\"output_throughput\": 392.0")
                              << QByteArray("\"output_throughput\": 3920.0") << QByteArray("measurement.contradiction");
        QTest::newRow("rounded rate") << QByteArray("\"request_throughput\": 1.96")
                                      << QByteArray("\"request_throughput\": 2.0") << QByteArray();
        QTest::newRow("duration") << QByteArray("\"duration\": 50.0") << QByteArray("\"duration\": -50.0")
                                  << QByteArray("measurement.not_positive");
        QTest::newRow("no request") << QByteArray("\"completed\": 98") << QByteArray("\"completed\": 0")
                                    << QByteArray("measurement.not_positive");
        QTest::newRow("no time") << QByteArray("\"mean_ttft_ms\": 120.0") << QByteArray("\"mean_ttft_ms\": 0.0")
                                 << QByteArray("measurement.not_positive");
        QTest::newRow("failed") << QByteArray("\"failed\": 2,") << QByteArray("\"failed\": -2,")
                                << QByteArray("measurement.negative");
        QTest::newRow("none failed") << QByteArray("\"failed\": 2,") << QByteArray("\"failed\": 0,") << QByteArray();
        QTest::newRow("list") << QByteArray("\"duration\": 50.0") << QByteArray("\"duration\": [50.0]")
                              << QByteArray("import.not_a_number");
        QTest::newRow("unknown") << QByteArray("\"label\": null") << QByteArray("\"colour\": \"red\"")
                                 << QByteArray("table.unknown_column");
    }
    void setsAsideWhatContradictsItself() {
        QFETCH(QByteArray, what);
        QFETCH(QByteArray, by);
        QFETCH(QByteArray, codes);
        const ImportResult result = parse(with(vllmSample(), what.toStdString(), by.toStdString()), {{"device", "x"}});
        const Strings found = tests::faultCodes(result);
        QCOMPARE(found.empty() ? std::string() : found[0], codes.toStdString());
        const bool isTaken = codes.isEmpty() || codes == "table.unknown_column";
        QCOMPARE(result.rowsTaken, std::size_t(isTaken ? 1 : 0));
        QCOMPARE(result.rowsRead, result.rowsTaken + result.rowsQuarantined);
    }
    // With one token per request nothing comes after the first; the zeros are no times.
    void knowsRunsOfSingleTokens() {
        std::string text = with(vllmSample(), "\"total_output_tokens\": 19600", "\"total_output_tokens\": 98");
        text = with(text, "\"output_throughput\": 392.0", "\"output_throughput\": 1.96");
        text = with(text, "\"total_token_throughput\": 588.0", "\"total_token_throughput\": 197.96");
        for (const char* name : {"mean_tpot_ms\": 20.0", "median_tpot_ms\": 19.0", "p99_tpot_ms\": 30.0"})
            text = with(text, name, std::string(name).substr(0, std::string(name).find(' ')) + " 0.0");
        const ImportResult result = parse(text, {{"device", "x"}});
        QCOMPARE(result.rowsTaken, std::size_t(1));
        QVERIFY(result.measurements.at(0).column("time_per_output_token_s") == nullptr);
        QVERIFY(result.measurements[0].column("inter_token_s") != nullptr);
    }
    void readsAPublicRun() {
        HEADROOM_SHARED(
            path, "benchmarks/vllm_serving/vllm-0.125qps-tp4-Llama-3.1-70B-Instruct-20250514-093231.trimmed.json");
        const std::string text = tests::readFile(path);
        QCOMPARE(recognise(text)->name(), std::string_view("vllm-serving"));
        const ImportResult result = parse(text, {{"device", "H100"}}, path);
        QVERIFY(result.issues.empty());
        QCOMPARE(result.rowsRead, std::size_t(1));
        QCOMPARE(result.rowsTaken, std::size_t(1));
        const auto& table = result.measurements.at(0);
        QCOMPARE(table.number(0, "devices"), 4.0);
        QCOMPARE(table.number(0, "request_rate_per_s"), 0.125);
        QCOMPARE(table.number(0, "requests"), 75.0);
        QCOMPARE(table.number(0, "failed_requests"), 0.0);
        QVERIFY(table.column("concurrency") == nullptr);
        QVERIFY(std::fabs(table.number(0, "time_to_first_token_s") - 0.04280272995994892) < 1e-15);
        QVERIFY(std::fabs(table.number(0, "time_per_output_token_p99_s") - 0.01854015197734164) < 1e-15);
        QVERIFY(std::fabs(table.number(0, "output_tokens") - 151.78666666666666) < 1e-9);
        QCOMPARE(table.text(0, "model"), std::string("meta-llama/Llama-3.1-70B-Instruct"));
    }
};

HEADROOM_TEST(VllmServingTest)
#include "vllm_serving_test.moc"
