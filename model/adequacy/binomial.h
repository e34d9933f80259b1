// How many of n equal, independent things are out: the binomial distribution, right in its far tail.
#pragma once

#include <vector>

namespace model::adequacy {

// Probability of exactly k out of `count` being out, k = 0..count, each out with probability `rate` in [0, 1].
std::vector<double> binomial(int count, double rate);

} // namespace model::adequacy
