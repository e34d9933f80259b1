#include "ui/session/project_fits.h"

#include "data/calibration/calibrated_inputs.h"
#include "data/catalog/measured_serving.h"
#include "data/project/resolve.h"

#include <algorithm>
#include <set>

namespace ui::session {

using charts::CalibrationFit;
using data::calibration::KernelCalibration;
using data::calibration::ServingCalibration;
using model::scenario::Scenario;

namespace {

constexpr std::string_view kPublishedFp8 = "fp8_block"; // as published checkpoints are quantised
constexpr double kKernelPart = 0.5; // of the whole, for the progress

std::string filesOf(const std::vector<std::string>& importIds, const std::map<std::string, std::string>& fileNames) {
    std::string files;
    for (const std::string& id : std::set<std::string>(importIds.begin(), importIds.end())) {
        const auto name = fileNames.find(id);
        files += (files.empty() ? "" : ", ") + (name != fileNames.end() ? name->second : id);
    }
    return files;
}

CalibrationFit shownKernel(const KernelCalibration& one, const std::map<std::string, std::string>& fileNames) {
    constexpr std::string_view kBenchmark = "moe-bench";
    CalibrationFit fit;
    fit.id = data::calibration::calibrationId(one);
    fit.device = one.group.device;
    fit.accelerator = one.group.accelerator;
    fit.source = filesOf(one.group.importIds, fileNames);
    fit.unusable = one.group.unusable;
    fit.setsInputs = !data::calibration::entriesOf(one).empty();
    fit.framework = one.group.framework;
    fit.kernel = one.group.kernel;
    fit.precision = one.group.precision;
    fit.isPooled = one.isPooled;
    fit.isAttainable = one.group.framework == kBenchmark;
    fit.peaks = one.group.peaks;
    fit.points = one.group.points;
    fit.kernelFit = one.fit;
    fit.heldOut = one.heldOut;
    return fit;
}

CalibrationFit shownServing(const ServingCalibration& one, const ProjectFits& fits,
                            const std::map<std::string, std::string>& fileNames) {
    CalibrationFit fit;
    fit.id = data::calibration::calibrationId(one);
    fit.kind = CalibrationFit::Kind::Serving;
    std::set<std::string> devices;
    std::vector<std::string> imports;
    for (const auto& row : one.rows) {
        devices.insert(row.accelerator.name);
        imports.push_back(row.id.substr(0, row.id.rfind(':')));
    }
    for (const std::string& device : devices)
        fit.device += (fit.device.empty() ? "" : ", ") + device;
    fit.accelerator = one.accelerator;
    fit.source = fits.isCatalogue ? "ml-energy-v3" : filesOf(imports, fileNames);
    fit.unusable = fits.unusable;
    fit.setsInputs = one.fit.has_value();
    fit.servings = one.rows;
    fit.servingFit = one.fit;
    fit.servingHeldOut = one.heldOut;
    return fit;
}

template<class Calibration>
const Calibration* withId(const std::vector<Calibration>& all, const std::string& id) {
    const auto found = std::find_if(
        all.begin(), all.end(), [&](const Calibration& one) { return data::calibration::calibrationId(one) == id; });
    return found == all.end() ? nullptr : &*found;
}

} // namespace

ProjectFits fitProject(const std::vector<data::project::MeasurementTable>& tables, const Scenario& scenario,
                       std::stop_token stop, const std::function<void(double share)>& progress) {
    ProjectFits fits;
    const auto part = [&](double from, double size) {
        return [&progress, from, size](double share) {
            if (progress) progress(from + size * share);
        };
    };
    fits.kernels =
        data::calibration::calibrateKernels(data::calibration::kernelGroups(tables), {}, stop, part(0.0, kKernelPart));
    auto measured = data::calibration::servingRows(tables);
    fits.unusable = measured.unusable;
    fits.isCatalogue = measured.rows.empty();
    fits.assumedPrompts = measured.assumedPrompts;
    if (fits.isCatalogue) {
        measured.rows = data::catalog::measuredServings();
        fits.assumedPrompts = measured.rows.size();
    }
    fits.deployments = measured.rows;
    fits.servings =
        data::calibration::calibrateServing(data::calibration::withKernelsOf(scenario, std::move(measured.rows)), stop,
                                            part(kKernelPart, 1.0 - kKernelPart));
    return fits;
}

std::vector<CalibrationFit> shownFits(const ProjectFits& fits, const std::map<std::string, std::string>& fileNames) {
    std::vector<CalibrationFit> shown;
    for (const KernelCalibration& one : fits.kernels)
        shown.push_back(shownKernel(one, fileNames));
    for (const ServingCalibration& one : fits.servings)
        shown.push_back(shownServing(one, fits, fileNames));
    return shown;
}

std::optional<std::size_t> fitOf(const std::vector<CalibrationFit>& fits, const Scenario& scenario) {
    const double bits = scenario.serving.weightBits.value;
    const auto rank = [&](const CalibrationFit& fit) {
        if (!fit.isFitted()) return 0;
        if (!fit.isKernel() && fit.accelerator.empty()) return 3; // all together: the default without rows of one's own
        if (fit.accelerator != scenario.accelerator.id) return 1;
        if (!fit.isKernel()) return 4;
        const auto precision = model::calibration::kernelPrecision(fit.precision);
        if (!precision || precision->weightBytes * 8.0 != bits || !fit.setsInputs) return 2;
        return fit.precision == kPublishedFp8 ? 6 : 5;
    };
    const auto best =
        std::max_element(fits.begin(), fits.end(), [&](const auto& a, const auto& b) { return rank(a) < rank(b); });
    if (best == fits.end() || rank(*best) == 0) return std::nullopt;
    return static_cast<std::size_t>(best - fits.begin());
}

Entries inputsOf(const ProjectFits& fits, const std::string& id, const Scenario& scenario, std::stop_token stop) {
    std::vector<data::project::Entry> entries;
    if (const auto* kernel = withId(fits.kernels, id); kernel != nullptr)
        entries = data::calibration::inputsOf(*kernel, scenario, fits.deployments, stop);
    else if (const auto* serving = withId(fits.servings, id); serving != nullptr)
        entries = data::calibration::inputsOf(*serving, scenario);
    return data::project::toModel(entries);
}

} // namespace ui::session
