#include "model/grid/region_position.h"

#include <algorithm>

namespace model::grid {

RegionPosition regionPosition(const Region& region, double year) {
    RegionPosition position;
    position.cleared = region.cleared.at(year);
    position.requirement = region.requirement.at(year);
    const double clearedMw = units::number(position.cleared);
    const double requirementMw = units::number(position.requirement);
    position.shortfallUcap = units::of<units::Power>(std::max(0.0, requirementMw - clearedMw));
    position.targetReserve = region.targetReserve.at(year);
    if (requirementMw > 0.0) position.reserveMargin = (1.0 + position.targetReserve) * clearedMw / requirementMw - 1.0;
    const double poolRequirement = region.forecastPoolRequirement.at(year);
    if (poolRequirement > 0.0) position.impliedPeak = position.requirement / poolRequirement;
    return position;
}

std::optional<double> shortfallInPlants(const Region& region, double year, const units::Power& nameplate) {
    const double creditedMw = units::number(nameplate) * region.gasTurbineElcc.value;
    if (!(creditedMw > 0.0)) return std::nullopt;
    return units::number(regionPosition(region, year).shortfallUcap) / creditedMw;
}

} // namespace model::grid
