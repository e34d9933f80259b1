#include "data/importers/hour_record.h"

#include "data/importers/plausibility.h"
#include "data/importers/time_stamp.h"
#include "data/units/unit_text.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace data::importers {

namespace {
using model::units::Severity;

constexpr std::int64_t kHour = 3600;
constexpr std::size_t kLongestSpan = 100 * 8784;

class Assembly {
public:
    Assembly(std::vector<HourRecord> rows, const HourColumn& column) : m_rows(std::move(rows)), m_column(column) {}

    AssembledHours run() {
        if (m_rows.empty()) return std::move(m_hours);
        m_hours.quarantined = m_rows.size();
        sortRows();
        refuseOffHours();
        if (m_rows.empty() || !spanIsSane()) return std::move(m_hours);
        placeRows();
        reportGaps();
        refuseBySign();
        if (m_column.isCompared) refuseByNeighbours();
        m_hours.taken = static_cast<std::size_t>(std::count(m_hours.valid.begin(), m_hours.valid.end(), 1));
        m_hours.quarantined -= m_hours.taken;
        return std::move(m_hours);
    }

private:
    // As the file writes it, so that the reader finds the row.
    std::string stamp(std::int64_t start) const {
        return utcText(m_column.meaning == StampMeaning::HourEnding ? start + kHour : start) + " " + m_column.clock;
    }
    void report(const char* code, std::size_t line, std::vector<std::string> arguments, Severity severity) {
        m_hours.issues.push_back({{code, severity, {}, std::move(arguments)}, line, m_column.name});
    }

    void sortRows() {
        for (std::size_t i = 1; i < m_rows.size(); ++i) {
            if (m_rows[i].startUtcSeconds >= m_rows[i - 1].startUtcSeconds) continue;
            report("import.hour_out_of_order", m_rows[i].line,
                   {stamp(m_rows[i].startUtcSeconds), stamp(m_rows[i - 1].startUtcSeconds)}, Severity::Warning);
        }
        std::stable_sort(m_rows.begin(), m_rows.end(), [](const HourRecord& a, const HourRecord& b) {
            return a.startUtcSeconds < b.startUtcSeconds;
        });
    }

    // The minute of the hour that most rows have is the file's; the others are between the hours.
    void refuseOffHours() {
        std::vector<std::int64_t> phases;
        for (const HourRecord& row : m_rows)
            phases.push_back(((row.startUtcSeconds % kHour) + kHour) % kHour);
        std::vector<std::int64_t> sorted = phases;
        std::nth_element(sorted.begin(), sorted.begin() + static_cast<std::ptrdiff_t>(sorted.size() / 2), sorted.end());
        const std::int64_t phase = sorted[sorted.size() / 2];
        std::vector<HourRecord> kept;
        for (std::size_t i = 0; i < m_rows.size(); ++i) {
            if (phases[i] == phase) {
                kept.push_back(m_rows[i]);
            } else {
                report("import.not_hourly", m_rows[i].line, {stamp(m_rows[i].startUtcSeconds)}, Severity::Error);
            }
        }
        m_rows = std::move(kept);
    }

    bool spanIsSane() {
        const auto span = (m_rows.back().startUtcSeconds - m_rows.front().startUtcSeconds) / kHour + 1;
        if (static_cast<std::size_t>(span) <= kLongestSpan) return true;
        report("import.span_too_long", m_rows.back().line,
               {stamp(m_rows.front().startUtcSeconds), stamp(m_rows.back().startUtcSeconds)}, Severity::Error);
        return false;
    }

    void placeRows() {
        m_hours.startUtcSeconds = m_rows.front().startUtcSeconds;
        const auto span =
            static_cast<std::size_t>((m_rows.back().startUtcSeconds - m_hours.startUtcSeconds) / kHour + 1);
        m_hours.values.assign(span, std::numeric_limits<double>::quiet_NaN());
        m_hours.valid.assign(span, 0);
        m_lines.assign(span, 0);
        for (const HourRecord& row : m_rows) {
            const auto hour = static_cast<std::size_t>((row.startUtcSeconds - m_hours.startUtcSeconds) / kHour);
            if (m_lines[hour] != 0) {
                report("import.hour_doubled", row.line,
                       {stamp(row.startUtcSeconds), std::to_string(m_lines[hour]), text(row.value), textAt(hour)},
                       Severity::Warning);
                continue;
            }
            m_lines[hour] = row.line;
            if (!row.value) continue;
            m_hours.values[hour] = *row.value;
            m_hours.valid[hour] = 1;
        }
    }
    static std::string text(const std::optional<double>& value) {
        return value ? units::numberText(*value) : std::string("nothing");
    }
    std::string textAt(std::size_t hour) const {
        return m_hours.valid[hour] != 0 ? units::numberText(m_hours.values[hour]) : std::string("nothing");
    }

    // One issue per run; the hours of a run with a row (EMPTY) and without one are counted together.
    void reportGaps() {
        std::size_t line = 0;
        for (std::size_t hour = 0; hour < m_hours.valid.size();) {
            if (m_hours.valid[hour] != 0) {
                line = m_lines[hour];
                ++hour;
                continue;
            }
            std::size_t end = hour;
            std::size_t rows = 0;
            while (end < m_hours.valid.size() && m_hours.valid[end] == 0)
                rows += m_lines[end++] != 0 ? 1U : 0U;
            report("import.hours_missing", m_lines[hour] != 0 ? m_lines[hour] : line,
                   {std::to_string(end - hour), startOf(hour), startOf(end - 1), std::to_string(rows)},
                   Severity::Warning);
            hour = end;
        }
    }
    std::string startOf(std::size_t hour) const {
        return stamp(m_hours.startUtcSeconds + kHour * static_cast<std::int64_t>(hour));
    }

    void refuse(std::size_t hour, const char* code, std::vector<std::string> arguments) {
        report(code, m_lines[hour], std::move(arguments), Severity::Warning);
        m_hours.valid[hour] = 0;
        m_hours.values[hour] = std::numeric_limits<double>::quiet_NaN();
    }
    void refuseBySign() {
        for (std::size_t hour = 0; hour < m_hours.valid.size(); ++hour) {
            if (m_hours.valid[hour] == 0) continue;
            if (m_hours.values[hour] < 0.0 && m_column.refusesNegative) {
                refuse(hour, "import.hour_negative", {startOf(hour), textAt(hour)});
            } else if (m_hours.values[hour] == 0.0 && m_column.refusesZero) {
                refuse(hour, "import.hour_zero", {startOf(hour)});
            }
        }
    }
    void refuseByNeighbours() {
        for (const DoubtfulHour& doubtful : doubtfulHours(m_hours.values, m_hours.valid)) {
            const std::vector<std::string> facts{startOf(doubtful.index), textAt(doubtful.index),
                                                 units::numberText(doubtful.typical)};
            if (doubtful.doubt == Doubt::Impossible) {
                refuse(doubtful.index, "import.hour_impossible", facts);
            } else {
                report("import.hour_suspicious", m_lines[doubtful.index], facts, Severity::Note);
            }
        }
    }

    std::vector<HourRecord> m_rows;
    HourColumn m_column;
    AssembledHours m_hours;
    std::vector<std::size_t> m_lines; // of the row that gave the hour; 0: no row
};
} // namespace

AssembledHours assembleHours(std::vector<HourRecord> rows, const HourColumn& column) {
    return Assembly(std::move(rows), column).run();
}

} // namespace data::importers
