#include "model/units/messages.h"

#include <algorithm>
#include <iterator>

namespace model::units {

namespace {
// Sorted by code. Text: what is wrong, then what to do.
constexpr Message kMessages[] = {
#include "model/units/message_rows.inc"
};
} // namespace

bool hasError(const std::vector<Issue>& issues) {
    return std::any_of(issues.begin(), issues.end(),
                       [](const Issue& issue) { return issue.severity == Severity::Error; });
}

std::span<const Message> messages() {
    return kMessages;
}

std::string_view messageText(std::string_view code) {
    const auto* row = std::lower_bound(std::begin(kMessages), std::end(kMessages), code,
                                       [](const Message& message, std::string_view key) { return message.code < key; });
    return row != std::end(kMessages) && row->code == code ? row->text : code;
}

std::string fillMessage(std::string_view text, const std::vector<std::string>& arguments) {
    std::string filled;
    filled.reserve(text.size() + 32);
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool placeholder = text[i] == '{' && i + 2 < text.size() && text[i + 2] == '}' && text[i + 1] >= '0' &&
                                 text[i + 1] <= '9';
        if (!placeholder) {
            filled += text[i];
            continue;
        }
        const auto index = static_cast<std::size_t>(text[i + 1] - '0');
        if (index < arguments.size()) filled += arguments[index];
        i += 2;
    }
    return filled;
}

std::string describe(const Issue& issue) {
    return fillMessage(messageText(issue.code), issue.arguments);
}

} // namespace model::units
