#include "tests/bench/adequacy_bench.h"

#include "model/adequacy/adequacy_indices.h"
#include "model/adequacy/simulation.h"
#include "model/evidence/rts79.h"
#include "tests/model/adequacy/rts_gmlc.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <functional>
#include <string>
#include <thread>

namespace {

using model::adequacy::SimulationOptions;
using model::adequacy::SimulationSystem;

double adequacySeconds(const std::function<void()>& work) {
    const auto start = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

double medianSeconds(int runs, const std::function<void()>& work) {
    std::vector<double> seconds;
    for (int run = 0; run < runs; ++run)
        seconds.push_back(adequacySeconds(work));
    std::ranges::sort(seconds);
    return seconds[seconds.size() / 2];
}

void heading(const char* what) {
    std::printf("\n%-58s %9s %9s\n", what, "measured", "target");
}

void floorRow(const char* what, double measured, double least, const char* limit) {
    std::printf("%-58s %9.*f %9.*f  %-4s %s\n", what, least < 10 ? 2 : 0, measured, least < 10 ? 2 : 0, least,
                measured >= least ? "met" : "miss", limit);
}

void ceilingRow(const char* what, double measured, double most, const char* limit) {
    std::printf("%-58s %9.1f %9.0f  %-4s %s\n", what, measured, most, measured <= most ? "met" : "miss", limit);
}

SimulationSystem rts79System() {
    SimulationSystem system;
    system.loadMw = {model::evidence::rts79LoadMw()};
    for (const auto& group : model::evidence::rts79Units()) {
        system.units.emplace_back();
        system.units.back().outages = group;
    }
    return system;
}

double yearsPerSecond(const SimulationSystem& system, std::size_t years, int threads) {
    SimulationOptions options;
    options.years = years;
    options.threads = threads;
    return static_cast<double>(years) / medianSeconds(7, [&] { (void)model::adequacy::simulate(system, options); });
}

// Largest resident set of this process so far, MB.
double peakMegabytes() {
    std::ifstream status("/proc/self/status");
    for (std::string line; std::getline(status, line);)
        if (line.rfind("VmHWM:", 0) == 0) return std::atof(line.c_str() + 6) / 1024.0;
    return 0.0;
}

void benchExact() {
    const auto groups = model::evidence::rts79Units();
    const auto loadMw = model::evidence::rts79LoadMw();
    const double seconds = medianSeconds(
        201, [&] { (void)model::adequacy::adequacyIndices(model::adequacy::OutageTable(groups), loadMw); });
    heading("exact adequacy, microseconds");
    ceilingRow("RTS-79: table and indices of 8,736 hours", 1e6 * seconds, 60,
               "combining the sizes 60 %, looking up the hours 40 %");
}

void benchMemory(const SimulationSystem& system) {
    const double before = peakMegabytes();
    SimulationOptions options;
    options.years = 1'000'000;
    options.threads = 2;
    (void)model::adequacy::simulate(system, options);
    heading("memory, MB");
    ceilingRow("RTS-79: growth of the program's peak by 1,000,000 years", peakMegabytes() - before, 200,
               "the years' values, 8 bytes for each that is not 0");
}

} // namespace

void benchAdequacy() {
    benchExact();
    const SimulationSystem plain = rts79System();
    benchMemory(plain);
    SimulationSystem withBattery = plain;
    model::adequacy::SimulatedStorage battery;
    battery.power = 200.0 * model::units::MW;
    battery.energy = 800.0 * model::units::MWh;
    battery.roundTripEfficiency = 0.85;
    withBattery.storage.push_back(battery);
    heading("sequential simulation, sample-years a second");
    const double one = yearsPerSecond(plain, 50'000, 1);
    floorRow("RTS-79, one thread", one, 100'000, "random numbers and their logarithms 55 %, noting outages 24 %");
    floorRow("RTS-79 with 200 MW / 800 MWh, one thread", yearsPerSecond(withBattery, 50'000, 1), 40'000,
             "as without; the battery adds a tenth");
    const char* shared = std::getenv("HEADROOM_SHARED_DATA");
    const std::string folder =
        (shared != nullptr ? std::string(shared) : std::string(HEADROOM_SOURCE_DIR "/../shared/data")) +
        "/adequacy/pras/rts_gmlc";
    if (std::filesystem::exists(folder)) {
        floorRow("RTS-GMLC + 700 MW a region, three regions, one thread",
                 yearsPerSecond(tests::rtsGmlc(folder, 700.0), 2'000, 1), 5'000,
                 "going through the hours at risk, a third of it transfers");
    } else {
        std::printf("RTS-GMLC: not on this machine\n");
    }
    if (std::thread::hardware_concurrency() >= 2)
        floorRow("two threads over one, RTS-79", yearsPerSecond(plain, 50'000, 2) / one, 1.8,
                 "shares nothing but the order of the blocks");
}
