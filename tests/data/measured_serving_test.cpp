#include "data/catalog/catalogue.h"
#include "data/catalog/measured_serving.h"
#include "model/compute/attention_layers.h"
#include "model/compute/token_work.h"
#include "tests/support/test_case.h"

#include <array>

using namespace model::compute;

namespace {

double entryOf(const char* choice, const char* id, const char* key) {
    const auto entries = data::catalog::entriesOf(choice, id);
    for (const auto& entry : entries.value())
        if (entry.key == key) return std::get<double>(entry.value);
    return std::nan("");
}

void print(const char* assumptions, const std::vector<ServingErrors>& errors) {
    for (const auto& group : errors)
        qInfo("%s, %-24s %3zu rows: median error %5.1f %%, p90 %5.1f %%, predicted/measured %.2f J, %.2f s, %zu beyond "
              "double",
              assumptions, group.group.c_str(), group.rows, 100.0 * group.medianError, 100.0 * group.p90Error,
              group.medianRatio, group.medianTimeRatio, group.beyondDouble);
}

const ServingErrors& named(const std::vector<ServingErrors>& errors, const char* group) {
    return *std::find_if(errors.begin(), errors.end(), [&](const auto& entry) { return entry.group == group; });
}

} // namespace

class MeasuredServingTest : public QObject {
    Q_OBJECT
private slots:
    void knowsEveryMeasuredDeployment() {
        const auto servings = data::catalog::measuredServings();
        QCOMPARE(servings.size(), 401u);
        for (const auto& row : servings) {
            QVERIFY2(row.model.totalParameters.value > 1.0 && row.batch > 0.0 && row.outputTokens > 100.0,
                     row.id.c_str());
            QVERIFY2(row.accelerator.chipPower.value == (row.gpu == "H100" ? 700.0 : 1000.0), row.id.c_str());
        }
    }
    // The bar: half of the measured deployments within 50 %, with assumptions that were fitted to none.
    void predictsHalfOfTheMeasurementsWithinHalf() {
        const auto servings = data::catalog::measuredServings();
        const auto errors = servingErrors(servings, ServingAssumptions::Prior);
        print("prior", errors);
        QVERIFY(named(errors, "all").medianError <= 0.5);
        QVERIFY(named(errors, "all").p90Error <= 0.8);
        for (const auto& row : servings) {
            const double ratio = predictServing(row, ServingAssumptions::Prior).joulesPerToken / row.joulesPerToken;
            if (std::abs(ratio - 1.0) > 1.0)
                qInfo("miss: %s %s %s %s batch %.0f: %.2f times the measured", row.id.c_str(), row.model.name.c_str(),
                      row.precision.c_str(), row.gpu.c_str(), row.batch, ratio);
        }
    }
    // Three numbers chosen on chat with H100 hold for all other rows.
    void carriesItsCalibrationOver() {
        const auto errors = servingErrors(data::catalog::measuredServings(), ServingAssumptions::Calibrated);
        print("calibrated", errors);
        QVERIFY(named(errors, "all others").medianError <= 0.35);
        QVERIFY(named(errors, "all others").p90Error <= 0.6);
        QCOMPARE(named(errors, "all").rows, named(errors, "all others").rows + named(errors, "chat on H100").rows);
    }
    // The formulas give what the catalogue's rows say.
    void storesTheAttentionOfItsModels() {
        const auto model = [](const char* id, const char* key) { return entryOf("compute.model.id", id, key); };
        ModelArchitecture flash;
        const std::array layers{AttentionLayers{.kind = AttentionKind::CompressedSparse,
                                                .layers = 21.0,
                                                .heads = 64.0,
                                                .headDimension = 512.0,
                                                .compression = 4.0,
                                                .window = 128.0,
                                                .indexerHeads = 64.0,
                                                .indexerDimension = 128.0,
                                                .selected = 512.0},
                                AttentionLayers{.kind = AttentionKind::Compressed,
                                                .layers = 20.0,
                                                .heads = 64.0,
                                                .headDimension = 512.0,
                                                .compression = 128.0,
                                                .window = 128.0},
                                AttentionLayers{.kind = AttentionKind::Sliding,
                                                .layers = 2.0,
                                                .heads = 64.0,
                                                .kvHeads = 0.5,
                                                .headDimension = 512.0,
                                                .window = 128.0}};
        setAttention(flash, layers); // half a head: keys and values are one
        const char* id = "deepseek-v4-flash";
        const auto isNear = [](double a, double b) { return std::abs(a - b) <= 1e-6 * std::abs(b); };
        QVERIFY(isNear(model(id, "compute.model.kv_bytes_per_token"), flash.kvCacheBytes.value));
        QVERIFY(isNear(model(id, "compute.model.kv_read_share"), flash.kvReadShare.value));
        QVERIFY(isNear(model(id, "compute.model.selected_tokens"), flash.selectedTokens.value));
        QVERIFY(isNear(model(id, "compute.model.attention_flop_per_context_token"),
                       flash.attentionFlopPerContextToken.value));
        QVERIFY(isNear(model(id, "compute.model.attention_flop_per_selected_token"),
                       flash.attentionFlopPerSelectedToken.value));
        QVERIFY(isNear(model(id, "compute.model.sliding_bytes_per_token"), flash.slidingBytes.value));
        QVERIFY(isNear(model(id, "compute.model.attention_flop_per_window_token"),
                       flash.attentionFlopPerWindowToken.value));
        QCOMPARE(model("llama-3-1-405b", "compute.model.kv_bytes_per_token"), 516096.0);
        // A plain model sets what the last one chosen may have left.
        QCOMPARE(model("llama-3-1-405b", "compute.model.selected_tokens"), 0.0);
        QCOMPARE(model("llama-3-1-405b", "compute.model.kv_read_share"), 1.0);
        QCOMPARE(model("gpt-oss-120b", "compute.model.sliding_window"), 128.0);
        QCOMPARE(model("deepseek-v3", "compute.model.cache_split"), 1.0);
    }
    void choosesTheDeployedKernel() {
        const auto curve = [](const char* id, const char* key) { return entryOf("compute.accelerator.id", id, key); };
        QCOMPARE(curve("h100-sxm", "compute.kernel.bf16.launch_ms"), 0.02);
        QCOMPARE(curve("h100-sxm", "compute.kernel.fp8.compute_efficiency"), 0.3);
        QCOMPARE(curve("h100-sxm", "compute.kernel.fp4.memory_efficiency"), 0.0);
        QCOMPARE(curve("b200-sxm", "compute.kernel.fp8.launch_ms"), 0.08);
        QCOMPARE(curve("mi300x", "compute.kernel.bf16.memory_efficiency"), 0.0);
        QCOMPARE(curve("gb200-nvl72", "compute.accelerator.link_domain"), 72.0);
    }
};

HEADROOM_TEST(MeasuredServingTest)
#include "measured_serving_test.moc"
