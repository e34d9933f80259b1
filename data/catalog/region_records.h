// What has been published for a region, as model values: class ratings and load forecasts of the catalogue. Rows that
// are recalled and not sourced are left out.
#pragma once

#include "model/grid/elcc_cover.h"
#include "model/grid/load_forecast.h"

#include <vector>

namespace data::catalog {

// Of pjm_elcc.csv, in its order.
const std::vector<model::grid::ElccRating>& elccRatings();
// Of pjm_load_forecast.csv, in its order: what is in MW for one calendar year, or for one delivery year (then the
// calendar year of its summer).
const std::vector<model::grid::ForecastRow>& loadForecasts();

} // namespace data::catalog
