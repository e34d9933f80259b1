#include "ui/charts/registry.h"

#include <algorithm>
#include <vector>

namespace ui::charts {

std::span<const ChartEntry> chartEntries() {
    static const std::vector<ChartEntry> entries{};
    return entries;
}

const ChartEntry* findChart(std::string_view name) {
    const auto entries = chartEntries();
    const auto found = std::find_if(entries.begin(), entries.end(), [&](const auto& e) { return e.name == name; });
    return found == entries.end() ? nullptr : &*found;
}

} // namespace ui::charts
