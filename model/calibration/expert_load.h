// How many rows each expert gets when a benchmark routes its tokens by a named rule: the middle case, not one draw.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

namespace model::calibration {

// Rows per expert in falling order, adding up to tokens x expertsPerToken, none above `tokens`.
//   balanced          as even as whole rows allow
//   uniform, random   every token draws its experts evenly without replacement: quantiles of the binomial
//   zipf_S            popularity r^-S of the expert of rank r
//   power_law_A       popularity drawn with density x^-A: on [1, 0.8 tokens] when there are more rows than experts, on
//                     [0.01, 2] when there are not (the rule of NVIDIA's AIConfigurator tables); quantiles of the law,
//                     and what rounding leaves over goes to experts that have none
// Nothing for a rule of another name.
std::optional<std::vector<double>> expertRows(std::string_view routing, double tokens, double experts,
                                              double expertsPerToken);
// The fewest experts that the rule allows to be hit; expertsPerToken where it sets no bound.
double fewestExperts(std::string_view routing, double tokens, double experts, double expertsPerToken);

} // namespace model::calibration
