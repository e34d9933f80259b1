#include "model/evidence/reference_cases.h"
#include "model/evidence/verification_cases.h"
#include "model/grid/energised_capacity.h"
#include "model/grid/load_realisation.h"
#include "model/grid/region_position.h"
#include "model/grid/slip_distribution.h"

#include <span>

namespace model::evidence {

namespace {

void addPjmPosition(VerificationCases& cases) {
    cases.begin("PJM 2027/28", "PJM base residual auction, December 2025, by way of mychesco.com and others");
    const auto position = grid::regionPosition(pjm2027(), kPjmDeliveryYear);
    const auto percent = [](const std::optional<double>& share) {
        return share ? std::optional<double>(100.0 * *share) : std::nullopt;
    };
    cases.add("auction and self-supply", "MW UCAP", 145777, 1, kPjmAuctionMw + kPjmSelfSupplyMw);
    cases.add("reserve margin", "%", 14.785, 5e-4, percent(position.reserveMargin));
    cases.add("shortfall", "MW UCAP", 6623, 0.5, units::number(position.shortfallUcap));
    cases.add("shortfall of requirement", "%", 4.35, 5e-3, percent(position.shortfallShare));
    cases.add("implied peak", "MW", 164579, 0.5, numberOf(position.impliedPeak));
    cases.add("average accreditation", "share", 0.7717, 5e-5, position.averageAccreditation);
    cases.add("pool requirement, from that of 2028/29", "share", 0.9260, 5e-5, 0.9401 - 0.0141);
    cases.add("shortfall in plants of 986 MW, 61 % accredited", "plants", 11.0, 0.05,
              grid::shortfallInPlants(pjm2027(), kPjmDeliveryYear, kAbilenePlantMw * units::MW));
    cases.add("shortfall in plants of 986 MW, on nameplate", "plants", 6.72, 5e-3,
              units::number(position.shortfallUcap) / kAbilenePlantMw);
}

// Auctions that cleared at one price: cost = cleared in the auction x price x days of the delivery year.
void addAuctionCosts(VerificationCases& cases) {
    cases.begin("PJM auctions", "PJM base residual auctions, by way of the catalogue's sources");
    struct Auction {
        const char* name;
        int firstYear;
        double clearedMw, usdPerMwDay, thousandMillionUsd, tolerance;
    };
    constexpr Auction kAuctions[] = {{"cost of 2026/27", 2026, 134311, 329.17, 16.1, 0.05},
                                     {"cost of 2027/28, with its leap day", 2027, kPjmAuctionMw, 333.44, 16.41, 5e-3},
                                     {"cost of 2028/29", 2028, 138318, 325.00, 16.4, 0.05}};
    for (const Auction& auction : kAuctions) {
        const auto cost = grid::capacityCost(auction.clearedMw * units::MW,
                                             units::UsdPerMwDay::quantity(auction.usdPerMwDay), {auction.firstYear});
        cases.add(auction.name, "1e9 USD", auction.thousandMillionUsd, auction.tolerance, units::number(cost) / 1e9);
    }
}

// What 1,000 MW more at the peak would do in 2027/28, by hand.
void addCampus(VerificationCases& cases) {
    cases.begin("1,000 MW more in PJM 2027/28", "closed forms from the figures of the auction");
    const auto effect = grid::addedLoadEffect(pjm2027(), {2027}, 1000.0 * units::MW);
    const auto mw = [&effect](const auto& of) {
        return effect ? std::optional<double>(units::number(of(*effect))) : std::nullopt;
    };
    using Effect = grid::AddedLoadEffect;
    cases.add("obligation", "MW UCAP", 926, 1e-6, mw([](const Effect& e) { return e.obligationUcap; }));
    cases.add("shortfall", "MW UCAP", 7549, 1e-6, mw([](const Effect& e) { return e.after.shortfallUcap; }));
    cases.add("reserve margin", "%", 14.0918, 5e-5,
              mw([](const Effect& e) { return 100.0 * e.after.reserveMargin.value_or(0.0); }));
    cases.add("capacity cost of 366 days", "1e6 USD", 113.008, 5e-4,
              mw([](const Effect& e) { return 1e-6 * e.capacityCost; }));
}

struct AreaHeadroom {
    const char* name;
    double gw; // added load at a curtailment of 0.5 %
};
constexpr AreaHeadroom kDukeAreas[] = {{"PJM", 17.8},  {"MISO", 14.8}, {"ERCOT", 10.0}, {"SPP", 9.7},   {"SOCO", 7.7},
                                       {"CAISO", 5.0}, {"TVA", 4.5},   {"FPL", 4.2},    {"NYISO", 4.0}, {"ISNE", 3.5},
                                       {"DEC", 2.8},   {"DEF", 2.1},   {"BPA", 1.9},    {"AZPS", 1.6},  {"PACE", 1.5},
                                       {"SRP", 1.5},   {"DEP", 1.3},   {"PSCO", 1.2},   {"PACW", 1.0},  {"PGE", 0.9},
                                       {"SCP", 0.7},   {"DESC", 0.6}};
constexpr double kDukePeakGw = 744.0; // of the 22 areas

// The hourly demand of the areas is not carried: their published figures are only added up and divided.
void addDuke(VerificationCases& cases) {
    cases.begin("Flexible load of 22 areas",
                "Norris et al., Rethinking Load Growth (Duke, 2025); arithmetic on figures");
    double sumGw = 0.0;
    for (const AreaHeadroom& area : kDukeAreas)
        sumGw += area.gw;
    cases.add("areas", "count", 22, 0.0, static_cast<double>(std::size(kDukeAreas)));
    cases.add("at 0.5 %, sum only", "GW", 98.3, 0.05, sumGw);
    struct Share {
        const char* name;
        double gw, percent;
    };
    constexpr Share kShares[] = {{"76 GW at 0.25 %, of the peak", 76, 10.2},
                                 {"98 GW at 0.5 %, of the peak", 98, 13.2},
                                 {"126 GW at 1 %, of the peak", 126, 16.9},
                                 {"215 GW at 5 %, of the peak", 215, 28.9}};
    for (const Share& share : kShares)
        cases.add(share.name, "%", share.percent, 0.05, 100.0 * share.gw / kDukePeakGw);
    cases.add("75 GW all year", "GWh", 657000, 0.5, 75.0 * units::kHoursPerYear);
    cases.add("a quarter of a per cent of it", "GWh", 1643, 0.5, 75.0 * units::kHoursPerYear * 0.0025);
    cases.add("PJM's headroom over its shortfall", "x", 2.7, 0.05,
              1e3 * kDukeAreas[0].gw / units::number(grid::regionPosition(pjm2027(), kPjmDeliveryYear).shortfallUcap));
}

void addRealisation(VerificationCases& cases) {
    cases.begin("Load that is announced in ERCOT", "ERCOT, April 2025, by way of citizenportal.ai and renewafi.com");
    const auto records = grid::realisationRecords();
    cases.add("both haircuts multiplied (never applied)", "share", 0.276, 5e-4,
              records[0].realisedShare * records[1].realisedShare);
    const std::vector<grid::AnnouncedLoad> loads{{{1000.0}, {2027.0}}};
    const auto half = 2027.0 + 180.0 / units::kDaysPerYear + 1.5;
    cases.add("1,000 MW half way up a ramp of 3 years", "MW", 249, 1e-6,
              units::number(grid::forecastLoad(loads, grid::realisationOf(records[0]), half)));
}

// A lognormal slip with a median of 180 and a 90th percentile of 400 days, and five equal projects.
void addQueue(VerificationCases& cases) {
    cases.begin("Interconnection queue", "closed forms: lognormal and binomial");
    const auto days = [](double count) { return units::of<units::Duration>(count * units::kHoursPerDay); };
    grid::SlipDistribution slip;
    slip.add(days(180), days(400));
    cases.add("one stage, within its median", "probability", 0.5, 2e-5, slip.probabilityWithin(days(180)));
    cases.add("one stage, within its 90th percentile", "probability", 0.9, 2e-5, slip.probabilityWithin(days(400)));
    cases.add("one stage, within 81 days", "probability", 0.1, 2e-5, slip.probabilityWithin(days(81)));
    const std::vector<grid::ConnectionChance> five(5, {200.0 * units::MW, 0.3});
    const grid::EnergisedCapacity energised(five);
    cases.add("3 of 5 projects of 200 MW at 0.3", "probability", 0.16308, 1e-9,
              energised.probabilityAtLeast(600.0 * units::MW));
    cases.add("their standard deviation", "MW", 204.939, 5e-4, units::number(energised.standardDeviation()));
}

} // namespace

void addGridCases(VerificationCases& cases) {
    addPjmPosition(cases);
    addAuctionCosts(cases);
    addCampus(cases);
    addDuke(cases);
    addRealisation(cases);
    addQueue(cases);
}

} // namespace model::evidence
