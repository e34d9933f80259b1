// A PJM delivery year: June of one calendar year to May of the next, labelled "2027/28". Not a calendar year.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace model::grid {

struct DeliveryYear {
    int firstYear{}; // of its June; trajectories of a region have their knot of the delivery year at this year

    std::string label() const;
    int days() const;     // 366 when its February, in the next calendar year, has 29
    double start() const; // calendar years: the first of June
    double end() const;   // the next first of June
    friend auto operator<=>(const DeliveryYear&, const DeliveryYear&) = default;
};

// "2027/28", "2027/2028" or "2027-28"; absent when the second year is not the next.
std::optional<DeliveryYear> deliveryYear(std::string_view label);
// That this moment belongs to.
DeliveryYear deliveryYearAt(double calendarYear);

} // namespace model::grid
