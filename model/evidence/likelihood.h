// How far observations speak for each contrarian channel against the thesis. A weighing under stated assumptions, every
// one of which is shown; not a probability of either.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace model::evidence {

// What the thesis (null) and the channel each make of one observable: a median and the spread of its logarithm. Tails
// are those of Student's t with 4 degrees of freedom, as either may be wrong.
struct LikelihoodRow {
    std::string observable;
    std::string unit;
    std::optional<double> observed; // nothing: not yet, or no source
    std::string date;
    double nullMedian{};
    double channelMedian{};
    double logSpread{}; // of both
    std::string nullBasis;
    std::string channelBasis;
    std::string source; // of the observation; empty: unsourced, left out of the product
    std::string note;
    bool isRepeat{}; // the same event as another row: shown, left out of the product

    bool isCounted() const { return observed && !source.empty() && !isRepeat; }
    // Density under the channel over density under the null; above 1 speaks for the channel.
    std::optional<double> bayesFactor(double spreadFactor = 1.0) const;
};

// Kass and Raftery (1995): up to 3 hardly worth a mention, to 20 positive, to 150 strong, above very strong.
enum class Weight { HardlyAny, Positive, Strong, VeryStrong };
std::string_view word(Weight weight); // hardly_any, positive, strong, very_strong
Weight weightOf(double bayesFactor);  // of it or of its inverse

struct ChannelLikelihood {
    std::string channel;
    std::string thesis; // what the channel denies
    std::vector<LikelihoodRow> rows;
    // Product over the counted rows, taken as independent; also with the spreads halved and doubled.
    double bayesFactor{1.0};
    double withHalfSpread{1.0};
    double withDoubleSpread{1.0};

    int counted() const;
    // "open" where the three products do not agree on the side; else the weight of the weakest and its side.
    std::string verdict() const;
};

// Planning model, section 9: edge, a binding supply, the worth of reasoning.
std::vector<ChannelLikelihood> contrarianLikelihoods();

} // namespace model::evidence
