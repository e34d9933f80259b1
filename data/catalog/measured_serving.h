// The measured deployments of the catalogue (joules per output token) with the model, the accelerator and the lengths
// of their task, as the check of the serving model takes them. Not the check itself.
#pragma once

#include "model/compute/serving_check.h"

#include <vector>

namespace data::catalog {

// Rows whose model and accelerator the catalogue knows; the others are left out.
std::vector<model::compute::MeasuredServing> measuredServings();

} // namespace data::catalog
