#include "model/compute/attention_layers.h"
#include "model/compute/token_work.h"
#include "tests/model/compute/reference_models.h"
#include "tests/support/test_case.h"

#include <array>

using namespace model::compute;
using namespace model::units;

namespace {

constexpr double kMillion = 1048576.0;

ModelArchitecture deepSeekV32() {
    ModelArchitecture model = tests::deepSeekV3();
    const std::array layers{AttentionLayers{.kind = AttentionKind::SparseLatent,
                                            .layers = 61.0,
                                            .heads = 128.0,
                                            .headDimension = 512.0,
                                            .ropeDimension = 64.0,
                                            .indexerHeads = 64.0,
                                            .indexerDimension = 128.0,
                                            .selected = 2048.0}};
    setAttention(model, layers);
    return model;
}

// 30 layers that select 1,024 entries of four tokens, 31 that attend to entries of 128 tokens, all with a window.
ModelArchitecture deepSeekV4Pro() {
    ModelArchitecture model = tests::deepSeekV3();
    model.totalParameters = {1600.0};
    model.activeParameters = {49.0};
    const std::array layers{AttentionLayers{.kind = AttentionKind::CompressedSparse,
                                            .layers = 30.0,
                                            .heads = 128.0,
                                            .headDimension = 512.0,
                                            .compression = 4.0,
                                            .window = 128.0,
                                            .indexerHeads = 64.0,
                                            .indexerDimension = 128.0,
                                            .selected = 1024.0},
                            AttentionLayers{.kind = AttentionKind::Compressed,
                                            .layers = 31.0,
                                            .heads = 128.0,
                                            .headDimension = 512.0,
                                            .compression = 128.0,
                                            .window = 128.0}};
    setAttention(model, layers);
    return model;
}

ModelArchitecture withLayers(const AttentionLayers& layers) {
    ModelArchitecture model = tests::deepSeekV3();
    setAttention(model, std::array{layers});
    return model;
}

} // namespace

class AttentionLayersTest : public QObject {
    Q_OBJECT
private slots:
    void keepsThePublishedCaches() {
        // Llama 3.1 405B: 126 layers, 8 of 128 heads keep keys and values of 128.
        const auto llama = withLayers(
            {.kind = AttentionKind::Grouped, .layers = 126.0, .heads = 128.0, .kvHeads = 8.0, .headDimension = 128.0});
        QCOMPARE(llama.kvCacheBytes.value, 516096.0);
        QCOMPARE(llama.attentionFlopPerContextToken.value, 8257536.0);
        QVERIFY(llama.cacheSplit.value == 8.0 && llama.kvReadShare.value == 1.0);
        const auto deepSeek = withLayers({.kind = AttentionKind::Latent,
                                          .layers = 61.0,
                                          .heads = 128.0,
                                          .headDimension = 512.0,
                                          .ropeDimension = 64.0});
        QCOMPARE(deepSeek.kvCacheBytes.value, 70272.0);
        QCOMPARE(deepSeek.attentionFlopPerContextToken.value, 16990208.0);
        QCOMPARE(deepSeek.cacheSplit.value, 1.0);
        QCOMPARE(deepSeekV32().kvCacheBytes.value, 85888.0);
    }
    void keepsTheWindowsOfGptOss() {
        ModelArchitecture model = tests::deepSeekV3();
        const AttentionLayers whole{
            .kind = AttentionKind::Grouped, .layers = 18.0, .heads = 64.0, .kvHeads = 8.0, .headDimension = 64.0};
        AttentionLayers window = whole;
        window.kind = AttentionKind::Sliding;
        window.window = 128.0;
        setAttention(model, std::array{whole, window});
        QVERIFY(model.kvCacheBytes.value == 36864.0 && model.slidingBytes.value == 36864.0);
        QVERIFY(model.slidingWindow.value == 128.0 && model.selectedTokens.value == 0.0);
        QCOMPARE(model.attentionFlopPerContextToken.value, 294912.0);
    }
    void keepsTheStateOfLinearLayers() {
        ModelArchitecture model = tests::deepSeekV3();
        const std::array layers{
            AttentionLayers{
                .kind = AttentionKind::Grouped, .layers = 15.0, .heads = 32.0, .kvHeads = 2.0, .headDimension = 256.0},
            AttentionLayers{.kind = AttentionKind::Linear,
                            .layers = 45.0,
                            .heads = 64.0,
                            .stateBytes = 64.0 * 128.0 * 128.0 * 4.0}};
        setAttention(model, layers);
        QCOMPARE(model.kvCacheBytes.value, 30720.0); // Qwen3.5-397B-A17B
        const double short_ = number(sequenceMemory(model, 16.0, of<Text>(1.0)));
        const double long_ = number(sequenceMemory(model, 16.0, of<Text>(1001.0)));
        QVERIFY(std::abs(long_ - short_ - 30720e3) < 1.0 && std::abs(short_ - 188.7e6) < 0.1e6);
    }
    // As published: 9.62 GiB at 1,048,576 tokens, 8.7 times less than V3.2; about 27 % of its work for a token there.
    void makesDeepSeekV4AsSmallAsPublished() {
        const auto v32 = deepSeekV32();
        const auto v4 = deepSeekV4Pro();
        QCOMPARE(v4.kvCacheBytes.value, 9848.0);
        const double gibibytes = number(sequenceMemory(v4, 16.0, of<Text>(kMillion))) / (1024.0 * 1024.0 * 1024.0);
        QVERIFY2(std::abs(gibibytes / 9.62 - 1.0) < 0.002, qPrintable(QString::number(gibibytes)));
        const double lessCache = number(sequenceMemory(v32, 16.0, of<Text>(kMillion))) /
                                 number(sequenceMemory(v4, 16.0, of<Text>(kMillion)));
        QVERIFY(std::abs(lessCache - 8.7) < 0.05);
        const double work = decodeWork(v4, of<Text>(kMillion)) / decodeWork(v32, of<Text>(kMillion));
        qInfo("DeepSeek-V4-Pro over V3.2 at 1,048,576 tokens: %.1f %% of the work (published: 27 %%)", 100.0 * work);
        QVERIFY(std::abs(work - 0.27) < 0.015);
        QCOMPARE(v4.selectedTokens.value, 4096.0);
    }
    // Sparse attention stops growing with the context but for its indexer.
    void readsLittleOfALongContext() {
        const auto v32 = deepSeekV32();
        const double at = number(sequenceRead(v32, 16.0, of<Text>(100000.0)));
        const double later = number(sequenceRead(v32, 16.0, of<Text>(200000.0)));
        QVERIFY(std::abs(later - at - 61.0 * 256.0 * 1e5) < 1.0);
        QVERIFY(later < 0.25 * number(sequenceMemory(v32, 16.0, of<Text>(200000.0))));
        QCOMPARE(number(sequenceRead(v32, 16.0, of<Text>(2000.0))),
                 number(sequenceMemory(v32, 16.0, of<Text>(2000.0))));
    }
};

HEADROOM_TEST(AttentionLayersTest)
#include "attention_layers_test.moc"
