#include "model/adequacy/amount_search.h"

#include <algorithm>

namespace model::adequacy {

AmountSearch::AmountSearch(std::function<const SimulationSystem&(double amount)> systemWith,
                           std::pair<double, double> range, const SearchOptions& options, const std::stop_token& stop)
    : m_systemWith(std::move(systemWith)), m_range(range), m_options(options), m_stop(stop) {}

AmountSearch::Hours AmountSearch::at(double amount) {
    if (const auto known = m_known.find(amount); known != m_known.end()) return known->second;
    if (m_stop.stop_requested()) m_isCancelled = true;
    if (m_isCancelled) return {};
    SimulationOptions options;
    options.years = m_options.years;
    options.seed = m_options.seed;
    options.threads = m_options.threads;
    options.stop = m_stop;
    const SimulatedAdequacy found = simulate(m_systemWith(amount), options);
    m_isCancelled = found.isCancelled;
    const Hours hours{units::number(found.lole.value), units::number(found.lole.standardError)};
    if (m_isCancelled) return hours;
    m_known[amount] = hours;
    if (m_options.progress) m_options.progress({m_known.size(), amount, found.lole});
    return hours;
}

double AmountSearch::lastAccepted(const std::function<bool(const Hours&)>& isAccepted, double about,
                                  double resolution) {
    double accepted = m_range.first;
    double refused = m_range.second;
    const auto look = [&](double amount) {
        const bool isGood = isAccepted(at(amount));
        if (!m_isCancelled) (isGood ? accepted : refused) = amount;
        return isGood;
    };
    double step = 4.0 * resolution;
    const double from = std::clamp(about, accepted, refused);
    if (from > accepted && from < refused) {
        const bool isUp = look(from);
        for (; !m_isCancelled; step *= 2.0) {
            const double next = isUp ? from + step : from - step;
            if (next <= accepted || next >= refused) break;
            if (look(next) != isUp) break;
        }
    }
    while (refused - accepted > resolution && !m_isCancelled)
        look(0.5 * (accepted + refused));
    return accepted;
}

} // namespace model::adequacy
