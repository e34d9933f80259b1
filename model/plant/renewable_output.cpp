#include "model/plant/renewable_output.h"

#include <algorithm>
#include <cmath>
#include <optional>

namespace model::plant {

namespace {

constexpr double kRoundedShare = 1.001; // published shares are rounded

// What one of the profile's numbers is of the nameplate.
std::optional<double> shareOfOne(const Renewable& renewable) {
    const std::string& unit = renewable.profile.profile->unit;
    if (unit == "share") return 1.0;
    if (unit == "%") return 0.01;
    const double nameplateMw = renewable.profileNameplate.value;
    if (nameplateMw <= 0.0) return std::nullopt;
    if (unit == "MW") return 1.0 / nameplateMw;
    if (unit == "kW") return 1e-3 / nameplateMw;
    if (unit == "GW") return 1e3 / nameplateMw;
    return std::nullopt;
}

} // namespace

std::vector<double> capacityFactors(const Renewable& renewable, const series::TimeAxis& axis) {
    if (!renewable.profile.profile) return {};
    const auto share = shareOfOne(renewable);
    if (!share) return {};
    auto factors = series::fitToYear(*renewable.profile.profile, axis);
    for (double& factor : factors)
        factor = std::clamp(factor * *share, 0.0, 1.0);
    return factors;
}

double outputMwAtFullShare(const Renewable& renewable, double year) {
    const double age = year - renewable.inService.value;
    if (age < 0.0) return 0.0;
    return renewable.capacity.value * (1.0 - renewable.losses.value) * std::pow(1.0 - renewable.degradation.value, age);
}

bool isFirm(const Renewable& renewable) {
    return renewable.weather == ProfileWeather::Actual && renewable.profile.profile &&
           !renewable.profile.profile->isTypical();
}

std::vector<units::Issue> renewableIssues(const Renewable& renewable) {
    const auto issue = [&](const char* code, std::vector<std::string> arguments) -> std::vector<units::Issue> {
        return {{code, units::Severity::Warning, "plant.renewables." + renewable.id + ".series", std::move(arguments)}};
    };
    const auto& profile = renewable.profile.profile;
    if (!profile) return issue("plant.renewable_no_profile", {renewable.name, renewable.profile.slug});
    const auto share = shareOfOne(renewable);
    if (!share) return issue("plant.renewable_no_share", {renewable.name, renewable.profile.slug, profile->unit});
    std::vector<units::Issue> issues;
    const auto above = std::ranges::count_if(profile->values, [&](double one) { return one * *share > kRoundedShare; });
    if (above > 0)
        issues =
            issue("plant.renewable_above_nameplate", {renewable.name, renewable.profile.slug, std::to_string(above)});
    if (!isFirm(renewable))
        for (auto& typical : issue("plant.renewable_typical_year", {renewable.name, renewable.profile.slug}))
            issues.push_back(std::move(typical));
    return issues;
}

} // namespace model::plant
