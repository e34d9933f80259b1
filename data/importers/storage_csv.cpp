#include "data/importers/storage_csv.h"

#include "data/importers/typed_rows.h"

#include <array>

namespace data::importers {

namespace {
constexpr std::array<ColumnRule, 8> kStorageRules{{
    {"name", CellKind::Text, true},
    {"count", CellKind::Whole, true, "units", 0.0, 1e6},
    {"power_mw", CellKind::Number, true, "MW"},
    {"energy_mwh", CellKind::Number, true, "MWh"},
    {"round_trip_efficiency", CellKind::Probability, true, "share", 0.0, 1.0, true},
    {"forced_outage_rate", CellKind::Probability, true, "share"},
    {"mttr_h", CellKind::Number, true, "h", 0.0, 1e6, true},
    {"region", CellKind::Text},
}};

class StorageCsv : public Importer {
public:
    std::string_view name() const override { return "storage-csv"; }
    std::string_view title() const override { return "Storage (name, count, MW, MWh, efficiency, outage rate)"; }
    std::span<const std::string_view> extensions() const override {
        static constexpr std::array<std::string_view, 1> endings{"csv"};
        return endings;
    }
    double confidence(std::string_view head) const override { return headerConfidence(head, kStorageRules); }
    ImportResult parse(std::string_view content, const ImportOptions& options) const override {
        return tableResult(readTyped(content, kStorageRules, false), kStorageRules, name(), "storage", options);
    }
};
} // namespace

StorageRows readStorage(std::string_view content) {
    TypedRows typed = readTyped(content, kStorageRules, false);
    StorageRows storage;
    storage.rowsRead = typed.rowsRead;
    storage.issues = std::move(typed.issues);
    for (const TypedRow& row : typed.rows) {
        storage.rows.push_back({row.texts[0], static_cast<int>(*row.numbers[1]), *row.numbers[2], *row.numbers[3],
                                *row.numbers[4], *row.numbers[5], *row.numbers[6], row.texts[7]});
    }
    return storage;
}

const Importer& storageCsv() {
    static const StorageCsv importer;
    return importer;
}

} // namespace data::importers
