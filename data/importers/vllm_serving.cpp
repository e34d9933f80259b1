#include "data/importers/vllm_serving.h"

#include "data/importers/measurement_questions.h"
#include "data/importers/precision_names.h"
#include "data/importers/serving_totals.h"

#include <algorithm>
#include <array>

namespace data::importers {

namespace {
constexpr double kMilli = 1e-3;

constexpr NumberMapping kVllmNumbers[] = {
    {"max_concurrency", "concurrency"},
    {"request_rate", "request_rate_per_s"},
    {"tensor_parallel_size", "tensor_parallel"},
    {"pipeline_parallel_size", "pipeline_parallel"},
    {"data_parallel_size", "data_parallel"},
    {"mean_ttft_ms", "time_to_first_token_s", kMilli},
    {"median_ttft_ms", "time_to_first_token_median_s", kMilli},
    {"p90_ttft_ms", "time_to_first_token_p90_s", kMilli},
    {"p95_ttft_ms", "time_to_first_token_p95_s", kMilli},
    {"p99_ttft_ms", "time_to_first_token_p99_s", kMilli},
    {"mean_e2el_ms", "latency_s", kMilli},
    {"median_e2el_ms", "latency_median_s", kMilli},
    {"p90_e2el_ms", "latency_p90_s", kMilli},
    {"p95_e2el_ms", "latency_p95_s", kMilli},
    {"p99_e2el_ms", "latency_p99_s", kMilli},
};
constexpr NumberMapping kVllmTokenTimes[] = {
    {"mean_tpot_ms", "time_per_output_token_s", kMilli},
    {"median_tpot_ms", "time_per_output_token_median_s", kMilli},
    {"p90_tpot_ms", "time_per_output_token_p90_s", kMilli},
    {"p95_tpot_ms", "time_per_output_token_p95_s", kMilli},
    {"p99_tpot_ms", "time_per_output_token_p99_s", kMilli},
    {"mean_itl_ms", "inter_token_s", kMilli},
    {"median_itl_ms", "inter_token_median_s", kMilli},
    {"p90_itl_ms", "inter_token_p90_s", kMilli},
    {"p95_itl_ms", "inter_token_p95_s", kMilli},
    {"p99_itl_ms", "inter_token_p99_s", kMilli},
};
constexpr std::string_view kVllmWords[] = {"date",
                                           "backend",
                                           "endpoint_type",
                                           "model_id",
                                           "model",
                                           "num_prompts",
                                           "duration",
                                           "completed",
                                           "failed",
                                           "total_input_tokens",
                                           "total_output_tokens",
                                           "request_throughput",
                                           "output_throughput",
                                           "total_token_throughput",
                                           "gpu",
                                           "device",
                                           "vllm_version",
                                           "dtype",
                                           "quantization"};
// Lists of single requests, which may be many megabytes.
constexpr std::array<std::string_view, 10> kVllmLists{"input_lens",      "output_lens", "ttfts",           "itls",
                                                      "generated_texts", "errors",      "request_metrics", "latencies",
                                                      "start_times",     "queue_times"};
constexpr std::string_view kVllmPassedOver[] = {"tokenizer_id",
                                                "label",
                                                "best_of",
                                                "burstiness",
                                                "request_goodput:",
                                                "request_goodput",
                                                "std_*",
                                                "p*_ms",
                                                "max_output_tokens_per_s",
                                                "max_concurrent_requests",
                                                "peak_output_throughput",
                                                "ramp_up_*",
                                                "rps_change_events",
                                                "rtfx",
                                                "spec_decode_*",
                                                "diffusion_*",
                                                "probe_*",
                                                "goodput_config_dict",
                                                "benchmark_*_time_unix",
                                                "input_len",
                                                "output_len",
                                                "input_lens",
                                                "output_lens",
                                                "ttfts",
                                                "itls",
                                                "generated_texts",
                                                "errors",
                                                "request_metrics",
                                                "latencies",
                                                "start_times",
                                                "queue_times",
                                                "max_num_seqs"};

// "4xNVIDIA_L40S": how many and which.
struct NotedDevice {
    std::string name;
    std::optional<double> count;
};
NotedDevice notedDevice(std::string_view note) {
    NotedDevice noted;
    const std::size_t times = note.find('x');
    if (times != std::string_view::npos && times > 0) {
        const MeasuredCell before{MeasuredCell::Kind::Word, 0.0, note.substr(0, times)};
        noted.count = before.value();
        if (noted.count) note.remove_prefix(times + 1);
    }
    noted.name = note;
    std::replace(noted.name.begin(), noted.name.end(), '_', ' ');
    return noted;
}

// The client names its protocol: only some of them tell the engine behind it.
bool isEngine(std::string_view backend) {
    return backend.starts_with("vllm") || backend.starts_with("sglang") || backend.starts_with("lmdeploy") ||
           backend.starts_with("tgi") || backend.starts_with("tensorrt");
}

class VllmRows {
public:
    VllmRows(const ImportOptions& options, ImportResult& result)
        : m_intake("serving", result), m_questions(options, result) {}

    void take(const MeasuredRow& row) {
        m_intake.begin(row);
        takeNumbers(m_intake, row, kVllmNumbers);
        takeWords(row);
        const ServingTotals totals{row.cell("duration"),
                                   row.cell("completed"),
                                   row.cell("total_input_tokens"),
                                   row.cell("total_output_tokens"),
                                   row.cell("request_throughput"),
                                   {},
                                   row.cell("output_throughput"),
                                   row.cell("total_token_throughput"),
                                   "request_throughput",
                                   "total_input_tokens",
                                   "output_throughput",
                                   "total_token_throughput"};
        takeTotals(m_intake, totals);
        takeTokenTimes(m_intake, row, totals, kVllmTokenTimes);
        takeFailed(row);
        takeDevices(row);
        m_intake.end();
    }
    void finish() { m_intake.finish(); }

private:
    void takeWords(const MeasuredRow& row) {
        m_intake.word("model", row.cell("model_id").hasValue() ? row.cell("model_id") : row.cell("model"));
        if (!m_intake.has("model")) m_intake.word("model", m_questions.model());
        m_intake.word("date", row.cell("date"));
        m_intake.word("framework_version", row.cell("vllm_version"));
        m_intake.word("scenario", "online");
        const MeasuredCell& backend = row.cell("backend").hasValue() ? row.cell("backend") : row.cell("endpoint_type");
        if (isEngine(backend.text)) m_intake.word("framework", backend.text.substr(0, backend.text.find('-')));
        const MeasuredCell& precision =
            row.cell("quantization").hasValue() ? row.cell("quantization") : row.cell("dtype");
        m_intake.word("precision", precisionName(precision.text));
    }
    void takeFailed(const MeasuredRow& row) {
        const auto prompts = row.cell("num_prompts").value();
        const auto completed = row.cell("completed").value();
        if (row.cell("failed").hasValue())
            m_intake.number("failed_requests", row.cell("failed"), "failed");
        else if (prompts && completed)
            m_intake.number("failed_requests", *prompts - *completed, "num_prompts");
    }
    // Every accelerator of a tensor-parallel group, in each stage, in each copy.
    void takeDevices(const MeasuredRow& row) {
        const MeasuredCell& note = row.cell("gpu").hasValue() ? row.cell("gpu") : row.cell("device");
        const NotedDevice noted = notedDevice(note.text);
        m_intake.word("device", noted.name.empty() ? m_questions.device() : noted.name);
        const auto tensor = row.cell("tensor_parallel_size").value();
        if (noted.count) {
            m_intake.number("devices", *noted.count, "gpu");
        } else if (tensor) {
            const double pipeline = row.cell("pipeline_parallel_size").value().value_or(1.0);
            const double data = row.cell("data_parallel_size").value().value_or(1.0);
            m_intake.number("devices", *tensor * pipeline * data, "tensor_parallel_size");
        } else if (const auto told = m_questions.devices()) {
            m_intake.number("devices", *told, "devices");
        }
    }

    MeasurementIntake m_intake;
    MeasurementQuestions m_questions;
};

class VllmServing : public Importer {
public:
    std::string_view name() const override { return "vllm-serving"; }
    std::string_view title() const override { return "Serving benchmark of vLLM (JSON)"; }
    std::span<const std::string_view> extensions() const override {
        static constexpr std::array<std::string_view, 2> endings{"json", "jsonl"};
        return endings;
    }
    double confidence(std::string_view head) const override {
        const bool isRun = hasMember(head, "request_throughput") || hasMember(head, "total_token_throughput");
        const bool isClient = hasMember(head, "tokenizer_id") || hasMember(head, "burstiness");
        if (!isRun || !hasMember(head, "completed") || hasMember(head, "sharegpt_output_len")) return 0.0;
        return isClient ? 0.95 : 0.6;
    }
    ImportResult parse(std::string_view content, const ImportOptions& options) const override {
        ImportResult result;
        result.format = name();
        static const auto used = usedNames(allNumbers(), kVllmWords);
        const MeasuredNames names{used, kVllmPassedOver};
        NamedCells cells(names, result);
        VllmRows rows(options, result);
        readObjects(content, kVllmLists, options, result,
                    [&](const json::JsonValue& object) { rows.take(cells.row(object)); });
        rows.finish();
        return result;
    }

private:
    static std::vector<NumberMapping> allNumbers() {
        std::vector<NumberMapping> all(std::begin(kVllmNumbers), std::end(kVllmNumbers));
        all.insert(all.end(), std::begin(kVllmTokenTimes), std::end(kVllmTokenTimes));
        return all;
    }
};
} // namespace

const Importer& vllmServing() {
    static const VllmServing importer;
    return importer;
}

} // namespace data::importers
