#include "model/scenario/outcome.h"

#include <algorithm>
#include <iterator>
#include <span>

namespace model::scenario {

namespace {
#define METRIC(name, unit, label, member)                                                                              \
    Metric {                                                                                                           \
        name, unit, label, [](const YearOutcome& year) -> std::optional<double> { return year.member; }                \
    }
#define PLANNED(name, unit, label, member)                                                                             \
    Metric {                                                                                                           \
        name, unit, label, [](const YearOutcome& year) -> std::optional<double> {                                      \
            return year.planned ? std::optional<double>(year.planned->member) : std::nullopt;                          \
        }                                                                                                              \
    }

// In the order of the interface; the ones after co2_t are ours.
constexpr Metric kMetrics[] = {
    METRIC("input_tokens", "tokens", "Input tokens", inputTokens),
    METRIC("cached_input_tokens", "tokens", "Cached input tokens", cachedInputTokens),
    METRIC("output_tokens", "tokens", "Output tokens", outputTokens),
    METRIC("tokens_per_year", "tokens", "Tokens a year", tokensPerYear),
    METRIC("price_usd_per_million_tokens", "USD/Mtok", "Token price", priceUsdPerMillionTokens),
    METRIC("energy_per_token_j", "J/token", "Energy per output token, facility", energyPerTokenJ),
    METRIC("energy_per_token_it_j", "J/token", "Energy per output token, IT", energyPerTokenItJ),
    METRIC("energy_per_token_accelerator_j", "J/token", "Energy per output token, accelerator",
           energyPerTokenAcceleratorJ),
    METRIC("it_peak_mw", "MW", "IT peak", itPeakMw),
    METRIC("facility_peak_mw", "MW", "Facility peak", facilityPeakMw),
    METRIC("facility_energy_mwh", "MWh", "Facility energy", facilityEnergyMwh),
    METRIC("grid_firm_mw", "MW", "Firm from the grid", gridFirmMw),
    METRIC("onsite_firm_mw", "MW", "Firm from on-site units", onsiteFirmMw),
    METRIC("storage_firm_mw", "MW", "Firm from batteries", storageFirmMw),
    METRIC("flexible_firm_mw", "MW", "Firm from flexible load", flexibleFirmMw),
    METRIC("flexible_mw", "MW", "Flexible load", flexibleMw),
    METRIC("interaction_mw", "MW", "Interaction of firm parts", interactionMw),
    METRIC("headroom_mw", "MW", "Headroom", headroomMw),
    METRIC("unserved_energy_mwh", "MWh", "Unserved without outages", unservedEnergyMwh),
    METRIC("lole_hours_per_year", "h/yr", "Loss of load expectation", loleHoursPerYear),
    METRIC("eue_mwh_per_year", "MWh/yr", "Expected unserved energy", eueMwhPerYear),
    METRIC("region_reserve_margin", "share", "Regional reserve margin", regionReserveMargin),
    METRIC("region_shortfall_ucap_mw", "MW", "Regional shortfall, UCAP", regionShortfallUcapMw),
    METRIC("lcoe_usd_per_mwh", "USD/MWh", "Cost of delivered power", lcoeUsdPerMwh),
    METRIC("cost_usd_per_million_tokens", "USD/Mtok", "Token cost", costUsdPerMillionTokens),
    METRIC("co2_t", "t", "Carbon dioxide, Scope 1 and location-based Scope 2", co2T),
    METRIC("lole_hours_per_year_standard_error", "h/yr", "Loss of load expectation, standard error", loleStandardError),
    METRIC("eue_mwh_per_year_standard_error", "MWh/yr", "Expected unserved energy, standard error", eueStandardError),
    METRIC("firm_mw", "MW", "Firm supply, joint", firmMw),
    METRIC("energy_multiple", "x", "Energy multiple", energyMultiple),
    METRIC("marginal_rebound", "", "Marginal rebound", marginalRebound),
    METRIC("discrete_rebound", "", "Discrete rebound", discreteRebound),
    METRIC("marginal_rebound_energy", "", "Marginal rebound of a gain in watts alone", marginalReboundEnergy),
    METRIC("energy_cost_share", "share", "Energy in the cost of serving", energyCostShare),
    METRIC("without_rebound_peak_mw", "MW", "Peak of a plan without rebound", withoutReboundPeakMw),
    METRIC("without_rebound_energy_mwh", "MWh", "Energy of a plan without rebound", withoutReboundEnergyMwh),
    METRIC("missed_mw", "MW", "Missed by a plan without rebound", missedMw),
    METRIC("missed_usd", "USD", "Serving cost missed by a plan without rebound", missedUsd),
    METRIC("flop_per_token", "FLOP/token", "Work per output token", flopPerToken),
    METRIC("accelerators", "units", "Accelerators in stock", accelerators),
    METRIC("accelerators_bought", "units", "Accelerators bought", acceleratorsBought),
    METRIC("fleet_efficiency", "x", "Fleet's tokens per joule over the first year's", efficiency),
    METRIC("edge_energy_mwh", "MWh", "Energy of edge tasks, on devices", edgeEnergyMwh),
    METRIC("training_energy_mwh", "MWh", "Training energy", trainingEnergyMwh),
    METRIC("equipment_mw", "MW", "Equipment sizing", equipmentMw),
    METRIC("average_pue", "x", "Average PUE", averagePue),
    METRIC("demand_rationed", "share", "Demand not met by supply", demandRationed),
    METRIC("grid_contract_mw", "MW", "Usable grid contract", gridContractMw),
    METRIC("plant_nameplate_mw", "MW", "On-site nameplate, ISO", plantNameplateMw),
    METRIC("plant_site_mw", "MW", "On-site capacity at design conditions", plantSiteMw),
    METRIC("grid_energy_mwh", "MWh", "Grid energy", gridEnergyMwh),
    METRIC("onsite_energy_mwh", "MWh", "On-site energy", onsiteEnergyMwh),
    METRIC("flexible_energy_mwh", "MWh", "Shed flexible energy", flexibleEnergyMwh),
    METRIC("fuel_mmbtu", "MMBtu", "Fuel", fuelMmbtu),
    METRIC("nox_t", "t", "Nitrogen oxides, on site", noxT),
    METRIC("co_t", "t", "Carbon monoxide, on site", coT),
    PLANNED("unit_starts", "", "Starts", starts),
    PLANNED("unit_hours", "h", "Hours run, all units", unitHours),
    PLANNED("firm_gas_mmbtu", "MMBtu", "Firm gas", firmGasMmbtu),
    PLANNED("interruptible_gas_mmbtu", "MMBtu", "Interruptible gas", interruptibleGasMmbtu),
    PLANNED("backup_fuel_mmbtu", "MMBtu", "Fuel stored on site", backupFuelMmbtu),
    METRIC("load_step_mw", "MW", "Load step", loadStepMw),
    METRIC("step_response_mw", "MW", "Response to a load step", stepResponseMw),
    METRIC("trip_mw", "MW", "Load lost at a voltage dip", tripMw),
    METRIC("trip_limit_mw", "MW", "Load that may leave at once", tripLimitMw),
    METRIC("renewable_mwh", "MWh", "Solar and wind energy", renewableMwh),
    METRIC("renewable_curtailed_mwh", "MWh", "Curtailed solar and wind energy", renewableCurtailedMwh),
};
#undef METRIC
#undef PLANNED
} // namespace

std::span<const Metric> metrics() {
    return kMetrics;
}

const Metric* findMetric(std::string_view name) {
    const auto* found =
        std::find_if(std::begin(kMetrics), std::end(kMetrics), [name](const Metric& m) { return m.name == name; });
    return found == std::end(kMetrics) ? nullptr : found;
}

} // namespace model::scenario
