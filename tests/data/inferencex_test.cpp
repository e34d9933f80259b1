#include "data/importers/inferencex.h"
#include "data/importers/registry.h"
#include "tests/support/import_checks.h"
#include "tests/support/measurement_samples.h"
#include "tests/support/paths.h"
#include "tests/support/test_case.h"

using namespace data::importers;
using tests::inferencexDumpSample;
using tests::inferencexSample;
using tests::with;

class InferencexTest : public QObject {
    Q_OBJECT
    using Strings = std::vector<std::string>;
    static ImportResult parse(const std::string& text) { return inferencex().parse(text, {}); }
private slots:
    void convertsTheAggregate() {
        const ImportResult result = parse(inferencexSample());
        QCOMPARE(tests::faultCodes(result), (Strings{"measurement.power_invalid"}));
        QCOMPARE(result.rowsTaken, std::size_t(2));
        const auto& table = result.measurements.at(0);
        const std::pair<const char*, double> numbers[] = {{"devices", 4.0},
                                                          {"tensor_parallel", 4.0},
                                                          {"concurrency", 16.0},
                                                          {"input_tokens", 1024.0},
                                                          {"output_tokens", 512.0},
                                                          {"total_tokens_per_s", 1200.0},
                                                          {"output_tokens_per_s", 400.0},
                                                          {"input_tokens_per_s", 800.0},
                                                          {"time_to_first_token_s", 0.5},
                                                          {"time_to_first_token_p99_s", 0.9},
                                                          {"time_per_output_token_s", 0.02},
                                                          {"latency_s", 11.0},
                                                          {"power_w", 3200.0}, // stated for one of four
                                                          {"energy_per_output_token_j", 8.0}};
        for (const auto& [field, value] : numbers)
            QVERIFY2(std::fabs(table.number(0, field) - value) < 1e-12 * value, field);
        QCOMPARE(table.text(0, "energy_boundary"), std::string("accelerator"));
        QCOMPARE(table.text(0, "device"), std::string("mi355x"));
        QCOMPARE(table.text(0, "arrangement"), std::string("aggregated"));
        // Prefill and decode apart: each rate is per its own accelerators.
        QCOMPARE(table.text(1, "arrangement"), std::string("disaggregated"));
        QCOMPARE(table.number(1, "devices"), 24.0);
        QCOMPARE(table.number(1, "total_tokens_per_s"), 7200.0);
        QCOMPARE(table.number(1, "output_tokens_per_s"), 2400.0);
        QCOMPARE(table.number(1, "input_tokens_per_s"), 4800.0);
        QVERIFY(std::isnan(table.number(1, "power_w"))); // marked invalid
        QCOMPARE(table.text(1, "energy_boundary"), std::string());
        QCOMPARE(table.number(1, "time_per_output_token_s"), 0.01);
    }
    void takesPowerOnlyWhereItIsUnderstood() {
        const auto power = [](const std::string& what, const std::string& by) {
            const ImportResult result = parse(with(inferencexSample(), what, by));
            return std::pair(result.measurements.at(0).number(0, "power_w"), tests::faultCodes(result));
        };
        QCOMPARE(power("\"avg_power_w\": 800.0", "\"avg_total_gpu_power_w\": 3000.0, \"avg_power_w\": 750.0").first,
                 3000.0);
        QCOMPARE(power("\"power_valid\": 1", "\"power_valid\": true").first, 3200.0);
        QVERIFY(std::isnan(power("\"power_valid\": 1", "\"power_valid\": false").first));
        const auto [watts, codes] = power("\"power_metric_schema_version\": 2", "\"power_metric_schema_version\": 3");
        QVERIFY(std::isnan(watts));
        QCOMPARE(codes, (Strings{"measurement.power_schema", "measurement.power_invalid"}));
    }
    void takesMeasuredLengthsBeforeThoseAskedFor() {
        const ImportResult result =
            parse(with(inferencexSample(), "\"isl\": 1024", "\"mean_input_tokens\": 900.5, \"isl\": 1024"));
        QCOMPARE(result.measurements.at(0).number(0, "input_tokens"), 900.5);
        QCOMPARE(tests::countOf(tests::issueCodes(result), "measurement.lengths_asked"), std::size_t(1));
        const ImportResult agent =
            parse(R"([{"hw": "mi355x", "conc": 16, "model": "m", "scenario_type": "agentic-coding",
 "disagg": false, "tp": 1, "ep": 1, "num_requests_total": 20, "num_requests_successful": 18, "mean_qps": 0.5,
 "mean_ttft": 29.0, "mean_tpot": 0.09, "mean_itl": 0.09, "mean_input_tokens": 101251.5, "p75_input_tokens": 1.0,
 "mean_output_tokens_actual": 558.5, "theoretical_cache_hit_rate": null, "total_prompt_tokens": 3, "duration_seconds": 36.0,
 "tput_per_gpu": 1000.0, "output_tput_per_gpu": 100.0, "input_tput_per_gpu": 900.0}])");
        QVERIFY2(agent.issues.empty(), agent.issues.empty() ? "" : agent.issues[0].column.c_str());
        const auto& table = agent.measurements.at(0);
        QCOMPARE(table.text(0, "scenario"), std::string("agentic-coding"));
        QCOMPARE(table.number(0, "requests"), 18.0);
        QCOMPARE(table.number(0, "failed_requests"), 2.0);
        QCOMPARE(table.number(0, "output_tokens"), 558.5);
    }
    void setsAsideWhatContradictsItself() {
        const ImportResult rates = parse(with(inferencexSample(), "\"tput_per_gpu\": 300.0", "\"tput_per_gpu\": 30.0"));
        QCOMPARE(tests::faultCodes(rates).at(0), std::string("measurement.contradiction"));
        QCOMPARE(rates.rowsTaken, std::size_t(1));
        const ImportResult unknown = parse(with(inferencexSample(), "\"num_prefill_gpu\": 8,", ""));
        QCOMPARE(unknown.rowsTaken, std::size_t(2));
        QCOMPARE(tests::faultCodes(unknown), (Strings{"measurement.devices_unknown", "measurement.power_invalid"}));
        QVERIFY(std::isnan(unknown.measurements.at(0).number(1, "output_tokens_per_s")));
        QCOMPARE(unknown.measurements[0].number(1, "time_to_first_token_s"), 0.7);
    }
    void convertsTheDump() {
        const ImportResult result = parse(inferencexDumpSample());
        QVERIFY(tests::faultCodes(result).empty());
        QCOMPARE(tests::issueCodes(result), (Strings{"measurement.lengths_asked", "measurement.taken_as_means"}));
        QCOMPARE(result.rowsTaken, std::size_t(2));
        const auto& table = result.measurements.at(0);
        QCOMPARE(table.number(0, "time_to_first_token_s"), 0.5); // milliseconds, as the header says
        QCOMPARE(table.number(0, "time_per_output_token_s"), 0.02);
        QCOMPARE(table.number(0, "concurrency"), 32.0);
        QCOMPARE(table.text(0, "date"), std::string("2026-01-02"));
        QCOMPARE(table.number(0, "devices"), 8.0);
        QCOMPARE(table.number(0, "expert_parallel"), 2.0);
        QCOMPARE(table.text(0, "run"), std::string("a"));
        QCOMPARE(table.text(1, "arrangement"), std::string("disaggregated"));
        QCOMPARE(table.number(1, "devices"), 2.0 * 4.0 + 3.0 * 8.0);
        QCOMPARE(result.repairs.at(0).words.code, std::string("repair.blank_data_parallel"));
        QCOMPARE(result.repairs[0].rows, std::size_t(1));
        QCOMPARE(tests::faultCodes(parse(with(inferencexDumpSample(), ",500.0,", ",-500.0,"))),
                 (Strings{"measurement.not_positive"}));
    }
    void readsThePublicDump() {
        HEADROOM_SHARED(path, "benchmarks/inferencemax/aic_silicon_sample_inferencex_db_dump_2026-04-27.csv");
        const std::string text = tests::readFile(path);
        QCOMPARE(recognise(text)->name(), std::string_view("inferencex"));
        const ImportResult result = parse(text);
        QCOMPARE(result.rowsRead, std::size_t(5221));
        QCOMPARE(result.rowsTaken, std::size_t(5221));
        QCOMPARE(result.rowsQuarantined, std::size_t(0));
        QCOMPARE(tests::faultCodes(result), (Strings{"measurement.devices_unknown"}));
        QCOMPARE(result.repairs.at(0).rows, std::size_t(820 + 15)); // 820 blank, 15 with a 0
        const auto& table = result.measurements.at(0);
        QCOMPARE(table.column("device")->words.size(), std::size_t(7));
        QCOMPARE(table.column("model")->words.size(), std::size_t(16));
        std::size_t withDevices = 0;
        std::size_t withConcurrency = 0;
        for (std::size_t row = 0; row < table.rows(); ++row) {
            withDevices += std::isnan(table.number(row, "devices")) ? 0U : 1U;
            withConcurrency += std::isnan(table.number(row, "concurrency")) ? 0U : 1U;
        }
        QCOMPARE(withDevices, std::size_t(3619 + 274)); // of the rows with engines apart few state how many of them
        QCOMPARE(withConcurrency, std::size_t(5221 - 19));
        QVERIFY(std::fabs(table.number(0, "time_to_first_token_s") - 0.9723109823355117) < 1e-15);
        QCOMPARE(table.number(0, "devices"), 4.0);
        QCOMPARE(table.text(0, "date"), std::string("2026-04-17T00:00:00.000Z"));
    }
};

HEADROOM_TEST(InferencexTest)
#include "inferencex_test.moc"
