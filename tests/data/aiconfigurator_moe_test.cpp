#include "data/importers/aiconfigurator_moe.h"
#include "data/importers/registry.h"
#include "tests/support/import_checks.h"
#include "tests/support/measurement_samples.h"
#include "tests/support/paths.h"
#include "tests/support/test_case.h"

#include <QElapsedTimer>

using namespace data::importers;

class AiconfiguratorMoeTest : public QObject {
    Q_OBJECT
    static ImportResult parse(const std::string& text, std::map<std::string, std::string> answers = {}) {
        ImportOptions options;
        options.answers = std::move(answers);
        return aiconfiguratorMoe().parse(text, options);
    }
private slots:
    void convertsEachColumn() {
        const ImportResult result = parse(tests::moeSample());
        QCOMPARE(result.rowsTaken, std::size_t(2));
        QVERIFY(tests::faultCodes(result).empty());
        const auto& table = result.measurements.at(0);
        QCOMPARE(table.kind, std::string("kernel"));
        QCOMPARE(table.lines, (std::vector<std::uint32_t>{2, 3}));
        QCOMPARE(table.text(0, "device"), std::string("NVIDIA H200"));
        QCOMPARE(table.text(0, "framework"), std::string("VLLM"));
        QCOMPARE(table.text(0, "framework_version"), std::string("0.20.1"));
        QCOMPARE(table.text(0, "kernel"), std::string("vllm_fused_moe"));
        QCOMPARE(table.text(0, "precision"), std::string("bf16"));
        QCOMPARE(table.text(1, "precision"), std::string("fp8_block"));
        QCOMPARE(table.text(1, "routing"), std::string("power_law_1.2"));
        QCOMPARE(table.number(1, "time_us"), 500.0);
        QCOMPARE(table.number(1, "tokens"), 32.0);
        QCOMPARE(table.number(0, "experts"), 128.0);
        QCOMPARE(table.number(0, "experts_per_token"), 8.0);
        QCOMPARE(table.number(0, "intermediate_size"), 768.0);
        QCOMPARE(table.number(1, "tensor_parallel"), 2.0);
        QCOMPARE(table.number(1, "expert_parallel"), 4.0);
        QCOMPARE(table.number(0, "power_w"), 412.5);
        QVERIFY(std::isnan(table.number(1, "power_w"))); // 0: not measured
        QCOMPARE(table.number(1, "power_limit_w"), 700.0);
        QCOMPARE(result.repairs.at(0).words.code, std::string("repair.power_zero"));
        QCOMPARE(result.repairs[0].rows, std::size_t(1));
    }
    void matchesColumnsByName() {
        const ImportResult result = parse("latency;extra;num_tokens;moe_dtype;hidden_size;inter_size;topk;num_experts\n"
                                          "0.125;x;8;fp8;4096;1536;4;64\n",
                                          {{"device", "B200"}});
        QCOMPARE(tests::faultCodes(result), (std::vector<std::string>{"table.unknown_column"}));
        QCOMPARE(result.issues.at(0).column, std::string("extra"));
        QCOMPARE(result.measurements.at(0).number(0, "time_us"), 125.0);
        QCOMPARE(result.measurements[0].text(0, "device"), std::string("B200"));
        QVERIFY(result.measurements[0].column("power_w") == nullptr);
        const ImportResult asked = parse("latency,num_tokens,moe_dtype,hidden_size,inter_size,topk,num_experts\n"
                                         "0.125,8,fp8,4096,1536,4,64\n");
        QCOMPARE(tests::questionKeys(asked), (std::vector<std::string>{"device"}));
        QVERIFY(!asked.isUsable() && asked.measurements.empty());
        QCOMPARE(asked.rowsQuarantined, std::size_t(1));
    }
    void setsAsideWhatCannotBe_data() {
        QTest::addColumn<QByteArray>("what");
        QTest::addColumn<QByteArray>("by");
        QTest::addColumn<QByteArray>("code");
        QTest::addColumn<QByteArray>("column");
        QTest::addColumn<bool>("isKept");
        QTest::newRow("negative time") << QByteArray(",0.25,") << QByteArray(",-0.25,")
                                       << QByteArray("measurement.not_positive") << QByteArray("latency") << true;
        QTest::newRow("no time passes") << QByteArray(",0.25,") << QByteArray(",0,")
                                        << QByteArray("measurement.not_positive") << QByteArray("latency") << true;
        QTest::newRow("too many tokens") << QByteArray(",16,2048") << QByteArray(",2147483648,2048")
                                         << QByteArray("measurement.too_large") << QByteArray("num_tokens") << true;
        QTest::newRow("half an expert") << QByteArray(",8,128") << QByteArray(",7.5,128")
                                        << QByteArray("measurement.not_whole") << QByteArray("topk") << true;
        QTest::newRow("more chosen than there are")
            << QByteArray(",8,128") << QByteArray(",256,128") << QByteArray("measurement.contradiction")
            << QByteArray("topk") << true;
        QTest::newRow("word") << QByteArray(",0.25,") << QByteArray(",fast,") << QByteArray("import.not_a_number")
                              << QByteArray("latency") << false;
        QTest::newRow("hexadecimal") << QByteArray(",0.25,") << QByteArray(",0x10,")
                                     << QByteArray("import.not_a_number") << QByteArray("latency") << false;
        QTest::newRow("empty") << QByteArray(",0.25,") << QByteArray(",,") << QByteArray("measurement.missing")
                               << QByteArray("time_us") << false;
        QTest::newRow("not finite") << QByteArray(",0.25,") << QByteArray(",inf,") << QByteArray("measurement.missing")
                                    << QByteArray("time_us") << false;
        QTest::newRow("no number format") << QByteArray(",bfloat16,") << QByteArray(",,")
                                          << QByteArray("measurement.missing") << QByteArray("precision") << false;
    }
    void setsAsideWhatCannotBe() {
        QFETCH(QByteArray, what);
        QFETCH(QByteArray, by);
        QFETCH(QByteArray, code);
        QFETCH(QByteArray, column);
        QFETCH(bool, isKept);
        const ImportResult result = parse(tests::with(tests::moeSample(), what.toStdString(), by.toStdString()));
        QCOMPARE(result.rowsRead, std::size_t(2));
        QCOMPARE(result.rowsTaken, std::size_t(1));
        QCOMPARE(result.rowsQuarantined, std::size_t(1));
        QCOMPARE(tests::faultCodes(result).at(0), code.toStdString());
        QCOMPARE(result.issues.at(0).line, std::size_t(2));
        QCOMPARE(result.issues[0].column, column.toStdString());
        const auto& table = result.measurements.at(0);
        QCOMPARE(table.rows(), std::size_t(isKept ? 2 : 1)); // what contradicts physics is kept, not used
        QCOMPARE(table.quarantined(), std::size_t(isKept ? 1 : 0));
    }
    void refusesRowsAndHeadersItCannotRead() {
        const ImportResult row = parse(tests::moeSample() + "VLLM,1,2\n\"open\n");
        QCOMPARE(tests::faultCodes(row), (std::vector<std::string>{"csv.field_count", "csv.quote_open"}));
        QCOMPARE(row.rowsRead, std::size_t(4));
        QCOMPARE(row.rowsQuarantined, std::size_t(2));
        const ImportResult header = parse(tests::with(tests::moeSample(), "num_tokens", "tokens"));
        QVERIFY(tests::countOf(tests::faultCodes(header), "table.missing_column") == 1);
        QVERIFY(!header.isUsable());
        QCOMPARE(header.rowsRead, header.rowsTaken + header.rowsQuarantined);
    }
    void readsThePublicTable() {
        HEADROOM_SHARED(path, "benchmarks/fused_moe/h100_sxm_vllm_0.19.0_moe_perf_subset.csv");
        const std::string text = tests::readFile(path);
        QCOMPARE(recognise(text)->name(), std::string_view("aiconfigurator-moe"));
        const ImportResult result = parse(text);
        QCOMPARE(result.rowsRead, std::size_t(972));
        QCOMPARE(result.rowsTaken, std::size_t(972));
        QCOMPARE(result.rowsQuarantined, std::size_t(0));
        QVERIFY(result.issues.empty() && result.repairs.empty());
        const auto& table = result.measurements.at(0);
        QCOMPARE(table.columns.size(), std::size_t(14));
        QCOMPARE(table.column("precision")->words,
                 (std::vector<std::string>{"", "int4_wo", "fp8", "bf16", "fp8_block"}));
        QCOMPARE(table.column("routing")->words.size(), std::size_t(4));
        QCOMPARE(table.text(0, "device"), std::string("NVIDIA H100 80GB HBM3"));
        QVERIFY(std::fabs(table.number(0, "time_us") - 294.2240039507548) < 1e-9);
        const std::vector<double>& times = table.column("time_us")->numbers;
        QVERIFY(std::fabs(*std::max_element(times.begin(), times.end()) - 101111.59057617188) < 1e-6);
    }
    void readsLargeTablesFast() {
        std::string text = tests::moeSample();
        const std::string row =
            text.substr(text.find('\n') + 1, text.find('\n', text.find('\n') + 1) - text.find('\n'));
        const int rows = 100000;
        for (int i = 0; i < rows; ++i)
            text += row;
        QElapsedTimer timer;
        timer.start();
        const ImportResult result = parse(text);
        qInfo("%d rows in %lld ms", rows, static_cast<long long>(timer.elapsed()));
        QCOMPARE(result.rowsTaken, std::size_t(rows + 2));
        QVERIFY(timer.elapsed() < 20000); // of an unoptimised build with checks
    }
};

HEADROOM_TEST(AiconfiguratorMoeTest)
#include "aiconfigurator_moe_test.moc"
