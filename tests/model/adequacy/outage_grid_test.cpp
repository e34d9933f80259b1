#include "model/adequacy/adequacy_indices.h"
#include "model/adequacy/level_index.h"
#include "model/adequacy/outage_grid.h"
#include "model/adequacy/outage_table.h"
#include "model/stochastic/random_stream.h"
#include "tests/model/adequacy/rts79.h"
#include "tests/support/test_case.h"

#include <algorithm>
#include <numeric>

using namespace model;
using adequacy::LevelIndex;
using adequacy::OutageGroup;
using adequacy::OutageLevels;
using adequacy::OutageTable;

namespace {

std::vector<OutageLevels> partsOf(const std::vector<OutageGroup>& groups) {
    std::vector<OutageLevels> parts;
    for (const auto& group : groups)
        parts.push_back(adequacy::groupLevels(group, adequacy::fullUnitMw(group)));
    return parts;
}

std::vector<OutageLevels> rts79Parts() {
    return partsOf(tests::rts79Units());
}

// Whole multiples of the step; every kind of group that there is.
std::vector<OutageGroup> randomGroups(stochastic::RandomStream& random, double stepMw) {
    std::vector<OutageGroup> groups(4 + static_cast<std::size_t>(6.0 * random.uniform()));
    for (OutageGroup& group : groups) {
        group.count = 1 + static_cast<int>(7.0 * random.uniform());
        const double steps = std::floor(5.0 + 60.0 * random.uniform());
        group.capacity = stepMw * steps * units::MW;
        group.forcedOutageRate = random.uniform() < 0.1 ? 0.0 : std::pow(10.0, -4.0 * random.uniform()) * 0.3;
        group.repair = (10.0 + 90.0 * random.uniform()) * units::h;
        if (random.uniform() < 0.2) group.commonCause = 0.2 * random.uniform();
        if (random.uniform() < 0.2) group.plannedOutageRate = 0.1 * random.uniform();
        if (random.uniform() < 0.2) group.onMaintenance = 1;
        if (random.uniform() < 0.2)
            group.states = {
                {group.capacity, 0.9}, {std::floor(0.6 * steps) * stepMw * units::MW, 0.07}, {0.0 * units::MW, 0.03}};
    }
    return groups;
}

// Adding groups one after another never uses a grid.
OutageTable oneAfterAnother(const std::vector<OutageGroup>& groups) {
    OutageTable table;
    for (const OutageGroup& group : groups)
        table.add(group);
    return table;
}

bool isClose(double a, double b) {
    return std::abs(a - b) <= 2e-12 * std::abs(b);
}

} // namespace

class OutageGridTest : public QObject {
    Q_OBJECT
private slots:
    void equalsOneAfterAnother() {
        const auto parts = rts79Parts();
        const auto onGrid = adequacy::sumOnGrid(parts);
        QVERIFY(onGrid.has_value());
        QCOMPARE(onGrid->stepMw, 1.0);
        OutageLevels expected{{0.0, 1.0, 0.0}};
        for (const OutageLevels& part : parts)
            expected = adequacy::convolve(expected, part);
        std::size_t levels = 0;
        for (std::size_t step = 0; step < onGrid->probability.size(); ++step) {
            if (onGrid->probability[step] == 0.0) continue;
            const adequacy::OutageLevel& level = expected[levels++];
            QCOMPARE(static_cast<double>(step), level.outageMw);
            QVERIFY(isClose(onGrid->probability[step], level.probability));
            QVERIFY(std::abs(onGrid->frequency[step] - level.frequency) < 1e-12 * level.probability);
        }
        QCOMPARE(levels, expected.size());
    }
    // Table and indices on a grid against those from merged levels, to the far tail; hours that make no whole days.
    void randomPlantsGiveTheSameIndices() {
        stochastic::RandomStream random(7, 0, 0);
        int gridded = 0;
        for (int round = 0; round < 60; ++round) {
            const double stepMw = round % 3 == 0 ? 1.0 : round % 3 == 1 ? 0.4 : 29.2 / 7.0;
            const auto groups = randomGroups(random, stepMw);
            const OutageTable table(groups);
            const OutageTable expected = oneAfterAnother(groups);
            QCOMPARE(expected.stepMw(), 0.0);
            gridded += table.stepMw() > 0.0 ? 1 : 0;
            std::size_t at = 0;
            for (std::size_t i = 0; i < expected.outageMw().size(); ++i) {
                if (expected.probability()[i] == 0.0) continue; // a grid has no such level
                while (table.outageMw()[at] < expected.outageMw()[i] - 1e-6)
                    ++at;
                QVERIFY(std::abs(table.outageMw()[at] - expected.outageMw()[i]) < 1e-8);
                QVERIFY(isClose(table.probability()[at], expected.probability()[i]));
                QVERIFY(isClose(table.probabilityAtLeast()[at], expected.probabilityAtLeast()[i]));
                QVERIFY(std::abs(table.frequencyAtLeastPerHour()[at] - expected.frequencyAtLeastPerHour()[i]) <=
                        1e-12 * expected.probabilityAtLeast()[i]);
                QVERIFY(std::abs(table.shortfallBeyondMw()[at] - expected.shortfallBeyondMw()[i]) <=
                        1e-9 * expected.probabilityAtLeast()[i]);
            }
            std::vector<double> loadMw;
            std::vector<double> importMw;
            const double capacityMw = units::number(table.capacity());
            const auto hours = static_cast<std::size_t>(1.0 + 120.0 * random.uniform());
            for (std::size_t hour = 0; hour < hours; ++hour) {
                const bool isOnStep = random.uniform() < 0.5;
                const double mw = capacityMw * (1.4 * random.uniform() - 0.1);
                loadMw.push_back(isOnStep ? std::round(mw / stepMw) * stepMw : mw);
                importMw.push_back(random.uniform() < 0.5 ? 0.0 : stepMw * std::floor(20.0 * random.uniform()));
            }
            std::span<const double> additionalMw;
            if (round % 2 == 0) additionalMw = importMw;
            const adequacy::FirmImport import{0.0 * units::MW, additionalMw};
            const auto found = adequacy::adequacyIndices(table, loadMw, import);
            const auto merged = adequacy::adequacyIndices(expected, loadMw, import);
            QVERIFY(isClose(units::number(found.lole), units::number(merged.lole)));
            QVERIFY(isClose(units::number(found.eue), units::number(merged.eue)));
            QVERIFY(isClose(*found.lolfEvents, *merged.lolfEvents));
            QCOMPARE(found.loleDays.has_value(), loadMw.size() % 24 == 0);
            if (found.neuePpm) QVERIFY(isClose(*found.neuePpm, *merged.neuePpm));
        }
        QVERIFY(gridded > 30);
    }
    // Each hour by itself from the table's columns.
    void indicesAreTheSumOverHours() {
        stochastic::RandomStream random(8, 0, 0);
        const auto groups = tests::rts79Units();
        for (const bool isOnGrid : {true, false}) {
            const OutageTable table = isOnGrid ? OutageTable(groups) : oneAfterAnother(groups);
            QCOMPARE(table.stepMw() > 0.0, isOnGrid);
            for (const std::size_t hours : {1u, 23u, 24u, 25u, 49u, 168u}) {
                double lole = 0.0;
                double eueMwh = 0.0;
                double events = 0.0;
                double days = 0.0;
                double before = 0.0;
                double worst = 0.0;
                std::vector<double> loadMw;
                for (std::size_t hour = 0; hour < hours; ++hour) {
                    loadMw.push_back(4000.0 * random.uniform() - 200.0);
                    const double marginMw = units::number(table.capacity()) - loadMw.back();
                    double probability = 0.0;
                    for (std::size_t i = table.outageMw().size(); i-- > 0;) {
                        if (table.outageMw()[i] <= marginMw) break;
                        probability += table.probability()[i];
                        eueMwh += table.probability()[i] * (table.outageMw()[i] - marginMw);
                    }
                    lole += probability;
                    if (probability > 0.0) events += table.frequencyAtLeastPerHour()[table.firstAbove(marginMw)];
                    events += std::max(0.0, probability - before);
                    before = probability;
                    worst = std::max(worst, probability);
                    if (hour % 24 == 23) days += worst;
                    if (hour % 24 == 23) worst = 0.0;
                }
                const auto found = adequacy::adequacyIndices(table, loadMw);
                QVERIFY(isClose(units::number(found.lole), lole));
                QVERIFY(isClose(units::number(found.eue), eueMwh));
                QVERIFY(isClose(*found.lolfEvents, events));
                QCOMPARE(found.loleDays.has_value(), hours % 24 == 0);
                if (found.loleDays) QVERIFY(isClose(*found.loleDays, days));
                const double energyMwh = std::accumulate(loadMw.begin(), loadMw.end(), 0.0);
                QVERIFY(std::abs(*found.neuePpm * energyMwh / (1e6 * eueMwh) - 1.0) < 1e-11);
            }
        }
    }
    void orderOfUnitsChangesNotABit() {
        auto groups = tests::rts79Units();
        const OutageTable table(groups);
        stochastic::RandomStream random(9, 0, 0);
        for (int round = 0; round < 5; ++round) {
            for (std::size_t i = groups.size() - 1; i > 0; --i)
                std::swap(groups[i], groups[static_cast<std::size_t>(random.uniform() * double(i + 1))]);
            const OutageTable other(groups);
            QVERIFY(std::ranges::equal(table.probability(), other.probability()));
            QVERIFY(std::ranges::equal(table.frequencyAtLeastPerHour(), other.frequencyAtLeastPerHour()));
        }
    }
    void findsTheLargestCommonStep() {
        const auto step = [](std::initializer_list<double> sizesMw) {
            return adequacy::commonStepMw(std::vector<double>(sizesMw));
        };
        QCOMPARE(step({12.0, 20.0, 50.0}), 2.0);
        QVERIFY(std::abs(step({29.2, 34.0, 0.0}) - 0.4) < 1e-12);
        QVERIFY(std::abs(step({3.3, 7.7}) - 1.1) < 1e-12);
        QVERIFY(std::abs(step({1.0 / 3.0, 1.0 / 7.0}) - 1.0 / 21.0) < 1e-12);
        QCOMPARE(step({17.0}), 17.0);
        QCOMPARE(step({}), 0.0);
        QCOMPARE(step({0.0}), 0.0);
        QCOMPARE(step({1.0, std::sqrt(2.0)}), 0.0);
        QCOMPARE(step({100.0, 100.0001}), 0.0); // more than 100,000 steps
    }
    void refusesWhatDoesNotFit() {
        auto parts = rts79Parts();
        parts[3][1].outageMw += 0.0123456789;
        QVERIFY(!adequacy::sumOnGrid(parts));
        parts = rts79Parts();
        parts[3][1].probability = 0.0; // and its frequency has nowhere to go
        QVERIFY(!adequacy::sumOnGrid(parts));
        // Few levels far apart are quicker one after another.
        parts = rts79Parts();
        QVERIFY(!adequacy::sumOnGrid(std::vector<OutageLevels>{parts[6], parts[7]}));
        QVERIFY(!adequacy::sumOnGrid({}));
    }
    void indexEqualsBisection() {
        stochastic::RandomStream random(1, 0, 0);
        for (int trial = 0; trial < 200; ++trial) {
            std::vector<double> levels{0.0};
            const auto size = static_cast<std::size_t>(1.0 + 300.0 * random.uniform() * random.uniform());
            while (levels.size() < size) // crowded and sparse by turns
                levels.push_back(levels.back() + (random.uniform() < 0.7 ? 1e-6 : 40.0) * (0.1 + random.uniform()));
            const LevelIndex index(levels);
            for (int i = 0; i < 500; ++i) {
                const bool isOnLevel = random.uniform() < 0.5;
                const double threshold = isOnLevel ? levels[static_cast<std::size_t>(random.uniform() * double(size))]
                                                   : levels.back() * (1.4 * random.uniform() - 0.2);
                const auto expected = std::upper_bound(levels.begin(), levels.end(), threshold) - levels.begin();
                QCOMPARE(index.firstAbove(threshold), static_cast<std::size_t>(expected));
            }
            QCOMPARE(index.firstAbove(1e308), size);
            QCOMPARE(index.firstAbove(-1.0), std::size_t(0));
        }
    }
};

HEADROOM_TEST(OutageGridTest)
#include "outage_grid_test.moc"
