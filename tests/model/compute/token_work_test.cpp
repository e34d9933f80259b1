#include "model/compute/token_work.h"
#include "model/compute/training_run.h"
#include "tests/model/compute/reference_models.h"
#include "tests/support/test_case.h"

using namespace model::compute;
using namespace model::units;

namespace {

Text tokens(double count) {
    return of<Text>(count);
}

} // namespace

class TokenWorkTest : public QObject {
    Q_OBJECT
private slots:
    void splitsDeepSeekLikeItsPublishedActiveParameters() {
        const auto split = splitParameters(tests::deepSeekV3());
        // One token reads all but the experts it does not choose: 37 billion as published, within 2 %.
        QVERIFY(std::abs((split.always + split.routed * 8.0 / 256.0) / 37e9 - 1.0) < 0.02);
        // Total and active parameters alone fix the experts to (671 - 37) / (1 - 8/256) billion.
        QVERIFY(std::abs(split.routed / 654.45e9 - 1.0) < 0.002);
        QCOMPARE(split.routed + split.always, 671e9);
        const auto dense = splitParameters(tests::llama70());
        QVERIFY(dense.routed == 0.0 && dense.always == 70.6e9);
    }
    void cutsExpertsThatOutweighTheModel() {
        ModelArchitecture heavy = tests::deepSeekV3();
        heavy.totalParameters = {600.0};
        QCOMPARE(splitParameters(heavy).routed, 600e9);
        QCOMPARE(splitParameters(heavy).always, 0.0);
    }
    void keepsTheCacheOfTheCatalogue() {
        QCOMPARE(number(kvCachePerToken(tests::deepSeekV3(), 16.0)), 70272.0);
        QCOMPARE(number(kvCachePerToken(tests::deepSeekV3(), 8.0)), 35136.0);
        QCOMPARE(number(kvCachePerToken(tests::llama70(), 16.0)), 327680.0);
        QCOMPARE(number(kvCachePerToken(tests::llama405(), 16.0)), 516096.0);
    }
    // gpt-oss-120b: half of the layers see the last 128 tokens alone.
    void keepsWindowsAndStatesByThemselves() {
        ModelArchitecture model = tests::denseModel("windows", 10.0, 18.0, 64.0, 8.0);
        model.kvCacheBytes = {36864.0};
        model.slidingBytes = {36864.0};
        model.slidingWindow = {128.0};
        model.attentionFlopPerContextToken = {294912.0};
        model.attentionFlopPerWindowToken = {294912.0};
        model.sequenceState = {0.001};
        QCOMPARE(number(sequenceMemory(model, 16.0, tokens(100.0))), 2.0 * 3686400.0 + 1e6);
        QCOMPARE(number(sequenceMemory(model, 16.0, tokens(1000.0))), 36864.0 * 1128.0 + 1e6);
        // The state has its own format.
        QCOMPARE(number(sequenceMemory(model, 8.0, tokens(1000.0))), 36864.0 * 564.0 + 1e6);
        QCOMPARE(number(sequenceRead(model, 16.0, tokens(1000.0))), 36864.0 * 1128.0 + 1e6);
        QCOMPARE(number(attentionWork(model, tokens(1000.0))), 294912.0 * 1128.0);
    }
    // Sparse attention reads its indexer's keys of all tokens and the rest of the selected ones.
    void readsSelectedTokensAlone() {
        ModelArchitecture model = tests::deepSeekV3();
        model.kvCacheBytes = {1408.0};
        model.kvReadShare = {256.0 / 1408.0};
        model.selectedTokens = {2048.0};
        model.attentionFlopPerContextToken = {100.0};
        model.attentionFlopPerSelectedToken = {1000.0};
        QCOMPARE(number(sequenceMemory(model, 16.0, tokens(10000.0))), 1.408e7);
        QVERIFY(std::abs(number(sequenceRead(model, 16.0, tokens(10000.0))) - (2.56e6 + 2048.0 * 1152.0)) < 1e-6);
        QVERIFY(std::abs(number(sequenceRead(model, 16.0, tokens(1000.0))) - 1.408e6) < 1e-6);
        QCOMPARE(number(attentionWork(model, tokens(10000.0))), 1e6 + 2048e3);
        // Summed token by token, across the point where the selection begins to bind, and beyond it.
        for (const double cached : {0.0, 1500.0, 5000.0}) {
            double sum = 0.0;
            for (int position = 0; position < 4000; ++position)
                sum += number(attentionWork(model, tokens(cached + position + 0.5)));
            const double mean = number(prefillAttentionWork(model, tokens(4000.0), tokens(cached)));
            QVERIFY(std::abs(4000.0 * mean / sum - 1.0) < 1e-9);
        }
    }
    void readsWeights() {
        // A dense model reads everything in every step, whatever the batch.
        QCOMPARE(number(weightTraffic(tests::llama70(), 16.0, 1.0)), 141.2e9);
        QCOMPARE(number(weightTraffic(tests::llama70(), 8.0, 500.0)), 70.6e9);
        const auto deepSeek = tests::deepSeekV3();
        QCOMPARE(number(weightMemory(deepSeek, 8.0)), 671e9); // the 671 GB of claim 11
        double previous = 0.0;
        for (double batch = 1.0; batch <= 512.0; batch *= 2.0) {
            const double read = number(weightTraffic(deepSeek, 8.0, batch));
            QVERIFY(read > previous && read < 671e9);
            previous = read;
        }
        QVERIFY(previous > 670.9e9);
        QCOMPARE(number(weightTraffic(deepSeek, 8.0, 1e5)), 671e9);
    }
    void countsWork() {
        const auto deepSeek = tests::deepSeekV3();
        QCOMPARE(number(decodeWork(deepSeek, tokens(0.0))), 74e9);
        QCOMPARE(number(decodeWork(deepSeek, tokens(5000.0))), 74e9 + 16990208.0 * 5000.0);
        // Summed token by token: a new token sees the cached ones and the new ones before it.
        const double cached = 300.0;
        double sum = 0.0;
        for (int position = 0; position < 1000; ++position)
            sum += number(decodeWork(deepSeek, tokens(cached + position + 0.5)));
        QVERIFY(std::abs(1000.0 * number(prefillWork(deepSeek, tokens(1000.0), tokens(cached))) / sum - 1.0) < 1e-12);
    }
    // Planning model, section 4.3: 6ND, the reported accelerator hours and the utilisations that follow.
    void reproducesTheTrainingOfLlamaAndDeepSeek() {
        const Work llama = trainingWork(tests::llama405(), tokens(15.6e12));
        const Work deepSeek = trainingWork(tests::deepSeekV3(), tokens(14.8e12));
        QVERIFY(std::abs(number(llama) - 3.791e25) < 0.0005e25 && std::abs(number(deepSeek) - 3.286e24) < 0.0005e24);
        QVERIFY(std::abs(llama / deepSeek - 11.54) < 0.005);
        const WorkRate peak = Teraflops::quantity(989.0);
        QVERIFY(std::abs(modelFlopUtilisation(llama, of<Duration>(30.84e6), peak) - 0.345) < 0.0005);
        QVERIFY(std::abs(modelFlopUtilisation(deepSeek, of<Duration>(2.788e6), peak) - 0.331) < 0.0005);
        QVERIFY(std::abs(modelFlopUtilisation(deepSeek, of<Duration>(2.664e6), peak) - 0.346) < 0.0005);
    }
    void timesTraining() {
        const Work deepSeek = trainingWork(tests::deepSeekV3(), tokens(14.8e12));
        ServingPoint point = tests::servingPoint(256.0, 16.0, 5000.0, 8.0);
        const double hours = number(trainingTime(deepSeek, tests::h800(), point));
        QVERIFY(std::abs(hours / 2.664e6 - 1.0) < 0.002);
        const WorkScale later{.workFactor = 0.1, .speedFactor = 2.0, .utilisationFactor = 100.0};
        // Twice the speed and the whole peak; less work per token does not shorten work that is given.
        QVERIFY(std::abs(number(trainingTime(deepSeek, tests::h800(), point, later)) - hours * 0.346 / 2.0) < 1.0);
    }
};

HEADROOM_TEST(TokenWorkTest)
#include "token_work_test.moc"
