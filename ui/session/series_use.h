// Which input of a scenario an hourly series can serve, and with which calendar years. It sets nothing.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace data::project {
struct SeriesRecord;
}

namespace ui::session {

inline constexpr const char* regionLoadKey = "grid.region.load_series";
inline constexpr const char* temperatureKey = "facility.temperature_series";
inline constexpr const char* renewablePrefix = "plant.renewables."; // of the series of each solar or wind plant

// The region's load for a power, the outside temperature for °C; "" when it serves none.
std::string inputServedBy(const data::project::SeriesRecord& series);
// Whether it can be the output of a solar or wind plant: shares of its nameplate, or a power.
bool canBeRenewable(const data::project::SeriesRecord& series);
bool isRenewableSeries(std::string_view key); // "plant.renewables.<id>.series"
// The years of which every hour is there or can be repaired, in order.
std::vector<int> usableYears(const data::project::SeriesRecord& series);
// How a scenario names one year of a series: "pjm-demand@2024".
std::string seriesName(const std::string& slug, int year);

} // namespace ui::session
