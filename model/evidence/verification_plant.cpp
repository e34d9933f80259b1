#include "model/adequacy/adequacy_indices.h"
#include "model/adequacy/firm_capacity.h"
#include "model/evidence/reference_cases.h"
#include "model/evidence/verification_cases.h"
#include "model/workload/normal_tail.h"

#include <array>
#include <cmath>

namespace model::evidence {

namespace {

struct FirmRow {
    double forcedOutageRate;
    double meanMw, allUp;
    std::array<double, 3> firmMw;              // at 99.9, 99.99 and 99.999 %
    std::array<double, 3> reached;             // availability of that
    std::array<double, 3> tolerance;           // of `reached`
    std::array<int, 3> unitsNeeded;            // to deliver 986 MW
    std::array<double, 3> firmMwOnMaintenance; // one unit always out; 0: not published
    double shortHours;                         // of 986 MW without a spare; 0: not published
};
constexpr FirmRow kFirmRows[] = {{0.03,
                                  956.4,
                                  0.4134,
                                  {816, 782, 748},
                                  {0.999809, 0.9999809, 0.9999984},
                                  {5e-7, 5e-8, 5e-8},
                                  {34, 35, 36},
                                  {782, 748, 714},
                                  5139},
                                 {0.04,
                                  946.6,
                                  0.3061,
                                  {816, 748, 714},
                                  {0.999122, 0.9999868, 0.9999987},
                                  {5e-7, 5e-8, 5e-8},
                                  {35, 36, 38},
                                  {0, 0, 0},
                                  0},
                                 {0.05,
                                  936.7,
                                  0.2259,
                                  {782, 748, 714},
                                  {0.999541, 0.9999351, 0.9999922},
                                  {5e-7, 5e-8, 5e-8},
                                  {36, 37, 39},
                                  {748, 714, 680},
                                  6781}};
constexpr const char* kNines[] = {"99.9 %", "99.99 %", "99.999 %"};
constexpr double kUnitMw = 34.0;

adequacy::FirmQuery plantOf29(double forcedOutageRate) {
    adequacy::FirmQuery query;
    query.count = static_cast<int>(kAbileneUnits);
    query.unit = kUnitMw * units::MW;
    query.forcedOutageRate = forcedOutageRate;
    query.repair = 50.0 * units::h;
    query.deliver = kAbilenePlantMw * units::MW;
    return query;
}

adequacy::OutageTable tableOf29(double forcedOutageRate) {
    adequacy::OutageGroup group;
    group.count = static_cast<int>(kAbileneUnits);
    group.capacity = kUnitMw * units::MW;
    group.forcedOutageRate = forcedOutageRate;
    return adequacy::OutageTable(std::vector{group});
}

std::string rateName(double forcedOutageRate) {
    return std::to_string(static_cast<int>(100.0 * forcedOutageRate + 0.5)) + " % out, ";
}

void addWholePlant(VerificationCases& cases, const FirmRow& row) {
    const auto rate = rateName(row.forcedOutageRate);
    const auto table = tableOf29(row.forcedOutageRate);
    double meanMw = kAbilenePlantMw;
    for (std::size_t i = 0; i < table.outageMw().size(); ++i)
        meanMw -= table.outageMw()[i] * table.probability()[i];
    cases.add(rate + "mean", "MW", row.meanMw, 0.05, meanMw);
    cases.add(rate + "all 29 up", "probability", row.allUp, 5e-5, table.probability()[0]);
    if (row.shortHours > 0.0)
        cases.add(rate + "986 MW without a spare, short", "h/yr", row.shortHours, 0.5,
                  units::kHoursPerYear * table.probabilityAtLeast(kUnitMw * units::MW));
}

void addFirmRow(VerificationCases& cases, const FirmRow& row) {
    const auto rate = rateName(row.forcedOutageRate);
    auto query = plantOf29(row.forcedOutageRate);
    const auto plain = adequacy::firmCapacity(query);
    query.onMaintenance = 1;
    const auto maintained = adequacy::firmCapacity(query);
    for (std::size_t i = 0; i < 3; ++i) {
        const auto& level = plain.levels[i];
        cases.add(rate + "firm at " + kNines[i], "MW", row.firmMw[i], 1e-6, units::number(level.firm));
        cases.add(rate + "firm at " + kNines[i] + ", reached", "availability", row.reached[i], row.tolerance[i],
                  1.0 - level.achievedUnavailability);
        cases.add(rate + "units to deliver 986 MW at " + kNines[i], "units", row.unitsNeeded[i], 0.0,
                  level.unitsNeeded ? std::optional<double>(*level.unitsNeeded) : std::nullopt);
        if (row.firmMwOnMaintenance[i] > 0.0)
            cases.add(rate + "one unit on maintenance, firm at " + kNines[i], "MW", row.firmMwOnMaintenance[i], 1e-6,
                      units::number(maintained.levels[i].firm));
    }
}

// A flat load under 5 % outages with 50 h of repair.
void addLosses(VerificationCases& cases) {
    const std::vector<double> flatMw(static_cast<std::size_t>(units::kHoursPerYear), 816.0);
    const auto most = adequacy::adequacyIndices(tableOf29(0.05), flatMw);
    cases.add("5 % out, load 816 MW, LOLE", "h/yr", 24.008412, 5e-7, units::number(most.lole));
    cases.add("5 % out, load 816 MW, EUE", "MWh/yr", 975.05294, 5e-6, units::number(most.eue));
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
    cases.add("5 % out, load 714 MW, events", "1/yr", 0.011, 5e-4, levels[2].eventsPerYear);
    cases.add("5 % out, load 714 MW, mean event", "h", 6.2, 0.05, numberOf(levels[2].meanEvent));
}

// What is shared caps the availability at 1 - beta x 5 %, however few units are promised.
void addCommonCause(VerificationCases& cases) {
    const auto capPercent = [](double beta) {
        auto query = plantOf29(0.05);
        query.commonCause = beta;
        query.availabilities = {0.9999};
        const auto level = adequacy::firmCapacity(query).levels.front();
        return level.reachable ? std::nullopt : std::optional<double>(100.0 * (1.0 - level.achievedUnavailability));
    };
    cases.add("5 % out, 1 % of it shared, best availability", "%", 99.95, 5e-4, capPercent(0.01));
    cases.add("5 % out, 5 % of it shared, best availability", "%", 99.75, 5e-4, capPercent(0.05));
}

// How wrong the normal approximation would be: 24, 23 and 22 units are right.
void addNormalApproximation(VerificationCases& cases) {
    constexpr std::array<double, 3> kExpected{25.3, 24.7, 24.2};
    constexpr std::array<double, 3> kShort{1e-3, 1e-4, 1e-5};
    const double spread = std::sqrt(kAbileneUnits * 0.03 * 0.97);
    for (std::size_t i = 0; i < 3; ++i)
        cases.add(std::string("3 % out, normal approximation (not used) at ") + kNines[i], "units", kExpected[i], 0.05,
                  kAbileneUnits * 0.97 + spread * workload::logNormalQuantile(std::log(kShort[i])));
}

void addSizing(VerificationCases& cases) {
    const auto least = adequacy::firmCapacity(plantOf29(0.03)).levels;
    const auto most = adequacy::firmCapacity(plantOf29(0.05)).levels;
    const auto overUnits = [](const std::optional<int>& needed) {
        return needed ? std::optional<double>(*needed / kAbileneUnits) : std::nullopt;
    };
    cases.add("capital to deliver 986 MW, 3 % out, 99.9 %", "x", 1.17, 5e-3, overUnits(least[0].unitsNeeded));
    cases.add("capital to deliver 986 MW, 5 % out, 99.999 %", "x", 1.34, 5e-3, overUnits(most[2].unitsNeeded));
    auto hot = plantOf29(0.05);
    hot.siteTemperatureC = 35.0;
    const double hotMw = units::number(adequacy::firmCapacity(hot).site);
    cases.add("at 35 degrees, 0.7 % per degree", "MW", 848, 0.5, hotMw);
    cases.add("at 35 degrees, one unit", "MW", 29.2, 0.05, hotMw / kAbileneUnits);
    const auto thousandChips = [](const units::Power& firm, double kwPerChip) {
        return units::number(firm) / kwPerChip;
    };
    const double allInKw = 1e3 * kAbilenePlantMw / kAbileneChips; // as claimed: 1.972 kW
    cases.add("accelerators at 1.972 kW on 714 MW", "thousand", 362, 0.5, thousandChips(most[2].firm, allInKw));
    cases.add("accelerators at 1.972 kW on 816 MW", "thousand", 414, 0.5, thousandChips(least[0].firm, allInKw));
    cases.add("accelerators at 1.438 kW on 748 MW", "thousand", 520, 0.5, thousandChips(most[1].firm, 1.438));
}

} // namespace

void addPlantCases(VerificationCases& cases) {
    cases.begin("29 x 34 MW", "planning model, section 6.3, computed twice independently");
    for (const FirmRow& row : kFirmRows) {
        addWholePlant(cases, row);
        addFirmRow(cases, row);
    }
    addLosses(cases);
    addCommonCause(cases);
    addNormalApproximation(cases);
    addSizing(cases);
}

} // namespace model::evidence
