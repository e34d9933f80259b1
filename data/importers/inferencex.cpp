#include "data/importers/inferencex.h"

#include "data/importers/inferencex_dump.h"
#include "data/importers/measurement_intake.h"
#include "data/importers/precision_names.h"

#include <array>
#include <cmath>
#include <limits>

namespace data::importers {

namespace {
using model::units::Severity;

constexpr double kUnknownShare = std::numeric_limits<double>::quiet_NaN();
constexpr double kRoundingOfRates = 1.1;
constexpr double kPowerSchema = 2.0; // the one whose keys are understood

constexpr NumberMapping kAggregateNumbers[] = {
    {"conc", "concurrency"},
    {"tp", "tensor_parallel"},
    {"pp", "pipeline_parallel"},
    {"num_requests_successful", "requests"},
    {"duration_seconds", "duration_s"},
    {"mean_qps", "requests_per_s"},
    {"mean_ttft", "time_to_first_token_s"},
    {"median_ttft", "time_to_first_token_median_s"},
    {"p90_ttft", "time_to_first_token_p90_s"},
    {"p95_ttft", "time_to_first_token_p95_s"},
    {"p99_ttft", "time_to_first_token_p99_s"},
    {"mean_tpot", "time_per_output_token_s"},
    {"median_tpot", "time_per_output_token_median_s"},
    {"p90_tpot", "time_per_output_token_p90_s"},
    {"p95_tpot", "time_per_output_token_p95_s"},
    {"p99_tpot", "time_per_output_token_p99_s"},
    {"mean_itl", "inter_token_s"},
    {"median_itl", "inter_token_median_s"},
    {"p90_itl", "inter_token_p90_s"},
    {"p95_itl", "inter_token_p95_s"},
    {"p99_itl", "inter_token_p99_s"},
    {"mean_e2el", "latency_s"},
    {"median_e2el", "latency_median_s"},
    {"p90_e2el", "latency_p90_s"},
    {"p95_e2el", "latency_p95_s"},
    {"p99_e2el", "latency_p99_s"},
};
constexpr NumberMapping kPowerNumbers[] = {
    {"joules_per_output_token", "energy_per_output_token_j"},
    {"joules_per_successful_query", "energy_per_request_j"},
    {"total_gpu_energy_j", "energy_j"},
};
constexpr std::string_view kAggregateWords[] = {"hw",
                                                "model",
                                                "framework",
                                                "precision",
                                                "scenario_type",
                                                "disagg",
                                                "is_multinode",
                                                "isl",
                                                "osl",
                                                "ep",
                                                "pcp_size",
                                                "mean_input_tokens",
                                                "mean_output_tokens_actual",
                                                "num_requests_total",
                                                "tput_per_gpu",
                                                "output_tput_per_gpu",
                                                "input_tput_per_gpu",
                                                "num_prefill_gpu",
                                                "num_decode_gpu",
                                                "prefill_hw",
                                                "decode_hw",
                                                "avg_power_w",
                                                "avg_total_gpu_power_w",
                                                "power_valid",
                                                "power_metric_schema_version",
                                                "date"};
constexpr std::string_view kAggregatePassedOver[] = {"image",
                                                     "infmax_model_prefix",
                                                     "spec_decoding",
                                                     "mtp",
                                                     "dp_attention",
                                                     "dcp_size",
                                                     "prefill_*",
                                                     "decode_*",
                                                     "offloading",
                                                     "router",
                                                     "kv_*",
                                                     "*_cache_hit_rate",
                                                     "cpu_*",
                                                     "total_*",
                                                     "std_*",
                                                     "p75_*",
                                                     "*_intvty",
                                                     "*_qps",
                                                     "p*_tokens",
                                                     "p*_tokens_actual",
                                                     "input_tput_tps",
                                                     "output_tput_tps",
                                                     "joules_per_*",
                                                     "p99.9_*",
                                                     "power_invalid_reasons",
                                                     "median_*",
                                                     "power_audit",
                                                     "num_gpus",
                                                     "run_url",
                                                     "conc_list"};

// How many accelerators each rate is per.
struct Shares {
    double all{kUnknownShare};
    double prefill{kUnknownShare};
    double decode{kUnknownShare};
};

class AggregateRows {
public:
    explicit AggregateRows(ImportResult& result) : m_intake("serving", result) {}

    void take(const MeasuredRow& row) {
        m_intake.begin(row);
        takeNumbers(m_intake, row, kAggregateNumbers);
        m_isApart = row.cell("disagg").text == "true";
        takeWords(row);
        takeLengths(row);
        const Shares shares = sharesOf(row);
        m_intake.number("devices", shares.all, "tp");
        if (std::isnan(shares.all)) {
            m_intake.noteOnce("measurement.devices_unknown", "num_prefill_gpu", {}, Severity::Warning);
        }
        takeRates(row, shares);
        takePower(row, shares.all);
        m_intake.end();
    }
    void finish() { m_intake.finish(); }

private:
    void takeWords(const MeasuredRow& row) {
        const std::string_view prefill = row.cell("prefill_hw").text;
        const std::string_view decode = row.cell("decode_hw").text;
        if (prefill != decode)
            m_intake.word("device", std::string(prefill) + ", " + std::string(decode));
        else
            m_intake.word("device", row.cell("hw"));
        m_intake.word("model", row.cell("model"));
        m_intake.word("framework", row.cell("framework"));
        m_intake.word("precision", precisionName(row.cell("precision").text));
        m_intake.word("scenario", row.cell("scenario_type").hasValue() ? row.cell("scenario_type").text : "online");
        m_intake.word("date", row.cell("date"));
        m_intake.word("arrangement", m_isApart ? "disaggregated" : "aggregated");
        if (row.cell("ep").value().value_or(1.0) > 0.0) m_intake.number("expert_parallel", row.cell("ep"), "ep");
        const auto all = row.cell("num_requests_total").value();
        const auto completed = row.cell("num_requests_successful").value();
        if (all && completed) m_intake.number("failed_requests", *all - *completed, "num_requests_total");
    }
    void takeLengths(const MeasuredRow& row) {
        for (const auto& [measured, asked, field] : {std::tuple{"mean_input_tokens", "isl", "input_tokens"},
                                                     std::tuple{"mean_output_tokens_actual", "osl", "output_tokens"}}) {
            if (row.cell(measured).hasValue()) {
                m_intake.number(field, row.cell(measured), measured);
            } else if (row.cell(asked).hasValue()) {
                m_intake.number(field, row.cell(asked), asked);
                m_intake.noteOnce("measurement.lengths_asked", asked, {});
            }
        }
    }
    Shares sharesOf(const MeasuredRow& row) const {
        const auto value = [&](std::string_view name) { return row.cell(name).value(); };
        Shares shares;
        if (value("num_prefill_gpu") && value("num_decode_gpu")) {
            shares.prefill = *value("num_prefill_gpu");
            shares.all = shares.prefill + *value("num_decode_gpu");
            shares.decode = *value("num_decode_gpu") > 0.0 ? *value("num_decode_gpu") : shares.all;
        } else if (value("tp") && !m_isApart && row.cell("is_multinode").text != "true") {
            shares.all = *value("tp") * value("pp").value_or(1.0) * value("pcp_size").value_or(1.0);
            shares.prefill = shares.all;
            shares.decode = shares.all;
        }
        return shares;
    }
    void takeRates(const MeasuredRow& row, const Shares& shares) {
        m_intake.number("total_tokens_per_s", row.cell("tput_per_gpu"), "tput_per_gpu", shares.all);
        m_intake.number("output_tokens_per_s", row.cell("output_tput_per_gpu"), "output_tput_per_gpu", shares.decode);
        m_intake.number("input_tokens_per_s", row.cell("input_tput_per_gpu"), "input_tput_per_gpu", shares.prefill);
        const auto value = [&](std::string_view name) { return row.cell(name).value().value_or(kUnknownShare); };
        m_intake.compare(value("tput_per_gpu") * shares.all, "tput_per_gpu",
                         value("output_tput_per_gpu") * shares.decode + value("input_tput_per_gpu") * shares.prefill,
                         kRoundingOfRates);
    }
    void takePower(const MeasuredRow& row, double devices) {
        const bool hasPower = row.cell("avg_power_w").hasValue() || row.cell("joules_per_output_token").hasValue() ||
                              row.cell("power_valid").hasValue();
        if (!hasPower) return;
        const MeasuredCell& valid = row.cell("power_valid");
        if (valid.text == "false" || valid.value() == 0.0) {
            return m_intake.warn("measurement.power_invalid", "power_valid", {});
        }
        const auto schema = row.cell("power_metric_schema_version").value();
        if (schema && *schema != kPowerSchema) {
            return m_intake.warn("measurement.power_schema", "power_metric_schema_version",
                                 {row.cell("power_metric_schema_version").asText()});
        }
        takeNumbers(m_intake, row, kPowerNumbers);
        if (row.cell("avg_total_gpu_power_w").hasValue()) {
            m_intake.number("power_w", row.cell("avg_total_gpu_power_w"), "avg_total_gpu_power_w");
        } else {
            m_intake.number("power_w", row.cell("avg_power_w"), "avg_power_w", devices);
        }
        m_intake.word("energy_boundary", "accelerator");
    }

    MeasurementIntake m_intake;
    bool m_isApart{};
};

class Inferencex : public Importer {
public:
    std::string_view name() const override { return "inferencex"; }
    std::string_view title() const override { return "InferenceX results (aggregate JSON, data base CSV)"; }
    std::span<const std::string_view> extensions() const override {
        static constexpr std::array<std::string_view, 2> endings{"json", "csv"};
        return endings;
    }
    double confidence(std::string_view head) const override {
        const bool isAggregate =
            hasMember(head, "hw") && hasMember(head, "conc") &&
            (hasMember(head, "tput_per_gpu") || hasMember(head, "mean_ttft") || hasMember(head, "median_ttft"));
        return isAggregate ? 0.95 : inferencexDumpConfidence(head);
    }
    ImportResult parse(std::string_view content, const ImportOptions& options) const override {
        ImportResult result;
        result.format = name();
        if (inferencexDumpConfidence(content.substr(0, 8192)) > 0.0) {
            readInferencexDump(content, options, result);
            return result;
        }
        static const auto used = aggregateNames();
        const MeasuredNames names{used, kAggregatePassedOver};
        NamedCells cells(names, result);
        AggregateRows rows(result);
        readObjects(content, {}, options, result, [&](const json::JsonValue& object) { rows.take(cells.row(object)); });
        rows.finish();
        return result;
    }

private:
    static std::vector<std::string_view> aggregateNames() {
        std::vector<NumberMapping> all(std::begin(kAggregateNumbers), std::end(kAggregateNumbers));
        all.insert(all.end(), std::begin(kPowerNumbers), std::end(kPowerNumbers));
        return usedNames(all, kAggregateWords);
    }
};
} // namespace

const Importer& inferencex() {
    static const Inferencex importer;
    return importer;
}

} // namespace data::importers
