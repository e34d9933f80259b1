#include "model/evidence/reference_cases.h"

#include "model/facility/power_chain.h"

namespace model::evidence {

compute::ModelArchitecture modelOfSize(double totalBillions, double activeBillions) {
    compute::ModelArchitecture model;
    model.totalParameters.value = totalBillions;
    model.activeParameters.value = activeBillions;
    return model;
}

compute::ModelArchitecture deepSeekV3() {
    return modelOfSize(671, 37);
}

compute::ModelArchitecture llama405() {
    return modelOfSize(405, 405);
}

facility::SitePower trainingSite() {
    facility::SitePower site;
    site.peakOfNameplate.value = 0.82;
    site.averageOfNameplate.value = 0.76;
    site.networkOverhead.value = 0.10;
    site.pueBase.value = 1.25;
    return site;
}

double h100FacilityKw(double shareOfNameplate) {
    auto site = trainingSite();
    site.peakOfNameplate.value = shareOfNameplate;
    const auto it = facility::peakItPower(units::Kilowatt::quantity(kH100NodeKw / 8.0), site);
    return units::Kilowatt::inUnit(facility::facilityPower(it, site.pueBase.value, site));
}

grid::Region pjm2027() {
    grid::Region region;
    region.cleared = series::constant<units::Megawatt>(145777, 2027);
    region.requirement = series::constant<units::Megawatt>(152400, 2027);
    region.targetReserve = series::constant<units::Share>(0.20, 2027);
    region.forecastPoolRequirement = series::constant<units::Share>(0.926, 2027);
    region.capacityPrice = series::constant<units::UsdPerMwDay>(333.44, 2027);
    region.gasTurbineElcc.value = 0.61;
    return region;
}

} // namespace model::evidence
