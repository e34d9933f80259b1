// How much nameplate of each class of resource would cover so many megawatts of unforced capacity.
#pragma once

#include "model/grid/delivery_year.h"
#include "model/units/quantities.h"

#include <span>
#include <string>
#include <vector>

namespace model::grid {

// One published class rating.
struct ElccRating {
    std::string resourceClass; // "gas_ct"
    DeliveryYear year;
    std::string ratingSet; // "final_BRA", "preliminary": final ones are preferred
    double share{};        // accredited of nameplate
    std::string source{};  // as the catalogue names it
};

struct ClassCover {
    std::string resourceClass;
    std::string ratingSet;
    double share{};
    units::Power nameplate; // UCAP / share
    std::string source{};   // of the rating
};

// One for each class that has a rating of that delivery year, the least nameplate first; of several ratings of a class
// the first final one, else the first. A class that is credited with nothing is left out.
// Ratings are of the margin: the more of a class is added, the less the next megawatt is credited.
std::vector<ClassCover> coverByClass(const units::Power& ucap, DeliveryYear year, std::span<const ElccRating> ratings);

} // namespace model::grid
