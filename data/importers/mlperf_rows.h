// Published results of MLPerf Inference, whichever file lists them, as rows of serving measurements. It reads no text.
#pragma once

#include "data/importers/measurement_intake.h"

namespace data::importers {

// The cells of one result. A round lists the accelerators of the whole system, or of one node and the nodes.
struct MlperfResult {
    const MeasuredCell& result;
    const MeasuredCell& unit;
    const MeasuredCell& model;
    const MeasuredCell& scenario;
    const MeasuredCell& accelerator;
    const MeasuredCell& processor; // measured where there is no accelerator
    const MeasuredCell& system;
    const MeasuredCell& software;
    const MeasuredCell& precision;
    const MeasuredCell& location; // in the repository of the round
    const MeasuredCell& isInferred;
    std::optional<double> accelerators{}; // of the whole system
    std::string_view resultName;
    std::string_view unitName;
    std::string_view acceleratorsName;
};

// The unit says what the result is: a rate of output tokens, samples or queries of the whole system, or the latency
// that 90 % (SingleStream) or 99 % (MultiStream) of the requests keep. A result in any other unit is set aside.
void takeMlperf(MeasurementIntake& intake, const MlperfResult& result);

} // namespace data::importers
