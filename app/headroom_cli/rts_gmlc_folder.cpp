#include "app/headroom_cli/rts_gmlc_folder.h"

#include "app/headroom_cli/input_file.h"
#include "data/csv/csv_reader.h"
#include "data/importers/typed_rows.h"

#include <algorithm>
#include <filesystem>
#include <map>
#include <optional>

namespace app::headroom_cli {

namespace {

namespace units = model::units;
using data::importers::CellKind;
using data::importers::ColumnRule;
using data::importers::TypedRow;
using model::adequacy::SimulatedUnits;
using model::adequacy::SimulationSystem;

constexpr const char* kOption = "--data";
constexpr const char* kStepColumn = "t"; // counts the hours

class GmlcFolder {
public:
    GmlcFolder(std::filesystem::path folder, std::vector<Problem>& problems)
        : m_folder(std::move(folder)), m_problems(problems) {}

    // Errors of the table; what else it holds besides the columns asked for does not matter.
    std::vector<TypedRow> rows(const char* file, std::span<const ColumnRule> rules) {
        const auto content = readInput(path(file), kOption, m_problems);
        if (!content) return {};
        auto typed = data::importers::readTyped(*content, rules, false);
        std::erase_if(typed.issues, [](const auto& found) { return found.issue.severity != units::Severity::Error; });
        append(m_problems, problemsOf(typed.issues, path(file)));
        return std::move(typed.rows);
    }

    std::map<std::string, std::vector<double>> hours(const char* file) {
        std::map<std::string, std::vector<double>> byName;
        for (auto& column : readHourlyFile(path(file), kOption, m_problems))
            if (column.name != kStepColumn) byName.emplace(column.name, std::move(column.mw));
        return byName;
    }

    void refuse(const char* file, const TypedRow& row, const char* column, std::string code,
                std::vector<std::string> arguments) {
        auto problem = problemAt(kOption, std::move(code), std::move(arguments));
        problem.file = path(file);
        problem.line = row.line;
        problem.column = column;
        m_problems.push_back(std::move(problem));
    }

private:
    std::string path(const char* file) const { return (m_folder / file).string(); }

    std::filesystem::path m_folder;
    std::vector<Problem>& m_problems;
};

constexpr const char* kLoads = "regions_load_ts.csv";
constexpr const char* kGenerators = "generators.csv";
constexpr const char* kReservoirs = "generatorstorages.csv";
constexpr const char* kStorages = "storages.csv";
constexpr const char* kLines = "lines.csv";

class GmlcSystem {
public:
    explicit GmlcSystem(GmlcFolder& folder) : m_folder(folder) {}

    SimulationSystem read() {
        for (auto& [name, mw] : m_folder.hours(kLoads)) {
            m_regionNames.push_back(name);
            m_system.loadMw.push_back(std::move(mw));
        }
        readGenerators();
        readReservoirs();
        readStorages();
        readLines();
        return std::move(m_system);
    }

private:
    std::size_t regionOf(const char* file, const TypedRow& row, std::size_t column, const char* columnName) {
        const auto found = std::ranges::find(m_regionNames, row.texts[column]);
        if (found != m_regionNames.end()) return static_cast<std::size_t>(found - m_regionNames.begin());
        std::string names;
        for (const auto& name : m_regionNames)
            names += (names.empty() ? "" : ", ") + name;
        m_folder.refuse(file, row, columnName, "cli.no_such_region", {row.texts[column], names});
        return 0;
    }

    // Name, region, outage rate and repair time stand first in both tables of units.
    SimulatedUnits unitOf(const char* file, const TypedRow& row) {
        SimulatedUnits unit;
        unit.name = row.texts[0];
        unit.region = regionOf(file, row, 1, "region");
        unit.outages.forcedOutageRate = row.numbers[2].value_or(0.0);
        unit.outages.repair = row.numbers[3].value_or(0.0) * units::h;
        return unit;
    }

    std::vector<double> seriesOf(const std::map<std::string, std::vector<double>>& series, const char* file,
                                 const TypedRow& row) {
        const auto found = series.find(row.texts[0]);
        if (found != series.end()) return found->second;
        m_folder.refuse(file, row, "name", "table.missing_column", {row.texts[0]});
        return {};
    }

    // The capacity is a number, or TS for an hourly series.
    void readGenerators() {
        constexpr ColumnRule kRules[] = {{"name", CellKind::Text, true},
                                         {"region", CellKind::Text, true},
                                         {"for_steady_state", CellKind::Probability, true},
                                         {"mttr_periods", CellKind::Number, true},
                                         {"capacity", CellKind::Text, true}};
        const auto series = m_folder.hours("generators_capacity_ts.csv");
        for (const TypedRow& row : m_folder.rows(kGenerators, kRules)) {
            auto unit = unitOf(kGenerators, row);
            const auto capacity = data::csv::parseNumber(row.texts[4], false);
            if (capacity)
                unit.outages.capacity = *capacity * units::MW;
            else
                unit.availableMw = seriesOf(series, kGenerators, row);
            m_system.units.push_back(std::move(unit));
        }
    }

    // The one concentrating solar plant cannot be charged from the grid: it passes on its inflow, up to what it may
    // inject.
    void readReservoirs() {
        constexpr ColumnRule kRules[] = {{"name", CellKind::Text, true},
                                         {"region", CellKind::Text, true},
                                         {"for_steady_state", CellKind::Probability, true},
                                         {"mttr_periods", CellKind::Number, true},
                                         {"gridinjectioncapacity", CellKind::Number, true, "MW"}};
        const auto inflow = m_folder.hours("generatorstorages_inflow_ts.csv");
        for (const TypedRow& row : m_folder.rows(kReservoirs, kRules)) {
            auto unit = unitOf(kReservoirs, row);
            unit.availableMw = seriesOf(inflow, kReservoirs, row);
            for (double& mw : unit.availableMw)
                mw = std::min(mw, row.numbers[4].value_or(0.0));
            m_system.units.push_back(std::move(unit));
        }
    }

    void readStorages() {
        constexpr ColumnRule kRules[] = {{"name", CellKind::Text, true},
                                         {"region", CellKind::Text, true},
                                         {"dischargecapacity", CellKind::Number, true, "MW"},
                                         {"energycapacity", CellKind::Number, true, "MWh"}};
        for (const TypedRow& row : m_folder.rows(kStorages, kRules)) {
            model::adequacy::SimulatedStorage storage;
            storage.name = row.texts[0];
            storage.region = regionOf(kStorages, row, 1, "region");
            storage.power = row.numbers[2].value_or(0.0) * units::MW;
            storage.energy = row.numbers[3].value_or(0.0) * units::MWh;
            m_system.storage.push_back(std::move(storage));
        }
    }

    void readLines() {
        constexpr ColumnRule kRules[] = {{"name", CellKind::Text, true},
                                         {"region_from", CellKind::Text, true},
                                         {"region_to", CellKind::Text, true},
                                         {"forwardcapacity", CellKind::Number, true, "MW"},
                                         {"backwardcapacity", CellKind::Number, true, "MW"}};
        for (const TypedRow& row : m_folder.rows(kLines, kRules))
            m_system.interfaces.push_back(
                {regionOf(kLines, row, 1, "region_from"), regionOf(kLines, row, 2, "region_to"),
                 row.numbers[3].value_or(0.0) * units::MW, row.numbers[4].value_or(0.0) * units::MW});
    }

    GmlcFolder& m_folder;
    std::vector<std::string> m_regionNames;
    SimulationSystem m_system;
};

} // namespace

SimulationSystem readRtsGmlc(const std::string& folder, std::vector<Problem>& problems) {
    const std::filesystem::path below = std::filesystem::path(folder) / "pras" / "rts_gmlc";
    std::error_code ignored;
    GmlcFolder tables(std::filesystem::exists(below / kLoads, ignored) ? below : std::filesystem::path(folder),
                      problems);
    return GmlcSystem(tables).read();
}

} // namespace app::headroom_cli
