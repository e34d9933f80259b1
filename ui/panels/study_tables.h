// Long studies of one year as computations that end in a table: what runs in the background of a dialog. No widget.
#pragma once

#include "ui/panels/panel_tables.h"

#include "model/scenario/exact_dispatch.h"
#include "model/scenario/reliability_study.h"

#include <functional>
#include <stop_token>

namespace ui::panels {

// Any thread. The title of the table is the finding.
using Study = std::function<TableContents(std::stop_token, std::function<void(double share)> progress)>;
Study optimumStudy(const model::scenario::Scenario& scenario, int year);
Study reliabilityStudy(const model::scenario::Scenario& scenario, int year);

TableContents optimumTable(const model::scenario::ExactDispatch& found, const QLocale& locale);
TableContents reliabilityTable(const model::scenario::ReliabilityStudy& study, const QLocale& locale);

} // namespace ui::panels
