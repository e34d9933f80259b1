#include "model/adequacy/adequacy_indices.h"

#include "model/adequacy/level_index.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <cmath>
#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

namespace model::adequacy {

namespace {

constexpr std::size_t kDay = 24;
constexpr std::size_t kHoursAtOnce = 4; // of the day

// Together in one register where the processor has such registers, with the same results on all.
#if defined(__ELF__) && defined(__x86_64__)
#define HEADROOM_FOR_WIDE_HOURS __attribute__((target_clones("avx2", "default")))
#else
#define HEADROOM_FOR_WIDE_HOURS
#endif
using Hours = double __attribute__((vector_size(kHoursAtOnce * sizeof(double)), aligned(sizeof(double)), may_alias));
using HourRows = std::int32_t __attribute__((vector_size(kHoursAtOnce * sizeof(std::int32_t))));
using HourOrder = std::int64_t __attribute__((vector_size(kHoursAtOnce * sizeof(std::int64_t))));

// Of the outages above a margin. Four numbers without gaps: read as one.
struct alignas(4 * sizeof(double)) Above {
    double probability{};
    double frequencyPerHour{};
    double leastMw{};
    double shortfallBeyondMw{}; // the least
};

// By level; or by the whole steps of a table that has them, so that nothing is searched.
class AboveRows {
public:
    explicit AboveRows(const OutageTable& table);
    const Above* rows() const { return m_rows.get(); }
    // The row of a threshold, in steps: the whole number in 1 + threshold / step, from 0 to the last. 0: no steps.
    double rowsPerMw() const { return m_rowsPerMw; }
    double last() const { return m_last; }
    std::int32_t searched(double thresholdMw) const {
        return static_cast<std::int32_t>(m_levels->firstAbove(thresholdMw));
    }

private:
    double m_rowsPerMw{};
    double m_last{};
    std::unique_ptr<Above[]> m_rows;
    std::optional<LevelIndex> m_levels;
};

AboveRows::AboveRows(const OutageTable& table) {
    const OutageTable::Columns columns = table.columns();
    const std::size_t levels = table.outageMw().size();
    m_rowsPerMw = table.stepMw() > 0.0 ? 1.0 / table.stepMw() : 0.0;
    if (m_rowsPerMw == 0.0) m_levels.emplace(table.outageMw());
    const auto rowAfter = [&](std::size_t level) {
        if (m_levels) return level + 1;
        return static_cast<std::size_t>(static_cast<std::int64_t>(columns.outageMw[level] * m_rowsPerMw + 0.5)) + 1;
    };
    const std::size_t last = rowAfter(levels - 1);
    m_last = static_cast<double>(last);
    m_rows = std::make_unique_for_overwrite<Above[]>(last + 1);
    Above* next = m_rows.get();
    for (std::size_t level = 0; level < levels; ++level)
        for (const Above* const end = m_rows.get() + rowAfter(level); next != end; ++next)
            *next = {columns.atLeast[level], columns.frequencyAtLeastPerHour[level], columns.outageMw[level],
                     columns.shortfallBeyondMw[level]};
    *next = {};
}

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

// A last day that is not full is filled up with hours without loss.
HEADROOM_FOR_WIDE_HOURS
Sums sumDays(const OutageTable& table, std::span<const double> loadMw, std::span<const double> additionalMw,
             double firmMw) {
    const AboveRows above(table);
    const Above* const rows = above.rows();
    const double rowsPerMw = above.rowsPerMw();
    const Hours last = Hours{} + above.last();
    const double toleranceMw = table.marginToleranceMw();
    const double harmlessMw = firmMw - 2.0 * units::number(table.capacity()) - 1.0;
    std::array<double, kDay> lastLoadMw;
    std::array<double, kDay> lastAdditionalMw;
    Sums sums;
    Hours energyMwh{};
    Hours ofRows{}; // sums of the rows' members
    Hours unservedMw{};
    Hours rises{};
    Hours before{};
    std::size_t first = 0;
    for (; first < loadMw.size(); first += kDay) {
        const double* const load = dayFrom(loadMw, first, harmlessMw, lastLoadMw);
        const double* const additional =
            additionalMw.empty() ? nullptr : dayFrom(additionalMw, first, 0.0, lastAdditionalMw);
        Hours worst{};
        for (std::size_t hour = 0; hour < kDay; hour += kHoursAtOnce) {
            const Hours hourMw = *reinterpret_cast<const Hours*>(load + hour);
            Hours marginMw = firmMw - hourMw;
            if (additional != nullptr) marginMw += *reinterpret_cast<const Hours*>(additional + hour);
            const Hours thresholdMw = marginMw + toleranceMw;
            const Hours steps = thresholdMw * rowsPerMw + 1.0;
            const Hours notBelow = steps > Hours{} ? steps : Hours{};
            HourRows row = __builtin_convertvector(notBelow < last ? notBelow : last, HourRows);
            for (std::size_t i = 0; i < kHoursAtOnce && rowsPerMw == 0.0; ++i)
                row[i] = above.searched(thresholdMw[i]);
            const Hours a = *reinterpret_cast<const Hours*>(rows + row[0]);
            const Hours b = *reinterpret_cast<const Hours*>(rows + row[1]);
            const Hours c = *reinterpret_cast<const Hours*>(rows + row[2]);
            const Hours d = *reinterpret_cast<const Hours*>(rows + row[3]);
            const Hours firstTwo = __builtin_shuffle(a, b, HourOrder{0, 4, 2, 6});
            const Hours lastTwo = __builtin_shuffle(c, d, HourOrder{0, 4, 2, 6});
            const Hours probability = __builtin_shuffle(firstTwo, lastTwo, HourOrder{0, 1, 4, 5});
            const Hours leastMw = __builtin_shuffle(firstTwo, lastTwo, HourOrder{2, 3, 6, 7});
            energyMwh += hourMw;
            ofRows += (a + b) + (c + d);
            unservedMw += probability * (leastMw - marginMw);
            const Hours rise = probability - __builtin_shuffle(before, probability, HourOrder{3, 4, 5, 6});
            rises += rise > Hours{} ? rise : Hours{};
            before = probability;
            worst = worst > probability ? worst : probability;
        }
        sums.loleDays += std::max(std::max(worst[0], worst[1]), std::max(worst[2], worst[3]));
    }
    const Hours inPairs = __builtin_shuffle(unservedMw, rises, HourOrder{0, 4, 1, 5}) +
                          __builtin_shuffle(unservedMw, rises, HourOrder{2, 6, 3, 7});
    sums.energyMwh = (energyMwh[0] + energyMwh[1]) + (energyMwh[2] + energyMwh[3]) -
                     static_cast<double>(first - loadMw.size()) * harmlessMw;
    sums.lole = ofRows[0];
    sums.eueMwh = inPairs[0] + inPairs[2] + ofRows[3];
    sums.events = inPairs[1] + inPairs[3] + ofRows[1];
    return sums;
}

} // namespace

AdequacyIndices adequacyIndices(const OutageTable& table, std::span<const double> loadMw, const FirmImport& import) {
    assert(import.additionalMw.empty() || import.additionalMw.size() == loadMw.size());
    const double firmMw = units::number(table.capacity()) + units::number(import.constant);
    const Sums sums = sumDays(table, loadMw, import.additionalMw, firmMw);
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
