#include "model/dispatch/window_memory.h"

#include <algorithm>
#include <numeric>
#include <utility>

namespace model::dispatch {

namespace {

bool isConstant(const ShadowPrice& price, const PlanWindow& window) {
    return price.firstUsd == price.thenUsd || price.thenFrom <= window.from || price.thenFrom >= window.to;
}

bool isSamePrice(const ShadowPrice& one, const ShadowPrice& other, const PlanWindow& window) {
    const bool changes = !isConstant(one, window);
    if (changes != !isConstant(other, window)) return false;
    if (!changes) return one.at(window.from) == other.at(window.from);
    return one.firstUsd == other.firstUsd && one.thenUsd == other.thenUsd && one.thenFrom == other.thenFrom;
}

template<typename Number>
bool isSame(const std::vector<Number>& one, const std::vector<Number>& other, std::size_t from, std::size_t to) {
    return std::equal(one.begin() + static_cast<std::ptrdiff_t>(from), one.begin() + static_cast<std::ptrdiff_t>(to),
                      other.begin() + static_cast<std::ptrdiff_t>(from));
}

template<typename Number>
void copyHours(const std::vector<Number>& source, const PlanWindow& window, std::vector<Number>& target) {
    std::copy(source.begin() + static_cast<std::ptrdiff_t>(window.from),
              source.begin() + static_cast<std::ptrdiff_t>(window.keepTo),
              target.begin() + static_cast<std::ptrdiff_t>(window.from));
}

template<typename Number>
void shape(std::size_t rows, std::size_t hours, std::vector<std::vector<Number>>& table) {
    table.resize(rows);
    for (auto& row : table)
        row.resize(hours);
}

} // namespace

void WindowMemory::forget() {
    for (Plan* plan : {&m_now, &m_before, &m_low, &m_high})
        for (Past& past : plan->passes)
            past.uses.clear();
}

void WindowMemory::begin(const SiteHours& site, const ShadowPrice& price, Pass pass,
                         const std::vector<char>& shedHours) {
    if (pass == Pass::First) {
        std::swap(m_before, m_now);
        m_now.passes[1].uses.clear();
    }
    m_now.last = static_cast<std::size_t>(pass);
    Past& past = m_now.passes[m_now.last];
    past.price = price;
    past.flexibleMw = site.flexibleMw;
    shape(site.groups.size(), site.hours, past.online);
    shape(site.groups.size(), site.hours, past.outputMw);
    shape(site.stores.size(), site.hours, past.chargeMw);
    past.chargesMwh.clear();
    past.uses.clear();
    m_shedHours = shedHours;
}

// Whether no more may shed than in the past, and what may shed less did not.
bool WindowMemory::shedsAlike(const SiteHours& site, const PlanWindow& window, const Past& past) const {
    const bool isFirstPass = &past == &m_now.passes[0];
    for (std::size_t hour = window.from; hour < window.to; ++hour) {
        if (site.flexibleMw[hour] == past.flexibleMw[hour]) continue;
        if (!isFirstPass || m_shedHours[hour] != 0) return false;
    }
    return true;
}

// Whether the plan stands at the window's start as it stood in the past: charges, and the hours before it as far back
// as minimum times and ramps look.
bool WindowMemory::beginsAlike(const SiteHours& site, const PlanWindow& window, const SitePlan& plan,
                               const std::vector<double>& chargesMwh, const Past& past) {
    if (past.chargesMwh[window.number] != chargesMwh) return false;
    for (std::size_t i = 0; i < site.groups.size() && window.from > 0; ++i) {
        const auto back = static_cast<std::size_t>(std::max(site.groups[i].upHours, site.groups[i].downHours));
        const std::size_t first = window.from - std::min(window.from, back);
        if (!isSame(past.online[i], plan.online[i], first, window.from)) return false;
        if (site.groups[i].ramped && past.outputMw[i][window.from - 1] != plan.outputMw[i][window.from - 1])
            return false;
    }
    return true;
}

bool WindowMemory::decidesAlike(const SiteHours& site, const PlanWindow& window, const Past& one, const Past& other) {
    for (std::size_t i = 0; i < site.groups.size(); ++i)
        if (!isSame(one.online[i], other.online[i], window.from, window.keepTo) ||
            (site.groups[i].ramped && !isSame(one.outputMw[i], other.outputMw[i], window.from, window.keepTo)))
            return false;
    for (std::size_t i = 0; i < site.stores.size(); ++i)
        if (!isSame(one.chargeMw[i], other.chargeMw[i], window.from, window.keepTo)) return false;
    return true;
}

bool WindowMemory::isIdleAtLess(const PlanWindow& window, const Past& past) const {
    const ShadowPrice& price = m_now.passes[m_now.last].price;
    return past.uses[window.number].planned <= 0.0 && isConstant(past.price, window) &&
           past.price.at(window.from) <= std::min(price.at(window.from), price.at(window.to - 1));
}

bool WindowMemory::isBetweenEnds(const PlanWindow& window, const Past& low, const Past& high) const {
    const ShadowPrice& price = m_now.passes[m_now.last].price;
    if (!isConstant(price, window) || !isConstant(low.price, window) || !isConstant(high.price, window)) return false;
    const double usd = price.at(window.from);
    return low.price.at(window.from) <= usd && usd <= high.price.at(window.from);
}

const WindowMemory::Past* WindowMemory::find(const SiteHours& site, const PlanWindow& window, const SitePlan& plan,
                                             const std::vector<double>& chargesMwh) const {
    const ShadowPrice& price = m_now.passes[m_now.last].price;
    const auto isKnown = [&window](const Past& past) { return window.number < past.uses.size(); };
    const auto isAlike = [&](const Past& past) {
        return beginsAlike(site, window, plan, chargesMwh, past) && shedsAlike(site, window, past);
    };
    if (m_now.last == 1 && isAlike(m_now.passes[0])) return &m_now.passes[0];
    for (const Plan* other : {&m_before, &m_low, &m_high})
        for (const Past& past : other->passes)
            if (isKnown(past) && (isSamePrice(price, past.price, window) || isIdleAtLess(window, past)) &&
                isAlike(past))
                return &past;
    for (const Past& low : m_low.passes)
        for (const Past& high : m_high.passes)
            if (isKnown(low) && isKnown(high) && isBetweenEnds(window, low, high) && isAlike(low) && isAlike(high) &&
                decidesAlike(site, window, low, high))
                return &low;
    return nullptr;
}

bool WindowMemory::take(const SiteHours& site, const PlanWindow& window, SitePlan& plan,
                        std::vector<double>& chargesMwh) {
    const Past* const past = find(site, window, plan, chargesMwh);
    if (past == nullptr) return false;
    ++plan.turn;
    for (std::size_t hour = window.from; hour < window.keepTo; ++hour) {
        for (std::size_t i = 0; i < site.groups.size(); ++i)
            plan.setUnits(site, i, hour, past->online[i][hour]);
        for (std::size_t i = 0; i < site.stores.size(); ++i)
            plan.setCharge(site, i, hour, past->chargeMw[i][hour]);
    }
    for (std::size_t i = 0; i < site.groups.size(); ++i) {
        plan.relaxed[i] = 0;
        plan.rampSet[i] = site.groups[i].ramped ? 1 : 0;
        if (site.groups[i].ramped) copyHours(past->outputMw[i], window, plan.outputMw[i]);
    }
    ++plan.epoch;
    const std::vector<double> beforeMwh = std::exchange(chargesMwh, past->chargesMwh[window.number + 1]);
    keep(site, window, plan, beforeMwh, chargesMwh, past->uses[window.number]);
    return true;
}

void WindowMemory::keep(const SiteHours& site, const PlanWindow& window, const SitePlan& plan,
                        const std::vector<double>& beforeMwh, const std::vector<double>& afterMwh, const Use& use) {
    Past& past = m_now.passes[m_now.last];
    if (past.chargesMwh.empty()) past.chargesMwh.push_back(beforeMwh);
    past.chargesMwh.push_back(afterMwh);
    past.uses.push_back(use);
    for (std::size_t i = 0; i < site.groups.size(); ++i) {
        copyHours(plan.online[i], window, past.online[i]);
        if (site.groups[i].ramped) copyHours(plan.outputMw[i], window, past.outputMw[i]);
    }
    for (std::size_t i = 0; i < site.stores.size(); ++i)
        copyHours(plan.chargeMw[i], window, past.chargeMw[i]);
}

double WindowMemory::used() const {
    const std::vector<Use>& uses = m_now.passes[m_now.last].uses;
    return std::accumulate(uses.begin(), uses.end(), 0.0, [](double sum, const Use& use) { return sum + use.kept; });
}

void WindowMemory::makeEnd(End end) {
    std::swap(m_now, end == End::Low ? m_low : m_high);
}

} // namespace model::dispatch
