#include "tests/bench/dispatch_bench.h"

#include "model/dispatch/look_ahead_dispatch.h"
#include "model/dispatch/lp/dispatch_lp.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <functional>
#include <random>

namespace {

using model::dispatch::DispatchYear;

double medianDispatchMs(int runs, const std::function<void()>& work) {
    std::vector<double> times;
    for (int run = 0; run < runs; ++run) {
        const auto start = std::chrono::steady_clock::now();
        work();
        times.push_back(std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count());
    }
    std::ranges::sort(times);
    return times[times.size() / 2];
}

// 1,000 MW of peak, a grid that gives `gridShare` of it, 29 units of 34 MW and a battery of 100 MW and 400 MWh.
struct CappedSite {
    std::vector<double> loadMw;
    std::vector<double> gridMw;
    std::vector<double> factor;
    model::dispatch::DispatchInput input;

    explicit CappedSite(double gridShare) {
        namespace units = model::units;
        constexpr double kTurn = 2.0 * 3.14159265358979323846;
        std::mt19937 random(7);
        std::uniform_real_distribution<double> draw(-0.5, 0.5);
        double weather = 0.0;
        for (int hour = 0; hour < 8760; ++hour) {
            const double day = std::sin(kTurn * ((hour % 24) - 9) / 24.0);
            const double season = std::cos(kTurn * (hour - 4800) / 8760.0);
            weather = 0.97 * weather + 0.02 * draw(random);
            loadMw.push_back(1000.0 * (0.78 + 0.08 * day + 0.08 * season + weather));
            gridMw.push_back(1000.0 * gridShare);
            factor.push_back(0.95 - 0.04 * season - 0.02 * day);
        }
        input.loadMw = loadMw;
        input.gridLimitMw = gridMw;
        input.gridPrice = units::of<units::EnergyPrice>(45.0);
        input.gasPrice = units::UsdPerMmbtu::quantity(5.0);
        input.groups.emplace_back();
        auto& group = input.groups.back();
        group.count = 29;
        group.capacity = 34.0 * units::MW;
        group.capacityFactor = factor;
        group.minimumLoad = 0.5;
        group.heatRate = model::plant::HeatRateCurve(9300.0, 1.06, 1.18);
        group.variableCost = units::of<units::EnergyPrice>(4.0);
        group.startCost = 1500.0 * units::USD;
        input.storage = {{100.0 * units::MW, 400.0 * units::MWh, 0.88, 1.0}};
        input.policy = model::dispatch::DispatchPolicy::Cheapest;
    }
    std::ptrdiff_t scarceHours() const {
        return std::ranges::count_if(loadMw, [this](double mw) { return mw > gridMw.front(); });
    }
};

void benchShare(double gridShare) {
    CappedSite site(gridShare);
    DispatchYear year;
    const double rulesMs = medianDispatchMs(51, [&] { model::dispatch::dispatchYear(site.input, year); });
    site.input.lookAhead = model::units::of<model::units::Duration>(8760.0);
    model::dispatch::LookAheadDispatch planner;
    const double plannedMs = medianDispatchMs(51, [&] { planner.run(site.input, year); });
    model::dispatch::lp::DispatchLpOptions options;
    options.windowHours = 336;
    const auto given = model::dispatch::lp::solveDispatchLp(site.input, year, options);
    std::printf("%5td hours over the grid limit: by rules              %9.2f %9.1f  %s\n", site.scarceHours(), rulesMs,
                0.5, rulesMs <= 0.5 ? "met" : "miss");
    std::printf("%5td hours over the grid limit: planned ahead         %9.2f %9.1f  %-4s %.1e over the LP\n",
                site.scarceHours(), plannedMs, 0.5, plannedMs <= 0.5 ? "met" : "miss", given.gap());
}

// The battery's week ahead, and nine tenths of the unit-hours that the year would take without a limit.
void benchLimit() {
    CappedSite site(0.85);
    site.input.lookAhead = model::units::of<model::units::Duration>(168.0);
    DispatchYear year;
    model::dispatch::LookAheadDispatch planner;
    const double freeMs = medianDispatchMs(11, [&] { planner.run(site.input, year); });
    site.input.groups.front().limits.unitHours = 0.9 * year.groups.front().unitHours;
    const double limitedMs = medianDispatchMs(5, [&] { planner.run(site.input, year); });
    std::printf("planned by the week                                        %9.2f\n", freeMs);
    std::printf("planned by the week under a binding limit on hours         %9.2f %9.1f  %s\n", limitedMs, 7.0,
                limitedMs <= 7.0 ? "met" : "miss");
}

} // namespace

void benchDispatch() {
    std::printf("\n%-58s %9s %9s\n", "dispatch of 8,760 hours, 29 units and a battery", "ms", "target");
    for (const double gridShare : {0.95, 0.90, 0.85, 0.70})
        benchShare(gridShare);
    benchLimit();
}
