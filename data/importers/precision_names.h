// The one spelling of a number format that tools spell in several ways.
#pragma once

#include <string>
#include <string_view>

namespace data::importers {

// "bfloat16", "BF16" → "bf16"; "FP8" → "fp8"; a word it does not know in lower-case letters.
std::string precisionName(std::string_view word);

} // namespace data::importers
