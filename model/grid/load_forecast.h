// What one publisher has forecast for a region in its successive reports: how a year's figure changed from report to
// report, and the growth that a report implies. Not a forecast of this program.
#pragma once

#include "model/units/quantities.h"

#include <optional>
#include <span>
#include <string>

namespace model::grid {

struct ForecastRow {
    std::string report; // the vintage, "PJM 2026"
    std::string metric; // "summer_peak"
    int year{};         // that is forecast
    units::Power value;
    std::string source{}; // as the catalogue names it
};

struct ForecastValue {
    units::Power value;
    bool isInterpolated{}; // at constant growth between two years that the report gives
    std::string source{};  // of the row, or of both rows
};
// Absent outside the years of the report.
std::optional<ForecastValue> forecastAt(std::span<const ForecastRow> rows, const std::string& report,
                                        const std::string& metric, int year);

struct VintageChange {
    ForecastValue earlier;
    ForecastValue later;
    units::Power change;  // later - earlier
    double changeShare{}; // of the earlier
};
struct Vintages {
    std::string earlier;
    std::string later;
};
std::optional<VintageChange> vintageChange(std::span<const ForecastRow> rows, const Vintages& reports,
                                           const std::string& metric, int year);

// Compound, share a year, between two years that the report covers; absent unless `from` is before `to`.
struct YearSpan {
    int from{};
    int to{};
};
std::optional<double> impliedGrowth(std::span<const ForecastRow> rows, const std::string& report,
                                    const std::string& metric, const YearSpan& years);

} // namespace model::grid
