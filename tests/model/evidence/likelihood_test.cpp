#include "model/evidence/likelihood.h"

#include "tests/support/test_case.h"

#include <algorithm>
#include <cmath>

using namespace model::evidence;

namespace {

LikelihoodRow observation(double observed, double nullMedian, double channelMedian) {
    LikelihoodRow row;
    row.observed = observed;
    row.nullMedian = nullMedian;
    row.channelMedian = channelMedian;
    row.logSpread = 0.5;
    row.source = "a source";
    return row;
}

ChannelLikelihood products(double middle, double half, double twice) {
    ChannelLikelihood channel;
    channel.rows = {observation(1, 1, 2)};
    channel.bayesFactor = middle;
    channel.withHalfSpread = half;
    channel.withDoubleSpread = twice;
    return channel;
}

} // namespace

class LikelihoodTest : public QObject {
    Q_OBJECT

private slots:
    // Student's t with 4 degrees of freedom at z = 2 against z = 0: (1 + 4/4)^-2.5.
    void factorByHand() {
        const auto row = observation(1.0, 1.0, std::exp(1.0));
        QVERIFY(std::abs(row.bayesFactor().value() - std::pow(2.0, -2.5)) < 1e-12);
        QVERIFY(std::abs(row.bayesFactor(2.0).value() - std::pow(1.25, -2.5)) < 1e-12);
        QVERIFY(row.bayesFactor(0.5).value() < row.bayesFactor().value());
    }

    void sidesAreSymmetric() {
        for (const double observed : {0.1, 0.9, 1.4, 2.0, 30.0}) {
            const double forIt = observation(observed, 1.0, 2.0).bayesFactor().value();
            const double against = observation(observed, 2.0, 1.0).bayesFactor().value();
            QVERIFY(std::abs(forIt * against - 1.0) < 1e-12);
        }
        QVERIFY(std::abs(observation(std::sqrt(2.0), 1.0, 2.0).bayesFactor().value() - 1.0) < 1e-12);
        QVERIFY(!LikelihoodRow().bayesFactor());
    }

    void scaleOfWords() {
        QCOMPARE(weightOf(2.9), Weight::HardlyAny);
        QCOMPARE(weightOf(1.0 / 5.0), Weight::Positive);
        QCOMPARE(weightOf(100.0), Weight::Strong);
        QCOMPARE(weightOf(1.0 / 200.0), Weight::VeryStrong);
        QVERIFY(word(Weight::VeryStrong) == "very_strong");
    }

    void verdictTakesTheWeakest() {
        QCOMPARE(products(30, 200, 4).verdict(), std::string("positive for it"));
        QCOMPARE(products(0.01, 0.001, 0.02).verdict(), std::string("strong against it"));
        QCOMPARE(products(0.5, 0.01, 0.9).verdict(), std::string("hardly anything against it"));
        QCOMPARE(products(2.0, 5.0, 0.9).verdict(), std::string("open"));
        auto nothing = products(30, 30, 30);
        nothing.rows.clear();
        QCOMPARE(nothing.verdict(), std::string("open"));
    }

    void unsourcedIsLeftOut() {
        const auto channels = contrarianLikelihoods();
        QCOMPARE(channels.size(), std::size_t{3});
        for (const auto& channel : channels) {
            double product = 1.0;
            for (const auto& row : channel.rows) {
                QVERIFY2(!row.nullBasis.empty() && !row.channelBasis.empty(), row.observable.c_str());
                QVERIFY(row.nullMedian > 0.0 && row.channelMedian > 0.0 && row.logSpread > 0.0);
                QCOMPARE(row.isCounted(), row.observed.has_value() && !row.source.empty() && !row.isRepeat);
                if (row.isCounted()) product *= *row.bayesFactor();
            }
            QVERIFY(channel.counted() >= 2 && channel.counted() < static_cast<int>(channel.rows.size()));
            QVERIFY(std::abs(product / channel.bayesFactor - 1.0) < 1e-12);
        }
    }

    // The edge: tokens grew faster than the thesis itself, so a shift to devices is the worse account of them.
    void tokensSpeakAgainstTheEdge() {
        const auto edge = contrarianLikelihoods()[0];
        QVERIFY(edge.rows[0].observed.value() > edge.rows[0].nullMedian);
        QVERIFY(std::abs(edge.rows[0].nullMedian - std::sqrt(15.0)) < 1e-6);
        QVERIFY(std::abs(edge.rows[0].channelMedian / edge.rows[0].nullMedian - 0.52 / 0.72) < 1e-9);
        QVERIFY(edge.bayesFactor < 1.0 && edge.withHalfSpread < 1.0 && edge.withDoubleSpread < 1.0);
    }

    // The cap binds in PJM's auction and not in what data centers drew in 2025.
    void supplySpeaksBothWays() {
        const auto supply = contrarianLikelihoods()[1];
        QVERIFY(supply.rows[0].bayesFactor().value() > 1.0);
        QVERIFY(std::abs(supply.rows[0].observed.value() - 145777.0 / 152400.0) < 1e-9);
        QVERIFY(supply.rows[1].isRepeat);
        QVERIFY(supply.rows[3].bayesFactor().value() < 1.0);
    }

    void spendSpeaksAgainstTheLimitOnWorth() {
        const auto reasoning = contrarianLikelihoods()[2];
        QVERIFY(reasoning.rows[0].bayesFactor().value() < 1.0 / 3.0);
        QVERIFY(std::abs(reasoning.rows[0].channelMedian - std::pow(0.1, 0.8)) < 1e-12);
        QVERIFY(reasoning.rows[1].channelMedian < 0.5 && reasoning.rows[1].nullMedian > 0.5);
    }
};

HEADROOM_TEST(LikelihoodTest)
#include "likelihood_test.moc"
