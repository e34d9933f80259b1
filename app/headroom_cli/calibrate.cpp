#include "app/headroom_cli/study.h"
#include "data/calibration/calibrated_inputs.h"
#include "data/catalog/measured_serving.h"
#include "data/csv/csv_reader.h"
#include "data/project/resolve.h"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <cmath>
#include <functional>
#include <memory>

namespace app::headroom_cli {

namespace {

using data::calibration::KernelCalibration;
using data::calibration::ServingCalibration;
using data::project::MeasurementTable;
using model::calibration::HoldOut;
using model::calibration::Interval;

constexpr std::string_view kCatalogue = "catalogue"; // the measured deployments that the program brings

struct CalibrateArguments {
    StudyArguments study;
    std::string source;
    std::string holdOut;
    bool isApplied{};
    std::string device;
};

// What the fits of one call share: a row of the list each, and the inputs each would set.
struct Fits {
    List list;
    std::vector<std::string> ids;
    std::vector<std::string> accelerators;
    std::vector<bool> isUsable;                                             // sets inputs of a scenario
    std::vector<std::function<std::vector<data::project::Entry>()>> inputs; // those, computed when asked for
};

Value share(double number) {
    return std::isfinite(number) ? Value{number} : Value{};
}

void addInterval(std::vector<Value>& row, const Interval& interval) {
    row.insert(row.end(), {share(interval.value), share(interval.low), share(interval.high)});
}

std::vector<std::string> fitColumns(const std::vector<std::string>& parameters) {
    std::vector<std::string> columns{"calibration_id", "device", "accelerator", "framework", "precision", "kernel"};
    for (const std::string& name : parameters)
        for (const char* part : {"value", "low", "high"})
            columns.push_back("parameters." + name + "." + part);
    for (const char* name :
         {"points", "unusable", "is_pooled", "in_sample_median_error", "in_sample_p90_error", "held_out_by",
          "held_out_folds", "held_out_median_error", "held_out_p90_error", "roofline_median_error"})
        columns.emplace_back(name);
    return columns;
}

Fits kernelFits(const std::vector<MeasurementTable>& tables, const CalibrateArguments& arguments, const Study& study,
                const Console& console) {
    data::calibration::HoldOutChoice choice;
    if (arguments.holdOut == "batch") choice.by = HoldOut::Batch;
    if (const auto part = data::csv::parseNumber(arguments.holdOut, false)) {
        choice.by = HoldOut::Share;
        choice.share = *part;
    }
    auto deployments = data::calibration::servingRows(study.project.measurements("serving")).rows;
    if (deployments.empty()) deployments = data::catalog::measuredServings();
    Fits fits;
    fits.list.columns = fitColumns({"launch_us", "compute_efficiency", "memory_efficiency", "p_norm"});
    for (const KernelCalibration& one :
         data::calibration::calibrateKernels(data::calibration::kernelGroups(tables), choice, console.stop)) {
        std::vector<Value> row{text(data::calibration::calibrationId(one)),
                               text(one.group.device),
                               textOrNothing(one.group.accelerator),
                               textOrNothing(one.group.framework),
                               text(one.group.precision),
                               textOrNothing(one.group.kernel)};
        const auto fit = one.fit.value_or(model::calibration::KernelFit{
            {NAN, NAN, NAN}, {NAN, NAN, NAN}, {NAN, NAN, NAN}, {NAN, NAN, NAN}, 0, {NAN, NAN, 0}, {NAN, NAN, 0}});
        for (const Interval* value : {&fit.launchUs, &fit.computeEfficiency, &fit.memoryEfficiency, &fit.pNorm})
            addInterval(row, *value);
        row.insert(row.end(), {whole(one.group.points.size()), whole(one.group.unusable), Value{one.isPooled},
                               share(fit.inSample.median), share(fit.inSample.p90),
                               one.isPooled ? Value{} : text(arguments.holdOut.empty() ? "shape" : arguments.holdOut),
                               whole(static_cast<std::size_t>(one.heldOut.folds)), share(one.heldOut.all.median),
                               share(one.heldOut.all.p90), share(fit.roofline.median)});
        fits.list.rows.push_back(std::move(row));
        fits.ids.push_back(data::calibration::calibrationId(one));
        fits.accelerators.push_back(one.group.accelerator);
        fits.isUsable.push_back(!data::calibration::entriesOf(one).empty());
        fits.inputs.push_back(
            [one, &study, deployments] { return data::calibration::inputsOf(one, study.scenario, deployments); });
    }
    return fits;
}

Fits servingFits(const std::vector<model::compute::MeasuredServing>& rows, std::size_t unusable, const Study& study,
                 const Console& console) {
    std::vector<std::string> names;
    for (std::size_t i = 0; i < model::calibration::kServingParameters; ++i)
        names.emplace_back(model::calibration::nameOf(static_cast<model::calibration::ServingParameter>(i)));
    Fits fits;
    fits.list.columns = fitColumns(names);
    for (const ServingCalibration& one :
         data::calibration::calibrateServing(data::calibration::withKernelsOf(study.scenario, rows), console.stop)) {
        const std::string device = one.accelerator.empty() ? "all" : one.rows.front().accelerator.name;
        std::vector<Value> row{text(data::calibration::calibrationId(one)),
                               text(device),
                               textOrNothing(one.accelerator),
                               {},
                               {},
                               text("serving")};
        for (std::size_t i = 0; i < names.size(); ++i)
            addInterval(row, one.fit ? one.fit->values[i] : Interval{NAN, NAN, NAN});
        const auto error = [&](double number) { return one.fit ? share(number) : Value{}; };
        row.insert(row.end(),
                   {whole(one.rows.size()), whole(unusable), Value{false},
                    error(one.fit ? one.fit->inSample.median : NAN), error(one.fit ? one.fit->inSample.p90 : NAN),
                    text("model"), whole(static_cast<std::size_t>(one.heldOut.folds)), error(one.heldOut.all.median),
                    error(one.heldOut.all.p90), error(one.fit ? one.fit->unfitted.median : NAN)});
        fits.list.rows.push_back(std::move(row));
        fits.ids.push_back(data::calibration::calibrationId(one));
        fits.accelerators.push_back(one.accelerator);
        fits.isUsable.push_back(one.fit.has_value());
        fits.inputs.push_back([one, &study] { return data::calibration::inputsOf(one, study.scenario); });
    }
    return fits;
}

// The measurements that the source names: an import by id or file name, or all of a kind.
std::vector<MeasurementTable> tablesOf(const data::project::ProjectFile& project, const std::string& source) {
    std::vector<std::string> ids;
    std::vector<std::string> known{std::string(kCatalogue), "kernel", "serving"};
    for (const auto& record : project.imports()) {
        known.insert(known.end(), {record.id, record.fileName});
        if (record.id == source || record.fileName == source) ids.push_back(record.id);
    }
    const bool isKind = source == "kernel" || source == "serving";
    if (!isKind && ids.empty()) throw BadInput({unknownName("--from", "source", source, known)});
    std::vector<MeasurementTable> tables = project.measurements(isKind ? source : std::string());
    if (!isKind) {
        std::erase_if(tables, [&](const MeasurementTable& table) {
            return std::find(ids.begin(), ids.end(), table.importId) == ids.end();
        });
    }
    return tables;
}

void checkHoldOut(const std::string& holdOut, bool isServing) {
    if (holdOut.empty() || holdOut == "model" || (!isServing && (holdOut == "shape" || holdOut == "batch"))) return;
    const auto part = data::csv::parseNumber(holdOut, false);
    if (!isServing && part && *part > 0.0 && *part <= 0.5) return;
    throw BadInput({problemAt("--hold-out", isServing ? "cli.hold_out_serving" : "cli.hold_out", {holdOut})});
}

Value valueOf(const data::project::Entry& entry) {
    const auto* number = std::get_if<double>(&entry.value);
    return number != nullptr ? Value{*number} : text(std::get<std::string>(entry.value));
}

// Writes the inputs of the one fit that is of the scenario's accelerator; says which.
Report apply(const CalibrateArguments& arguments, const Fits& fits, const Study& study) {
    const std::string& wanted = study.scenario.accelerator.id;
    std::vector<std::size_t> fitting;
    for (std::size_t i = 0; i < fits.ids.size(); ++i) {
        if (!fits.isUsable[i]) continue;
        // The fit of all accelerators together stands in for one without rows, when it is asked for by name.
        const bool isNamed = arguments.device == fits.ids[i];
        const bool isOfIt = fits.accelerators[i] == wanted || (isNamed && fits.accelerators[i].empty());
        if (isOfIt && (arguments.device.empty() || isNamed)) fitting.push_back(i);
    }
    if (fitting.empty()) throw BadInput({problemAt("--apply", "cli.no_fit_for", {wanted})});
    std::vector<std::string> keys;
    auto project = data::project::ProjectFile::open(arguments.study.project);
    auto record = project.scenario(study.scenarioSlug).value();
    List applied{{"calibration_id", "key", "value"}, {}};
    for (const std::size_t fit : fitting) {
        const auto inputs = fits.inputs[fit]();
        for (const auto& entry : inputs) {
            if (std::find(keys.begin(), keys.end(), entry.key) != keys.end())
                throw BadInput({problemAt("--apply", "cli.several_fits", {entry.key})});
        }
        for (const auto& entry : inputs) {
            keys.push_back(entry.key);
            std::erase_if(record.entries, [&](const auto& old) { return old.key == entry.key; });
            record.entries.push_back(entry);
            applied.rows.push_back({text(fits.ids[fit]), text(entry.key), valueOf(entry)});
        }
    }
    project.writeScenario(record);
    project.save();
    return {{"scenario", text(study.scenarioSlug)}, {"applied", applied}};
}

ExitCode runCalibrate(const CalibrateArguments& arguments, const Console& console) {
    const Study study = openStudy(arguments.study);
    const bool isCatalogue = arguments.source == kCatalogue;
    const std::vector<MeasurementTable> tables =
        isCatalogue ? std::vector<MeasurementTable>{} : tablesOf(study.project, arguments.source);
    const bool isKernel =
        std::any_of(tables.begin(), tables.end(), [](const MeasurementTable& table) { return table.kind == "kernel"; });
    checkHoldOut(arguments.holdOut, !isKernel);
    Fits fits;
    std::size_t assumedPrompts = 0;
    if (isKernel) {
        fits = kernelFits(tables, arguments, study, console);
    } else {
        data::calibration::ServingRows found;
        if (isCatalogue)
            found.rows = data::catalog::measuredServings();
        else
            found = data::calibration::servingRows(tables);
        assumedPrompts = isCatalogue ? found.rows.size() : found.assumedPrompts;
        fits = servingFits(found.rows, found.unusable, study, console);
    }
    if (console.stop.stop_requested()) return ExitCode::Cancelled;
    if (fits.ids.empty()) throw BadInput({problemAt("--from", "cli.nothing_to_fit", {arguments.source})});
    Report report{{"source", text(arguments.source)}};
    if (!isKernel) report.push_back({"assumed_prompts", whole(assumedPrompts)});
    report.push_back({"fits", fits.list});
    if (arguments.isApplied)
        for (auto& part : apply(arguments, fits, study))
            report.push_back(std::move(part));
    console.show(report);
    return ExitCode::Done;
}

} // namespace

void addCalibrate(CommandLine& line) {
    const auto arguments = std::make_shared<CalibrateArguments>();
    auto& command =
        line.add("calibrate", "Fits kernel curves or the serving model to measured rows, with held-out error",
                 "calibrate pjm.headroom --from h100_moe_perf.csv --hold-out shape --apply",
                 [arguments](const Console& console) { return runCalibrate(*arguments, console); });
    addProjectOption(command, arguments->study.project);
    addScenarioOption(command, arguments->study.scenario);
    command
        .add_option("--from", arguments->source,
                    "An import by id or file name, all rows of a kind (kernel, serving), or catalogue: the measured "
                    "deployments that come with the program")
        ->required();
    command.add_option("--hold-out", arguments->holdOut,
                       "What the fit is tested on without having seen it: shape, batch, model, or a share such as 0.2");
    command.add_flag("--apply", arguments->isApplied,
                     "Take the fit of the scenario's accelerator over into its inputs");
    command.add_option("--fit", arguments->device,
                       "With --apply: the calibration_id, where several fits set one input");
}

} // namespace app::headroom_cli
