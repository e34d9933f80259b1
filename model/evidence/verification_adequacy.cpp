#include "model/adequacy/adequacy_indices.h"
#include "model/adequacy/elcc.h"
#include "model/adequacy/flexible_load.h"
#include "model/adequacy/simulation.h"
#include "model/evidence/rts79.h"
#include "model/evidence/verification_cases.h"

#include <cmath>
#include <numeric>

namespace model::evidence {

namespace {

constexpr double kRelative = 1e-6; // of a value published with more digits

adequacy::OutageGroup toyGroup(int count, double capacityMw) {
    adequacy::OutageGroup group;
    group.count = count;
    group.capacity = capacityMw * units::MW;
    group.forcedOutageRate = 0.1;
    group.repair = 50.0 * units::h;
    return group;
}

// Entries into shortage because units fail, the load standing still.
double eventsOfGeneration(const adequacy::OutageTable& table, std::span<const double> loadMw) {
    double events = 0.0;
    for (const double mw : loadMw) {
        const auto above = table.firstAbove(units::number(table.capacity()) - mw);
        if (above < table.outageMw().size()) events += table.frequencyAtLeastPerHour()[above];
    }
    return events;
}

struct ToyYear {
    adequacy::AdequacyIndices indices;
    double events{}; // entries into shortage a year; the load stands still
};

ToyYear toyYear(const adequacy::OutageGroup& group, double loadMw) {
    const std::vector<double> flatMw(8760, loadMw);
    const adequacy::OutageTable table(std::vector{group});
    return {adequacy::adequacyIndices(table, flatMw), eventsOfGeneration(table, flatMw)};
}

// Units that are out a tenth of the time, 50 h at a time, under a flat load: everything follows by hand.
void addToys(VerificationCases& cases) {
    cases.begin("By hand", "closed forms: q = 0.1, repair 50 h, 8,760 h of flat load");
    const auto addLosses = [&cases](const std::string& name, const ToyYear& year, double loleHours, double eueMwh) {
        cases.add(name + ", LOLE", "h/yr", loleHours, 1e-9 * loleHours, units::number(year.indices.lole));
        cases.add(name + ", EUE", "MWh/yr", eueMwh, 1e-9 * eueMwh, units::number(year.indices.eue));
    };
    const auto addEvents = [&cases](const std::string& name, const ToyYear& year, double events, double eventHours) {
        cases.add(name + ", entries into shortage", "1/yr", events, 1e-9 * events, year.events);
        cases.add(name + ", mean event", "h", eventHours, 1e-9 * eventHours,
                  units::number(year.indices.lole) / year.events);
    };
    const auto one = toyYear(toyGroup(1, 100), 100);
    addLosses("one unit", one, 876, 87600);
    addEvents("one unit", one, 17.52, 50);
    const auto both = toyYear(toyGroup(2, 50), 100);
    addLosses("two units, both needed", both, 1664.4, 87600);
    addEvents("two units, both needed", both, 31.536, 1664.4 / 31.536); // 2 (1 - q) q mu
    const auto either = toyYear(toyGroup(2, 50), 50);
    addLosses("two units, one needed", either, 87.6, 4380);
    addEvents("two units, one needed", either, 3.504, 25);
    auto derated = toyGroup(1, 100);
    derated.states = {{100.0 * units::MW, 0.7}, {50.0 * units::MW, 0.2}, {units::Power(), 0.1}};
    addLosses("a unit with a derated state, load 80 MW", toyYear(derated, 80), 2628, 122640);
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

// How unlike the years are. Another seed and another length of the step gave the figures: a twentieth is allowed.
void addSpread(VerificationCases& cases, const adequacy::SimulatedAdequacy& found) {
    const double root = std::sqrt(static_cast<double>(found.sampleYears));
    const double loleSpread = root * units::number(found.lole.standardError);
    const auto add = [&cases](const char* what, const char* unit, double expected, double computed) {
        cases.add(std::string("sequential simulation, ") + what, unit, expected, 0.05 * expected, computed);
    };
    add("standard deviation of a year's loss", "h", 16.48, loleSpread);
    add("standard deviation of a year's unserved energy", "MWh", 2996, root * units::number(found.eue.standardError));
    add("nine years in ten lose at most", "h", 29.0, found.lossHours.p90);
    add("ninety-nine in a hundred lose at most", "h", 75.8, found.lossHours.p99);
    cases.add("sequential simulation, half of the years lose at most", "h", 2.0, 0.3, found.lossHours.p50);
    cases.add("sequential simulation, mean event", "h", 4.663, 0.1,
              found.meanEvent ? std::optional<double>(units::number(found.meanEvent->value)) : std::nullopt);
    const double ratio = loleSpread / (0.05 * units::number(found.lole.value));
    cases.add("sequential simulation, years for 5 % of the LOLE", "yr", 1240, 100, ratio * ratio);
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
    addSpread(cases, found);
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
    cases.add("added load at 0.5 %, of peak", "%", 11.248, 5e-4, 100.0 * half.shareOfPeak);
    cases.add("hours cut at 0.5 %", "h/yr", 161, 0.5, units::number(half.curtailed));
    cases.add("events at 0.5 %", "1/yr", 35, 0.5, half.events);
    cases.add("mean event at 0.5 %", "h", 4.60, 5e-3, numberOf(half.meanEvent));
    cases.add("added load at 1 %", "MW", 403.290, 5e-4, units::number(one.addedLoad));
    cases.add("added load at 1 %, of peak", "%", 14.151, 5e-4, 100.0 * one.shareOfPeak);
    cases.add("hours cut at 1 %", "h/yr", 361, 0.5, units::number(one.curtailed));
    cases.add("events at 1 %", "1/yr", 70, 0.5, one.events);
    cases.add("mean event at 1 %", "h", 5.16, 5e-3, numberOf(one.meanEvent));
}

struct OutageRow {
    double outageMw;
    const char* name;
    double expected, tolerance;
};
constexpr OutageRow kOutageRows[] = {
    {12, "P(outage >= 12 MW)", 0.763605, 5e-7},
    {20, "P(outage >= 20 MW)", 0.739483, 5e-7},
    {50, "P(outage >= 50 MW)", 0.604744, 5e-7},
    {100, "P(outage >= 100 MW)", 0.547601, 5e-7},
    {200, "P(outage >= 200 MW)", 0.381328, 5e-7},
    {400, "P(outage >= 400 MW)", 0.2618734308, 5e-11},
    {600, "P(outage >= 600 MW)", 0.0621129, 5e-8},
    {800, "P(outage >= 800 MW)", 0.0247194, 5e-8},
    {1000, "P(outage >= 1,000 MW)", 0.004340874239, 5e-13},
    {1500, "P(outage >= 1,500 MW)", 4.043507702e-5, 5e-15},
};

void addOutages(VerificationCases& cases, const adequacy::OutageTable& table) {
    for (const OutageRow& row : kOutageRows)
        cases.add(row.name, "probability", row.expected, row.tolerance,
                  table.probabilityAtLeast(row.outageMw * units::MW));
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
    const double energyMwh = std::accumulate(loadMw.begin(), loadMw.end(), 0.0);
    cases.add("energy", "MWh/yr", 15297075, 0.5, energyMwh);
    cases.add("load factor", "share", 0.6144, 5e-5, energyMwh / (static_cast<double>(loadMw.size()) * kRts79PeakMw));
    add("LOLE", "h/yr", 9.394175489, units::number(found.lole));
    add("EUE", "MWh/yr", 1176.29846, units::number(found.eue));
    add("LOLE of daily peaks", "d/yr", 1.368862906, found.loleDays);
    add("LOLF", "1/yr", 2.019674696, found.lolfEvents);
    add("mean event", "h", 4.65133098, numberOf(found.meanEvent));
    const double generationEvents = eventsOfGeneration(table, loadMw);
    add("LOLF, part of the generation", "1/yr", 0.347423035, generationEvents);
    add("LOLF, part of the load", "1/yr", 1.672251661,
        found.lolfEvents ? std::optional<double>(*found.lolfEvents - generationEvents) : std::nullopt);
    addOutages(cases, table);
    addElcc(cases, groups, loadMw);
    addSimulation(cases, groups, loadMw);
}

} // namespace

void addAdequacyCases(VerificationCases& cases) {
    addToys(cases);
    addRts79(cases);
    addFlexibleLoad(cases);
}

} // namespace model::evidence
