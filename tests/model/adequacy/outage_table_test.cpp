#include "model/adequacy/adequacy_indices.h"
#include "model/adequacy/outage_table.h"
#include "tests/support/test_case.h"

#include <cmath>
#include <map>
#include <numeric>
#include <random>

using namespace model;
using adequacy::OutageGroup;
using adequacy::OutageTable;

namespace {

OutageGroup twoState(int count, double unitMw, double rate, double mttrH = 50.0) {
    OutageGroup group;
    group.count = count;
    group.capacity = unitMw * units::MW;
    group.forcedOutageRate = rate;
    group.repair = mttrH * units::h;
    return group;
}

// One unit as a Markov chain: states' outage, probability and the rates between them.
struct Chain {
    std::vector<double> outageMw;
    std::vector<double> probability;
    std::vector<std::vector<double>> ratePerHour;
};

Chain twoStateChain(double unitMw, double rate, double mttrH) {
    const double repair = 1.0 / mttrH;
    return {{0.0, unitMw}, {1.0 - rate, rate}, {{0.0, rate / (1.0 - rate) * repair}, {repair, 0.0}}};
}

struct Enumerated {
    double probability{};
    double frequency{};
};

// P and F of an outage of `atLeastMw` or more by listing every joint state and every jump between two of them.
Enumerated enumerate(const std::vector<Chain>& chains, double atLeastMw) {
    std::vector<std::size_t> state(chains.size(), 0);
    Enumerated result;
    for (;;) {
        double outageMw = 0.0;
        double probability = 1.0;
        for (std::size_t i = 0; i < chains.size(); ++i) {
            outageMw += chains[i].outageMw[state[i]];
            probability *= chains[i].probability[state[i]];
        }
        if (outageMw >= atLeastMw - 1e-9) result.probability += probability;
        for (std::size_t i = 0; i < chains.size() && outageMw < atLeastMw - 1e-9; ++i)
            for (std::size_t to = 0; to < chains[i].outageMw.size(); ++to) {
                const double afterMw = outageMw - chains[i].outageMw[state[i]] + chains[i].outageMw[to];
                if (afterMw >= atLeastMw - 1e-9) result.frequency += probability * chains[i].ratePerHour[state[i]][to];
            }
        std::size_t digit = 0;
        while (digit < state.size() && ++state[digit] == chains[digit].outageMw.size())
            state[digit++] = 0;
        if (digit == state.size()) return result;
    }
}

double sum(std::span<const double> values) {
    return std::accumulate(values.begin(), values.end(), 0.0);
}

} // namespace

class OutageTableTest : public QObject {
    Q_OBJECT
private slots:
    void equalsEnumerationOfRandomPlants() {
        std::mt19937 random(3);
        std::uniform_real_distribution<double> draw(0.0, 1.0);
        for (int round = 0; round < 30; ++round) {
            std::vector<OutageGroup> groups;
            std::vector<Chain> chains;
            for (int i = 0; i < 3; ++i) {
                const int count = 1 + static_cast<int>(3.0 * draw(random));
                const double unitMw = draw(random) < 0.5 ? 10.0 * std::ceil(5.0 * draw(random)) : 50.0 * draw(random);
                const double rate = 0.5 * draw(random);
                const double mttrH = 10.0 + 100.0 * draw(random);
                groups.push_back(twoState(count, unitMw, rate, mttrH));
                for (int unit = 0; unit < count; ++unit)
                    chains.push_back(twoStateChain(unitMw, rate, mttrH));
            }
            // A unit with a derated state, each outage state left for the full one.
            OutageGroup derated;
            derated.states = {{40.0 * units::MW, 0.85}, {25.0 * units::MW, 0.1}, {0.0 * units::MW, 0.05}};
            derated.repair = 20.0 * units::h;
            groups.push_back(derated);
            chains.push_back({{0.0, 15.0, 40.0},
                              {0.85, 0.1, 0.05},
                              {{0.0, 0.1 / 0.85 / 20.0, 0.05 / 0.85 / 20.0}, {0.05, 0.0, 0.0}, {0.05, 0.0, 0.0}}});
            const OutageTable table(groups);
            QVERIFY(std::abs(sum(table.probability()) - 1.0) < 1e-12);
            for (std::size_t i = 0; i < table.outageMw().size(); ++i) {
                const Enumerated expected = enumerate(chains, table.outageMw()[i]);
                QVERIFY(std::abs(table.probabilityAtLeast()[i] - expected.probability) < 1e-12);
                QVERIFY(std::abs(table.frequencyAtLeastPerHour()[i] - expected.frequency) < 1e-13);
                if (i > 0) QVERIFY(table.outageMw()[i] - table.outageMw()[i - 1] > 1e-9);
            }
        }
    }
    void tailIsRightWhereAddingFromTheTopIsNot() {
        const OutageTable table(std::vector<OutageGroup>{twoState(12, 10.0, 0.01)});
        // 11 of 12 out: 12 q^11 (1 - q) + q^12.
        const double expected = 12.0 * std::pow(0.01, 11) * 0.99 + std::pow(0.01, 12);
        QVERIFY(std::abs(table.probabilityAtLeast(110.0 * units::MW) / expected - 1.0) < 1e-12);
    }
    void commonCauseKeepsEachUnitsRate() {
        // Two units, q = 0.1, beta = 0.2: both out 0.02 from the cause, and q' = 0.08 / 0.98 each otherwise.
        OutageGroup pair = twoState(2, 10.0, 0.1, 40.0);
        pair.commonCause = 0.2;
        const OutageTable table(std::vector<OutageGroup>{pair});
        const double own = 0.08 / 0.98;
        QVERIFY(std::abs(table.probability()[1] - 0.98 * 2.0 * own * (1.0 - own)) < 1e-14);
        QVERIFY(std::abs(table.probability()[2] - (0.98 * own * own + 0.02)) < 1e-14);
        const double meanOutMw = 10.0 * table.probability()[1] + 20.0 * table.probability()[2];
        QVERIFY(std::abs(meanOutMw - 20.0 * 0.1) < 1e-12);
        // As chains: two units and a third thing whose outage takes both (30 MW stands for "all of them").
        const std::vector<Chain> chains{twoStateChain(10.0, own, 40.0), twoStateChain(10.0, own, 40.0),
                                        twoStateChain(20.0, 0.02, 40.0)};
        QVERIFY(std::abs(table.frequencyAtLeastPerHour()[1] - enumerate(chains, 10.0).frequency) < 1e-15);
        QVERIFY(std::abs(table.frequencyAtLeastPerHour()[2] - enumerate(chains, 20.0).frequency) < 1e-15);
    }
    void commonCauseOfUnitsWithStatesKeepsTheirShares() {
        OutageGroup group;
        group.count = 3;
        group.states = {{40.0 * units::MW, 0.8}, {25.0 * units::MW, 0.1}, {0.0 * units::MW, 0.1}};
        group.commonCause = 0.3;
        const OutageTable table(std::vector<OutageGroup>{group});
        double meanOutMw = 0.0;
        for (std::size_t i = 0; i < table.outageMw().size(); ++i)
            meanOutMw += table.outageMw()[i] * table.probability()[i];
        QVERIFY(std::abs(meanOutMw - 3.0 * (15.0 * 0.1 + 40.0 * 0.1)) < 1e-12);
        QVERIFY(table.probabilityAtLeast(120.0 * units::MW) > 0.03);
        QVERIFY(!table.hasFrequency());
    }
    void plannedOutagesAreTakenInTurn() {
        OutageGroup group = twoState(10, 10.0, 0.0);
        group.plannedOutageRate = 0.13; // 1.3 units of ten on average: one always, a second 30 % of the time
        const OutageTable table(std::vector<OutageGroup>{group});
        QCOMPARE(table.outageMw().size(), std::size_t(2));
        QVERIFY(std::abs(table.outageMw()[0] - 10.0) < 1e-12 && std::abs(table.probability()[0] - 0.7) < 1e-12);
        group.onMaintenance = 3; // covers them
        QCOMPARE(OutageTable(std::vector<OutageGroup>{group}).outageMw()[0], 30.0);
        group.onMaintenance = 30;
        QCOMPARE(OutageTable(std::vector<OutageGroup>{group}).outageMw()[0], 100.0);
    }
    void holdsBackAReserve() {
        OutageTable table(std::vector<OutageGroup>{twoState(2, 10.0, 0.1)});
        table.holdBack(15.0 * units::MW);
        QCOMPARE(table.outageMw().size(), std::size_t(2));
        QVERIFY(std::abs(table.outageMw()[0] - 15.0) < 1e-12 && std::abs(table.probability()[0] - 0.81) < 1e-14);
        QVERIFY(std::abs(table.outageMw()[1] - 20.0) < 1e-12 && std::abs(table.probability()[1] - 0.19) < 1e-14);
    }
    void manyOddUnitsStayQuickAndKeepTheirMean() {
        std::vector<OutageGroup> groups;
        double meanMw = 0.0;
        double variance = 0.0;
        for (int i = 0; i < 60; ++i) {
            const double unitMw = 17.0 + 3.1 * i + 0.0371 * i * i;
            groups.push_back(twoState(1, unitMw, 0.02 + 0.001 * i));
            meanMw += unitMw * groups.back().forcedOutageRate;
            variance += unitMw * unitMw * groups.back().forcedOutageRate * (1.0 - groups.back().forcedOutageRate);
        }
        const OutageTable table(groups);
        QVERIFY(!table.isExact());
        QVERIFY(table.outageMw().size() <= 100'000);
        double tableMean = 0.0;
        double tableSquare = 0.0;
        for (std::size_t i = 0; i < table.outageMw().size(); ++i) {
            tableMean += table.outageMw()[i] * table.probability()[i];
            tableSquare += table.outageMw()[i] * table.outageMw()[i] * table.probability()[i];
        }
        QVERIFY(std::abs(tableMean / meanMw - 1.0) < 1e-9);
        QVERIFY(std::abs((tableSquare - tableMean * tableMean) / variance - 1.0) < 1e-4);
    }
    void indicesOfOneUnitByHand() {
        // 10 MW, q = 0.1; loads 5, 10, 12 and -1: short with 0.1, 0.1, 1 and never.
        const OutageTable table(std::vector<OutageGroup>{twoState(1, 10.0, 0.1, 20.0)});
        const std::vector<double> loadMw{5.0, 10.0, 12.0, -1.0};
        const adequacy::AdequacyIndices indices = adequacy::adequacyIndices(table, loadMw);
        QVERIFY(std::abs(units::number(indices.lole) - 1.2) < 1e-12);
        QVERIFY(std::abs(units::number(indices.eue) - (0.5 + 1.0 + 2.0 + 1.0)) < 1e-12);
        // Entries: q / MTTR in each of two hours, and the rises 0.1 and 0.9.
        QVERIFY(std::abs(*indices.lolfEvents - (0.01 + 1.0)) < 1e-12);
        QVERIFY(!indices.loleDays);
        const OutageTable unknown(std::vector<OutageGroup>{twoState(1, 10.0, 0.1, 0.0)});
        QVERIFY(!adequacy::adequacyIndices(unknown, loadMw).lolfEvents);
        QVERIFY(!adequacy::adequacyIndices(unknown, {}).neuePpm);
    }
};

HEADROOM_TEST(OutageTableTest)
#include "outage_table_test.moc"
