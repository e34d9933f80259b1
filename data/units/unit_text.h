// Units as people write them ("1.2 GW", "35 %", "$0.9/kWh") against the symbols of the parameter table. No locale.
#pragma once

#include "model/units/issue.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace data::units {

// The number in the row's unit; a bare number already is. Thousands marks ("1,200", "1 200") are understood, a decimal
// comma is refused because "1,200" would have two meanings. Codes: input.not_a_number, input.unknown_unit,
// input.wrong_unit, input.ambiguous_comma.
std::optional<double> parseWithUnit(std::string_view text, std::string_view rowUnit);
std::optional<double> parseWithUnit(std::string_view text, std::string_view rowUnit,
                                    std::vector<model::units::Issue>& issues);

// A number in one unit as a number in another; nothing when either is unknown or they measure different things.
std::optional<double> convert(double number, std::string_view fromUnit, std::string_view toUnit);
bool isKnownUnit(std::string_view symbol);
// The spellings that parseWithUnit accepts for a row of this unit, for help texts.
std::vector<std::string_view> spellings(std::string_view rowUnit);

// The shortest text that reads back as the same number.
std::string numberText(double number);

} // namespace data::units
