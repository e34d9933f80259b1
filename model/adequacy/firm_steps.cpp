#include "model/adequacy/firm_steps.h"

#include "model/adequacy/outage_table.h"
#include "model/adequacy/site_adequacy.h"

#include <algorithm>
#include <cassert>

namespace model::adequacy {

namespace {

constexpr double kFirmRounding = 1e-12; // of the allowed share

// The largest flat load that the table's capacity is below for at most the share 1 - availability of the time.
double firmMw(const OutageTable& table, double availability) {
    const double allowed = (1.0 - availability) * (1.0 + kFirmRounding);
    const auto atLeast = table.probabilityAtLeast();
    const auto outageMw = table.outageMw();
    // Serving all but outage i is short in every outage beyond it.
    for (std::size_t i = 0; i + 1 < outageMw.size(); ++i)
        if (atLeast[i + 1] <= allowed) return units::number(table.capacity()) - outageMw[i];
    return units::number(table.capacity()) - outageMw.back();
}

// The same for two tables, each for its share of the time.
struct Condition {
    const OutageTable& table;
    double share{};
    double capacityMw() const { return units::number(table.capacity()); }
};

double firmMw(std::span<const Condition> conditions, double availability) {
    const double allowed = (1.0 - availability) * (1.0 + kFirmRounding);
    std::vector<double> loadsMw{0.0};
    for (const Condition& condition : conditions)
        for (const double outageMw : condition.table.outageMw())
            loadsMw.push_back(condition.capacityMw() - outageMw);
    std::ranges::sort(loadsMw);
    const auto isAllowed = [&](double loadMw) {
        double shortShare = 0.0;
        for (const Condition& condition : conditions)
            shortShare +=
                condition.share *
                condition.table.columns().atLeast[condition.table.firstAbove(condition.capacityMw() - loadMw)];
        return shortShare <= allowed;
    };
    return *(std::ranges::partition_point(loadsMw.begin() + 1, loadsMw.end(), isAllowed) - 1);
}

// What units of these groups give while the cause of the cold is out.
OutageTable withoutCold(std::vector<OutageGroup> groups, const ColdOutage& cold) {
    for (OutageGroup& group : groups)
        scaleTo(group, 1.0 - cold.share);
    return OutageTable(groups);
}

} // namespace

std::vector<FirmStep> firmSteps(const FirmPlant& plant, double availability) {
    assert(plant.siteShare.size() == plant.groups.size());
    std::vector<FirmStep> steps;
    const auto add = [&](FirmCause cause, double mw) { steps.push_back({cause, units::of<units::Power>(mw)}); };
    std::vector<OutageGroup> groups = plant.groups;
    for (OutageGroup& group : groups) {
        group.commonCause = 0.0;
        group.onMaintenance = 0;
        group.plannedOutageRate = 0.0;
    }
    const OutageTable iso(groups);
    add(FirmCause::Nameplate, units::number(iso.capacity()));
    add(FirmCause::ForcedOutages, firmMw(iso, availability));
    for (std::size_t i = 0; i < groups.size(); ++i)
        scaleTo(groups[i], plant.siteShare[i]);
    add(FirmCause::SiteConditions, firmMw(OutageTable(groups), availability));
    for (std::size_t i = 0; i < groups.size(); ++i) {
        groups[i].onMaintenance = plant.groups[i].onMaintenance;
        groups[i].plannedOutageRate = plant.groups[i].plannedOutageRate;
    }
    takeForMaintenance(groups, plant.unitsOnMaintenance);
    add(FirmCause::PlannedOutages, firmMw(OutageTable(groups), availability));
    for (std::size_t i = 0; i < groups.size(); ++i)
        groups[i].commonCause = plant.groups[i].commonCause;
    OutageTable all(groups);
    add(FirmCause::CommonCause, firmMw(all, availability));
    const units::Power reserve = static_cast<double>(plant.spinningReserveUnits) * largestUnit(groups);
    if (!plant.cold.canFail()) {
        all.holdBack(reserve);
        add(FirmCause::SpinningReserve, firmMw(all, availability));
        return steps;
    }
    const double outShare = coldOutageShares(plant.cold.failuresPerHour, plant.cold.repair).mean;
    OutageTable inTheCold = withoutCold(groups, plant.cold);
    const Condition conditions[] = {{all, 1.0 - outShare}, {inTheCold, outShare}};
    add(FirmCause::Cold, firmMw(conditions, availability));
    all.holdBack(reserve);
    inTheCold.holdBack(reserve);
    add(FirmCause::SpinningReserve, firmMw(conditions, availability));
    return steps;
}

namespace {

// How much of the time is spent in repair when repairs take longer and failures come as often.
double rateWithRepairs(double rate, double factor) {
    return factor * rate / (1.0 - rate + factor * rate);
}

} // namespace

FirmPlant withRepairs(FirmPlant plant, double factor) {
    for (OutageGroup& group : plant.groups) {
        group.forcedOutageRate = rateWithRepairs(group.forcedOutageRate, factor);
        group.repair = group.repair * factor;
    }
    plant.cold.repair = plant.cold.repair * factor;
    return plant;
}

std::vector<DeliveryStage> withRepairs(std::vector<DeliveryStage> stages, double factor) {
    for (DeliveryStage& stage : stages) {
        stage.forcedOutageRate = rateWithRepairs(stage.forcedOutageRate, factor);
        stage.repair = stage.repair * factor;
    }
    return stages;
}

// A flat load without a grid: the largest one is a limit of the plant or of the path.
units::Power firmBehind(const FirmPlant& plant, std::span<const DeliveryStage> path, double availability,
                        std::span<const DeliveryStage> unitPath) {
    SiteSupply supply;
    supply.units = plant.groups;
    for (std::size_t i = 0; i < plant.groups.size(); ++i)
        scaleTo(supply.units[i], plant.siteShare[i]);
    supply.unitsOnMaintenance = plant.unitsOnMaintenance;
    supply.spinningReserveUnits = plant.spinningReserveUnits;
    supply.deliveryPath.assign(path.begin(), path.end());
    supply.unitPath.assign(unitPath.begin(), unitPath.end());
    supply.cold = plant.cold;
    const std::vector<double> noLoadMw(std::max<std::size_t>(1, plant.cold.failuresPerHour.size()), 0.0);
    return siteAdequacy(supply, noLoadMw, availability).jointFirm;
}

} // namespace model::adequacy
