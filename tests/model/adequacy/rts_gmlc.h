// Reads the three-region RTS-GMLC system from the tables that PRAS's example was turned into (a folder of CSV files).
#pragma once

#include "model/adequacy/simulation_system.h"

#include <algorithm>
#include <fstream>
#include <map>
#include <sstream>
#include <string>
#include <vector>

namespace tests {

using CsvRows = std::vector<std::map<std::string, std::string>>; // column name → cell

inline std::vector<std::string> csvCells(const std::string& line) {
    std::vector<std::string> cells;
    std::istringstream stream(line.substr(0, line.find('\r')));
    for (std::string cell; std::getline(stream, cell, ',');)
        cells.push_back(cell);
    return cells;
}

inline CsvRows csvRows(const std::string& path) {
    std::ifstream file(path);
    std::string line;
    std::getline(file, line);
    const std::vector<std::string> names = csvCells(line);
    CsvRows rows;
    while (std::getline(file, line)) {
        const std::vector<std::string> cells = csvCells(line);
        auto& row = rows.emplace_back();
        for (std::size_t i = 0; i < cells.size(); ++i)
            row[names[i]] = cells[i];
    }
    return rows;
}

inline std::map<std::string, std::vector<double>> csvColumns(const std::string& path) {
    std::ifstream file(path);
    std::string line;
    std::getline(file, line);
    const std::vector<std::string> names = csvCells(line);
    std::map<std::string, std::vector<double>> columns;
    while (std::getline(file, line)) {
        const std::vector<std::string> cells = csvCells(line);
        for (std::size_t i = 0; i < cells.size(); ++i)
            columns[names[i]].push_back(std::atof(cells[i].c_str()));
    }
    return columns;
}

inline model::adequacy::SimulatedUnits gmlcUnit(const std::map<std::string, std::string>& row) {
    namespace units = model::units;
    const auto number = [&row](const char* column) { return std::atof(row.at(column).c_str()); };
    model::adequacy::SimulatedUnits unit;
    unit.name = row.at("name");
    unit.region = static_cast<std::size_t>(number("region")) - 1;
    unit.outages.forcedOutageRate = number("for_steady_state");
    unit.outages.repair = number("mttr_periods") * units::h;
    return unit;
}

// Units with an hourly series give that; the one concentrating solar plant passes on its inflow, up to what it may
// inject, since it has no charging of its own.
inline model::adequacy::SimulationSystem rtsGmlc(const std::string& folder, double addedMwPerRegion) {
    namespace units = model::units;
    model::adequacy::SimulationSystem system;
    const auto loads = csvColumns(folder + "/regions_load_ts.csv");
    for (const char* region : {"1", "2", "3"}) {
        system.loadMw.push_back(loads.at(region));
        for (double& mw : system.loadMw.back())
            mw += addedMwPerRegion;
    }
    const auto available = csvColumns(folder + "/generators_capacity_ts.csv");
    for (const auto& row : csvRows(folder + "/generators.csv")) {
        auto unit = gmlcUnit(row);
        if (row.at("capacity") == "TS") {
            unit.availableMw = available.at(unit.name);
        } else {
            unit.outages.capacity = std::atof(row.at("capacity").c_str()) * units::MW;
        }
        system.units.push_back(unit);
    }
    const auto inflow = csvColumns(folder + "/generatorstorages_inflow_ts.csv");
    for (const auto& row : csvRows(folder + "/generatorstorages.csv")) {
        auto unit = gmlcUnit(row);
        unit.availableMw = inflow.at(unit.name);
        for (double& mw : unit.availableMw)
            mw = std::min(mw, std::atof(row.at("gridinjectioncapacity").c_str()));
        system.units.push_back(unit);
    }
    for (const auto& row : csvRows(folder + "/storages.csv")) {
        model::adequacy::SimulatedStorage storage;
        storage.name = row.at("name");
        storage.region = static_cast<std::size_t>(std::atoi(row.at("region").c_str())) - 1;
        storage.power = std::atof(row.at("dischargecapacity").c_str()) * units::MW;
        storage.energy = std::atof(row.at("energycapacity").c_str()) * units::MWh;
        system.storage.push_back(storage);
    }
    for (const auto& row : csvRows(folder + "/lines.csv")) {
        const auto region = [&row](const char* column) {
            return static_cast<std::size_t>(std::atoi(row.at(column).c_str())) - 1;
        };
        system.interfaces.push_back({region("region_from"), region("region_to"),
                                     std::atof(row.at("forwardcapacity").c_str()) * units::MW,
                                     std::atof(row.at("backwardcapacity").c_str()) * units::MW});
    }
    return system;
}

} // namespace tests
