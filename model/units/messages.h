// The message table: one row per code, in English, shared by the window (which translates it) and the command line.
#pragma once

#include "model/units/issue.h"

#include <span>
#include <string>
#include <string_view>

namespace model::units {

// `text` holds {0}, {1} … for the arguments of an Issue and ends with the remedy where there is one.
struct Message {
    std::string_view code;
    std::string_view text;
};

// All rows, sorted by code. Each code occurs once (tested).
std::span<const Message> messages();
// The row's text; the code itself when there is no such row (tested never to happen for codes the program uses).
std::string_view messageText(std::string_view code);
// The text with its arguments filled in.
std::string fillMessage(std::string_view text, const std::vector<std::string>& arguments);
std::string describe(const Issue& issue);

} // namespace model::units
