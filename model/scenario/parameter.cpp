#include "model/scenario/parameter.h"

#include <algorithm>
#include <cassert>
#include <charconv>
#include <cmath>

namespace model::scenario {

namespace {

std::optional<double> parseNumber(std::string_view text) {
    double value = 0.0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size() || !std::isfinite(value)) return std::nullopt;
    return value;
}

std::optional<Input> findRow(std::span<const Parameter> rows, std::span<const Choice> words, void* owner,
                             std::string_view rowKey, std::string_view wholeKey) {
    for (const Parameter& row : rows)
        if (row.key == rowKey) return Input{std::string(wholeKey), &row, nullptr, owner, std::nullopt};
    for (const Choice& choice : words)
        if (choice.key == rowKey) return Input{std::string(wholeKey), nullptr, &choice, owner, std::nullopt};
    return std::nullopt;
}

std::optional<Input> findElement(Scenario& scenario, std::string_view key) {
    for (const Collection& collection : collections()) {
        const std::size_t prefix = collection.prefix.size();
        if (!key.starts_with(collection.prefix) || key.size() <= prefix || key[prefix] != '.') continue;
        const std::size_t dot = key.find('.', prefix + 1);
        if (dot == std::string_view::npos) continue;
        const std::string_view id = key.substr(prefix + 1, dot - prefix - 1);
        for (std::size_t i = 0; i < collection.size(scenario); ++i)
            if (collection.id(scenario, i) == id)
                return findRow(collection.parameters, collection.choices, collection.element(scenario, i),
                               key.substr(dot + 1), key);
    }
    return std::nullopt;
}

} // namespace

double Input::value() const {
    assert(row != nullptr);
    if (row->scalar != nullptr) return *row->scalar(owner);
    const auto& knots = *row->knots(owner);
    return knotYear ? series::interpolate(knots, *knotYear) : knots.front().value;
}

void Input::setValue(double value) const {
    assert(row != nullptr);
    if (row->scalar != nullptr) {
        *row->scalar(owner) = value;
        return;
    }
    auto& knots = *row->knots(owner);
    if (knotYear) {
        series::setKnot(knots, *knotYear, value);
        return;
    }
    for (auto& knot : knots)
        knot.value = value;
}

std::optional<Input> find(Scenario& scenario, std::string_view key) {
    const std::size_t at = key.find('@');
    const std::string_view plain = key.substr(0, at);
    auto input = findRow(parameters(), choices(), &scenario, plain, key);
    if (!input) input = findElement(scenario, plain);
    if (!input || at == std::string_view::npos) {
        if (input) input->key = key;
        return input;
    }
    const auto year = parseNumber(key.substr(at + 1));
    if (!year || input->row == nullptr || input->row->knots == nullptr) return std::nullopt;
    input->key = key;
    input->knotYear = year;
    return input;
}

std::vector<Input> inputs(Scenario& scenario) {
    std::vector<Input> all;
    for (const Choice& choice : choices())
        all.push_back({std::string(choice.key), nullptr, &choice, &scenario, std::nullopt});
    for (const Parameter& row : parameters())
        all.push_back({std::string(row.key), &row, nullptr, &scenario, std::nullopt});
    for (const Collection& collection : collections()) {
        for (std::size_t i = 0; i < collection.size(scenario); ++i) {
            const std::string prefix = std::string(collection.prefix) + "." + collection.id(scenario, i) + ".";
            void* element = collection.element(scenario, i);
            for (const Choice& choice : collection.choices)
                all.push_back({prefix + std::string(choice.key), nullptr, &choice, element, std::nullopt});
            for (const Parameter& row : collection.parameters)
                all.push_back({prefix + std::string(row.key), &row, nullptr, element, std::nullopt});
        }
    }
    return all;
}

std::string knotsText(const std::vector<series::Knot>& knots) {
    std::string text;
    char buffer[32];
    const auto append = [&](double value) {
        text.append(buffer, std::to_chars(buffer, buffer + sizeof buffer, value).ptr);
    };
    for (const auto& knot : knots) {
        if (!text.empty()) text += ';';
        append(knot.year);
        text += ':';
        append(knot.value);
    }
    return text;
}

std::optional<std::vector<series::Knot>> parseKnots(std::string_view text) {
    std::vector<series::Knot> knots;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find(';'), text.size());
        const std::string_view item = text.substr(0, end);
        const std::size_t colon = item.find(':');
        if (colon == std::string_view::npos) return std::nullopt;
        const auto year = parseNumber(item.substr(0, colon));
        const auto value = parseNumber(item.substr(colon + 1));
        if (!year || !value) return std::nullopt;
        if (!knots.empty() && knots.back().year >= *year) return std::nullopt;
        knots.push_back({*year, *value});
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    if (knots.empty()) return std::nullopt;
    return knots;
}

} // namespace model::scenario
