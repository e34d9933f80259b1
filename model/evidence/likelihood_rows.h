// The observations and predictions of each contrarian channel, not yet weighed. Private to this room.
#pragma once

#include "model/evidence/likelihood.h"

namespace model::evidence {

ChannelLikelihood edgeLikelihood();
ChannelLikelihood supplyLikelihood();
ChannelLikelihood reasoningLikelihood();

} // namespace model::evidence
