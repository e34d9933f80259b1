// The units file of the adequacy commands: generating units by class. Values as written; not yet the model's units.
#pragma once

#include "data/importers/importer.h"

#include <optional>

namespace data::importers {

struct OutputState {
    double mw{};
    double probability{};
};

// Probabilities are 0..1, checked; what the file leaves out is nothing.
struct UnitRow {
    std::string name;
    int count{};
    double capacityMw{};
    double forcedOutageRate{};
    double mttrHours{};
    std::string region;
    std::vector<OutputState> states; // their probabilities sum to 1
    std::optional<double> plannedOutageRate;
    std::optional<double> maintenanceWeeks;
    std::string commonCauseGroup;
    std::optional<double> minimumLoadShare;
    std::optional<double> heatRateBtuPerKwh;
    std::optional<double> annualHoursLimit;
    std::optional<double> temperatureDeratePerC;
};

struct UnitRows {
    std::vector<UnitRow> rows; // those without a problem
    std::size_t rowsRead{};
    std::vector<project::ImportIssue> issues;
};

UnitRows readUnits(std::string_view content);
const Importer& unitsCsv();

} // namespace data::importers
