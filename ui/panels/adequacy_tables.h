// The tables of the Adequacy tab: what each cause costs in firm MW, and what the next nine takes. Pure; no widget.
#pragma once

#include "ui/panels/panel_tables.h"

namespace ui::panels {

// From nameplate to the headline firm MW of the on-site units in the year, at the study's target availability.
TableContents firmStepsTable(const charts::ChartContext& context);
// Units of the largest class to add for two to five nines of the year's load; needs the hours of the year.
TableContents nextNineTable(const charts::ChartContext& context);

// The year by the exact method or the rule for batteries, beside its simulation with standard errors and spread over
// sample-years; says where they disagree by more than three standard errors.
TableContents comparisonTable(const charts::ChartContext& context);
// Each weather year by itself, where the risk is taken over several.
TableContents weatherTable(const charts::ChartContext& context);

} // namespace ui::panels
