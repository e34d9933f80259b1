#include "model/grid/elcc_cover.h"

#include <algorithm>
#include <functional>

namespace model::grid {

namespace {

bool isFinal(const std::string& ratingSet) {
    return ratingSet.starts_with("final");
}

} // namespace

std::vector<ClassCover> coverByClass(const units::Power& ucap, DeliveryYear year, std::span<const ElccRating> ratings) {
    std::vector<ClassCover> covers;
    for (const ElccRating& rating : ratings) {
        if (rating.year != year || !(rating.share > 0.0)) continue;
        const ClassCover cover{rating.resourceClass, rating.ratingSet, rating.share, ucap / rating.share,
                               rating.source};
        const auto known = std::ranges::find(covers, rating.resourceClass, &ClassCover::resourceClass);
        if (known == covers.end()) {
            covers.push_back(cover);
        } else if (isFinal(rating.ratingSet) && !isFinal(known->ratingSet)) {
            *known = cover;
        }
    }
    std::ranges::stable_sort(covers, std::greater(), &ClassCover::share);
    return covers;
}

} // namespace model::grid
