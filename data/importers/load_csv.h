// The load and capacity files of the adequacy commands: columns of hourly MW, with or without a time column, of any
// length. The hours are those of the file in its order; nothing is rounded, dropped or invented.
#pragma once

#include "data/importers/importer.h"

namespace data::importers {

struct HourlyColumn {
    std::string name; // as in the file: load_mw, a region, a unit
    std::vector<double> mw;
};

struct HourlyColumns {
    std::vector<HourlyColumn> columns; // empty when a row has a problem: a sequence with holes is no load
    std::string timeColumn;            // empty: none
    std::vector<std::string> times;    // as written, by row
    std::size_t rowsRead{};
    std::size_t rowsWithProblems{};
    std::vector<project::ImportIssue> issues;
};

// `load_mw` when there is such a column, otherwise every column of numbers but the time and counters named hour, week,
// day, month, year.
HourlyColumns readHourlyColumns(std::string_view content);
const Importer& loadCsv();

} // namespace data::importers
