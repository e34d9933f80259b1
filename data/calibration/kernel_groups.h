// The measured kernel calls of a project parted into what one curve is fitted to: one accelerator, one precision, one
// kernel. Rows in quarantine are not used; rows that cannot be used are counted with the reason.
#pragma once

#include "data/project/measurement_table.h"
#include "model/calibration/kernel_fit.h"

#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace data::calibration {

// Datasheet peaks of an accelerator of the catalogue; nothing for an unknown id or one without bandwidth.
std::optional<model::calibration::DevicePeaks> devicePeaks(std::string_view acceleratorId);

// The rows as measurements; rows in quarantine are left out. `row` counts all rows of the table from 0.
std::vector<model::calibration::KernelMeasurement> kernelMeasurements(const project::MeasurementTable& table);

struct KernelGroup {
    std::string accelerator; // id of the catalogue; empty: a device it does not know
    std::string device;      // as the file names it
    std::string framework;
    std::string kernel;
    std::string precision;
    model::calibration::DevicePeaks peaks;
    std::vector<model::calibration::KernelPoint> points; // row: within its table
    std::vector<std::string> importIds;                  // of each point
    std::size_t unusable{};                              // rows of unknown routing, precision or size
};
// Sorted by device, precision, kernel. Of a table that is no kernel table nothing is taken.
std::vector<KernelGroup> kernelGroups(std::span<const project::MeasurementTable> tables);

} // namespace data::calibration
