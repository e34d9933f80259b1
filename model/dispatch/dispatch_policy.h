// In which order an hour is served. Not a market model: prices decide only under `Cheapest`.
#pragma once

namespace model::dispatch {

enum class DispatchPolicy { GridFirst, OnsiteFirst, Cheapest };

} // namespace model::dispatch
