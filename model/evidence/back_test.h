// Historical forecasts beside what came: the record against which any forecast of this program is to be read.
#pragma once

#include "model/evidence/scores.h"

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace model::evidence {

struct BackTest {
    std::string name;
    double forecast{};
    std::optional<double> outturn; // nothing while it is open
    std::string unit;
    bool inSample{}; // the outturn was used to fit what forecast it: no evidence of skill
    std::string source;
    std::string note;
    std::string evidence{"seen_secondary"}; // seen_primary, seen_secondary, derived; unsourced: shown, never scored
    std::optional<double> low{};            // P10 and P90, where the source gave a low and a high
    std::optional<double> high{};
    std::vector<double> sample{};         // instead of a log-normal through low and high: a hindcast's own draws
    std::optional<LogNormal> reference{}; // random walk with drift from the record known at the forecast's date

    // ln(forecast / outturn): negative where too little was foreseen; symmetric for growth.
    std::optional<double> logError() const;
    bool isScored() const; // it has come true, from a source that can be cited, and fitted nothing
    // The following exist only where the forecast has a spread and has come true.
    std::optional<double> percentile() const; // 0 to 100: where in the forecast the outturn fell
    std::optional<double> crps() const;       // in the unit of the outturn
    std::optional<double> skillScore() const; // against the reference
    std::optional<bool> isCovered() const;    // by P10 to P90
};

// Planning model, section 3.6, the constant-elasticity model of 2010-18 carried on to 2023, and the hindcasts.
// Those that are open come last.
std::vector<BackTest> backTests();

// Over the tests that are scored.
struct BackTestScores {
    int scored{};
    double meanAbsoluteLogError{};
    double meanLogError{}; // bias
    double meanAbsolutePercentage{};
    double symmetricPercentage{};
    int withSpread{};
    Coverage coverage;                 // of P10 to P90, to be 0.8
    std::optional<double> meanSkill{}; // of those with a spread and a reference
    int unsourced{};                   // left out for want of a source
};
BackTestScores scoresOf(std::span<const BackTest> tests);

} // namespace model::evidence
