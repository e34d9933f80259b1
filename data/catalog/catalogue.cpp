#include "data/catalog/catalogue.h"

#include "data/catalog/embedded.h"
#include "data/csv/csv_table.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <span>

namespace data::catalog {

namespace {

constexpr std::string_view kModelChoice = "compute.model.id";
constexpr std::string_view kAcceleratorChoice = "compute.accelerator.id";

std::string cellText(const csv::CsvTable& table, std::size_t row, std::string_view column) {
    const auto index = table.column(column);
    return index ? std::string(csv::trimmed(table.cell(row, *index))) : std::string();
}

csv::CsvTable embeddedTable(std::string_view path) {
    auto table = csv::readTable(embeddedText(path));
    assert(table.issues.empty() && table.rows() > 0);
    return table;
}

bool lists(std::string_view names, std::string_view name) {
    while (!names.empty()) {
        const std::size_t end = std::min(names.find(';'), names.size());
        if (csv::trimmed(names.substr(0, end)) == name) return true;
        names.remove_prefix(std::min(end + 1, names.size()));
    }
    return false;
}

bool describesRow(std::string_view column) {
    constexpr std::array<std::string_view, 6> kDescribing{"id",   "evidence",         "source",
                                                          "note", "unsourced_fields", "derived_fields"};
    return std::find(kDescribing.begin(), kDescribing.end(), column) != kDescribing.end();
}

std::string cellEvidence(const csv::CsvTable& table, std::size_t row, std::string_view column) {
    if (lists(cellText(table, row, "unsourced_fields"), column)) return "unsourced";
    if (lists(cellText(table, row, "derived_fields"), column)) return "derived";
    return cellText(table, row, "evidence");
}

// Long tables hold one parameter a row; its id, parameter and period together are unique.
std::string longRowId(const csv::CsvTable& table, std::size_t row) {
    std::string id = cellText(table, row, "id");
    for (const char* part : {"publisher", "period"}) {
        const std::string text = cellText(table, row, part);
        if (!text.empty()) id += "/" + text;
    }
    return id;
}

void appendRows(const std::string& name, const csv::CsvTable& table, std::vector<project::DatasetRow>& rows) {
    const bool isLong = table.column("parameter").has_value();
    for (std::size_t row = 0; row < table.rows(); ++row) {
        if (isLong) {
            rows.push_back({name,
                            longRowId(table, row),
                            cellText(table, row, "parameter"),
                            cellText(table, row, "value"),
                            cellText(table, row, "unit"),
                            cellText(table, row, "evidence"),
                            cellText(table, row, "source"),
                            {}});
            continue;
        }
        for (std::size_t column = 0; column < table.columns(); ++column) {
            const auto value = csv::trimmed(table.cell(row, column));
            if (value.empty() || describesRow(table.header[column])) continue;
            rows.push_back({name,
                            cellText(table, row, "id"),
                            table.header[column],
                            std::string(value),
                            {},
                            cellEvidence(table, row, table.header[column]),
                            cellText(table, row, "source"),
                            {}});
        }
    }
}

// A column and the input it sets. `absent` is what an empty cell means where it is not "unknown": the part does not
// exist, or is of the plain kind.
struct Mapping {
    std::string_view column;
    std::string_view key;
    double factor{1.0};
    std::optional<double> absent{};
};
constexpr Mapping kModelColumns[] = {
    {"total_params_b", "compute.model.total_parameters_1e9"},
    {"active_params_b", "compute.model.active_parameters_1e9"},
    {"layers", "compute.model.layers"},
    {"moe_layers", "compute.model.moe_layers", 1.0, 0.0},
    {"hidden", "compute.model.hidden_size"},
    {"moe_intermediate", "compute.model.moe_intermediate", 1.0, 0.0},
    {"routed_experts", "compute.model.routed_experts", 1.0, 0.0},
    {"top_k", "compute.model.experts_per_token", 1.0, 0.0},
    {"shared_experts", "compute.model.shared_experts", 1.0, 0.0},
    {"kv_bytes_per_token", "compute.model.kv_bytes_per_token"},
    {"attention_flop_per_context_token", "compute.model.attention_flop_per_context_token"},
    {"kv_read_share", "compute.model.kv_read_share", 1.0, 1.0},
    {"selected_tokens", "compute.model.selected_tokens", 1.0, 0.0},
    {"attention_flop_per_selected_token", "compute.model.attention_flop_per_selected_token", 1.0, 0.0},
    {"sliding_bytes_per_token", "compute.model.sliding_bytes_per_token", 1.0, 0.0},
    {"sliding_window", "compute.model.sliding_window", 1.0, 0.0},
    {"attention_flop_per_window_token", "compute.model.attention_flop_per_window_token", 1.0, 0.0},
    {"sequence_state_gb", "compute.model.sequence_state_gb", 1.0, 0.0},
    {"cache_split", "compute.model.cache_split", 1.0, 0.0},
};
constexpr Mapping kAcceleratorColumns[] = {
    {"bf16_dense_tflops", "compute.accelerator.bf16_tflop_per_s"},
    {"fp8_dense_tflops", "compute.accelerator.fp8_tflop_per_s", 1.0, 0.0},
    {"fp4_dense_tflops", "compute.accelerator.fp4_tflop_per_s", 1.0, 0.0},
    {"mem_bw_tb_s", "compute.accelerator.bandwidth_tb_per_s"},
    {"memory_gb", "compute.accelerator.memory_gb"},
    {"tdp_w", "compute.accelerator.chip_power_w"},
    {"server_max_w_per_gpu", "compute.accelerator.server_power_kw", 1e-3},
    {"price_usd_high", "compute.accelerator.price_usd_each"},
    {"link_tb_s", "compute.accelerator.link_tb_per_s"},
    {"link_domain", "compute.accelerator.link_domain"},
    {"network_tb_s", "compute.accelerator.network_tb_per_s"},
};

// Which fit of an accelerator describes its deployed kernel: vLLM's where it was measured, block-scaled for FP8 as the
// published checkpoints are, and even routing, as the distinct experts are counted apart. An accelerator that is not
// listed has no curve.
struct KernelSource {
    std::string_view accelerator;
    std::string_view device;
    std::string_view framework;
};
constexpr KernelSource kKernelSources[] = {
    {"h100-sxm", "NVIDIA H100 80GB HBM3", "VLLM"},
    {"h200-sxm", "NVIDIA H200", "VLLM"},
    {"b200-sxm", "NVIDIA B200", "TRTLLM"},
};
struct KernelPrecision {
    std::string_view curve;
    std::string_view precision;
};
constexpr KernelPrecision kKernelPrecisions[] = {
    {"compute.kernel.bf16", "bfloat16"}, {"compute.kernel.fp8", "fp8_block"}, {"compute.kernel.fp4", "nvfp4"}};
constexpr Mapping kKernelColumns[] = {
    {"launch_us", "launch_ms", 1e-3, 0.0},
    {"memory_efficiency", "memory_efficiency", 1.0, 0.0},
    {"compute_efficiency", "compute_efficiency", 1.0, 0.0},
    {"p_norm", "p_norm", 1.0, 1.0},
};

struct ChoiceFile {
    std::string_view path;
    std::string_view nameKey;
    std::span<const Mapping> columns;
};
std::optional<ChoiceFile> fileOf(std::string_view choiceKey) {
    if (choiceKey == kModelChoice) return ChoiceFile{"catalog/models.csv", "compute.model.name", kModelColumns};
    if (choiceKey == kAcceleratorChoice)
        return ChoiceFile{"catalog/accelerators.csv", "compute.accelerator.name", kAcceleratorColumns};
    return std::nullopt;
}

std::optional<std::size_t> kernelRow(const csv::CsvTable& fits, std::string_view accelerator,
                                     std::string_view precision) {
    const auto source = std::find_if(std::begin(kKernelSources), std::end(kKernelSources),
                                     [&](const KernelSource& entry) { return entry.accelerator == accelerator; });
    if (source == std::end(kKernelSources)) return std::nullopt;
    for (std::size_t row = 0; row < fits.rows(); ++row)
        if (cellText(fits, row, "device") == source->device && cellText(fits, row, "framework") == source->framework &&
            cellText(fits, row, "precision") == precision && cellText(fits, row, "routing") == "balanced")
            return row;
    return std::nullopt;
}

std::vector<project::Entry> kernelEntries(const csv::CsvTable& fits, std::optional<std::size_t> row,
                                          std::string_view curve) {
    std::vector<project::Entry> entries;
    for (const Mapping& mapping : kKernelColumns) {
        const auto number = row ? csv::parseNumber(cellText(fits, *row, mapping.column), false) : std::nullopt;
        entries.push_back(
            {std::string(curve) + "." + std::string(mapping.key), number ? *number * mapping.factor : *mapping.absent});
    }
    entries.push_back({std::string(curve) + ".stage_share", 0.0}); // these fits have no stages apart
    return entries;
}

void appendKernels(std::string_view accelerator, std::vector<project::Entry>& entries) {
    const auto fits = embeddedTable("catalog/moe_kernel_fits.csv");
    for (const auto& precision : kKernelPrecisions) {
        for (auto& entry : kernelEntries(fits, kernelRow(fits, accelerator, precision.precision), precision.curve))
            entries.push_back(std::move(entry));
        entries.push_back({std::string(precision.curve) + ".calibration", std::string()});
    }
}

} // namespace

std::string_view embeddedText(std::string_view path) {
    for (const auto& file : embeddedFiles())
        if (file.path == path) return file.text;
    return {};
}

std::vector<project::DatasetRow> datasetRows() {
    std::vector<project::DatasetRow> rows;
    for (const auto& file : embeddedFiles()) {
        constexpr std::string_view kFolder = "catalog/";
        if (!file.path.starts_with(kFolder)) continue;
        const std::string name(file.path.substr(kFolder.size(), file.path.size() - kFolder.size() - 4));
        appendRows(name, csv::readTable(file.text), rows);
    }
    return rows;
}

const std::vector<Source>& sources() {
    static const std::vector<Source> kSources = [] {
        const auto table = embeddedTable("catalog/sources.csv");
        std::vector<Source> list;
        for (std::size_t row = 0; row < table.rows(); ++row)
            list.push_back({cellText(table, row, "id"), cellText(table, row, "title"),
                            cellText(table, row, "publisher"), cellText(table, row, "year"),
                            cellText(table, row, "url"), cellText(table, row, "evidence")});
        return list;
    }();
    return kSources;
}

const Source* findSource(std::string_view id) {
    const auto& all = sources();
    const auto found = std::find_if(all.begin(), all.end(), [id](const Source& source) { return source.id == id; });
    return found == all.end() ? nullptr : &*found;
}

std::vector<Technology> technologies(std::string_view choiceKey) {
    const auto file = fileOf(choiceKey);
    if (!file) return {};
    const auto table = embeddedTable(file->path);
    std::vector<Technology> list;
    for (std::size_t row = 0; row < table.rows(); ++row)
        list.push_back({cellText(table, row, "id"), cellText(table, row, "name")});
    return list;
}

std::optional<std::vector<project::Entry>> entriesOf(std::string_view choiceKey, std::string_view id) {
    const auto file = fileOf(choiceKey);
    if (!file) return std::nullopt;
    const auto table = embeddedTable(file->path);
    for (std::size_t row = 0; row < table.rows(); ++row) {
        if (cellText(table, row, "id") != id) continue;
        std::vector<project::Entry> entries{{std::string(choiceKey), std::string(id)},
                                            {std::string(file->nameKey), cellText(table, row, "name")}};
        for (const Mapping& mapping : file->columns) {
            const auto number = csv::parseNumber(cellText(table, row, mapping.column), false);
            if (number || mapping.absent)
                entries.push_back({std::string(mapping.key), number ? *number * mapping.factor : *mapping.absent});
        }
        if (choiceKey == kAcceleratorChoice) appendKernels(id, entries);
        return entries;
    }
    return std::nullopt;
}

std::optional<KernelFitRow> kernelFit(std::string_view accelerator, std::string_view curve) {
    const auto fits = embeddedTable("catalog/moe_kernel_fits.csv");
    for (const auto& precision : kKernelPrecisions) {
        if (precision.curve != curve) continue;
        const auto row = kernelRow(fits, accelerator, precision.precision);
        if (row) return KernelFitRow{std::string(cellText(fits, *row, "id")), kernelEntries(fits, row, curve)};
    }
    return std::nullopt;
}

} // namespace data::catalog
