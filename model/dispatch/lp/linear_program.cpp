#include "model/dispatch/lp/linear_program.h"

#include <glpk.h>

#include <algorithm>
#include <cmath>
#include <csetjmp>
#include <limits>

namespace model::dispatch::lp {

namespace {

constexpr int kSliceMilliseconds = 100;

bool areGood(const std::vector<LinearProgram::Bounds>& bounds) {
    return std::ranges::all_of(bounds, [](const LinearProgram::Bounds& b) {
        return b.low <= b.high && b.low < std::numeric_limits<double>::infinity() &&
               b.high > -std::numeric_limits<double>::infinity();
    });
}

// GLPK ends the process on an entry out of range or given twice, hence all is looked at before.
bool isWellFormed(const LinearProgram& program) {
    constexpr std::size_t kMost = 50'000'000;
    if (program.cost.size() != program.columns.size() || program.entryRow.size() != program.entry.size() ||
        program.entryColumn.size() != program.entry.size() || program.entry.size() > kMost)
        return false;
    if (program.columns.empty() || program.rows.empty() || !areGood(program.columns) || !areGood(program.rows))
        return false;
    const auto isFinite = [](double number) { return std::isfinite(number); };
    if (!std::ranges::all_of(program.cost, isFinite) || !std::ranges::all_of(program.entry, isFinite)) return false;
    std::vector<std::pair<int, int>> places;
    for (std::size_t i = 0; i < program.entry.size(); ++i) {
        const int row = program.entryRow[i];
        const int column = program.entryColumn[i];
        if (row < 0 || column < 0 || row >= static_cast<int>(program.rows.size()) ||
            column >= static_cast<int>(program.columns.size()))
            return false;
        places.emplace_back(row, column);
    }
    std::ranges::sort(places);
    return std::ranges::adjacent_find(places) == places.end();
}

int boundType(const LinearProgram::Bounds& bounds) {
    const bool hasLow = std::isfinite(bounds.low);
    const bool hasHigh = std::isfinite(bounds.high);
    if (hasLow && hasHigh) return bounds.low == bounds.high ? GLP_FX : GLP_DB;
    if (hasLow) return GLP_LO;
    return hasHigh ? GLP_UP : GLP_FR;
}

void load(const LinearProgram& program, glp_prob* problem) {
    glp_set_obj_dir(problem, GLP_MIN);
    glp_add_rows(problem, static_cast<int>(program.rows.size()));
    glp_add_cols(problem, static_cast<int>(program.columns.size()));
    for (std::size_t i = 0; i < program.rows.size(); ++i)
        glp_set_row_bnds(problem, static_cast<int>(i) + 1, boundType(program.rows[i]), program.rows[i].low,
                         program.rows[i].high);
    for (std::size_t j = 0; j < program.columns.size(); ++j) {
        const int column = static_cast<int>(j) + 1;
        glp_set_col_bnds(problem, column, boundType(program.columns[j]), program.columns[j].low,
                         program.columns[j].high);
        glp_set_obj_coef(problem, column, program.cost[j]);
    }
}

struct Arrays { // as GLPK wants them: counted from 1
    std::vector<int> row{0};
    std::vector<int> column{0};
    std::vector<double> entry{0.0};
};

LpStatus statusOf(glp_prob* problem, int outcome) {
    if (outcome != 0) return LpStatus::Failed;
    switch (glp_get_status(problem)) {
    case GLP_OPT:
        return LpStatus::Optimal;
    case GLP_NOFEAS:
        return LpStatus::Infeasible;
    case GLP_UNBND:
        return LpStatus::Unbounded;
    default:
        return glp_get_prim_stat(problem) == GLP_NOFEAS ? LpStatus::Infeasible : LpStatus::Failed;
    }
}

void leapOut(void* place) {
    std::longjmp(*static_cast<std::jmp_buf*>(place), 1);
}

// Slices, each going on from the basis of the last. Everything here is trivially destructible: an error inside GLPK
// leaps back to the caller.
LpStatus simplex(glp_prob* problem, const std::stop_token& stop, const std::function<void(int)>& progress) {
    glp_smcp options;
    glp_init_smcp(&options);
    options.msg_lev = GLP_MSG_OFF;
    options.meth = GLP_DUALP;
    options.tm_lim = kSliceMilliseconds;
    if (stop.stop_requested()) return LpStatus::Cancelled;
    glp_scale_prob(problem, GLP_SF_GM | GLP_SF_EQ | GLP_SF_2N);
    if (stop.stop_requested()) return LpStatus::Cancelled;
    glp_adv_basis(problem, 0);
    while (!stop.stop_requested()) {
        const int outcome = glp_simplex(problem, &options);
        if (outcome != GLP_ETMLIM) return statusOf(problem, outcome);
        if (progress) progress(glp_get_it_cnt(problem));
    }
    return LpStatus::Cancelled;
}

LpStatus guarded(const LinearProgram& program, const Arrays& arrays, const std::stop_token& stop,
                 const std::function<void(int)>& progress, std::vector<double>& values, double& cost) {
    std::jmp_buf place;
    if (setjmp(place) != 0) { // GLPK's memory of this thread is no longer sound
        glp_error_hook(nullptr, nullptr);
        glp_free_env();
        return LpStatus::Failed;
    }
    glp_term_out(GLP_OFF);
    glp_error_hook(leapOut, &place);
    glp_prob* const problem = glp_create_prob();
    load(program, problem);
    glp_load_matrix(problem, static_cast<int>(program.entry.size()), arrays.row.data(), arrays.column.data(),
                    arrays.entry.data());
    const LpStatus status = simplex(problem, stop, progress);
    if (status == LpStatus::Optimal) {
        for (std::size_t j = 0; j < values.size(); ++j)
            values[j] = glp_get_col_prim(problem, static_cast<int>(j) + 1);
        cost = glp_get_obj_val(problem);
    }
    glp_delete_prob(problem);
    glp_error_hook(nullptr, nullptr);
    glp_free_env();
    return status;
}

} // namespace

int LinearProgram::addColumn(double low, double high, double costOfOne) {
    columns.push_back({low, high});
    cost.push_back(costOfOne);
    return static_cast<int>(columns.size()) - 1;
}

int LinearProgram::addRow(double low, double high) {
    rows.push_back({low, high});
    return static_cast<int>(rows.size()) - 1;
}

void LinearProgram::add(int row, int column, double coefficient) {
    if (coefficient == 0.0) return;
    entryRow.push_back(row);
    entryColumn.push_back(column);
    entry.push_back(coefficient);
}

LpSolution solve(const LinearProgram& program, const std::stop_token& stop,
                 const std::function<void(int iterations)>& progress) {
    LpSolution solution;
    if (!isWellFormed(program)) return solution;
    Arrays arrays;
    for (std::size_t i = 0; i < program.entry.size(); ++i) {
        arrays.row.push_back(program.entryRow[i] + 1);
        arrays.column.push_back(program.entryColumn[i] + 1);
        arrays.entry.push_back(program.entry[i]);
    }
    solution.columns.resize(program.columns.size());
    solution.status = guarded(program, arrays, stop, progress, solution.columns, solution.cost);
    if (solution.status != LpStatus::Optimal) solution.columns.clear();
    return solution;
}

} // namespace model::dispatch::lp
