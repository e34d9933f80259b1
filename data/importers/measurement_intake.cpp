#include "data/importers/measurement_intake.h"

#include "data/units/unit_text.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace data::importers {

namespace {
using model::units::Severity;

constexpr double kLargestCount = 2147483648.0; // 2^31: the tools that write these files count in 32 bits

template<std::size_t Size>
bool isAmong(const std::array<std::string_view, Size>& names, std::string_view name) {
    return std::find(names.begin(), names.end(), name) != names.end();
}

// Words that tools write where a number is missing or has no bound.
bool isNoNumber(std::string_view word) {
    static constexpr std::array<std::string_view, 12> kWords{"inf",  "Infinity", "+inf", "-inf", "nan", "NaN",
                                                             "None", "null",     "N/A",  "n/a",  "-",   "none"};
    return isAmong(kWords, word);
}
} // namespace

MeasurementIntake::Sense MeasurementIntake::senseOf(const MeasurementField& field) {
    static constexpr std::array<std::string_view, 8> kMayBeZero{
        "failed_requests",   "context_tokens",           "shared_experts",    "relative_error",
        "utilisation_share", "memory_utilisation_share", "memory_used_bytes", "energy_j"};
    static constexpr std::array<std::string_view, 3> kNoCount{"parameters", "active_parameters", "relative_error"};
    static constexpr std::array<std::string_view, 6> kMeans{"input_tokens", "output_tokens", "context_tokens",
                                                            "batch",        "concurrency",   "experts_hit"};
    static constexpr std::array<std::string_view, 5> kSettings{"request_rate_per_s", "power_limit_w", "duration_s",
                                                               "model_bytes", "time_utc_s"};
    Sense sense;
    sense.mayBeZero = isAmong(kMayBeZero, field.name);
    sense.mayBeNegative = field.unit == "degC";
    sense.isShare = field.unit == "share";
    sense.isCount = field.unit.empty() && !field.isText && !isAmong(kNoCount, field.name);
    sense.isWhole = sense.isCount && !isAmong(kMeans, field.name);
    sense.isMeasured = !field.unit.empty() && !isAmong(kSettings, field.name);
    return sense;
}

MeasurementIntake::MeasurementIntake(std::string_view kind, ImportResult& result) : m_result(result), m_builder(kind) {
    for (const MeasurementField& field : findKind(kind)->fields)
        m_senses.push_back(senseOf(field));
}

void MeasurementIntake::report(const char* code, std::string_view source, std::vector<std::string> arguments,
                               Severity severity) {
    m_result.issues.push_back({{code, severity, {}, std::move(arguments)}, m_line, std::string(source)});
}

void MeasurementIntake::begin(std::size_t line) {
    m_line = line;
    m_isRefused = false;
    m_isQuarantined = false;
    m_saysSomething = false;
    m_builder.beginRow(line);
}

void MeasurementIntake::number(std::size_t column, const MeasuredCell& cell, std::string_view source, double factor) {
    if (!cell.hasValue()) return;
    if (const auto value = cell.value()) {
        take(column, *value * factor, source);
    } else if (cell.kind == MeasuredCell::Kind::Word && isNoNumber(cell.text)) {
        take(column, std::numeric_limits<double>::quiet_NaN(), source);
    } else {
        refuse("import.not_a_number", source, {cell.asText()});
    }
}

void MeasurementIntake::take(std::size_t column, double value, std::string_view source) {
    if (!std::isfinite(value)) return;
    const Sense& sense = m_senses[column];
    m_builder.set(column, value);
    m_saysSomething = m_saysSomething || sense.isMeasured;
    const auto setAside = [&](const char* code) {
        quarantine(code, source, {std::string(source), units::numberText(value)});
    };
    if (sense.mayBeNegative) return;
    if (value < 0.0 && sense.mayBeZero) {
        setAside("measurement.negative");
    } else if (value < 0.0 || (value == 0.0 && !sense.mayBeZero)) {
        setAside("measurement.not_positive");
    } else if (sense.isCount && value >= kLargestCount) {
        setAside("measurement.too_large");
    } else if (sense.isShare && value > 1.0) {
        setAside("measurement.above_one");
    } else if (sense.isWhole && value != std::floor(value)) {
        setAside("measurement.not_whole");
    }
}

void MeasurementIntake::word(std::size_t column, const MeasuredCell& cell) {
    if (cell.kind == MeasuredCell::Kind::Word) m_builder.set(column, cell.text);
    if (cell.kind == MeasuredCell::Kind::Number) m_builder.set(column, cell.asText());
}

void MeasurementIntake::compare(double stated, std::string_view source, double computed, double factor) {
    if (!std::isfinite(stated) || !std::isfinite(computed) || stated <= 0.0 || computed <= 0.0) return;
    if (stated <= factor * computed && computed <= factor * stated) return;
    quarantine("measurement.contradiction", source,
               {std::string(source), units::numberText(stated), units::numberText(computed)});
}

void MeasurementIntake::quarantine(const char* code, std::string_view source, std::vector<std::string> arguments) {
    m_isQuarantined = true;
    report(code, source, std::move(arguments));
}

void MeasurementIntake::refuse(const char* code, std::string_view source, std::vector<std::string> arguments) {
    m_isRefused = true;
    report(code, source, std::move(arguments));
}

void MeasurementIntake::noteOnce(const char* code, std::string_view source, std::vector<std::string> arguments,
                                 Severity severity) {
    if (m_notes.emplace(code).second) report(code, source, std::move(arguments), severity);
}

void MeasurementIntake::end() {
    // What the row lacks may be what is asked for.
    if (!m_result.questions.empty()) return m_builder.dropRow();
    if (!m_isRefused) {
        for (const std::string_view field : m_builder.missing())
            refuse("measurement.missing", field, {std::string(field)});
        if (!m_isRefused && !m_saysSomething) refuse("measurement.says_nothing", {}, {});
    }
    if (m_isRefused) {
        m_builder.dropRow();
    } else if (m_isQuarantined) {
        m_builder.quarantine();
    } else {
        ++m_taken;
    }
}

void MeasurementIntake::finish() {
    const bool isOpen = !m_result.questions.empty() || m_result.isCancelled;
    if (!isOpen && m_builder.rows() > 0) m_result.measurements.push_back(m_builder.finish());
    m_result.rowsTaken = isOpen ? 0 : m_taken;
    m_result.rowsQuarantined = m_result.rowsRead - m_result.rowsTaken;
    if (m_result.rowsRead == 0 && m_result.issues.empty() && !m_result.isCancelled) {
        m_result.issues.push_back({{"import.no_rows", Severity::Error, {}, {}}, 1, {}});
    }
}

void takeNumbers(MeasurementIntake& intake, const MeasuredRow& row, std::span<const NumberMapping> mappings) {
    for (const NumberMapping& one : mappings)
        intake.number(one.field, row.cell(one.name), one.name, one.factor);
}

std::vector<std::string_view> usedNames(std::span<const NumberMapping> mappings,
                                        std::span<const std::string_view> others) {
    std::vector<std::string_view> names;
    for (const NumberMapping& one : mappings)
        names.push_back(one.name);
    names.insert(names.end(), others.begin(), others.end());
    return names;
}

} // namespace data::importers
