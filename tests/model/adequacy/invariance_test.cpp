#include "model/adequacy/adequacy_indices.h"
#include "model/adequacy/outage_table.h"
#include "tests/support/test_case.h"

#include <algorithm>
#include <cmath>
#include <random>

using namespace model;
using adequacy::AdequacyIndices;
using adequacy::OutageGroup;
using adequacy::OutageTable;

namespace {

struct System {
    std::vector<OutageGroup> units; // one each
    std::vector<double> loadMw;
};

// Few kinds of units, so that there are equal ones to be grouped.
System randomSystem(std::mt19937& random, int units, double stepMw) {
    std::uniform_real_distribution<double> uniform(0.0, 1.0);
    std::vector<OutageGroup> kinds(3);
    for (OutageGroup& kind : kinds) {
        kind.capacity = stepMw * std::ceil(20.0 * uniform(random)) * units::MW;
        kind.forcedOutageRate = 0.01 + 0.2 * uniform(random);
        kind.repair = (10.0 + 80.0 * uniform(random)) * units::h;
    }
    System system;
    double capacityMw = 0.0;
    for (int i = 0; i < units; ++i) {
        system.units.push_back(kinds[static_cast<std::size_t>(3.0 * uniform(random))]);
        capacityMw += units::number(system.units.back().capacity);
    }
    for (int hour = 0; hour < 96; ++hour)
        system.loadMw.push_back(capacityMw * (0.4 + 0.6 * uniform(random)));
    return system;
}

bool isSameKind(const OutageGroup& a, const OutageGroup& b) {
    return a.capacity == b.capacity && a.forcedOutageRate == b.forcedOutageRate && a.repair == b.repair;
}

// Each unit joins an earlier group of its kind with that probability, or starts one of its own.
std::vector<OutageGroup> grouped(const std::vector<OutageGroup>& units, double joining, std::mt19937& random) {
    std::uniform_real_distribution<double> uniform(0.0, 1.0);
    std::vector<OutageGroup> groups;
    for (const OutageGroup& unit : units) {
        const auto found = std::ranges::find_if(groups, [&](const auto& group) { return isSameKind(group, unit); });
        if (found != groups.end() && uniform(random) < joining) {
            ++found->count;
        } else {
            groups.push_back(unit);
        }
    }
    return groups;
}

bool isEqual(double a, double b) {
    return std::abs(a - b) <= 1e-12 * std::max(std::abs(a), std::abs(b));
}

bool isEqual(const AdequacyIndices& a, const AdequacyIndices& b) {
    return isEqual(units::number(a.lole), units::number(b.lole)) && isEqual(*a.loleDays, *b.loleDays) &&
           isEqual(units::number(a.eue), units::number(b.eue)) && isEqual(*a.lolfEvents, *b.lolfEvents);
}

AdequacyIndices indicesOf(const std::vector<OutageGroup>& groups, const std::vector<double>& loadMw) {
    return adequacy::adequacyIndices(OutageTable(groups), loadMw);
}

// Every state of every unit in every hour; the frequency from every single failure, and from the load's rises.
AdequacyIndices enumerated(const System& system) {
    double lole = 0.0;
    double loleDays = 0.0;
    double eueMwh = 0.0;
    double events = 0.0;
    double before = 0.0;
    double worst = 0.0;
    for (std::size_t hour = 0; hour < system.loadMw.size(); ++hour) {
        const double loadMw = system.loadMw[hour];
        double shortShare = 0.0;
        for (unsigned out = 0; out < 1u << system.units.size(); ++out) {
            double probability = 1.0;
            double upMw = 0.0;
            for (std::size_t i = 0; i < system.units.size(); ++i) {
                const bool isOut = (out >> i & 1u) == 1u;
                const double rate = system.units[i].forcedOutageRate;
                probability *= isOut ? rate : 1.0 - rate;
                upMw += isOut ? 0.0 : units::number(system.units[i].capacity);
            }
            if (upMw < loadMw - 1e-9) {
                shortShare += probability;
                eueMwh += probability * (loadMw - upMw);
                continue;
            }
            for (std::size_t i = 0; i < system.units.size(); ++i) {
                const OutageGroup& unit = system.units[i];
                if ((out >> i & 1u) == 1u || upMw - units::number(unit.capacity) >= loadMw - 1e-9) continue;
                const double failuresPerHour =
                    unit.forcedOutageRate / (1.0 - unit.forcedOutageRate) / units::number(unit.repair);
                events += probability * failuresPerHour;
            }
        }
        lole += shortShare;
        events += std::max(0.0, shortShare - before);
        before = shortShare;
        worst = std::max(worst, shortShare);
        if (hour % 24 != 23) continue;
        loleDays += worst;
        worst = 0.0;
    }
    AdequacyIndices indices;
    indices.lole = units::of<units::Duration>(lole);
    indices.loleDays = loleDays;
    indices.eue = units::of<units::Energy>(eueMwh);
    indices.lolfEvents = events;
    return indices;
}

} // namespace

class InvarianceTest : public QObject {
    Q_OBJECT
private slots:
    void orderAndGroupingOfUnits() {
        std::mt19937 random(21);
        for (int round = 0; round < 40; ++round) {
            System system = randomSystem(random, 5 + round, round % 2 == 0 ? 1.0 : 2.6180339887);
            const AdequacyIndices apart = indicesOf(system.units, system.loadMw); // n groups of 1
            QVERIFY(isEqual(indicesOf(grouped(system.units, 1.0, random), system.loadMw), apart));
            QVERIFY(isEqual(indicesOf(grouped(system.units, 0.5, random), system.loadMw), apart));
            std::shuffle(system.units.begin(), system.units.end(), random);
            QVERIFY(isEqual(indicesOf(system.units, system.loadMw), apart));
            QVERIFY(isEqual(indicesOf(grouped(system.units, 0.5, random), system.loadMw), apart));
        }
    }
    // One unit of an odd size that is as good as never out takes the grid away, and a small one makes its step fine.
    void stepOfTheTable() {
        std::mt19937 random(22);
        int steps = 0;
        for (int round = 0; round < 30; ++round) {
            const System system = randomSystem(random, 30, 4.0);
            const AdequacyIndices coarse = indicesOf(system.units, system.loadMw);
            for (const double oddMw : {0.5, 0.1, std::sqrt(0.02)}) {
                auto units = system.units;
                OutageGroup odd;
                odd.capacity = oddMw * units::MW;
                odd.forcedOutageRate = 1e-15;
                odd.repair = 1e15 * units::h;
                units.push_back(odd);
                auto loadMw = system.loadMw;
                for (double& mw : loadMw)
                    mw += oddMw;
                const OutageTable table(units);
                steps += table.stepMw() > 0.0 ? 1 : 0;
                const AdequacyIndices fine = adequacy::adequacyIndices(table, loadMw);
                QVERIFY(std::abs(units::number(fine.lole) / units::number(coarse.lole) - 1.0) < 1e-10);
                QVERIFY(std::abs(units::number(fine.eue) / units::number(coarse.eue) - 1.0) < 1e-10);
                QVERIFY(std::abs(*fine.lolfEvents / *coarse.lolfEvents - 1.0) < 1e-10);
            }
        }
        QVERIFY(steps > 10);
    }
    void allStatesOfSmallSystems() {
        std::mt19937 random(23);
        for (int round = 0; round < 24; ++round) {
            const System system = randomSystem(random, 2 + round % 11, round % 2 == 0 ? 1.0 : 1.7320508);
            const AdequacyIndices expected = enumerated(system);
            for (const double joining : {0.0, 0.5, 1.0}) {
                const AdequacyIndices found = indicesOf(grouped(system.units, joining, random), system.loadMw);
                QVERIFY(std::abs(units::number(found.lole) - units::number(expected.lole)) < 1e-10);
                QVERIFY(std::abs(units::number(found.eue) - units::number(expected.eue)) < 1e-8);
                QVERIFY(std::abs(*found.loleDays - *expected.loleDays) < 1e-11);
                QVERIFY(std::abs(*found.lolfEvents - *expected.lolfEvents) < 1e-10);
            }
        }
    }
};

HEADROOM_TEST(InvarianceTest)
#include "invariance_test.moc"
