// The interfaces file of the adequacy commands: how much may flow between two regions, each way, and how often the
// interface is out.
#pragma once

#include "data/importers/importer.h"

namespace data::importers {

struct InterfaceRow {
    std::string from;
    std::string to;
    double forwardMw{};
    double backwardMw{};
    std::string name{};
    double forcedOutageRate{}; // 0 where the file has none
    double mttrHours{};
};

struct InterfaceRows {
    std::vector<InterfaceRow> rows; // those without a problem
    std::size_t rowsRead{};
    std::vector<project::ImportIssue> issues;
};

InterfaceRows readInterfaces(std::string_view content);
const Importer& interfacesCsv();

} // namespace data::importers
