#include "model/adequacy/firm_capacity.h"

#include "model/adequacy/adequacy_indices.h"
#include "model/adequacy/outage_table.h"
#include "model/plant/site_capacity.h"

#include <algorithm>
#include <cmath>

namespace model::adequacy {

namespace {

constexpr double kTargetRounding = 1e-12; // 1 - 0.9999 is not 0.0001 to the last bit
constexpr int kMostUnits = 1 << 16;

double allowedUnavailability(double availability) {
    return (1.0 - availability) * (1.0 + kTargetRounding);
}

OutageGroup groupOf(const FirmQuery& query, int count) {
    OutageGroup group;
    group.count = count;
    group.capacity = units::of<units::Power>(1.0); // counts units
    group.forcedOutageRate = query.forcedOutageRate;
    group.repair = query.repair;
    group.commonCause = query.commonCause;
    group.onMaintenance = query.onMaintenance;
    group.plannedOutageRate = query.plannedOutageRate;
    return group;
}

OutageTable tableOf(const FirmQuery& query, int count) {
    OutageTable table;
    table.add(groupOf(query, count));
    return table;
}

double probabilityBelow(const OutageTable& table, int count, int running) {
    return table.probabilityAtLeast(units::of<units::Power>(count - running + 1.0));
}

// The largest number of units that run with the availability; 0 when there is none.
int unitsPromised(const OutageTable& table, int count, double availability) {
    int running = count;
    while (running > 0 && probabilityBelow(table, count, running) > allowedUnavailability(availability))
        --running;
    return running;
}

// The smallest number of units of which `running` run with the availability: doubling, then bisection (more units never
// make fewer run). Nothing when the common cause alone is out too often.
std::optional<int> unitsNeeded(const FirmQuery& query, int running, double availability) {
    const auto suffices = [&](int count) {
        return probabilityBelow(tableOf(query, count), count, running) <= allowedUnavailability(availability);
    };
    const double common = query.commonCause * query.forcedOutageRate;
    if (running > 0 && common > allowedUnavailability(availability)) return std::nullopt;
    int enough = std::max(running, 1);
    while (!suffices(enough)) {
        if (enough >= kMostUnits) return std::nullopt;
        enough *= 2;
    }
    int tooFew = running - 1;
    while (enough - tooFew > 1) {
        const int middle = tooFew + (enough - tooFew) / 2;
        (suffices(middle) ? enough : tooFew) = middle;
    }
    return enough;
}

void addConsequences(FirmLevel& level, const OutageTable& table, double unitMw) {
    const std::vector<double> loadUnits{static_cast<double>(level.unitsAvailable)};
    const AdequacyIndices indices = adequacyIndices(table, loadUnits);
    level.lole = units::kHoursPerYear * indices.lole;
    level.eue = units::kHoursPerYear * unitMw * indices.eue;
    if (!table.hasFrequency()) return;
    const int spare = static_cast<int>(std::lround(units::number(table.capacity()))) - level.unitsAvailable;
    const double perHour = table.frequencyAtLeastPerHour(units::of<units::Power>(spare + 1.0));
    level.eventsPerYear = perHour * units::kHoursPerYear;
    if (perHour > 0.0) level.meanEvent = *level.lole / *level.eventsPerYear;
}

} // namespace

FirmCapacity firmCapacity(const FirmQuery& query) {
    const double factor = plant::ambientFactor(query.derate, query.siteTemperatureC.value_or(plant::kIsoTemperatureC),
                                               query.sitePressureKpa.value_or(plant::kIsoPressureKpa));
    const double unitMw = units::number(query.unit) * factor;
    const OutageTable table = tableOf(query, query.count);
    FirmCapacity result;
    result.nameplate = query.unit * static_cast<double>(query.count);
    result.site = units::of<units::Power>(unitMw * query.count);
    for (const double availability : query.availabilities) {
        FirmLevel level;
        level.availability = availability;
        level.unitsAvailable = unitsPromised(table, query.count, availability);
        level.reachable = level.unitsAvailable > 0;
        level.firm = units::of<units::Power>(level.unitsAvailable * unitMw);
        level.achievedUnavailability = probabilityBelow(table, query.count, std::max(1, level.unitsAvailable));
        if (level.reachable) addConsequences(level, table, unitMw);
        if (query.deliver && unitMw > 0.0) {
            const double running = std::ceil(units::number(*query.deliver) / unitMw - 1e-9);
            level.unitsNeeded = unitsNeeded(query, static_cast<int>(std::max(0.0, running)), availability);
        }
        result.levels.push_back(level);
    }
    return result;
}

} // namespace model::adequacy
