// Looks at a table that no format knows and proposes a layout, with the first rows as the layout parts them. It decides
// only what the file shows; the rest stays open and is among the questions.
#pragma once

#include "data/importers/table_layout.h"

namespace data::importers {

struct LayoutPreview {
    TableLayout layout;
    std::vector<std::string> header;
    std::vector<std::vector<std::string>> rows; // the first 20
    std::vector<std::size_t> lines;             // of the rows, in the file
    std::vector<std::string> firstLines;        // the first 20 lines as they stand, to choose the header by
    std::vector<Question> questions;            // what importTable() would ask; the container's first
    std::vector<project::ImportIssue> issues;   // of opening the file and of the rows shown
};

// Delimiter, lines before the header, header, roles and units by the names of the columns, signs of numbers, order of
// dates. The options' answers are taken up.
LayoutPreview proposeLayout(std::string_view bytes, const ImportOptions& options);
// The columns, signs and order of dates proposed anew, for a delimiter, header or skipped lines that were changed.
TableLayout proposeColumns(std::string_view bytes, const TableLayout& layout, const ImportOptions& options);
// The same view under a layout that was changed. It proposes nothing.
LayoutPreview previewLayout(std::string_view bytes, const TableLayout& layout, const ImportOptions& options);

} // namespace data::importers
