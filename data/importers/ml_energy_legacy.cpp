#include "data/importers/ml_energy_legacy.h"

#include "data/importers/measurement_intake.h"
#include "data/importers/measurement_questions.h"

#include <array>

namespace data::importers {

namespace {
constexpr NumberMapping kResponseNumbers[] = {
    {"response_length", "output_tokens"},
    {"energy", "energy_per_request_j"},
    {"throughput", "output_tokens_per_s"},
    {"latency", "latency_s"},
};
constexpr std::array<std::string_view, 5> kResponseNames{"model", "energy", "response_length", "throughput", "latency"};
constexpr std::size_t kResponseRequired = 4;

class ResponseRows {
public:
    ResponseRows(const ImportOptions& options, ImportResult& result)
        : m_intake("serving", result), m_questions(options, result) {}

    void take(const MeasuredRow& row) {
        m_intake.begin(row);
        takeNumbers(m_intake, row, kResponseNumbers);
        m_intake.word("model", row.cell("model"));
        m_intake.word("device", m_questions.device());
        if (const auto told = m_questions.devices()) m_intake.number("devices", *told, "devices");
        m_intake.word("energy_boundary", "accelerator");
        const auto energy = row.cell("energy").value();
        const auto tokens = row.cell("response_length").value();
        if (energy && tokens && *tokens > 0.0) {
            m_intake.number("energy_per_output_token_j", *energy / *tokens, "energy");
        }
        m_intake.end();
    }
    void finish() { m_intake.finish(); }

private:
    MeasurementIntake m_intake;
    MeasurementQuestions m_questions;
};

class MlEnergyLegacy : public Importer {
public:
    std::string_view name() const override { return "ml-energy-legacy"; }
    std::string_view title() const override { return "ML.ENERGY leaderboard, first version (CSV)"; }
    std::span<const std::string_view> extensions() const override {
        static constexpr std::array<std::string_view, 1> endings{"csv"};
        return endings;
    }
    double confidence(std::string_view head) const override {
        const double share = headerShare(head, kResponseNames, kResponseRequired);
        return share > 0.0 ? 0.8 + 0.1 * share : 0.0;
    }
    ImportResult parse(std::string_view content, const ImportOptions& options) const override {
        ImportResult result;
        result.format = name();
        ResponseRows rows(options, result);
        readCsvRows(content, {kResponseNames, {}}, kResponseRequired, options, result,
                    [&](const MeasuredRow& row) { rows.take(row); });
        rows.finish();
        return result;
    }
};
} // namespace

const Importer& mlEnergyLegacy() {
    static const MlEnergyLegacy importer;
    return importer;
}

} // namespace data::importers
