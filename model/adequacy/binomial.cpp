#include "model/adequacy/binomial.h"

#include <cassert>
#include <cmath>

namespace model::adequacy {

// Ratios of neighbouring terms outwards from the mode, then normalised: no term underflows before its neighbours
// towards the mode do, and every term keeps its relative precision.
std::vector<double> binomial(int count, double rate) {
    assert(count >= 0 && rate >= 0.0 && rate <= 1.0);
    const auto size = static_cast<std::size_t>(count) + 1;
    std::vector<double> probability(size, 0.0);
    if (rate == 0.0 || rate == 1.0) {
        probability[rate == 0.0 ? 0 : size - 1] = 1.0;
        return probability;
    }
    const double odds = rate / (1.0 - rate);
    const auto mode = std::min(size - 1, static_cast<std::size_t>((count + 1) * rate));
    probability[mode] = 1.0;
    for (std::size_t k = mode; k + 1 < size; ++k)
        probability[k + 1] = probability[k] * odds * static_cast<double>(size - 1 - k) / static_cast<double>(k + 1);
    for (std::size_t k = mode; k > 0; --k)
        probability[k - 1] = probability[k] * static_cast<double>(k) / (odds * static_cast<double>(size - k));
    double sum = 0.0;
    for (const double term : probability)
        sum += term;
    for (double& term : probability)
        term /= sum;
    return probability;
}

} // namespace model::adequacy
