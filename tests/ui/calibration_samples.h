// Measured kernel calls and deployments made by hand from known curves, as a project and as a chart hold them.
#pragma once

#include "data/calibration/kernel_groups.h"
#include "tests/ui/sample_outcome.h"
#include "ui/charts/calibration_fit.h"

namespace tests {

inline constexpr model::calibration::KernelCurve knownCurve{25.0, 0.5, 0.8, 2.0};

inline model::calibration::KernelMeasurement kernelCall(double hidden, double tokens, const char* routing) {
    return {"NVIDIA H100 80GB HBM3", "k", "bf16", routing, tokens, hidden, 1024.0, 64.0, 4.0, 1.0, 1.0, 0.0, 1.0, 0};
}

// 3 shapes × 7 batches, even and skewed; each exactly as the known curve has it.
inline std::vector<model::calibration::KernelMeasurement> kernelCalls() {
    const auto peaks = data::calibration::devicePeaks("h100-sxm").value();
    std::vector<model::calibration::KernelMeasurement> calls;
    for (const char* routing : {"balanced", "zipf_1"})
        for (const double hidden : {2048.0, 4096.0, 7168.0})
            for (double tokens = 1.0; tokens <= 8192.0; tokens *= 4.0) {
                auto call = kernelCall(hidden, tokens, routing);
                call.timeUs = model::calibration::kernelUs(knownCurve, *model::calibration::kernelPoint(call, peaks));
                call.row = calls.size();
                calls.push_back(call);
            }
    return calls;
}

// The calls as an import keeps them; the last row stands in quarantine.
inline data::project::MeasurementTable kernelTable() {
    data::project::MeasurementTable table;
    table.importId = "calls";
    table.kind = "kernel";
    const auto calls = kernelCalls();
    const auto words = [&](const char* name, auto word) {
        auto& column = table.columns.emplace_back();
        column.name = name;
        column.words = {""};
        for (const auto& call : calls) {
            const std::string text = word(call);
            auto at = std::find(column.words.begin(), column.words.end(), text);
            if (at == column.words.end()) at = column.words.insert(column.words.end(), text);
            column.codes.push_back(static_cast<std::uint32_t>(at - column.words.begin()));
        }
    };
    const auto numbers = [&](const char* name, double model::calibration::KernelMeasurement::*field) {
        auto& column = table.columns.emplace_back();
        column.name = name;
        for (const auto& call : calls)
            column.numbers.push_back(call.*field);
    };
    using Call = model::calibration::KernelMeasurement;
    words("device", [](const Call& call) { return call.device; });
    words("framework", [](const Call&) { return std::string("VLLM"); });
    words("kernel", [](const Call& call) { return call.kernel; });
    words("precision", [](const Call& call) { return call.precision; });
    words("routing", [](const Call& call) { return call.routing; });
    numbers("tokens", &Call::tokens);
    numbers("hidden_size", &Call::hidden);
    numbers("intermediate_size", &Call::intermediate);
    numbers("experts", &Call::experts);
    numbers("experts_per_token", &Call::expertsPerToken);
    numbers("time_us", &Call::timeUs);
    for (std::size_t i = 0; i < calls.size(); ++i) {
        table.lines.push_back(static_cast<std::uint32_t>(i + 2));
        table.uses.push_back(data::project::RowUse::Taken);
    }
    table.uses.back() = data::project::RowUse::Quarantined;
    return table;
}

// A fit of exactly the known curve, held out by shape without an error but for the first call, predicted double.
inline ui::charts::CalibrationFit kernelFitSample() {
    ui::charts::CalibrationFit fit;
    fit.id = "kernel-1";
    fit.device = "NVIDIA H100 80GB HBM3";
    fit.accelerator = "h100-sxm";
    fit.source = "calls.csv";
    fit.setsInputs = true;
    fit.framework = "VLLM";
    fit.kernel = "k";
    fit.precision = "bf16";
    fit.peaks = data::calibration::devicePeaks("h100-sxm").value();
    for (const auto& call : kernelCalls()) {
        fit.points.push_back(*model::calibration::kernelPoint(call, fit.peaks));
        fit.heldOut.predictedUs.push_back(call.timeUs);
    }
    fit.heldOut.predictedUs.front() *= 2.0;
    fit.heldOut.all = {0.041, 0.19, fit.points.size()};
    fit.kernelFit = model::calibration::KernelFit{};
    fit.kernelFit->launchUs.value = knownCurve.launchUs;
    fit.kernelFit->computeEfficiency.value = knownCurve.computeEfficiency;
    fit.kernelFit->memoryEfficiency.value = knownCurve.memoryEfficiency;
    fit.kernelFit->pNorm.value = knownCurve.pNorm;
    fit.kernelFit->inSample = {0.02, 0.1, fit.points.size()};
    fit.kernelFit->roofline = {0.25, 0.6, fit.points.size()};
    return fit;
}

// One file of kernel calls taken into the project.
class MeasuredCatalogue final : public ui::session::CatalogueLookup {
public:
    std::vector<ui::session::CatalogueRow> rows(std::string_view) const override { return {}; }
    ui::session::Entries fields(std::string_view, std::string_view) const override { return {}; }
    std::optional<ui::session::SourceFacts> source(std::string_view) const override { return std::nullopt; }
    std::vector<ui::session::SourceFacts> sources() const override { return {}; }
    std::vector<ui::session::DatasetFact> dataset() const override { return {}; }
    std::vector<ui::session::ImportFacts> imports() const override {
        ui::session::ImportFacts import;
        import.id = "calls";
        import.fileName = "calls.csv";
        import.licence = "mine";
        import.evidence = "measured";
        import.issues.push_back({{"import.beyond_roofline",
                                  model::units::Severity::Warning,
                                  "time_us",
                                  { "12",
                                    "1.4",
                                    "H100 SXM" }},
                                 table.lines.back(),
                                 "time_us"});
        return {import};
    }
    std::string measurementsVersion() const override { return version; }
    std::vector<data::project::MeasurementTable> measurements() const override { return {table}; }
    std::shared_ptr<const model::series::HourlyProfile> profile(const std::string&) const override { return nullptr; }
    ui::session::RegionRecords regionRecords() const override { return {}; }
    std::vector<ui::session::TemplateFacts> templates() const override { return {}; }
    std::vector<ui::session::ScenarioNode> templateScenarios(std::string_view) const override { return {}; }

    data::project::MeasurementTable table{kernelTable()};
    std::string version{"1"};
};

} // namespace tests
