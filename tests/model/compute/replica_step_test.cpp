#include "model/compute/replica_step.h"
#include "model/compute/roofline.h"
#include "model/compute/token_work.h"
#include "tests/model/compute/reference_models.h"
#include "tests/support/test_case.h"

using namespace model::compute;
using namespace model::units;

namespace {

// Fits of deployed kernels (catalogue): launch, memory share, compute share, p. vLLM on an H100; below TensorRT-LLM on
// a B200.
Accelerator withKernels() {
    Accelerator accelerator = tests::h800();
    accelerator.kernels.bf16 = {{0.020}, {0.9}, {0.5}, {1.5}};
    accelerator.kernels.fp8 = {{0.040}, {0.9}, {0.3}, {1.5}};
    return accelerator;
}

double expertMicroseconds(const ModelArchitecture& model, const Accelerator& accelerator, double accelerators,
                          double bits, double tokens) {
    const auto point = tests::servingPoint(tokens, accelerators, 1000.0, bits);
    const StepTimes times =
        ReplicaStep(model, accelerator, point).times(decodeLoad(model, point, tokens, of<Text>(1.0)));
    return times.expertHours * kSecondsPerHour * 1e6 / model.moeLayers.value;
}

// Qwen3-235B-A22B: 94 layers of 128 experts of width 1,536.
ModelArchitecture qwen235() {
    ModelArchitecture model = tests::deepSeekV3();
    model.totalParameters = {235.0};
    model.activeParameters = {22.0};
    model.layers = {94.0};
    model.moeLayers = {94.0};
    model.hiddenSize = {4096.0};
    model.moeIntermediate = {1536.0};
    model.routedExperts = {128.0};
    model.expertsPerToken = {8.0};
    return model;
}

double exchangeMicroseconds(const Accelerator& accelerator, const ServingPoint& point, double tokens) {
    const auto model = tests::deepSeekV3();
    return ReplicaStep(model, accelerator, point).times({.tokens = tokens, .sequences = tokens}).exchangeHours *
           kSecondsPerHour * 1e6;
}

} // namespace

class ReplicaStepTest : public QObject {
    Q_OBJECT
private slots:
    // Eight sequences: fewer bytes do not make up for the longer launch of the block-scaled kernel.
    void letsFp8BeSlowerThanBf16() {
        const auto model = qwen235();
        Accelerator b200 = tests::b200();
        b200.kernels.bf16 = {{0.040}, {0.9}, {0.8}, {1.5}};
        b200.kernels.fp8 = {{0.080}, {0.75}, {0.65}, {1.5}};
        const double bf16 = expertMicroseconds(model, b200, 8.0, 16.0, 8.0);
        const double fp8 = expertMicroseconds(model, b200, 8.0, 8.0, 8.0);
        qInfo("a layer of experts at batch 8 on eight B200: BF16 %.1f us, FP8 %.1f us", bf16, fp8);
        QVERIFY(fp8 > 1.2 * bf16);
        // By the roofline alone it would take half the time.
        QVERIFY(expertMicroseconds(model, tests::b200(), 8.0, 8.0, 8.0) <
                0.51 * expertMicroseconds(model, tests::b200(), 8.0, 16.0, 8.0));
        // With the experts on one accelerator, or on an H100, there are bytes enough to save.
        QVERIFY(expertMicroseconds(model, b200, 1.0, 8.0, 8.0) < expertMicroseconds(model, b200, 1.0, 16.0, 8.0));
        QVERIFY(expertMicroseconds(model, withKernels(), 8.0, 8.0, 512.0) <
                expertMicroseconds(model, withKernels(), 8.0, 16.0, 512.0));
    }
    void followsTheCurveOfTheKernel() {
        const auto model = qwen235();
        const double bytes = 128.0 * 3.0 * 4096.0 * 1536.0 * (1.0 - std::pow(1.0 - 8.0 / 128.0, 64.0)) * 2.0 / 4.0;
        const double memory = bytes / (0.9 * 3.35e12) * 1e6;
        const double arithmetic = 64.0 / 4.0 * 8.0 * 3.0 * 4096.0 * 1536.0 * 2.0 / (0.5 * 989e12) * 1e6;
        const double expected = 20.0 + std::pow(std::pow(memory, 1.5) + std::pow(arithmetic, 1.5), 1.0 / 1.5);
        QVERIFY(std::abs(expertMicroseconds(model, withKernels(), 4.0, 16.0, 64.0) / expected - 1.0) < 1e-9);
        Accelerator adding = withKernels();
        adding.kernels.bf16.pNorm = {1.0};
        QVERIFY(std::abs(expertMicroseconds(model, adding, 4.0, 16.0, 64.0) / (20.0 + memory + arithmetic) - 1.0) <
                1e-9);
        // Attention, dense layers and head stay on the roofline.
        const auto point = tests::servingPoint(64.0, 4.0, 1000.0, 16.0);
        const StepLoad load = decodeLoad(model, point, 64.0, of<Text>(1000.0));
        const StepTimes measured = ReplicaStep(model, withKernels(), point).times(load);
        const StepTimes roofline = ReplicaStep(model, tests::h800(), point).times(load);
        QVERIFY(measured.denseHours == roofline.denseHours && measured.attentionHours == roofline.attentionHours);
    }
    // DeepSeek-V3: 58 layers x 8 experts x 7,168 values, one byte out and two back; reported as at most 9.98 MB.
    void exchangesThePublishedBytes() {
        QCOMPARE(number(expertExchange(tests::deepSeekV3())), 58.0 * 8.0 * 7168.0 * 3.0);
        QVERIFY(number(expertExchange(tests::deepSeekV3())) <= 9.98e6);
        // Two all-reduces of 8,192 values of two bytes in each of 80 layers, each past three of four, twice.
        QCOMPARE(number(tensorExchange(tests::llama70(), 4.0)), 2.0 * 80.0 * 8192.0 * 2.0 * 2.0 * 3.0);
        QCOMPARE(number(tensorExchange(tests::llama70(), 1.0)), 0.0);
    }
    void takesTimeToExchange() {
        Accelerator accelerator = tests::h800();
        ServingPoint point = tests::servingPoint(256.0, 16.0, 5000.0, 8.0);
        point.tensorParallel = {1.0};
        QCOMPARE(exchangeMicroseconds(accelerator, point, 256.0), 0.0);
        accelerator.linkBandwidth = {0.2};
        accelerator.linkDomain = {8.0};
        accelerator.networkBandwidth = {0.05};
        // 16 tokens an accelerator, 9.98 MB each: half of it leaves the node at 50 GB/s, longer than 7/16 at 200 GB/s.
        const double bytes = 16.0 * 58.0 * 8.0 * 7168.0 * 3.0;
        QVERIFY(std::abs(exchangeMicroseconds(accelerator, point, 256.0) - bytes / 2.0 / 0.05e6) < 1e-6);
        point.exchangeOverlap = {0.75};
        QVERIFY(std::abs(exchangeMicroseconds(accelerator, point, 256.0) - bytes / 8.0 / 0.05e6) < 1e-6);
        point.exchangeOverlap = {0.0};
        accelerator.linkDomain = {16.0};
        const double within = bytes * 15.0 / 16.0 / 0.2e6;
        QVERIFY(std::abs(exchangeMicroseconds(accelerator, point, 256.0) - within) < 1e-6);
        point.exchangeLatency = {0.01};
        QVERIFY(std::abs(exchangeMicroseconds(accelerator, point, 256.0) - within - 2.0 * 58.0 * 10.0) < 1e-6);
        // On one accelerator there is nobody to exchange with.
        point.acceleratorsPerReplica = {1.0};
        QCOMPARE(exchangeMicroseconds(accelerator, point, 256.0), 0.0);
    }
    // Ranks that each hold attention and dense layers read them each, but look after fewer sequences.
    void paysForDataParallelAttention() {
        const auto model = tests::deepSeekV3();
        ServingPoint point = tests::servingPoint(16.0, 16.0, 5000.0, 8.0);
        point.sequenceOverhead = {0.016};
        const auto times = [&] {
            return ReplicaStep(model, tests::h800(), point).times(decodeLoad(model, point, 16.0, of<Text>(5000.0)));
        };
        const StepTimes split = times();
        point.tensorParallel = {1.0};
        const StepTimes apart = times();
        QVERIFY(std::abs(apart.denseHours / split.denseHours - 16.0) < 1e-9);
        QCOMPARE(apart.expertHours, split.expertHours);
        // One sequence of a rank at 16 us, 16 of the one rank.
        QVERIFY(std::abs((apart.overheadHours - split.overheadHours) * 3.6e6 - (0.016 - 0.256)) < 1e-9);
    }
    // Eight ranks that cannot share one latent read it eight times.
    void readsEveryCopyOfTheCache() {
        ModelArchitecture model = tests::deepSeekV3();
        ServingPoint point = tests::servingPoint(16.0, 16.0, 20000.0, 16.0);
        point.tensorParallel = {8.0};
        const auto attention = [&] {
            const StepLoad load{.tokens = 16.0, .sequences = 16.0, .cacheBytes = 1e10};
            return ReplicaStep(model, tests::h800(), point).times(load).attentionHours * kSecondsPerHour;
        };
        QVERIFY(std::abs(attention() / (1e10 / (16.0 * 0.6 * 3.35e12)) - 1.0) < 1e-12);
        model.cacheSplit = {1.0};
        QVERIFY(std::abs(attention() / (8e10 / (16.0 * 0.6 * 3.35e12)) - 1.0) < 1e-12);
    }
    void readsFewerExpertsWithSkew() {
        const auto model = tests::deepSeekV3();
        ServingPoint point = tests::servingPoint(32.0, 16.0, 5000.0, 8.0);
        const double even = number(decodePhase(model, tests::h800(), point).traffic);
        point.routingSkew = {1.0};
        const double skewed = number(decodePhase(model, tests::h800(), point).traffic);
        const double less = number(weightTraffic(model, 8.0, 32.0)) - number(weightTraffic(model, 8.0, 32.0, 1.0));
        QVERIFY(less > 0.1 * number(weightTraffic(model, 8.0, 32.0)));
        QVERIFY(std::abs((even - skewed) * 32.0 / less - 1.0) < 1e-9);
    }
};

HEADROOM_TEST(ReplicaStepTest)
#include "replica_step_test.moc"
