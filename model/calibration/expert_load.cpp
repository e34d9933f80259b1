#include "model/calibration/expert_load.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <functional>
#include <numeric>

namespace model::calibration {

namespace {

// The number behind a name: "power_law_1.2" gives 1.2.
std::optional<double> parameterOf(std::string_view routing, std::string_view name) {
    if (!routing.starts_with(name)) return std::nullopt;
    routing.remove_prefix(name.size());
    double value = 0.0;
    const auto [end, error] = std::from_chars(routing.data(), routing.data() + routing.size(), value);
    if (error != std::errc() || end != routing.data() + routing.size() || !(value >= 0.0)) return std::nullopt;
    return value;
}

// Quantiles of the density x^-exponent on [low, high].
std::vector<double> powerLaw(double exponent, double low, double high, std::size_t count) {
    std::vector<double> values(count);
    const double power = 1.0 - exponent;
    for (std::size_t i = 0; i < count; ++i) {
        const double share = (static_cast<double>(i) + 0.5) / static_cast<double>(count);
        values[count - 1 - i] =
            std::abs(power) < 1e-9
                ? low * std::pow(high / low, share)
                : std::pow(std::pow(low, power) + share * (std::pow(high, power) - std::pow(low, power)), 1.0 / power);
    }
    return values;
}

// Quantiles of Binomial(tokens, share) by walking its distribution; falling.
std::vector<double> binomialRows(double tokens, double share, std::size_t count) {
    std::vector<double> rows(count);
    double number = 0.0;
    double logTerm = tokens * std::log1p(-share);
    double below = std::exp(logTerm);
    for (std::size_t i = 0; i < count; ++i) {
        const double wanted = (static_cast<double>(i) + 0.5) / static_cast<double>(count);
        while (below < wanted && number < tokens) {
            logTerm += std::log((tokens - number) / (number + 1.0) * share / (1.0 - share));
            below += std::exp(logTerm);
            number += 1.0;
        }
        rows[count - 1 - i] = number;
    }
    return rows;
}

// Scales popularity to `total` rows with none above `most`, whole numbers, in falling order.
std::vector<double> wholeRows(std::vector<double> rows, double total, double most) {
    for (int round = 0; round < 64; ++round) { // what is above `most` goes to the others in proportion
        double capped = 0.0;
        double free = 0.0;
        for (const double one : rows)
            (one >= most ? capped : free) += one >= most ? most : one;
        if (free <= 0.0 || std::abs(capped + free - total) < 1e-9 * total) break;
        for (double& one : rows)
            one = one >= most ? most : one * (total - capped) / free;
    }
    for (double& one : rows)
        one = std::min(most, std::round(one));
    double left = total - std::accumulate(rows.begin(), rows.end(), 0.0);
    for (double& one : rows) {
        if (left < 0.5) break;
        if (one > 0.0) continue;
        one = 1.0;
        left -= 1.0;
    }
    while (left >= 0.5) {
        const double before = left;
        for (double& one : rows) {
            if (left < 0.5) break;
            if (one >= most) continue;
            one += 1.0;
            left -= 1.0;
        }
        if (left == before) break; // every expert is full
    }
    for (std::size_t i = rows.size(); left <= -0.5;) {
        i = i == 0 ? rows.size() - 1 : i - 1;
        if (rows[i] <= 0.0) continue;
        rows[i] -= 1.0;
        left += 1.0;
    }
    std::sort(rows.begin(), rows.end(), std::greater<>());
    return rows;
}

} // namespace

std::optional<std::vector<double>> expertRows(std::string_view routing, double tokens, double experts,
                                              double expertsPerToken) {
    const auto count = static_cast<std::size_t>(experts);
    const double total = tokens * expertsPerToken;
    if (routing == "balanced") return wholeRows(std::vector<double>(count, total / experts), total, tokens);
    if (routing == "uniform" || routing == "random") {
        return wholeRows(binomialRows(tokens, std::min(1.0 - 1e-12, expertsPerToken / experts), count), total, tokens);
    }
    if (const auto exponent = parameterOf(routing, "zipf_")) {
        std::vector<double> rows(count);
        for (std::size_t i = 0; i < count; ++i)
            rows[i] = std::pow(static_cast<double>(i + 1), -*exponent);
        const double sum = std::accumulate(rows.begin(), rows.end(), 0.0);
        for (double& one : rows)
            one *= total / sum;
        return wholeRows(std::move(rows), total, tokens);
    }
    if (const auto exponent = parameterOf(routing, "power_law_")) {
        const bool isMany = total > experts;
        std::vector<double> rows =
            powerLaw(*exponent, isMany ? 1.0 : 0.01, isMany ? std::max(1.0, 0.8 * tokens) : 2.0, count);
        const double sum = std::accumulate(rows.begin(), rows.end(), 0.0);
        for (double& one : rows)
            one *= total / sum;
        return wholeRows(std::move(rows), total, tokens);
    }
    return std::nullopt;
}

double fewestExperts(std::string_view routing, double tokens, double experts, double expertsPerToken) {
    return routing == "balanced" ? std::min(experts, tokens * expertsPerToken) : expertsPerToken;
}

} // namespace model::calibration
