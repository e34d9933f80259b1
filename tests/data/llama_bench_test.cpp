#include "data/importers/insert_statements.h"
#include "data/importers/llama_bench.h"
#include "data/importers/registry.h"
#include "tests/support/import_checks.h"
#include "tests/support/measurement_samples.h"
#include "tests/support/paths.h"
#include "tests/support/test_case.h"

using namespace data::importers;
using tests::llamaCsvSample;
using tests::with;

class LlamaBenchTest : public QObject {
    Q_OBJECT
    using Strings = std::vector<std::string>;
    static ImportResult parse(const std::string& text) { return llamaBench().parse(text, {}); }
private slots:
    void convertsEachTest() {
        const ImportResult result = parse(llamaCsvSample());
        QVERIFY2(result.issues.empty(), result.issues.empty() ? "" : result.issues[0].column.c_str());
        QCOMPARE(result.rowsTaken, std::size_t(2));
        const auto& table = result.measurements.at(0);
        QCOMPARE(table.text(0, "device"), std::string("Toy GPU 9"));
        QCOMPARE(table.number(0, "devices"), 2.0);
        QCOMPARE(table.number(1, "devices"), 1.0); // split_mode none: the other one is idle
        QCOMPARE(table.text(0, "model"), std::string("toy-7b-Q4_K_M"));
        QCOMPARE(table.text(0, "precision"), std::string("Q4_K - Medium"));
        QCOMPARE(table.text(0, "framework"), std::string("llama.cpp"));
        QCOMPARE(table.text(0, "framework_version"), std::string("6000"));
        QCOMPARE(table.number(0, "parameters"), 7e9); // not a count in 32 bits
        QCOMPARE(table.number(0, "model_bytes"), 4e9);
        QCOMPARE(table.number(0, "input_tokens"), 512.0);
        QCOMPARE(table.number(0, "context_tokens"), 1024.0);
        QCOMPARE(table.number(0, "duration_s"), 0.256);
        QCOMPARE(table.number(0, "input_tokens_per_s"), 2000.0);
        QVERIFY(std::isnan(table.number(0, "output_tokens_per_s")) && std::isnan(table.number(0, "output_tokens")));
        QCOMPARE(table.number(1, "output_tokens_per_s"), 100.0);
        QCOMPARE(table.number(1, "output_tokens"), 128.0);
        QCOMPARE(table.number(1, "batch"), 1.0);
        QVERIFY(std::isnan(table.number(1, "input_tokens_per_s")) && std::isnan(table.number(1, "input_tokens")));
        QVERIFY(table.column("total_tokens_per_s") == nullptr && table.column("power_w") == nullptr);
    }
    void readsTheSameFromEachNotation() {
        std::vector<ImportResult> results;
        for (const auto& sample : tests::measurementSamples()) {
            if (sample.format != "llama-bench") continue;
            results.push_back(parse(sample.text));
            QVERIFY2(results.back().issues.empty(), sample.notation.c_str());
            const auto& table = results.back().measurements.at(0);
            QCOMPARE(table.number(0, "input_tokens_per_s"), 2000.0);
            QCOMPARE(table.number(0, "duration_s"), 0.256);
            QVERIFY(table.number(1, "output_tokens_per_s") == (sample.notation == "sql" ? 10.0 : 100.0));
        }
        QCOMPARE(results.size(), std::size_t(4));
        const auto& sql = results.back().measurements.at(0);
        QCOMPARE(sql.lines, (std::vector<std::uint32_t>{7, 8}));
        QCOMPARE(sql.text(0, "model"), std::string("O'Neil (7b)")); // the quote is not doubled in such files
        QCOMPARE(sql.text(1, "device"), std::string("Toy CPU"));    // no accelerator: the processor did it
        QVERIFY(std::isnan(sql.number(1, "devices")));
    }
    void takesPromptAndGenerationTogether() {
        const ImportResult result = parse(tests::llamaObject("512", "128", "640000000", "1000.0"));
        const auto& table = result.measurements.at(0);
        QCOMPARE(table.number(0, "total_tokens_per_s"), 1000.0);
        QVERIFY(table.column("input_tokens_per_s") == nullptr && table.column("output_tokens_per_s") == nullptr);
        QCOMPARE(table.number(0, "input_tokens"), 512.0);
        QCOMPARE(table.number(0, "output_tokens"), 128.0);
    }
    void followsVersions() {
        const std::string renamed = with(with(llamaCsvSample(), "n_batch", "n_later"), "n_depth", "unknown_depth");
        const ImportResult result = parse(renamed);
        QCOMPARE(tests::faultCodes(result), (Strings{"table.unknown_column", "table.unknown_column"}));
        QCOMPARE(result.rowsTaken, std::size_t(2));
        QVERIFY(result.measurements.at(0).column("context_tokens") == nullptr);
        const ImportResult missing = parse(with(llamaCsvSample(), "n_gen", "n_generated"));
        QVERIFY(!missing.isUsable());
        QCOMPARE(missing.rowsRead, missing.rowsTaken + missing.rowsQuarantined);
        // Layers kept in main memory: the processor is what was measured.
        QCOMPARE(parse(with(llamaCsvSample(), "\"99\"", "\"0\"")).measurements.at(0).text(0, "device"),
                 std::string("Toy CPU"));
        const std::string mixed = with(llamaCsvSample(), "Toy GPU 9, Toy GPU 9", "Toy GPU 9, Other 4");
        QCOMPARE(parse(mixed).measurements.at(0).text(0, "device"), std::string("Toy GPU 9, Other 4"));
        QCOMPARE(parse(mixed).measurements[0].number(0, "devices"), 2.0);
    }
    void setsAsideWhatContradictsItself() {
        const ImportResult rate = parse(with(llamaCsvSample(), "\"2000.0\"", "\"20000.0\""));
        QCOMPARE(tests::faultCodes(rate), (Strings{"measurement.contradiction"}));
        QCOMPARE(rate.issues[0].line, std::size_t(2));
        QCOMPARE(rate.measurements.at(0).quarantined(), std::size_t(1));
        QCOMPARE(parse(with(llamaCsvSample(), "\"2000.0\"", "\"2600.0\"")).rowsTaken, std::size_t(2)); // scatter
        QCOMPARE(tests::faultCodes(parse(with(llamaCsvSample(), "\"256000000\"", "\"0\""))),
                 (Strings{"measurement.not_positive"}));
        QCOMPARE(tests::faultCodes(parse(with(llamaCsvSample(), "\"512\"", "\"0\""))),
                 (Strings{"measurement.no_tokens"}));
        QCOMPARE(tests::faultCodes(parse(with(llamaCsvSample(), "\"512\"", "\"-512\""))).at(0),
                 std::string("measurement.not_positive"));
    }
    void refusesStatementsItCannotRead() {
        const std::string good =
            "INSERT INTO test (build_commit, n_prompt, n_gen, avg_ts, gpu_info, model_type) VALUES ";
        const ImportResult result =
            parse(good + "('a', 1, 0, 2.5, 'G', 'm'), ('b', 2, 0, 2.5, 'G', 'm');\n" + good + "('a', 1, 0, 2.5);\n" +
                  good + "('a', 1, 0, 2.5, 'G', 'm\n" + "DROP TABLE test; SELECT 1;\n" +
                  "insert into test (n_prompt VALUES (1);\n" + "INSERT INTO other (a) VALUES (1);\n");
        QCOMPARE(tests::faultCodes(result), (Strings{"sql.values", "sql.values", "sql.not_an_insert"}));
        QCOMPARE(result.rowsRead, std::size_t(5));
        QCOMPARE(result.rowsTaken, std::size_t(2));
        QCOMPARE(result.rowsQuarantined, std::size_t(3));
    }
    void readsQuotedValues() {
        std::vector<Strings> rows;
        const auto take = [&](const InsertedRow& row) { rows.emplace_back(row.values.begin(), row.values.end()); };
        const auto refuse = [&](const auto&, std::size_t) { rows.push_back({"refused"}); };
        readInserts("INSERT INTO t(a,b) VALUES('it''s','');\r\nINSERT INTO t (a, b) VALUES ('x, y (z)', NULL);\n"
                    "INSERT INTO t (a, b) VALUES ('don't', -1.5e3);\nINSERT INTO t (a, b) VALUES ('\xFF', 1);",
                    "t", {}, take, refuse);
        QCOMPARE(rows, (std::vector<Strings>{{"it's", ""}, {"x, y (z)", ""}, {"don't", "-1.5e3"}, {"refused"}}));
    }
    void readsPublicRuns() {
        HEADROOM_SHARED(csv, "benchmarks/llama_bench/llama_bench_rtx4080_qwen2.5-7b.csv");
        HEADROOM_SHARED(jsonl, "benchmarks/llama_bench/llama_bench_rtx4080_qwen2.5-7b.jsonl");
        for (const auto& [path, prompt, generated] :
             {std::tuple{csv, 7285.676949, 119.915244}, std::tuple{jsonl, 7263.609157, 119.844681}}) {
            const std::string text = tests::readFile(path);
            QCOMPARE(recognise(text)->name(), std::string_view("llama-bench"));
            const ImportResult result = parse(text);
            QVERIFY(result.issues.empty() && result.questions.empty());
            QCOMPARE(result.rowsRead, std::size_t(2));
            QCOMPARE(result.rowsTaken, std::size_t(2));
            const auto& table = result.measurements.at(0);
            QCOMPARE(table.number(0, "input_tokens_per_s"), prompt);
            QCOMPARE(table.number(1, "output_tokens_per_s"), generated);
            QCOMPARE(table.text(0, "device"), std::string("NVIDIA GeForce RTX 4080"));
            QCOMPARE(table.text(0, "model"), std::string("Qwen2.5-7B-Instruct-Q4_K_M"));
            QCOMPARE(table.number(0, "model_bytes"), 4677120000.0);
        }
    }
};

HEADROOM_TEST(LlamaBenchTest)
#include "llama_bench_test.moc"
