// The calibrations as rows of a table, and what taking one over did, in words. Pure; no widget.
#pragma once

#include "ui/panels/panel_tables.h"

namespace ui::panels {

// One row per calibration in their order: what it is of, its rows, its errors beside those without it, what it can set.
// The title says how many there are and which one stands for the scenario.
TableContents calibrationTable(const std::vector<charts::CalibrationFit>& fits, const charts::ChartContext& context);

// Why the chosen calibration cannot be taken over into the scenario; empty: it can.
QString whyNotTaken(const charts::CalibrationFit& fit, const model::scenario::Scenario& scenario);

// Energy of a token and peak demand before and after, each with its boundary, in the year; "" when a year is missing.
QString effectWords(const model::scenario::Outcome& before, const model::scenario::Outcome& after, int year,
                    const QLocale& locale);

} // namespace ui::panels
