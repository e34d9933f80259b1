// What the contrarian channels do, each and together, and the elasticities at which decisions turn: as tables, and as
// computations for the background of a dialog. No widget.
#pragma once

#include "ui/panels/study_tables.h"

#include "model/scenario/contrarian_study.h"
#include "model/scenario/flip_elasticity.h"

namespace ui::panels {

// Eight runs of the last year, then what each channel and each interaction changes on the mean.
TableContents contrarianTable(const model::scenario::ContrarianStudy& study, int lastYear, const QLocale& locale);
TableContents flipTable(const model::scenario::FlipStudy& study, const QLocale& locale);

Study contrarianChannels(const model::scenario::Scenario& scenario);
Study turningElasticities(const model::scenario::Scenario& scenario);

} // namespace ui::panels
