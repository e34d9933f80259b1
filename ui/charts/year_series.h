// Figures of an outcome as columns over its years, and small words that several charts share. Pure.
#pragma once

#include "ui/charts/chart_context.h"
#include "ui/charts/chart_data.h"

#include <functional>

namespace ui::charts {

using YearFigure = std::function<double(const model::scenario::YearOutcome&)>;

std::vector<double> yearsOf(const model::scenario::Outcome& outcome);
std::vector<double> figuresOf(const model::scenario::Outcome& outcome, const YearFigure& figure);
// NaN where there is none.
double orNaN(const std::optional<double>& value);
// The selected year's row, else the last one; null without years.
const model::scenario::YearOutcome* selectedYear(const ChartContext& context);
// The baseline's figures as a dashed grey line under its name; nothing is added without a baseline.
void addGhost(ChartData& data, const ChartContext& context, const YearFigure& figure);
// translate() in the context of the charts, with %1 … filled by the caller.
QString chartWords(const char* text);
// A chart over years with its name, ready for more.
ChartData yearChart(const char* name);

} // namespace ui::charts
