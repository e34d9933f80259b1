#include "data/importers/gap_repair.h"

#include "data/importers/time_stamp.h"
#include "data/units/unit_text.h"
#include "model/series/time_axis.h"

#include <algorithm>
#include <limits>

namespace data::importers {

namespace {
constexpr std::size_t kLongestLine = 3;
constexpr std::size_t kWeek = 168;
constexpr std::int64_t kSecondsPerHour = 3600;

std::vector<GapRun> findRuns(const std::vector<std::uint8_t>& valid) {
    std::vector<GapRun> runs;
    for (std::size_t i = 0; i < valid.size(); ++i) {
        if (valid[i] != 0) continue;
        if (!runs.empty() && runs.back().first + runs.back().hours == i) {
            ++runs.back().hours;
        } else {
            runs.push_back({i, 1, RepairMethod::NotRepaired});
        }
    }
    return runs;
}

// The mean of the known values one week before and after; nothing when neither is known.
std::optional<double> otherWeeks(const project::SeriesRecord& series, std::size_t hour) {
    double sum = 0.0;
    int count = 0;
    if (hour >= kWeek && series.valid[hour - kWeek] != 0) {
        sum += series.values[hour - kWeek];
        ++count;
    }
    if (hour + kWeek < series.size() && series.valid[hour + kWeek] != 0) {
        sum += series.values[hour + kWeek];
        ++count;
    }
    if (count == 0) return std::nullopt;
    return sum / count;
}

// The pattern over the run and its two neighbours; empty when an hour of it is unknown in both other weeks.
std::vector<double> pattern(const project::SeriesRecord& series, const GapRun& run, bool hasBefore, bool hasAfter) {
    std::vector<double> shape;
    const std::size_t begin = hasBefore ? run.first - 1 : run.first;
    const std::size_t end = run.first + run.hours + (hasAfter ? 1 : 0);
    for (std::size_t hour = begin; hour < end; ++hour) {
        const auto value = otherWeeks(series, hour);
        if (!value) return {};
        shape.push_back(*value);
    }
    return shape;
}

void fillRun(const project::SeriesRecord& source, GapRun& run, project::SeriesRecord& target) {
    const bool hasBefore = run.first > 0;
    const bool hasAfter = run.first + run.hours < source.size();
    if (run.hours > kWeek || (!hasBefore && !hasAfter)) return;
    const double before = hasBefore ? source.values[run.first - 1] : 0.0;
    const double after = hasAfter ? source.values[run.first + run.hours] : 0.0;
    std::vector<double> shape(run.hours + (hasBefore ? 1 : 0) + (hasAfter ? 1 : 0), 0.0);
    if (run.hours > kLongestLine || !hasBefore || !hasAfter) {
        shape = pattern(source, run, hasBefore, hasAfter);
        if (shape.empty()) return;
        run.method = RepairMethod::SameHoursOfOtherWeeks;
    } else {
        run.method = RepairMethod::Line;
    }
    const double shiftAfter = hasAfter ? after - shape.back() : before - shape.front();
    const double shiftBefore = hasBefore ? before - shape.front() : shiftAfter;
    for (std::size_t i = 0; i < run.hours; ++i) {
        const double along = static_cast<double>(i + 1) / static_cast<double>(run.hours + 1);
        target.values[run.first + i] =
            shape[i + (hasBefore ? 1 : 0)] + shiftBefore + (shiftAfter - shiftBefore) * along;
        target.valid[run.first + i] = 1;
    }
}

// The hours from `start` on, unknown where the series does not reach.
project::SeriesRecord cut(const project::SeriesRecord& series, std::int64_t start, std::size_t hours) {
    project::SeriesRecord part = series;
    part.startUtcSeconds = start;
    part.values.assign(hours, std::numeric_limits<double>::quiet_NaN());
    part.valid.assign(hours, 0);
    for (std::size_t i = 0; i < hours; ++i) {
        const std::int64_t at = start + static_cast<std::int64_t>(i) * kSecondsPerHour - series.startUtcSeconds;
        const std::int64_t index = at / kSecondsPerHour;
        if (at < 0 || index >= static_cast<std::int64_t>(series.size())) continue;
        part.values[i] = series.values[static_cast<std::size_t>(index)];
        part.valid[i] = series.valid[static_cast<std::size_t>(index)];
    }
    return part;
}
} // namespace

GapRepair repairGaps(const project::SeriesRecord& series) {
    GapRepair repair;
    repair.series = series;
    repair.runs = findRuns(series.valid);
    for (GapRun& run : repair.runs) {
        fillRun(series, run, repair.series);
        (run.method == RepairMethod::NotRepaired ? repair.hoursLeft : repair.hoursRepaired) += run.hours;
    }
    return repair;
}

YearOfHours yearOfHours(const project::SeriesRecord& series, int year, std::string_view unit) {
    using model::units::Severity;
    YearOfHours result;
    const auto refuse = [&](const char* code, std::vector<std::string> arguments) {
        result.issues.push_back({code, Severity::Error, series.slug, std::move(arguments)});
    };
    if (series.stepSeconds != kSecondsPerHour || series.zoneOfOrigin == "none") {
        refuse("series.no_calendar", {series.name});
        return result;
    }
    if (!units::convert(1.0, series.unit, unit)) {
        refuse("series.wrong_unit", {series.name, series.unit, std::string(unit)});
        return result;
    }
    const std::int64_t start = daysFromCivil(year, 1, 1) * 86400;
    const std::size_t hours = model::series::TimeAxis(year).hours();
    const std::int64_t end = start + static_cast<std::int64_t>(hours) * kSecondsPerHour;
    const std::int64_t week = static_cast<std::int64_t>(kWeek) * kSecondsPerHour;
    const std::int64_t from = start - std::clamp<std::int64_t>(start - series.startUtcSeconds, 0, week);
    const std::int64_t to = end + std::clamp<std::int64_t>(series.endUtcSeconds() - end, 0, week);
    const auto lead = static_cast<std::size_t>((start - from) / kSecondsPerHour);
    const project::SeriesRecord around = cut(series, start - static_cast<std::int64_t>(lead) * kSecondsPerHour,
                                             lead + hours + static_cast<std::size_t>((to - end) / kSecondsPerHour));
    const GapRepair repair = repairGaps(around);
    for (const GapRun& run : repair.runs) {
        const std::size_t first = std::max(run.first, lead);
        const std::size_t last = std::min(run.first + run.hours, lead + hours);
        if (first >= last) continue;
        result.hoursMissing += last - first;
        const bool repaired = run.method != RepairMethod::NotRepaired;
        if (repaired) result.hoursRepaired += last - first;
        const std::int64_t at = around.startUtcSeconds + static_cast<std::int64_t>(first) * kSecondsPerHour;
        const char* code = run.method == RepairMethod::Line ? "series.gap_line"
                           : repaired                       ? "series.gap_other_weeks"
                                                            : "series.gap_left";
        result.issues.push_back({code,
                                 repaired ? Severity::Warning : Severity::Error,
                                 series.slug,
                                 {std::to_string(last - first), utcText(at) + " UTC"}});
    }
    if (result.hoursRepaired != result.hoursMissing) return result;
    std::vector<double> values(hours);
    for (std::size_t i = 0; i < hours; ++i) {
        values[i] = *units::convert(repair.series.values[lead + i], series.unit, unit);
    }
    result.values = std::move(values);
    return result;
}

std::vector<int> yearsCovered(const project::SeriesRecord& series) {
    std::vector<int> years;
    if (series.values.empty() || series.zoneOfOrigin == "none") return years;
    for (int year = yearOf(series.startUtcSeconds); year <= yearOf(series.endUtcSeconds() - 1); ++year) {
        const std::int64_t begin = std::max(series.startUtcSeconds, daysFromCivil(year, 1, 1) * 86400);
        const std::int64_t end = std::min(series.endUtcSeconds(), daysFromCivil(year + 1, 1, 1) * 86400);
        if (end - begin >= 4380 * kSecondsPerHour) years.push_back(year);
    }
    return years;
}

} // namespace data::importers
