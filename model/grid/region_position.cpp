#include "model/grid/region_position.h"

#include <algorithm>

namespace model::grid {

namespace {

RegionPosition positionOf(const Region& region, double year, const units::Power& addedUcap) {
    RegionPosition position;
    position.cleared = region.cleared.at(year);
    position.requirement = region.requirement.at(year) + addedUcap;
    position.targetReserve = region.targetReserve.at(year);
    const double clearedMw = units::number(position.cleared);
    const double requirementMw = units::number(position.requirement);
    const double shortfallMw = std::max(0.0, requirementMw - clearedMw);
    position.shortfallUcap = units::of<units::Power>(shortfallMw);
    if (requirementMw > 0.0) {
        position.shortfallShare = shortfallMw / requirementMw;
        position.reserveMargin = (1.0 + position.targetReserve) * clearedMw / requirementMw - 1.0;
    }
    const double poolRequirement = region.forecastPoolRequirement.at(year);
    if (poolRequirement > 0.0) {
        position.impliedPeak = position.requirement / poolRequirement;
        position.averageAccreditation = poolRequirement / (1.0 + position.targetReserve);
    }
    return position;
}

} // namespace

RegionPosition regionPosition(const Region& region, double year) {
    return positionOf(region, year, units::Power());
}

std::optional<double> shortfallInPlants(const Region& region, double year, const units::Power& nameplate) {
    const double creditedMw = units::number(nameplate) * region.gasTurbineElcc.value;
    if (!(creditedMw > 0.0)) return std::nullopt;
    return units::number(regionPosition(region, year).shortfallUcap) / creditedMw;
}

units::Money capacityCost(const units::Power& obligationUcap, const units::PowerCost& perDay, DeliveryYear year) {
    return static_cast<double>(year.days()) * (obligationUcap * perDay);
}

std::optional<AddedLoadEffect> addedLoadEffect(const Region& region, DeliveryYear year,
                                               const units::Power& coincident) {
    const double at = year.firstYear;
    const double poolRequirement = region.forecastPoolRequirement.at(at);
    if (!(poolRequirement > 0.0)) return std::nullopt;
    AddedLoadEffect effect;
    effect.obligationUcap = coincident * poolRequirement;
    effect.before = regionPosition(region, at);
    effect.after = positionOf(region, at, effect.obligationUcap);
    effect.addedShortfall = effect.after.shortfallUcap - effect.before.shortfallUcap;
    effect.capacityCost = capacityCost(effect.obligationUcap, region.capacityPrice.at(at), year);
    return effect;
}

} // namespace model::grid
