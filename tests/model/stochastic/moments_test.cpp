#include "model/stochastic/moments.h"
#include "model/stochastic/random_stream.h"
#include "tests/support/test_case.h"

using model::stochastic::Moments;
using model::stochastic::PairMoments;
using model::stochastic::RandomStream;

class MomentsTest : public QObject {
    Q_OBJECT
private slots:
    void handMadeSample() {
        Moments moments;
        QCOMPARE(moments.estimate().standardError, 0.0);
        for (const double value : {2.0, 4.0, 4.0, 4.0, 5.0, 5.0, 7.0, 9.0})
            moments.add(value);
        QCOMPARE(moments.mean(), 5.0);
        QVERIFY(std::abs(moments.variance() - 32.0 / 7.0) < 1e-14);
        QVERIFY(std::abs(moments.estimate().standardError - std::sqrt(32.0 / 7.0 / 8.0)) < 1e-14);
    }
    void farFromZeroNothingIsLost() {
        Moments moments;
        for (const double value : {1e9 + 4.0, 1e9 + 7.0, 1e9 + 13.0, 1e9 + 16.0})
            moments.add(value);
        QCOMPARE(moments.variance(), 30.0);
    }
    void mergingIsAdding() {
        RandomStream random(3, 0, 0);
        PairMoments all;
        std::array<PairMoments, 4> parts;
        for (int i = 0; i < 1000; ++i) {
            const double x = random.exponential();
            const double y = x + random.uniform();
            all.add(x, y);
            parts[static_cast<std::size_t>(i < 10 ? 1 : i < 700 ? 2 : 3)].add(x, y);
        }
        PairMoments merged; // the first part is empty
        for (const PairMoments& part : parts)
            merged.merge(part);
        QCOMPARE(merged.x().count(), all.x().count());
        QVERIFY(std::abs(merged.x().mean() - all.x().mean()) < 1e-13);
        QVERIFY(std::abs(merged.y().variance() - all.y().variance()) < 1e-12);
        QVERIFY(std::abs(merged.covariance() - all.covariance()) < 1e-12);
        QVERIFY(std::abs(all.covariance() - 1.0) < 0.3); // the part of y that is x has variance 1
    }
    void ratioErrorCoversTheTruth() {
        // Durations over counts: E[x] / E[y] = 3; the 95 % interval of each of 400 samples holds it about 380 times.
        int held = 0;
        for (std::uint64_t sample = 0; sample < 400; ++sample) {
            RandomStream random(11, sample, 0);
            PairMoments pair;
            for (int i = 0; i < 400; ++i) {
                const double count = std::floor(4.0 * random.uniform());
                double hours = 0.0;
                for (int event = 0; event < count; ++event)
                    hours += 3.0 * random.exponential();
                pair.add(hours, count);
            }
            const auto ratio = pair.ratio();
            held += std::abs(ratio.value - 3.0) < 1.96 * ratio.standardError ? 1 : 0;
        }
        QVERIFY(held >= 366 && held <= 393);
    }
};

HEADROOM_TEST(MomentsTest)
#include "moments_test.moc"
