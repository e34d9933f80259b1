#include "model/scenario/exact_dispatch.h"
#include "model/scenario/parameter.h"
#include "tests/model/scenario/scenario_inputs.h"
#include "tests/support/test_case.h"

#include <chrono>
#include <thread>

using namespace model::scenario;
using tests::choose;
using tests::put;

namespace {

// A campus whose contract is dearer by day than its units: something to plan, a year long.
Scenario plannedCampus() {
    Scenario scenario = standardScenario();
    put(scenario, "scenario.first_year", 2027);
    put(scenario, "scenario.last_year", 2027);
    choose(scenario, "scenario.mode", "hall_led");
    choose(scenario, "dispatch.policy", "cheapest");
    choose(scenario, "scenario.boundary", "campus");
    for (const char* prefix : {"workload", "facility.halls", "plant.units", "plant.storage"})
        tests::append(scenario, prefix);
    put(scenario, "facility.halls.one.energised", 2020);
    put(scenario, "facility.halls.one.racks", 400);
    put(scenario, "plant.units.one.count", 6);
    put(scenario, "plant.units.one.in_service", 2020);
    put(scenario, "plant.units.one.capacity_mw", 10);
    put(scenario, "plant.storage.one.in_service", 2020);
    put(scenario, "plant.storage.one.power_mw", 10);
    put(scenario, "plant.storage.one.energy_mwh", 40);
    put(scenario, "grid.contract_mw", 25);
    put(scenario, "grid.slip_days", 0);
    put(scenario, "grid.ramp_months", 0);
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
