#include "model/scenario/parameter_row.h"

#include <iterator>

namespace model::scenario {

namespace {

using facility::ElectricalStage;
using facility::Hall;
using grid::InterconnectionStage;
using plant::Renewable;
using plant::Storage;
using plant::UnitClass;
using workload::WorkloadClass;

constexpr auto kLogScale = SliderScale::Logarithmic;
constexpr auto kLinearScale = SliderScale::Linear;

// clang-format off
#define ROW(Owner, key, path, ...)                                                                                     \
    row<Owner>(                                                                                                        \
        key, [](Owner & o) -> auto& { return o.path; }, ParameterFacts{__VA_ARGS__})

constexpr Parameter kWorkloadRows[] = {
    ROW(WorkloadClass, "tasks_1e9_per_year", tasksPerYear, "Tasks in the first year", "Tasks asked for in the first year at its price.", 10, 0, 1e6, kLogScale),
    ROW(WorkloadClass, "adoption_ceiling", adoptionCeiling, "Adoption ceiling", "Users at saturation over users in the first year.", 4, 1, 1000, kLogScale, "", "assumed", "assumed", true),
    ROW(WorkloadClass, "adoption_midpoint", adoptionMidpoint, "Adoption midpoint", "Year of the steepest growth of a logistic adoption.", 2029, 1990, 2100),
    ROW(WorkloadClass, "adoption_rate", adoptionRate, "Adoption rate", "Steepness of the logistic adoption.", 0.5, 0.01, 5, kLinearScale),
    ROW(WorkloadClass, "bass_innovation", bassInnovation, "Bass innovation p", "Share of those left who adopt by themselves in a year.", 0.03, 0.0001, 1, kLogScale),
    ROW(WorkloadClass, "bass_imitation", bassImitation, "Bass imitation q", "Strength with which adopters win others.", 0.38, 0, 3),
    ROW(WorkloadClass, "input_tokens", inputTokens, "Input tokens per task", "Tokens read per task, cached ones included.", 1500, 0, 1e7, kLogScale),
    ROW(WorkloadClass, "cached_share", cachedShare, "Cached share of input", "Share of the input tokens served from the prefix cache.", 0.5, 0, 1, kLinearScale, "", "deepseek-2025-day6", "seen_secondary"),
    ROW(WorkloadClass, "output_tokens", outputTokens, "Output tokens per task", "Tokens written per task before the multiplier.", 400, 1, 1e7, kLogScale),
    ROW(WorkloadClass, "token_multiplier", tokenMultiplier, "Tokens per task multiplier", "Output tokens per task over the first year's: chains of thought, agents.", 1, 0.1, 1000, kLogScale, "lognormal(1,17)", "anthropic-2025-agents", "seen_secondary", true),
    ROW(WorkloadClass, "value_multiplier", valueMultiplier, "Value per task multiplier", "Worth of a task to its user over the first year's.", 1, 0.1, 1000, kLogScale, "lognormal(1,3)", "assumed", "assumed"),
    ROW(WorkloadClass, "price_elasticity", priceElasticity, "Price elasticity, long run", "Per cent more tasks per per cent lower cost of a task, at today's price, after full adjustment.", 1, 0.01, 4, kLinearScale, "lognormal(0.6,1.7)", "assumed", "assumed", true),
    ROW(WorkloadClass, "willingness_spread", willingnessSpread, "Spread of willingness to pay", "Standard deviation of the log of what tasks are worth; decides how fast demand saturates.", 2, 0.3, 6, kLinearScale, "triangular(1.5,2,2.5)"),
    ROW(WorkloadClass, "demand_steepness", demandSteepness, "Steepness of a logistic demand", "Exponent n of the logistic demand curve, more than the elasticity: the elasticity where hardly anything is wanted.", 3, 0.1, 20, kLogScale),
    ROW(WorkloadClass, "adjustment_per_year", adjustment, "Adjustment speed", "Share of the gap between wanted and actual use that closes in a year.", 0.4, 0.01, 1, kLinearScale, "uniform(0.2,0.7)", "assumed", "assumed", true),
    ROW(WorkloadClass, "pass_through", passThrough, "Pass-through", "Share of a cost fall that reaches the price.", 0.8, 0, 1, kLinearScale, "beta(0.4,1)"),
    ROW(WorkloadClass, "quality_share", qualityShare, "Gain taken as quality", "Share of the efficiency gain spent on better tokens at the same price.", 0.5, 0, 1, kLinearScale, "uniform(0,1)", "demirer-2025-llm-demand", "seen_secondary", true),
    ROW(WorkloadClass, "quality_response", qualityResponse, "Response to quality", "Per cent more tasks per per cent of gain taken as better tokens.", 0, 0, 3, kLinearScale, "", "assumed", "assumed"),
    ROW(WorkloadClass, "price_floor", priceFloor, "Attention cost floor", "What a task costs its user in attention even when it is free, share of today's cost.", 0.02, 0, 1, kLogScale),
    ROW(WorkloadClass, "edge_share", edgeShare, "Edge share of tasks", "Share of tasks run on the user's device.", 0, 0, 1, kLinearScale, "", "assumed", "assumed", true),
    ROW(WorkloadClass, "edge_substitution", edgeSubstitution, "Edge replaces cloud", "Share of edge tasks that replace a cloud task; 0: edge only adds.", 0.3, 0, 1, kLinearScale, "uniform(0,1)"),
    ROW(WorkloadClass, "edge_energy", edgeEnergy, "Edge energy", "Energy of an edge task over that of a cloud task.", 0.5, 0, 1),
    ROW(WorkloadClass, "daily_swing", dailySwing, "Daily swing", "Amplitude of the daily cycle of requests over its mean.", 0.2, 0, 0.9, kLinearScale, "", "deepseek-2025-day6", "seen_secondary"),
};

constexpr Parameter kHallRows[] = {
    ROW(Hall, "energised", energised, "Energised", "Planned date, calendar year with fraction.", 2026, 2000, 2100),
    ROW(Hall, "racks", racks, "Racks", "Racks when full.", 800, 0, 1e6, kLogScale),
    ROW(Hall, "rack_power_kw", rackPower, "Rack power", "Nameplate of one rack.", 132, 1, 5000, kLogScale),
    ROW(Hall, "accelerators_per_rack", acceleratorsPerRack, "Accelerators per rack", "Accelerators in one rack.", 72, 1, 4096, kLogScale),
    ROW(Hall, "liquid_cooled", liquidCooled, "Liquid-cooled share", "Share of the heat taken by liquid.", 0.85, 0, 1),
    ROW(Hall, "fill_months", fill, "Fill time", "Months from energised to full.", 6, 0, 120),
    ROW(Hall, "gate.substation", gates.substation, "Substation ready", "Calendar year with fraction.", 2000, 2000, 2100),
    ROW(Hall, "gate.transformer", gates.transformer, "Transformer ready", "Calendar year with fraction.", 2000, 2000, 2100),
    ROW(Hall, "gate.switchgear", gates.switchgear, "Switchgear ready", "Calendar year with fraction.", 2000, 2000, 2100),
    ROW(Hall, "gate.turbine", gates.turbine, "Turbine ready", "Calendar year with fraction.", 2000, 2000, 2100),
    ROW(Hall, "gate.gas", gates.gas, "Gas ready", "Calendar year with fraction.", 2000, 2000, 2100),
    ROW(Hall, "gate.permit", gates.permit, "Permit granted", "Calendar year with fraction.", 2000, 2000, 2100),
    ROW(Hall, "gate.accelerators", gates.accelerators, "Accelerators delivered", "Calendar year with fraction.", 2000, 2000, 2100),
};

constexpr Parameter kUnitRows[] = {
    ROW(UnitClass, "count", count, "Units", "Units when all are built.", 0, 0, 2000, kLinearScale, "", "your-input", "assumed", true),
    ROW(UnitClass, "in_service", inService, "First unit in service", "Calendar year with fraction.", 2027, 2000, 2100),
    ROW(UnitClass, "units_per_year", unitsPerYear, "Units a year", "Units added a year after the first; 0: all at once.", 0, 0, 1000),
    ROW(UnitClass, "capacity_mw", capacity, "Unit size", "Output of one unit at ISO conditions.", 34, 0.01, 2000, kLogScale, "", "ge-lm2500xpress", "seen_secondary"),
    ROW(UnitClass, "forced_outage_rate", forcedOutageRate, "Forced outage rate", "Share of time in which a unit that should run cannot.", 0.071, 0, 1, kLinearScale, "beta(0.02,0.08)", "nrel-ercot-outages", "seen_secondary", true),
    ROW(UnitClass, "mttr_h", repair, "Repair time", "Mean time to repair.", 31, 0.1, 5000, kLogScale, "lognormal(20,150)", "nrel-ercot-outages", "seen_secondary"),
    ROW(UnitClass, "planned_outage_rate", plannedOutageRate, "Planned outage share", "Share of time in planned work.", 0.0327, 0, 1, kLinearScale, "", "nrel-ercot-outages", "seen_secondary"),
    ROW(UnitClass, "common_cause", commonCause, "Common-cause share", "Share of the outage rate that takes all units at once: gas header, controls, cold. Caps availability at 1 minus share times outage rate.", 0, 0, 1, kLinearScale, "beta(0,0.1)", "assumed", "assumed", true),
    ROW(UnitClass, "temperature_derate_per_c", temperatureDerate, "Derating with heat", "Share of ISO output lost per degree above 15 °C.", 0.007, 0, 0.05, kLinearScale, "", "assumed", "assumed"),
    ROW(UnitClass, "heat_rate_btu_per_kwh", heatRate, "Heat rate", "Fuel per kilowatt-hour at full load, higher heating value.", 9604, 3412, 20000, kLinearScale, "", "computed", "derived"),
    ROW(UnitClass, "heat_rate_75", heatRate75, "Heat rate at 75 % load", "Over that at full load.", 1.05, 1, 3),
    ROW(UnitClass, "heat_rate_50", heatRate50, "Heat rate at 50 % load", "Over that at full load.", 1.18, 1, 3),
    ROW(UnitClass, "minimum_load", minimumLoad, "Minimum load", "Share of its output below which a unit cannot run.", 0.3, 0, 1),
    ROW(UnitClass, "capital_usd_per_kw", capitalCost, "Capital cost", "Installed cost per kilowatt at ISO conditions.", 1500, 100, 20000, kLogScale, "triangular(1100,1500,2200)", "assumed", "assumed"),
    ROW(UnitClass, "fixed_usd_per_kw_year", fixedCost, "Fixed cost", "Fixed operation and maintenance.", 18.35, 0, 500, kLinearScale, "", "epa-ipm-2023", "seen_secondary"),
    ROW(UnitClass, "variable_usd_per_mwh", variableCost, "Variable cost", "Variable operation and maintenance without fuel.", 5.06, 0, 100, kLinearScale, "", "epa-ipm-2023", "seen_secondary"),
    ROW(UnitClass, "life_years", life, "Life", "Years over which a unit is paid off.", 20, 1, 60),
    ROW(UnitClass, "start_usd_each", operation.startCost, "Start cost", "What one start costs without its fuel: wear, water, crew.", 1500, 0, 1e6, kLinearScale, "", "assumed", "assumed"),
    ROW(UnitClass, "start_fuel_mmbtu", operation.startFuel, "Start fuel", "Fuel burnt in one start, higher heating value.", 20, 0, 1e5, kLinearScale, "", "assumed", "assumed"),
    ROW(UnitClass, "start_minutes", operation.startTime, "Start time", "Minutes from the order to full load.", 5, 0, 2880, kLinearScale, "", "ge-lm2500xpress", "seen_secondary"),
    ROW(UnitClass, "start_failure", operation.startFailure, "Failure to start", "Share of the calls on a standing unit that it does not answer; counts where the plant is a backup.", 0.01, 0, 1, kLinearScale, "", "assumed", "assumed"),
    ROW(UnitClass, "minimum_up_h", operation.minimumUp, "Minimum run", "Hours that a unit runs at least once started.", 1, 0, 168, kLinearScale, "", "assumed", "assumed"),
    ROW(UnitClass, "minimum_down_h", operation.minimumDown, "Minimum rest", "Hours that a unit stands at least once stopped.", 1, 0, 168, kLinearScale, "", "assumed", "assumed"),
    ROW(UnitClass, "ramp_per_minute", operation.ramp, "Ramp", "Share of its capacity by which a unit above minimum load moves in a minute.", 0.067, 0.0001, 1, kLogScale, "", "rts-gmlc", "derived"),
    ROW(UnitClass, "step_share", operation.stepShare, "Load step", "Share of its capacity that a running unit takes or drops within seconds without leaving its frequency band.", 0.2, 0, 1, kLinearScale, "", "assumed", "assumed"),
    ROW(UnitClass, "nox_lb_per_mmbtu", permit.nox, "NOx", "Nitrogen oxides per fuel, higher heating value, after any catalyst; 15 ppm at 15 % oxygen is 0.055.", 0.08, 0, 10, kLinearScale, "", "rts-gmlc", "seen_primary"),
    ROW(UnitClass, "co_lb_per_mmbtu", permit.co, "CO", "Carbon monoxide per fuel, higher heating value, after any catalyst.", 0.03, 0, 10, kLinearScale, "", "assumed", "assumed"),
    ROW(UnitClass, "hours_limit", permit.hoursLimit, "Permitted hours", "Hours a year that one unit may run; 8,784: no limit.", 8784, 0, 8784, kLinearScale, "", "your-input", "assumed"),
    ROW(UnitClass, "starts_limit", permit.startsLimit, "Permitted starts", "Starts a year of one unit; 8,784: no limit.", 8784, 0, 8784, kLogScale, "", "your-input", "assumed"),
    ROW(UnitClass, "nox_limit_t", permit.noxLimit, "Permitted NOx, a unit", "Nitrogen oxides a year of one unit; 1,000,000: no limit.", 1e6, 0, 1e6, kLogScale, "", "your-input", "assumed"),
    ROW(UnitClass, "co_limit_t", permit.coLimit, "Permitted CO, a unit", "Carbon monoxide a year of one unit; 1,000,000: no limit.", 1e6, 0, 1e6, kLogScale, "", "your-input", "assumed"),
    ROW(UnitClass, "fuel_co2_kg_per_mmbtu", fuelCarbon, "Fuel carbon", "Carbon dioxide of the fuel, higher heating value.", 53.06, 0, 120, kLinearScale, "", "assumed", "assumed"),
};

constexpr Parameter kStorageRows[] = {
    ROW(Storage, "in_service", inService, "In service", "Calendar year with fraction.", 2027, 2000, 2100),
    ROW(Storage, "power_mw", power, "Battery power", "Rated discharge and charge power.", 100, 0, 20000, kLinearScale, "", "your-input", "assumed", true),
    ROW(Storage, "energy_mwh", energy, "Battery energy", "Usable energy.", 400, 0, 200000, kLinearScale, "", "your-input", "assumed"),
    ROW(Storage, "round_trip_efficiency", roundTripEfficiency, "Round-trip efficiency", "Energy out over energy in; the loss is taken while charging.", 0.85, 0.1, 1),
    ROW(Storage, "forced_outage_rate", forcedOutageRate, "Battery outage rate", "Share of time in which the battery is out.", 0.02, 0, 1),
    ROW(Storage, "mttr_h", repair, "Battery repair", "Mean time to repair after an outage.", 24, 1, 8760, kLogScale),
    ROW(Storage, "capital_usd_per_kwh", capitalCost, "Battery capital cost", "Installed cost per kilowatt-hour.", 388, 10, 3000, kLogScale, "", "nrel-atb-2024", "seen_primary"),
    ROW(Storage, "fixed_usd_per_kw_year", fixedCost, "Battery fixed cost", "Fixed operation and maintenance.", 38.78, 0, 500, kLinearScale, "", "nrel-atb-2024", "seen_primary"),
    ROW(Storage, "life_years", life, "Battery life", "Years over which the battery is paid off.", 15, 1, 40),
};

constexpr Parameter kRenewableRows[] = {
    ROW(Renewable, "in_service", inService, "In service", "Calendar year with fraction.", 2028, 2000, 2100),
    ROW(Renewable, "capacity_mw", capacity, "Nameplate", "Nameplate of the whole plant, alternating current.", 100, 0, 20000, kLinearScale, "", "your-input", "assumed", true),
    ROW(Renewable, "profile_nameplate_mw", profileNameplate, "Nameplate of the series", "Nameplate behind an hourly series in megawatts; a series of shares needs none.", 100, 0, 1e6, kLogScale, "", "your-input", "assumed"),
    ROW(Renewable, "loss_share", losses, "Further losses", "Share of the output that outages, soiling and wiring take beyond what the hourly series holds.", 0.02, 0, 1, kLinearScale, "triangular(0,0.02,0.06)", "assumed", "assumed"),
    ROW(Renewable, "degradation_per_year", degradation, "Ageing", "Share of the output lost with each year of service.", 0.005, 0, 0.1, kLinearScale, "triangular(0.002,0.005,0.01)", "assumed", "assumed"),
    ROW(Renewable, "capital_usd_per_kw", capitalCost, "Capital cost", "Installed cost per kilowatt of nameplate; the default is solar of 2028 in money of 2022, onshore wind is 1,206.", 1065, 100, 20000, kLogScale, "triangular(850,1065,1600)", "epa-ipm-2023", "seen_secondary"),
    ROW(Renewable, "fixed_usd_per_kw_year", fixedCost, "Fixed cost", "Fixed operation and maintenance; the default is solar of 2028 in money of 2022, onshore wind is 29.66.", 19.08, 0, 500, kLinearScale, "", "epa-ipm-2023", "seen_secondary"),
    ROW(Renewable, "life_years", life, "Life", "Years over which the plant is paid off.", 25, 1, 60, kLinearScale, "", "assumed", "assumed"),
};

constexpr Parameter kStageRows[] = {
    ROW(ElectricalStage, "blocks", blocks, "Blocks", "Blocks side by side; counts where the sparing is as given.", 2, 1, 1000, kLinearScale, "", "your-input", "assumed"),
    ROW(ElectricalStage, "block_mw", block, "Block size", "Power that one block carries; 0: each carries everything.", 100, 0, 20000, kLogScale, "", "your-input", "assumed"),
    ROW(ElectricalStage, "design_mw", design, "Design power", "Power that N blocks carry; 0: all that contract and units can bring to this side.", 0, 0, 100000, kLinearScale, "", "your-input", "assumed"),
    ROW(ElectricalStage, "failures_per_year", failures, "Failures a year", "Failures of one block in a year of service.", 0.01, 0, 100, kLogScale, "", "assumed", "assumed"),
    ROW(ElectricalStage, "repair_days", repair, "Repair", "Mean time to repair or replace a block; months where a transformer has to be built.", 90, 0.01, 3650, kLogScale, "", "assumed", "assumed"),
    ROW(ElectricalStage, "common_cause", commonCause, "Common-cause share", "Share of the outage rate that takes all blocks at once.", 0, 0, 1, kLinearScale, "", "assumed", "assumed"),
};

constexpr Parameter kGateRows[] = {
    ROW(InterconnectionStage, "planned_months", planned, "Planned length", "Months that the stage takes as planned.", 6, 0, 240, kLinearScale, "", "assumed", "assumed"),
    ROW(InterconnectionStage, "median_slip_days", medianSlip, "Median slip", "Days by which the stage runs late in half of all cases; 0 with a slip of 0 once in ten: never late.", 30, 0, 3650, kLinearScale, "", "assumed", "assumed"),
    ROW(InterconnectionStage, "p90_slip_days", p90Slip, "Slip, once in ten", "Days that the slip exceeds once in ten cases.", 90, 0, 3650, kLinearScale, "", "assumed", "assumed"),
    ROW(InterconnectionStage, "completion", completion, "Comes through", "Chance that a request which reached the stage comes through it.", 0.9, 0, 1, kLinearScale, "", "assumed", "assumed"),
};

constexpr Parameter kForecastRows[] = {
    ROW(RecordedForecast, "forecast", forecast, "Foreseen", "What was foreseen: the middle of the forecast.", 1, 1e-12, 1e18, kLogScale, "", "your-input", "assumed"),
    ROW(RecordedForecast, "outturn", outturn, "Came", "What came, in the same unit; 0: open.", 0, 0, 1e18, kLogScale, "", "your-input", "assumed"),
    ROW(RecordedForecast, "low", low, "P10 of the forecast", "Foreseen to be exceeded nine times in ten; 0: no spread was given.", 0, 0, 1e18, kLogScale, "", "your-input", "assumed"),
    ROW(RecordedForecast, "high", high, "P90 of the forecast", "Foreseen to be exceeded once in ten; 0: no spread was given.", 0, 0, 1e18, kLogScale, "", "your-input", "assumed"),
};
#undef ROW
// clang-format on

constexpr std::string_view kDiffusions[] = {"constant", "logistic", "bass"};
constexpr std::string_view kCurves[] = {"constant_elasticity", "willingness_to_pay", "linear", "logistic"};

struct DiffusionOf {
    static std::span<const std::string_view> words() { return kDiffusions; }
    auto& operator()(WorkloadClass& o) const { return o.diffusion; }
};
struct CurveOf {
    static std::span<const std::string_view> words() { return kCurves; }
    auto& operator()(WorkloadClass& o) const { return o.demandCurve; }
};
constexpr std::string_view kNoYes[] = {"no", "yes"};
constexpr std::string_view kSides[] = {"grid", "plant", "load"};
constexpr std::string_view kSparings[] = {"as_given", "n", "n_plus_1", "two_n"};
struct SideOf {
    static std::span<const std::string_view> words() { return kSides; }
    auto& operator()(ElectricalStage& o) const { return o.side; }
};
struct SparingOf {
    static std::span<const std::string_view> words() { return kSparings; }
    auto& operator()(ElectricalStage& o) const { return o.sparing; }
};
constexpr std::string_view kRenewableKinds[] = {"solar", "wind"};
constexpr std::string_view kProfileWeathers[] = {"actual", "typical"};
struct RenewableKindOf {
    static std::span<const std::string_view> words() { return kRenewableKinds; }
    auto& operator()(Renewable& o) const { return o.kind; }
};
struct ProfileWeatherOf {
    static std::span<const std::string_view> words() { return kProfileWeathers; }
    auto& operator()(Renewable& o) const { return o.weather; }
};
struct RenewableSeriesOf {
    auto& operator()(Renewable& o) const { return o.profile.slug; }
};
struct BlackStartOf {
    static std::span<const std::string_view> words() { return kNoYes; }
    auto& operator()(UnitClass& o) const { return o.operation.blackStart; }
};
template<class Owner>
struct NameOf {
    auto& operator()(Owner& o) const { return o.name; }
};
template<class Owner>
constexpr Choice kNameOf = choiceRow<Owner>("name", "Name", "Name shown in charts and tables.", {}, NameOf<Owner>{});

const Choice kWorkloadChoices[] = {
    kNameOf<WorkloadClass>,
    choiceRow<WorkloadClass>("diffusion", "Adoption curve", "How users spread: constant, logistic or Bass.",
                             kDiffusions, DiffusionOf{}),
    choiceRow<WorkloadClass>(
        "demand_curve", "Demand curve",
        "How tasks answer to cost, put by the elasticity at today's: constant elasticity for small moves, "
        "log-normal willingness to pay, a straight line with a choke cost, or a logistic.",
        kCurves, CurveOf{}),
};
const Choice kHallChoices[] = {kNameOf<Hall>};
const Choice kUnitChoices[] = {
    kNameOf<UnitClass>,
    choiceRow<UnitClass>("black_start", "Starts by itself",
                         "Whether a unit can start without any supply from outside, to bring back a dark site.", kNoYes,
                         BlackStartOf{}),
};
const Choice kStageChoices[] = {
    kNameOf<ElectricalStage>,
    choiceRow<ElectricalStage>("side", "Stands between",
                               "Grid and site bus, on-site units and bus (a gas header or controls too), or bus and "
                               "load.",
                               kSides, SideOf{}),
    choiceRow<ElectricalStage>("sparing", "Sparing",
                               "Blocks as given, or what the design power needs: N, one more, or twice as many.",
                               kSparings, SparingOf{}),
};
const Choice kStorageChoices[] = {kNameOf<Storage>};
const Choice kRenewableChoices[] = {
    kNameOf<Renewable>,
    choiceRow<Renewable>("kind", "Kind", "Solar or wind: how it is drawn and named.", kRenewableKinds,
                         RenewableKindOf{}),
    choiceRow<Renewable>("series", "Hourly output",
                         "Hourly series that it follows: shares of the nameplate, or megawatts of a plant whose "
                         "nameplate is given.",
                         {}, RenewableSeriesOf{}),
    choiceRow<Renewable>("weather", "Weather of the series",
                         "Hours of actual years, or of a typical year, which draws charts and energy and yields no "
                         "firm megawatts.",
                         kProfileWeathers, ProfileWeatherOf{}),
};
const Choice kGateChoices[] = {kNameOf<InterconnectionStage>};

constexpr std::string_view kForecastUses[] = {"scored", "in_sample"};
struct ForecastUseOf {
    static std::span<const std::string_view> words() { return kForecastUses; }
    auto& operator()(RecordedForecast& o) const { return o.use; }
};
struct ForecastUnitOf {
    auto& operator()(RecordedForecast& o) const { return o.unit; }
};
struct ForecastSourceOf {
    auto& operator()(RecordedForecast& o) const { return o.source; }
};
const Choice kForecastChoices[] = {
    kNameOf<RecordedForecast>,
    choiceRow<RecordedForecast>("unit", "Unit", "Unit of forecast and outturn, as it shall be printed.", {},
                                ForecastUnitOf{}),
    choiceRow<RecordedForecast>("source", "Source",
                                "Where both figures can be read; without one the row is marked unsourced and not "
                                "scored.",
                                {}, ForecastSourceOf{}),
    choiceRow<RecordedForecast>("use", "Use",
                                "Scored, or in-sample: what came was used to make the forecast, so that it is no "
                                "evidence of skill.",
                                kForecastUses, ForecastUseOf{}),
};

// The functions of a collection from the accessor of its vector.
template<class Element, class ListOf>
Collection collectionOf(std::string_view prefix, std::string_view label, std::span<const Parameter> rows,
                        std::span<const Choice> words) {
    static const std::span<const Parameter> kept = rows;
    return {
        prefix,
        label,
        rows,
        words,
        [](const Scenario& s) { return ListOf{}(const_cast<Scenario&>(s)).size(); },
        [](const Scenario& s, std::size_t i) { return ListOf{}(const_cast<Scenario&>(s)).at(i).id; },
        [](Scenario& s, std::size_t i) { return static_cast<void*>(&ListOf{}(s).at(i)); },
        [](Scenario& s, std::string_view id) {
            Element element{};
            element.id = id;
            element.name = id;
            setStandards(kept, &element);
            ListOf{}(s).push_back(std::move(element));
        },
        [](Scenario& s, std::size_t i) { ListOf{}(s).erase(ListOf{}(s).begin() + static_cast<std::ptrdiff_t>(i)); }};
}

struct WorkloadList {
    auto& operator()(Scenario& s) const { return s.workloads; }
};
struct HallList {
    auto& operator()(Scenario& s) const { return s.halls; }
};
struct StageList {
    auto& operator()(Scenario& s) const { return s.electrical; }
};
struct UnitList {
    auto& operator()(Scenario& s) const { return s.plant.units; }
};
struct GateList {
    auto& operator()(Scenario& s) const { return s.gates; }
};
struct StorageList {
    auto& operator()(Scenario& s) const { return s.plant.storage; }
};
struct ForecastList {
    auto& operator()(Scenario& s) const { return s.forecasts; }
};
struct RenewableList {
    auto& operator()(Scenario& s) const { return s.plant.renewables; }
};

} // namespace

void setStandards(std::span<const Parameter> rows, void* owner) {
    for (const Parameter& row : rows) {
        if (row.scalar != nullptr)
            *row.scalar(owner) = row.facts.standard;
        else
            *row.knots(owner) = {{2025.0, row.facts.standard}};
    }
}

Scenario standardScenario() {
    Scenario scenario;
    setStandards(parameters(), &scenario);
    return scenario;
}

std::span<const Collection> collections() {
    static const Collection kCollections[] = {
        collectionOf<WorkloadClass, WorkloadList>("workload", "Workload", kWorkloadRows, kWorkloadChoices),
        collectionOf<Hall, HallList>("facility.halls", "Hall", kHallRows, kHallChoices),
        collectionOf<UnitClass, UnitList>("plant.units", "Unit class", kUnitRows, kUnitChoices),
        collectionOf<Storage, StorageList>("plant.storage", "Battery", kStorageRows, kStorageChoices),
        collectionOf<Renewable, RenewableList>("plant.renewables", "Solar or wind", kRenewableRows, kRenewableChoices),
        collectionOf<ElectricalStage, StageList>("facility.electrical", "Electrical stage", kStageRows, kStageChoices),
        collectionOf<InterconnectionStage, GateList>("grid.gates", "Interconnection stage", kGateRows, kGateChoices),
        collectionOf<RecordedForecast, ForecastList>("evidence.backtests", "Back-test", kForecastRows,
                                                     kForecastChoices),
    };
    return kCollections;
}

} // namespace model::scenario
