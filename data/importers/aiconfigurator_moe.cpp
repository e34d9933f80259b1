#include "data/importers/aiconfigurator_moe.h"

#include "data/importers/measurement_intake.h"
#include "data/importers/measurement_questions.h"
#include "data/importers/precision_names.h"

#include <array>

namespace data::importers {

namespace {
enum MoeColumn : std::size_t {
    kMoeDtype,
    kMoeTokens,
    kMoeHidden,
    kMoeInter,
    kMoeTopK,
    kMoeExperts,
    kMoeLatency,
    kMoeDevice,
    kMoeFramework,
    kMoeVersion,
    kMoeKernel,
    kMoeTensorParallel,
    kMoeExpertParallel,
    kMoeDistribution,
    kMoePower,
    kMoePowerLimit,
    kMoeColumns
};
constexpr std::size_t kMoeRequired = kMoeDevice;
constexpr std::array<std::string_view, kMoeColumns> kMoeNames{
    "moe_dtype", "num_tokens", "hidden_size",   "inter_size",  "topk",        "num_experts",  "latency", "device",
    "framework", "version",    "kernel_source", "moe_tp_size", "moe_ep_size", "distribution", "power",   "power_limit"};
constexpr std::array<std::string_view, 1> kMoePassedOver{"op_name"};

struct MoeNumber {
    MoeColumn name;
    std::string_view field;
    double factor{1.0};
};
constexpr std::array<MoeNumber, 9> kMoeNumbers{{{kMoeTokens, "tokens"},
                                                {kMoeHidden, "hidden_size"},
                                                {kMoeInter, "intermediate_size"},
                                                {kMoeTopK, "experts_per_token"},
                                                {kMoeExperts, "experts"},
                                                {kMoeTensorParallel, "tensor_parallel"},
                                                {kMoeExpertParallel, "expert_parallel"},
                                                {kMoeLatency, "time_us", 1000.0},
                                                {kMoePowerLimit, "power_limit_w"}}};
constexpr std::array<std::pair<MoeColumn, std::string_view>, 4> kMoeWords{{{kMoeFramework, "framework"},
                                                                           {kMoeVersion, "framework_version"},
                                                                           {kMoeKernel, "kernel"},
                                                                           {kMoeDistribution, "routing"}}};

// A million rows are usual: every column is found once.
class MoeRows {
public:
    MoeRows(const ImportOptions& options, ImportResult& result)
        : m_intake("kernel", result), m_questions(options, result), m_result(result) {
        for (const MoeNumber& one : kMoeNumbers)
            m_numbers.push_back(m_intake.column(one.field));
        for (const auto& one : kMoeWords)
            m_words.push_back(m_intake.column(one.second));
        m_device = m_intake.column("device");
        m_precision = m_intake.column("precision");
        m_power = m_intake.column("power_w");
    }

    void take(const MeasuredRow& row) {
        m_intake.begin(row);
        for (std::size_t i = 0; i < kMoeNumbers.size(); ++i) {
            const MoeNumber& one = kMoeNumbers[i];
            m_intake.number(m_numbers[i], row[one.name], kMoeNames[one.name], one.factor);
        }
        for (std::size_t i = 0; i < kMoeWords.size(); ++i)
            m_intake.word(m_words[i], row[kMoeWords[i].first]);
        takeDevice(row[kMoeDevice]);
        takePrecision(row[kMoeDtype]);
        takePower(row[kMoePower]);
        const auto chosen = row[kMoeTopK].value();
        const auto experts = row[kMoeExperts].value();
        if (chosen && experts && *chosen > *experts) {
            m_intake.quarantine("measurement.contradiction", kMoeNames[kMoeTopK],
                                {std::string(kMoeNames[kMoeTopK]), row[kMoeTopK].asText(), row[kMoeExperts].asText()});
        }
        m_intake.end();
    }

    void finish() {
        if (m_unmeasured > 0) {
            m_result.repairs.push_back({{"repair.power_zero", model::units::Severity::Note, {}, {}}, m_unmeasured});
        }
        m_intake.finish();
    }

private:
    void takeDevice(const MeasuredCell& cell) {
        if (cell.hasValue())
            m_intake.word(m_device, cell);
        else
            m_intake.word("device", m_questions.device());
    }
    void takePrecision(const MeasuredCell& cell) {
        if (!cell.hasValue()) return;
        if (cell.text != m_lastDtype) {
            m_lastDtype = cell.text;
            m_lastPrecision = precisionName(cell.text);
        }
        m_intake.word(m_precision, {MeasuredCell::Kind::Word, 0.0, m_lastPrecision});
    }
    // The collector writes 0 where it did not measure.
    void takePower(const MeasuredCell& cell) {
        if (cell.value() == 0.0)
            ++m_unmeasured;
        else
            m_intake.number(m_power, cell, kMoeNames[kMoePower]);
    }

    MeasurementIntake m_intake;
    MeasurementQuestions m_questions;
    ImportResult& m_result;
    std::vector<std::size_t> m_numbers;
    std::vector<std::size_t> m_words;
    std::size_t m_device{};
    std::size_t m_precision{};
    std::size_t m_power{};
    std::size_t m_unmeasured{};
    std::string m_lastDtype;
    std::string m_lastPrecision;
};

class AiconfiguratorMoe : public Importer {
public:
    std::string_view name() const override { return "aiconfigurator-moe"; }
    std::string_view title() const override { return "Mixture-of-experts kernel times (AIConfigurator CSV)"; }
    std::span<const std::string_view> extensions() const override {
        static constexpr std::array<std::string_view, 2> endings{"csv", "txt"};
        return endings;
    }
    double confidence(std::string_view head) const override {
        const double share = headerShare(head, kMoeNames, kMoeRequired);
        return share > 0.0 ? 0.9 + 0.1 * share : 0.0;
    }
    ImportResult parse(std::string_view content, const ImportOptions& options) const override {
        ImportResult result;
        result.format = name();
        MoeRows rows(options, result);
        readCsvRows(content, {kMoeNames, kMoePassedOver}, kMoeRequired, options, result,
                    [&](const MeasuredRow& row) { rows.take(row); });
        rows.finish();
        return result;
    }
};
} // namespace

const Importer& aiconfiguratorMoe() {
    static const AiconfiguratorMoe importer;
    return importer;
}

} // namespace data::importers
