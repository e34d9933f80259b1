// The price of a token in DemandPath: given by a trend, or the cost that it brings about itself.
#include "model/scenario/demand_trial.h"
#include "model/scenario/world_price.h"
#include "model/workload/rebound.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace model::scenario {

namespace {
constexpr double kPriceReach = 40.0; // of the log of the price over the first year's: nothing real lies beyond
} // namespace

std::vector<double> DemandPath::exogenousPrices(int year) const {
    const bool isFalling = m_efficiency == Efficiency::Developing;
    double fixedQuality = isFalling ? worldPriceRatio(m_scenario.frame, year - m_firstYear) : 1.0;
    if (isFalling) fixedQuality /= compute::releaseGain(m_scenario.efficiency.release, year);
    std::vector<double> prices;
    for (const auto& workload : m_workloads)
        prices.push_back(workload::priceRatio(fixedQuality, workload.passThrough.value, workload.qualityShare.value));
    return prices;
}

// Each class takes its share of a change of the cost.
std::vector<double> DemandPath::pricesAtLevel(double logLevel) const {
    std::vector<double> prices;
    for (const auto& workload : m_workloads)
        prices.push_back(workload::priceRatio(std::exp(logLevel), workload.passThrough.value, 0.0));
    return prices;
}

DemandPath::Trial DemandPath::atLevel(int year, const SupplyTerms& terms, double logLevel) const {
    auto prices = pricesAtLevel(logLevel);
    auto works = worksAt(year, prices);
    return attempt(year, terms, std::move(prices), std::move(works), 1.0);
}

// Log of the cost of a token over its price; not a number where nobody buys.
double DemandPath::priceGap(const Trial& trial, double logLevel) const {
    if (trial.costUsdPerToken <= 0.0) return std::numeric_limits<double>::quiet_NaN();
    return std::log(trial.costUsdPerToken / m_firstCostUsdPerToken) - logLevel;
}

// At the choke price of a class its users are indifferent: any share of them may buy. One share makes the cost of a
// token its price.
DemandPath::Trial DemandPath::atChoke(int year, const SupplyTerms& terms, const FixedPoint& jump) const {
    const auto prices = pricesAtLevel(jump.position);
    const auto less = worksAt(year, pricesAtLevel(std::max(jump.position, jump.across)));
    const auto more = worksAt(year, pricesAtLevel(std::min(jump.position, jump.across)));
    const auto mixed = [&](double share) {
        std::vector<ClassWork> works;
        for (std::size_t i = 0; i < less.size(); ++i)
            works.push_back(mixture(less[i], more[i], share));
        return attempt(year, terms, prices, std::move(works), 1.0);
    };
    const FixedPoint share = findCrossing([&](double at) { return priceGap(mixed(at), jump.position); }, 0.0, 1.0);
    Trial trial = mixed(share.position);
    trial.price = {jump.position, share.residual, jump.rounds + share.rounds, share.settled, jump.across};
    return trial;
}

// Below a region the price is given; from there up it follows the cost, to a fixed point of the price level. Where no
// price covers what serving costs, last year's is kept.
DemandPath::Trial DemandPath::settle(int year, const SupplyTerms& terms) {
    const auto once = [&](const std::vector<double>& prices) {
        Trial trial = attempt(year, terms, prices, worksAt(year, prices), 1.0);
        trial.price.rounds = 1;
        return trial;
    };
    if (m_efficiency == Efficiency::WithoutRebound || !m_anchored)
        return once(isEndogenous() || m_efficiency == Efficiency::WithoutRebound
                        ? std::vector<double>(m_workloads.size(), 1.0)
                        : exogenousPrices(year));
    if (!isEndogenous()) return once(exogenousPrices(year));
    const FixedPoint found = findFixedPoint([&](double level) { return priceGap(atLevel(year, terms, level), level); },
                                            m_logPriceLevel, -kPriceReach, kPriceReach);
    m_logPriceLevel = found.position;
    if (found.settled == Settled::Discontinuous) return atChoke(year, terms, found);
    Trial trial = atLevel(year, terms, found.position);
    trial.price = found;
    return trial;
}

} // namespace model::scenario
