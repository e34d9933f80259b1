#include "data/importers/ml_energy_v3.h"

#include "data/importers/measurement_intake.h"
#include "data/importers/precision_names.h"

#include <array>

namespace data::importers {

namespace {
using model::units::Severity;

constexpr NumberMapping kTaskNumbers[] = {
    {"num_gpus", "devices"},
    {"total_params_billions", "parameters", 1e9},
    {"activated_params_billions", "active_parameters", 1e9},
    {"max_num_seqs", "concurrency"},
    {"avg_batch_size", "batch"},
    {"avg_output_len", "output_tokens"},
    {"output_throughput_tokens_per_sec", "output_tokens_per_s"},
    {"median_itl_ms", "inter_token_median_s", 1e-3},
    {"p90_itl_ms", "inter_token_p90_s", 1e-3},
    {"p95_itl_ms", "inter_token_p95_s", 1e-3},
    {"p99_itl_ms", "inter_token_p99_s", 1e-3},
    {"avg_power_watts", "power_w"},
    {"energy_per_token_joules", "energy_per_output_token_j"},
    {"energy_per_request_joules", "energy_per_request_j"},
};
// In a task's file beside the others, in a model's file in an object of their own.
constexpr NumberMapping kParallelNumbers[] = {
    {"tensor_parallel", "tensor_parallel"},
    {"expert_parallel", "expert_parallel"},
    {"data_parallel", "data_parallel"},
    {"parallelization.tensor_parallel", "tensor_parallel"},
    {"parallelization.expert_parallel", "expert_parallel"},
    {"parallelization.data_parallel", "data_parallel"},
};
constexpr std::array<std::string_view, 4> kTaskWords{"gpu_model", "model_id", "task", "weight_precision"};
constexpr std::array<std::string_view, 7> kTaskPassedOver{
    "architecture",   "nickname",          "max_num_batched_tokens", "output_length_distribution",
    "configurations", "task_display_name", "parallelization"};
constexpr std::array<std::string_view, 1> kTaskLists{"output_length_distribution"};
constexpr double kRoundingOfEnergies = 1.1;

std::vector<std::string_view> taskNames() {
    std::vector<NumberMapping> all(std::begin(kTaskNumbers), std::end(kTaskNumbers));
    all.insert(all.end(), std::begin(kParallelNumbers), std::end(kParallelNumbers));
    return usedNames(all, kTaskWords);
}

class TaskRows {
public:
    explicit TaskRows(ImportResult& result) : m_intake("serving", result) {}

    void take(const MeasuredRow& row) {
        m_intake.begin(row);
        takeNumbers(m_intake, row, kTaskNumbers);
        takeNumbers(m_intake, row, kParallelNumbers);
        m_intake.word("device", row.cell("gpu_model"));
        m_intake.word("model", row.cell("model_id"));
        m_intake.word("scenario", row.cell("task"));
        m_intake.word("precision", precisionName(row.cell("weight_precision").text));
        m_intake.word("energy_boundary", "accelerator");
        if (!row.cell("energy_per_token_joules").hasValue() &&
            !row.cell("output_throughput_tokens_per_sec").hasValue()) {
            m_intake.refuse("measurement.no_tokens", "energy_per_token_joules", {});
        }
        compareEnergies(row);
        m_intake.end();
    }
    void refuseList(std::size_t line) {
        m_intake.begin(line);
        m_intake.refuse("json.not_an_object", {}, {});
        m_intake.end();
    }
    void finish() { m_intake.finish(); }

private:
    // Watts are joules per token times tokens per second, a request's joules those of its tokens.
    void compareEnergies(const MeasuredRow& row) {
        const auto value = [&](std::string_view name) { return row.cell(name).value().value_or(0.0); };
        const double perToken = value("energy_per_token_joules");
        m_intake.compare(value("avg_power_watts"), "avg_power_watts",
                         perToken * value("output_throughput_tokens_per_sec"), kRoundingOfEnergies);
        m_intake.compare(value("energy_per_request_joules"), "energy_per_request_joules",
                         perToken * value("avg_output_len"), kRoundingOfEnergies);
    }

    MeasurementIntake m_intake;
};

class MlEnergyV3 : public Importer {
public:
    std::string_view name() const override { return "ml-energy-v3"; }
    std::string_view title() const override { return "ML.ENERGY leaderboard, version 3 (JSON)"; }
    std::span<const std::string_view> extensions() const override {
        static constexpr std::array<std::string_view, 1> endings{"json"};
        return endings;
    }
    double confidence(std::string_view head) const override {
        if (!hasMember(head, "configurations")) return 0.0;
        return hasMember(head, "energy_per_token_joules") || hasMember(head, "energy_per_request_joules") ||
                       hasMember(head, "avg_power_watts")
                   ? 0.95
                   : 0.0;
    }
    ImportResult parse(std::string_view content, const ImportOptions& options) const override {
        ImportResult result;
        result.format = name();
        static const auto used = taskNames();
        const MeasuredNames names{used, kTaskPassedOver};
        NamedCells cells(names, result);
        TaskRows rows(result);
        readObjects(content, kTaskLists, options, result, [&](const json::JsonValue& outer) {
            const json::JsonValue* list = outer.member("configurations");
            if (list == nullptr || !list->isList()) return rows.refuseList(outer.line);
            --result.rowsRead; // the file is no row; its configurations are
            for (const json::JsonValue& item : list->items) {
                ++result.rowsRead;
                if (item.isObject())
                    rows.take(cells.row(item, &outer));
                else
                    rows.refuseList(item.line);
            }
        });
        rows.finish();
        return result;
    }
};
} // namespace

const Importer& mlEnergyV3() {
    static const MlEnergyV3 importer;
    return importer;
}

} // namespace data::importers
