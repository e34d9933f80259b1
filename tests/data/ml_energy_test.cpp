#include "data/importers/ml_energy_legacy.h"
#include "data/importers/ml_energy_v2.h"
#include "data/importers/ml_energy_v3.h"
#include "data/importers/registry.h"
#include "tests/support/import_checks.h"
#include "tests/support/measurement_samples.h"
#include "tests/support/paths.h"
#include "tests/support/test_case.h"

using namespace data::importers;
using tests::mlEnergyTaskSample;
using tests::with;

class MlEnergyTest : public QObject {
    Q_OBJECT
    using Strings = std::vector<std::string>;
    static ImportResult task(const std::string& text) { return mlEnergyV3().parse(text, {}); }
    static ImportResult run(const std::string& text) { return mlEnergyV2().parse(text, {}); }
private slots:
    void convertsATask() {
        const ImportResult result = task(mlEnergyTaskSample());
        QVERIFY2(result.issues.empty(), result.issues.empty() ? "" : result.issues[0].column.c_str());
        QCOMPARE(result.rowsRead, std::size_t(1));
        QCOMPARE(result.rowsTaken, std::size_t(1));
        const auto& table = result.measurements.at(0);
        QCOMPARE(table.lines, (std::vector<std::uint32_t>{3}));
        const std::pair<const char*, double> numbers[] = {{"devices", 2.0},
                                                          {"parameters", 30e9},
                                                          {"active_parameters", 3.5e9},
                                                          {"tensor_parallel", 2.0},
                                                          {"expert_parallel", 2.0},
                                                          {"data_parallel", 1.0},
                                                          {"concurrency", 8.0},
                                                          {"batch", 7.5},
                                                          {"output_tokens", 500.0},
                                                          {"output_tokens_per_s", 600.0},
                                                          {"inter_token_median_s", 0.011},
                                                          {"inter_token_p99_s", 0.014},
                                                          {"power_w", 1200.0},
                                                          {"energy_per_output_token_j", 2.0},
                                                          {"energy_per_request_j", 1000.0}};
        for (const auto& [field, value] : numbers)
            QVERIFY2(std::fabs(table.number(0, field) - value) < 1e-12 * value, field);
        QCOMPARE(table.text(0, "energy_boundary"), std::string("accelerator"));
        QCOMPARE(table.text(0, "scenario"), std::string("toy-chat"));
        QCOMPARE(table.text(0, "precision"), std::string("bf16"));
        QCOMPARE(table.text(0, "device"), std::string("H100"));
    }
    // A model's file states model and task around its configurations and the parallel sizes in an object of their own.
    void convertsAModel() {
        const ImportResult result = task(R"({
  "activated_params_billions": 8.0, "architecture": "Dense Transformer",
  "configurations": [
    {"avg_batch_size": 16.0, "avg_output_len": 100.0, "avg_power_watts": 500.0, "energy_per_request_joules": 50.0,
     "energy_per_token_joules": 0.5, "gpu_model": "B200", "max_num_batched_tokens": null, "max_num_seqs": 16,
     "num_gpus": 4, "total_params_billions": 8.25, "output_length_distribution": {"bins": [1.0, 2.0], "counts": [3]},
     "output_throughput_tokens_per_sec": 1000.0,
     "parallelization": {"data_parallel": 2, "expert_parallel": 1, "notes": "", "tensor_parallel": 2}},
    17
  ],
  "model_id": "acme/Toy-8B", "nickname": "Toy", "task": "gpqa", "task_display_name": "Q", "total_params_billions": 8.0,
  "weight_precision": "fp8"})");
        QCOMPARE(tests::faultCodes(result), (Strings{"json.not_an_object"}));
        QCOMPARE(result.rowsRead, std::size_t(2));
        QCOMPARE(result.rowsTaken, std::size_t(1));
        const auto& table = result.measurements.at(0);
        QCOMPARE(table.text(0, "model"), std::string("acme/Toy-8B"));
        QCOMPARE(table.text(0, "scenario"), std::string("gpqa"));
        QCOMPARE(table.number(0, "tensor_parallel"), 2.0);
        QCOMPARE(table.number(0, "data_parallel"), 2.0);
        QCOMPARE(table.number(0, "parameters"), 8.25e9); // its own word before that of the file around it
        QCOMPARE(table.number(0, "active_parameters"), 8e9);
    }
    void setsAsideWhatContradictsItself() {
        // The power is the sum over all accelerators: that of one of them does not agree with the energy of a token.
        const ImportResult one = task(with(mlEnergyTaskSample(), "1200.0", "600.0"));
        QCOMPARE(tests::faultCodes(one), (Strings{"measurement.contradiction"}));
        QCOMPARE(one.issues[0].column, std::string("avg_power_watts"));
        QCOMPARE(one.rowsQuarantined, std::size_t(1));
        QCOMPARE(one.measurements.at(0).quarantined(), std::size_t(1));
        QCOMPARE(tests::faultCodes(task(with(mlEnergyTaskSample(), "_joules\": 1000.0", "_joules\": 100.0"))),
                 (Strings{"measurement.contradiction"}));
        const std::string images = R"({"configurations": [{"gpu_model": "H100", "model_id": "acme/Draw", "num_gpus": 1,
 "avg_power_watts": 500.0, "energy_per_image_joules": 900.0}], "task": "text-to-image"})";
        const ImportResult refused = task(images);
        QCOMPARE(tests::faultCodes(refused), (Strings{"table.unknown_column", "measurement.no_tokens"}));
        QCOMPARE(refused.rowsQuarantined, std::size_t(1));
        QVERIFY(!refused.isUsable());
        QCOMPARE(tests::faultCodes(task("{\"configurations\": 3}")), (Strings{"json.not_an_object"}));
        QCOMPARE(tests::faultCodes(task("{\"configurations\": []}")), (Strings{"import.no_rows"}));
    }
    void convertsARun() {
        const ImportResult result = run(tests::mlEnergyRunSample());
        QVERIFY(result.issues.empty());
        const auto& table = result.measurements.at(0);
        QCOMPARE(table.number(0, "devices"), 8.0);
        QCOMPARE(table.number(0, "energy_per_output_token_j"), 2.0);
        QCOMPARE(table.number(0, "time_per_output_token_s"), 0.05); // already in seconds
        QCOMPARE(table.number(0, "output_tokens_per_s"), 300.0);
        QCOMPARE(table.number(0, "concurrency"), 16.0);
        QVERIFY(table.column("power_w") == nullptr);
        QCOMPARE(tests::faultCodes(run(with(tests::mlEnergyRunSample(), "900.0", "-900.0"))).at(0),
                 std::string("measurement.not_positive"));
    }
    void convertsTheFirstTables() {
        ImportOptions options;
        options.fileName = "H100_chat_benchmark.csv";
        const ImportResult asked = mlEnergyLegacy().parse(tests::mlEnergyLegacySample(), options);
        QCOMPARE(tests::questionKeys(asked), (Strings{"device", "devices"}));
        QCOMPARE(asked.questions[0].words.arguments, (Strings{"h100"}));
        options.answers = {{"device", "NVIDIA A100"}, {"devices", "1"}};
        const ImportResult result = mlEnergyLegacy().parse(tests::mlEnergyLegacySample(), options);
        QVERIFY(result.issues.empty());
        QCOMPARE(result.rowsTaken, std::size_t(2));
        const auto& table = result.measurements.at(0);
        QCOMPARE(table.number(0, "energy_per_output_token_j"), 8.0);
        QCOMPARE(table.number(0, "latency_s"), 10.0);
        QCOMPARE(table.number(1, "output_tokens_per_s"), 50.0);
        QCOMPARE(table.text(1, "device"), std::string("NVIDIA A100"));
    }
    void readsPublicTasks() {
        HEADROOM_SHARED(path, "benchmarks/ml_energy/v3_lm-arena-chat.json");
        const std::string text = tests::readFile(path);
        QCOMPARE(recognise(text)->name(), std::string_view("ml-energy-v3"));
        const ImportResult result = task(text);
        QVERIFY(result.issues.empty() && result.questions.empty());
        QCOMPARE(result.rowsRead, std::size_t(328));
        QCOMPARE(result.rowsTaken, std::size_t(328));
        const auto& table = result.measurements.at(0);
        QCOMPARE(table.column("device")->words, (Strings{"", "B200", "H100"}));
        QCOMPARE(table.column("precision")->words, (Strings{"", "bf16", "fp8"}));
        QCOMPARE(table.number(0, "energy_per_output_token_j"), 0.6993091867226764);
        QVERIFY(std::fabs(table.number(0, "inter_token_median_s") - 0.00715609549661167) < 1e-15);
        double most = 0.0;
        for (const double watts : table.column("power_w")->numbers)
            most = std::max(most, watts);
        QVERIFY(most > 3000.0); // of eight accelerators together
    }
    void readsAPublicRun() {
        HEADROOM_SHARED(path, "benchmarks/ml_energy/v2_A100-SXM4-40GB_Meta-Llama-3.1-70B-Instruct_bs128+tp8+pp1.json");
        const std::string text = tests::readFile(path);
        QCOMPARE(recognise(text)->name(), std::string_view("ml-energy-v2"));
        const ImportResult result = run(text);
        QVERIFY(result.issues.empty() && result.questions.empty());
        QCOMPARE(result.rowsTaken, std::size_t(1));
        const auto& table = result.measurements.at(0);
        QCOMPARE(table.number(0, "devices"), 8.0);
        QVERIFY(std::fabs(table.number(0, "energy_per_output_token_j") - 1.16072) < 1e-5);
        QCOMPARE(table.text(0, "device"), std::string("NVIDIA A100-SXM4-40GB"));
    }
};

HEADROOM_TEST(MlEnergyTest)
#include "ml_energy_test.moc"
