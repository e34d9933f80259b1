// The interfaces file of the adequacy commands: how much may flow between two regions, each way.
#pragma once

#include "data/importers/importer.h"

namespace data::importers {

struct InterfaceRow {
    std::string from;
    std::string to;
    double forwardMw{};
    double backwardMw{};
};

struct InterfaceRows {
    std::vector<InterfaceRow> rows; // those without a problem
    std::size_t rowsRead{};
    std::vector<project::ImportIssue> issues;
};

InterfaceRows readInterfaces(std::string_view content);
const Importer& interfacesCsv();

} // namespace data::importers
