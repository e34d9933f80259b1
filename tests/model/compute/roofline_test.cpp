#include "model/compute/roofline.h"
#include "model/compute/serving_cost.h"
#include "model/compute/token_work.h"
#include "tests/model/compute/reference_models.h"
#include "tests/support/test_case.h"

using namespace model::compute;
using namespace model::units;

namespace {

double stepSeconds(const PhaseCost& phase) {
    return number(phase.step) * kSecondsPerHour;
}

bool isClose(double found, double expected, double relative = 1e-9) {
    return std::abs(found - expected) <= relative * std::abs(expected);
}

} // namespace

class RooflineTest : public QObject {
    Q_OBJECT
private slots:
    // Llama 70B in BF16 on four accelerators, one sequence: 141.2 GB of weights and 0.65536 GB of cache at 8.04 TB/s.
    void readsADenseModelOnce() {
        ServingPoint point = tests::servingPoint(1.0, 4.0, 2000.0, 16.0);
        point.stepOverhead = {0.0};
        const PhaseCost phase = decodePhase(tests::llama70(), tests::h800(), point);
        QVERIFY(isClose(stepSeconds(phase), (141.2e9 + 0.65536e9) / 8.04e12));
        QVERIFY(phase.bound == Bound::Memory);
        QVERIFY(isClose(number(phase.traffic), 141.85536e9));
        QVERIFY(isClose(number(phase.perAccelerator) * number(phase.step), 0.25));
        // Arithmetic takes next to nothing of the step, so the chip draws little more than its memory-bound share.
        QVERIFY(number(phase.acceleratorPower) > 420e-6 && number(phase.acceleratorPower) < 425e-6);
    }
    // Many sequences with little context: 2 x 70.6e9 FLOP per token at 0.45 x 989 TFLOP/s, full power.
    void isBoundByComputeAtLargeBatch() {
        ServingPoint point = tests::servingPoint(4096.0, 1.0, 1.0, 16.0);
        point.stepOverhead = {0.0};
        const PhaseCost phase = decodePhase(tests::llama70(), tests::h800(), point);
        QVERIFY(phase.bound == Bound::Compute);
        QVERIFY(isClose(stepSeconds(phase), 4096.0 * 141.2e9 / (0.45 * 989e12), 1e-3));
        QVERIFY(isClose(number(phase.acceleratorPower), 700e-6, 1e-3));
        QVERIFY(isClose(joulesPerToken(phase.acceleratorEnergy), 700.0 * 141.2e9 / (0.45 * 989e12), 1e-3));
    }
    void isBoundByOverheadWhenThereIsLittleToDo() {
        ServingPoint point = tests::servingPoint(1.0, 64.0, 1.0, 8.0);
        point.stepOverhead = {1000.0};
        const PhaseCost phase = decodePhase(tests::deepSeekV3(), tests::h800(), point);
        QVERIFY(phase.bound == Bound::Overhead);
        QVERIFY(stepSeconds(phase) > 1.0 && stepSeconds(phase) < 1.001);
        QVERIFY(isClose(number(phase.acceleratorPower), 0.4 * 700e-6, 0.01)); // waiting, not idle
    }
    void takesTheNarrowestSupportedFormat() {
        QCOMPARE(number(peakRate(tests::b200(), 4.0)), number(Teraflops::quantity(9000.0)));
        QCOMPARE(number(peakRate(tests::h800(), 4.0)), number(Teraflops::quantity(1979.0)));
        QCOMPARE(number(peakRate(tests::h800(), 16.0)), number(Teraflops::quantity(989.0)));
        Accelerator a100 = tests::h800();
        a100.fp8Peak = {0.0};
        QCOMPARE(number(peakRate(a100, 4.0)), number(Teraflops::quantity(989.0)));
    }
    // Larger batches: longer steps, more tokens per hour, less energy per token, until compute binds.
    void improvesWithBatch() {
        for (const auto& model : {tests::deepSeekV3(), tests::llama70()}) {
            PhaseCost previous = decodePhase(model, tests::h800(), tests::servingPoint(1.0, 16.0, 2000.0, 8.0));
            for (double batch = 2.0; batch <= 8192.0; batch *= 2.0) {
                const PhaseCost now = decodePhase(model, tests::h800(), tests::servingPoint(batch, 16.0, 2000.0, 8.0));
                QVERIFY(now.step > previous.step);
                QVERIFY(now.perAccelerator > previous.perAccelerator);
                QVERIFY(now.acceleratorEnergy < previous.acceleratorEnergy);
                QVERIFY(now.traffic < previous.traffic);
                QVERIFY(now.acceleratorPower <= tests::h800().chipPower.quantity());
                previous = now;
            }
        }
    }
    // Where memory and compute meet, a step a little longer must not jump in energy.
    void hasNoJumpAtTheRidge() {
        const auto model = tests::denseModel("dense", 8.0, 32.0, 32.0, 8.0);
        PhaseCost previous = decodePhase(model, tests::h800(), tests::servingPoint(1.0, 1.0, 10.0, 16.0));
        bool sawMemory = false;
        bool sawCompute = false;
        for (double batch = 1.0; batch < 3000.0; batch += 1.0) {
            ServingPoint point = tests::servingPoint(batch, 1.0, 10.0, 16.0);
            point.stepOverhead = {0.0};
            const PhaseCost now = decodePhase(model, tests::h800(), point);
            sawMemory = sawMemory || now.bound == Bound::Memory;
            sawCompute = sawCompute || now.bound == Bound::Compute;
            if (batch > 100.0) QVERIFY(isClose(number(now.acceleratorPower), number(previous.acceleratorPower), 0.01));
            previous = now;
        }
        QVERIFY(sawMemory && sawCompute);
    }
    void packsShortPromptsAndReReadsTheCacheOfLongOnes() {
        ServingPoint point = tests::servingPoint(256.0, 16.0, 5000.0, 8.0);
        const auto phase = [&](double fresh, double cached) {
            return prefillPhase(tests::deepSeekV3(), tests::h800(), point, of<Text>(fresh), of<Text>(cached));
        };
        QVERIFY(phase(500.0, 0.0).bound == Bound::Compute);
        QVERIFY(isClose(number(phase(500.0, 0.0).work), 74e9 + 16990208.0 * 250.0));
        QVERIFY(isClose(number(phase(500.0, 1000.0).work), 74e9 + 16990208.0 * 1250.0));
        QVERIFY(phase(500.0, 1000.0).traffic > phase(500.0, 0.0).traffic);
        QVERIFY(phase(100000.0, 0.0).acceleratorEnergy > phase(500.0, 0.0).acceleratorEnergy);
        // A token of a prompt is far cheaper than one that is decoded.
        QVERIFY(phase(500.0, 0.0).acceleratorEnergy <
                0.5 * decodePhase(tests::deepSeekV3(), tests::h800(), point).acceleratorEnergy);
    }
    // Factors multiply: the cost of a token falls by exactly their product while no share of peak is capped.
    void scalesByTheProductOfTheFactors() {
        const EfficiencyState state{
            .algorithm = 3.0, .architecture = 1.5, .precision = 2.0, .hardware = 1.35, .utilisation = 1.2};
        const ServingPoint point = tests::servingPoint(256.0, 16.0, 5000.0, 8.0);
        const PhaseCost first = decodePhase(tests::deepSeekV3(), tests::h800(), point);
        const PhaseCost later = decodePhase(tests::deepSeekV3(), tests::h800(), point, workScale(state));
        QVERIFY(isClose(later.perAccelerator / first.perAccelerator, 3.0 * 1.5 * 2.0 * 1.35 * 1.2));
        QVERIFY(isClose(later.work / first.work, 1.0 / 4.5));
        QVERIFY(isClose(later.traffic / first.traffic, 1.0 / 4.5));
        QVERIFY(isClose(later.acceleratorPower / first.acceleratorPower, 1.0));
        const PhaseCost better = decodePhase(tests::deepSeekV3(), tests::h800(), point, workScale(state, 2.0));
        QVERIFY(isClose(better.work / later.work, 2.0));
        QVERIFY(isClose(better.acceleratorEnergy / later.acceleratorEnergy, 2.0));
    }
    // A step that verifies four tokens of a sequence and keeps 2.5: the cache is read once, weights and experts are
    // those of four times the tokens.
    void paysForVerification() {
        ServingPoint point = tests::servingPoint(64.0, 16.0, 5000.0, 8.0);
        const PhaseCost plain = decodePhase(tests::deepSeekV3(), tests::h800(), point);
        point.verifiedTokens = {4.0};
        point.acceptedTokens = {2.5};
        const PhaseCost drafted = decodePhase(tests::deepSeekV3(), tests::h800(), point);
        QVERIFY(isClose(number(drafted.work), number(plain.work) * 4.0 / 2.5));
        QVERIFY(drafted.step > plain.step && drafted.step < 4.0 * plain.step);
        QVERIFY(isClose(drafted.tokensPerStep, 160.0));
        QVERIFY(drafted.perAccelerator > plain.perAccelerator); // memory-bound: drafts pay
        // Experts of 256 tokens instead of 64, less the cache that is shared: 61 x 576 x 2 bytes x 5,000 x 64.
        const double cache = 70272.0 * 5000.0 * 64.0;
        const double before = number(weightTraffic(tests::deepSeekV3(), 8.0, 64.0)) + cache;
        const double after = number(weightTraffic(tests::deepSeekV3(), 8.0, 256.0)) + cache;
        QVERIFY(isClose(number(plain.traffic) * 64.0, before) && isClose(number(drafted.traffic) * 160.0, after));
        // With arithmetic as the limit, rejected drafts only cost.
        ServingPoint full = tests::servingPoint(8192.0, 16.0, 100.0, 8.0);
        full.stepOverhead = {0.0};
        const double rate = number(decodePhase(tests::deepSeekV3(), tests::h800(), full).perAccelerator);
        full.verifiedTokens = {4.0};
        full.acceptedTokens = {2.5};
        QVERIFY(number(decodePhase(tests::deepSeekV3(), tests::h800(), full).perAccelerator) < 0.75 * rate);
    }
    // Each rank has a token budget of its own, and a sparse cache is not read whole.
    void fillsTheStepOfEveryRank() {
        ServingPoint point = tests::servingPoint(256.0, 16.0, 5000.0, 8.0);
        const auto tokens = [&] {
            return prefillPhase(tests::deepSeekV3(), tests::h800(), point, of<Text>(500.0), of<Text>(0.0))
                .tokensPerStep;
        };
        QCOMPARE(tokens(), 8192.0);
        point.tensorParallel = {1.0};
        QCOMPARE(tokens(), 16.0 * 8192.0);
        ModelArchitecture sparse = tests::deepSeekV3();
        const double whole = number(decodePhase(sparse, tests::h800(), point).traffic);
        sparse.kvReadShare = {0.25};
        sparse.selectedTokens = {1000.0};
        const double less = 70272.0 * 0.75 * 4000.0;
        QVERIFY(isClose(whole - number(decodePhase(sparse, tests::h800(), point).traffic), less, 1e-6));
    }
    void drawsPowerByPhase() {
        ServingPoint point = tests::servingPoint(4096.0, 1.0, 1.0, 16.0);
        point.stepOverhead = {0.0};
        point.prefillPowerShare = {0.9};
        QVERIFY(isClose(number(decodePhase(tests::llama70(), tests::h800(), point).acceleratorPower), 630e-6, 1e-3));
        point.batch = {1.0};
        const double memoryBound = number(decodePhase(tests::llama70(), tests::h800(), point).acceleratorPower);
        QVERIFY(memoryBound > 420e-6 && memoryBound < 425e-6);
    }
    void neverPassesThePeak() {
        ServingPoint point = tests::servingPoint(4096.0, 1.0, 1.0, 16.0);
        point.stepOverhead = {0.0};
        const PhaseCost phase = decodePhase(tests::llama70(), tests::h800(), point, {.utilisationFactor = 50.0});
        QVERIFY(stepSeconds(phase) > 4096.0 * 141.2e9 / 989e12);
        QVERIFY(stepSeconds(phase) < 4096.0 * 141.3e9 / 989e12);
    }
};

HEADROOM_TEST(RooflineTest)
#include "roofline_test.moc"
