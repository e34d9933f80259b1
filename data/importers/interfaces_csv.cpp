#include "data/importers/interfaces_csv.h"

#include "data/importers/typed_rows.h"

#include <array>

namespace data::importers {

namespace {
constexpr std::array<ColumnRule, 7> kInterfaceRules{{
    {"from", CellKind::Text, true},
    {"to", CellKind::Text, true},
    {"forward_mw", CellKind::Number, true, "MW"},
    {"backward_mw", CellKind::Number, true, "MW"},
    {"name", CellKind::Text},
    {"forced_outage_rate", CellKind::Probability, false, "share"},
    {"mttr_h", CellKind::Number, false, "h", 0.0, 1e6, true},
}};

class InterfacesCsv : public Importer {
public:
    std::string_view name() const override { return "interfaces-csv"; }
    std::string_view title() const override { return "Interfaces between regions (from, to, MW each way)"; }
    std::span<const std::string_view> extensions() const override {
        static constexpr std::array<std::string_view, 1> endings{"csv"};
        return endings;
    }
    double confidence(std::string_view head) const override { return headerConfidence(head, kInterfaceRules); }
    ImportResult parse(std::string_view content, const ImportOptions& options) const override {
        TypedRows typed = readTyped(content, kInterfaceRules, true);
        for (TypedRow& row : typed.rows)
            row.texts.front() += ">" + row.texts[1]; // the pair is the row's name
        return tableResult(typed, kInterfaceRules, name(), "interfaces", options);
    }
};
} // namespace

InterfaceRows readInterfaces(std::string_view content) {
    TypedRows typed = readTyped(content, kInterfaceRules, true);
    InterfaceRows interfaces;
    interfaces.rowsRead = typed.rowsRead;
    interfaces.issues = std::move(typed.issues);
    for (const TypedRow& row : typed.rows) {
        interfaces.rows.push_back({row.texts[0], row.texts[1], *row.numbers[2], *row.numbers[3], row.texts[4],
                                   row.numbers[5].value_or(0.0), row.numbers[6].value_or(0.0)});
    }
    return interfaces;
}

const Importer& interfacesCsv() {
    static const InterfacesCsv importer;
    return importer;
}

} // namespace data::importers
