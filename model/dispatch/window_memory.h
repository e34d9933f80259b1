// The windows of plans that differ in one price only, kept while that price is sought, so that a window is planned anew
// only where the price changes something. Knows no prices but that one: whoever changes others makes it forget.
#pragma once

#include "model/dispatch/shadow_prices.h"
#include "model/dispatch/site_hours.h"

#include <array>
#include <vector>

namespace model::dispatch {

// Hours [from, to) are planned, [from, keepTo) stay.
struct PlanWindow {
    std::size_t number{}; // from 0
    std::size_t from{};
    std::size_t to{};
    std::size_t keepTo{};
};

class WindowMemory {
public:
    void forget();
    // A plan at this price; the second pass follows a first one whose shedding was then limited, but for `shedHours`.
    enum class Pass : std::size_t { First, Second };
    void begin(const SiteHours& site, const ShadowPrice& price, Pass pass, const std::vector<char>& shedHours);
    // Takes the window's hours over, and the charges that follow it, where an earlier plan began it alike at the same
    // prices. At another price what was best still is where it uses nothing of the limit at a lower price, where both
    // ends of the bracket decide alike, and without leave to shed where it sheds nothing.
    bool take(const SiteHours& site, const PlanWindow& window, SitePlan& plan, std::vector<double>& chargesMwh);
    // What the hours that stay use of the limit, and all that were planned.
    struct Use {
        double kept{};
        double planned{};
    };
    // The window as planned, from charges `beforeMwh`.
    void keep(const SiteHours& site, const PlanWindow& window, const SitePlan& plan,
              const std::vector<double>& beforeMwh, const std::vector<double>& afterMwh, const Use& use);
    double used() const; // by all windows of the plan
    // The plan is the new end of the bracket; `used` tells of it no more.
    enum class End { Low, High };
    void makeEnd(End end);

private:
    struct Past {
        ShadowPrice price;
        std::vector<double> flexibleMw;
        std::vector<std::vector<int>> online;      // by group, hour by hour, as are the next two
        std::vector<std::vector<double>> outputMw; // of ramped groups
        std::vector<std::vector<double>> chargeMw;
        std::vector<std::vector<double>> chargesMwh; // by window at its start, and after the last
        std::vector<Use> uses;                       // by window, as far as it is planned
    };
    struct Plan {
        std::array<Past, 2> passes;
        std::size_t last{}; // pass
    };
    static bool beginsAlike(const SiteHours& site, const PlanWindow& window, const SitePlan& plan,
                            const std::vector<double>& chargesMwh, const Past& past);
    bool shedsAlike(const SiteHours& site, const PlanWindow& window, const Past& past) const;
    static bool decidesAlike(const SiteHours& site, const PlanWindow& window, const Past& one, const Past& other);
    bool isIdleAtLess(const PlanWindow& window, const Past& past) const;
    bool isBetweenEnds(const PlanWindow& window, const Past& low, const Past& high) const;
    const Past* find(const SiteHours& site, const PlanWindow& window, const SitePlan& plan,
                     const std::vector<double>& chargesMwh) const;

    Plan m_now;
    Plan m_before;
    Plan m_low;
    Plan m_high;
    std::vector<char> m_shedHours; // that shed in the first pass
};

} // namespace model::dispatch
