#include "model/adequacy/firm_capacity.h"
#include "model/compute/token_work.h"
#include "model/evidence/claim_row.h"
#include "model/evidence/reference_cases.h"
#include "model/facility/power_chain.h"
#include "model/grid/region_position.h"
#include "model/workload/rebound.h"
#include "model/workload/year_demand.h"

#include <cmath>

namespace model::evidence {

namespace {

constexpr auto kSound = Arithmetic::Holds;
constexpr auto kBroken = Arithmetic::Fails;
constexpr auto kOpen = Arithmetic::NotComputable;

constexpr double kForecastGw = 28.0;

double kilowattsPerChip(double megawatts) {
    return units::Kilowatt::inUnit(facility::allInPower(megawatts * units::MW, kAbileneChips));
}

double chipKwClaimed() {
    return kilowattsPerChip(kAbilenePlantMw);
}

double gigawattsOf(double terawattHours) {
    return 1e3 * terawattHours / units::kHoursPerYear;
}

double terawattHoursOf(double gigawatts) {
    return 1e-3 * gigawatts * units::kHoursPerYear;
}

std::vector<Figure> aiPowerGrowth() {
    const double growth = kForecastGw / 3.0;
    return {{"2026 over 2023", growth, "x"},
            {"a year", 100.0 * (std::cbrt(growth) - 1.0), "%/yr"},
            {"doubling", 36.0 / std::log2(growth), "months"}};
}

std::vector<Figure> aiEnergy() {
    const double flatOut = terawattHoursOf(kForecastGw);
    return {{"28 GW in all hours", flatOut, "TWh/yr"},
            {"28 GW in half of them", 0.5 * flatOut, "TWh/yr"},
            {"28 GW in 90 % of them", 0.9 * flatOut, "TWh/yr"},
            {"all US data centers, 4 % of generation", 172.0, "TWh/yr"},
            {"all US data centers, 5 % of generation", 215.0, "TWh/yr"}};
}

std::vector<Figure> worldGrowth() {
    const double growth = 945.0 / 415.0;
    return {{"2030 over 2024", growth, "x"}, {"a year", 100.0 * (std::pow(growth, 1.0 / 6.0) - 1.0), "%/yr"}};
}

std::vector<Figure> worldPower() {
    return {{"415 TWh as average power", gigawattsOf(415), "GW"},
            {"945 TWh as average power", gigawattsOf(945), "GW"},
            {"28 GW over the world's average power of 2024", 100.0 * kForecastGw / gigawattsOf(415), "%"},
            {"183 TWh of all US data centers in 2024", gigawattsOf(183), "GW"}};
}

std::vector<Figure> pjmPosition() {
    const auto position = grid::regionPosition(pjm2027(), kPjmDeliveryYear);
    return {{"reserve margin", 100.0 * position.reserveMargin.value_or(0.0), "%"},
            {"shortfall, unforced capacity", units::number(position.shortfallUcap), "MW"}};
}

std::vector<Figure> chipsOfPlant() {
    adequacy::FirmQuery query;
    query.count = static_cast<int>(kAbileneUnits);
    query.unit = (kAbilenePlantMw / kAbileneUnits) * units::MW;
    query.forcedOutageRate = 0.05;
    query.availabilities = {0.9999};
    const double firmMw = units::number(adequacy::firmCapacity(query).levels.front().firm);
    return {{"power per chip as claimed", chipKwClaimed(), "kW"},
            {"facility power per chip at nameplate", h100FacilityKw(1.0), "kW"},
            {"facility power per chip at the highest measured draw", h100FacilityKw(0.82), "kW"},
            {"facility power per chip on average", h100FacilityKw(0.76), "kW"},
            {"firm at 99.99 %, forced outage rate 5 %", firmMw, "MW"},
            {"firm power per chip of half a million", kilowattsPerChip(firmMw), "kW"},
            {"chips on firm power at the highest measured draw", 1e3 * firmMw / h100FacilityKw(0.82), "chips"}};
}

std::vector<Figure> crusoeChips() {
    return {{"chips at 1.972 kW", 4.5e6 / chipKwClaimed() / 1e6, "million"},
            {"energy in all hours", terawattHoursOf(4.5), "TWh/yr"}};
}

std::vector<Figure> gapInPlants() {
    const auto plants = grid::shortfallInPlants(pjm2027(), kPjmDeliveryYear, kAbilenePlantMw * units::MW);
    return {{"plants of 986 MW at 61 % accreditation", plants.value_or(0.0), "plants"},
            {"6 GW over 986 MW of nameplate", 6000.0 / kAbilenePlantMw, "plants"},
            {"chips at 1.972 kW on 6 GW", 6e6 / chipKwClaimed() / 1e6, "million"}};
}

std::vector<Figure> edgeShift() {
    const double full = workload::cloudShare(0.8, 1.0);
    const double half = workload::cloudShare(0.8, 0.5);
    return {{"growth that hides a full shift", workload::edgeBreakEvenGrowth(0.8, 1.0), "x"},
            {"cloud after threefold growth, full substitution", 3.0 * full, "x"},
            {"cloud after fivefold growth, full substitution", 5.0 * full, "x"},
            {"cloud after threefold growth, half substitution", 3.0 * half, "x"},
            {"cloud after fivefold growth, half substitution", 5.0 * half, "x"}};
}

std::vector<Figure> decadeOfEfficiency() {
    const double energy = 205.0 / 194.0;
    const double efficiency = 6.5 / energy;
    return {{"energy of the world's data centers, 2018 over 2010", energy, "x"},
            {"efficiency gain behind it", efficiency, "x"},
            {"elasticity if all growth was caused by efficiency", workload::impliedElasticity(energy, efficiency), ""}};
}

std::vector<Figure> deskModelMemory() {
    const auto v4 = modelOfSize(1000, 32);
    const auto gigabytes = [](const compute::ModelArchitecture& model, double bits) {
        return units::number(compute::weightMemory(model, bits)) / 1e9;
    };
    return {{"weights at 4 bits", gigabytes(v4, 4), "GB"},
            {"weights at 1.58 bits", gigabytes(v4, 1.58), "GB"},
            {"active weights at 4 bits", gigabytes(modelOfSize(32, 32), 4), "GB"}};
}

// clang-format off
const ClaimRow kPowerRows[] = {
    {17, "003", "US AI data-center demand grew ninefold in three years, from 3 GW in 2023 to over 28 GW in 2026.", "28 / 3", 9.0, 0.5, kSound,
     "9.3 times, 110 % a year.",
     Fact::Contradicted, "28 GW is a forecast of March 2024 (SemiAnalysis), not an observation; 2026 is open.",
     "Scored among the back-tests when data arrive.", aiPowerGrowth},
    {18, "003", "28 GW of AI power beside the known use of US data centers.", "28 GW x 8,760 h against 4-5 % of US generation", std::nullopt, 0.5, kBroken,
     "Run flat out 28 GW would use 245 TWh a year, more than all US data centers together.",
     Fact::Contradicted, "All US data centers use 172 to 215 TWh (4 to 5 % of generation).",
     "Plausible as announced nameplate, not as average power.", aiEnergy},
    {19, "003", "World data centers will nearly double from 415 TWh in 2024 to 945 TWh in 2030.", "945 / 415", 2.0, 0.1, kBroken,
     "2.28 times is more than double.",
     Fact::Supported, "Both figures and about 15 % a year are the International Energy Agency's.", "", worldGrowth},
    {20, "003", "28 GW of US AI and 415 TWh of world data centers are told as one story.", "TWh / 8.76 h", std::nullopt, 0.1, kBroken,
     "415 TWh are 47 GW on average; US AI alone would be 59 % of the world's data centers of all kinds.",
     Fact::Contradicted, "US data centers of all kinds averaged 21 GW in 2024: boundary and year are mixed.", "", worldPower},
    {21, "003", "PJM is 6 GW short in 2027.", "1.20 x 145,777 / 152,400 - 1", 14.8, 0.1, kSound,
     "The shortfall of 6,623 MW gives a reserve margin of 14.79 %, as reported, against a target of 20 %.",
     Fact::Supported, "Result of the auction for 2027/28.",
     "Short of a one-day-in-ten-years target in unforced capacity; not a forecast of blackouts.", pjmPosition},
    {22, "003", "PJM serves 65 million people in 13 states.", "67 against 65 million", 65.0, 3.25, kSound,
     "Within 5 %.", Fact::Supported, "PJM says 67 million, and the District of Columbia beside 13 states.", "",
     [] { return std::vector<Figure>{{"people served", 67.0, "million"}}; }},
    {23, "003", "29 turbines at Abilene total 986 MW.", "986 / 29", 34.0, 0.034, kSound,
     "34.0 MW a unit, the size of an aeroderivative turbine.",
     Fact::Unverifiable, "The order of 29 is reported; the air permit at Abilene covers 10 units and 360.5 MW, so the order is likely one for several sites.",
     "", [] { return std::vector<Figure>{{"size of a unit", kAbilenePlantMw / kAbileneUnits, "MW"}}; }},
    {24, "003", "986 MW carry half a million H100-class chips off the grid.", "986 MW / 500,000", std::nullopt, 5e-4, kSound,
     "1.97 kW a chip are more than the 1.33 to 1.75 kW that the facility model gives; on power firm at 99.99 % half a million fit at up to 1.5 kW.",
     Fact::Supported, "Holds at four nines with measured chip power, not with nameplate.",
     "Independent units at ISO conditions without maintenance; heat and altitude of the site cost more than outages.", chipsOfPlant},
    {25, "003", "Crusoe has secured 4.5 GW of gas turbines.", "4.5 GW / 1.972 kW", std::nullopt, 0.0228, kSound,
     "2.28 million chips; 39.4 TWh a year in all hours.",
     Fact::Unverifiable, "The announcement with Chevron says up to 4 GW; 4.5 is recalled, not sourced.", "", crusoeChips},
    {26, "003", "The 6 GW gap is six plants like Abilene's.", "6,623 MW / (0.61 x 986 MW)", 6.0, 0.06, kBroken,
     "The gap is unforced capacity: at an accreditation of 61 % it takes about 11 such plants.",
     Fact::Contradicted, "PJM's rating of gas turbines for 2027/28 is 61 %; six plants cover little more than half.",
     "6.09 on nameplate.", gapInPlants},
    {27, "003", "80 % of inference moves to the edge by 2028.", "1 / (1 - 0.8 tau)", std::nullopt, 0.5, kSound,
     "If every task on a device replaces one in the cloud, fivefold growth hides the shift.",
     Fact::Unverifiable, "Only vendors' pages say it, one of them of 2026; no measurement was found.",
     "First contrarian channel. Training is not touched.", edgeShift},
    {28, "003", "Edge inference adds to the cloud and replaces nothing.", "tau = 0", std::nullopt, std::nullopt, kSound,
     "Without substitution the cloud keeps all its tasks.",
     Fact::Unverifiable, "No data separate added from replaced tasks; a switch of the model (edge_substitution).", "No tolerance: exact by definition.",
     [] { return std::vector<Figure>{{"cloud share at no substitution", workload::cloudShare(0.8, 0.0), "x"}}; }},
    {29, "003", "Efficiency has never reduced total infrastructure needs.", "205 / 194 TWh at 6.5 times the instances, 2010-18", std::nullopt, 5e-4, kBroken,
     "Service grew 6.5-fold on 6 % more energy: the elasticity was 1.03 at most, and nearer to 0 with growth for other reasons.",
     Fact::Contradicted, "From 2010 to 2018 efficiency all but stopped the growth of energy, PUE and servers per workload.",
     "The same statement holds for 2018-23, when energy rose again: neither rule is general.", decadeOfEfficiency},
    {30, "003", "V4 runs on two RTX 4090.", "1e12 parameters x bits / 8 against 48 GB", 48.0, 0.5, kBroken,
     "The weights take 500 GB at 4 bits and 198 GB at 1.58; only the active part (16 GB) would fit.",
     Fact::Contradicted, "Not without weights kept in main memory or on disk, at a fraction of the speed.", "", deskModelMemory},
    {31, "003", "Conditional memory gives look-ups in constant time.", "qualitative", std::nullopt, std::nullopt, kOpen,
     "No figure is given.", Fact::Unverifiable, "No measurement was found.", "",
     [] { return std::vector<Figure>{}; }},
};
// clang-format on

} // namespace

std::span<const ClaimRow> powerClaimRows() {
    return kPowerRows;
}

} // namespace model::evidence
