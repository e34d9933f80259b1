#include "data/calibration/kernel_calibration.h"
#include "data/calibration/serving_calibration.h"
#include "data/catalog/catalogue.h"
#include "data/catalog/measured_serving.h"
#include "data/importers/aiconfigurator_moe.h"
#include "data/importers/import_file.h"
#include "data/importers/registry.h"
#include "data/project/project_file.h"
#include "tests/support/paths.h"
#include "tests/support/test_case.h"

#include <QtCore/QTemporaryDir>

#include <set>

using namespace data::calibration;
using data::importers::ImportResult;
using data::project::MeasurementTable;
using data::project::RowUse;

class CalibrationTest : public QObject {
    Q_OBJECT

    static constexpr model::calibration::KernelCurve kCurve{20.0, 0.5, 0.9, 1.6};

    // A kernel table in the form of the AIConfigurator, its times those of the curve.
    static std::string kernelText(const std::vector<std::pair<double, double>>& shapes, double factorOfFirst = 1.0,
                                  const char* device = "NVIDIA H100 80GB HBM3") {
        std::string text = "framework,version,device,op_name,kernel_source,moe_dtype,num_tokens,hidden_size,inter_size,"
                           "topk,num_experts,moe_tp_size,moe_ep_size,distribution,latency\n";
        for (const auto& [hidden, width] : shapes) {
            for (double tokens = 1.0; tokens <= 8192.0; tokens *= 2.0) {
                model::calibration::KernelMeasurement one{device, "k", "bf16", "balanced", tokens, hidden, width,
                                                          64.0,   4.0, 1.0,    1.0,        0.0,    1.0,    0};
                const auto peaks = devicePeaks("h100-sxm").value();
                double us = kernelUs(kCurve, model::calibration::kernelPoint(one, peaks).value());
                if (text.find("NVIDIA") == std::string::npos) us *= factorOfFirst;
                text += "VLLM,0.19.0," + std::string(device) + ",moe,k,bfloat16," + std::to_string(int(tokens)) + "," +
                        std::to_string(int(hidden)) + "," + std::to_string(int(width)) + ",4,64,1,1,balanced," +
                        std::to_string(us / 1000.0) + "\n";
            }
        }
        return text;
    }
    static ImportResult read(const std::string& text) {
        return data::importers::readImport(data::importers::aiconfiguratorMoe(), text, {});
    }

private slots:
    void knowsTheDatasheets() {
        const auto peaks = devicePeaks("h100-sxm").value();
        QCOMPARE(peaks.bandwidthGbPerS, 3350.0);
        QCOMPARE(peaks.bf16Tflops, 989.0);
        QCOMPARE(peaks.fp8Tflops, 1979.0);
        QCOMPARE(peaks.fp4Tflops, 0.0);
        QVERIFY(!devicePeaks("abacus"));
        QVERIFY(!devicePeaks(""));
    }
    void fitsOneCurveForEachGroup() {
        const auto result = read(kernelText({{4096.0, 1024.0}, {2048.0, 2048.0}}));
        const auto groups = kernelGroups(result.measurements);
        QCOMPARE(groups.size(), std::size_t(1));
        QCOMPARE(groups[0].accelerator, std::string("h100-sxm"));
        QCOMPARE(groups[0].points.size(), std::size_t(28));
        const auto found = calibrateKernels(groups, {});
        QVERIFY(!found[0].isPooled);
        QVERIFY(std::abs(found[0].fit->memoryEfficiency.value - kCurve.memoryEfficiency) < 1e-3);
        QCOMPARE(found[0].heldOut.folds, 2);
        QVERIFY(found[0].heldOut.all.median < 0.01);
    }
    // A device with a handful of calls of one shape takes the curve of all devices in that precision.
    void poolsWhereADeviceHasFewPoints() {
        auto tables = read(kernelText({{4096.0, 1024.0}, {2048.0, 2048.0}})).measurements;
        const auto few = read(kernelText({{7168.0, 2048.0}}, 1.0, "NVIDIA H200"));
        tables.push_back(few.measurements.at(0));
        const auto found = calibrateKernels(kernelGroups(tables), {});
        QCOMPARE(found.size(), std::size_t(2));
        QCOMPARE(found[1].group.accelerator, std::string("h200-sxm"));
        QVERIFY(found[1].isPooled && !found[0].isPooled);
        QCOMPARE(found[1].fit->points, std::size_t(14));
        QVERIFY(std::isnan(found[1].heldOut.all.median)); // it has seen them
        QVERIFY(found[1].fit->inSample.median < 0.3);
    }
    // A row made faster than physics is kept, marked and not used until it is released.
    void quarantinesWhatIsBeyondPhysics() {
        const auto good = read(kernelText({{4096.0, 1024.0}, {2048.0, 2048.0}}));
        QCOMPARE(good.rowsQuarantined, std::size_t(0));
        std::string text = kernelText({{4096.0, 1024.0}, {2048.0, 2048.0}});
        const std::size_t end = text.find('\n', text.find('\n') + 1);
        const std::size_t comma = text.rfind(',', end);
        text.replace(comma + 1, end - comma - 1, "0.000001");
        auto result = read(text);
        QCOMPARE(result.rowsQuarantined, std::size_t(1));
        QCOMPARE(result.rowsRead, result.rowsTaken + result.rowsQuarantined);
        QCOMPARE(result.issues.back().issue.code, std::string("import.beyond_roofline"));
        QCOMPARE(result.issues.back().line, std::size_t(2));
        QVERIFY(result.measurements[0].uses[0] == RowUse::Quarantined);
        QCOMPARE(kernelGroups(result.measurements)[0].points.size(), std::size_t(27));
        result.measurements[0].uses[0] = RowUse::Released;
        QCOMPARE(kernelGroups(result.measurements)[0].points.size(), std::size_t(28));
    }
    void theSameFileTwiceIsTheSame() {
        QTemporaryDir folder;
        const std::filesystem::path base = folder.path().toStdString();
        data::project::OpenOptions options;
        options.stateFolder = base / "state";
        auto project =
            data::project::ProjectFile::create(base / "p.headroom", data::project::Overwrite::Refuse, {}, options);
        const std::string text = kernelText({{4096.0, 1024.0}});
        auto result = read(text);
        const auto record = data::importers::record(result, "a.csv", text, 1000);
        QVERIFY(!isInProject(project, record, result));
        auto taken = result;
        data::importers::markWith(taken, record.id);
        project.writeImport(record, {}, {}, taken.measurements);
        const auto later = data::importers::record(result, "b.csv", text, 2000);
        QVERIFY(isInProject(project, later, result));
        auto uses = result.measurements[0].uses;
        uses[3] = RowUse::Quarantined;
        project.writeUses(record.id, "kernel", uses);
        QVERIFY(!isInProject(project, later, result));
        result.measurements[0].uses[3] = RowUse::Quarantined;
        uses[3] = RowUse::Released;
        project.writeUses(record.id, "kernel", uses);
        QVERIFY(isInProject(project, later, result));
    }
    void takesOverACurveIntoInputs() {
        const auto found =
            calibrateKernels(kernelGroups(read(kernelText({{4096.0, 1024.0}, {2048.0, 2048.0}})).measurements), {});
        const auto entries = entriesOf(found[0]);
        QCOMPARE(entries.size(), std::size_t(5));
        QCOMPARE(entries[0].key, std::string("compute.kernel.bf16.launch_ms"));
        QVERIFY(std::abs(std::get<double>(entries[0].value) - 0.020) < 1e-4);
        QCOMPARE(entries[4].key, std::string("compute.kernel.bf16.stage_share"));
        QCOMPARE(std::get<double>(entries[4].value), 1.0);
        std::set<std::string> known;
        const auto chosen = data::catalog::entriesOf("compute.accelerator.id", "h100-sxm").value();
        for (const auto& entry : chosen)
            known.insert(entry.key);
        for (const auto& entry : entries)
            QVERIFY2(known.contains(entry.key), entry.key.c_str()); // choosing an accelerator resets them
        KernelCalibration weightsAlone = found[0];
        weightsAlone.group.precision = "int4_wo";
        QVERIFY(entriesOf(weightsAlone).empty());
        weightsAlone.fit.reset();
        QVERIFY(entriesOf(weightsAlone).empty());
    }
    void aCalibrationIsNamedAfterItsRows() {
        auto found =
            calibrateKernels(kernelGroups(read(kernelText({{4096.0, 1024.0}, {2048.0, 2048.0}})).measurements), {});
        const std::string id = calibrationId(found[0]);
        QVERIFY(id.starts_with("kernel-") && id.size() == 19);
        QCOMPARE(calibrationId(found[0]), id);
        found[0].group.points[5].timeUs *= 1.0000001;
        QVERIFY(calibrationId(found[0]) != id);
    }
    // The bar: joules per token of models that the fit has not seen, within 25 % for half of the rows.
    void servingHoldsForModelsLeftOut() {
        const auto rows = data::catalog::measuredServings();
        std::vector<double> errors;
        for (const auto& one : calibrateServing(rows)) {
            qInfo("%-10s %3zu rows, %2d models: before %.1f %%, in sample %.1f %%, p90 %.1f %%; left out %.1f %%, p90 "
                  "%.1f %%",
                  one.accelerator.c_str(), one.fit->rows, one.heldOut.folds, 100.0 * one.fit->unfitted.median,
                  100.0 * one.fit->inSample.median, 100.0 * one.fit->inSample.p90, 100.0 * one.heldOut.all.median,
                  100.0 * one.heldOut.all.p90);
            QVERIFY(one.heldOut.all.median <= 0.25);
            QVERIFY(one.fit->inSample.median < one.fit->unfitted.median);
            for (std::size_t i = 0; i < model::calibration::kServingParameters; ++i) {
                const auto& value = one.fit->values[i];
                QVERIFY(std::isnan(value.low) || (value.low <= value.value && value.value <= value.high));
            }
        }
    }
    // The values that made the rows come back as predictions, though not each of them is decided.
    void servingGivesBackWhatMadeTheRows() {
        auto rows = data::catalog::measuredServings();
        rows.resize(120);
        const model::calibration::ServingValues truth{0.5, 0.7, 2.0, 0.03, 0.03, 0.01, 0.7, 0.4, 0.9};
        for (auto& row : rows) {
            const auto made = predictServing(row, model::calibration::servingPointOf(row, truth));
            row.joulesPerToken = made.joulesPerToken;
            row.tokensPerSecond = made.tokensPerSecond;
        }
        const auto fit = model::calibration::fitServing(rows).value();
        QVERIFY(fit.unfitted.median > 0.05);
        QVERIFY2(fit.inSample.p90 < 0.01, qPrintable(QString::number(fit.inSample.p90)));
        QVERIFY(fit.speed.p90 < 0.02);
        QVERIFY(!model::calibration::fitServing(std::span(rows).first(17)));
    }
    void servingRowsNeedWhatTheModelNeeds() {
        MeasurementTable table{"i", "serving", {1, 2, 3}, {RowUse::Taken, RowUse::Taken, RowUse::Quarantined}, {}};
        const auto word = [&](const char* name, const char* value) {
            table.columns.push_back({name, {}, {}, {1, 1, 1}, {"", value}});
        };
        const auto number = [&](const char* name, double first) {
            table.columns.push_back({name, {}, {first, std::nan(""), first}, {}, {}});
        };
        word("device", "H100");
        word("model", "Qwen/Qwen3-32B");
        word("precision", "bf16");
        number("devices", 2.0);
        number("batch", 32.0);
        number("input_tokens", 200.0);
        number("output_tokens", 600.0);
        number("energy_per_output_token_j", 0.5);
        const auto found = servingRows(std::vector{table});
        QCOMPARE(found.rows.size(), std::size_t(1));
        QCOMPARE(found.assumedPrompts, std::size_t(0));
        QCOMPARE(found.unusable, std::size_t(1)); // the second lacks its numbers, the third is in quarantine
        QCOMPARE(found.rows[0].accelerators, 2.0);
        QCOMPARE(found.rows[0].tensorParallel, 2.0);
        QCOMPARE(found.rows[0].weightBits, 16.0);
        QCOMPARE(found.rows[0].accelerator.id, std::string("h100-sxm"));
        QVERIFY(found.rows[0].model.layers.value > 10.0);
        table.columns.erase(table.columns.begin() + 5); // the file does not state the prompts
        QCOMPARE(servingRows(std::vector{table}).unusable, std::size_t(2));
        word("scenario", "lm-arena-chat");
        const auto assumed = servingRows(std::vector{table});
        QCOMPARE(assumed.assumedPrompts, std::size_t(1));
        QCOMPARE(assumed.rows.at(0).inputTokens, 200.0);
    }
};

HEADROOM_TEST(CalibrationTest)
#include "calibration_test.moc"
