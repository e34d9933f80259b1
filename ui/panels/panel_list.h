// The tabs of the desk in their order: names, titles, charts, and which tables stand with them.
#pragma once

#include <array>
#include <string_view>

namespace ui::panels {

enum class TableKind { None, Grid, Units, Dispatch, Adequacy, Claims };

struct PanelRow {
    std::string_view name;
    const char* title; // English; translated in context "panels"
    TableKind table;
    std::array<std::string_view, 3> charts; // of the registry, the large one first; "" for none
};

inline constexpr std::array<PanelRow, 9> panelRows{{
    {"gap", "Gap", TableKind::None, {"gap", "demand-curve", "worst-week"}},
    {"efficiency", "Efficiency", TableKind::None, {"efficiency", "decomposition", ""}},
    {"workload", "Workload", TableKind::None, {"workload", "demand-curve", "rebound"}},
    {"grid", "Grid", TableKind::Grid, {"interconnection", "grid", ""}},
    {"plant", "Plant", TableKind::Units, {"plant", "firm-capacity", ""}},
    {"dispatch", "Dispatch", TableKind::Dispatch, {"dispatch", "load-duration", ""}},
    {"adequacy", "Adequacy", TableKind::Adequacy, {"adequacy", "", ""}},
    {"cost", "Cost & carbon", TableKind::None, {"cost", "cost-per-token", "carbon"}},
    {"evidence", "Evidence", TableKind::Claims, {"claims", "", ""}},
}};

} // namespace ui::panels
