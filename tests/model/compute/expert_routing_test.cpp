#include "model/compute/expert_routing.h"
#include "tests/support/test_case.h"

#include <bit>
#include <random>

using namespace model::compute;

namespace {

// Mean number of different experts over all ways in which `tokens` tokens choose `chosen` of `experts` each.
double distinctByEnumeration(unsigned experts, int chosen, int tokens) {
    std::vector<unsigned> choices;
    for (unsigned set = 0; set < (1u << experts); ++set)
        if (std::popcount(set) == chosen) choices.push_back(set);
    std::vector<unsigned> unions{0u};
    for (int token = 0; token < tokens; ++token) {
        std::vector<unsigned> next;
        for (const unsigned seen : unions)
            for (const unsigned choice : choices)
                next.push_back(seen | choice);
        unions = std::move(next);
    }
    double sum = 0.0;
    for (const unsigned seen : unions)
        sum += std::popcount(seen);
    return sum / static_cast<double>(unions.size());
}

// Tokens draw experts one after the other without replacement, by weight rank^-skew.
double distinctBySimulation(int experts, int chosen, int tokens, double skew, int trials) {
    std::mt19937_64 random(7);
    std::uniform_real_distribution<double> uniform(0.0, 1.0);
    double sum = 0.0;
    for (int trial = 0; trial < trials; ++trial) {
        std::vector<bool> seen(static_cast<std::size_t>(experts), false);
        for (int token = 0; token < tokens; ++token) {
            // The smallest exponential times are a draw by weight without replacement.
            std::vector<std::pair<double, std::size_t>> times;
            for (int rank = 1; rank <= experts; ++rank)
                times.push_back(
                    {-std::log(uniform(random)) * std::pow(rank, skew), static_cast<std::size_t>(rank - 1)});
            std::partial_sort(times.begin(), times.begin() + chosen, times.end());
            for (int pick = 0; pick < chosen; ++pick)
                seen[times[static_cast<std::size_t>(pick)].second] = true;
        }
        sum += static_cast<double>(std::count(seen.begin(), seen.end(), true));
    }
    return sum / trials;
}

} // namespace

class ExpertRoutingTest : public QObject {
    Q_OBJECT
private slots:
    void countsDistinctExperts() {
        for (int tokensInStep = 1; tokensInStep <= 4; ++tokensInStep)
            for (int chosen = 1; chosen <= 3; ++chosen)
                QVERIFY(std::abs(distinctExperts(5.0, chosen, tokensInStep) -
                                 distinctByEnumeration(5, chosen, tokensInStep)) < 1e-12);
        QVERIFY(std::abs(distinctExperts(256.0, 8.0, 1.0) - 8.0) < 1e-12);
        QVERIFY(std::abs(distinctExperts(256.0, 8.0, 1e6) - 256.0) < 1e-9);
        QCOMPARE(distinctExperts(0.0, 0.0, 64.0), 0.0);
        QCOMPARE(distinctExperts(8.0, 8.0, 1.0), 8.0);
    }
    void isTheEvenCaseWithoutSkew() {
        for (const double tokens : {1.0, 7.0, 64.0, 1000.0}) {
            QCOMPARE(ExpertRouting(256.0, 8.0, 0.0).distinct(tokens), distinctExperts(256.0, 8.0, tokens));
            // And is reached smoothly.
            const double nearly = ExpertRouting(256.0, 8.0, 1e-9).distinct(tokens);
            QVERIFY(std::abs(nearly / distinctExperts(256.0, 8.0, tokens) - 1.0) < 1e-7);
        }
        QCOMPARE(ExpertRouting(0.0, 0.0, 1.0).distinct(64.0), 0.0);
        QCOMPARE(ExpertRouting(8.0, 8.0, 1.0).distinct(1.0), 8.0);
    }
    void agreesWithDrawingExpertByExpert() {
        struct Case {
            int experts, chosen, tokens;
            double skew;
        };
        for (const Case& c : {Case{64, 6, 1, 1.0}, Case{64, 6, 8, 1.0}, Case{64, 6, 64, 1.0}, Case{256, 8, 32, 1.0},
                              Case{256, 8, 8, 0.5}, Case{128, 8, 100, 1.2}}) {
            const double simulated = distinctBySimulation(c.experts, c.chosen, c.tokens, c.skew, 400);
            const double found = ExpertRouting(c.experts, c.chosen, c.skew).distinct(c.tokens);
            qInfo("%d of %d, %d tokens, skew %.1f: %.2f, simulated %.2f", c.chosen, c.experts, c.tokens, c.skew, found,
                  simulated);
            QVERIFY(std::abs(found / simulated - 1.0) < 0.03);
        }
    }
    void readsFewerExpertsTheMoreUnevenTheyAre() {
        for (const double tokens : {4.0, 64.0, 512.0}) {
            double previous = distinctExperts(384.0, 6.0, tokens);
            for (double skew = 0.25; skew <= 2.0; skew += 0.25) {
                const double now = ExpertRouting(384.0, 6.0, skew).distinct(tokens);
                QVERIFY(now < previous && now >= 6.0 - 1e-9);
                previous = now;
            }
        }
        QVERIFY(std::abs(ExpertRouting(384.0, 6.0, 1.5).distinct(1.0) - 6.0) < 1e-9);
    }
};

HEADROOM_TEST(ExpertRoutingTest)
#include "expert_routing_test.moc"
