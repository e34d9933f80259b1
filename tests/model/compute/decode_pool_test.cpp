#include "model/compute/decode_pool.h"
#include "model/compute/roofline.h"
#include "model/compute/token_work.h"
#include "tests/model/compute/reference_models.h"
#include "tests/support/test_case.h"

#include <random>

using namespace model::compute;
using namespace model::units;

namespace {

double stepMilliseconds(const ModelArchitecture& model, const ServingPoint& point, double batch) {
    return Millisecond::inUnit(decodePhase(model, tests::h800(), point, batch).step);
}

} // namespace

class DecodePoolTest : public QObject {
    Q_OBJECT
private slots:
    void takesTheServersBatchWhereNothingElseBinds() {
        const DecodePool pool =
            decodePool(tests::deepSeekV3(), tests::h800(), tests::servingPoint(256.0, 16.0, 5000.0, 8.0));
        QVERIFY(pool.largestBatch == 256.0 && pool.expectedBatch == 256.0 && pool.limit == BatchLimit::Server);
        QVERIFY(pool.utilisation == 1.0 && pool.fitsMemory && pool.holdsTimePerToken);
    }
    // The largest batch is the last that keeps the target, searched one by one.
    void findsTheLargestBatchByTimePerToken() {
        for (const double target : {36.0, 45.0, 70.0})
            for (const double accepted : {1.0, 1.8}) {
                ServingPoint point = tests::servingPoint(1300.0, 16.0, 5000.0, 8.0);
                point.verifiedTokens = {accepted > 1.0 ? 2.0 : 1.0};
                point.acceptedTokens = {accepted};
                double last = 0.0;
                for (double batch = 1.0; batch <= 1300.0; batch += 1.0)
                    if (stepMilliseconds(tests::deepSeekV3(), point, batch) / accepted <= target) last = batch;
                point.timePerToken = {target};
                const DecodePool pool = decodePool(tests::deepSeekV3(), tests::h800(), point);
                QVERIFY2(std::abs(pool.largestBatch - last) <= 1.0 + 2e-3 * last,
                         qPrintable(QString::number(pool.largestBatch)));
                QVERIFY(Millisecond::inUnit(pool.timePerToken) <= target * (1.0 + 1e-9));
            }
    }
    // Contexts that vary need room: 95 % of random mixes of the largest batch fit, and no more than that.
    void holdsTheCachesOfMostMixes() {
        ServingPoint point = tests::servingPoint(4096.0, 16.0, 20000.0, 8.0);
        point.contextVariation = {1.0};
        const DecodePool pool = decodePool(tests::deepSeekV3(), tests::h800(), point);
        QVERIFY(pool.limit == BatchLimit::Memory);
        const double freeTokens = (0.9 * 16.0 * 80e9 - 671e9) / 70272.0;
        std::mt19937_64 random(3);
        std::exponential_distribution<double> context(1.0 / 20000.0);
        int fits = 0;
        const int trials = 4000;
        for (int trial = 0; trial < trials; ++trial) {
            double sum = 0.0;
            for (int sequence = 0; sequence < static_cast<int>(pool.largestBatch); ++sequence)
                sum += context(random);
            if (sum <= freeTokens) ++fits;
        }
        const double share = static_cast<double>(fits) / trials;
        QVERIFY2(share > 0.935 && share < 0.965, qPrintable(QString::number(share)));
        // What the largest batch needs is what there is, but for the sequence that did not fit whole.
        point.batch = {pool.largestBatch};
        const double sequence = 20000.0 * 70272.0;
        const double spare =
            number(replicaMemoryUsable(tests::h800(), point)) - number(replicaMemoryNeeded(tests::deepSeekV3(), point));
        QVERIFY(spare >= 0.0 && spare < 1.1 * sequence);
        point.batch = {4096.0};
        point.contextVariation = {0.0};
        const double even = decodePool(tests::deepSeekV3(), tests::h800(), point).largestBatch;
        QCOMPARE(even, std::floor(freeTokens / 20000.0));
    }
    // At the mean load the pool makes its share of the most it could, at a smaller batch and shorter steps.
    void runsBelowItsLargestBatch() {
        ServingPoint point = tests::servingPoint(256.0, 16.0, 5000.0, 8.0);
        for (const double replicas : {4.0, 50.0, 1000.0}) {
            point.poolReplicas = {replicas};
            const DecodePool pool = decodePool(tests::deepSeekV3(), tests::h800(), point);
            const auto rate = [&](double batch) {
                return number(decodePhase(tests::deepSeekV3(), tests::h800(), point, batch).perAccelerator);
            };
            QVERIFY(std::abs(rate(pool.expectedBatch) / rate(256.0) / pool.utilisation - 1.0) < 1e-3);
            QVERIFY(pool.expectedBatch < pool.utilisation * 256.0);
        }
        QVERIFY(decodePool(tests::deepSeekV3(), tests::h800(), point).utilisation > 0.94);
    }
    void saysWhatCannotBe() {
        ServingPoint point = tests::servingPoint(64.0, 4.0, 5000.0, 8.0);
        DecodePool pool = decodePool(tests::deepSeekV3(), tests::h800(), point);
        QVERIFY(!pool.fitsMemory && pool.largestBatch == 1.0);
        point.acceleratorsPerReplica = {16.0};
        point.timePerToken = {5.0};
        pool = decodePool(tests::deepSeekV3(), tests::h800(), point);
        QVERIFY(pool.fitsMemory && !pool.holdsTimePerToken && pool.largestBatch == 1.0);
    }
    // Each rank holds all but the routed experts: 671 GB once, and 16.4 GB more for each further copy.
    void countsTheCopiesOfWeightsAndCaches() {
        ServingPoint point = tests::servingPoint(64.0, 16.0, 5000.0, 8.0);
        QCOMPARE(number(replicaWeights(tests::deepSeekV3(), point)), 671e9);
        point.tensorParallel = {1.0};
        const double always = splitParameters(tests::deepSeekV3()).always;
        QVERIFY(std::abs(number(replicaWeights(tests::deepSeekV3(), point)) - (671e9 + 15.0 * always)) < 1e3);
        // Eight ranks cannot share one latent: each keeps it.
        ModelArchitecture model = tests::deepSeekV3();
        model.cacheSplit = {1.0};
        point.tensorParallel = {8.0};
        QCOMPARE(cacheCopies(model, point), 8.0);
        model.cacheSplit = {4.0};
        QCOMPARE(cacheCopies(model, point), 2.0);
        // A dense model is always split over all accelerators.
        point.tensorParallel = {1.0};
        QCOMPARE(tensorRanks(tests::llama70(), point), 16.0);
    }
    void isQuick() {
        ServingPoint point = tests::servingPoint(4096.0, 16.0, 5000.0, 8.0);
        point.poolReplicas = {1000.0};
        point.timePerToken = {50.0};
        point.contextVariation = {1.0};
        double sum = 0.0;
        QBENCHMARK {
            for (int i = 0; i < 1000; ++i) {
                point.meanContext = {5000.0 + i};
                sum += decodePool(tests::deepSeekV3(), tests::h800(), point).expectedBatch;
            }
        }
        QVERIFY(sum > 0.0);
    }
};

HEADROOM_TEST(DecodePoolTest)
#include "decode_pool_test.moc"
