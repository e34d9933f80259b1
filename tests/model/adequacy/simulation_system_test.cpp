#include "model/adequacy/agreement.h"
#include "model/adequacy/outage_table.h"
#include "model/adequacy/simulation.h"
#include "model/stochastic/random_stream.h"
#include "tests/model/adequacy/simulation_runs.h"
#include "tests/support/test_case.h"

using namespace model;
using adequacy::OutageGroup;
using adequacy::SimulatedAdequacy;
using adequacy::SimulationOptions;
using adequacy::SimulationSystem;

namespace {

OutageGroup simulatedGroup(int count, double mw, double rate, double repairHours) {
    OutageGroup group;
    group.count = count;
    group.capacity = mw * units::MW;
    group.forcedOutageRate = rate;
    group.repair = repairHours * units::h;
    return group;
}

SimulationSystem systemOf(const std::vector<OutageGroup>& groups, std::vector<double> loadMw) {
    SimulationSystem system;
    system.loadMw = {std::move(loadMw)};
    for (const OutageGroup& group : groups) {
        system.units.emplace_back();
        system.units.back().name = "row";
        system.units.back().outages = group;
    }
    return system;
}

std::size_t manyYears() {
    return tests::fullCounts() ? 200'000 : 20'000;
}

// Within four standard errors of each index; `lolfSlack` for what the exact method does not count.
std::string farthest(const std::vector<OutageGroup>& groups, const SimulationSystem& system, std::size_t years,
                     std::uint64_t seed, double lolfSlack = 0.0) {
    const auto exact = adequacy::adequacyIndices(adequacy::OutageTable(groups), system.loadMw.front());
    std::string far;
    for (const auto& index : adequacy::agree(exact, tests::simulated(system, years, seed)).indices) {
        if (index.index == "mean_event_hours" && lolfSlack > 0.0) continue;
        const double slack = index.index == "lolf_events" ? lolfSlack : 0.0;
        const double allowed = 4.0 * index.simulated.standardError + slack + 1e-9 * std::abs(index.exact);
        if (std::abs(index.exact - index.simulated.value) > allowed)
            far += index.index + " " + std::to_string(index.exact) + " against " +
                   std::to_string(index.simulated.value) + " ± " + std::to_string(index.simulated.standardError) + "; ";
    }
    return far;
}

// A few small groups of every kind, and a short load that they often fail to serve.
std::vector<OutageGroup> someGroups(stochastic::RandomStream& random) {
    std::vector<OutageGroup> groups;
    const int kinds = 1 + static_cast<int>(3.0 * random.uniform());
    for (int i = 0; i < kinds; ++i) {
        OutageGroup group = simulatedGroup(1 + static_cast<int>(2.0 * random.uniform()), 10.0 + 90.0 * random.uniform(),
                                           0.02 + 0.4 * random.uniform(), 1.0 + 40.0 * random.uniform());
        if (random.uniform() < 0.3) {
            const double derated = 0.3 * random.uniform();
            const double out = 0.3 * random.uniform();
            group.states = {
                {group.capacity, 1.0 - derated - out}, {0.4 * group.capacity, derated}, {0.0 * units::MW, out}};
        }
        if (random.uniform() < 0.4) group.commonCause = random.uniform();
        groups.push_back(group);
    }
    return groups;
}

std::vector<double> someLoad(stochastic::RandomStream& random, const std::vector<OutageGroup>& groups) {
    double capacityMw = 0.0;
    for (const OutageGroup& group : groups)
        capacityMw += group.count * units::number(group.capacity);
    std::vector<double> loadMw;
    const int days = 1 + static_cast<int>(4.0 * random.uniform());
    for (int hour = 0; hour < 24 * days; ++hour)
        loadMw.push_back(capacityMw * (0.2 + 0.7 * random.uniform()));
    return loadMw;
}

} // namespace

class SimulationSystemTest : public QObject {
    Q_OBJECT
private slots:
    void smallSystemsAgreeWithTheExactMethod() {
        for (std::uint64_t trial = 0; trial < 25; ++trial) {
            stochastic::RandomStream random(99, trial, 0);
            const auto groups = someGroups(random);
            const auto system = systemOf(groups, someLoad(random, groups));
            const std::string far = farthest(groups, system, manyYears() / 4, trial);
            QVERIFY2(far.empty(), (std::to_string(trial) + ": " + far).c_str());
        }
    }
    void plannedOutagesAgreeWithTheExactMethod() {
        for (std::uint64_t trial = 0; trial < 6; ++trial) {
            stochastic::RandomStream random(98, trial, 0);
            auto groups = someGroups(random);
            groups.push_back(simulatedGroup(4, 30.0, 0.1, 12.0));
            groups.back().plannedOutageRate = 0.05 + 0.5 * random.uniform();
            groups.back().commonCause = trial % 2 == 0 ? 0.3 : 0.0;
            groups.push_back(simulatedGroup(3, 20.0, 0.05, 20.0));
            groups.back().onMaintenance = 1;
            const auto system = systemOf(groups, someLoad(random, groups));
            // The window may begin one event a year.
            const std::string far = farthest(groups, system, manyYears() / 4, trial, 1.0);
            QVERIFY2(far.empty(), (std::to_string(trial) + ": " + far).c_str());
        }
    }
    void commonCauseOfSeveralRows() {
        // Given that the cause is up the rows are independent, otherwise nothing is there.
        const std::vector<OutageGroup> groups{simulatedGroup(2, 50.0, 0.1, 20.0), simulatedGroup(3, 20.0, 0.05, 10.0)};
        std::vector<double> loadMw;
        for (int hour = 0; hour < 48; ++hour)
            loadMw.push_back(90.0 + hour);
        auto system = systemOf(groups, loadMw);
        system.commonCauses.push_back({"gas header", 0.03, 8.0 * units::h, {0, 1}});
        const auto up = adequacy::adequacyIndices(adequacy::OutageTable(groups), loadMw);
        const auto down = adequacy::adequacyIndices(adequacy::OutageTable(), loadMw);
        const auto simulated = tests::simulated(system, manyYears());
        const double lole = 0.97 * units::number(up.lole) + 0.03 * units::number(down.lole);
        const double eue = 0.97 * units::number(up.eue) + 0.03 * units::number(down.eue);
        QVERIFY(std::abs(units::number(simulated.lole.value) - lole) <
                4.0 * units::number(simulated.lole.standardError));
        QVERIFY(std::abs(units::number(simulated.eue.value) - eue) < 4.0 * units::number(simulated.eue.standardError));
        // One row alone: the shorthand by beta says the same.
        auto own = simulatedGroup(2, 50.0, 0.0, 20.0);
        auto shorthand = simulatedGroup(2, 50.0, 0.06, 20.0);
        shorthand.commonCause = 1.0;
        auto spelled = systemOf({own}, loadMw);
        spelled.commonCauses.push_back({"cold", 0.06, 20.0 * units::h, {0}});
        const std::string far = farthest({shorthand}, spelled, manyYears(), 5);
        QVERIFY2(far.empty(), far.c_str());
    }
    void hourlyCapacityAndImportsFail() {
        // Every hour by hand: a varying unit, a varying contract, each up or not.
        SimulationSystem system;
        system.loadMw.resize(1);
        system.units.emplace_back();
        system.units[0].outages = simulatedGroup(1, 0.0, 0.2, 15.0);
        adequacy::ImportContract contract;
        contract.outageRate = 0.1;
        contract.repair = 6.0 * units::h;
        double eue = 0.0;
        double lole = 0.0;
        for (int hour = 0; hour < 72; ++hour) {
            const double loadMw = 100.0 + (hour * 37) % 50;
            const double unitMw = (hour * 53) % 90;
            const double importMw = 40.0 + (hour * 29) % 60;
            system.loadMw[0].push_back(loadMw);
            system.units[0].availableMw.push_back(unitMw);
            contract.limitMw.push_back(importMw);
            for (const double unitUp : {0.0, 1.0}) {
                for (const double importUp : {0.0, 1.0}) {
                    const double probability = (unitUp > 0.0 ? 0.8 : 0.2) * (importUp > 0.0 ? 0.9 : 0.1);
                    const double shortMw = loadMw - unitUp * unitMw - importUp * importMw;
                    if (shortMw > 0.0) lole += probability;
                    eue += probability * std::max(0.0, shortMw);
                }
            }
        }
        system.imports.push_back(contract);
        const auto simulated = tests::simulated(system, manyYears());
        QVERIFY(std::abs(units::number(simulated.lole.value) - lole) <
                4.0 * units::number(simulated.lole.standardError));
        QVERIFY(std::abs(units::number(simulated.eue.value) - eue) < 4.0 * units::number(simulated.eue.standardError));
        QVERIFY(units::number(simulated.eue.standardError) < 0.02 * eue);
    }
    void constantContractIsAUnit() {
        const std::vector<OutageGroup> groups{simulatedGroup(2, 60.0, 0.1, 10.0), simulatedGroup(1, 50.0, 0.07, 5.0)};
        std::vector<double> loadMw(24, 110.0);
        auto system = systemOf({groups[0]}, loadMw);
        system.imports.push_back({"grid", 0, 50.0 * units::MW, {}, 0.07, 5.0 * units::h});
        const std::string far = farthest(groups, system, manyYears(), 3);
        QVERIFY2(far.empty(), far.c_str());
        system.imports[0].outageRate = 0.0;
        loadMw.assign(24, 60.0); // what is left for the units
        const auto simulated = tests::simulated(system, manyYears());
        const auto exact = adequacy::adequacyIndices(adequacy::OutageTable(std::span(groups).first(1)), loadMw);
        QVERIFY(std::abs(units::number(simulated.lole.value - exact.lole)) <
                4.0 * units::number(simulated.lole.standardError));
    }
    void nothingInstalled() {
        const auto simulated = tests::simulated(systemOf({}, std::vector<double>(48, 10.0)), 50);
        QCOMPARE(units::number(simulated.lole.value), 48.0);
        QCOMPARE(units::number(simulated.eue.value), 480.0);
        QCOMPARE(simulated.lolfEvents.value, 1.0);
        QCOMPARE(simulated.loleDays->value, 2.0);
        QCOMPARE(simulated.daysWithLoss->value, 2.0);
        QCOMPARE(simulated.neuePpm->value, 1e6);
        QCOMPARE(units::number(simulated.lole.standardError), 0.0);
        QCOMPARE(simulated.unservedMwh.p50, 480.0);
        QCOMPARE(simulated.events.shareOfNone, 0.0);
        const auto exact = adequacy::adequacyIndices(adequacy::OutageTable(), std::vector<double>(48, 10.0));
        QVERIFY(adequacy::agree(exact, simulated).agrees);
    }
    void aDayWithoutShortageEndsAnEvent() {
        std::vector<double> loadMw(72, 0.0);
        loadMw[23] = loadMw[48] = 10.0; // the last hour of one day and the first of the day after the next
        const auto simulated = tests::simulated(systemOf({}, loadMw), 20);
        QCOMPARE(simulated.lolfEvents.value, 2.0);
        QCOMPARE(simulated.daysWithLoss->value, 2.0);
        loadMw[24] = 10.0;
        QCOMPARE(tests::simulated(systemOf({}, loadMw), 20).lolfEvents.value, 2.0);
    }
    void aRareLossNeedsMoreThanAThousandYears() {
        // About one year in eighty has a loss: a dozen of them would already meet so wide a target.
        SimulationOptions options;
        options.years = 100'000;
        options.eueRelativeError = 0.5;
        const auto simulated = adequacy::simulate(
            systemOf({simulatedGroup(1, 50.0, 0.0005, 1.0)}, std::vector<double>(24, 10.0)), options);
        QVERIFY(simulated.isConverged);
        QVERIFY(simulated.sampleYears > 1500 && simulated.sampleYears < 5000);
    }
    void noLoadIsNeverShort() {
        const auto simulated =
            tests::simulated(systemOf({simulatedGroup(3, 10.0, 0.5, 10.0)}, std::vector<double>(24, 0.0)), 200);
        QCOMPARE(units::number(simulated.lole.value), 0.0);
        QVERIFY(!simulated.neuePpm && !simulated.meanEvent);
        QCOMPARE(simulated.lossHours.shareOfNone, 1.0);
    }
    void neverAndAlwaysOut() {
        const std::vector<OutageGroup> groups{simulatedGroup(2, 40.0, 0.0, 0.0), simulatedGroup(1, 100.0, 1.0, 0.0)};
        const auto simulated = tests::simulated(systemOf(groups, {70.0, 80.0, 90.0}), 20);
        QVERIFY(simulated.issues.empty()); // no repair time is needed
        QCOMPARE(units::number(simulated.lole.value), 1.0);
        QCOMPARE(units::number(simulated.eue.value), 10.0);
        QVERIFY(!simulated.loleDays && !simulated.daysWithLoss); // no whole day
    }
    void loadAboveAllCapacity() {
        const std::vector<OutageGroup> groups{simulatedGroup(3, 10.0, 0.2, 5.0)};
        const auto system = systemOf(groups, std::vector<double>(24, 100.0));
        const auto simulated = tests::simulated(system, 2000);
        QCOMPARE(units::number(simulated.lole.value), 24.0);
        QCOMPARE(simulated.lolfEvents.value, 1.0);
        QVERIFY(std::abs(units::number(simulated.eue.value) - 24.0 * (100.0 - 24.0)) <
                4.0 * units::number(simulated.eue.standardError));
    }
    void oneHourAndTenYears() {
        const std::vector<OutageGroup> groups{simulatedGroup(2, 50.0, 0.1, 30.0)};
        std::string far = farthest(groups, systemOf(groups, {60.0}), manyYears(), 1);
        QVERIFY2(far.empty(), far.c_str());
        std::vector<double> loadMw;
        for (int hour = 0; hour < 87'600; ++hour)
            loadMw.push_back(45.0 + 10.0 * std::sin(hour * 0.26) + 5.0 * std::sin(hour * 7e-4));
        far = farthest(groups, systemOf(groups, loadMw), 60, 1);
        QVERIFY2(far.empty(), far.c_str());
    }
    void tenThousandUnits() {
        const std::vector<OutageGroup> groups{simulatedGroup(10'000, 1.0, 0.05, 20.0)};
        std::vector<double> loadMw;
        for (int hour = 0; hour < 240; ++hour)
            loadMw.push_back(9440.0 + hour % 24);
        const std::string far = farthest(groups, systemOf(groups, loadMw), 150, 1);
        QVERIFY2(far.empty(), far.c_str());
    }
    void problemsAreNamed_data() {
        QTest::addColumn<int>("which");
        QTest::addColumn<QString>("code");
        QTest::newRow("repair unknown") << 0 << "simulation.repair_needed";
        QTest::newRow("rate above one") << 1 << "simulation.not_a_share";
        QTest::newRow("no such region") << 2 << "simulation.no_such_region";
        QTest::newRow("series too short") << 3 << "simulation.series_length";
        QTest::newRow("negative hour") << 4 << "simulation.bad_hour";
        QTest::newRow("states") << 5 << "simulation.states_sum";
        QTest::newRow("no hours") << 6 << "simulation.no_load";
        QTest::newRow("load is no number") << 7 << "simulation.bad_load";
        QTest::newRow("battery repair") << 8 << "simulation.repair_needed";
        QTest::newRow("battery efficiency") << 9 << "simulation.no_efficiency";
        QTest::newRow("interface") << 10 << "simulation.no_such_region";
        QTest::newRow("cause") << 11 << "simulation.no_such_row";
        QTest::newRow("negative capacity") << 12 << "simulation.negative";
        QTest::newRow("out all the time") << 13 << "simulation.too_many_outages";
        QTest::newRow("derated without repair") << 14 << "simulation.repair_needed";
    }
    void problemsAreNamed() {
        QFETCH(int, which);
        QFETCH(QString, code);
        auto system = systemOf({simulatedGroup(1, 10.0, 0.1, 5.0)}, std::vector<double>(24, 5.0));
        QVERIFY(adequacy::checkSystem(system).empty());
        auto& row = system.units[0];
        auto& group = row.outages;
        switch (which) {
        case 0:
            group.repair = 0.0 * units::h;
            break;
        case 1:
            group.forcedOutageRate = 1.5;
            break;
        case 2:
            row.region = 1;
            break;
        case 3:
            row.availableMw = {1.0, 2.0};
            break;
        case 4:
            row.availableMw.assign(24, -1.0);
            break;
        case 5:
            group.states = {{10.0 * units::MW, 0.5}};
            break;
        case 6:
            system.loadMw[0].clear();
            break;
        case 7:
            system.loadMw[0][3] = std::nan("");
            break;
        case 8:
            system.storage.push_back({"row", 1, 5.0 * units::MW, 5.0 * units::MWh, 0.9, 0.1, {}, 0});
            break;
        case 9:
            system.storage.push_back({"row", 1, 5.0 * units::MW, 5.0 * units::MWh, 0.0, 0.0, {}, 0});
            break;
        case 10:
            system.interfaces.push_back({0, 1, 5.0 * units::MW, 5.0 * units::MW});
            break;
        case 11:
            system.commonCauses.push_back({"row", 0.1, 5.0 * units::h, {1}});
            break;
        case 12:
            group.capacity = -10.0 * units::MW;
            break;
        case 13:
            group.repair = 1e-7 * units::h;
            break;
        default:
            group.states = {{10.0 * units::MW, 0.5}, {0.0 * units::MW, 0.5}};
            group.repair = {};
            break;
        }
        const auto simulated = tests::simulated(system, 10);
        QCOMPARE(simulated.issues.size(), std::size_t(1));
        QCOMPARE(QString::fromStdString(simulated.issues[0].code), code);
        QVERIFY(!simulated.issues[0].where.empty());
        QCOMPARE(simulated.sampleYears, std::size_t(0));
    }
};

HEADROOM_TEST(SimulationSystemTest)
#include "simulation_system_test.moc"
