#include "data/importers/mlperf_results.h"

#include "data/importers/measurement_questions.h"
#include "data/importers/mlperf_rows.h"

#include <array>

namespace data::importers {

namespace {
constexpr std::array<std::string_view, 16> kResultsNames{"UsedModel",
                                                         "Scenario",
                                                         "Performance_Result",
                                                         "Performance_Units",
                                                         "Accelerator",
                                                         "a#",
                                                         "Nodes",
                                                         "Processor",
                                                         "p#",
                                                         "host_processors_per_node",
                                                         "System",
                                                         "Software",
                                                         "weight_data_types",
                                                         "Location",
                                                         "inferred",
                                                         "Platform"};
constexpr std::array<std::string_view, 23> kResultsPassedOver{
    "ID",          "Submitter", "Availability", "Category",     "Suite",     "Model",     "Accuracy",    "host_*_count",
    "operating_*", "Notes",     "compliance",   "errors",       "version",   "has_power", "Details",     "Code",
    "Unique *",    "ColorKey",  "Power_*",      "Efficiency_*", "host_mem*", "Platform*", "Organization"};

class ResultsRows {
public:
    ResultsRows(const ImportOptions& options, ImportResult& result)
        : m_intake("serving", result), m_questions(options, result) {}

    void take(const MeasuredRow& row) {
        m_intake.begin(row);
        const MlperfResult one{row.cell("Performance_Result"),
                               row.cell("Performance_Units"),
                               row.cell("UsedModel"),
                               row.cell("Scenario"),
                               row.cell("Accelerator"),
                               row.cell("Processor"),
                               row.cell(row.cell("System").hasValue() ? "System" : "Platform"),
                               row.cell("Software"),
                               row.cell("weight_data_types"),
                               row.cell("Location"),
                               row.cell("inferred"),
                               accelerators(row),
                               "Performance_Result",
                               "Performance_Units",
                               "a#"};
        takeMlperf(m_intake, one);
        m_intake.end();
    }
    void finish() { m_intake.finish(); }

private:
    std::optional<double> accelerators(const MeasuredRow& row) {
        const auto count = row.cell("a#").value();
        const double nodes = row.cell("Nodes").value().value_or(1.0);
        if (!count || !row.cell("Accelerator").hasValue() || nodes <= 1.0) return count;
        const auto processors = row.cell("p#").value();
        const auto ofNode = row.cell("host_processors_per_node").value();
        if (processors && ofNode && *ofNode > 0.0) {
            if (*processors == *ofNode * nodes) return count;
            if (*processors == *ofNode) return *count * nodes;
        }
        const std::string told = m_questions.choice("accelerators", "question.accelerators_of",
                                                    {row.cell("a#").asText()}, {"system", "node"});
        return told == "node" ? *count * nodes : *count;
    }

    MeasurementIntake m_intake;
    MeasurementQuestions m_questions;
};

class MlperfResults : public Importer {
public:
    std::string_view name() const override { return "mlperf-results"; }
    std::string_view title() const override { return "MLPerf Inference results (JSON)"; }
    std::span<const std::string_view> extensions() const override {
        static constexpr std::array<std::string_view, 1> endings{"json"};
        return endings;
    }
    double confidence(std::string_view head) const override {
        return hasMember(head, "Performance_Units") && hasMember(head, "UsedModel") ? 0.95 : 0.0;
    }
    ImportResult parse(std::string_view content, const ImportOptions& options) const override {
        ImportResult result;
        result.format = name();
        const MeasuredNames names{kResultsNames, kResultsPassedOver};
        NamedCells cells(names, result);
        ResultsRows rows(options, result);
        readObjects(content, {}, options, result, [&](const json::JsonValue& object) { rows.take(cells.row(object)); });
        rows.finish();
        return result;
    }
};
} // namespace

const Importer& mlperfResults() {
    static const MlperfResults importer;
    return importer;
}

} // namespace data::importers
