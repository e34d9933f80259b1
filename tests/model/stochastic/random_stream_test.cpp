#include "model/stochastic/random_stream.h"
#include "tests/support/test_case.h"

#include <algorithm>
#include <array>
#include <cstdint>

using model::stochastic::RandomStream;

namespace {

using Words = std::array<std::uint32_t, 4>;

// The published algorithm, step by step: ten rounds of two products, the key bumped between them.
Words philoxByHand(Words counter, std::uint32_t key0, std::uint32_t key1) {
    for (int round = 0; round < 10; ++round) {
        const std::uint64_t a = 0xD2511F53ull * counter[0];
        const std::uint64_t b = 0xCD9E8D57ull * counter[2];
        const auto high = [](std::uint64_t x) { return static_cast<std::uint32_t>(x >> 32); };
        const auto low = [](std::uint64_t x) { return static_cast<std::uint32_t>(x); };
        counter = {high(b) ^ counter[1] ^ key0, low(b), high(a) ^ counter[3] ^ key1, low(a)};
        key0 += 0x9E3779B9u;
        key1 += 0xBB67AE85u;
    }
    return counter;
}

} // namespace

class RandomStreamTest : public QObject {
    Q_OBJECT
private slots:
    void firstWordsAreThePublishedOnes() {
        RandomStream random(0, 0, 0);
        for (const std::uint32_t expected : {0x6627e8d5u, 0xe169c58du, 0xbc57ac4cu, 0x9b00dbd8u})
            QCOMPARE(random.word(), expected);
    }
    void seedPathStreamAndStepAreKeyAndCounter() {
        // The hand-made generator itself, against the published vectors of all ones and of pi.
        QCOMPARE(philoxByHand({~0u, ~0u, ~0u, ~0u}, ~0u, ~0u), (Words{0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd}));
        QCOMPARE(philoxByHand({0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344}, 0xa4093822, 0x299f31d0),
                 (Words{0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1}));
        RandomStream random(0x1122334455667788, 0x99aabbccddeeff00, 0xC0FFEE);
        for (std::uint32_t step = 0; step < 5; ++step) {
            const Words words = philoxByHand({step, 0xC0FFEE, 0xddeeff00, 0x99aabbcc}, 0x55667788, 0x11223344);
            for (const std::uint32_t word : words)
                QCOMPARE(random.word(), word);
        }
    }
    void exponentialsInvertTheWords() {
        RandomStream words(7, 3, 9);
        RandomStream single(7, 3, 9);
        RandomStream many(7, 3, 9);
        std::array<double, RandomStream::kAtOnce> values{};
        for (int step = 0; step < 20'000; ++step) {
            many.exponentials(values);
            for (const double value : values) {
                const double expected = -std::log((words.word() + 0.5) / 4294967296.0);
                QVERIFY(std::abs(value / expected - 1.0) < 1e-11);
                QCOMPARE(single.exponential(), value);
            }
        }
    }
    void followTheirDistributions() {
        // Largest distance between the sample's and the true distribution function (Kolmogorov and Smirnov): beyond
        // 1.95 / sqrt(n) once in a thousand.
        constexpr std::size_t kCount = 200'000;
        std::vector<double> uniform;
        std::vector<double> exponential;
        RandomStream random(42, 1, 2);
        for (std::size_t i = 0; i < kCount; ++i) {
            uniform.push_back(random.uniform());
            exponential.push_back(1.0 - std::exp(-random.exponential()));
        }
        for (auto* sample : {&uniform, &exponential}) {
            std::sort(sample->begin(), sample->end());
            double distance = 0.0;
            for (std::size_t i = 0; i < kCount; ++i)
                distance = std::max(distance, std::abs((*sample)[i] - (static_cast<double>(i) + 0.5) / kCount));
            QVERIFY(distance < 1.95 / std::sqrt(double(kCount)));
            QVERIFY(sample->front() > 0.0 && sample->back() < 1.0);
        }
    }
    void uniformUsesMoreThanOneWord() {
        RandomStream random(5, 5, 5);
        bool isFiner = false;
        for (int i = 0; i < 100; ++i) {
            const double scaled = random.uniform() * 4294967296.0;
            isFiner = isFiner || std::abs(scaled - std::floor(scaled) - 0.5) > 1e-6;
        }
        QVERIFY(isFiner);
    }
    void neighbouringStreamsPathsAndSeedsAreUnrelated() {
        constexpr int kCount = 100'000;
        for (int which = 0; which < 3; ++which) {
            double products = 0.0;
            for (std::uint32_t i = 0; i < kCount; ++i) {
                RandomStream a(1, i, 4);
                RandomStream b(which == 0 ? 2 : 1, which == 1 ? i + 1 : i, which == 2 ? 5 : 4);
                products += (a.coarseUniform() - 0.5) * (b.coarseUniform() - 0.5);
            }
            QVERIFY(std::abs(products / kCount * 12.0) < 4.0 / std::sqrt(double(kCount)));
        }
    }
};

HEADROOM_TEST(RandomStreamTest)
#include "random_stream_test.moc"
