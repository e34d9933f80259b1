// What one import took in and what was wrong with it: provenance kept in the project file, and the handle of its undo.
#pragma once

#include "model/units/issue.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace data::project {

// A problem at a place of an imported file. `line` counts from 1 and is 0 where the whole file is meant.
struct ImportIssue {
    model::units::Issue issue;
    std::size_t line{};
    std::string column;
    friend bool operator==(const ImportIssue&, const ImportIssue&) = default;
};

struct ImportRecord {
    std::string id; // unique in the project
    std::string format;
    std::string fileName;
    std::string sha256; // of the file's bytes, 64 hexadecimal digits
    std::int64_t timeUtcSeconds{};
    std::size_t rowsRead{};
    std::size_t rowsTaken{};
    std::size_t rowsQuarantined{}; // read = taken + quarantined
    std::vector<ImportIssue> issues;
    std::string importerVersion{}; // program and format: "0.1.0 eia-930"; empty in imports of older programs
    std::string licence{};         // what the user noted of the file's terms
    std::string evidence{};        // level of the values: "imported" unless the user says more
    friend bool operator==(const ImportRecord&, const ImportRecord&) = default;
};

} // namespace data::project
