#include "data/importers/import_file.h"
#include "data/importers/moe_bench.h"
#include "data/importers/registry.h"
#include "tests/support/import_checks.h"
#include "tests/support/measurement_samples.h"
#include "tests/support/test_case.h"

using namespace data::importers;
using tests::moeBenchSample;
using tests::with;

class MoeBenchTest : public QObject {
    Q_OBJECT
    using Strings = std::vector<std::string>;
    static ImportResult parse(const std::string& text) { return moeBench().parse(text, {}); }
private slots:
    void takesEachPoint() {
        const ImportResult result = parse(moeBenchSample());
        QVERIFY2(result.issues.empty(), result.issues.empty() ? "" : result.issues[0].issue.code.c_str());
        QCOMPARE(result.rowsRead, std::size_t(2));
        QCOMPARE(result.rowsTaken, std::size_t(2));
        const auto& table = result.measurements.at(0);
        QCOMPARE(table.kind, std::string("kernel"));
        QCOMPARE(table.text(0, "framework"), std::string("moe-bench"));
        QCOMPARE(table.text(0, "framework_version"), std::string("1.4.0"));
        QCOMPARE(table.text(0, "device"), std::string("NVIDIA H100 80GB HBM3"));
        QCOMPARE(table.text(0, "implementation"), std::string("wgmma_sm90a"));
        QCOMPARE(table.text(0, "precision"), std::string("bf16"));
        QCOMPARE(table.text(0, "routing"), std::string("zipf_1"));
        QCOMPARE(table.number(0, "tokens"), 64.0);
        QCOMPARE(table.number(0, "hidden_size"), 2048.0);
        QCOMPARE(table.number(0, "intermediate_size"), 768.0);
        QCOMPARE(table.number(0, "experts"), 128.0);
        QCOMPARE(table.number(0, "experts_per_token"), 8.0);
        QCOMPARE(table.number(0, "shared_experts"), 0.0);
        QCOMPARE(table.number(0, "experts_hit"), 101.0);
        QCOMPARE(table.number(0, "expert_parallel"), 4.0);
        QVERIFY(std::isnan(table.number(0, "tensor_parallel")));
        QCOMPARE(table.number(0, "time_us"), 400.5); // the median, not the mean
        QCOMPARE(table.number(0, "power_w"), 420.5);
        QCOMPARE(table.number(0, "power_limit_w"), 700.0);
        QCOMPARE(table.number(0, "energy_per_token_j"), 0.0025);
        QCOMPARE(table.number(0, "net_energy_per_token_j"), 0.002);
        QCOMPARE(table.number(0, "relative_error"), 0.002);
        QCOMPARE(table.number(0, "flops"), 1.5e10); // of routed rows, not padded
        QCOMPARE(table.number(0, "bytes"), 1.2e9);
        // What could not be read is none, never 0.
        QVERIFY(std::isnan(table.number(1, "energy_per_token_j")));
        QVERIFY(std::isnan(table.number(1, "power_w")));
        QCOMPARE(table.text(1, "precision"), std::string("fp8_block"));
        QCOMPARE(table.text(1, "routing"), std::string("balanced"));
    }
    void namesPrecisions() {
        const auto narrow = parse(with(moeBenchSample(), "\"weights\": \"bf16\"", "\"weights\": \"e4m3\""));
        QCOMPARE(narrow.measurements.at(0).text(0, "precision"), std::string("fp8_wo"));
        const auto rows = parse(with(moeBenchSample(), "blk128", "row"));
        QCOMPARE(rows.measurements.at(0).text(1, "precision"), std::string("fp8_row"));
    }
    void quarantinesWhatFailedItsCheck() {
        const auto result = parse(with(moeBenchSample(), "\"passed\": true", "\"passed\": false"));
        QCOMPARE(tests::faultCodes(result), (Strings{"measurement.check_failed"}));
        QCOMPARE(result.rowsTaken, std::size_t(1));
        QCOMPARE(result.rowsQuarantined, std::size_t(1));
        QVERIFY(result.measurements.at(0).uses[0] == data::project::RowUse::Quarantined);
        const auto unchecked = parse(with(moeBenchSample(), "\"passed\": true", "\"passed\": null"));
        QCOMPARE(tests::faultCodes(unchecked), (Strings{"measurement.unchecked"}));
        QCOMPARE(unchecked.rowsTaken, std::size_t(2));
        const auto chosen = parse(with(moeBenchSample(), "\"top_k\": 8", "\"top_k\": 200"));
        QCOMPARE(tests::faultCodes(chosen), (Strings{"measurement.contradiction"}));
    }
    void quarantinesAnIncompleteFile() {
        for (const char* by : {"\"complete\": false", "\"completed\": true"}) {
            const auto result = parse(with(moeBenchSample(), "\"complete\": true", by));
            QCOMPARE(tests::faultCodes(result),
                     (Strings{"measurement.file_incomplete", "measurement.file_incomplete"}));
            QCOMPARE(result.rowsTaken, std::size_t(0));
            QCOMPARE(result.measurements.at(0).quarantined(), std::size_t(2));
        }
    }
    void refusesAnotherMajorVersion() {
        for (const char* version : {"2.0.0", "10.0.0", "", "x"}) {
            const auto result = parse(with(moeBenchSample(), "1.2.0", version));
            QCOMPARE(tests::faultCodes(result), (Strings{"measurement.schema_version"}));
            QCOMPARE(result.rowsRead, std::size_t(2));
            QCOMPARE(result.rowsQuarantined, std::size_t(2));
            QVERIFY(!result.isUsable());
        }
        QVERIFY(parse(with(moeBenchSample(), "1.2.0", "1.99.0")).issues.empty());
        QCOMPARE(tests::faultCodes(parse("{}")), (Strings{"measurement.not_moe_bench"}));
        QCOMPARE(tests::faultCodes(parse(R"({"schema": "moe-bench", "schema_version": "1.0.0", "points": 3})")),
                 (Strings{"measurement.no_points"}));
        QCOMPARE(tests::faultCodes(parse(R"({"schema": "moe-bench", "schema_version": "1.0.0", "points": [3]})")),
                 (Strings{"json.not_an_object"}));
    }
    // The gate of physics sees these rows as it sees those of other files.
    void meetsTheRoofline() {
        const std::string sample = moeBenchSample();
        QCOMPARE(recognise(sample)->name(), std::string_view("moe-bench"));
        QVERIFY(readFile(sample, {}, {}).issues.empty());
        const ImportResult fast = readFile(with(sample, "\"median\": 400.5", "\"median\": 1.5"), {}, {});
        QCOMPARE(tests::faultCodes(fast), (Strings{"import.beyond_roofline"}));
    }
};

HEADROOM_TEST(MoeBenchTest)
#include "moe_bench_test.moc"
