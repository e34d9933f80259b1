#include "data/importers/moe_bench.h"

#include "data/importers/measurement_intake.h"
#include "data/units/unit_text.h"

#include <array>

namespace data::importers {

namespace {
constexpr std::string_view kMoeBenchSchema = "moe-bench";
constexpr std::string_view kMoeBenchMajor = "1";

constexpr NumberMapping kMoeBenchNumbers[] = {
    {"tokens", "tokens"},
    {"hidden", "hidden_size"},
    {"intermediate", "intermediate_size"},
    {"experts", "experts"},
    {"top_k", "experts_per_token"},
    {"shared_experts", "shared_experts"},
    {"tensor_parallel", "tensor_parallel"},
    {"expert_parallel", "expert_parallel"},
    {"routing.experts_hit", "experts_hit"},
    {"time_us.median", "time_us"},
    {"energy.w_avg", "power_w"},
    {"device.power_limit_w", "power_limit_w"},
    {"energy.gross_j_per_token", "energy_per_token_j"},
    {"energy.net_j_per_token", "net_energy_per_token_j"},
    {"check.rel_frobenius", "relative_error"},
    {"work.flops", "flops"},
    {"work.bytes_min", "bytes"},
};
constexpr std::string_view kMoeBenchWords[] = {
    "variant",          "device.name",          "provenance.tool_version", "precision.weights", "precision.activations",
    "precision.scales", "routing.distribution", "routing.zipf_s",          "check.passed",      "complete"};
constexpr std::array<std::string_view, 1> kMoeBenchPassedOver{"*"};

// The names that other files of kernels use: bf16, fp8, fp8_row, fp8_block; _wo where only the weights are narrow.
std::string moeBenchPrecision(const MeasuredRow& row) {
    const std::string_view weights = row.cell("precision.weights").text;
    const std::string_view activations = row.cell("precision.activations").text;
    std::string name = weights == "e4m3" ? "fp8" : std::string(weights);
    const std::string_view scales = row.cell("precision.scales").text;
    if (scales.starts_with("blk")) name += "_block";
    if (scales == "row") name += "_row";
    if (!activations.empty() && activations != weights) name += "_wo";
    return name;
}

std::string moeBenchRouting(const MeasuredRow& row) {
    std::string name(row.cell("routing.distribution").text);
    const auto exponent = row.cell("routing.zipf_s").value();
    if (name == "zipf" && exponent) name += "_" + units::numberText(*exponent);
    return name;
}

class MoeBenchPoints {
public:
    explicit MoeBenchPoints(ImportResult& result) : m_intake("kernel", result), m_result(result) {}

    void takeFile(const json::JsonValue& file, NamedCells& cells) {
        --m_result.rowsRead; // points are the rows, not the file
        const json::JsonValue* points = file.member("points");
        if (points != nullptr && points->isList()) m_result.rowsRead += points->items.size();
        const json::JsonValue* schema = file.member("schema");
        const json::JsonValue* version = file.member("schema_version");
        if (schema == nullptr || schema->text != kMoeBenchSchema || version == nullptr || !version->isText())
            return tell("measurement.not_moe_bench", file.line, {});
        if (version->text.substr(0, version->text.find('.')) != kMoeBenchMajor)
            return tell("measurement.schema_version", version->line, {version->text});
        if (points == nullptr || !points->isList()) return tell("measurement.no_points", file.line, {});
        for (const json::JsonValue& point : points->items) {
            if (point.isObject())
                take(cells.row(point, &file));
            else
                tell("json.not_an_object", point.line, {});
        }
    }
    void finish() { m_intake.finish(); }

private:
    void tell(const char* code, std::size_t line, std::vector<std::string> arguments) {
        m_result.issues.push_back({{code, model::units::Severity::Error, {}, std::move(arguments)}, line, {}});
    }
    void take(const MeasuredRow& row) {
        m_intake.begin(row);
        takeNumbers(m_intake, row, kMoeBenchNumbers);
        m_intake.word("framework", kMoeBenchSchema);
        m_intake.word("framework_version", row.cell("provenance.tool_version"));
        m_intake.word("implementation", row.cell("variant"));
        m_intake.word("device", row.cell("device.name"));
        m_intake.word("precision", moeBenchPrecision(row));
        m_intake.word("routing", moeBenchRouting(row));
        judge(row);
        m_intake.end();
    }
    void judge(const MeasuredRow& row) {
        if (row.cell("complete").text != "true") m_intake.quarantine("measurement.file_incomplete", "complete", {});
        const MeasuredCell& passed = row.cell("check.passed");
        if (passed.text == "false")
            m_intake.quarantine("measurement.check_failed", "passed", {row.cell("check.rel_frobenius").asText()});
        else if (passed.text != "true")
            m_intake.noteOnce("measurement.unchecked", "passed", {}, model::units::Severity::Warning);
        const auto chosen = row.cell("top_k").value();
        const auto experts = row.cell("experts").value();
        if (chosen && experts && *chosen > *experts)
            m_intake.quarantine("measurement.contradiction", "top_k",
                                {"top_k", row.cell("top_k").asText(), row.cell("experts").asText()});
    }

    MeasurementIntake m_intake;
    ImportResult& m_result;
};

class MoeBench : public Importer {
public:
    std::string_view name() const override { return kMoeBenchSchema; }
    std::string_view title() const override { return "Benchmark of mixture-of-experts layers (moe-bench JSON)"; }
    std::span<const std::string_view> extensions() const override {
        static constexpr std::array<std::string_view, 1> endings{"json"};
        return endings;
    }
    double confidence(std::string_view head) const override {
        const bool isNamed = head.find("\"moe-bench\"") != std::string_view::npos;
        return isNamed && hasMember(head, "schema") && hasMember(head, "schema_version") ? 0.98 : 0.0;
    }
    ImportResult parse(std::string_view content, const ImportOptions& options) const override {
        ImportResult result;
        result.format = name();
        static const auto used = usedNames(kMoeBenchNumbers, kMoeBenchWords);
        const MeasuredNames names{used, kMoeBenchPassedOver};
        NamedCells cells(names, result);
        MoeBenchPoints points(result);
        readObjects(content, {}, options, result, [&](const json::JsonValue& file) { points.takeFile(file, cells); });
        points.finish();
        return result;
    }
};
} // namespace

const Importer& moeBench() {
    static const MoeBench importer;
    return importer;
}

} // namespace data::importers
