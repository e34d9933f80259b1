#include "model/adequacy/adequacy_indices.h"

#include "model/adequacy/level_index.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <cstdint>
#include <memory>
#include <utility>
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
using Rows = std::int32_t
    __attribute__((vector_size(kHoursAtOnce * sizeof(std::int32_t)), aligned(sizeof(std::int32_t)), may_alias));

// Load less what is imported by the hour, in whole days: hours without loss fill up the last.
class NetLoad {
public:
    NetLoad(std::span<const double> loadMw, std::span<const double> additionalMw, double harmlessMw) : m_mw(loadMw) {
        if (additionalMw.empty() && loadMw.size() % kDay == 0) return;
        m_made.assign((loadMw.size() + kDay - 1) / kDay * kDay, harmlessMw);
        std::ranges::copy(loadMw, m_made.begin());
        for (std::size_t hour = 0; hour < additionalMw.size(); ++hour)
            m_made[hour] -= additionalMw[hour];
        m_mw = m_made;
    }
    std::span<const double> mw() const { return m_mw; }

private:
    std::vector<double> m_made;
    std::span<const double> m_mw;
};

// For each hour the row of what is above its margin. Rows are the levels; or the whole steps of a table that has them,
// so that nothing is searched.
struct HourRows {
    std::unique_ptr<std::int32_t[]> ofHour;
    std::int32_t lowest;
    std::int32_t highest;
};

// The whole number in 1 + threshold / step, from 0 to the one after the last level.
HEADROOM_FOR_WIDE_HOURS
HourRows rowsByStep(const OutageTable& table, std::span<const double> netMw, double thresholdMw) {
    auto ofHour = std::make_unique_for_overwrite<std::int32_t[]>(netMw.size());
    const double* const net = netMw.data();
    std::int32_t* const row = ofHour.get();
    const double rowsPerMw = 1.0 / table.stepMw();
    const double lastRow = std::round(table.outageMw().back() * rowsPerMw) + 1.0;
    const Hours last = Hours{} + lastRow;
    const Hours first = Hours{} + (thresholdMw * rowsPerMw + 1.0);
    Rows lowest = Rows{} + static_cast<std::int32_t>(lastRow);
    Rows highest{};
    for (std::size_t hour = 0; hour < netMw.size(); hour += kHoursAtOnce) {
        const Hours steps = first - *reinterpret_cast<const Hours*>(net + hour) * rowsPerMw;
        const Hours notBelow = steps > Hours{} ? steps : Hours{};
        const Rows rows = __builtin_convertvector(notBelow < last ? notBelow : last, Rows);
        lowest = rows < lowest ? rows : lowest;
        highest = rows > highest ? rows : highest;
        *reinterpret_cast<Rows*>(row + hour) = rows;
    }
    return {std::move(ofHour), std::min(std::min(lowest[0], lowest[1]), std::min(lowest[2], lowest[3])),
            std::max(std::max(highest[0], highest[1]), std::max(highest[2], highest[3]))};
}

HourRows rowsByLevel(const OutageTable& table, std::span<const double> netMw, double thresholdMw) {
    const LevelIndex levels(table.outageMw());
    HourRows rows{std::make_unique_for_overwrite<std::int32_t[]>(netMw.size()),
                  static_cast<std::int32_t>(table.outageMw().size()), 0};
    for (std::size_t hour = 0; hour < netMw.size(); ++hour) {
        const auto row = static_cast<std::int32_t>(levels.firstAbove(thresholdMw - netMw[hour]));
        rows.ofHour[hour] = row;
        rows.lowest = std::min(rows.lowest, row);
        rows.highest = std::max(rows.highest, row);
    }
    return rows;
}

// Of the outages above a margin. Four numbers without gaps: read as one. A net load of N MW is short of N x probability
// + shortMw on average.
struct alignas(4 * sizeof(double)) Above {
    double probability;
    double frequencyPerHour;
    double shortMw;
    double none;
};

// By row; those below the hours' lowest are left as they are.
std::unique_ptr<Above[]> aboveRows(const OutageTable& table, const HourRows& hours, double firmMw) {
    auto above = std::make_unique_for_overwrite<Above[]>(static_cast<std::size_t>(hours.highest) + 1);
    const OutageTable::Columns columns = table.columns();
    const std::size_t levels = table.outageMw().size();
    const double stepMw = table.stepMw();
    std::size_t level = stepMw > 0.0 ? 0 : static_cast<std::size_t>(hours.lowest);
    Above* const rows = above.get();
    for (std::int32_t row = hours.lowest; row <= hours.highest; ++row) {
        const double leastMw = (row - 0.5) * stepMw;
        while (level < levels && columns.outageMw[level] < leastMw)
            ++level;
        const double probability = columns.atLeast[level];
        rows[row].probability = probability;
        rows[row].frequencyPerHour = columns.frequencyAtLeastPerHour[level];
        rows[row].shortMw = columns.shortfallBeyondMw[level] + probability * (columns.outageMw[level] - firmMw);
        rows[row].none = 0.0;
        if (stepMw == 0.0) ++level;
    }
    return above;
}

struct Sums {
    double lole{};
    double loleDays{};
    double eueMwh{};
    double events{};
};

HEADROOM_FOR_WIDE_HOURS
Sums sumDays(const Above* rows, const std::int32_t* rowOfHour, std::span<const double> netMw) {
    Sums sums;
    Hours ofRows{}; // sums of the rows' members
    Hours shortOfNetMwh{};
    Hours rises{};
    Hours worstOfDays{};
    Hours before{};
    for (std::size_t first = 0; first < netMw.size(); first += kDay) {
        const double* const dayMw = netMw.data() + first;
        const std::int32_t* const row = rowOfHour + first;
        Hours worst{};
        for (std::size_t hour = 0; hour < kDay; hour += kHoursAtOnce) {
            const Hours a = *reinterpret_cast<const Hours*>(rows + row[hour]);
            const Hours b = *reinterpret_cast<const Hours*>(rows + row[hour + 1]);
            const Hours c = *reinterpret_cast<const Hours*>(rows + row[hour + 2]);
            const Hours d = *reinterpret_cast<const Hours*>(rows + row[hour + 3]);
            const Hours firstTwo = __builtin_shufflevector(a, b, 0, 4, 2, 6);
            const Hours lastTwo = __builtin_shufflevector(c, d, 0, 4, 2, 6);
            const Hours probability = __builtin_shufflevector(firstTwo, lastTwo, 0, 1, 4, 5);
            ofRows += (a + b) + (c + d);
            shortOfNetMwh += probability * *reinterpret_cast<const Hours*>(dayMw + hour);
            const Hours hourBefore = __builtin_shufflevector(before, probability, 3, 4, 5, 6);
            rises += (probability > hourBefore ? probability : hourBefore) - hourBefore;
            before = probability;
            worst = worst > probability ? worst : probability;
        }
        const Hours halves = __builtin_shufflevector(worst, worst, 2, 3, 0, 1);
        worst = worst > halves ? worst : halves;
        const Hours neighbours = __builtin_shufflevector(worst, worst, 1, 0, 3, 2);
        worstOfDays += worst > neighbours ? worst : neighbours;
    }
    sums.lole = ofRows[0];
    sums.loleDays = worstOfDays[0];
    sums.eueMwh = (shortOfNetMwh[0] + shortOfNetMwh[1]) + (shortOfNetMwh[2] + shortOfNetMwh[3]) + ofRows[2];
    sums.events = (rises[0] + rises[1]) + (rises[2] + rises[3]) + ofRows[1];
    return sums;
}

// Several sums at once: one alone waits for each addition.
HEADROOM_FOR_WIDE_HOURS
double energyOf(std::span<const double> loadMw) {
    const double* const mw = loadMw.data();
    Hours even{};
    Hours odd{};
    std::size_t hour = 0;
    for (; hour + 2 * kHoursAtOnce <= loadMw.size(); hour += 2 * kHoursAtOnce) {
        even += *reinterpret_cast<const Hours*>(mw + hour);
        odd += *reinterpret_cast<const Hours*>(mw + hour + kHoursAtOnce);
    }
    const Hours both = even + odd;
    double energyMwh = (both[0] + both[1]) + (both[2] + both[3]);
    for (; hour < loadMw.size(); ++hour)
        energyMwh += mw[hour];
    return energyMwh;
}

} // namespace

AdequacyIndices adequacyIndices(const OutageTable& table, std::span<const double> loadMw, const FirmImport& import) {
    assert(import.additionalMw.empty() || import.additionalMw.size() == loadMw.size());
    AdequacyIndices indices;
    indices.hours = loadMw.size();
    const double capacityMw = units::number(table.capacity());
    const double firmMw = capacityMw + units::number(import.constant);
    const NetLoad net(loadMw, import.additionalMw, firmMw - 2.0 * capacityMw - 1.0);
    const double thresholdMw = firmMw + table.marginToleranceMw();
    const HourRows hours =
        table.stepMw() > 0.0 ? rowsByStep(table, net.mw(), thresholdMw) : rowsByLevel(table, net.mw(), thresholdMw);
    const Sums sums = sumDays(aboveRows(table, hours, firmMw).get(), hours.ofHour.get(), net.mw());
    const double energyMwh = energyOf(loadMw);
    indices.lole = units::of<units::Duration>(sums.lole);
    indices.eue = units::of<units::Energy>(sums.eueMwh);
    if (loadMw.size() % kDay == 0) indices.loleDays = sums.loleDays;
    if (energyMwh > 0.0) indices.neuePpm = 1e6 * sums.eueMwh / energyMwh;
    if (!table.hasFrequency()) return indices;
    indices.lolfEvents = sums.events;
    if (sums.events > 0.0) indices.meanEvent = units::of<units::Duration>(sums.lole / sums.events);
    return indices;
}

} // namespace model::adequacy
