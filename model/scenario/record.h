// A scenario as an ordered list of (key, value), the form in which it is stored, overridden by a child and hashed.
#pragma once

#include "model/scenario/scenario.h"
#include "model/units/issue.h"

#include <string>
#include <variant>
#include <vector>

namespace model::scenario {

// Numbers are in the unit of the row. Text: a choice, a trajectory ("2026:100;2028:300"), or, for an element of a
// collection, "added" or "removed".
struct Entry {
    std::string key;
    std::variant<double, std::string> value;
    friend bool operator==(const Entry&, const Entry&) = default;
};

// Everything that differs from `parent`, in table order; against standardScenario() it is the whole scenario.
std::vector<Entry> difference(const Scenario& parent, const Scenario& child);
// Applies the entries in order. Each entry that cannot be applied is an issue and changes nothing.
std::vector<units::Issue> apply(Scenario& scenario, const std::vector<Entry>& entries);
// Problems of the values as they stand: out of range, not finite, years the wrong way round.
std::vector<units::Issue> check(const Scenario& scenario);
// FNV-1a over the whole record, 16 hexadecimal digits. Identifies a scenario in provenance; no protection.
std::string scenarioHash(const Scenario& scenario);

} // namespace model::scenario
