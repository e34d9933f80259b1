// A quantitative statement of a founding document as an executable check. Not an opinion: each verdict has its reason.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace model::evidence {

// Whether the statement's figures follow from its own inputs or, where it gives none, from the model's.
enum class Arithmetic { Holds, Fails, NotComputable };
// Whether the world agrees. Superseded: right when written, replaced by a later figure.
enum class Fact { Supported, Contradicted, Superseded, Unverifiable };

std::string_view word(Arithmetic verdict); // holds, fails, not_computable
std::string_view word(Fact verdict);       // supported, contradicted, superseded, unverifiable

struct Figure {
    std::string label;
    double value{};
    std::string unit;
};

struct Claim {
    int number{};
    std::string document; // 000 WWT, 001 MagickAI, 002 MIT Technology Review, 003 Efficiency Paradox, 004 AI Uncovered
    std::string claim;
    std::string inputs; // the formula with its numbers
    std::vector<Figure> figures;
    std::optional<double> claimed; // what the document says of the first figure, in its unit
    // Largest difference from it that still counts as the same, in that unit; where nothing is stated, half a unit of
    // the last digit that the planning model prints. Nothing where the statement cannot be computed or is exact.
    std::optional<double> tolerance;
    Arithmetic arithmetic{Arithmetic::NotComputable};
    std::string arithmeticReason;
    Fact fact{Fact::Unverifiable};
    std::string factReason;
    std::string note;

    // The first figure, where the statement can be computed at all.
    std::optional<double> computed() const;
    std::string unit() const; // of the first figure, "" without figures
};

// All claims in order of their number. Where a document states the first figure, the arithmetic verdict is the
// comparison with it; elsewhere it is the judgement given in the reason.
std::vector<Claim> claims();

} // namespace model::evidence
