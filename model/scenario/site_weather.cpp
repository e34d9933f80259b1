#include "model/scenario/site_weather.h"

#include <algorithm>
#include <utility>

namespace model::scenario {

SiteWeather::SiteWeather(const Scenario& scenario) {
    for (const WeatherYear& weather : scenario.weatherYears) {
        auto& site = *m_sites.emplace_back(std::make_unique<Site>());
        site.weatherYear = weather.year;
        site.scenario = scenario;
        site.scenario.temperature.profile = weather.temperature;
        site.scenario.regionLoad.profile = weather.regionLoad;
        for (std::size_t i = 0; i < weather.renewables.size(); ++i)
            site.scenario.plant.renewables[i].profile.profile = weather.renewables[i];
        site.years = std::make_unique<SiteYears>(site.scenario);
    }
}

const SiteWeather::Pool& SiteWeather::pool(int year, const DemandYear& demand) {
    m_pool.loadMw.clear();
    m_gridLimitMw.clear();
    m_renewableMw.clear();
    std::vector<double> coldFailuresPerHour;
    units::Power peak;
    for (const auto& site : m_sites) {
        const auto load = site->years->load(year, demand);
        peak = std::max(peak, load.peak);
        m_pool.supply = site->years->supply(year, peak);
        const auto hours = load.facility.numbers();
        m_pool.loadMw.insert(m_pool.loadMw.end(), hours.begin(), hours.end());
        m_gridLimitMw.insert(m_gridLimitMw.end(), m_pool.supply.gridLimitMw.begin(), m_pool.supply.gridLimitMw.end());
        const auto& failures = m_pool.supply.cold.failuresPerHour;
        coldFailuresPerHour.insert(coldFailuresPerHour.end(), failures.begin(), failures.end());
        m_renewableMw.insert(m_renewableMw.end(), m_pool.supply.renewableMw.begin(), m_pool.supply.renewableMw.end());
    }
    m_pool.supply.cold.failuresPerHour = std::move(coldFailuresPerHour);
    m_pool.supply.gridLimitMw = m_gridLimitMw;
    m_pool.supply.renewableMw = m_renewableMw;
    m_pool.supply.flexibleLimit *= static_cast<double>(m_sites.size());
    return m_pool;
}

adequacy::SiteAdequacy SiteWeather::adequacy(int year, const DemandYear& demand,
                                             std::span<const WeatherRiskYear> each) {
    const Pool& hours = pool(year, demand);
    auto found =
        adequacy::siteAdequacy(hours.supply, hours.loadMw, m_sites.front()->scenario.frame.targetAvailability.value);
    found.lole = units::Duration();
    found.eue = units::Energy();
    for (const WeatherRiskYear& risk : each) {
        found.lole += risk.loleHours / static_cast<double>(each.size()) * units::h;
        found.eue += risk.eueMwh / static_cast<double>(each.size()) * units::MWh;
    }
    return found;
}

std::vector<WeatherRiskYear> SiteWeather::eachYear(int year, const DemandYear& demand) {
    std::vector<WeatherRiskYear> list;
    for (const auto& site : m_sites) {
        const auto load = site->years->load(year, demand);
        const auto found = site->years->adequacy(year, load);
        list.push_back({site->weatherYear, units::number(load.peak), units::number(found.lole),
                        units::number(found.eue), units::number(found.headroom)});
    }
    return list;
}

} // namespace model::scenario
