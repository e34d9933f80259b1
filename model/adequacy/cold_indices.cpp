#include "model/adequacy/cold_indices.h"

#include <algorithm>
#include <cassert>

namespace model::adequacy {

namespace {

// One condition of the units in one hour.
struct HourRisk {
    double shortShare{};
    double unservedMw{};
    double entriesPerHour{};
};

HourRisk hourRisk(const OutageTable& table, double marginMw) {
    const OutageTable::Columns columns = table.columns();
    const std::size_t level = table.firstAbove(marginMw);
    const double above = columns.atLeast[level];
    return {above, above * (columns.outageMw[level] - marginMw) + columns.shortfallBeyondMw[level],
            columns.frequencyAtLeastPerHour[level]};
}

double rise(double before, double now) {
    return std::max(0.0, now - before);
}

} // namespace

AdequacyIndices coldIndices(std::span<const OutageGroup> groups, const ColdOutage& cold, std::span<const double> loadMw,
                            const FirmImport& import) {
    assert(cold.failuresPerHour.size() == loadMw.size());
    const OutageTable up(groups);
    std::vector<OutageGroup> struck(groups.begin(), groups.end());
    for (OutageGroup& group : struck)
        scaleTo(group, 1.0 - cold.share);
    const OutageTable out(struck);
    const ColdOutageShares shares = coldOutageShares(cold.failuresPerHour, cold.repair);
    double lole = 0.0;
    double eueMwh = 0.0;
    double events = 0.0;
    double energyMwh = 0.0;
    HourRisk upBefore;
    HourRisk outBefore;
    for (std::size_t hour = 0; hour < loadMw.size(); ++hour) {
        double besidesMw = units::number(import.constant) - loadMw[hour];
        if (!import.additionalMw.empty()) besidesMw += import.additionalMw[hour];
        const HourRisk withAll = hourRisk(up, units::number(up.capacity()) + besidesMw);
        const HourRisk withLess = hourRisk(out, units::number(out.capacity()) + besidesMw);
        const double share = shares.meanOfHour[hour];
        const double shareOnTheHour = shares.atHour[hour];
        lole += (1.0 - share) * withAll.shortShare + share * withLess.shortShare;
        eueMwh += (1.0 - share) * withAll.unservedMw + share * withLess.unservedMw;
        events += (1.0 - share) * withAll.entriesPerHour + share * withLess.entriesPerHour;
        events += (1.0 - share) * cold.failuresPerHour[hour] * rise(withAll.shortShare, withLess.shortShare);
        events += (1.0 - shareOnTheHour) * rise(upBefore.shortShare, withAll.shortShare) +
                  shareOnTheHour * rise(outBefore.shortShare, withLess.shortShare);
        energyMwh += loadMw[hour];
        upBefore = withAll;
        outBefore = withLess;
    }
    AdequacyIndices indices;
    indices.hours = loadMw.size();
    indices.lole = units::of<units::Duration>(lole);
    indices.eue = units::of<units::Energy>(eueMwh);
    if (energyMwh > 0.0) indices.neuePpm = 1e6 * eueMwh / energyMwh;
    if (!up.hasFrequency()) return indices;
    indices.lolfEvents = events;
    if (events > 0.0) indices.meanEvent = units::of<units::Duration>(lole / events);
    return indices;
}

} // namespace model::adequacy
