#include "model/adequacy/simulation.h"
#include "model/evidence/verification_cases.h"

namespace model::evidence {

namespace {

constexpr std::string_view kNoTables =
    "the RTS-GMLC tables are not part of the program: name the folder that holds them with --data";
constexpr double kAddedMw = 700.0; // in each region
constexpr std::size_t kYears = 20'000;

} // namespace

// The walkthrough of PRAS says "close to 470" ppm of 100 years; an independent calculation with optimal transfer over
// 80,000 years found 467.7 +- 0.9 ppm and 86.3 h. Pairwise transfer would give 485 ppm and 94 h.
void addRegionsCases(VerificationCases& cases, const OutsideData& data) {
    cases.begin("RTS-GMLC, 700 MW more a region", "NREL PRAS walkthrough; computed again with optimal transfer");
    if (!data.rtsGmlc) {
        cases.skip("NEUE", "ppm", 468, 5, kNoTables);
        cases.skip("LOLE", "h/yr", 86.3, 1, kNoTables);
        return;
    }
    auto system = *data.rtsGmlc;
    for (auto& region : system.loadMw)
        for (double& mw : region)
            mw += kAddedMw;
    adequacy::SimulationOptions options;
    options.years = kYears;
    options.threads = data.threads;
    const auto found = adequacy::simulate(system, options);
    const bool isDone = !units::hasError(found.issues);
    const auto neuePpm = found.neuePpm ? std::optional<double>(found.neuePpm->value) : std::nullopt;
    cases.add("NEUE", "ppm", 468, 5, neuePpm);
    cases.add("LOLE", "h/yr", 86.3, 1, isDone ? std::optional<double>(units::number(found.lole.value)) : std::nullopt);
}

} // namespace model::evidence
