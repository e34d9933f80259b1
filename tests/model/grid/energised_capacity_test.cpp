#include "model/grid/energised_capacity.h"
#include "model/stochastic/random_stream.h"
#include "tests/support/test_case.h"

#include <map>
#include <numeric>

using namespace model;
using grid::ConnectionChance;
using grid::EnergisedCapacity;

namespace {

std::vector<ConnectionChance> drawnChances(std::size_t count, std::uint64_t seed, double gridMw) {
    stochastic::RandomStream random(seed, 0, 0);
    std::vector<ConnectionChance> chances;
    for (std::size_t i = 0; i < count; ++i) {
        const double mw = gridMw * (1.0 + std::floor(20.0 * random.uniform()));
        chances.push_back({mw * units::MW, random.uniform()});
    }
    return chances;
}

// All 2^n outcomes one by one; keys in whole kilowatts.
std::map<long long, double> enumerated(const std::vector<ConnectionChance>& chances) {
    std::map<long long, double> levels;
    for (std::size_t outcome = 0; outcome < (std::size_t{1} << chances.size()); ++outcome) {
        double probability = 1.0;
        double mw = 0.0;
        for (std::size_t i = 0; i < chances.size(); ++i) {
            const bool isOn = outcome >> i & 1;
            probability *= isOn ? chances[i].probability : 1.0 - chances[i].probability;
            if (isOn) mw += units::number(chances[i].capacity);
        }
        levels[std::llround(1e3 * mw)] += probability;
    }
    return levels;
}

double sumOf(std::span<const double> values) {
    return std::accumulate(values.begin(), values.end(), 0.0);
}

} // namespace

class EnergisedCapacityTest : public QObject {
    Q_OBJECT
private slots:
    void agreesWithEnumeration() {
        for (std::uint64_t seed = 1; seed <= 20; ++seed) {
            const auto chances = drawnChances(1 + seed % 12, seed, seed % 3 == 0 ? 37.5 : 100.0);
            const EnergisedCapacity found(chances);
            const auto expected = enumerated(chances);
            QVERIFY(found.isExact());
            QCOMPARE(found.levelMw().size(), expected.size());
            std::size_t i = 0;
            for (const auto& [kilowatts, probability] : expected) {
                QVERIFY(std::abs(found.levelMw()[i] - 1e-3 * static_cast<double>(kilowatts)) < 1e-9);
                QVERIFY(std::abs(found.probability()[i++] - probability) < 1e-14);
            }
            QVERIFY(std::abs(sumOf(found.probability()) - 1.0) < 1e-13);
        }
    }
    // Equal sizes and chances: the binomial distribution. P(at least 3 of 5 at 0.3) from its table.
    void equalProjectsAreBinomial() {
        const std::vector<ConnectionChance> chances(5, {200.0 * units::MW, 0.3});
        const EnergisedCapacity found(chances);
        QCOMPARE(found.levelMw().size(), std::size_t{6});
        QVERIFY(std::abs(found.probabilityAtLeast(600.0 * units::MW) - 0.16308) < 1e-12);
        QVERIFY(std::abs(found.probabilityAtLeast(599.0 * units::MW) - 0.16308) < 1e-12);
        QVERIFY(std::abs(found.probabilityAtLeast(601.0 * units::MW) - 0.03078) < 1e-12);
        QCOMPARE(units::number(found.mean()), 300.0);
        QVERIFY(std::abs(units::number(found.standardDeviation()) - 200.0 * std::sqrt(1.05)) < 1e-9);
        QCOMPARE(units::number(found.quantile(0.1)), 0.0);
        QCOMPARE(units::number(found.quantile(0.5)), 200.0);
        QCOMPARE(units::number(found.quantile(0.9)), 600.0);
        QCOMPARE(units::number(found.quantile(1.0)), 1000.0);
    }
    // A level that is reached with exactly p counts, though sums of tenths are not exact.
    void quantileTakesTheExactShare() {
        const std::vector<ConnectionChance> even(2, {100.0 * units::MW, 0.5});
        QCOMPARE(units::number(EnergisedCapacity(even).quantile(0.25)), 0.0);
        QCOMPARE(units::number(EnergisedCapacity(even).quantile(0.75)), 100.0);
        QCOMPARE(units::number(EnergisedCapacity(even).quantile(0.7501)), 200.0);
        const std::vector<ConnectionChance> ten(1, {100.0 * units::MW, 0.9});
        QCOMPARE(units::number(EnergisedCapacity(ten).quantile(0.1)), 0.0);
    }
    void momentsAreThoseOfTheLevels() {
        const EnergisedCapacity found(drawnChances(40, 3, 12.5));
        double mean = 0.0;
        double square = 0.0;
        for (std::size_t i = 0; i < found.levelMw().size(); ++i) {
            mean += found.probability()[i] * found.levelMw()[i];
            square += found.probability()[i] * found.levelMw()[i] * found.levelMw()[i];
        }
        QVERIFY(std::abs(mean / units::number(found.mean()) - 1.0) < 1e-12);
        const double spread = std::sqrt(square - mean * mean);
        QVERIFY(std::abs(spread / units::number(found.standardDeviation()) - 1.0) < 1e-9);
        QVERIFY(std::abs(sumOf(found.probability()) - 1.0) < 1e-12);
    }
    void certainAndImpossibleProjects() {
        const std::vector<ConnectionChance> chances{
            {100.0 * units::MW, 1.0}, {50.0 * units::MW, 0.0}, {0.0 * units::MW, 0.5}};
        const EnergisedCapacity found(chances);
        QCOMPARE(found.levelMw().size(), std::size_t{1});
        QCOMPARE(found.levelMw()[0], 100.0);
        QCOMPARE(found.probability()[0], 1.0);
        QCOMPARE(units::number(found.total()), 150.0);
        const EnergisedCapacity none(std::span<const ConnectionChance>{});
        QCOMPARE(none.probabilityAtLeast(0.0 * units::MW), 1.0);
        QCOMPARE(units::number(none.quantile(0.5)), 0.0);
    }
    // Sums of forty unequal sizes are more than are kept: gathered, with mean and nearly the spread.
    void manyUnequalSizesAreGathered() {
        std::vector<ConnectionChance> chances;
        stochastic::RandomStream random(11, 0, 0);
        for (int i = 0; i < 40; ++i)
            chances.push_back({(10.0 + 990.0 * random.uniform()) * units::MW, random.uniform()});
        const EnergisedCapacity found(chances);
        QVERIFY(!found.isExact());
        double mean = 0.0;
        double square = 0.0;
        for (std::size_t i = 0; i < found.levelMw().size(); ++i) {
            mean += found.probability()[i] * found.levelMw()[i];
            square += found.probability()[i] * found.levelMw()[i] * found.levelMw()[i];
        }
        QVERIFY(std::abs(mean - units::number(found.mean())) < 0.02); // capacities are taken to the kilowatt
        const double spread = std::sqrt(square - mean * mean);
        QVERIFY(std::abs(spread / units::number(found.standardDeviation()) - 1.0) < 1e-4);
        QVERIFY(std::abs(sumOf(found.probability()) - 1.0) < 1e-12);
    }
    void growsOverTheYears() {
        std::vector<grid::RequestOutlook> outlooks;
        for (int i = 0; i < 4; ++i)
            outlooks.emplace_back(grid::InterconnectionRequest{
                "r", {100.0 * (i + 1)}, {2026.0 + 0.5 * i}, {{"all", {24.0}, {180.0}, {500.0}, {0.6}}}});
        double before = -1.0;
        for (double year = 2027.0; year < 2036.0; year += 1.0) {
            const auto energised = grid::energisedBy(outlooks, year);
            QVERIFY(units::number(energised.mean()) >= before);
            before = units::number(energised.mean());
        }
        QCOMPARE(units::number(grid::energisedBy(outlooks, 2027.0).mean()), 0.0);
        QVERIFY(std::abs(units::number(grid::energisedBy(outlooks, 2060.0).mean()) - 600.0) < 1e-3);
        // At the median of the first, and long before that of any other: 30 %, 100 MW.
        const auto first = grid::energisedBy(outlooks, *outlooks[0].yearAt(0.5));
        QVERIFY(std::abs(1.0 - first.probability()[0]) >= 0.3);
    }
};

HEADROOM_TEST(EnergisedCapacityTest)
#include "energised_capacity_test.moc"
