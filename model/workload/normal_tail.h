// The standard normal distribution far into its left tail; not a random number.
#pragma once

namespace model::workload {

double normalCdf(double z);
// ln of the above, finite where the probability itself underflows.
double logNormalCdf(double z);
// phi(z) / Phi(z): positive, falling in z, close to -z far on the left.
double inverseMills(double z);

// The z at which inverseMills(z) is `ratio` (> 0), to the last digits.
double inverseMillsPosition(double ratio);
// The z at which logNormalCdf(z) is `logProbability` (< 0).
double logNormalQuantile(double logProbability);

} // namespace model::workload
