// Builds a measurement table row by row. Columns that no row has a value for are left out of the table.
#pragma once

#include "data/importers/measurement_fields.h"
#include "data/project/measurement_table.h"

#include <map>

namespace data::importers {

class MeasurementBuilder {
public:
    explicit MeasurementBuilder(std::string_view kind); // a name of measurementKinds()
    std::size_t column(std::string_view field) const;   // a field of the kind; asks once, not for every row

    void beginRow(std::size_t line);                     // its line in a text, its number from 1 in a list
    void set(std::size_t column, double value);          // not finite: none
    void set(std::size_t column, std::string_view word); // control characters become blanks
    void set(std::string_view field, double value) { set(column(field), value); }
    void set(std::string_view field, std::string_view word) { set(column(field), word); }
    void quarantine(); // the row begun last
    void dropRow();    // as if it had never been begun: for rows that cannot be read, which stand in an issue

    std::size_t rows() const { return m_table.lines.size(); }
    bool has(std::size_t column) const; // the row begun last has a value there
    // Fields that every row must have and this one lacks.
    std::vector<std::string_view> missing() const;
    project::MeasurementTable finish();

private:
    const MeasurementKind& m_kind;
    project::MeasurementTable m_table;
    std::vector<std::map<std::string, std::uint32_t, std::less<>>> m_codes; // by column
};

} // namespace data::importers
