// Finds how much of something a simulated system takes: trials of the same sample-years with different amounts, none
// of them simulated twice.
#pragma once

#include "model/adequacy/simulated_headroom.h"

#include <functional>
#include <map>
#include <stop_token>
#include <utility>

namespace model::adequacy {

class AmountSearch {
public:
    using Hours = stochastic::Estimate<>; // without service, per pass of the series

    // `systemWith` makes the system for an amount; it must have no errors. At the lower end of the range all is known
    // to be served, and beyond its upper end nothing is.
    AmountSearch(std::function<const SimulationSystem&(double amount)> systemWith, std::pair<double, double> range,
                 const SearchOptions& options, const std::stop_token& stop);

    Hours at(double amount);
    // The amount that is accepted while `resolution` more is not, where acceptance ends as the amount grows; found by
    // steps that double from `about`, and bisection. Once cancelled, the best that is known.
    double lastAccepted(const std::function<bool(const Hours&)>& isAccepted, double about, double resolution);

    std::size_t trials() const { return m_known.size(); }
    bool isCancelled() const { return m_isCancelled; }

private:
    std::function<const SimulationSystem&(double amount)> m_systemWith;
    std::pair<double, double> m_range;
    SearchOptions m_options;
    std::stop_token m_stop;
    std::map<double, Hours> m_known;
    bool m_isCancelled{};
};

} // namespace model::adequacy
