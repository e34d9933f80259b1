// An input that changes over the years: knots of (year, value), linear between them and flat outside.
#pragma once

#include "model/units/unit_of.h"

#include <vector>

namespace model::series {

struct Knot {
    double year{}; // 2027.0 is the start of 2027
    double value{};
    friend bool operator==(const Knot&, const Knot&) = default;
};

// Values of `knots` (sorted by year, at least one) at a point in time.
double interpolate(const std::vector<Knot>& knots, double year);

// Sets the value of the knot at that year, inserting it in order when there is none.
void setKnot(std::vector<Knot>& knots, double year, double value);

template<class U>
struct Trajectory {
    using Unit = U;
    std::vector<Knot> knots{{2025.0, 0.0}};
    double valueAt(double year) const { return interpolate(knots, year); }
    typename U::Quantity at(double year) const { return U::quantity(valueAt(year)); }
    friend bool operator==(const Trajectory&, const Trajectory&) = default;
};

// A trajectory with the same value in every year.
template<class U>
Trajectory<U> constant(double value, double year = 2025.0) {
    return Trajectory<U>{{{year, value}}};
}

} // namespace model::series
