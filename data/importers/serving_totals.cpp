#include "data/importers/serving_totals.h"

#include <limits>

namespace data::importers {

namespace {
constexpr double kRoundingFactor = 1.1; // files round rates to two decimals
constexpr double kNone = std::numeric_limits<double>::quiet_NaN();

double valueOf(const MeasuredCell& cell) {
    return cell.value().value_or(kNone);
}

void takeRate(MeasurementIntake& intake, std::string_view field, const MeasuredCell& stated, std::string_view name,
              double computed) {
    if (stated.hasValue()) {
        intake.number(field, stated, name);
        intake.compare(valueOf(stated), name, computed, kRoundingFactor);
    } else {
        intake.number(field, computed, name);
    }
}
} // namespace

void takeTotals(MeasurementIntake& intake, const ServingTotals& totals) {
    const double duration = valueOf(totals.duration);
    const double completed = valueOf(totals.completed);
    const double input = valueOf(totals.inputTokens);
    const double output = valueOf(totals.outputTokens);
    intake.number("duration_s", totals.duration, "duration");
    intake.number("requests", totals.completed, "completed");
    if (completed > 0.0) {
        intake.number("input_tokens", input / completed, "total_input_tokens");
        intake.number("output_tokens", output / completed, "total_output_tokens");
    }
    const auto rate = [&](double total) { return duration > 0.0 ? total / duration : kNone; };
    takeRate(intake, "requests_per_s", totals.requestsPerSecond, totals.requestsName, rate(completed));
    takeRate(intake, "input_tokens_per_s", totals.inputPerSecond, totals.inputName, rate(input));
    takeRate(intake, "output_tokens_per_s", totals.outputPerSecond, totals.outputName, rate(output));
    takeRate(intake, "total_tokens_per_s", totals.totalPerSecond, totals.totalName, rate(input + output));
}

void takeTokenTimes(MeasurementIntake& intake, const MeasuredRow& row, const ServingTotals& totals,
                    std::span<const NumberMapping> mappings) {
    const bool isSingle = valueOf(totals.outputTokens) <= valueOf(totals.completed);
    for (const NumberMapping& one : mappings) {
        const MeasuredCell& cell = row.cell(one.name);
        if (!isSingle || cell.value() != 0.0) intake.number(one.field, cell, one.name, one.factor);
    }
}

} // namespace data::importers
