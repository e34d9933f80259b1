// What every chart of a scenario is drawn from: inputs, answers, baseline, year. Plain pointers into what the caller
// keeps.
#pragma once

#include "ui/charts/calibration_fit.h"

#include "model/scenario/outcome.h"
#include "model/scenario/scenario.h"

#include <QtCore/QLocale>
#include <QtCore/QString>

namespace ui::charts {

struct ChartContext {
    const model::scenario::Scenario& scenario;
    const model::scenario::Outcome& outcome;           // may have no years
    const model::scenario::Outcome* baseline{nullptr}; // null: none is pinned
    QString scenarioName;
    QString baselineName;
    int year{}; // the selected one
    QLocale locale;
    const CalibrationFit* calibration{nullptr}; // the chosen one; null: none
};

} // namespace ui::charts
