#include "model/evidence/likelihood.h"

#include "model/evidence/likelihood_rows.h"

#include <algorithm>
#include <cassert>
#include <cmath>

namespace model::evidence {

namespace {

constexpr double kTailDegrees = 4.0;

// Of Student's t up to a factor that is the same under both.
double logTailDensity(double z) {
    return -0.5 * (kTailDegrees + 1.0) * std::log1p(z * z / kTailDegrees);
}

ChannelLikelihood weighed(ChannelLikelihood channel) {
    const auto product = [&channel](double spreadFactor) {
        double factor = 1.0;
        for (const LikelihoodRow& row : channel.rows)
            if (row.isCounted()) factor *= row.bayesFactor(spreadFactor).value_or(1.0);
        return factor;
    };
    channel.bayesFactor = product(1.0);
    channel.withHalfSpread = product(0.5);
    channel.withDoubleSpread = product(2.0);
    return channel;
}

} // namespace

std::optional<double> LikelihoodRow::bayesFactor(double spreadFactor) const {
    if (!observed) return std::nullopt;
    assert(*observed > 0.0 && nullMedian > 0.0 && channelMedian > 0.0 && logSpread > 0.0);
    const auto density = [&](double median) {
        return logTailDensity(std::log(*observed / median) / (logSpread * spreadFactor));
    };
    return std::exp(density(channelMedian) - density(nullMedian));
}

std::string_view word(Weight weight) {
    switch (weight) {
    case Weight::HardlyAny:
        break;
    case Weight::Positive:
        return "positive";
    case Weight::Strong:
        return "strong";
    case Weight::VeryStrong:
        return "very_strong";
    }
    return "hardly_any";
}

Weight weightOf(double bayesFactor) {
    assert(bayesFactor > 0.0);
    const double size = std::max(bayesFactor, 1.0 / bayesFactor);
    if (size <= 3.0) return Weight::HardlyAny;
    if (size <= 20.0) return Weight::Positive;
    return size <= 150.0 ? Weight::Strong : Weight::VeryStrong;
}

int ChannelLikelihood::counted() const {
    return static_cast<int>(std::ranges::count_if(rows, [](const LikelihoodRow& row) { return row.isCounted(); }));
}

std::string ChannelLikelihood::verdict() const {
    const auto [least, most] = std::minmax({bayesFactor, withHalfSpread, withDoubleSpread});
    if (counted() == 0 || (least < 1.0 && most > 1.0)) return "open";
    const double weakest = most <= 1.0 ? most : least;
    const Weight weight = weightOf(weakest);
    if (weight == Weight::HardlyAny) return most <= 1.0 ? "hardly anything against it" : "hardly anything for it";
    std::string size(word(weight));
    std::ranges::replace(size, '_', ' ');
    return size + (most <= 1.0 ? " against it" : " for it");
}

std::vector<ChannelLikelihood> contrarianLikelihoods() {
    std::vector<ChannelLikelihood> channels;
    for (auto& channel : {edgeLikelihood(), supplyLikelihood(), reasoningLikelihood()})
        channels.push_back(weighed(channel));
    return channels;
}

} // namespace model::evidence
