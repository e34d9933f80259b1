#include "data/importers/registry.h"
#include "data/json/json_reader.h"
#include "model/units/messages.h"
#include "tests/support/import_checks.h"
#include "tests/support/measurement_samples.h"
#include "tests/support/paths.h"
#include "tests/support/test_case.h"

using namespace data::importers;
using tests::MeasurementSample;

// What holds for every measurement format alike.
class MeasurementFormatsTest : public QObject {
    Q_OBJECT
    static ImportResult parse(const MeasurementSample& sample, const std::string& text) {
        ImportOptions options;
        options.fileName = "sample." + sample.notation;
        options.answers = sample.answers;
        return findImporter(sample.format)->parse(text, options);
    }
    static bool isSound(const ImportResult& result) {
        std::size_t kept = 0;
        std::size_t quarantined = 0;
        for (const auto& table : result.measurements) {
            kept += table.rows();
            quarantined += table.quarantined();
            if (table.uses.size() != table.rows()) return false;
            for (const auto& column : table.columns) {
                if (column.codes.size() + column.numbers.size() != table.rows()) return false;
            }
        }
        for (const auto& issue : result.issues) {
            if (model::units::messageText(issue.issue.code) == issue.issue.code) return false; // not in the table
        }
        const bool isTold = result.rowsQuarantined == 0 || !result.questions.empty() || !result.issues.empty();
        return isTold && result.rowsRead == result.rowsTaken + result.rowsQuarantined &&
               kept - quarantined == (result.questions.empty() ? result.rowsTaken : kept - quarantined);
    }
private slots:
    void takeTheirOwnSamples() {
        for (const MeasurementSample& sample : tests::measurementSamples()) {
            const ImportResult result = parse(sample, sample.text);
            QVERIFY2(isSound(result), sample.format.c_str());
            QCOMPARE(result.format, sample.format);
            QCOMPARE(result.rowsTaken, sample.rows);
            QCOMPARE(result.measurements.size(), std::size_t(1));
        }
    }
    // Each importer recognises its own samples, and none claims those of another as surely.
    void recogniseTheirOwnSamplesAlone() {
        for (const MeasurementSample& sample : tests::measurementSamples()) {
            const std::string_view head = std::string_view(sample.text).substr(0, 8192);
            QCOMPARE(recognise(sample.text)->name(), std::string_view(sample.format));
            const double own = findImporter(sample.format)->confidence(head);
            QVERIFY(own >= 0.8 && own <= 1.0);
            for (const Importer* importer : importers()) {
                const double confidence = importer->confidence(head);
                QVERIFY(confidence >= 0.0 && confidence <= 1.0);
                if (importer->name() == sample.format) continue;
                QVERIFY2(confidence < own, qPrintable(QStringLiteral("%1 takes %2 for its own")
                                                          .arg(QString::fromStdString(std::string(importer->name())),
                                                               QString::fromStdString(sample.format))));
            }
        }
    }
    void recogniseNoOtherFiles() {
        for (const char* text :
             {"", "{}", "[]", "[1, 2]", "{\"configurations\": []}", "a,b\n1,2\n", "INSERT INTO x (a) VALUES (1);",
              "time_utc,load_mw\n2024-01-01T00:00Z,1\n", "\xFF\xFE\x00"}) {
            const Importer* importer = recognise(text);
            QVERIFY2(importer == nullptr || importer->name() == "hourly-csv", text);
        }
    }
    // A file cut at any place is read as far as it goes or refused; nothing is lost without a word.
    void surviveBeingCutShort() {
        for (const MeasurementSample& sample : tests::measurementSamples()) {
            for (std::size_t length = 0; length < sample.text.size(); length += 7) {
                const std::string text = sample.text.substr(0, length);
                recognise(text);
                const ImportResult result = parse(sample, text);
                QVERIFY2(isSound(result),
                         qPrintable(QString::fromStdString(sample.format + " cut at " + std::to_string(length))));
                QVERIFY(result.rowsTaken <= sample.rows);
            }
        }
    }
    // Every format given every other format's file: no crash, no row taken for what it is not.
    void surviveForeignFiles() {
        for (const MeasurementSample& sample : tests::measurementSamples()) {
            for (const MeasurementSample& foreign : tests::measurementSamples()) {
                if (foreign.format == sample.format) continue;
                const ImportResult result = parse(sample, foreign.text);
                QVERIFY2(isSound(result),
                         qPrintable(QString::fromStdString(sample.format + " reads " + foreign.format)));
            }
        }
    }
    // Strings that break programs, in the place of a word and in the place of a number.
    void surviveNaughtyStrings() {
        HEADROOM_SHARED(path, "hostile/strings/blns/blns.json");
        const data::json::JsonText blns = data::json::readJson(tests::readFile(path));
        QVERIFY(blns.value && blns.value->items.size() > 500);
        for (const MeasurementSample& sample : tests::measurementSamples()) {
            const bool isCsv = sample.notation == "csv";
            const std::string word = sample.text.find("acme/") != std::string::npos ? "acme/" : "Toy";
            const std::string holder = sample.text.find(word) != std::string::npos ? word : "vllm_fused_moe";
            for (const auto& item : blns.value->items) {
                const std::string plain = isCsv ? csvText(item.text) : jsonText(item.text);
                const ImportResult asWord = parse(sample, tests::with(sample.text, holder, plain));
                QVERIFY2(isSound(asWord), item.text.c_str());
                const ImportResult asNumber = parse(sample, tests::with(sample.text, numberOf(sample), plain));
                QVERIFY2(isSound(asNumber), item.text.c_str());
                QVERIFY(asNumber.rowsRead <= sample.rows + 8); // a string with line ends may part a row
            }
        }
    }
    void stopWhenAsked() {
        std::stop_source source;
        source.request_stop();
        for (const MeasurementSample& sample : tests::measurementSamples()) {
            if (sample.notation == "json" || sample.notation == "csv") continue; // asked every few thousand values
            ImportOptions options;
            options.stop = source.get_token();
            options.answers = sample.answers;
            const ImportResult result = findImporter(sample.format)->parse(sample.text, options);
            QVERIFY(result.isCancelled && !result.isUsable());
            QCOMPARE(result.rowsRead, result.rowsTaken + result.rowsQuarantined);
        }
    }

private:
    static std::string csvText(const std::string& text) {
        std::string quoted;
        for (const char c : text)
            quoted += c == '"' ? std::string("\"\"") : std::string(1, c);
        return quoted;
    }
    static std::string jsonText(const std::string& text) {
        std::string escaped;
        for (const char c : text) {
            if (c == '"' || c == '\\') escaped += '\\';
            escaped += static_cast<unsigned char>(c) < 0x20 ? ' ' : c;
        }
        return escaped;
    }
    // A number of the sample that may be replaced by a text.
    static std::string numberOf(const MeasurementSample& sample) {
        const std::map<std::string, std::string> numbers{{"aiconfigurator-moe", "2048"},
                                                         {"vllm-serving", "50.0"},
                                                         {"sglang-bench", "20.0"},
                                                         {"llama-bench", "256000000"},
                                                         {"ml-energy-v3", "1200.0"},
                                                         {"ml-energy-v2", "900.0"},
                                                         {"ml-energy-legacy", "250.0"},
                                                         {"inferencex", "512"},
                                                         {"mlperf-summary", "8"},
                                                         {"mlperf-results", "16.0"},
                                                         {"loadgen-summary", "400000000"},
                                                         {"ptdaemon", "2190.25"},
                                                         {"nvidia-smi", "82.78 W"},
                                                         {"amd-smi", "410"},
                                                         {"dcgm", "5"},
                                                         {"moe-bench", "400.5"}};
        return numbers.at(sample.format);
    }
};

HEADROOM_TEST(MeasurementFormatsTest)
#include "measurement_formats_test.moc"
