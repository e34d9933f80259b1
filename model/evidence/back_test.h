// Historical forecasts beside what came: the record against which any forecast of this program is to be read.
#pragma once

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

    // ln(forecast / outturn): negative where too little was foreseen; symmetric for growth.
    std::optional<double> logError() const;
};

// Planning model, section 3.6, and the constant-elasticity model of 2010-18 carried on to 2023.
std::vector<BackTest> backTests();

// Over the tests that have come true and are not in-sample.
struct BackTestScores {
    int scored{};
    double meanAbsoluteLogError{};
    double meanLogError{}; // bias
};
BackTestScores scoresOf(std::span<const BackTest> tests);

} // namespace model::evidence
