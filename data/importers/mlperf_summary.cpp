#include "data/importers/mlperf_summary.h"

#include "data/importers/mlperf_rows.h"

#include <array>

namespace data::importers {

namespace {
constexpr std::array<std::string_view, 15> kSummaryNames{"Model",
                                                         "Scenario",
                                                         "Result",
                                                         "Units",
                                                         "accelerator_model_name",
                                                         "accelerators_per_node",
                                                         "number_of_nodes",
                                                         "total_accelerators",
                                                         "host_processor_model_name",
                                                         "SystemName",
                                                         "framework",
                                                         "weight_data_types",
                                                         "Location",
                                                         "inferred",
                                                         "Platform"};
constexpr std::size_t kSummaryRequired = 7;
constexpr std::array<std::string_view, 16> kSummaryPassedOver{
    "Organization",      "Availability",       "Division",  "SystemType",       "MlperfModel", "Accuracy",
    "host_processors_*", "host_*_count",       "notes",     "operating_system", "compliance",  "errors",
    "version",           "design_power_watts", "PrivateID", "has_power"};

class SummaryRows {
public:
    explicit SummaryRows(ImportResult& result) : m_intake("serving", result) {}

    void take(const MeasuredRow& row) {
        m_intake.begin(row);
        const MlperfResult one{row.cell("Result"),
                               row.cell("Units"),
                               row.cell("Model"),
                               row.cell("Scenario"),
                               row.cell("accelerator_model_name"),
                               row.cell("host_processor_model_name"),
                               row.cell(row.cell("SystemName").hasValue() ? "SystemName" : "Platform"),
                               row.cell("framework"),
                               row.cell("weight_data_types"),
                               row.cell("Location"),
                               row.cell("inferred"),
                               accelerators(row),
                               "Result",
                               "Units",
                               "total_accelerators"};
        takeMlperf(m_intake, one);
        m_intake.end();
    }
    void finish() { m_intake.finish(); }

private:
    // Both are there in newer rounds; where they contradict each other rates for each accelerator would be wrong.
    std::optional<double> accelerators(const MeasuredRow& row) {
        constexpr double kSame = 1.001;
        const auto total = row.cell("total_accelerators").value();
        const auto ofNode = row.cell("accelerators_per_node").value();
        const auto nodes = row.cell("number_of_nodes").value();
        if (!ofNode || !nodes) return total;
        if (total) m_intake.compare(*total, "total_accelerators", *ofNode * *nodes, kSame);
        return total ? *total : *ofNode * *nodes;
    }

    MeasurementIntake m_intake;
};

class MlperfSummary : public Importer {
public:
    std::string_view name() const override { return "mlperf-summary"; }
    std::string_view title() const override { return "MLPerf Inference results (summary CSV)"; }
    std::span<const std::string_view> extensions() const override {
        static constexpr std::array<std::string_view, 1> endings{"csv"};
        return endings;
    }
    double confidence(std::string_view head) const override {
        const double share = headerShare(head, kSummaryNames, kSummaryRequired);
        return share > 0.0 ? 0.9 + 0.1 * share : 0.0;
    }
    ImportResult parse(std::string_view content, const ImportOptions& options) const override {
        ImportResult result;
        result.format = name();
        SummaryRows rows(result);
        readCsvRows(content, {kSummaryNames, kSummaryPassedOver}, kSummaryRequired, options, result,
                    [&](const MeasuredRow& row) { rows.take(row); });
        rows.finish();
        return result;
    }
};
} // namespace

const Importer& mlperfSummary() {
    static const MlperfSummary importer;
    return importer;
}

} // namespace data::importers
