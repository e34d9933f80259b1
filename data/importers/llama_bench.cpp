#include "data/importers/llama_bench.h"

#include "data/csv/csv_reader.h"
#include "data/importers/insert_statements.h"
#include "data/importers/measurement_intake.h"
#include "data/importers/registry.h"

#include <algorithm>
#include <array>

namespace data::importers {

namespace {
using model::units::Severity;

constexpr double kNanosecond = 1e-9;
// The rate is the mean of the repetitions' rates, the time the mean of their times: they differ by their scatter.
constexpr double kScatterFactor = 2.0;

constexpr std::array<std::string_view, 17> kLlamaNames{
    "n_prompt",       "n_gen",    "avg_ts",    "avg_ns",       "model_filename", "model_type",
    "gpu_info",       "cpu_info", "backends",  "build_number", "build_commit",   "model_size",
    "model_n_params", "n_depth",  "test_time", "n_gpu_layers", "split_mode"};
constexpr std::size_t kLlamaRequired = 3;
constexpr std::array<std::string_view, 37> kLlamaPassedOver{
    "n_batch",       "n_ubatch",  "n_threads",    "cpu_mask",   "cpu_strict",
    "poll",          "type_k",    "type_v",       "main_gpu",   "no_kv_offload",
    "flash_attn",    "devices",   "tensor_split", "use_mmap",   "use_direct_io",
    "load_mode",     "lazy_mode", "embeddings",   "n_cpu_moe",  "tensor_buft_overrides",
    "no_op_offload", "no_host",   "repack",       "fit_target", "fit_min_ctx",
    "stddev_ns",     "stddev_ts", "samples_ns",   "samples_ts", "f16_kv",
    "mul_mat_q",     "numa",      "cuda",         "metal",      "opencl",
    "blas",          "gpu_blas"};
constexpr std::array<std::string_view, 2> kLlamaLists{"samples_ns", "samples_ts"};
constexpr std::array<std::string_view, 2> kLlamaTables{"llama_bench", "test"}; // "test" in older versions

// "qwen2 7B Q4_K - Medium": what follows architecture and size.
std::string_view precisionOf(std::string_view modelType) {
    for (int word = 0; word < 2; ++word) {
        const std::size_t space = modelType.find(' ');
        if (space == std::string_view::npos) return {};
        modelType.remove_prefix(space + 1);
    }
    if (modelType.starts_with("mostly ")) modelType.remove_prefix(7);
    return modelType;
}

// Names of accelerators parted by commas: one name when they are all the same.
struct NamedDevices {
    std::string name;
    std::size_t count{};
};
NamedDevices namedDevices(std::string_view list) {
    NamedDevices named{std::string(list), 0};
    std::string_view first;
    bool areSame = true;
    for (std::string_view rest = list; !rest.empty();) {
        const std::size_t comma = std::min(rest.find(','), rest.size());
        const std::string_view one = csv::trimmed(rest.substr(0, comma));
        if (named.count++ == 0) first = one;
        areSame = areSame && one == first;
        rest.remove_prefix(std::min(comma + 1, rest.size()));
    }
    if (areSame) named.name = first;
    return named;
}

class LlamaRows {
public:
    explicit LlamaRows(ImportResult& result) : m_intake("serving", result) {}

    void take(const MeasuredRow& row) {
        m_intake.begin(row);
        takeTest(row);
        takeModel(row);
        takeDevice(row);
        m_intake.word("framework", "llama.cpp");
        m_intake.word("framework_version",
                      row.cell(row.cell("build_number").hasValue() ? "build_number" : "build_commit"));
        m_intake.word("date", row.cell("test_time"));
        m_intake.end();
    }
    void finish() { m_intake.finish(); }

private:
    void takeTest(const MeasuredRow& row) {
        const double prompt = row.cell("n_prompt").value().value_or(0.0);
        const double generated = row.cell("n_gen").value().value_or(0.0);
        const bool isBoth = prompt > 0.0 && generated > 0.0;
        for (const auto& [name, field] : {std::pair{"n_prompt", "input_tokens"}, std::pair{"n_gen", "output_tokens"}}) {
            if (row.cell(name).value() != 0.0) m_intake.number(field, row.cell(name), name);
        }
        if (prompt == 0.0 && generated == 0.0) {
            m_intake.refuse("measurement.no_tokens", "n_prompt", {});
        }
        m_intake.number(isBoth            ? "total_tokens_per_s"
                        : generated > 0.0 ? "output_tokens_per_s"
                                          : "input_tokens_per_s",
                        row.cell("avg_ts"), "avg_ts");
        m_intake.number("duration_s", row.cell("avg_ns"), "avg_ns", kNanosecond);
        const double seconds = row.cell("avg_ns").value().value_or(0.0) * kNanosecond;
        if (seconds > 0.0) {
            m_intake.compare(row.cell("avg_ts").value().value_or(0.0), "avg_ts", (prompt + generated) / seconds,
                             kScatterFactor);
        }
        m_intake.number("context_tokens", row.cell("n_depth"), "n_depth");
        m_intake.number("concurrency", 1.0, "n_gen");
        if (generated > 0.0 && !isBoth) m_intake.number("batch", 1.0, "n_gen");
    }
    void takeModel(const MeasuredRow& row) {
        const std::string_view file = row.cell("model_filename").text;
        if (file.ends_with(".gguf"))
            m_intake.word("model", stem(file));
        else
            m_intake.word("model", row.cell(file.empty() ? "model_type" : "model_filename"));
        m_intake.word("precision", precisionOf(row.cell("model_type").text));
        m_intake.number("model_bytes", row.cell("model_size"), "model_size");
        m_intake.number("parameters", row.cell("model_n_params"), "model_n_params");
    }
    // Without layers on an accelerator the processor did the work.
    void takeDevice(const MeasuredRow& row) {
        const bool isOnProcessor = row.cell("n_gpu_layers").value() == 0.0 || !row.cell("gpu_info").hasValue();
        const std::string_view list = row.cell(isOnProcessor ? "cpu_info" : "gpu_info").text;
        if (isOnProcessor) {
            m_intake.word("device", list);
            return;
        }
        const NamedDevices named = namedDevices(list);
        m_intake.word("device", named.name);
        const bool isOne = row.cell("split_mode").text == "none";
        m_intake.number("devices", isOne ? 1.0 : static_cast<double>(named.count), "gpu_info");
    }

    MeasurementIntake m_intake;
};

bool isLlamaJson(std::string_view head) {
    return hasMember(head, "build_commit") && hasMember(head, "n_prompt") && hasMember(head, "n_gen");
}

bool isLlamaSql(std::string_view head) {
    return std::any_of(kLlamaTables.begin(), kLlamaTables.end(), [&](std::string_view table) {
        const std::string insert = "INSERT INTO " + std::string(table) + " (build_commit";
        const std::string create = "CREATE TABLE IF NOT EXISTS " + std::string(table) + " (";
        return head.find(insert) != std::string_view::npos ||
               (head.find(create) != std::string_view::npos && head.find("build_commit") != std::string_view::npos);
    });
}

void readSql(std::string_view content, const ImportOptions& options, ImportResult& result, NamedCells& cells,
             LlamaRows& rows) {
    for (const std::string_view table : kLlamaTables) {
        const bool isWhole = readInserts(
            content, table, options.stop,
            [&](const InsertedRow& inserted) {
                ++result.rowsRead;
                rows.take(cells.row(inserted.line, inserted.names, inserted.values));
            },
            [&](const model::units::Issue& issue, std::size_t line) {
                ++result.rowsRead;
                result.issues.push_back({issue, line, {}});
            });
        if (!isWhole) result.isCancelled = true;
    }
}

class LlamaBench : public Importer {
public:
    std::string_view name() const override { return "llama-bench"; }
    std::string_view title() const override { return "llama-bench of llama.cpp (CSV, JSON, JSON Lines, SQL)"; }
    std::span<const std::string_view> extensions() const override {
        static constexpr std::array<std::string_view, 4> endings{"csv", "json", "jsonl", "sql"};
        return endings;
    }
    double confidence(std::string_view head) const override {
        if (isLlamaSql(head) || isLlamaJson(head)) return 0.95;
        const double share = headerShare(head, kLlamaNames, kLlamaRequired);
        return share > 0.0 ? 0.9 + 0.1 * share : 0.0;
    }
    ImportResult parse(std::string_view content, const ImportOptions& options) const override {
        ImportResult result;
        result.format = name();
        const MeasuredNames names{kLlamaNames, kLlamaPassedOver};
        NamedCells cells(names, result);
        LlamaRows rows(result);
        if (isLlamaSql(content.substr(0, 8192))) {
            readSql(content, options, result, cells, rows);
        } else if (const std::size_t first = content.find_first_not_of(" \t\r\n\xEF\xBB\xBF");
                   first != std::string_view::npos && (content[first] == '{' || content[first] == '[')) {
            readObjects(content, kLlamaLists, options, result,
                        [&](const json::JsonValue& object) { rows.take(cells.row(object)); });
        } else {
            readCsvRows(content, names, kLlamaRequired, options, result,
                        [&](const MeasuredRow& row) { rows.take(row); });
        }
        rows.finish();
        return result;
    }
};
} // namespace

const Importer& llamaBench() {
    static const LlamaBench importer;
    return importer;
}

} // namespace data::importers
