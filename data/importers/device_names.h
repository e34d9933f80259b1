// Which accelerator of the catalogue a tool means by the name it prints.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace data::importers {

// The id of the catalogue's row (accelerators.csv): "NVIDIA H100 80GB HBM3" → "h100-sxm", "mi355x" → "mi355x". Nothing
// where the name is of no such row or of several: "A100" alone may have 40 or 80 GB. A bare "H100" is taken as SXM, as
// the tools that print it do. Several names parted by commas must be one and the same.
std::optional<std::string> acceleratorId(std::string_view deviceName);

} // namespace data::importers
