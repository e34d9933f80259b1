#include "model/adequacy/adequacy_indices.h"
#include "model/adequacy/elcc.h"
#include "model/adequacy/firm_capacity.h"
#include "model/adequacy/flexible_load.h"
#include "model/adequacy/simulation.h"
#include "model/evidence/reference_cases.h"
#include "model/evidence/rts79.h"
#include "model/evidence/verification_cases.h"
#include "model/grid/region_position.h"

#include <array>
#include <numeric>

namespace model::evidence {

namespace {

constexpr double kRelative = 1e-6; // of a value published with more digits

template<class Q>
std::optional<double> numberOf(const std::optional<Q>& quantity) {
    if (!quantity) return std::nullopt;
    return units::number(*quantity);
}

// 100 MW more, without and with outages; a load added to all hours alike.
void addElcc(VerificationCases& cases, const std::vector<adequacy::OutageGroup>& groups,
             std::span<const double> loadMw) {
    const auto elccMw = [&](double outageRate) {
        auto more = groups;
        more.push_back({});
        more.back().capacity = 100.0 * units::MW;
        more.back().forcedOutageRate = outageRate;
        return numberOf(adequacy::effectiveLoadCarryingCapability(
            adequacy::OutageTable(groups), adequacy::OutageTable(more), loadMw, adequacy::LoadAddition::Flat));
    };
    cases.add("ELCC of 100 MW without outages, flat load", "MW", 100.0, 5e-3, elccMw(0.0));
    cases.add("ELCC of 100 MW at a forced outage rate of 5 %, flat load", "MW", 92.08768, 5e-6, elccMw(0.05));
}

// Simulated years with a fixed seed: the deviation allowed is three standard errors of that many years.
void addSimulation(VerificationCases& cases, const std::vector<adequacy::OutageGroup>& groups,
                   std::span<const double> loadMw) {
    adequacy::SimulationSystem system;
    system.loadMw.emplace_back(loadMw.begin(), loadMw.end());
    for (const auto& group : groups)
        system.units.push_back({"unit", group, 0, {}});
    adequacy::SimulationOptions options;
    options.years = 20'000;
    const auto found = adequacy::simulate(system, options);
    const auto add = [&cases](const char* what, const char* unit, double expected, const auto& estimate) {
        cases.add(what, unit, expected, 3.0 * units::number(estimate.standardError), units::number(estimate.value));
    };
    add("sequential simulation of 20,000 years, LOLE", "h/yr", 9.394175489, found.lole);
    add("sequential simulation of 20,000 years, EUE", "MWh/yr", 1176.29846, found.eue);
    add("sequential simulation of 20,000 years, LOLF", "1/yr", 2.019674696, found.lolfEvents);
    cases.add("sequential simulation, share of years without loss", "share", 0.429, 0.015, found.lossHours.shareOfNone);
    // With a battery of 200 MW and 800 MWh; drawing each hour anew would give about 210.
    system.storage.push_back({"battery", 1, 200.0 * units::MW, units::of<units::Energy>(800.0), 0.85, 0.0, {}, 0});
    cases.add("sequential simulation with 200 MW, 800 MWh of storage, EUE", "MWh/yr", 598, 48,
              units::number(adequacy::simulate(system, options).eue.value));
}

// Curtailment-enabled headroom of the same load under its own peak.
void addFlexibleLoad(VerificationCases& cases) {
    cases.begin("Flexible load on RTS-79",
                "method of Norris et al., Rethinking Load Growth (Duke, 2025); one threshold, computed offline");
    const auto loadMw = rts79LoadMw();
    const std::vector<double> thresholdMw(loadMw.size(), kRts79PeakMw);
    const auto half = adequacy::flexibleHeadroom(loadMw, thresholdMw, 0.005);
    const auto one = adequacy::flexibleHeadroom(loadMw, thresholdMw, 0.01);
    cases.add("added load at 0.5 %", "MW", 320.577, 5e-4, units::number(half.addedLoad));
    cases.add("hours cut at 0.5 %", "h/yr", 161, 0.5, units::number(half.curtailed));
    cases.add("events at 0.5 %", "1/yr", 35, 0.5, half.events);
    cases.add("added load at 1 %", "MW", 403.290, 5e-4, units::number(one.addedLoad));
    cases.add("hours cut at 1 %", "h/yr", 361, 0.5, units::number(one.curtailed));
    cases.add("mean event at 1 %", "h", 5.16, 5e-3, numberOf(one.meanEvent));
}

void addRts79(VerificationCases& cases) {
    cases.begin("RTS-79", "IEEE Trans. PAS-98 no. 6 (1979); indices as published and computed by exact convolution");
    const auto groups = rts79Units();
    const adequacy::OutageTable table(groups);
    const auto loadMw = rts79LoadMw();
    const auto found = adequacy::adequacyIndices(table, loadMw);
    const auto add = [&cases](const char* what, const char* unit, double expected, std::optional<double> computed) {
        cases.add(what, unit, expected, kRelative * expected, computed);
    };
    cases.add("energy", "MWh/yr", 15297075, 0.5, std::accumulate(loadMw.begin(), loadMw.end(), 0.0));
    add("LOLE", "h/yr", 9.394175489, units::number(found.lole));
    add("EUE", "MWh/yr", 1176.29846, units::number(found.eue));
    add("LOLE of daily peaks", "d/yr", 1.368862906, found.loleDays);
    add("LOLF", "1/yr", 2.019674696, found.lolfEvents);
    add("mean event", "h", 4.65133098, numberOf(found.meanEvent));
    const auto atLeast = [&table](double outageMw) { return table.probabilityAtLeast(outageMw * units::MW); };
    cases.add("P(outage >= 12 MW)", "probability", 0.763605, 5e-7, atLeast(12));
    cases.add("P(outage >= 100 MW)", "probability", 0.547601, 5e-7, atLeast(100));
    cases.add("P(outage >= 200 MW)", "probability", 0.381328, 5e-7, atLeast(200));
    cases.add("P(outage >= 400 MW)", "probability", 0.2618734308, 5e-11, atLeast(400));
    cases.add("P(outage >= 800 MW)", "probability", 0.0247194, 5e-8, atLeast(800));
    cases.add("P(outage >= 1,000 MW)", "probability", 0.004340874239, 5e-13, atLeast(1000));
    cases.add("P(outage >= 1,500 MW)", "probability", 4.043507702e-5, 5e-15, atLeast(1500));
    addElcc(cases, groups, loadMw);
    addSimulation(cases, groups, loadMw);
}

struct FirmRow {
    double forcedOutageRate;
    std::array<double, 3> firmMw;              // at 99.9, 99.99 and 99.999 %
    std::array<int, 3> unitsNeeded;            // to deliver 986 MW
    std::array<double, 3> firmMwOnMaintenance; // one unit always out; 0: not published
};
constexpr FirmRow kFirmRows[] = {{0.03, {816, 782, 748}, {34, 35, 36}, {782, 748, 714}},
                                 {0.04, {816, 748, 714}, {35, 36, 38}, {0, 0, 0}},
                                 {0.05, {782, 748, 714}, {36, 37, 39}, {748, 714, 680}}};
constexpr const char* kNines[] = {"99.9 %", "99.99 %", "99.999 %"};

adequacy::FirmQuery plantOf29(double forcedOutageRate) {
    adequacy::FirmQuery query;
    query.count = 29;
    query.unit = 34.0 * units::MW;
    query.forcedOutageRate = forcedOutageRate;
    query.repair = 50.0 * units::h;
    query.deliver = kAbilenePlantMw * units::MW;
    return query;
}

void addFirmRow(VerificationCases& cases, const FirmRow& row) {
    const auto rate = std::to_string(static_cast<int>(100.0 * row.forcedOutageRate + 0.5)) + " % out, ";
    auto query = plantOf29(row.forcedOutageRate);
    const auto plain = adequacy::firmCapacity(query);
    query.onMaintenance = 1;
    const auto maintained = adequacy::firmCapacity(query);
    for (std::size_t i = 0; i < 3; ++i) {
        const auto& level = plain.levels[i];
        cases.add(rate + "firm at " + kNines[i], "MW", row.firmMw[i], 1e-6, units::number(level.firm));
        cases.add(rate + "units to deliver 986 MW at " + kNines[i], "units", row.unitsNeeded[i], 0.0,
                  level.unitsNeeded ? std::optional<double>(*level.unitsNeeded) : std::nullopt);
        if (row.firmMwOnMaintenance[i] > 0.0)
            cases.add(rate + "one unit on maintenance, firm at " + kNines[i], "MW", row.firmMwOnMaintenance[i], 1e-6,
                      units::number(maintained.levels[i].firm));
    }
}

void addPlantOf29(VerificationCases& cases) {
    cases.begin("29 x 34 MW", "planning model, section 6.3, computed twice independently");
    for (const FirmRow& row : kFirmRows)
        addFirmRow(cases, row);
    const auto levels = adequacy::firmCapacity(plantOf29(0.05)).levels;
    // The printed last digit is one too high: the exact sum is 4.02457151.
    cases.add("5 % out, load 782 MW, LOLE", "h/yr", 4.0245716, 1e-7, numberOf(levels[0].lole));
    cases.add("5 % out, load 782 MW, EUE", "MWh/yr", 158.76694, 5e-6, numberOf(levels[0].eue));
    cases.add("5 % out, load 748 MW, LOLE", "h/yr", 0.56871944, 5e-9, numberOf(levels[1].lole));
    cases.add("5 % out, load 748 MW, EUE", "MWh/yr", 21.931509, 5e-7, numberOf(levels[1].eue));
    cases.add("5 % out, load 714 MW, LOLE", "h/yr", 0.068530324, 5e-10, numberOf(levels[2].lole));
    cases.add("5 % out, load 782 MW, events", "1/yr", 0.484, 5e-4, levels[0].eventsPerYear);
    cases.add("5 % out, load 782 MW, mean event", "h", 8.3, 0.05, numberOf(levels[0].meanEvent));
    cases.add("5 % out, load 748 MW, events", "1/yr", 0.080, 5e-4, levels[1].eventsPerYear);
    cases.add("5 % out, load 748 MW, mean event", "h", 7.1, 0.05, numberOf(levels[1].meanEvent));
    auto hot = plantOf29(0.05);
    hot.siteTemperatureC = 35.0;
    cases.add("at 35 degrees, 0.7 % per degree", "MW", 848, 0.5, units::number(adequacy::firmCapacity(hot).site));
}

void addPjm(VerificationCases& cases) {
    cases.begin("PJM 2027/28", "PJM base residual auction, December 2025, by way of mychesco.com and others");
    const auto position = grid::regionPosition(pjm2027(), kPjmDeliveryYear);
    cases.add("reserve margin", "%", 14.785, 5e-4,
              position.reserveMargin ? std::optional<double>(100.0 * *position.reserveMargin) : std::nullopt);
    cases.add("shortfall", "MW UCAP", 6623, 0.5, units::number(position.shortfallUcap));
    cases.add("implied peak", "MW", 164579, 0.5, numberOf(position.impliedPeak));
}

} // namespace

void addAdequacyCases(VerificationCases& cases) {
    addRts79(cases);
    addFlexibleLoad(cases);
    addPlantOf29(cases);
    addPjm(cases);
}

} // namespace model::evidence
