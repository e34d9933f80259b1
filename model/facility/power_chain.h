// From server nameplate to the megawatts that size equipment, set the peak and give the energy, and on to the meter.
// IT and facility power are different quantities: each function says which it takes and gives.
#pragma once

#include "model/facility/site_power.h"
#include "model/series/series.h"
#include "model/units/quantities.h"

namespace model::facility {

// IT power with every server and its network at nameplate.
units::Power nameplateItPower(units::Power serverNameplate, const SitePower& site);
// IT power that electrical equipment is sized for: nameplate IT power with its redundancy.
units::Power sizingPower(units::Power serverNameplate, const SitePower& site);
// Highest measured IT power: sets the peak.
units::Power peakItPower(units::Power serverNameplate, const SitePower& site);
// Measured IT power at work: gives the energy.
units::Power averageItPower(units::Power serverNameplate, const SitePower& site);

// PUE at an outside temperature: base + slope × degrees above the threshold.
double pueAt(const SitePower& site, double outsideCelsius);
series::Series<double> pueSeries(const SitePower& site, const series::Series<double>& outsideCelsius);

// Facility power at the meter: IT power × PUE / (1 - distribution loss).
units::Power facilityPower(units::Power it, double pue, const SitePower& site);
// The same at the site's design temperature: the peak that contracts and plant must meet.
units::Power designFacilityPower(units::Power peakIt, const SitePower& site);
// Facility power for each of so many accelerators (above 0), with all that stands around them.
units::Power allInPower(units::Power facility, double accelerators);
// The inverse at a PUE: IT power that a facility power carries.
units::Power itPowerCarried(units::Power facility, double pue, const SitePower& site);

} // namespace model::facility
