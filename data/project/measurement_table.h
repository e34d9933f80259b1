// Measured rows of one kind as an import brought them: columns of numbers or words, the place of each row in its file,
// and whether it may be used. Rows are never dropped: what contradicts physics is kept in quarantine.
#pragma once

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <string>
#include <string_view>
#include <vector>

namespace data::project {

enum class RowUse : std::uint8_t { Taken, Quarantined, Released }; // Released: out of quarantine by the user's word

struct MeasurementColumn {
    std::string name;                 // a field of its kind (data/importers/measurement_fields.h)
    std::string unit;                 // empty: words, or a number without unit
    std::vector<double> numbers;      // one for each row, NaN where the file had none; empty in a column of words
    std::vector<std::uint32_t> codes; // one for each row, an index into `words`; empty in a column of numbers
    std::vector<std::string> words;   // the first is empty: none
    bool isText() const { return !words.empty(); }
    friend bool operator==(const MeasurementColumn& a, const MeasurementColumn& b);
};

struct MeasurementTable {
    std::string importId;
    std::string kind;
    std::vector<std::uint32_t> lines; // of each row: its line in a text, its number from 1 in a list
    std::vector<RowUse> uses;
    std::vector<MeasurementColumn> columns;

    std::size_t rows() const { return lines.size(); }
    std::size_t quarantined() const;
    const MeasurementColumn* column(std::string_view name) const;          // none: nullptr
    double number(std::size_t row, std::string_view name) const;           // NaN: no such column or no value
    const std::string& text(std::size_t row, std::string_view name) const; // empty: no such column or no word
    friend bool operator==(const MeasurementTable&, const MeasurementTable&) = default;
};

} // namespace data::project
