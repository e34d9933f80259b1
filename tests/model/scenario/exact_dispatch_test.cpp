#include "model/scenario/exact_dispatch.h"
#include "model/scenario/parameter.h"
#include "tests/support/test_case.h"

#include <chrono>
#include <thread>

using namespace model::scenario;

namespace {

void enter(Scenario& scenario, const char* key, double value) {
    find(scenario, key)->setValue(value);
}

// A campus whose contract is dearer by day than its units: something to plan, a year long.
Scenario plannedCampus() {
    Scenario scenario = standardScenario();
    enter(scenario, "scenario.first_year", 2027);
    enter(scenario, "scenario.last_year", 2027);
    find(scenario, "scenario.mode")->choice->set(&scenario, "hall_led");
    find(scenario, "dispatch.policy")->choice->set(&scenario, "cheapest");
    find(scenario, "scenario.boundary")->choice->set(&scenario, "campus");
    for (const Collection& collection : collections())
        if (collection.prefix != "facility.electrical" && collection.prefix != "grid.gates")
            collection.append(scenario, "one");
    enter(scenario, "facility.halls.one.energised", 2020);
    enter(scenario, "facility.halls.one.racks", 400);
    enter(scenario, "plant.units.one.count", 6);
    enter(scenario, "plant.units.one.in_service", 2020);
    enter(scenario, "plant.units.one.capacity_mw", 10);
    enter(scenario, "plant.storage.one.in_service", 2020);
    enter(scenario, "plant.storage.one.power_mw", 10);
    enter(scenario, "plant.storage.one.energy_mwh", 40);
    enter(scenario, "grid.contract_mw", 25);
    enter(scenario, "grid.slip_days", 0);
    enter(scenario, "grid.ramp_months", 0);
    return scenario;
}

} // namespace

class ExactDispatchTest : public QObject {
    Q_OBJECT
private slots:
    void noPlanIsCheaperThanTheProgram() {
        double last = -1.0;
        bool isRising = true;
        ExactDispatchOptions options;
        options.progress = [&](double share) {
            isRising = isRising && share >= last && share <= 1.0;
            last = share;
        };
        const auto found = compareWithExact(plannedCampus(), 2027, options);
        QVERIFY(found.end == ExactDispatch::End::Done);
        QCOMPARE(found.hours, std::size_t(8760));
        QVERIFY(*found.relaxedUsd <= *found.committedUsd * (1.0 + 1e-9));
        QVERIFY(*found.committedGap() >= -1e-7 && *found.committedGap() < 0.005);
        QVERIFY2(*found.relaxedGap() < 0.05, std::to_string(*found.relaxedGap()).c_str());
        QVERIFY(isRising && last == 1.0);
    }

    void endsSoonAfterItIsCancelled() {
        std::stop_source source;
        ExactDispatchOptions options;
        options.windowHours = 0; // one large program: it has to stop within
        options.stop = source.get_token();
        std::jthread canceller([&] {
            std::this_thread::sleep_for(std::chrono::milliseconds(300));
            source.request_stop();
        });
        const auto begin = std::chrono::steady_clock::now();
        const auto found = compareWithExact(plannedCampus(), 2027, options);
        const std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - begin;
        QVERIFY(found.end == ExactDispatch::End::Cancelled || seconds.count() < 0.4);
        QVERIFY2(seconds.count() < 5.0, std::to_string(seconds.count()).c_str());
        QVERIFY(!found.relaxedUsd);
    }

    void saysThatThereIsNothingToPlan() {
        Scenario scenario = plannedCampus();
        scenario.plant.units.clear();
        scenario.plant.storage.clear();
        QVERIFY(compareWithExact(scenario, 2027).end == ExactDispatch::End::NothingToPlan);
        QVERIFY(compareWithExact(plannedCampus(), 2055).end == ExactDispatch::End::NothingToPlan);
    }
};

HEADROOM_TEST(ExactDispatchTest)
#include "exact_dispatch_test.moc"
