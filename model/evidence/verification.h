// The published cases that the program reproduces on the spot; what the user runs to trust the numbers. Not unit tests.
#pragma once

#include "model/adequacy/simulation_system.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace model::evidence {

enum class CaseStatus { Passed, Failed, Skipped };
std::string_view word(CaseStatus status); // passed, failed, skipped

struct VerificationCase {
    std::string name; // "RTS-79: LOLE"
    std::string source;
    std::string quantity; // with its unit
    double expected{};
    std::optional<double> computed;  // nothing when skipped or when the program has no answer
    std::optional<double> deviation; // computed - expected
    double tolerance{};              // of the deviation: half a unit of the last published digit, or as published
    CaseStatus status{CaseStatus::Skipped};
    std::string reason; // of a skip
};

// What some cases need and the program does not carry; a case without its data is skipped, and says so.
struct OutsideData {
    // The three-region RTS-GMLC system of PRAS, as published (no load added).
    std::optional<adequacy::SimulationSystem> rtsGmlc;
    int threads{1}; // of the long simulations; the figures are the same on any number
};

std::vector<VerificationCase> verify(const OutsideData& data = {});

} // namespace model::evidence
