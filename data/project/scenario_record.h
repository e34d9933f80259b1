// A scenario as it stands in the project file: an ordered list of (key, value). Not the model's Scenario value.
#pragma once

#include <string>
#include <variant>
#include <vector>

namespace data::project {

// Numbers are in the unit of the key's row in the parameter table, stored as typed.
struct Entry {
    std::string key;
    std::variant<double, std::string> value;
    friend bool operator==(const Entry&, const Entry&) = default;
};

// A base scenario has no parent and stores every entry; a child stores only what it overrides.
struct ScenarioRecord {
    std::string slug; // unique in the project
    std::string name;
    std::string parentSlug; // empty: base
    std::string note;
    std::string colour; // "#rrggbb" or empty
    std::vector<Entry> entries;
    friend bool operator==(const ScenarioRecord&, const ScenarioRecord&) = default;
};

} // namespace data::project
