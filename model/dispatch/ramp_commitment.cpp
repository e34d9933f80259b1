#include "model/dispatch/ramp_commitment.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

namespace model::dispatch {

namespace {

constexpr double kNeverUsd = std::numeric_limits<double>::infinity();
constexpr int kLeastPerUnit = 4;
constexpr double kLevelsOfRamp = 4.0; // that one unit may rise or fall in an hour
constexpr std::size_t kMostLevels = 200;
constexpr std::size_t kMostStates = 4'000'000; // of all hours

// least[i] = the lowest of usd[i] to usd[i + ahead], as far as there are any. `waiting` is as long as they.
void leastAhead(const double* usd, std::size_t count, std::size_t ahead, std::vector<std::size_t>& waiting,
                double* least) {
    std::size_t first = 0;
    std::size_t last = 0; // waiting[first, last): places ahead, nearest last, each lower than those nearer
    for (std::size_t i = count; i-- > 0;) {
        while (last > first && usd[waiting[last - 1]] >= usd[i])
            --last;
        waiting[last++] = i;
        while (waiting[first] > i + ahead)
            ++first;
        least[i] = usd[waiting[first]];
    }
}

// least[i] = the lower of itself and of usd[i - behind] to usd[i].
void leastBehind(const double* usd, std::size_t count, std::size_t behind, std::vector<std::size_t>& waiting,
                 double* least) {
    std::size_t first = 0;
    std::size_t last = 0;
    for (std::size_t i = 0; i < count; ++i) {
        while (last > first && usd[waiting[last - 1]] >= usd[i])
            --last;
        waiting[last++] = i;
        while (waiting[first] + behind < i)
            ++first;
        least[i] = std::min(least[i], usd[waiting[first]]);
    }
}

} // namespace

double RampCommitment::levelMw(std::size_t hour) const {
    return m_group->unitMw[hour] * (1.0 - m_group->minimumLoad) / m_perUnit;
}

// As fine as a part of one unit's ramp, as far as levels and memory go.
void RampCommitment::layOut(std::size_t hours) {
    const auto units = static_cast<std::size_t>(m_group->count);
    const double unitSpan = (1.0 - m_group->minimumLoad) / m_group->rampShare; // hours from minimum load to full
    const std::size_t mostLevels = std::min(kMostLevels, kMostStates / (hours * (units + 1)));
    const double most = std::max<double>(kLeastPerUnit, static_cast<double>(mostLevels / units));
    m_perUnit = static_cast<int>(std::clamp<double>(std::round(kLevelsOfRamp * unitSpan), kLeastPerUnit, most));
    m_levels = units * static_cast<std::size_t>(m_perUnit) + 1;
    m_reachOfUnits.resize(units + 1);
    for (std::size_t n = 0; n <= units; ++n)
        m_reachOfUnits[n] =
            static_cast<int>(std::lround(std::min(1.0, 1.0 / unitSpan) * static_cast<double>(n) * m_perUnit));
    m_costUsd.resize(hours * (units + 1) * m_levels);
    m_bestUsd.resize((units + 1) * m_levels);
    m_risenUsd.resize(m_bestUsd.size());
    m_waiting.resize(m_levels);
}

// Adds what each state costs in the hour itself.
void RampCommitment::addHour(std::size_t hour, double* costUsd) {
    const double unitMw = m_group->unitMw[hour];
    const double stepMw = levelMw(hour);
    for (int units = 0; units <= m_group->count; ++units) {
        m_curve.build(*m_site, *m_plan, hour, static_cast<int>(m_index), units);
        const double minimumMw = units * unitMw * m_group->minimumLoad;
        const double runningUsd = units * m_group->hourUsd[hour] + minimumMw * m_group->outputUsd[hour];
        const double roomMw = m_curve.onsiteRoomMw() + 0.5 * stepMw;
        double* const ofUnits = costUsd + place(units, 0);
        for (int level = 0; level < static_cast<int>(m_levels); ++level) {
            const double mw = level * stepMw;
            if (level > units * m_perUnit || mw > roomMw) {
                std::fill(ofUnits + level, ofUnits + m_levels, kNeverUsd);
                break;
            }
            ofUnits[level] += runningUsd + mw * m_group->outputUsd[hour] +
                              m_curve.costUsd(m_plan->netMw[hour] - mw, m_site->barredUsd);
        }
    }
}

// What the next hours cost at best from each state: units start at a price and stop for nothing; output rises as far as
// the units of the next hour allow, and falls as far as those of this one do.
void RampCommitment::reachNext(const double* nextUsd, double startUsd, double* costUsd) {
    const int count = m_group->count;
    const auto spread = [this, count, startUsd](double* usd) {
        for (int units = 1; units <= count; ++units)
            for (std::size_t level = 0; level < m_levels; ++level)
                usd[place(units, 0) + level] = std::min(usd[place(units, 0) + level], usd[place(units - 1, 0) + level]);
        for (int units = count; units-- > 0;)
            for (std::size_t level = 0; level < m_levels; ++level)
                usd[place(units, 0) + level] =
                    std::min(usd[place(units, 0) + level], usd[place(units + 1, 0) + level] + startUsd);
    };
    for (int units = 0; units <= count; ++units)
        leastAhead(nextUsd + place(units, 0), m_levels, static_cast<std::size_t>(reach(units)), m_waiting,
                   m_risenUsd.data() + place(units, 0));
    std::copy_n(nextUsd, m_bestUsd.size(), m_bestUsd.begin());
    spread(m_risenUsd.data());
    spread(m_bestUsd.data());
    std::ranges::copy(m_risenUsd, costUsd);
    for (int units = 0; units <= count; ++units)
        leastBehind(m_bestUsd.data() + place(units, 0), m_levels, static_cast<std::size_t>(reach(units)), m_waiting,
                    costUsd + place(units, 0));
}

// The best state of an hour after that of the hour before.
RampCommitment::State RampCommitment::follow(const State& before, bool isFree, const double* costUsd,
                                             double startUsd) const {
    State best{0, 0};
    double bestUsd = kNeverUsd;
    for (int units = 0; units <= m_group->count; ++units) {
        const double startsUsd = std::max(0, units - before.units) * startUsd;
        const int top = static_cast<int>(m_levels) - 1;
        const int from = isFree ? 0 : std::max(0, before.level - reach(before.units));
        const int to = isFree ? top : std::min(top, before.level + reach(units));
        for (int level = from; level <= to; ++level) {
            const double usd = startsUsd + costUsd[place(units, level)];
            if (usd >= bestUsd) continue;
            bestUsd = usd;
            best = {units, level};
        }
    }
    return best;
}

RampCommitment::State RampCommitment::stateBefore(std::size_t from) const {
    if (from == 0) return {m_group->initiallyOnline, 0};
    const double stepMw = levelMw(from - 1);
    const double level = stepMw > 0.0 ? m_plan->outputMw[m_index][from - 1] / stepMw : 0.0;
    const auto top = static_cast<double>(m_levels - 1);
    return {m_plan->online[m_index][from - 1], static_cast<int>(std::lround(std::min(level, top)))};
}

void RampCommitment::commit(const SiteHours& site, SitePlan& plan, std::size_t index, std::size_t from,
                            std::size_t to) {
    m_site = &site;
    m_plan = &plan;
    m_group = &site.groups[index];
    m_index = index;
    if (from == to) return;
    m_curve.reserve(site.groups.size());
    layOut(to - from);
    const std::size_t states = m_bestUsd.size();
    plan.rampSet[index] = 1;
    for (std::size_t hour = to; hour-- > from;) {
        double* const costUsd = m_costUsd.data() + (hour - from) * states;
        if (hour + 1 == to)
            std::fill_n(costUsd, states, 0.0);
        else
            reachNext(costUsd + states, m_group->startUsd[hour + 1], costUsd);
        const double plannedMw = std::exchange(plan.outputMw[index][hour], 0.0);
        addHour(hour, costUsd);
        plan.outputMw[index][hour] = plannedMw;
    }
    ++plan.turn;
    State state = stateBefore(from);
    for (std::size_t hour = from; hour < to; ++hour) {
        state = follow(state, hour == 0, m_costUsd.data() + (hour - from) * states, m_group->startUsd[hour]);
        plan.setUnits(site, index, hour, state.units);
    }
    ++plan.epoch;
}

} // namespace model::dispatch
