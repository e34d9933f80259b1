// A CSV text as columns with a header, read whole: cells as text, each row with its line, every fault as an issue.
#pragma once

#include "data/csv/csv_reader.h"
#include "data/project/import_record.h"

#include <cstddef>
#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace data::csv {

// The cells are views into the text given to readTable, which must outlive the table.
struct CsvTable {
    char delimiter{','};
    std::vector<std::string> header;
    std::vector<std::size_t> lines;      // of each row
    std::vector<std::string_view> cells; // row by row
    std::deque<std::string> unescaped;   // the cells that held doubled quotes
    std::size_t rowsRead{};              // the rows below and those refused with an issue
    std::vector<project::ImportIssue> issues;
    bool isCancelled{};

    CsvTable() = default;
    CsvTable(CsvTable&&) = default;
    CsvTable& operator=(CsvTable&&) = default;
    CsvTable(const CsvTable&) = delete;
    CsvTable& operator=(const CsvTable&) = delete;

    std::size_t rows() const { return lines.size(); }
    std::size_t columns() const { return header.size(); }
    std::string_view cell(std::size_t row, std::size_t column) const { return cells[row * header.size() + column]; }
    // By name, blanks around it and case apart.
    std::optional<std::size_t> column(std::string_view name) const;
};

// A row with too few or too many fields, a stray quote or a forbidden character is refused with an issue and the next
// one read. Blank lines end a table silently; in a one-column table those before the last row are rows.
CsvTable readTable(std::string_view text, const ReadOptions& options = {});

} // namespace data::csv
