#include "data/importers/precision_names.h"

#include "data/units/ascii_text.h"

namespace data::importers {

std::string precisionName(std::string_view word) {
    std::string name(word);
    for (char& c : name)
        c = units::asciiLower(c);
    if (name.starts_with("torch.")) name.erase(0, 6);
    if (name == "bfloat16") return "bf16";
    if (name == "float16" || name == "half") return "fp16";
    if (name == "float32" || name == "float") return "fp32";
    return name;
}

} // namespace data::importers
