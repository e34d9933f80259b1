// Times one problem on a backend, counts its work and checks its output; it writes no file.
#pragma once

#include "app/moe_bench/backend.h"
#include "app/moe_bench/reference.h"

#include <functional>
#include <optional>

namespace moe_bench {

// Of the same machine, in the same run.
struct Ceilings {
    double copyGbs = 0.0;    // bytes read plus bytes written
    double gemmTflops = 0.0; // the variant's own kernel on one large dense product
};

struct Times {
    int warmUp = 0;
    std::vector<double> samplesUs; // sorted
    std::array<double, stages.size()> stageUs{};

    // By linear interpolation between samples.
    double quantile(double share) const;
    double mean() const;
    double standardDeviation() const;
};

struct Work {
    double flops = 0.0;       // of routed rows only
    double flopsPadded = 0.0; // with the rows that fill up tiles
    double bytesMinimum = 0.0;
    double bytesModelled = 0.0; // with the traffic between the stages
};

struct Check {
    int tokens = 0;
    Deviation deviation;
    double tolerance = 0.0;
    bool passed = false;
};

struct Point {
    std::string variant;
    Problem problem;
    Rows rows;
    int rowsPerTile = 1;
    Times times;
    Work work;
    Check check;
};

struct Effort {
    int samples = 30;
    double seconds = 60.0; // stops early, but never below five samples
    int checkedTokens = 4;
};

using Cancelled = std::function<bool()>;

Ceilings measureCeilings(Backend& backend, int threads);
Work countWork(const Problem& problem, const Rows& rows, int rowsPerTile);
// On the output of a run that is over. Tolerances: relative 5e-3 and 0.06 of the root mean square (bf16), 1e-2 (e4m3).
Check checkOutput(const Backend& backend, const Problem& problem, int tokens);
// Absent when cancelled.
std::optional<Point> measure(Backend& backend, const Problem& problem, const Effort& effort,
                             const Cancelled& cancelled);

} // namespace moe_bench
