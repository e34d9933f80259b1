#include "data/calibration/kernel_groups.h"
#include "data/catalog/catalogue.h"
#include "data/project/project_file.h"
#include "tests/app/program_run.h"

using namespace tests::app;
using namespace Qt::Literals::StringLiterals;

class CalibrateTest : public QObject {
    Q_OBJECT

private:
    const ProgramFolder m_folder;
    const QString kBf16Fit = u"h100-80gb-hbm3-vllm-bfloat16-vllm-fused-moe-balanced"_s; // of the catalogue
    const QString kFp8Fit = u"h100-80gb-hbm3-vllm-fp8-block-vllm-fused-moe-balanced"_s;

    // Times of 80 % of what the datasheet's bandwidth and 50 % of its arithmetic allow.
    static QByteArray kernelTable() {
        QByteArray text =
            "framework,version,device,op_name,kernel_source,moe_dtype,num_tokens,hidden_size,inter_size,topk,"
            "num_experts,moe_tp_size,moe_ep_size,distribution,latency\n";
        const auto peaks = data::calibration::devicePeaks("h100-sxm").value();
        for (const double hidden : {2048.0, 4096.0, 7168.0}) {
            for (double tokens = 1.0; tokens <= 8192.0; tokens *= 4.0) {
                const model::calibration::KernelMeasurement one{"H100", "k", "bf16", "balanced", tokens, hidden, 1024.0,
                                                                64.0,   4.0, 1.0,    1.0,        0.0,    1.0,    0};
                const double us = model::calibration::kernelUs({25.0, 0.5, 0.8, 2.0},
                                                               model::calibration::kernelPoint(one, peaks).value());
                text += "VLLM,1,NVIDIA H100 80GB HBM3,moe,k,bfloat16," + QByteArray::number(tokens) + "," +
                        QByteArray::number(hidden) + ",1024,4,64,1,1,balanced," +
                        QByteArray::number(us / 1000.0, 'g', 12) + "\n";
            }
        }
        return text;
    }

    void chooseAccelerator(const char* id, const QString& file = u"p.headroom"_s) const {
        data::project::OpenOptions options;
        options.stateFolder = m_folder.path(u"state"_s).toStdString();
        auto project = data::project::ProjectFile::open(m_folder.path(file).toStdString(), options);
        auto scenario = project.scenarios().front();
        const auto chosen = data::catalog::entriesOf("compute.accelerator.id", id).value();
        for (const auto& entry : chosen) {
            std::erase_if(scenario.entries, [&](const auto& old) { return old.key == entry.key; });
            scenario.entries.push_back(entry);
        }
        project.writeScenario(scenario);
        project.save();
    }
    void setNumber(const char* key, double value) const {
        data::project::OpenOptions options;
        options.stateFolder = m_folder.path(u"state"_s).toStdString();
        auto project = data::project::ProjectFile::open(m_folder.path(u"p.headroom"_s).toStdString(), options);
        auto scenario = project.scenarios().front();
        std::erase_if(scenario.entries, [&](const auto& entry) { return entry.key == key; });
        scenario.entries.push_back({key, value});
        project.writeScenario(scenario);
        project.save();
    }
    double memoryShare() const {
        const auto rows = m_folder.json(u"parameters p.headroom"_s)["parameters"_L1].toArray();
        for (const auto& row : rows)
            if (row["key"_L1].toString() == "compute.kernel.bf16.memory_efficiency"_L1)
                return row["value"_L1].toDouble();
        return 0.0;
    }

private slots:
    void initTestCase() {
        QCOMPARE(m_folder.run(u"new p.headroom"_s).exitCode, 0);
        m_folder.write(u"k.csv"_s, kernelTable());
        const auto import = m_folder.json(u"import p.headroom k.csv --licence mine"_s);
        QCOMPARE(import["format"_L1].toString(), u"aiconfigurator-moe"_s);
        QCOMPARE(import["rows_taken"_L1].toInt(), 21);
        QCOMPARE(import["measurements"_L1].toArray()[0]["kind"_L1].toString(), u"kernel"_s);
    }
    void theSameFileAgainChangesNothing() {
        const auto before = m_folder.read(u"p.headroom"_s);
        const auto first = m_folder.json(u"import p.headroom k.csv"_s);
        const auto second = m_folder.json(u"import p.headroom k.csv"_s);
        QCOMPARE(first["import_id"_L1], second["import_id"_L1]);
        QCOMPARE(m_folder.read(u"p.headroom"_s), before);
    }
    void givesEachFitWithItsIntervalsAndErrors() {
        const auto fits = m_folder.json(u"calibrate p.headroom --from k.csv"_s)["fits"_L1].toArray();
        QCOMPARE(fits.size(), 1);
        const auto fit = fits[0].toObject();
        QVERIFY(hasKeys(fit, "device precision kernel parameters points in_sample_median_error in_sample_p90_error "
                             "held_out_median_error held_out_p90_error roofline_median_error"));
        const auto memory = fit["parameters"_L1]["memory_efficiency"_L1].toObject();
        QVERIFY(hasKeys(memory, "value low high"));
        QVERIFY(std::abs(memory["value"_L1].toDouble() - 0.8) < 1e-3);
        QVERIFY(memory["low"_L1].toDouble() <= memory["value"_L1].toDouble());
        QCOMPARE(fit["points"_L1].toInt(), 21);
        QCOMPARE(fit["held_out_folds"_L1].toInt(), 3);
        QVERIFY(fit["held_out_median_error"_L1].toDouble() < 0.02);
        QVERIFY(fit["roofline_median_error"_L1].toDouble() > 0.1);
        const auto byBatch = m_folder.json(u"calibrate p.headroom --from kernel --hold-out batch"_s);
        QCOMPARE(byBatch["fits"_L1].toArray()[0]["held_out_folds"_L1].toInt(), 7);
        const auto byShare = m_folder.json(u"calibrate p.headroom --from kernel --hold-out 0.25"_s);
        QCOMPARE(byShare["fits"_L1].toArray()[0]["held_out_folds"_L1].toInt(), 4);
    }
    void refusesWhatItCannotDo() {
        const auto refused = [&](const QString& options, const char* words) {
            const auto result = m_folder.run(u"calibrate p.headroom "_s + options);
            return result.exitCode == 2 && result.says(words);
        };
        QVERIFY(refused(u"--from k.csw"_s, "Did you mean \"k.csv\"?"));
        QVERIFY(refused(u"--from kernel --hold-out colour"_s, "shape, batch, model or a share"));
        QVERIFY(refused(u"--from catalogue --hold-out shape"_s, "left out by model"));
        QVERIFY(refused(u"--from serving"_s, "no rows that can be fitted"));
    }
    void takesTheFitOverIntoTheScenario() {
        const auto elsewhere = m_folder.run(u"calibrate p.headroom --from kernel --apply"_s);
        QCOMPARE(elsewhere.exitCode, 2);
        QVERIFY(elsewhere.says("No fit is of the scenario's accelerator, "));
        chooseAccelerator("h100-sxm");
        const double before = memoryShare();
        const auto result = m_folder.json(u"calibrate p.headroom --from kernel --apply"_s);
        QCOMPARE(result["applied"_L1].toArray().size(), 6);
        QVERIFY(before > 0.85 && std::abs(memoryShare() - 0.8) < 1e-3);
    }
    void provenanceNamesTheCalibration() {
        const auto id = [&](const QString& options = {}) {
            const auto answer = m_folder.json(u"evaluate q.headroom --quick "_s + options);
            return answer["provenance"_L1]["calibration_id"_L1].toString();
        };
        QCOMPARE(m_folder.run(u"new q.headroom --template grid-only-enterprise"_s).exitCode, 0);
        QCOMPARE(m_folder.run(u"import q.headroom k.csv"_s).exitCode, 0);
        chooseAccelerator("h100-sxm", u"q.headroom"_s);
        QCOMPARE(id(), kBf16Fit + u"+"_s + kFp8Fit);
        const auto applied = m_folder.json(u"calibrate q.headroom --from kernel --apply"_s);
        const QString fit = applied["fits"_L1].toArray()[0]["calibration_id"_L1].toString();
        QCOMPARE(id(), fit + u"+"_s + kFp8Fit);
        QCOMPARE(id(u"--set compute.kernel.bf16.launch_ms=0.5"_s), fit + u"*+"_s + kFp8Fit);
        QCOMPARE(id(u"--set compute.kernel.fp8.launch_ms=0.5"_s), fit);
        chooseAccelerator("h200-sxm", u"q.headroom"_s);
        QVERIFY(!id().contains(fit));
    }
    void aKernelCurveMovesAServingModelThatWasFittedUnderAnother() {
        chooseAccelerator("h100-sxm");
        const auto catalogue = m_folder.json(u"calibrate p.headroom --from catalogue --apply"_s);
        QCOMPARE(catalogue["applied"_L1].toArray().size(), 9);
        const auto isServing = [](const QJsonValue& row) {
            return row["key"_L1].toString().startsWith("compute.serving."_L1);
        };
        const auto applied = m_folder.json(u"calibrate p.headroom --from kernel --apply"_s)["applied"_L1].toArray();
        QCOMPARE(std::count_if(applied.begin(), applied.end(), isServing), 9);
        // The refit is the fit of the same deployments under the curve that now stands.
        const auto again = m_folder.json(u"calibrate p.headroom --from catalogue --apply"_s)["applied"_L1].toArray();
        for (const auto& row : again) {
            const auto same = std::find_if(applied.begin(), applied.end(),
                                           [&](const auto& other) { return other["key"_L1] == row["key"_L1]; });
            QVERIFY2(same != applied.end() && (*same)["value"_L1] == row["value"_L1],
                     qPrintable(row["key"_L1].toString()));
        }
        QVERIFY(again[0]["calibration_id"_L1] != catalogue["applied"_L1].toArray()[0]["calibration_id"_L1]);
        // What a person has set is left alone.
        setNumber("compute.serving.sequence_overhead_ms", 0.123);
        const auto kept = m_folder.json(u"calibrate p.headroom --from kernel --apply"_s)["applied"_L1].toArray();
        QCOMPARE(std::count_if(kept.begin(), kept.end(), isServing), 0);
    }
};

HEADROOM_TEST(CalibrateTest)
#include "calibrate_test.moc"
