// One cell of a dataset table with its unit, evidence and source: the form in which the catalogue and imports are kept.
#pragma once

#include <string>

namespace data::project {

struct DatasetRow {
    std::string table;
    std::string rowId;
    std::string column;
    std::string value; // as the source gave it
    std::string unit;
    std::string evidence;
    std::string source;
    std::string importId; // empty: not from an import
    friend bool operator==(const DatasetRow&, const DatasetRow&) = default;
};

} // namespace data::project
