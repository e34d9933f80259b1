// The comparison of our dispatch with the exact linear program, as a job that runs in the background and can be ended.
#pragma once

#include "model/dispatch/lp/dispatch_lp.h"

namespace model::dispatch::lp {

struct ExactDispatch {
    DispatchYear plan; // of all hours of the input
    DispatchLp exact;  // of the hours asked for, or of the windows solved before the end
    bool stoppedEarly() const { return exact.stoppedEarly(); }
    double gapPercent() const { return 100.0 * exact.gap(); } // what the plan costs more than the program
};

// Plans the input, over all its hours at once if it names no look-ahead, and solves hours [firstHour, firstHour +
// hours) of it exactly (0: to the end) in windows of a fortnight, a year in seconds. Any thread. `stop` is heeded
// within 0.2 s once the plan stands; `progress` runs from 0 to 1 on the calling thread.
ExactDispatch exactDispatch(const DispatchInput& input, std::size_t firstHour, std::size_t hours, std::stop_token stop,
                            std::function<void(double share)> progress, LpCommitment commitment = LpCommitment::Given);

} // namespace model::dispatch::lp
