#include "model/adequacy/adequacy_indices.h"

#include "model/adequacy/level_index.h"

#include <algorithm>
#include <cassert>

namespace model::adequacy {

AdequacyIndices adequacyIndices(const OutageTable& table, std::span<const double> loadMw, const FirmImport& import) {
    assert(import.additionalMw.empty() || import.additionalMw.size() == loadMw.size());
    const double firmMw = units::number(table.capacity()) + units::number(import.constant);
    const std::span<const double> outageMw = table.outageMw();
    const LevelIndex index(outageMw);
    const double toleranceMw = table.marginToleranceMw();
    const double* atLeast = table.probabilityAtLeast().data();
    const double* shortfallMw = table.shortfallBeyondMw().data();
    const double* frequency = table.frequencyAtLeastPerHour().data();
    double lole = 0.0;
    double loleDays = 0.0;
    double eueMwh = 0.0;
    double events = 0.0;
    double rises = 0.0;
    double energyMwh = 0.0;
    double before = 0.0;
    double worstOfDay = 0.0;
    int hourOfDay = 0;
    for (std::size_t hour = 0; hour < loadMw.size(); ++hour) {
        const double additionalMw = import.additionalMw.empty() ? 0.0 : import.additionalMw[hour];
        const double marginMw = firmMw + additionalMw - loadMw[hour];
        const std::size_t level = index.firstAbove(marginMw + toleranceMw);
        double probability = 0.0;
        if (level < outageMw.size()) {
            probability = atLeast[level];
            eueMwh += probability * (outageMw[level] - marginMw) + shortfallMw[level];
            events += frequency[level];
        }
        lole += probability;
        rises += std::max(0.0, probability - before);
        before = probability;
        energyMwh += loadMw[hour];
        worstOfDay = std::max(worstOfDay, probability);
        if (++hourOfDay == 24) {
            loleDays += worstOfDay;
            worstOfDay = 0.0;
            hourOfDay = 0;
        }
    }
    events += rises;
    AdequacyIndices indices;
    indices.hours = loadMw.size();
    indices.lole = units::of<units::Duration>(lole);
    indices.eue = units::of<units::Energy>(eueMwh);
    if (loadMw.size() % 24 == 0) indices.loleDays = loleDays;
    if (energyMwh > 0.0) indices.neuePpm = 1e6 * eueMwh / energyMwh;
    if (table.hasFrequency()) indices.lolfEvents = events;
    if (table.hasFrequency() && events > 0.0) indices.meanEvent = units::of<units::Duration>(lole / events);
    return indices;
}

} // namespace model::adequacy
