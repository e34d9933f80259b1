// The table of all charts: a chart is a function from what has been computed to ChartData, one line here.
#pragma once

#include "ui/charts/chart_data.h"

#include <span>
#include <string_view>

namespace ui::charts {

struct ChartContext;

using ChartBuilder = ChartData (*)(const ChartContext&);

struct ChartEntry {
    std::string_view name;  // of `headroom chart --chart NAME`
    std::string_view title; // in menus, English; translated in context "charts"
    std::string_view panel; // the tab it stands on
    ChartBuilder builder;
};

std::span<const ChartEntry> chartEntries();
const ChartEntry* findChart(std::string_view name); // null when there is none

} // namespace ui::charts
