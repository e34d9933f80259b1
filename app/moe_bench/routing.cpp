#include "app/moe_bench/routing.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace moe_bench {
namespace {

constexpr double never = -std::numeric_limits<double>::infinity();

// Keeps the best groups; the score of every expert elsewhere becomes `never`.
void limitGroups(const Router& router, std::span<double> scores) {
    const std::size_t size = scores.size() / static_cast<std::size_t>(router.groups);
    std::vector<double> groupScores;
    for (int g = 0; g < router.groups; ++g) {
        const auto group = scores.subspan(static_cast<std::size_t>(g) * size, size);
        double best = never;
        double second = never;
        for (const double score : group) {
            second = std::max(second, std::min(best, score));
            best = std::max(best, score);
        }
        groupScores.push_back(best + (size > 1 ? second : 0.0));
    }
    for (int dropped = router.groups; dropped > router.topGroups; --dropped) {
        std::size_t worst = 0;
        for (std::size_t g = 0; g < groupScores.size(); ++g) {
            if (groupScores[g] <= groupScores[worst]) worst = g;
        }
        groupScores[worst] = std::numeric_limits<double>::infinity();
        std::ranges::fill(scores.subspan(worst * size, size), never);
    }
}

void routeToken(const Shape& shape, std::span<const float> logits, std::span<const float> bias, int* experts,
                float* weights) {
    const bool sigmoid = shape.router.kind == RouterKind::SigmoidGrouped;
    std::vector<double> scores(logits.begin(), logits.end());
    if (sigmoid) {
        for (std::size_t e = 0; e < scores.size(); ++e) {
            scores[e] = 1.0 / (1.0 + std::exp(-static_cast<double>(logits[e]))) + static_cast<double>(bias[e]);
        }
        limitGroups(shape.router, scores);
    }
    double sum = 0.0;
    std::vector<double> raw(static_cast<std::size_t>(shape.topK));
    double top = 0.0;
    for (std::size_t j = 0; j < raw.size(); ++j) {
        const auto best = static_cast<std::size_t>(std::ranges::max_element(scores) - scores.begin());
        const double logit = static_cast<double>(logits[best]);
        if (j == 0) top = logit;
        raw[j] = sigmoid ? 1.0 / (1.0 + std::exp(-logit)) : std::exp(logit - top);
        sum += raw[j];
        scores[best] = never;
        experts[j] = static_cast<int>(best);
    }
    const double scale = sigmoid ? shape.router.scale : 1.0;
    for (std::size_t j = 0; j < raw.size(); ++j)
        weights[j] = static_cast<float>(raw[j] / sum * scale);
}

} // namespace

Choice route(const Shape& shape, std::span<const float> logits, std::span<const float> bias) {
    const auto experts = static_cast<std::size_t>(shape.experts);
    const auto topK = static_cast<std::size_t>(shape.topK);
    const std::size_t tokens = logits.size() / experts;
    Choice choice{std::vector<int>(tokens * topK), std::vector<float>(tokens * topK)};
    for (std::size_t t = 0; t < tokens; ++t) {
        routeToken(shape, logits.subspan(t * experts, experts), bias, &choice.experts[t * topK],
                   &choice.weights[t * topK]);
    }
    return choice;
}

Rows arrange(const Problem& problem, const Choice& choice) {
    const int local = localExperts(problem.shape, problem.split);
    const int shared = problem.shape.sharedExperts;
    const int first = problem.split.expertRank * local;
    const auto topK = static_cast<std::size_t>(problem.shape.topK);
    Rows rows;
    std::vector<int> expertOf; // beside rowOfToken, until the rows are numbered
    for (int t = 0; t < problem.tokens; ++t) {
        rows.firstOfToken.push_back(static_cast<int>(expertOf.size()));
        for (std::size_t at = static_cast<std::size_t>(t) * topK; at < (static_cast<std::size_t>(t) + 1) * topK; ++at) {
            const int expert = choice.experts[at] - first;
            if (expert < 0 || expert >= local) continue;
            expertOf.push_back(expert);
            rows.weight.push_back(choice.weights[at]);
        }
        for (int s = 0; s < shared && t % problem.split.expertParallel == problem.split.expertRank; ++s) {
            expertOf.push_back(local + s);
            rows.weight.push_back(1.0f);
        }
    }
    rows.firstOfToken.push_back(static_cast<int>(expertOf.size()));
    rows.firstRow.assign(static_cast<std::size_t>(local + shared) + 1, 0);
    for (const int expert : expertOf)
        ++rows.firstRow[static_cast<std::size_t>(expert) + 1];
    for (std::size_t e = 1; e < rows.firstRow.size(); ++e)
        rows.firstRow[e] += rows.firstRow[e - 1];
    std::vector<int> next = rows.firstRow;
    rows.tokenOfRow.resize(expertOf.size());
    rows.rowOfToken.resize(expertOf.size());
    for (int t = 0; t < problem.tokens; ++t) {
        const int end = rows.firstOfToken[static_cast<std::size_t>(t) + 1];
        for (int at = rows.firstOfToken[static_cast<std::size_t>(t)]; at < end; ++at) {
            const int row = next[static_cast<std::size_t>(expertOf[static_cast<std::size_t>(at)])]++;
            rows.rowOfToken[static_cast<std::size_t>(at)] = row;
            rows.tokenOfRow[static_cast<std::size_t>(row)] = t;
        }
    }
    return rows;
}

int globalExpert(const Problem& problem, int localExpert) {
    const int local = localExperts(problem.shape, problem.split);
    return localExpert < local ? problem.split.expertRank * local + localExpert
                               : problem.shape.experts + localExpert - local;
}

} // namespace moe_bench
