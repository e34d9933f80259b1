#include "app/moe_bench/reference.h"

#include "app/moe_bench/number_format.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace moe_bench {
namespace {

struct Routed {
    int expert;
    double weight;
};

// By sorting, where the kernels search.
std::vector<Routed> routedExperts(const Problem& problem, std::span<const float> logits, std::span<const float> bias) {
    const Router& router = problem.shape.router;
    const bool sigmoid = router.kind == RouterKind::SigmoidGrouped;
    struct Candidate {
        int expert;
        double score;
        double raw;
    };
    std::vector<std::vector<Candidate>> groups(static_cast<std::size_t>(sigmoid ? router.groups : 1));
    const double top = static_cast<double>(*std::ranges::max_element(logits));
    for (std::size_t e = 0; e < logits.size(); ++e) {
        const double logit = static_cast<double>(logits[e]);
        const double raw = sigmoid ? 1.0 / (1.0 + std::exp(-logit)) : std::exp(logit - top);
        const double score = sigmoid ? raw + static_cast<double>(bias[e]) : logit;
        groups[e * groups.size() / logits.size()].push_back({static_cast<int>(e), score, raw});
    }
    const auto better = [](const Candidate& a, const Candidate& b) { return a.score > b.score; };
    for (auto& group : groups)
        std::ranges::stable_sort(group, better);
    std::ranges::stable_sort(groups, [](const auto& a, const auto& b) {
        const auto sum = [](const auto& g) { return g[0].score + (g.size() > 1 ? g[1].score : 0.0); };
        return sum(a) > sum(b);
    });
    std::vector<Candidate> eligible;
    for (std::size_t g = 0; g < (sigmoid ? static_cast<std::size_t>(router.topGroups) : 1); ++g) {
        eligible.insert(eligible.end(), groups[g].begin(), groups[g].end());
    }
    std::ranges::sort(eligible, {}, &Candidate::expert);
    std::ranges::stable_sort(eligible, better);
    eligible.resize(static_cast<std::size_t>(problem.shape.topK));
    double sum = 0.0;
    for (const Candidate& candidate : eligible)
        sum += candidate.raw;
    std::vector<Routed> routed;
    for (const Candidate& candidate : eligible) {
        routed.push_back({candidate.expert, candidate.raw / sum * (sigmoid ? router.scale : 1.0)});
    }
    return routed;
}

// What a row is worth after row-wise e4m3 (scale amax / 448).
void quantise(const Problem& problem, std::vector<double>& row) {
    if (problem.precision != Precision::E4m3) return;
    double largest = 0.0;
    for (const double value : row)
        largest = std::max(largest, std::fabs(value));
    if (largest == 0.0) return;
    const float scale = static_cast<float>(largest) / e4m3Largest;
    for (double& value : row) {
        value = static_cast<double>(fromE4m3(toE4m3(static_cast<float>(value) / scale))) * static_cast<double>(scale);
    }
}

double dot(std::span<const double> a, std::span<const double> b) {
    double sum = 0.0;
    for (std::size_t i = 0; i < a.size(); ++i)
        sum += a[i] * b[i];
    return sum;
}

double activate(const Activation& activation, double gate, double up) {
    if (!activation.clamped) return gate / (1.0 + std::exp(-gate)) * up;
    const double limit = static_cast<double>(activation.limit);
    const double g = std::min(gate, limit);
    const double u = std::clamp(up, -limit, limit);
    return g / (1.0 + std::exp(-static_cast<double>(activation.alpha) * g)) * (u + 1.0);
}

// Adds weight × expert(x) to out.
void addExpert(const Problem& problem, const Routed& routed, std::span<const double> x, std::span<double> out) {
    const int width = localWidth(problem.shape, problem.split);
    const int begin = problem.split.tensorRank * width;
    std::vector<float> row;
    std::vector<double> weights;
    const auto product = [&](std::span<const double> values) {
        weights.assign(row.begin(), row.end());
        quantise(problem, weights);
        return dot(weights, values);
    };
    std::vector<double> h;
    for (int i = begin; i < begin + width; ++i) {
        fillGateUpRow(problem, routed.expert, i, row);
        const double gate = product(x) + static_cast<double>(gateUpBias(problem, routed.expert, i));
        const int upRow = problem.shape.intermediate + i;
        fillGateUpRow(problem, routed.expert, upRow, row);
        const double up = product(x) + static_cast<double>(gateUpBias(problem, routed.expert, upRow));
        h.push_back(activate(problem.shape.activation, gate, up));
    }
    quantise(problem, h);
    for (int n = 0; n < problem.shape.hidden; ++n) {
        fillDownRow(problem, routed.expert, n, row);
        out[static_cast<std::size_t>(n)] +=
            routed.weight * (product(h) + static_cast<double>(downBias(problem, routed.expert, n)));
    }
}

} // namespace

std::vector<double> referenceOutput(const Problem& problem, std::span<const int> sampledTokens) {
    const auto hidden = static_cast<std::size_t>(problem.shape.hidden);
    const auto experts = static_cast<std::size_t>(problem.shape.experts);
    const std::vector<float> logits = routerLogits(problem);
    const std::vector<float> bias = routerBias(problem);
    const int local = localExperts(problem.shape, problem.split);
    const int first = problem.split.expertRank * local;
    std::vector<double> out(sampledTokens.size() * hidden, 0.0);
    std::vector<float> token;
    for (std::size_t s = 0; s < sampledTokens.size(); ++s) {
        const int t = sampledTokens[s];
        fillToken(problem, t, token);
        std::vector<double> x(token.begin(), token.end());
        quantise(problem, x);
        const std::span<double> into = std::span(out).subspan(s * hidden, hidden);
        const auto own = std::span(logits).subspan(static_cast<std::size_t>(t) * experts, experts);
        for (const Routed& routed : routedExperts(problem, own, bias)) {
            if (routed.expert >= first && routed.expert < first + local) addExpert(problem, routed, x, into);
        }
        for (int e = 0; e < problem.shape.sharedExperts && t % problem.split.expertParallel == problem.split.expertRank;
             ++e) {
            addExpert(problem, {problem.shape.experts + e, 1.0}, x, into);
        }
    }
    return out;
}

Deviation deviation(std::span<const double> reference, std::span<const float> computed) {
    double squares = 0.0;
    double errors = 0.0;
    double largest = 0.0;
    for (std::size_t i = 0; i < reference.size(); ++i) {
        const double error = static_cast<double>(computed[i]) - reference[i];
        squares += reference[i] * reference[i];
        errors += error * error;
        largest = std::max(largest, std::fabs(error));
    }
    constexpr double infinite = std::numeric_limits<double>::infinity();
    if (!std::isfinite(errors)) return {infinite, infinite};
    if (errors == 0.0) return {};
    if (squares == 0.0) return {infinite, infinite};
    return {std::sqrt(errors / squares), largest / std::sqrt(squares / static_cast<double>(reference.size()))};
}

} // namespace moe_bench
