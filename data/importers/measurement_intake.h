// Takes the measured rows of a file into one table: converts, counts, refuses rows that cannot be read and sets aside
// those beyond sense. It knows the fields, not the formats.
#pragma once

#include "data/importers/importer.h"
#include "data/importers/measured_rows.h"
#include "data/importers/measurement_builder.h"

namespace data::importers {

class MeasurementIntake {
public:
    // The result outlives the intake.
    MeasurementIntake(std::string_view kind, ImportResult& result);

    void begin(const MeasuredRow& row) { begin(row.line); }
    void begin(std::size_t line);
    std::size_t column(std::string_view field) const { return m_builder.column(field); }
    bool has(std::string_view field) const { return m_builder.has(column(field)); }

    // A cell of the file named `source`, times the factor in the field's unit. No value where the file has none or one
    // that is not finite; a word that is no number refuses the row.
    void number(std::size_t column, const MeasuredCell& cell, std::string_view source, double factor = 1.0);
    void number(std::string_view field, const MeasuredCell& cell, std::string_view source, double factor = 1.0) {
        number(column(field), cell, source, factor);
    }
    void number(std::string_view field, double value, std::string_view source) { take(column(field), value, source); }
    void word(std::size_t column, const MeasuredCell& cell);
    void word(std::string_view field, const MeasuredCell& cell) { word(column(field), cell); }
    void word(std::string_view field, std::string_view text) { m_builder.set(column(field), text); }

    // Two figures that must be the same but for rounding and means; more than `factor` apart they contradict each
    // other.
    void compare(double stated, std::string_view source, double computed, double factor);
    void quarantine(const char* code, std::string_view source, std::vector<std::string> arguments);
    void refuse(const char* code, std::string_view source, std::vector<std::string> arguments);
    // The row is taken all the same.
    void warn(const char* code, std::string_view source, std::vector<std::string> arguments) {
        report(code, source, std::move(arguments), model::units::Severity::Warning);
    }
    // Said once in a file, whichever the row.
    void noteOnce(const char* code, std::string_view source, std::vector<std::string> arguments,
                  model::units::Severity severity = model::units::Severity::Note);
    void end();
    // The table and the counts into the result; nothing is taken while a question is open or after a stop.
    void finish();

private:
    // What a value of the field may be: by its unit, counts by name.
    struct Sense {
        bool mayBeZero{};
        bool mayBeNegative{};
        bool isShare{};
        bool isCount{};
        bool isWhole{};
        bool isMeasured{}; // says something by itself
    };
    static Sense senseOf(const MeasurementField& field);
    void take(std::size_t column, double value, std::string_view source);
    void report(const char* code, std::string_view source, std::vector<std::string> arguments,
                model::units::Severity severity = model::units::Severity::Error);

    ImportResult& m_result;
    MeasurementBuilder m_builder;
    std::vector<Sense> m_senses; // by column
    std::set<std::string, std::less<>> m_notes;
    std::size_t m_line{};
    std::size_t m_taken{};
    bool m_isRefused{};
    bool m_isQuarantined{};
    bool m_saysSomething{};
};

// A column of a file and the field it fills.
struct NumberMapping {
    std::string_view name;
    std::string_view field;
    double factor{1.0};
};
void takeNumbers(MeasurementIntake& intake, const MeasuredRow& row, std::span<const NumberMapping> mappings);
// The names of the mappings and the others after them.
std::vector<std::string_view> usedNames(std::span<const NumberMapping> mappings,
                                        std::span<const std::string_view> others);

} // namespace data::importers
