// What the totals of a serving run say: its means per request and its rates, checked against those the file states.
#pragma once

#include "data/importers/measurement_intake.h"

namespace data::importers {

// Cells of one run; those the file does not state are without value. The names are those of the file, for issues.
struct ServingTotals {
    MeasuredCell duration; // s
    MeasuredCell completed;
    MeasuredCell inputTokens;
    MeasuredCell outputTokens;
    MeasuredCell requestsPerSecond;
    MeasuredCell inputPerSecond;
    MeasuredCell outputPerSecond;
    MeasuredCell totalPerSecond;
    std::string_view requestsName;
    std::string_view inputName;
    std::string_view outputName;
    std::string_view totalName;
};

// Rates are defined as totals over the duration: a stated one that differs by more than a tenth sets the row aside; one
// that is not stated is computed.
void takeTotals(MeasurementIntake& intake, const ServingTotals& totals);

// Times between tokens. Where every request wrote one token alone there is nothing after the first, and a zero is none.
void takeTokenTimes(MeasurementIntake& intake, const MeasuredRow& row, const ServingTotals& totals,
                    std::span<const NumberMapping> mappings);

} // namespace data::importers
