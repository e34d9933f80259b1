#include "model/series/trajectory.h"

#include <algorithm>
#include <cassert>

namespace model::series {

double interpolate(const std::vector<Knot>& knots, double year) {
    assert(!knots.empty());
    const auto after =
        std::upper_bound(knots.begin(), knots.end(), year, [](double y, const Knot& knot) { return y < knot.year; });
    if (after == knots.begin()) return knots.front().value;
    if (after == knots.end()) return knots.back().value;
    const Knot& left = *(after - 1);
    const double weight = (year - left.year) / (after->year - left.year);
    return left.value + weight * (after->value - left.value);
}

void setKnot(std::vector<Knot>& knots, double year, double value) {
    const auto place =
        std::lower_bound(knots.begin(), knots.end(), year, [](const Knot& knot, double y) { return knot.year < y; });
    if (place != knots.end() && place->year == year) {
        place->value = value;
        return;
    }
    knots.insert(place, Knot{year, value});
}

} // namespace model::series
