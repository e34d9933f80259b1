// Reads any table by a layout: hourly series, or measured rows when the layout names their kind. Steps of a wizard:
// proposeLayout() (layout_proposal.h) → the user changes the layout, previewLayout() shows it → importTable() asks for
// what is still open → writeProfile() keeps the layout.
#pragma once

#include "data/importers/table_layout.h"

namespace data::importers {

// Format "table". Questions, each answered in the layout or through options.answers: member, sheet, encoding,
// decimal_sign (".", ","), date_order (year_first, day_first, month_first), hours (0-23, 1-24), stamp (beginning,
// ending), time_zone, unit.<column>. Layout columns that the file lacks are issues and nothing is taken.
ImportResult importTable(std::string_view bytes, const TableLayout& layout, const ImportOptions& options);

// The layout with what the answers say.
TableLayout withAnswers(TableLayout layout, const std::map<std::string, std::string>& answers);
// --map COLUMN=FIELD:UNIT: a role by its name, else the name of a series or, with a measurement kind, of a field. A
// column that the layout has already is replaced.
void applyMapping(TableLayout& layout, const ColumnMapping& mapping);

} // namespace data::importers
