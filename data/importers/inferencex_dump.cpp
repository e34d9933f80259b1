#include "data/importers/inferencex_dump.h"

#include "data/importers/measurement_intake.h"
#include "data/importers/precision_names.h"

#include <array>

namespace data::importers {

namespace {
using model::units::Severity;

constexpr NumberMapping kDumpNumbers[] = {
    {"silicon_ttft_ms", "time_to_first_token_s", 1e-3},
    {"silicon_tpot_ms", "time_per_output_token_s", 1e-3},
    {"isl", "input_tokens"},
    {"osl", "output_tokens"},
    {"tp_size", "tensor_parallel"},
    {"pp_size", "pipeline_parallel"},
};
constexpr std::string_view kDumpWords[] = {"model_path",
                                           "system",
                                           "backend",
                                           "backend_version",
                                           "precision",
                                           "mode",
                                           "silicon_data_source",
                                           "id",
                                           "attention_dp_size",
                                           "moe_ep_size",
                                           "prefill_num_workers",
                                           "prefill_tp_size",
                                           "prefill_pp_size",
                                           "prefill_attention_dp_size",
                                           "decode_num_workers",
                                           "decode_tp_size",
                                           "decode_pp_size",
                                           "decode_attention_dp_size"};
constexpr std::string_view kDumpPassedOver[] = {"gemm_quant_mode",     "moe_quant_mode",     "batch_size",
                                                "moe_tp_size",         "prefill_batch_size", "prefill_moe_tp_size",
                                                "prefill_moe_ep_size", "decode_batch_size",  "decode_moe_*_size"};
constexpr std::array<std::string_view, 4> kDumpHeader{"silicon_ttft_ms", "silicon_tpot_ms", "model_path", "system"};

// "…; silicon_concurrency=128; measured=2026-04-17T00:00:00.000Z; …"
std::string_view noted(std::string_view source, std::string_view key) {
    while (!source.empty()) {
        const std::size_t end = std::min(source.find(';'), source.size());
        std::string_view part = source.substr(0, end);
        part.remove_prefix(std::min(part.find_first_not_of(' '), part.size()));
        if (part.starts_with(key) && part.substr(key.size()).starts_with('=')) return part.substr(key.size() + 1);
        source.remove_prefix(std::min(end + 1, source.size()));
    }
    return {};
}

class DumpRows {
public:
    explicit DumpRows(ImportResult& result) : m_intake("serving", result), m_result(result) {}

    void take(const MeasuredRow& row) {
        m_intake.begin(row);
        takeNumbers(m_intake, row, kDumpNumbers);
        m_intake.noteOnce("measurement.lengths_asked", "isl", {});
        m_intake.noteOnce("measurement.taken_as_means", "silicon_ttft_ms", {});
        takeWords(row);
        takeDevices(row);
        m_intake.end();
    }
    void finish() {
        if (m_blankCopies > 0) {
            m_result.repairs.push_back({{"repair.blank_data_parallel", Severity::Note, {}, {}}, m_blankCopies});
        }
        m_intake.finish();
    }

private:
    void takeWords(const MeasuredRow& row) {
        m_intake.word("device", row.cell("system"));
        m_intake.word("model", row.cell("model_path"));
        m_intake.word("framework", row.cell("backend"));
        m_intake.word("framework_version", row.cell("backend_version"));
        m_intake.word("precision", precisionName(row.cell("precision").text));
        m_intake.word("run", row.cell("id"));
        m_intake.word("scenario", "online");
        const std::string_view source = row.cell("silicon_data_source").text;
        m_intake.word("date", noted(source, "measured"));
        const std::string_view concurrency = noted(source, "silicon_concurrency");
        if (!concurrency.empty()) {
            m_intake.number("concurrency", {MeasuredCell::Kind::Word, 0.0, concurrency}, "silicon_data_source");
        }
    }
    // Accelerators of one engine: every stage of every tensor-parallel group in each copy of the attention.
    std::optional<double> ofEngine(const MeasuredRow& row, std::string_view tensor, std::string_view stages,
                                   std::string_view copies) {
        const auto tensorSize = row.cell(tensor).value();
        if (!tensorSize) return std::nullopt;
        const auto copiesOf = row.cell(copies).value();
        const bool isBlank = !row.cell(copies).hasValue() || copiesOf == 0.0;
        m_hasBlank = m_hasBlank || isBlank;
        return *tensorSize * row.cell(stages).value().value_or(1.0) * (isBlank ? 1.0 : copiesOf.value_or(0.0));
    }
    void takeDevices(const MeasuredRow& row) {
        m_hasBlank = false;
        const bool isApart = row.cell("mode").text == "disagg";
        m_intake.word("arrangement", isApart ? "disaggregated" : "aggregated");
        // 0 means that the experts are not parted.
        if (row.cell("moe_ep_size").value() != 0.0) {
            m_intake.number("expert_parallel", row.cell("moe_ep_size"), "moe_ep_size");
        }
        if (!isApart) {
            const auto devices = ofEngine(row, "tp_size", "pp_size", "attention_dp_size");
            if (devices) m_intake.number("devices", *devices, "tp_size");
        } else {
            const auto prefill = ofEngine(row, "prefill_tp_size", "prefill_pp_size", "prefill_attention_dp_size");
            const auto decode = ofEngine(row, "decode_tp_size", "decode_pp_size", "decode_attention_dp_size");
            const auto prefillWorkers = row.cell("prefill_num_workers").value();
            const auto decodeWorkers = row.cell("decode_num_workers").value();
            if (prefill && decode && prefillWorkers && decodeWorkers) {
                m_intake.number("devices", *prefill * *prefillWorkers + *decode * *decodeWorkers,
                                "prefill_num_workers");
            } else {
                m_hasBlank = false;
                m_intake.noteOnce("measurement.devices_unknown", "prefill_num_workers", {}, Severity::Warning);
            }
        }
        if (m_hasBlank) ++m_blankCopies;
    }

    MeasurementIntake m_intake;
    ImportResult& m_result;
    std::size_t m_blankCopies{};
    bool m_hasBlank{};
};
} // namespace

double inferencexDumpConfidence(std::string_view head) {
    return headerShare(head, kDumpHeader, kDumpHeader.size()) > 0.0 ? 0.95 : 0.0;
}

void readInferencexDump(std::string_view content, const ImportOptions& options, ImportResult& result) {
    static const auto used = usedNames(kDumpNumbers, kDumpWords);
    DumpRows rows(result);
    readCsvRows(content, {used, kDumpPassedOver}, 2, options, result, [&](const MeasuredRow& row) { rows.take(row); });
    rows.finish();
}

} // namespace data::importers
