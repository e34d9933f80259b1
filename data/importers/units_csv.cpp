#include "data/importers/units_csv.h"

#include "data/csv/csv_reader.h"
#include "data/importers/typed_rows.h"

#include <array>
#include <cmath>

namespace data::importers {

namespace {
enum UnitColumn {
    kName,
    kCount,
    kCapacity,
    kForcedOutage,
    kMttr,
    kRegion,
    kStates,
    kPlanned,
    kMaintenance,
    kGroup,
    kMinimumLoad,
    kHeatRate,
    kHoursLimit,
    kDerate,
    kUnitColumns
};

constexpr std::array<ColumnRule, kUnitColumns> kUnitRules{{
    {"name", CellKind::Text, true},
    {"count", CellKind::Whole, true, "units", 0.0, 1e6},
    {"capacity_mw", CellKind::Number, true, "MW"},
    {"forced_outage_rate", CellKind::Probability, true, "share"},
    {"mttr_h", CellKind::Number, true, "h", 0.0, 1e6, true},
    {"region", CellKind::Text},
    {"states", CellKind::Text},
    {"planned_outage_rate", CellKind::Probability, false, "share"},
    {"maintenance_weeks", CellKind::Number, false, "weeks", 0.0, 52.0},
    {"common_cause_group", CellKind::Text},
    {"minimum_load", CellKind::Probability, false, "share"},
    {"heat_rate_btu_per_kwh", CellKind::Number, false, "Btu/kWh", 0.0, 1e5},
    {"annual_hours_limit", CellKind::Number, false, "h/yr", 0.0, 8784.0},
    {"temperature_derate_per_c", CellKind::Number, false, "share/°C", -1.0, 1.0},
}};

// "mw:probability;…" with probabilities that sum to 1 within 1e-6 and outputs from 0 to the capacity.
std::optional<std::vector<OutputState>> parseStates(std::string_view text, double capacityMw) {
    std::vector<OutputState> states;
    double sum = 0.0;
    while (!text.empty()) {
        const std::size_t end = text.find(';');
        const std::string_view part = text.substr(0, end);
        text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
        if (csv::trimmed(part).empty()) continue;
        const std::size_t colon = part.find(':');
        if (colon == std::string_view::npos) return std::nullopt;
        const auto mw = csv::parseNumber(part.substr(0, colon), false);
        const auto probability = csv::parseNumber(part.substr(colon + 1), false);
        if (!mw || !probability || *mw < 0.0 || *mw > capacityMw || *probability < 0.0) return std::nullopt;
        states.push_back({*mw, *probability});
        sum += *probability;
    }
    if (!states.empty() && std::fabs(sum - 1.0) > 1e-6) return std::nullopt;
    return states;
}

UnitRow unitRow(const TypedRow& typed) {
    UnitRow unit;
    unit.name = typed.texts[kName];
    unit.count = static_cast<int>(*typed.numbers[kCount]);
    unit.capacityMw = *typed.numbers[kCapacity];
    unit.forcedOutageRate = *typed.numbers[kForcedOutage];
    unit.mttrHours = *typed.numbers[kMttr];
    unit.region = typed.texts[kRegion];
    unit.plannedOutageRate = typed.numbers[kPlanned];
    unit.maintenanceWeeks = typed.numbers[kMaintenance];
    unit.commonCauseGroup = typed.texts[kGroup];
    unit.minimumLoadShare = typed.numbers[kMinimumLoad];
    unit.heatRateBtuPerKwh = typed.numbers[kHeatRate];
    unit.annualHoursLimit = typed.numbers[kHoursLimit];
    unit.temperatureDeratePerC = typed.numbers[kDerate];
    return unit;
}

// Drops the rows whose states cannot be used, with an issue each.
void checkStates(TypedRows& typed) {
    std::erase_if(typed.rows, [&](const TypedRow& row) {
        if (parseStates(row.texts[kStates], *row.numbers[kCapacity])) return false;
        typed.issues.push_back({{"table.bad_states", model::units::Severity::Error, {}, {row.texts[kStates]}},
                                row.line,
                                std::string(kUnitRules[kStates].name)});
        return true;
    });
}

TypedRows readUnitRows(std::string_view content) {
    TypedRows typed = readTyped(content, kUnitRules, false);
    checkStates(typed);
    return typed;
}

class UnitsCsv : public Importer {
public:
    std::string_view name() const override { return "units-csv"; }
    std::string_view title() const override { return "Generating units (name, count, MW, outage rate, repair time)"; }
    std::span<const std::string_view> extensions() const override {
        static constexpr std::array<std::string_view, 1> endings{"csv"};
        return endings;
    }
    double confidence(std::string_view head) const override { return headerConfidence(head, kUnitRules); }
    ImportResult parse(std::string_view content, const ImportOptions& options) const override {
        return tableResult(readUnitRows(content), kUnitRules, name(), "units", options);
    }
};
} // namespace

UnitRows readUnits(std::string_view content) {
    TypedRows typed = readUnitRows(content);
    UnitRows units;
    units.rowsRead = typed.rowsRead;
    units.issues = std::move(typed.issues);
    for (const TypedRow& row : typed.rows) {
        units.rows.push_back(unitRow(row));
        units.rows.back().states = *parseStates(row.texts[kStates], units.rows.back().capacityMw);
    }
    return units;
}

const Importer& unitsCsv() {
    static const UnitsCsv importer;
    return importer;
}

} // namespace data::importers
