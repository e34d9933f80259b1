#include "model/adequacy/adequacy_indices.h"

#include "model/adequacy/level_index.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <cmath>
#include <cstdint>
#include <cstring>
#include <vector>

namespace model::adequacy {

namespace {

constexpr std::size_t kDay = 24;                                      // hours, an even number
using Pair = double __attribute__((vector_size(2 * sizeof(double)))); // two at once

Pair loadPair(const double* from) {
    Pair pair;
    std::memcpy(&pair, from, sizeof pair);
    return pair;
}

// The first level above a threshold, by the whole steps of the table in it: no search.
class StepIndex {
public:
    explicit StepIndex(const OutageTable& table) : m_stepsPerMw(1.0 / table.stepMw()) {
        const std::span<const double> outageMw = table.outageMw();
        const auto stepOf = [this](double mw) { return static_cast<std::int64_t>(mw * m_stepsPerMw + 0.5); };
        const std::int64_t last = stepOf(outageMw.back()) + 1;
        m_firstAbove.resize(static_cast<std::size_t>(last) + 1);
        std::uint32_t* next = m_firstAbove.data();
        for (std::uint32_t level = 0; level < outageMw.size(); ++level)
            for (const auto* const end = m_firstAbove.data() + stepOf(outageMw.data()[level]) + 1; next != end; ++next)
                *next = level;
        *next = static_cast<std::uint32_t>(outageMw.size());
        m_last = static_cast<double>(last);
    }
    std::array<std::size_t, 2> firstAbove(Pair thresholdMw) const {
        const Pair steps = thresholdMw * m_stepsPerMw + 1.0;
        const Pair none{0.0, 0.0};
        const Pair last{m_last, m_last};
        const Pair notBelow = steps > none ? steps : none;
        const Pair row = notBelow < last ? notBelow : last;
        return {m_firstAbove.data()[static_cast<std::int64_t>(row[0])],
                m_firstAbove.data()[static_cast<std::int64_t>(row[1])]};
    }

private:
    double m_stepsPerMw;
    double m_last{};
    std::vector<std::uint32_t> m_firstAbove; // [0] of thresholds below 0
};

class SearchedIndex {
public:
    explicit SearchedIndex(const OutageTable& table) : m_index(table.outageMw()) {}
    std::array<std::size_t, 2> firstAbove(Pair thresholdMw) const {
        return {m_index.firstAbove(thresholdMw[0]), m_index.firstAbove(thresholdMw[1])};
    }

private:
    LevelIndex m_index;
};

struct Sums {
    double lole{};
    double loleDays{};
    double eueMwh{};
    double events{};
    double energyMwh{}; // of the load
};

// One day of a series, in full: what it lacks at the end of the series is `lacking`.
const double* dayFrom(std::span<const double> series, std::size_t first, double lacking,
                      std::array<double, kDay>& filledUp) {
    const std::span<const double> rest = series.subspan(first);
    if (rest.size() >= kDay) return rest.data();
    filledUp.fill(lacking);
    std::ranges::copy(rest, filledUp.begin());
    return filledUp.data();
}

// Two hours at a time. A last day that is not full is filled up with hours without loss.
template<class Index>
Sums sumDays(const OutageTable& table, std::span<const double> loadMw, std::span<const double> additionalMw,
             double firmMw) {
    const Index index(table);
    const OutageTable::Columns columns = table.columns();
    const double toleranceMw = table.marginToleranceMw();
    const double harmlessMw = firmMw - 2.0 * units::number(table.capacity()) - 1.0;
    std::array<double, kDay> lastLoadMw;
    std::array<double, kDay> lastAdditionalMw;
    Sums sums;
    Pair energyMwh{};
    Pair lole{};
    Pair unservedMw{};
    Pair often{};
    Pair rises{};
    Pair before{};
    std::size_t first = 0;
    for (; first < loadMw.size(); first += kDay) {
        const double* const load = dayFrom(loadMw, first, harmlessMw, lastLoadMw);
        const double* const additional =
            additionalMw.empty() ? nullptr : dayFrom(additionalMw, first, 0.0, lastAdditionalMw);
        Pair worst{};
        for (std::size_t hour = 0; hour < kDay; hour += 2) {
            const Pair hourMw = loadPair(load + hour);
            Pair marginMw = firmMw - hourMw;
            if (additional != nullptr) marginMw += loadPair(additional + hour);
            const auto [one, two] = index.firstAbove(marginMw + toleranceMw);
            const auto both = [one, two](const double* column) { return Pair{column[one], column[two]}; };
            const Pair probability = both(columns.atLeast);
            energyMwh += hourMw;
            lole += probability;
            unservedMw += probability * (both(columns.outageMw) - marginMw) + both(columns.shortfallBeyondMw);
            often += both(columns.frequencyAtLeastPerHour);
            const Pair rise = probability - Pair{before[1], probability[0]};
            rises += rise > Pair{} ? rise : Pair{};
            before = probability;
            worst = worst > probability ? worst : probability;
        }
        sums.loleDays += std::max(worst[0], worst[1]);
    }
    sums.energyMwh = energyMwh[0] + energyMwh[1] - static_cast<double>(first - loadMw.size()) * harmlessMw;
    sums.lole = lole[0] + lole[1];
    sums.eueMwh = unservedMw[0] + unservedMw[1];
    sums.events = often[0] + often[1] + rises[0] + rises[1];
    return sums;
}

} // namespace

AdequacyIndices adequacyIndices(const OutageTable& table, std::span<const double> loadMw, const FirmImport& import) {
    assert(import.additionalMw.empty() || import.additionalMw.size() == loadMw.size());
    const double firmMw = units::number(table.capacity()) + units::number(import.constant);
    const Sums sums = table.stepMw() > 0.0 ? sumDays<StepIndex>(table, loadMw, import.additionalMw, firmMw)
                                           : sumDays<SearchedIndex>(table, loadMw, import.additionalMw, firmMw);
    AdequacyIndices indices;
    indices.hours = loadMw.size();
    indices.lole = units::of<units::Duration>(sums.lole);
    indices.eue = units::of<units::Energy>(sums.eueMwh);
    if (loadMw.size() % kDay == 0) indices.loleDays = sums.loleDays;
    if (sums.energyMwh > 0.0) indices.neuePpm = 1e6 * sums.eueMwh / sums.energyMwh;
    if (!table.hasFrequency()) return indices;
    indices.lolfEvents = sums.events;
    if (sums.events > 0.0) indices.meanEvent = units::of<units::Duration>(sums.lole / sums.events);
    return indices;
}

} // namespace model::adequacy
