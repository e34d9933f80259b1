// The command line of moe-bench as a value; it runs nothing.
#pragma once

#include "app/moe_bench/problem.h"

namespace moe_bench {

struct Options {
    bool help = false;
    bool list = false;
    bool selfTest = false;
    bool quick = false;
    bool energy = false;
    int threads = 0; // 0: every core
    std::vector<Shape> shapes;
    std::vector<Precision> precisions;
    std::vector<int> tokens;
    Split split;
    Distribution distribution = Distribution::Balanced;
    std::uint64_t seed = 1;
    std::string output;
    std::vector<std::string> problems; // what is wrong with the command line, all of it
};

Options parseOptions(const std::vector<std::string>& arguments);
// Every point to measure, in order.
std::vector<Problem> plannedProblems(const Options& options);

} // namespace moe_bench
