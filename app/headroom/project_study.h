// One scenario of a project file, resolved and evaluated, for the commands that draw without a window.
#pragma once

#include "data/project/project_file.h"
#include "model/scenario/outcome.h"
#include "model/scenario/scenario.h"

#include <QtCore/QString>

#include <optional>
#include <string>

namespace app::headroom {

struct Study {
    QString name;
    QString note;
    model::scenario::Scenario scenario;
    model::scenario::Outcome outcome; // with the hourly dispatch of the year asked for
};

// The year's dispatch, or the last year's. Nothing, and the reason in `problem`, when the scenario does not exist or
// cannot be computed.
std::optional<Study> study(const data::project::ProjectFile& file, const std::string& slug, std::optional<int> year,
                           QString& problem);

} // namespace app::headroom
