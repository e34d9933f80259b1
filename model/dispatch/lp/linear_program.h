// A linear program in plain arrays and its solution by GLPK; knows nothing of what the numbers mean.
#pragma once

#include <functional>
#include <stop_token>
#include <vector>

namespace model::dispatch::lp {

struct LinearProgram {
    struct Bounds {
        double low;
        double high; // may be infinite, as may -low
    };
    std::vector<Bounds> columns;
    std::vector<double> cost; // of each column, minimised
    std::vector<Bounds> rows;
    std::vector<int> entryRow; // from 0
    std::vector<int> entryColumn;
    std::vector<double> entry;

    int addColumn(double low, double high, double costOfOne);
    int addRow(double low, double high);
    void add(int row, int column, double coefficient);
};

enum class LpStatus { Optimal, Infeasible, Unbounded, Cancelled, Failed };

struct LpSolution {
    LpStatus status{LpStatus::Failed};
    double cost{};
    std::vector<double> columns; // empty unless optimal
};

// Failed: the program is malformed (NaN, crossed bounds, an entry out of range or twice) or GLPK gave up; it never ends
// the process. `stop` is looked at ten times a second, as is `progress` told how many iterations are done. Any thread;
// GLPK's state is the thread's own, prints nothing and is freed at the end.
LpSolution solve(const LinearProgram& program, const std::stop_token& stop = {},
                 const std::function<void(int iterations)>& progress = {});

} // namespace model::dispatch::lp
