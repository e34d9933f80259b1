// All calibrations that a project's measurements and those of the program allow, fitted under one scenario's kernel
// curves. A plain function with progress; nothing is kept.
#pragma once

#include "ui/charts/calibration_fit.h"
#include "ui/session/scenario_tree.h"

#include "data/calibration/kernel_calibration.h"
#include "data/calibration/serving_calibration.h"

#include <map>

namespace ui::session {

struct ProjectFits {
    std::vector<data::calibration::KernelCalibration> kernels;
    std::vector<data::calibration::ServingCalibration> servings;
    std::vector<model::compute::MeasuredServing> deployments; // that the serving model is fitted to
    bool isCatalogue{};                                       // the deployments are those that come with the program
    std::size_t unusable{};                                   // measured deployments that say too little
    std::size_t assumedPrompts{};                             // deployments whose file states no length of prompts
};

// `progress` is told the share that is done; stopped: what was fitted so far.
ProjectFits fitProject(const std::vector<data::project::MeasurementTable>& tables,
                       const model::scenario::Scenario& scenario, std::stop_token stop = {},
                       const std::function<void(double share)>& progress = {});

// For charts and tables, kernels first. `fileNames`: of imports, by id.
std::vector<charts::CalibrationFit> shownFits(const ProjectFits& fits,
                                              const std::map<std::string, std::string>& fileNames);
// The one that stands for the scenario: its accelerator's kernel in the plan's precision, else its accelerator's
// serving, else that of all accelerators together, else the first that is fitted; nothing without any.
std::optional<std::size_t> fitOf(const std::vector<charts::CalibrationFit>& fits,
                                 const model::scenario::Scenario& scenario);
// What taking it over sets in the scenario; empty where it cannot be taken over.
Entries inputsOf(const ProjectFits& fits, const std::string& id, const model::scenario::Scenario& scenario,
                 std::stop_token stop = {});

} // namespace ui::session
