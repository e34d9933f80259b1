// The stages of a large load's interconnection to start a study from: assumptions, not a record of any utility.
#pragma once

#include "model/grid/interconnection_request.h"

#include <vector>

namespace model::grid {

// Application, system impact study, facilities study, agreement, construction, energisation: 33 months as planned. The
// split over the stages is assumed; the whole is made to agree with ERCOT's record of announced data-center load: 220
// days late on average, 0.498 comes (realisationRecords). A request made of these takes no realisation on top.
std::vector<InterconnectionStage> assumedStages();

} // namespace model::grid
