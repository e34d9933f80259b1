// A site's risk over several weather years: load, curtailment and heat of each in turn, pooled into one long series.
#pragma once

#include "model/scenario/outcome.h"
#include "model/scenario/site_year.h"

#include <memory>
#include <span>

namespace model::scenario {

class SiteWeather {
public:
    // Keeps copies of the scenario, one for each of its weather years; none: nothing to pool.
    explicit SiteWeather(const Scenario& scenario);

    std::size_t years() const { return m_sites.size(); }

    // What stands against what in all weather years one after the other. The spans hold until the next call.
    struct Pool {
        adequacy::SiteSupply supply;
        std::vector<double> loadMw;
    };
    const Pool& pool(int year, const DemandYear& demand);
    // Each weather year by itself.
    std::vector<WeatherRiskYear> eachYear(int year, const DemandYear& demand);
    // LOLE and EUE as the mean of `each`, which keep the yearly limit of flexible load; headroom and firm figures over
    // the hours of the pool, where that limit is one for all years together.
    adequacy::SiteAdequacy adequacy(int year, const DemandYear& demand, std::span<const WeatherRiskYear> each);

private:
    struct Site {
        int weatherYear{};
        Scenario scenario;
        std::unique_ptr<SiteYears> years;
    };
    std::vector<std::unique_ptr<Site>> m_sites;
    Pool m_pool;
    std::vector<double> m_gridLimitMw;
    std::vector<double> m_renewableMw;
};

} // namespace model::scenario
