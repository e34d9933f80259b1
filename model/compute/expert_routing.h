// How many different experts the tokens of a step choose when some experts are more popular than others; a mean over
// routings, not one router's record. Says nothing of the load that the most popular expert puts on its accelerator.
#pragma once

#include <array>

namespace model::compute {

// Expected number of different experts that `tokens` tokens choose, each taking `expertsPerToken` of `experts` evenly:
// E (1 - (1 - k/E)^B).
double distinctExperts(double experts, double expertsPerToken, double tokens);

// The popularity of the expert of rank r is r^-skew. A token's choice without replacement is taken as independent
// choices with probability 1 - exp(-c r^-skew), c set so that they add up to expertsPerToken (Rosén 1972). Skew 0 is
// the even case exactly; with 1 the number of different experts stays within 3 % of sampling without replacement.
class ExpertRouting {
public:
    ExpertRouting(double experts, double expertsPerToken, double skew);
    double distinct(double tokens) const; // >= 0

private:
    static constexpr std::size_t kMostGroups = 56;
    double distinctAt(double exponent) const;

    double m_experts;
    double m_chosen;
    double m_scale{}; // c
    std::size_t m_groups{};
    std::array<double, kMostGroups> m_counts{}; // experts of neighbouring ranks
    std::array<double, kMostGroups> m_weights{};
};

} // namespace model::compute
