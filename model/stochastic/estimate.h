// A value found by sampling, with its standard error.
#pragma once

namespace model::stochastic {

template<class Q = double>
struct Estimate {
    Q value{};
    Q standardError{};
};

} // namespace model::stochastic
