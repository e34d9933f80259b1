#include "model/adequacy/agreement.h"
#include "model/adequacy/cold_adequacy.h"
#include "model/adequacy/cold_indices.h"
#include "model/adequacy/cold_outage.h"
#include "model/adequacy/firm_steps.h"
#include "model/adequacy/site_simulation.h"
#include "tests/model/adequacy/simulation_runs.h"
#include "tests/support/test_case.h"

#include <cmath>
#include <random>

using namespace model;
using namespace model::adequacy;
using units::number;

namespace {

OutageGroup engines(int count, double mw, double rate) {
    OutageGroup group;
    group.count = count;
    group.capacity = mw * units::MW;
    group.forcedOutageRate = rate;
    group.repair = 20.0 * units::h;
    return group;
}

// Two weeks: a cold spell of three days, load higher in the cold.
struct ColdSite {
    std::vector<double> loadMw;
    std::vector<double> gridMw;
    std::vector<double> temperatureC;
    SiteSupply supply;

    explicit ColdSite(unsigned seed, double perColdHour = 0.02, double share = 1.0) {
        std::mt19937 random(seed);
        std::uniform_real_distribution<double> uniform(0.0, 1.0);
        for (int hour = 0; hour < 336; ++hour) {
            const bool isSpell = hour >= 100 && hour < 172;
            temperatureC.push_back((isSpell ? -14.0 : 4.0) + 6.0 * uniform(random));
            loadMw.push_back(100.0 + 30.0 * uniform(random) + (isSpell ? 20.0 : 0.0));
            gridMw.push_back(hour % 50 < 3 ? 30.0 : 60.0);
        }
        supply.gridLimitMw = gridMw;
        supply.units = {engines(5, 25.0, 0.05)};
        supply.cold = {coldFailuresPerHour(temperatureC, -10.0, perColdHour), 12.0 * units::h, share};
    }
};

bool isClose(double found, double expected, double tolerance = 1e-9) {
    return std::abs(found - expected) <= tolerance * std::max(1.0, std::abs(expected));
}

} // namespace

class ColdOutageTest : public QObject {
    Q_OBJECT
private slots:
    // Always cold: the steady state of a two-state process.
    void steadyStateWithoutAnEnd() {
        const auto shares = coldOutageShares(std::vector<double>(50, 0.02), 10.0 * units::h);
        for (const double share : shares.meanOfHour)
            QVERIFY(isClose(share, 0.02 / 0.12));
        QVERIFY(isClose(shares.mean, 1.0 / 6.0));
        QVERIFY(coldOutageShares({}, 10.0 * units::h).meanOfHour.empty());
    }

    // One cold hour in a hundred, against a thousand steps of every hour, and the same at both ends.
    void againstSmallSteps() {
        std::vector<double> failures(100, 0.0);
        failures[40] = 0.5;
        failures[41] = 0.1;
        const auto shares = coldOutageShares(failures, 30.0 * units::h);
        QCOMPARE(shares.atHour.size(), std::size_t(101));
        QVERIFY(isClose(shares.atHour.front(), shares.atHour.back()));
        double out = shares.atHour.front();
        constexpr int steps = 20'000;
        for (std::size_t hour = 0; hour < 100; ++hour) {
            double sum = 0.0;
            for (int i = 0; i < steps; ++i) {
                const double next = out + ((1.0 - out) * failures[hour] - out / 30.0) / steps;
                sum += 0.5 * (out + next);
                out = next;
            }
            QVERIFY(isClose(sum / steps, shares.meanOfHour[hour], 2e-5));
        }
    }

    void coldIsBelowTheThreshold() {
        const auto failures = coldFailuresPerHour(std::vector<double>{-10.1, -10.0, 5.0, -30.0}, -10.0, 0.3);
        QCOMPARE(failures, (std::vector<double>{0.3, 0.0, 0.0, 0.3}));
        QVERIFY((ColdOutage{failures, 5.0 * units::h, 1.0}.canFail()));
        QVERIFY(!(ColdOutage{failures, 5.0 * units::h, 0.0}.canFail()));
        QVERIFY(!(ColdOutage{{0.0, 0.0}, 5.0 * units::h, 1.0}.canFail()));
    }

    // Nearly never out: the figures of the method that knows no cold.
    void withoutColdTheSame() {
        for (unsigned seed = 1; seed <= 6; ++seed) {
            ColdSite site(seed, 1e-13);
            if (seed % 2 == 0) site.supply.storage = {{20.0 * units::MW, 60.0 * units::MWh, 0.03, 0.85, {}}};
            if (seed % 3 == 0) {
                site.supply.deliveryPath = {{3, 60.0 * units::MW, 0.01, 50.0 * units::h, 0.0}};
                site.supply.gridPath = {{2, 35.0 * units::MW, 0.02, 50.0 * units::h, 0.0}};
            }
            if (seed % 3 == 1) {
                site.supply.flexible = 8.0 * units::MW;
                site.supply.flexibleLimit = 4.0 * units::h;
            }
            site.supply.gridOutageRate = 0.01;
            site.supply.spinningReserveUnits = seed == 4 ? 1 : 0;
            const auto cold = siteAdequacy(site.supply, site.loadMw, 0.99);
            site.supply.cold = {};
            const auto plain = siteAdequacy(site.supply, site.loadMw, 0.99);
            QVERIFY(isClose(number(cold.lole), number(plain.lole), 1e-7));
            QVERIFY(isClose(number(cold.eue), number(plain.eue), 1e-7));
            QVERIFY(isClose(number(cold.headroom), number(plain.headroom), 1e-6));
            QVERIFY(isClose(number(cold.jointFirm), number(plain.jointFirm), 1e-6));
            QVERIFY(isClose(number(cold.gridFirm), number(plain.gridFirm), 1e-6));
            QVERIFY(isClose(number(cold.onsiteFirm), number(plain.onsiteFirm), 1e-6));
            QVERIFY(isClose(number(cold.storageFirm), number(plain.storageFirm), 1e-6));
            QVERIFY(isClose(number(cold.flexibleFirm), number(plain.flexibleFirm), 1e-6));
        }
    }

    // Each hour by itself with all units, and with what the cause leaves: weighted with how likely that is.
    void hourByHour() {
        for (const double share : {1.0, 0.4}) {
            ColdSite site(3, 0.03, share);
            if (share == 1.0) site.supply.deliveryPath = {{3, 60.0 * units::MW, 0.02, 50.0 * units::h, 0.0}};
            const auto outShare =
                coldOutageShares(site.supply.cold.failuresPerHour, site.supply.cold.repair).meanOfHour;
            SiteSupply up = site.supply;
            up.cold = {};
            SiteSupply struck = up;
            struck.units.front().capacity = struck.units.front().capacity * (1.0 - share);
            double lole = 0.0;
            double eue = 0.0;
            for (std::size_t hour = 0; hour < site.loadMw.size(); ++hour) {
                const std::span<const double> loadMw(&site.loadMw[hour], 1);
                for (SiteSupply* supply : {&up, &struck}) {
                    supply->gridLimitMw = std::span(&site.gridMw[hour], 1);
                    const auto found = siteAdequacy(*supply, loadMw, 0.99);
                    const double weight = supply == &up ? 1.0 - outShare[hour] : outShare[hour];
                    lole += weight * number(found.lole);
                    eue += weight * number(found.eue);
                }
            }
            const auto cold = siteAdequacy(site.supply, site.loadMw, 0.97);
            QVERIFY(isClose(number(cold.lole), lole, 1e-9));
            QVERIFY(isClose(number(cold.eue), eue, 1e-9));
            // The headroom is the largest addition that keeps the target.
            const auto loleWith = [&loadMw = site.loadMw, &supply = site.supply](double extraMw) {
                std::vector<double> moreMw = loadMw;
                for (double& mw : moreMw)
                    mw += extraMw;
                return number(siteAdequacy(supply, moreMw, 0.97).lole);
            };
            const double allowed = 0.03 * 336.0 * (1.0 + 1e-9);
            QVERIFY(loleWith(number(cold.headroom) - 1e-5) <= allowed);
            QVERIFY(loleWith(number(cold.headroom) + 1e-5) > allowed);
            const auto flatLole = [&supply = site.supply](double loadMw) {
                return number(siteAdequacy(supply, std::vector<double>(336, loadMw), 0.97).lole);
            };
            QVERIFY(flatLole(number(cold.jointFirm) - 1e-5) <= allowed);
            QVERIFY(flatLole(number(cold.jointFirm) + 1e-5) > allowed);
        }
    }

    void simulationAgrees() {
        for (const double share : {1.0, 0.5}) {
            ColdSite site(5, 0.02, share);
            site.supply.gridOutageRate = 0.01;
            site.supply.gridRepair = 8.0 * units::h;
            const auto exact = siteAdequacy(site.supply, site.loadMw, 0.99);
            const auto found = tests::simulated(simulationOf(site.supply, site.loadMw), 20'000);
            QVERIFY(found.issues.empty());
            QVERIFY(std::abs(number(found.lole.value - exact.lole)) < 3.0 * number(found.lole.standardError));
            QVERIFY(std::abs(number(found.eue.value - exact.eue)) < 3.0 * number(found.eue.standardError));
            site.supply.cold = {};
            const auto without = siteAdequacy(site.supply, site.loadMw, 0.99);
            QVERIFY(number(exact.lole - without.lole) > 20.0 * number(found.lole.standardError)); // it is seen
            QVERIFY(without.headroom > exact.headroom);
        }
    }

    // With frequency, against the simulation; the load's steps, the units and the cause all bring events.
    void indicesAgreeWithTheSimulation() {
        for (const double share : {1.0, 0.3}) {
            const ColdSite site(7, 0.05, share);
            const std::vector<OutageGroup> groups{engines(5, 25.0, 0.05), engines(3, 20.0, 0.1)};
            const auto exact = coldIndices(groups, site.supply.cold, site.loadMw, {});
            SimulationSystem system;
            system.loadMw = {site.loadMw};
            for (const OutageGroup& group : groups)
                system.units.push_back({"engines", group, 0, {}});
            system.commonCauses = {
                {"cold", 0.0, site.supply.cold.repair, {0, 1}, site.supply.cold.failuresPerHour, share}};
            const auto found = tests::simulated(system, 20'000);
            const auto agreement = agree(exact, found);
            for (const auto& index : agreement.indices)
                QVERIFY2(index.agrees, index.index.c_str());
            QVERIFY(*exact.lolfEvents > 1.0 && found.lolfEvents.standardError < 0.05);
        }
    }

    // Cold to the last hour: a pass begins with what the one before left, out three times in ten.
    void beginsAsItEnds() {
        std::vector<double> failures(60, 0.0);
        std::fill(failures.end() - 20, failures.end(), 0.05);
        SimulationSystem system;
        system.loadMw = {std::vector<double>(60, 20.0)};
        system.units = {{"engines", engines(1, 25.0, 0.0), 0, {}}};
        system.commonCauses = {{"cold", 0.0, 12.0 * units::h, {0}, failures}};
        const auto exact =
            coldIndices(std::vector{engines(1, 25.0, 0.0)}, {failures, 12.0 * units::h, 1.0}, system.loadMw.front());
        QVERIFY(coldOutageShares(failures, 12.0 * units::h).atHour.front() > 0.2);
        for (const auto& index : agree(exact, tests::simulated(system, 20'000)).indices)
            QVERIFY2(index.agrees, index.index.c_str());
    }

    // Never cold: the indices of adequacyIndices.
    void indicesWithoutCold() {
        const ColdSite site(9, 0.0);
        const std::vector<OutageGroup> groups{engines(5, 25.0, 0.05)};
        const auto cold = coldIndices(groups, site.supply.cold, site.loadMw, {20.0 * units::MW, {}});
        const auto plain = adequacyIndices(OutageTable(groups), site.loadMw, {20.0 * units::MW, {}});
        QVERIFY(isClose(number(cold.lole), number(plain.lole)));
        QVERIFY(isClose(number(cold.eue), number(plain.eue)));
        QVERIFY(isClose(*cold.neuePpm, *plain.neuePpm));
        QVERIFY(isClose(*cold.lolfEvents, *plain.lolfEvents));
    }

    // Without any load but a flat one: what the cold costs is a step, and the headline is that of the whole site.
    void aStepOfTheFirmFigure() {
        FirmPlant plant;
        plant.groups = {engines(29, 34.0, 0.05)};
        plant.siteShare = {1.0};
        const auto before = firmSteps(plant, 0.99);
        QCOMPARE(before.size(), std::size_t(6));
        std::vector<double> failures(1000, 0.0);
        std::fill_n(failures.begin() + 200, 60, 0.001);
        plant.cold = {failures, 24.0 * units::h, 0.5};
        const double outShare = coldOutageShares(failures, plant.cold.repair).mean;
        QVERIFY(outShare > 1e-4 && outShare < 0.01);
        const auto steps = firmSteps(plant, 0.99);
        QCOMPARE(steps.size(), std::size_t(7));
        QCOMPARE(steps[5].cause, FirmCause::Cold);
        QCOMPARE(steps[6].cause, FirmCause::SpinningReserve);
        QVERIFY(steps[5].firm <= steps[4].firm);
        QVERIFY(isClose(number(firmBehind(plant, {}, 0.99)), number(steps.back().firm), 1e-6));
        plant.spinningReserveUnits = 2;
        const auto strict = firmSteps(plant, 1.0 - outShare / 2.0); // the cause alone takes more than is allowed
        QVERIFY(number(strict[5].firm) < 0.5 * 29.0 * 34.0);
        QVERIFY(number(strict[4].firm) > 0.5 * 29.0 * 34.0);
        QVERIFY(isClose(number(firmBehind(plant, {}, 1.0 - outShare / 2.0)), number(strict.back().firm), 1e-6));
        QVERIFY(isClose(number(strict[5].firm) - number(strict[6].firm), 68.0, 1e-9)); // two whole units
        plant.spinningReserveUnits = 0;
        const auto slow = firmSteps(withRepairs(plant, 2.0), 0.99);
        QVERIFY(slow.back().firm <= steps.back().firm);
    }

    void badCausesAreNamed() {
        ColdSite site(1);
        site.supply.cold.repair = {};
        QCOMPARE(checkSystem(simulationOf(site.supply, site.loadMw)).front().code, "simulation.repair_needed");
        site.supply.cold.repair = 5.0 * units::h;
        site.supply.cold.failuresPerHour.pop_back();
        QCOMPARE(checkSystem(simulationOf(site.supply, site.loadMw)).front().code, "simulation.series_length");
    }
};

HEADROOM_TEST(ColdOutageTest)
#include "cold_outage_test.moc"
