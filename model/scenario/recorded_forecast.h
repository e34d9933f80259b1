// A forecast of the past that the user entered, to be read beside what came. Nothing of the study is computed from it.
#pragma once

#include "model/units/unit_of.h"

#include <string>

namespace model::scenario {

enum class ForecastUse { Scored, InSample };

struct RecordedForecast {
    std::string id; // part of the key: evidence.backtests.<id>.forecast
    std::string name;
    std::string unit;   // as printed: "TWh"
    std::string source; // empty: unsourced, shown and never scored
    ForecastUse use{ForecastUse::Scored};
    units::Field<units::Number> forecast;
    units::Field<units::Number> outturn; // 0: open
    units::Field<units::Number> low;     // P10; 0: no spread was given
    units::Field<units::Number> high;    // P90; 0: no spread was given
    friend bool operator==(const RecordedForecast&, const RecordedForecast&) = default;
};

} // namespace model::scenario
