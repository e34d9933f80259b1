#include "data/importers/sglang_bench.h"

#include "data/importers/measurement_questions.h"
#include "data/importers/precision_names.h"
#include "data/importers/serving_totals.h"

#include <algorithm>
#include <array>

namespace data::importers {

namespace {
constexpr double kSglangMilli = 1e-3;

constexpr NumberMapping kSglangNumbers[] = {
    {"max_concurrency", "concurrency"},
    {"server_info.tp_size", "tensor_parallel"},
    {"server_info.pp_size", "pipeline_parallel"},
    {"server_info.dp_size", "data_parallel"},
    {"server_info.ep_size", "expert_parallel"},
    {"mean_ttft_ms", "time_to_first_token_s", kSglangMilli},
    {"median_ttft_ms", "time_to_first_token_median_s", kSglangMilli},
    {"p90_ttft_ms", "time_to_first_token_p90_s", kSglangMilli},
    {"p95_ttft_ms", "time_to_first_token_p95_s", kSglangMilli},
    {"p99_ttft_ms", "time_to_first_token_p99_s", kSglangMilli},
    {"mean_e2e_latency_ms", "latency_s", kSglangMilli},
    {"median_e2e_latency_ms", "latency_median_s", kSglangMilli},
    {"p90_e2e_latency_ms", "latency_p90_s", kSglangMilli},
    {"p95_e2e_latency_ms", "latency_p95_s", kSglangMilli},
    {"p99_e2e_latency_ms", "latency_p99_s", kSglangMilli},
};
constexpr NumberMapping kSglangTokenTimes[] = {
    {"mean_tpot_ms", "time_per_output_token_s", kSglangMilli},
    {"median_tpot_ms", "time_per_output_token_median_s", kSglangMilli},
    {"p90_tpot_ms", "time_per_output_token_p90_s", kSglangMilli},
    {"p95_tpot_ms", "time_per_output_token_p95_s", kSglangMilli},
    {"p99_tpot_ms", "time_per_output_token_p99_s", kSglangMilli},
    {"mean_itl_ms", "inter_token_s", kSglangMilli},
    {"median_itl_ms", "inter_token_median_s", kSglangMilli},
    {"p90_itl_ms", "inter_token_p90_s", kSglangMilli},
    {"p95_itl_ms", "inter_token_p95_s", kSglangMilli},
    {"p99_itl_ms", "inter_token_p99_s", kSglangMilli},
};
constexpr std::string_view kSglangWords[] = {"backend",
                                             "request_rate",
                                             "duration",
                                             "completed",
                                             "total_input_tokens",
                                             "total_output_tokens",
                                             "request_throughput",
                                             "input_throughput",
                                             "output_throughput",
                                             "total_throughput",
                                             "model",
                                             "model_id",
                                             "model_path",
                                             "device",
                                             "gpu",
                                             "server_info.model_path",
                                             "server_info.version",
                                             "server_info.dtype",
                                             "server_info.quantization",
                                             "server_info.enable_dp_attention"};
constexpr std::array<std::string_view, 6> kSglangLists{"input_lens", "output_lens",     "ttfts",
                                                       "itls",       "generated_texts", "errors"};
constexpr std::string_view kSglangPassedOver[] = {"tag",
                                                  "dataset_name",
                                                  "sharegpt_output_len",
                                                  "random_*",
                                                  "total_output_tokens_retokenized",
                                                  "total_input_text_tokens",
                                                  "total_input_vision_tokens",
                                                  "std_*",
                                                  "p*_ms",
                                                  "max_itl_ms",
                                                  "concurrency",
                                                  "accept_length",
                                                  "max_output_tokens_per_s",
                                                  "max_concurrent_requests",
                                                  "server_info",
                                                  "input_lens",
                                                  "output_lens",
                                                  "ttfts",
                                                  "itls",
                                                  "generated_texts",
                                                  "errors"};

class SglangRows {
public:
    SglangRows(const ImportOptions& options, ImportResult& result)
        : m_intake("serving", result), m_questions(options, result) {}

    void take(const MeasuredRow& row) {
        m_intake.begin(row);
        takeNumbers(m_intake, row, kSglangNumbers);
        if (row.cell("request_rate").text != "trace") { // requests at the times of a recorded trace have no one rate
            m_intake.number("request_rate_per_s", row.cell("request_rate"), "request_rate");
        }
        const ServingTotals totals{row.cell("duration"),
                                   row.cell("completed"),
                                   row.cell("total_input_tokens"),
                                   row.cell("total_output_tokens"),
                                   row.cell("request_throughput"),
                                   row.cell("input_throughput"),
                                   row.cell("output_throughput"),
                                   row.cell("total_throughput"),
                                   "request_throughput",
                                   "input_throughput",
                                   "output_throughput",
                                   "total_throughput"};
        takeTotals(m_intake, totals);
        takeTokenTimes(m_intake, row, totals, kSglangTokenTimes);
        takeWords(row);
        takeDevices(row);
        m_intake.end();
    }
    void finish() { m_intake.finish(); }

private:
    static const MeasuredCell& firstOf(const MeasuredRow& row, std::initializer_list<std::string_view> names) {
        for (const std::string_view name : names) {
            if (row.cell(name).hasValue()) return row.cell(name);
        }
        return row.cell(*names.begin());
    }
    void takeWords(const MeasuredRow& row) {
        m_intake.word("model", firstOf(row, {"server_info.model_path", "model_id", "model", "model_path"}));
        if (!m_intake.has("model")) m_intake.word("model", m_questions.model());
        m_intake.word("device", firstOf(row, {"gpu", "device"}));
        if (!m_intake.has("device")) m_intake.word("device", m_questions.device());
        m_intake.word("scenario", "online");
        const std::string_view backend = row.cell("backend").text;
        m_intake.word("framework", backend.substr(0, backend.find('-')));
        m_intake.word("framework_version", row.cell("server_info.version"));
        const MeasuredCell& precision = firstOf(row, {"server_info.quantization", "server_info.dtype"});
        if (precision.text != "auto") m_intake.word("precision", precisionName(precision.text));
    }
    // With attention in data-parallel copies they share the accelerators of the tensor-parallel group; otherwise each
    // copy has its own.
    void takeDevices(const MeasuredRow& row) {
        const auto tensor = row.cell("server_info.tp_size").value();
        if (!tensor) {
            if (const auto told = m_questions.devices()) m_intake.number("devices", *told, "devices");
            return;
        }
        const double pipeline = row.cell("server_info.pp_size").value().value_or(1.0);
        const bool isShared = row.cell("server_info.enable_dp_attention").text == "true";
        const double data = isShared ? 1.0 : row.cell("server_info.dp_size").value().value_or(1.0);
        m_intake.number("devices", *tensor * pipeline * data, "server_info.tp_size");
    }

    MeasurementIntake m_intake;
    MeasurementQuestions m_questions;
};

std::vector<NumberMapping> sglangNumbers() {
    std::vector<NumberMapping> all(std::begin(kSglangNumbers), std::end(kSglangNumbers));
    all.insert(all.end(), std::begin(kSglangTokenTimes), std::end(kSglangTokenTimes));
    return all;
}

class SglangBench : public Importer {
public:
    std::string_view name() const override { return "sglang-bench"; }
    std::string_view title() const override { return "Serving benchmark of SGLang (JSON Lines)"; }
    std::span<const std::string_view> extensions() const override {
        static constexpr std::array<std::string_view, 2> endings{"jsonl", "json"};
        return endings;
    }
    double confidence(std::string_view head) const override {
        if (hasMember(head, "total_output_tokens_retokenized")) return 0.95;
        return hasMember(head, "sharegpt_output_len") && hasMember(head, "random_range_ratio") ? 0.9 : 0.0;
    }
    ImportResult parse(std::string_view content, const ImportOptions& options) const override {
        ImportResult result;
        result.format = name();
        static const auto used = usedNames(sglangNumbers(), kSglangWords);
        const MeasuredNames names{used, kSglangPassedOver};
        NamedCells cells(names, result);
        SglangRows rows(options, result);
        readObjects(content, kSglangLists, options, result,
                    [&](const json::JsonValue& object) { rows.take(cells.row(object)); });
        rows.finish();
        return result;
    }
};
} // namespace

const Importer& sglangBench() {
    static const SglangBench importer;
    return importer;
}

} // namespace data::importers
