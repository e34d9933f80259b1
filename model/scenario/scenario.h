// All inputs of one study as one plain copyable value. Not the results, and not the file it is stored in.
#pragma once

#include "model/compute/accelerator.h"
#include "model/compute/efficiency_trend.h"
#include "model/compute/model_architecture.h"
#include "model/compute/serving_point.h"
#include "model/dispatch/dispatch_policy.h"
#include "model/facility/electrical_stage.h"
#include "model/facility/fleet_policy.h"
#include "model/facility/hall.h"
#include "model/facility/site_power.h"
#include "model/finance/assumptions.h"
#include "model/grid/interconnection.h"
#include "model/grid/interconnection_request.h"
#include "model/grid/region.h"
#include "model/grid/tariff.h"
#include "model/plant/site_plant.h"
#include "model/scenario/recorded_forecast.h"
#include "model/series/profile_choice.h"
#include "model/workload/contrarian_channels.h"
#include "model/workload/training_budget.h"
#include "model/workload/workload_class.h"

#include <memory>
#include <string>
#include <vector>

namespace model::scenario {

// Below `Region` token prices are exogenous and rationed load goes elsewhere; from `Region` up the price loop closes.
enum class Boundary { World, Region, Operator, Campus };
// From tokens to megawatts, or from halls to megawatts and tokens.
enum class DemandMode { TokenLed, HallLed };

struct Frame {
    Boundary boundary{Boundary::Operator};
    DemandMode mode{DemandMode::TokenLed};
    units::Field<units::CalendarYear> firstYear;
    units::Field<units::CalendarYear> lastYear;
    units::Field<units::CalendarYear> priceYear;
    units::Field<units::Share> targetAvailability; // share of hours without unserved load
    units::Field<units::Factor> priceTrend;        // fall of the world token price, x per year, below `Region`
    units::Field<units::Share> priceTrendFloor;    // share of the first year's price towards which it falls
    units::Field<units::Number> utcOffset;         // hours: local standard time minus UTC
    bool supplyCaps{};                             // whether megawatts that cannot be had ration the demand
    friend bool operator==(const Frame&, const Frame&) = default;
};

using series::ProfileChoice;

// The hours of one calendar year, the same for all that weather drives.
struct WeatherYear {
    int year{};
    std::shared_ptr<const series::HourlyProfile> regionLoad;
    std::shared_ptr<const series::HourlyProfile> temperature;
    std::vector<std::shared_ptr<const series::HourlyProfile>> renewables{}; // of the plant, in its order
    friend bool operator==(const WeatherYear& a, const WeatherYear& b) { return a.year == b.year; }
};

// Over which weather the risk of a year is taken: that of the profiles chosen, or all years that every imported one
// covers.
enum class WeatherRisk { ChosenYear, AllYears };

// What the measured curves of a plan were fitted to, stamped (data/calibration/calibration_stamp.h); empty: nothing the
// project knows. It changes no answer.
struct AppliedCalibrations {
    std::string bf16;
    std::string fp8;
    std::string fp4;
    std::string serving;
    friend bool operator==(const AppliedCalibrations&, const AppliedCalibrations&) = default;
};

struct Scenario {
    Frame frame;
    compute::ModelArchitecture architecture;
    compute::Accelerator accelerator;
    compute::ServingPoint serving;
    AppliedCalibrations calibrations;
    compute::EfficiencyTrend efficiency;
    std::vector<workload::WorkloadClass> workloads;
    workload::ContrarianChannels channels;
    workload::TrainingBudget training;
    facility::SitePower power;
    facility::FleetPolicy fleet;
    std::vector<facility::Hall> halls;
    std::vector<facility::ElectricalStage> electrical;
    grid::Interconnection interconnection;
    units::Field<units::CalendarYear> requestStart; // when the first of the open stages began
    std::vector<grid::InterconnectionStage> gates;  // open stages of the request behind the contract, in order
    grid::Region region;
    grid::Tariff tariff;
    plant::SitePlant plant;
    dispatch::DispatchPolicy policy{dispatch::DispatchPolicy::GridFirst};
    units::Field<units::Hour> lookAhead; // of a planned dispatch; 0: by rules
    finance::Assumptions finance;
    ProfileChoice regionLoad;                          // hourly load of the region behind the contract, MW
    ProfileChoice temperature;                         // outside temperature at the site, °C
    units::Field<units::CalendarYear> weatherYear;     // index into the imported series; 0: as each is named
    units::Field<units::TemperatureRise> stressOffset; // added to every hour's outside temperature
    WeatherRisk weatherRisk{WeatherRisk::ChosenYear};
    std::vector<WeatherYear> weatherYears;   // of AllYears, ascending; empty: none to be had
    std::vector<RecordedForecast> forecasts; // back-tests of the user's own
    friend bool operator==(const Scenario&, const Scenario&) = default;
};

// Every scalar input at its default of the parameter table, no workloads, halls, units or batteries.
Scenario standardScenario();

} // namespace model::scenario
