// Why energy changed: logarithms of the factors of E = users x tasks x tokens x FLOP / (FLOP/J) x PUE x cloud share.
#pragma once

#include <optional>

namespace model::workload {

// The seven factors of a year's facility energy, each in any unit that is the same in the years compared.
struct EnergyFactors {
    double users{};
    double tasksPerUser{};
    double tokensPerTask{};
    double workPerToken{};
    double workPerJoule{};
    double pue{};
    double cloudShare{};
    double energy() const {
        return users * tasksPerUser * tokensPerTask * workPerToken / workPerJoule * pue * cloudShare;
    }
};

// Contributions to ln(E1/E0): workPerJoule counts negatively, all others as they are.
struct EnergyDecomposition {
    double users{};
    double tasksPerUser{};
    double tokensPerTask{};
    double workPerToken{};
    double workPerJoule{};
    double pue{};
    double cloudShare{};
    double sum() const { return users + tasksPerUser + tokensPerTask + workPerToken + workPerJoule + pue + cloudShare; }
};

// Nothing when a factor is not positive.
std::optional<EnergyDecomposition> decomposeEnergy(const EnergyFactors& from, const EnergyFactors& to);

} // namespace model::workload
