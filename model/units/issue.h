// One problem found in an input. Carries facts only; the words stand in the message table (model/units/messages.h).
#pragma once

#include <string>
#include <vector>

namespace model::units {

enum class Severity { Note, Warning, Error };

// `code` is a row of the message table; `where` names the place ("units.csv:3:forced_outage_rate", a parameter key);
// `arguments` fill {0}, {1} … of the row's text in order.
struct Issue {
    std::string code;
    Severity severity{Severity::Error};
    std::string where;
    std::vector<std::string> arguments;
    friend bool operator==(const Issue&, const Issue&) = default;
};

bool hasError(const std::vector<Issue>& issues);

} // namespace model::units
