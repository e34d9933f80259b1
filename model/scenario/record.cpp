#include "model/scenario/record.h"

#include "model/scenario/contradictions.h"
#include "model/scenario/number_text.h"
#include "model/scenario/parameter.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdint>

namespace model::scenario {

namespace {

constexpr std::string_view kAdded = "added";
constexpr std::string_view kRemoved = "removed";

std::variant<double, std::string> valueOf(const Input& input) {
    if (input.choice != nullptr) return input.choice->get(input.owner);
    if (input.row->knots != nullptr) return knotsText(*input.row->knots(input.owner));
    return input.value();
}

std::string elementKey(const Collection& collection, std::string_view id) {
    return std::string(collection.prefix) + "." + std::string(id);
}

std::vector<std::string> idsOf(const Collection& collection, const Scenario& scenario) {
    std::vector<std::string> ids;
    for (std::size_t i = 0; i < collection.size(scenario); ++i)
        ids.push_back(collection.id(scenario, i));
    return ids;
}

// Elements that the child has more or less than the parent, as entries; the parent is changed to have the child's.
void matchElements(const Collection& collection, Scenario& parent, const Scenario& child, std::vector<Entry>& entries) {
    const auto childIds = idsOf(collection, child);
    const auto parentIds = idsOf(collection, parent);
    for (std::size_t i = parentIds.size(); i-- > 0;) {
        if (std::find(childIds.begin(), childIds.end(), parentIds[i]) != childIds.end()) continue;
        entries.push_back({elementKey(collection, parentIds[i]), std::string(kRemoved)});
        collection.remove(parent, i);
    }
    for (const auto& id : childIds) {
        if (std::find(parentIds.begin(), parentIds.end(), id) != parentIds.end()) continue;
        entries.push_back({elementKey(collection, id), std::string(kAdded)});
        collection.append(parent, id);
    }
}

units::Issue issueAt(std::string code, const std::string& key, std::vector<std::string> arguments) {
    return {std::move(code), units::Severity::Error, key, std::move(arguments)};
}

// Adds or removes an element when the key names one; nothing when it does not.
std::optional<std::vector<units::Issue>> applyElement(Scenario& scenario, const Entry& entry) {
    const auto* text = std::get_if<std::string>(&entry.value);
    if (text == nullptr || (*text != kAdded && *text != kRemoved)) return std::nullopt;
    for (const Collection& collection : collections()) {
        const std::string prefix = std::string(collection.prefix) + ".";
        if (!entry.key.starts_with(prefix) || entry.key.find('.', prefix.size()) != std::string::npos) continue;
        const std::string id = entry.key.substr(prefix.size());
        const auto ids = idsOf(collection, scenario);
        const auto found = std::find(ids.begin(), ids.end(), id);
        if (*text == kAdded) {
            if (found == ids.end()) collection.append(scenario, id);
        } else if (found != ids.end()) {
            collection.remove(scenario, static_cast<std::size_t>(found - ids.begin()));
        }
        return std::vector<units::Issue>{};
    }
    return std::nullopt;
}

std::optional<units::Issue> applyText(const Input& input, const std::string& text) {
    if (input.choice != nullptr) {
        if (input.choice->set(input.owner, text)) return std::nullopt;
        std::string options;
        for (const auto option : input.choice->options)
            options += (options.empty() ? "" : ", ") + std::string(option);
        return issueAt("input.unknown_choice", input.key, {text, options});
    }
    if (input.isTrajectory()) {
        if (auto knots = parseKnots(text)) {
            *input.row->knots(input.owner) = std::move(*knots);
            return std::nullopt;
        }
    }
    return issueAt("input.not_a_number", input.key, {text});
}

std::optional<units::Issue> applyEntry(Scenario& scenario, const Entry& entry) {
    const auto input = find(scenario, entry.key);
    if (!input) return issueAt("input.unknown_key", entry.key, {entry.key, ""});
    if (const auto* text = std::get_if<std::string>(&entry.value)) return applyText(*input, *text);
    const double value = std::get<double>(entry.value);
    if (input->row == nullptr) return issueAt("input.unknown_choice", entry.key, {numberText(value), ""});
    if (!std::isfinite(value)) return issueAt("input.not_a_number", entry.key, {numberText(value)});
    input->setValue(value);
    return std::nullopt;
}

void checkRange(const Input& input, double value, const std::string& where, std::vector<units::Issue>& issues) {
    const auto& facts = input.row->facts;
    if (value >= facts.minimum && value <= facts.maximum) return;
    issues.push_back(issueAt("input.out_of_range", where,
                             {numberText(value) + " " + std::string(input.row->unit), numberText(facts.minimum),
                              numberText(facts.maximum), std::string(input.row->unit)}));
}

void checkInput(const Input& input, std::vector<units::Issue>& issues) {
    if (input.row == nullptr) return;
    if (input.row->knots == nullptr) {
        checkRange(input, input.value(), input.key, issues);
        return;
    }
    for (const auto& knot : *input.row->knots(input.owner))
        checkRange(input, knot.value, input.key + "@" + numberText(knot.year), issues);
}

} // namespace

std::vector<Entry> difference(const Scenario& parent, const Scenario& child) {
    std::vector<Entry> entries;
    Scenario base = parent;
    Scenario target = child; // accessors need a mutable scenario; nothing is changed
    for (const Collection& collection : collections())
        matchElements(collection, base, child, entries);
    for (const Input& input : inputs(target)) {
        const auto before = find(base, input.key);
        auto value = valueOf(input);
        if (!before || valueOf(*before) != value) entries.push_back({input.key, std::move(value)});
    }
    return entries;
}

std::vector<units::Issue> apply(Scenario& scenario, const std::vector<Entry>& entries) {
    std::vector<units::Issue> issues;
    for (const Entry& entry : entries) {
        if (applyElement(scenario, entry)) continue;
        if (auto issue = applyEntry(scenario, entry)) issues.push_back(std::move(*issue));
    }
    return issues;
}

std::vector<units::Issue> check(const Scenario& scenario) {
    std::vector<units::Issue> issues;
    Scenario mutableCopy = scenario;
    for (const Input& input : inputs(mutableCopy))
        checkInput(input, issues);
    if (scenario.frame.lastYear.value < scenario.frame.firstYear.value)
        issues.push_back(
            issueAt("scenario.years_reversed", "scenario.last_year",
                    {numberText(scenario.frame.lastYear.value), numberText(scenario.frame.firstYear.value)}));
    if (scenario.frame.lastYear.value - scenario.frame.firstYear.value > 60)
        issues.push_back(issueAt("scenario.too_many_years", "scenario.last_year", {"60"}));
    for (auto& issue : contradictions(scenario))
        issues.push_back(std::move(issue));
    return issues;
}

std::string scenarioHash(const Scenario& scenario) {
    std::uint64_t hash = 14695981039346656037ULL;
    const auto mix = [&hash](std::string_view text) {
        for (const char c : text)
            hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211ULL;
        hash = (hash ^ 0xffU) * 1099511628211ULL;
    };
    for (const Entry& entry : difference(standardScenario(), scenario)) {
        mix(entry.key);
        const auto* text = std::get_if<std::string>(&entry.value);
        mix(text != nullptr ? *text : numberText(std::get<double>(entry.value)));
    }
    char digits[17];
    const auto end = std::to_chars(digits, digits + 16, hash, 16).ptr;
    const std::string hex(digits, end);
    return std::string(16 - hex.size(), '0') + hex;
}

} // namespace model::scenario
