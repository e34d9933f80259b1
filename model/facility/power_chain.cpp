#include "model/facility/power_chain.h"

#include <algorithm>
#include <cassert>
#include <span>

namespace model::facility {

units::Power nameplateItPower(units::Power serverNameplate, const SitePower& site) {
    return serverNameplate * (1.0 + site.networkOverhead.value);
}

units::Power sizingPower(units::Power serverNameplate, const SitePower& site) {
    return nameplateItPower(serverNameplate, site) * (1.0 + site.redundancy.value);
}

units::Power peakItPower(units::Power serverNameplate, const SitePower& site) {
    return nameplateItPower(serverNameplate, site) * site.peakOfNameplate.value;
}

units::Power averageItPower(units::Power serverNameplate, const SitePower& site) {
    return nameplateItPower(serverNameplate, site) * site.averageOfNameplate.value;
}

double pueAt(const SitePower& site, double outsideCelsius) {
    return site.pueBase.value + site.pueSlope.value * std::max(0.0, outsideCelsius - site.pueThreshold.value);
}

series::Series<double> pueSeries(const SitePower& site, const series::Series<double>& outsideCelsius) {
    series::Series<double> pue(outsideCelsius.size());
    const std::span<const double> celsius = outsideCelsius.numbers();
    std::transform(celsius.begin(), celsius.end(), pue.numbers().begin(),
                   [&site](double outside) { return pueAt(site, outside); });
    return pue;
}

units::Power facilityPower(units::Power it, double pue, const SitePower& site) {
    assert(site.distributionLoss.value < 1.0);
    return it * (pue / (1.0 - site.distributionLoss.value));
}

units::Power designFacilityPower(units::Power peakIt, const SitePower& site) {
    return facilityPower(peakIt, pueAt(site, site.designTemperature.value), site);
}

units::Power allInPower(units::Power facility, double accelerators) {
    assert(accelerators > 0.0);
    return facility / accelerators;
}

units::Power itPowerCarried(units::Power facility, double pue, const SitePower& site) {
    return facility * ((1.0 - site.distributionLoss.value) / pue);
}

} // namespace model::facility
