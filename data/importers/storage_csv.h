// The storage file of the adequacy commands: batteries by class, full at the start. Not yet the model's storage.
#pragma once

#include "data/importers/importer.h"

namespace data::importers {

struct StorageRow {
    std::string name;
    int count{};
    double powerMw{};
    double energyMwh{};
    double roundTripEfficiency{};
    double forcedOutageRate{};
    double mttrHours{};
    std::string region;
};

struct StorageRows {
    std::vector<StorageRow> rows; // those without a problem
    std::size_t rowsRead{};
    std::vector<project::ImportIssue> issues;
};

StorageRows readStorage(std::string_view content);
const Importer& storageCsv();

} // namespace data::importers
