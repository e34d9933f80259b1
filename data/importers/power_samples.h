// Takes the samples of a power log into one table: their times in UTC, their values in the fields' units. It knows no
// format.
#pragma once

#include "data/importers/measurement_intake.h"
#include "data/importers/measurement_questions.h"
#include "data/importers/sample_clock.h"

namespace data::importers {

class PowerSamples {
public:
    // The meter: accelerator, module or wall. The options and the result outlive the samples.
    PowerSamples(std::string_view meter, DateOrder order, const ImportOptions& options, ImportResult& result);

    void begin(std::size_t line); // counts no row as read
    // A stamp without zone is asked about; one that is none refuses the sample.
    void time(std::string_view stamp, std::string_view source);
    // A field of the kind "power". The text is a number with or without a unit behind it; else it has the one given. No
    // value where the tool says that it has none: "[N/A]", "[Unknown Error]".
    void number(std::string_view field, std::string_view text, std::string_view unit, std::string_view source);
    void word(std::string_view field, std::string_view text) { m_intake.word(field, text); }
    // The accelerator, asked where the log does not name it.
    void device(std::string_view name);
    MeasurementIntake& intake() { return m_intake; }
    void end() { m_intake.end(); }
    void finish() { m_intake.finish(); }

private:
    MeasurementIntake m_intake;
    MeasurementQuestions m_questions;
    std::string m_meter;
    DateOrder m_order;
    std::optional<SampleClock> m_clock;
};

// A value in the unit times this is one in the field's unit; nothing where the two do not fit.
std::optional<double> powerUnitFactor(std::string_view fieldUnit, std::string_view unit);

} // namespace data::importers
