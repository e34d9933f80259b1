#include "model/dispatch/group_commitment.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace model::dispatch {

namespace {

// Goes down the supply of the others from the demand, as the group takes its place.
class SupplyDescent {
public:
    SupplyDescent(const HourCurve& curve, double demandMw, double barredUsd)
        : m_first(curve.begin()), m_step(curve.begin()), m_barredUsd(barredUsd) {
        m_leftMw = demandMw - curve.baseMw();
        while (m_leftMw > m_step->mw) {
            m_leftMw -= m_step->mw;
            ++m_step;
        }
    }
    double usd() const { return m_leftMw > 0.0 ? m_step->usd : -m_barredUsd; }
    double leftMw() const { return m_leftMw > 0.0 ? m_leftMw : std::numeric_limits<double>::infinity(); }
    // Cost of what `mw` replace.
    double replace(double mw) {
        double replacedUsd = 0.0;
        skipEmpty();
        while (m_leftMw > 0.0 && mw > m_leftMw) {
            replacedUsd += m_leftMw * m_step->usd;
            mw -= m_leftMw;
            m_leftMw = 0.0;
            skipEmpty();
        }
        if (m_leftMw <= 0.0) return replacedUsd - mw * m_barredUsd;
        m_leftMw -= mw;
        return replacedUsd + mw * m_step->usd;
    }
    void skipEmpty() {
        while (m_leftMw <= 0.0 && m_step != m_first) {
            --m_step;
            m_leftMw = m_step->mw;
        }
    }

private:
    const SupplyStep* m_first;
    const SupplyStep* m_step;
    double m_leftMw{};
    double m_barredUsd;
};

// Output that the others leave to a group with this price: demand less what is cheaper.
double openMw(const HourCurve& curve, double demandMw, double usd) {
    demandMw -= curve.baseMw();
    for (const SupplyStep& step : curve) {
        if (step.usd >= usd) break;
        demandMw -= step.mw;
    }
    return demandMw;
}

} // namespace

bool GroupCommitment::commit(const SiteHours& site, SitePlan& plan, std::size_t index, std::size_t from,
                             std::size_t to) {
    m_site = &site;
    m_plan = &plan;
    m_index = index;
    m_group = &site.groups[index];
    m_changed = plan.relaxed[index] != 0;
    m_curve.reserve(site.groups.size());
    m_deltaUsd.resize(static_cast<std::size_t>(m_group->count));
    m_slopeUsd.resize(m_deltaUsd.size());
    plan.relaxed[index] = 0;
    if (m_group->upHours > 1 || m_group->downHours > 1)
        commitWithTimes(from, to);
    else
        commitFreely(from, to);
    return m_changed;
}

int GroupCommitment::unitsBefore(std::size_t from) const {
    return from == 0 ? m_group->initiallyOnline : m_plan->online[m_index][from - 1];
}

void GroupCommitment::setUnits(std::size_t hour, int units) {
    m_changed = m_changed || m_plan->online[m_index][hour] != units;
    m_plan->setUnits(*m_site, m_index, hour, units);
}

// The grid could serve the hour alone, at no more than what a unit costs at its best load: none can be worth running.
inline bool GroupCommitment::leavesOff(std::size_t hour) const {
    if (m_plan->netMw[hour] > m_site->gridMw[hour]) return false;
    const double addedUsd = m_group->outputUsd[hour] - m_site->gridUsd[hour];
    const double bestShare = addedUsd < 0.0 ? 1.0 : m_group->minimumLoad;
    return m_group->hourUsd[hour] + addedUsd * bestShare * m_group->unitMw[hour] >= 0.0;
}

// Backward: the slope in the n-th unit of the cost from the hour on; a later start bounds it below, a stop above. It
// rises with n, so units from the first that is worth nothing on need not be looked at.
// Forward: a unit starts where running saves more than its start, and stops where running saves nothing.
void GroupCommitment::commitFreely(std::size_t from, std::size_t to) {
    m_startUpTo.resize(m_site->hours);
    m_keepUpTo.resize(m_site->hours);
    m_quietTo.resize(m_site->hours);
    int worthwhile = 0; // units worth keeping in the hour after
    for (std::size_t hour = to; hour-- > from;) {
        const std::size_t quietFrom = std::max(from, m_site->quietFrom[hour]);
        if (worthwhile == 0 && quietFrom <= hour && m_plan->chargesOfRun[m_site->quietFrom[hour]] == 0) {
            m_quietTo[quietFrom] = hour + 1;
            hour = quietFrom;
            continue;
        }
        m_quietTo[hour] = hour;
        worthwhile = decideHour(hour, worthwhile, hour + 1 < to ? m_group->startUsd[hour + 1] : 0.0);
    }
    int units = unitsBefore(from);
    for (std::size_t hour = from; hour < to; ++hour) {
        if (m_quietTo[hour] > hour) {
            const std::size_t last = m_quietTo[hour] - 1;
            if (m_plan->unitsOfRun[m_site->quietFrom[hour]] != 0)
                for (; hour <= last; ++hour)
                    setUnits(hour, 0);
            hour = last;
            units = 0;
            continue;
        }
        units = std::max(m_startUpTo[hour], std::min(units, m_keepUpTo[hour]));
        setUnits(hour, units);
    }
}

// One hour back; how many units are worth keeping in it.
int GroupCommitment::decideHour(std::size_t hour, int worthwhile, double nextStartUsd) {
    int start = 0;
    int keep = 0;
    if (worthwhile > 0 || !leavesOff(hour)) {
        const double startUsd = m_group->startUsd[hour];
        double* const slopeUsd = m_slopeUsd.data();
        const int known = findDeltas(hour, worthwhile);
        for (int n = 0; n < worthwhile; ++n)
            slopeUsd[n] = std::max(-nextStartUsd, slopeUsd[n]) + m_deltaUsd[static_cast<std::size_t>(n)];
        for (int n = worthwhile; n < known; ++n)
            slopeUsd[n] = m_deltaUsd[static_cast<std::size_t>(n)];
        while (keep < known && slopeUsd[keep] < 0.0)
            ++keep;
        while (start < keep && slopeUsd[start] < -startUsd)
            ++start;
    }
    m_startUpTo[hour] = start;
    m_keepUpTo[hour] = keep;
    return keep;
}

// How many units' deltas are known: at least `least`, and all that are below 0.
int GroupCommitment::findDeltas(std::size_t hour, int least) {
    const bool hasCapacity = m_group->unitMw[hour] > 0.0;
    if (hasCapacity && !m_site->reserve) return walkDeltas(hour, least);
    if (hasCapacity)
        hullDeltas(hour);
    else
        std::ranges::fill(m_deltaUsd, m_group->hourUsd[hour] + 1.0); // no use in running
    return m_group->count;
}

// n units give what is open to them within [n x minimum, n x capacity]. Where the next units replace the same step, or
// none, they are all worth the same.
int GroupCommitment::walkDeltas(std::size_t hour, int least) {
    m_curve.build(*m_site, *m_plan, hour, static_cast<int>(m_index));
    const double demandMw = m_plan->netMw[hour];
    const double unitMw = m_group->unitMw[hour];
    const double minimumMw = unitMw * m_group->minimumLoad;
    const double outputUsd = m_group->outputUsd[hour];
    const double hourUsd = m_group->hourUsd[hour];
    const double outputMw = openMw(m_curve, demandMw, outputUsd);
    SupplyDescent others(m_curve, demandMw, m_site->barredUsd);
    const int count = m_group->count;
    double givenMw = 0.0;
    for (int n = 1; n <= count;) {
        const double nextMw = std::max(n * minimumMw, std::min(n * unitMw, outputMw));
        const double addedMw = nextMw - givenMw;
        double alike = 1.0;
        double deltaUsd = hourUsd;
        others.skipEmpty();
        if (n * unitMw <= outputMw && others.leftMw() >= unitMw) {
            alike = std::floor(std::min(others.leftMw() / unitMw, outputMw / unitMw - n + 1.0));
        } else if (addedMw <= 0.0) {
            alike = minimumMw > 0.0 ? std::floor(outputMw / minimumMw) - n + 1.0 : count;
        } else if ((n - 1) * minimumMw >= outputMw && others.leftMw() >= minimumMw) {
            alike = std::floor(others.leftMw() / minimumMw);
        }
        const int last = alike > count - n ? count : std::max(n, n - 1 + static_cast<int>(alike));
        if (addedMw > 0.0) deltaUsd += outputUsd * addedMw - others.replace(addedMw * (last - n + 1)) / (last - n + 1);
        std::fill(m_deltaUsd.begin() + (n - 1), m_deltaUsd.begin() + last, deltaUsd);
        n = last + 1;
        if (deltaUsd >= 0.0 && last >= least) return last;
        givenMw = std::max(last * minimumMw, std::min(last * unitMw, outputMw));
    }
    return count;
}

// With a reserve the first unit may be worth nothing alone: the slopes of the convex hull from below.
void GroupCommitment::hullDeltas(std::size_t hour) {
    const double demandMw = m_plan->netMw[hour];
    const std::size_t count = m_deltaUsd.size();
    m_sumUsd.resize(std::max(m_sumUsd.size(), count + 1));
    for (std::size_t n = 0; n <= count; ++n) {
        m_curve.build(*m_site, *m_plan, hour, static_cast<int>(m_index), static_cast<int>(n));
        m_sumUsd[n] = m_curve.costUsd(demandMw, m_site->barredUsd) + static_cast<double>(n) * m_group->hourUsd[hour];
    }
    for (std::size_t n = 0; n < count;) {
        std::size_t best = n + 1;
        double slope = m_sumUsd[best] - m_sumUsd[n];
        for (std::size_t next = n + 2; next <= count; ++next) {
            const double nextSlope = (m_sumUsd[next] - m_sumUsd[n]) / static_cast<double>(next - n);
            if (nextSlope < slope) {
                slope = nextSlope;
                best = next;
            }
        }
        for (; n < best; ++n)
            m_deltaUsd[n] = slope;
    }
}

void GroupCommitment::commitWithTimes(std::size_t from, std::size_t to) {
    const std::size_t levels = m_deltaUsd.size();
    const std::size_t span = to - from;
    m_levelUsd.resize(levels * span);
    for (std::size_t hour = from; hour < to; ++hour) {
        (void)findDeltas(hour, m_group->count);
        for (std::size_t n = 0; n < levels; ++n)
            m_levelUsd[n * span + hour - from] = m_deltaUsd[n];
    }
    m_units.assign(span, 0);
    for (std::size_t n = 0; n < levels; ++n)
        commitLevel(static_cast<int>(n) + 1, from, to);
    for (std::size_t hour = from; hour < to; ++hour)
        setUnits(hour, m_units[hour - from]);
}

// Hours from `from` on in which the unit must stay as it was before.
std::size_t GroupCommitment::heldHours(int level, std::size_t from) const {
    const bool on = unitsBefore(from) >= level;
    std::size_t first = from;
    while (first > 0 && (m_plan->online[m_index][first - 1] >= level) == on)
        --first;
    if (first == 0 && (m_group->initiallyOnline >= level) == on) return 0;
    const std::size_t least = static_cast<std::size_t>(on ? m_group->upHours : m_group->downHours);
    return least > from - first ? least - (from - first) : 0;
}

// Cost to go of one unit that is free to change, running or not; a start binds for the time up, a stop for the time
// down, the end of the hours cuts both short. It runs only while the unit before it does.
void GroupCommitment::commitLevel(int level, std::size_t from, std::size_t to) {
    const std::size_t span = to - from;
    const double* deltaUsd = &m_levelUsd[static_cast<std::size_t>(level - 1) * span];
    m_sumUsd.assign(span + 1, 0.0);
    m_barredHours.assign(span + 1, 0);
    for (std::size_t t = 0; t < span; ++t) {
        m_sumUsd[t + 1] = m_sumUsd[t] + deltaUsd[t];
        m_barredHours[t + 1] = m_barredHours[t] + (m_units[t] < level - 1 ? 1 : 0);
    }
    constexpr double kNever = std::numeric_limits<double>::infinity();
    const auto up = static_cast<std::size_t>(m_group->upHours);
    const auto down = static_cast<std::size_t>(m_group->downHours);
    m_onUsd.assign(span + 1, 0.0);
    m_offUsd.assign(span + 1, 0.0);
    const auto startUsd = [&](std::size_t t) {
        const std::size_t end = std::min(t + up, span);
        if (m_barredHours[end] > m_barredHours[t]) return kNever;
        return m_group->startUsd[from + t] + m_sumUsd[end] - m_sumUsd[t] + m_onUsd[end];
    };
    const auto keepUsd = [&](std::size_t t) {
        return m_barredHours[t + 1] > m_barredHours[t] ? kNever : deltaUsd[t] + m_onUsd[t + 1];
    };
    for (std::size_t t = span; t-- > 0;) {
        m_onUsd[t] = std::min(keepUsd(t), m_offUsd[std::min(t + down, span)]);
        m_offUsd[t] = std::min(m_offUsd[t + 1], startUsd(t));
    }
    bool on = unitsBefore(from) >= level;
    std::size_t held = heldHours(level, from);
    for (std::size_t t = 0; t < span; ++t) {
        if (t >= held) {
            if (on && keepUsd(t) > m_onUsd[t]) {
                on = false;
                held = t + down;
            } else if (!on && startUsd(t) < m_offUsd[t + 1]) {
                on = true;
                held = t + up;
            }
        }
        m_units[t] += on ? 1 : 0;
    }
}

} // namespace model::dispatch
