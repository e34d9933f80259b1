// The supply side of one year: weather, grid limit, units in service, and what dispatch and adequacy make of a load.
#pragma once

#include "model/adequacy/firm_steps.h"
#include "model/adequacy/site_adequacy.h"
#include "model/dispatch/dispatch_year.h"
#include "model/facility/site_load.h"
#include "model/scenario/demand_path.h"
#include "model/scenario/scenario.h"
#include "model/scenario/site_dispatch.h"

#include <map>

namespace model::scenario {

// What the hours of a year bring, the same for every common and for every leap year.
struct Climate {
    std::vector<double> temperatureC; // empty: not known
    std::vector<double> regionLoadMw; // empty: not known
    series::Series<double> pue;
    double meanPue{};
    std::vector<std::vector<double>> ambient;    // [unit class][hour], share of ISO output
    std::vector<std::vector<double>> sunAndWind; // [renewable][hour], share of nameplate; an empty one gives nothing
};

// What sun and wind give in a year's hours: all of it, and what actual weather years stand behind. Empty: nothing.
struct RenewableHours {
    std::vector<double> allMw;
    std::vector<double> firmMw;
};

class SiteYears {
public:
    explicit SiteYears(const Scenario& scenario);

    const Climate& climate(int year);
    double contractMw(int year) const; // of the grid contract, usable; none for an islanded plant
    // Facility megawatts that contract and plant can carry at design conditions, all units up; a backup carries none.
    double supplyMw(int year) const;
    double plantNameplateMw(int year) const; // ISO
    double plantSiteMw(int year) const;      // design temperature, site pressure
    facility::SiteLoad load(int year, const DemandYear& demand);
    // The dispatch lands in the object given, whose memory is used again.
    void dispatch(int year, const facility::SiteLoad& load, dispatch::DispatchYear& result);
    // What a planned dispatch of that load is asked, even where rules would do. It points to the load and into this
    // object, until another year is asked for.
    dispatch::DispatchInput plannedInput(int year, std::span<const double> loadMw);
    adequacy::SiteAdequacy adequacy(int year, const facility::SiteLoad& load);
    // What serves the site in that year; of the load only its highest hour counts, for what may be shed. The grid's
    // hours stay valid until another year is asked for.
    adequacy::SiteSupply supply(int year, const units::Power& peakLoad);
    // The electrical stages of that side, in the order of the scenario.
    std::vector<adequacy::DeliveryStage> path(facility::StageSide side, int year) const;
    // As it is run: a backup may fail to start, a common cause ends with a black start.
    adequacy::OutageGroup outagesOf(const plant::UnitClass& unit, int count, const units::Power& capacity) const;
    // The cause that the cold brings, hour by hour of the year; none without a rate or an outside temperature. Where it
    // takes everything, the units come back with a black start.
    adequacy::ColdOutage coldOutage(int year) const;
    // On-site units at ISO conditions with the site's share of each class.
    adequacy::FirmPlant firmPlant(int year) const;

private:
    const std::vector<double>& gridLimit(int year);
    const RenewableHours& renewables(int year);
    DispatchHours dispatchHours(int year, std::span<const double> loadMw);
    int unitsIn(const plant::UnitClass& unit, int year) const;

    const Scenario& m_scenario;
    std::map<std::size_t, Climate> m_climates; // by the hours of the year
    int m_renewableYear{-1};
    RenewableHours m_renewables;
    int m_limitYear{-1};
    std::vector<double> m_limitMw;
};

} // namespace model::scenario
