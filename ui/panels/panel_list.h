// The tabs of the desk in their order: names, titles, and which tables stand under the charts of each.
#pragma once

#include <array>
#include <string_view>

namespace ui::panels {

enum class TableKind { None, Units, Claims };

struct PanelRow {
    std::string_view name; // as in the chart registry
    const char* title;     // English; translated in context "panels"
    TableKind table;
};

inline constexpr std::array<PanelRow, 9> panelRows{{
    {"gap", "Gap", TableKind::None},
    {"efficiency", "Efficiency", TableKind::None},
    {"workload", "Workload", TableKind::None},
    {"grid", "Grid", TableKind::None},
    {"plant", "Plant", TableKind::Units},
    {"dispatch", "Dispatch", TableKind::None},
    {"adequacy", "Adequacy", TableKind::None},
    {"cost", "Cost & carbon", TableKind::None},
    {"evidence", "Evidence", TableKind::Claims},
}};

} // namespace ui::panels
