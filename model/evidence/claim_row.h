// The written part of a claim beside the functions that compute its figures. Private to this room.
#pragma once

#include "model/evidence/claim.h"

#include <span>

namespace model::evidence {

struct ClaimRow {
    int number{};
    std::string_view document;
    std::string_view claim;
    std::string_view inputs;
    std::optional<double> claimed;
    std::optional<double> tolerance;
    Arithmetic arithmetic{}; // used where nothing is claimed of the first figure
    std::string_view arithmeticReason;
    Fact fact{};
    std::string_view factReason;
    std::string_view note;
    std::vector<Figure> (*figures)();
};

std::span<const ClaimRow> modelClaimRows();   // 1 to 16: models, training, prices
std::span<const ClaimRow> powerClaimRows();   // 17 to 31: megawatts, plants, edge
std::span<const ClaimRow> furtherClaimRows(); // 32 to 46: reinvestment, markets, back-tests, what is left out

} // namespace model::evidence
