// A table of power samples as a vendor's command prints it in CSV: columns known by name, their units in the header, in
// the cells, or as documented. It knows no vendor.
#pragma once

#include "data/importers/power_samples.h"

namespace data::importers {

struct SmiColumn {
    std::string_view name; // without the unit
    std::string_view
        field; // of the kind "power"; "time" and "device" for those; of columns of one field the first counts
    std::string_view unit; // where neither header nor cell states one; empty: words
};

struct SmiFormat {
    std::span<const SmiColumn> columns;
    std::string_view meter;
};

// Lines before the header are passed over, and headers that stand there again. Columns that the format does not list
// are passed over: the commands print whatever they are asked for.
void readSmiTable(std::string_view content, const SmiFormat& format, const ImportOptions& options,
                  ImportResult& result);
// Whether a header line of the head has a time and a power.
bool hasSmiHeader(std::string_view head, const SmiFormat& format);

} // namespace data::importers
