// Reads a fused-MoE kernel table of the shared data into measurements; only for tests of the fit.
#pragma once

#include "model/calibration/kernel_measurement.h"

#include <fstream>
#include <sstream>
#include <vector>

namespace tests {

inline std::vector<model::calibration::KernelMeasurement> kernelTable(const std::string& path) {
    std::vector<model::calibration::KernelMeasurement> rows;
    std::ifstream file(path);
    std::string line;
    std::getline(file, line); // framework,version,device,op_name,kernel_source,moe_dtype,num_tokens,…
    while (std::getline(file, line)) {
        std::vector<std::string> cells;
        std::istringstream parts(line);
        for (std::string cell; std::getline(parts, cell, ',');)
            cells.push_back(cell);
        if (cells.size() < 15) continue;
        model::calibration::KernelMeasurement row;
        row.device = cells[2];
        row.kernel = cells[4];
        row.precision = cells[5];
        row.tokens = std::stod(cells[6]);
        row.hidden = std::stod(cells[7]);
        row.intermediate = std::stod(cells[8]);
        row.expertsPerToken = std::stod(cells[9]);
        row.experts = std::stod(cells[10]);
        row.tensorParallel = std::stod(cells[11]);
        row.expertParallel = std::stod(cells[12]);
        row.routing = cells[13];
        row.timeUs = std::stod(cells[14]) * 1000.0;
        row.row = rows.size() + 2;
        rows.push_back(row);
    }
    return rows;
}

} // namespace tests
