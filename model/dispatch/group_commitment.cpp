#include "model/dispatch/group_commitment.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace model::dispatch {

namespace {

constexpr std::size_t kSlopeHours = 24; // between hours of which the slopes are kept

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
    double leftMw() const { return m_leftMw > 0.0 ? m_leftMw : std::numeric_limits<double>::infinity(); }
    // Cost of what each of that many units replaces with `mw`.
    double replace(double mw, int units) {
        skipEmpty();
        double leftMw = mw * units;
        if (leftMw > m_leftMw) return replaceSteps(leftMw) / units;
        m_leftMw -= leftMw;
        return mw * m_step->usd;
    }
    void skipEmpty() {
        while (m_leftMw <= 0.0 && m_step != m_first) {
            --m_step;
            m_leftMw = m_step->mw;
        }
    }

private:
    double replaceSteps(double mw) {
        double replacedUsd = 0.0;
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
    m_to = to;
    m_rampUsd = index < plan.rampUsd.size() && !plan.rampUsd[index].empty() ? plan.rampUsd[index].data() : nullptr;
    m_changed = plan.relaxed[index] != 0;
    m_curve.reserve(site.groups.size());
    for (auto* runs : {&m_deltas, &m_slopes, &m_nextSlopes})
        runs->resize(static_cast<std::size_t>(m_group->count) + 1);
    if (m_changed) ++plan.epoch;
    plan.relaxed[index] = 0;
    m_othersWhole = std::ranges::none_of(plan.relaxed, [](char relaxed) { return relaxed != 0; });
    m_pasts.resize(std::max(m_pasts.size(), site.groups.size()));
    m_past = &m_pasts[index];
    m_again = m_past->epoch == plan.epoch && m_past->from == from && m_past->to == to;
    ++plan.turn;
    if (m_group->upHours > 1 || m_group->downHours > 1)
        commitWithTimes(from, to);
    else
        commitFreely(from, to);
    m_past->from = from;
    m_past->to = to;
    m_past->epoch = plan.epoch;
    m_past->turn = plan.turn;
    return m_changed;
}

int GroupCommitment::unitsBefore(std::size_t from) const {
    return from == 0 ? m_group->initiallyOnline : m_plan->online[m_index][from - 1];
}

void GroupCommitment::setUnits(std::size_t hour, int units) {
    m_changed = m_changed || m_plan->online[m_index][hour] != units;
    m_plan->setUnits(*m_site, m_index, hour, units);
}

// Of one running unit at no output, less what its ramp is worth.
inline double GroupCommitment::hourUsd(std::size_t hour) const {
    return m_group->hourUsd[hour] - (m_rampUsd != nullptr ? m_rampUsd[hour] : 0.0);
}

// What a unit gives at best in place of the grid.
inline double GroupCommitment::bestMw(std::size_t hour) const {
    const bool isCheaper = m_group->outputUsd.data()[hour] < m_site->gridUsd.data()[hour];
    return m_group->unitMw.data()[hour] * (isCheaper ? 1.0 : m_group->minimumLoad);
}

// What that adds to the cost.
inline double GroupCommitment::bestUsd(std::size_t hour) const {
    return hourUsd(hour) + (m_group->outputUsd.data()[hour] - m_site->gridUsd.data()[hour]) * bestMw(hour);
}

// The grid could serve the hour alone, at no more than what a unit costs at its best load: none can be worth running.
inline bool GroupCommitment::leavesOff(std::size_t hour) const {
    return m_plan->netMw.data()[hour] <= m_site->gridMw.data()[hour] && bestUsd(hour) >= 0.0;
}

// Where nothing else serves the hour, that many units are worth the same.
inline bool GroupCommitment::isGridAlone(std::size_t hour, int units) const {
    return m_othersWhole && !m_site->reserve && m_plan->onlineUnits[hour] == m_plan->online[m_index][hour] &&
           !hasRenewable(*m_site, hour) && m_site->gridUsd[hour] <= m_site->flexibleUsd &&
           units * bestMw(hour) <= m_plan->netMw[hour];
}

// Backward: the slope in the n-th unit of the cost from the hour on; a later start bounds it below, a stop above. It
// rises with n, so units from the first that is worth nothing on need not be looked at.
// Forward: a unit starts where running saves more than its start, and stops where running saves nothing.
void GroupCommitment::commitFreely(std::size_t from, std::size_t to) {
    const std::size_t hours = m_site->hours;
    m_past->startUpTo.resize(hours);
    m_past->keepUpTo.resize(hours);
    m_past->slopes.resize((hours / kSlopeHours + 1) * static_cast<std::size_t>(m_group->count));
    m_stretches.clear();
    for (std::size_t hour = to; hour > from;) {
        Stretch stretch{from, hour};
        int worthwhile = 0; // units worth keeping in the hour after
        m_slopeCount = 0;
        if (m_again) { // the next hour touched, and from where on its future is known
            while (hour > from && !isTouched(hour - 1))
                --hour;
            if (hour == from) break;
            while (hour < stretch.to && hour % kSlopeHours != 0 && m_past->keepUpTo[hour] > 0)
                ++hour;
            stretch.to = hour;
            if (hour < to) worthwhile = m_past->keepUpTo[hour];
            for (const UnitRun* run = slopesAt(hour); worthwhile > 0; ++run) {
                m_slopes[m_slopeCount++] = *run;
                if (run->upTo == worthwhile) break;
            }
        }
        decideStretch(stretch, from, worthwhile);
        m_stretches.push_back(stretch);
        hour = stretch.from;
    }
    followStretches(from, to);
}

GroupCommitment::UnitRun* GroupCommitment::slopesAt(std::size_t hour) {
    return m_past->slopes.data() + hour / kSlopeHours * static_cast<std::size_t>(m_group->count);
}

// Back from the stretch's end to `from`, or to where all is as it was.
void GroupCommitment::decideStretch(Stretch& stretch, std::size_t from, int worthwhile) {
    int* const keepUpTo = m_past->keepUpTo.data();
    const std::size_t* const runFrom = m_site->quietFrom.data();
    for (std::size_t hour = stretch.to; hour-- > from;) {
        stretch.from = hour;
        const std::size_t quietFrom = std::max(from, runFrom[hour]);
        if (worthwhile == 0 && quietFrom <= hour && m_rampUsd == nullptr && m_plan->chargesOfRun[runFrom[hour]] == 0) {
            stretch.from = quietFrom;
            const bool asBefore = m_again && keepUpTo[quietFrom] == 0;
            std::fill(keepUpTo + quietFrom, keepUpTo + hour + 1, 0);
            std::fill_n(m_past->startUpTo.begin() + static_cast<std::ptrdiff_t>(quietFrom), hour + 1 - quietFrom, 0);
            if (asBefore) return;
            hour = quietFrom;
            continue;
        }
        const int before = keepUpTo[hour];
        worthwhile = decideHour(hour, worthwhile, hour + 1 < m_to ? m_group->startUsd[hour + 1] : 0.0);
        if (m_again && worthwhile == before) {
            if (worthwhile == 0) return;
            if (hour % kSlopeHours == 0 && std::equal(slopesBegin(), slopesEnd(), slopesAt(hour))) return;
        }
        if (hour % kSlopeHours == 0) std::copy(slopesBegin(), slopesEnd(), slopesAt(hour));
    }
}

// Forward over the stretches and on until units are as they were.
void GroupCommitment::followStretches(std::size_t from, std::size_t to) {
    const int* const startUpTo = m_past->startUpTo.data();
    const int* const keepUpTo = m_past->keepUpTo.data();
    const int* const online = m_plan->online[m_index].data();
    std::size_t done = from;
    while (!m_stretches.empty()) {
        const Stretch stretch = m_stretches.back();
        m_stretches.pop_back();
        std::size_t hour = std::max(done, stretch.from);
        if (hour >= to) return;
        int units = unitsBefore(hour);
        for (; hour < to; ++hour) {
            units = std::max(startUpTo[hour], std::min(units, keepUpTo[hour]));
            if (units != online[hour])
                setUnits(hour, units);
            else if (hour >= stretch.to)
                break;
        }
        done = hour;
    }
}

// One hour back; how many units are worth keeping in it.
int GroupCommitment::decideHour(std::size_t hour, int worthwhile, double nextStartUsd) {
    int start = 0;
    int keep = 0;
    if (worthwhile > 0 || !leavesOff(hour)) {
        findDeltas(hour, worthwhile);
        addSlopes(nextStartUsd);
        const double startUsd = m_group->startUsd[hour];
        for (const UnitRun* run = m_slopes.data(); run != slopesEnd(); ++run) {
            keep = run->upTo;
            if (run->usd < -startUsd) start = run->upTo;
        }
    }
    m_past->startUpTo[hour] = start;
    m_past->keepUpTo[hour] = keep;
    return keep;
}

// The hour's deltas to the slopes of the next, which a start bounds; units that are worth nothing on are left out.
void GroupCommitment::addSlopes(double nextStartUsd) {
    m_nextSlopes.swap(m_slopes);
    const UnitRun* next = m_nextSlopes.data();
    const UnitRun* const nextEnd = next + m_slopeCount;
    const UnitRun* const deltaEnd = m_deltas.data() + m_deltaCount;
    UnitRun* end = m_slopes.data();
    for (const UnitRun* delta = m_deltas.data(); delta != deltaEnd;) {
        const bool hasNext = next != nextEnd;
        const int upTo = hasNext ? std::min(next->upTo, delta->upTo) : delta->upTo;
        const double usd = delta->usd + (hasNext ? std::max(-nextStartUsd, next->usd) : 0.0);
        if (usd >= 0.0) break;
        if (end != m_slopes.data() && end[-1].usd == usd)
            end[-1].upTo = upTo;
        else
            *end++ = {usd, upTo};
        if (hasNext && next->upTo == upTo) ++next;
        if (delta->upTo == upTo) ++delta;
    }
    m_slopeCount = static_cast<std::size_t>(end - m_slopes.data());
}

inline void GroupCommitment::addDelta(double usd, int upTo) {
    m_deltas.data()[m_deltaCount++] = {usd, upTo};
}

// The deltas of at least `least` units, and of all that are below 0.
void GroupCommitment::findDeltas(std::size_t hour, int least) {
    m_deltaCount = 0;
    const bool hasCapacity = m_group->unitMw[hour] > 0.0;
    if (hasCapacity && leavesOff(hour) && isGridAlone(hour, least))
        addDelta(bestUsd(hour), m_group->count);
    else if (hasCapacity && !m_site->reserve)
        walkDeltas(hour, least);
    else if (hasCapacity)
        hullDeltas(hour);
    else
        addDelta(std::max(0.0, hourUsd(hour)) + 1.0, m_group->count); // no use in running
}

// n units give what is open to them within [n x minimum, n x capacity]. Where the next units replace the same step, or
// none, they are all worth the same.
void GroupCommitment::walkDeltas(std::size_t hour, int least) {
    m_curve.build(*m_site, *m_plan, hour, static_cast<int>(m_index));
    const double demandMw = m_plan->netMw[hour];
    const double unitMw = m_group->unitMw[hour];
    const double minimumMw = unitMw * m_group->minimumLoad;
    const double unitsPerMw = 1.0 / unitMw;
    const double outputUsd = m_group->outputUsd[hour];
    const double runningUsd = hourUsd(hour);
    const double outputMw = openMw(m_curve, demandMw, outputUsd);
    SupplyDescent others(m_curve, demandMw, m_site->barredUsd);
    const int count = m_group->count;
    double givenMw = 0.0;
    for (int n = 1; n <= count;) {
        const double nextMw = std::max(n * minimumMw, std::min(n * unitMw, outputMw));
        const double addedMw = nextMw - givenMw;
        double alike = 1.0; // how many replace the same step
        others.skipEmpty();
        if (n * unitMw <= outputMw && others.leftMw() >= unitMw)
            alike = std::min(others.leftMw(), outputMw - (n - 1) * unitMw) * unitsPerMw;
        else if (addedMw <= 0.0)
            alike = minimumMw > 0.0 ? outputMw / minimumMw - n + 1.0 : count;
        else if ((n - 1) * minimumMw >= outputMw && others.leftMw() >= minimumMw)
            alike = others.leftMw() / minimumMw;
        const int last = alike >= count - n + 1 ? count : std::max(n, n - 1 + static_cast<int>(alike));
        const int added = last - n + 1;
        double deltaUsd = runningUsd;
        if (addedMw > 0.0) deltaUsd += outputUsd * addedMw - others.replace(addedMw, added);
        addDelta(deltaUsd, last);
        n = last + 1;
        if (deltaUsd >= 0.0 && last >= least) return;
        givenMw = std::max(last * minimumMw, std::min(last * unitMw, outputMw));
    }
}

// With a reserve the first unit may be worth nothing alone: the slopes of the convex hull from below.
void GroupCommitment::hullDeltas(std::size_t hour) {
    const double demandMw = m_plan->netMw[hour];
    const auto count = static_cast<std::size_t>(m_group->count);
    m_sumUsd.resize(std::max(m_sumUsd.size(), count + 1));
    const double minimumMw = m_group->unitMw[hour] * m_group->minimumLoad;
    const double runningUsd = hourUsd(hour) + minimumMw * m_group->outputUsd[hour];
    for (std::size_t n = 0; n <= count; ++n) {
        m_curve.build(*m_site, *m_plan, hour, static_cast<int>(m_index), static_cast<int>(n));
        m_sumUsd[n] = m_curve.costUsd(demandMw, m_site->barredUsd) + static_cast<double>(n) * runningUsd;
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
        n = best;
        addDelta(slope, static_cast<int>(n));
    }
}

void GroupCommitment::commitWithTimes(std::size_t from, std::size_t to) {
    const auto levels = static_cast<std::size_t>(m_group->count);
    const std::size_t span = to - from;
    bool touched = !m_again;
    m_past->levelUsd.resize(levels * span);
    for (std::size_t hour = from; hour < to; ++hour) {
        if (m_again && !isTouched(hour)) continue;
        touched = true;
        findDeltas(hour, m_group->count);
        std::size_t n = 0;
        for (std::size_t i = 0; i < m_deltaCount; ++i)
            for (; n < static_cast<std::size_t>(m_deltas[i].upTo); ++n)
                m_past->levelUsd[n * span + hour - from] = m_deltas[i].usd;
    }
    if (!touched) return;
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
    const double* deltaUsd = &m_past->levelUsd[static_cast<std::size_t>(level - 1) * span];
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
