#include "ui/charts/registry.h"

#include "ui/charts/adequacy_chart.h"
#include "ui/charts/calibration_chart.h"
#include "ui/charts/cost_chart.h"
#include "ui/charts/dispatch_chart.h"
#include "ui/charts/efficiency_chart.h"
#include "ui/charts/evidence_chart.h"
#include "ui/charts/gap_chart.h"
#include "ui/charts/grid_chart.h"
#include "ui/charts/plant_chart.h"
#include "ui/charts/rebound_chart.h"
#include "ui/charts/workload_chart.h"

#include <algorithm>
#include <vector>

namespace ui::charts {

std::span<const ChartEntry> chartEntries() {
    static const std::vector<ChartEntry> entries{
        {"gap", "Gap", "gap", gapChart},
        {"efficiency", "Energy per token", "efficiency", efficiencyChart},
        {"decomposition", "Why energy changes", "efficiency", decompositionChart},
        {"calibration", "Calibration", "calibration", calibrationChart},
        {"roofline", "Roofline", "calibration", rooflineChart},
        {"workload", "Tokens", "workload", workloadChart},
        {"demand-curve", "Demand curve", "workload", demandCurveChart},
        {"rebound", "Rebound", "workload", reboundChart},
        {"without-rebound", "A plan without rebound", "workload", withoutReboundChart},
        {"interconnection", "Interconnection", "grid", interconnectionChart},
        {"grid", "Region", "grid", gridChart},
        {"plant", "Outage curve", "plant", plantChart},
        {"firm-capacity", "Firm capacity", "plant", firmCapacityChart},
        {"dispatch", "Dispatch", "dispatch", dispatchChart},
        {"worst-week", "Worst week", "dispatch", worstWeekChart},
        {"load-duration", "Load duration", "dispatch", loadDurationChart},
        {"adequacy", "Adequacy", "adequacy", adequacyChart},
        {"cost", "Cost", "cost", costChart},
        {"cost-per-token", "Cost per token", "cost", costPerTokenChart},
        {"carbon", "Carbon", "cost", carbonChart},
        {"claims", "Claims", "evidence", claimsChart},
        {"backtest", "Back-tests", "evidence", backtestChart},
        {"hindcast", "Hindcast", "evidence", hindcastChart},
    };
    return entries;
}

const ChartEntry* findChart(std::string_view name) {
    const auto entries = chartEntries();
    const auto found = std::find_if(entries.begin(), entries.end(), [&](const auto& e) { return e.name == name; });
    return found == entries.end() ? nullptr : &*found;
}

} // namespace ui::charts
