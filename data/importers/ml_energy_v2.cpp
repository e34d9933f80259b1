#include "data/importers/ml_energy_v2.h"

#include "data/importers/measurement_intake.h"

#include <array>

namespace data::importers {

namespace {
constexpr NumberMapping kRunNumbers[] = {
    {"TP", "tensor_parallel"},
    {"PP", "pipeline_parallel"},
    {"Energy/req (J)", "energy_per_request_j"},
    {"Avg TPOT (s)", "time_per_output_token_s"},
    {"Token tput (tok/s)", "output_tokens_per_s"},
    {"Avg Output Tokens", "output_tokens"},
    {"Avg BS (reqs)", "batch"},
    {"Max BS (reqs)", "concurrency"},
};
constexpr std::array<std::string_view, 2> kRunWords{"Model", "GPU"};

class RunRows {
public:
    explicit RunRows(ImportResult& result) : m_intake("serving", result) {}

    void take(const MeasuredRow& row) {
        m_intake.begin(row);
        takeNumbers(m_intake, row, kRunNumbers);
        m_intake.word("model", row.cell("Model"));
        m_intake.word("device", row.cell("GPU"));
        m_intake.word("energy_boundary", "accelerator");
        const auto tensor = row.cell("TP").value();
        if (tensor) m_intake.number("devices", *tensor * row.cell("PP").value().value_or(1.0), "TP");
        const auto energy = row.cell("Energy/req (J)").value();
        const auto tokens = row.cell("Avg Output Tokens").value();
        if (energy && tokens && *tokens > 0.0) {
            m_intake.number("energy_per_output_token_j", *energy / *tokens, "Energy/req (J)");
        }
        if (!row.cell("Token tput (tok/s)").hasValue() && !tokens) {
            m_intake.refuse("measurement.no_tokens", "Token tput (tok/s)", {});
        }
        m_intake.end();
    }
    void finish() { m_intake.finish(); }

private:
    MeasurementIntake m_intake;
};

class MlEnergyV2 : public Importer {
public:
    std::string_view name() const override { return "ml-energy-v2"; }
    std::string_view title() const override { return "ML.ENERGY leaderboard, version 2 (JSON)"; }
    std::span<const std::string_view> extensions() const override {
        static constexpr std::array<std::string_view, 1> endings{"json"};
        return endings;
    }
    double confidence(std::string_view head) const override {
        return hasMember(head, "Energy/req (J)") && hasMember(head, "GPU") ? 0.95 : 0.0;
    }
    ImportResult parse(std::string_view content, const ImportOptions& options) const override {
        ImportResult result;
        result.format = name();
        static const auto used = usedNames(kRunNumbers, kRunWords);
        const MeasuredNames names{used, {}};
        NamedCells cells(names, result);
        RunRows rows(result);
        readObjects(content, {}, options, result, [&](const json::JsonValue& object) { rows.take(cells.row(object)); });
        rows.finish();
        return result;
    }
};
} // namespace

const Importer& mlEnergyV2() {
    static const MlEnergyV2 importer;
    return importer;
}

} // namespace data::importers
