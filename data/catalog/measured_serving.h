// The measured deployments of the catalogue (joules per output token) with the model, the accelerator and the lengths
// of their task, as the check of the serving model takes them. Not the check itself.
#pragma once

#include "model/compute/serving_check.h"

#include <optional>
#include <string_view>
#include <vector>

namespace data::catalog {

// Rows whose model and accelerator the catalogue knows; the others are left out.
std::vector<model::compute::MeasuredServing> measuredServings();

// A deployment of that model (by its published name) on that accelerator (by its id) with nothing measured yet; nothing
// when the catalogue does not know one of them.
std::optional<model::compute::MeasuredServing> measuredServing(std::string_view modelName,
                                                               std::string_view acceleratorId);

// Tokens of a prompt of a task whose measurements do not state them: an assumption. Nothing for any other task.
std::optional<double> assumedPrompt(std::string_view task);

} // namespace data::catalog
