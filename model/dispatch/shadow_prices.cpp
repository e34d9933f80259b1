#include "model/dispatch/shadow_prices.h"

namespace model::dispatch {

namespace {

void addLimits(const RunningLimits& from, int group, std::vector<PricedLimit>& limits) {
    const auto add = [&limits, group](LimitKind kind, const std::optional<double>& most) {
        if (most) limits.push_back({kind, group, *most, {}});
    };
    add(LimitKind::UnitHours, from.unitHours);
    if (group >= 0) add(LimitKind::Starts, from.starts);
    add(LimitKind::Nox, from.noxTonnes);
    add(LimitKind::Co, from.coTonnes);
}

double usedBy(LimitKind kind, const GroupYear& group) {
    switch (kind) {
    case LimitKind::UnitHours:
        return group.unitHours;
    case LimitKind::Starts:
        return group.starts;
    case LimitKind::Nox:
        return group.noxTonnes;
    case LimitKind::Co:
        return group.coTonnes;
    }
    return 0.0;
}

} // namespace

std::vector<PricedLimit> limitsOf(const DispatchInput& input) {
    std::vector<PricedLimit> limits;
    for (std::size_t i = 0; i < input.groups.size(); ++i)
        addLimits(input.groups[i].limits, static_cast<int>(i), limits);
    addLimits(input.limits, -1, limits);
    return limits;
}

double usedOf(const PricedLimit& limit, const DispatchYear& year) {
    if (limit.group >= 0) return usedBy(limit.kind, year.groups[static_cast<std::size_t>(limit.group)]);
    double used = 0.0;
    for (const GroupYear& group : year.groups)
        used += usedBy(limit.kind, group);
    return used;
}

double perFuelMwh(const PricedLimit& limit, const DispatchInput& input, std::size_t group) {
    if (limit.group >= 0 && static_cast<std::size_t>(limit.group) != group) return 0.0;
    if (limit.kind == LimitKind::Nox) return input.groups[group].noxTonnesPerFuelMwh;
    if (limit.kind == LimitKind::Co) return input.groups[group].coTonnesPerFuelMwh;
    return 0.0;
}

bool isHeld(const PricedLimit& limit, double used) {
    return used <= limit.most * (1.0 + 1e-9) + 1e-12;
}

bool isHeld(const PricedLimit& limit, const DispatchYear& year) {
    return isHeld(limit, usedOf(limit, year));
}

} // namespace model::dispatch
