// A file's bytes read by a layout as far as cells: opened, decoded, parted into columns. Shared by preview and import.
#pragma once

#include "data/container/opened_file.h"
#include "data/csv/csv_table.h"
#include "data/importers/importer.h"
#include "data/importers/table_layout.h"

namespace data::importers {

// The bytes must outlive it; it stays where it is, for its cells point into its text.
class LaidTable {
public:
    LaidTable(std::string_view bytes, const TableLayout& layout, const ImportOptions& options);
    LaidTable(const LaidTable&) = delete;
    LaidTable& operator=(const LaidTable&) = delete;

    const container::OpenedFile& opened() const { return m_opened; }
    std::string_view text() const { return m_text; } // "" when the file could not be opened
    const csv::CsvTable& table() const { return m_table; }
    std::optional<std::size_t> column(const LayoutColumn& wanted) const { return m_table.column(wanted.column); }
    // The first column of that role; nothing when the layout or the table has none.
    std::optional<std::size_t> column(ColumnRole role) const;
    std::vector<std::string_view> cells(std::size_t column) const;

private:
    const TableLayout& m_layout;
    container::OpenedFile m_opened;
    std::string_view m_text;
    csv::CsvTable m_table;
};

} // namespace data::importers
