// The tabs of the desk in their order: names, titles, charts, and which tables stand with them.
#pragma once

#include <array>
#include <string_view>

namespace ui::panels {

enum class TableKind { None, Grid, Units, Dispatch, Adequacy, Claims, Efficiency, Workload, Calibration };

struct PanelRow {
    std::string_view name;
    const char* title; // English; translated in context "panels"
    TableKind table;
    std::array<std::string_view, 4> charts; // of the registry, the large one first; "" for none
};

inline constexpr std::array<PanelRow, 10> panelRows{{
    {"gap", "Gap", TableKind::None, {"gap", "demand-curve", "worst-week"}},
    {"efficiency", "Efficiency", TableKind::Efficiency, {"efficiency", "decomposition", ""}},
    {"calibration", "Calibration", TableKind::Calibration, {"roofline", "calibration", ""}},
    {"workload", "Workload", TableKind::Workload, {"workload", "demand-curve", "rebound", "without-rebound"}},
    {"grid", "Grid", TableKind::Grid, {"interconnection", "grid", ""}},
    {"plant", "Plant", TableKind::Units, {"plant", "firm-capacity", ""}},
    {"dispatch", "Dispatch", TableKind::Dispatch, {"dispatch", "load-duration", ""}},
    {"adequacy", "Adequacy", TableKind::Adequacy, {"adequacy", "", ""}},
    {"cost", "Cost & carbon", TableKind::None, {"cost", "cost-per-token", "carbon"}},
    {"evidence", "Evidence", TableKind::Claims, {"claims", "hindcast", ""}},
}};

} // namespace ui::panels
