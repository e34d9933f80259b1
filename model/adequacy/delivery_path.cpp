#include "model/adequacy/delivery_path.h"

#include "model/adequacy/outage_levels.h"

#include <algorithm>
#include <limits>

namespace model::adequacy {

namespace {

// Of something that is sometimes too little: how probable, and how often entered.
struct TooLittle {
    double probability{};
    double entriesPerHour{};
};

double blockMw(const DeliveryStage& stage) {
    return units::number(stage.block);
}

OutageLevels stageLevels(const DeliveryStage& stage) {
    OutageGroup group;
    group.count = stage.count;
    group.capacity = stage.block;
    group.forcedOutageRate = stage.forcedOutageRate;
    group.repair = stage.repair;
    group.commonCause = stage.commonCause;
    return groupLevels(group, blockMw(stage));
}

// The stage passing less than `leastMw`.
TooLittle below(const DeliveryStage& stage, const OutageLevels& levels, double leastMw) {
    TooLittle result;
    const double fullMw = stage.count * blockMw(stage);
    for (auto level = levels.rbegin(); level != levels.rend(); ++level) {
        if (fullMw - level->outageMw >= leastMw - kSameLevelMw) break;
        result.probability += level->probability;
        result.entriesPerHour += level->frequency;
    }
    result.entriesPerHour = std::max(0.0, result.entriesPerHour);
    return result;
}

// In series: too little of one is too little of both; it is entered by either while the other is enough.
TooLittle either(const TooLittle& a, const TooLittle& b) {
    return {a.probability + b.probability - a.probability * b.probability,
            a.entriesPerHour * (1.0 - b.probability) + b.entriesPerHour * (1.0 - a.probability)};
}

std::vector<double> distinctPassesMw(std::span<const DeliveryStage> stages) {
    double mostMw = std::numeric_limits<double>::infinity();
    for (const DeliveryStage& stage : stages)
        mostMw = std::min(mostMw, stage.count * blockMw(stage));
    std::vector<double> passesMw{0.0, mostMw};
    for (const DeliveryStage& stage : stages)
        for (int up = 1; up < stage.count && up * blockMw(stage) < mostMw; ++up)
            passesMw.push_back(up * blockMw(stage));
    std::ranges::sort(passesMw);
    const auto isSame = [](double a, double b) { return b - a <= kSameLevelMw; };
    passesMw.erase(std::unique(passesMw.begin(), passesMw.end(), isSame), passesMw.end());
    return passesMw;
}

} // namespace

std::vector<DeliveryLevel> deliveryLevels(std::span<const DeliveryStage> stages) {
    if (stages.empty()) return {};
    std::vector<OutageLevels> ofStages;
    for (const DeliveryStage& stage : stages)
        ofStages.push_back(stageLevels(stage));
    const std::vector<double> passesMw = distinctPassesMw(stages);
    std::vector<DeliveryLevel> levels;
    TooLittle before;
    for (std::size_t i = 0; i < passesMw.size(); ++i) {
        TooLittle atMost{1.0, 0.0};
        if (i + 1 < passesMw.size()) {
            atMost = {};
            for (std::size_t stage = 0; stage < stages.size(); ++stage)
                atMost = either(atMost, below(stages[stage], ofStages[stage], passesMw[i + 1]));
        }
        const double probability = atMost.probability - before.probability;
        if (probability > 0.0) levels.push_back({passesMw[i], probability, atMost.probability, atMost.entriesPerHour});
        before = atMost;
    }
    return levels;
}

bool hasFrequency(std::span<const DeliveryStage> stages) {
    return std::ranges::all_of(stages, [](const DeliveryStage& stage) {
        return stage.count == 0 || stage.forcedOutageRate <= 0.0 || units::number(stage.repair) > 0.0;
    });
}

std::optional<units::Power> fullPass(std::span<const DeliveryStage> stages) {
    if (stages.empty()) return std::nullopt;
    return units::of<units::Power>(distinctPassesMw(stages).back());
}

DeliveryAvailability deliveryAvailability(std::span<const DeliveryStage> stages, const units::Power& load) {
    DeliveryAvailability result;
    TooLittle path;
    for (const DeliveryStage& stage : stages) {
        const TooLittle ofStage = below(stage, stageLevels(stage), units::number(load));
        result.stages.push_back(1.0 - ofStage.probability);
        path = either(path, ofStage);
    }
    result.path = 1.0 - path.probability;
    result.pathOut = path.probability;
    if (hasFrequency(stages)) result.interruptionsPerHour = path.entriesPerHour;
    return result;
}

} // namespace model::adequacy
