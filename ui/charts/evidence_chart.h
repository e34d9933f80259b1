// How the documents' claims fared, and how far past forecasts were off. The same for every scenario.
#pragma once

#include "ui/charts/chart_context.h"
#include "ui/charts/chart_data.h"

#include "model/evidence/claim.h"

namespace ui::charts {

// "WWT, AI Uncovered": the documents in which a claim stands.
QString documentNames(const model::evidence::Claim& claim);

ChartData claimsChart(const ChartContext& context);
ChartData backtestChart(const ChartContext& context);
// The US from 2010 to 2023 by the model's own demand, beside the record.
ChartData hindcastChart(const ChartContext& context);

} // namespace ui::charts
