// How a table that no format knows is to be read: its text, its numbers, its clock and what each column is. A plain
// value that a person, a profile (layout_profile.h) or a proposal (layout_proposal.h) fills in; table_import.h reads
// with it.
#pragma once

#include "data/importers/hour_record.h"
#include "data/importers/local_clock.h"
#include "data/importers/number_cell.h"
#include "data/importers/time_stamp.h"

namespace data::importers {

// Time: date and time in one cell. Date and Clock: in two. Year, Month, Day, Hour: in columns of their own. Summer:
// says of each row whether it is summer time (1, yes, true, DST, a zone's summer letters such as EDT or CEST). Series:
// names the series of a long table. Value: hourly values. Measured: a field of the measurement kind.
enum class ColumnRole { Ignored, Time, Date, Clock, Year, Month, Day, Hour, Summer, Series, Value, Measured };

struct LayoutColumn {
    std::string column; // its name in the header, "column 3" where there is none
    ColumnRole role{ColumnRole::Ignored};
    std::string name{}; // of a Value: the series, "" for the column's; of Measured: the field
    std::string unit{}; // of a Value or Measured, a symbol of data/units; "" is asked
    friend bool operator==(const LayoutColumn&, const LayoutColumn&) = default;
};

// What has no value is not known, and importTable() asks for it where it matters.
struct TableLayout {
    std::string encoding{}; // "" for what is UTF-8 or bears a mark; else utf-8, utf-16le, utf-16be, windows-1252
    std::string member{};   // of a ZIP
    std::string sheet{};    // of a workbook
    char delimiter{','};
    std::size_t skippedLines{}; // before the header
    bool hasHeader{true};
    char comment{'#'}; // '\0': no line is one
    std::optional<NumberSigns> numbers{};
    std::optional<DateOrder> dateOrder{}; // YearFirst, DayFirst, MonthFirst
    std::optional<StampMeaning> stamp{};
    std::optional<int> firstHour{}; // of an Hour column: 0 or 1, then the hours 1 to 24 whatever `stamp` says
    std::string timeZone{};         // "America/New_York", "UTC-05:00"; not asked where the stamps bear their offset
    RepeatedHour repeatedHour{RepeatedHour::InOrder};
    bool keepsNegative{};          // of powers: a net load may be below 0
    std::string measurementKind{}; // kernel, serving, power; "": hourly series
    std::vector<LayoutColumn> columns{};
    friend bool operator==(const TableLayout&, const TableLayout&) = default;
};

// The words of profiles and of the command line: "time", "summer", "in_order", "day_first", "ending".
std::string_view nameOf(ColumnRole role);
std::string_view nameOf(RepeatedHour rule);
std::string_view nameOf(DateOrder order);
std::string_view nameOf(StampMeaning meaning);
std::optional<ColumnRole> columnRole(std::string_view name);
std::optional<RepeatedHour> repeatedHour(std::string_view name);
std::optional<DateOrder> dateOrderNamed(std::string_view name);
std::optional<StampMeaning> stampMeaning(std::string_view name);

} // namespace data::importers
