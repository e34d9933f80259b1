#include "model/grid/interconnection_request.h"

#include <cmath>

namespace model::grid {

namespace {

std::string shortNumber(double value) {
    std::string text = std::to_string(value);
    if (text.find('.') != std::string::npos) text.erase(text.find_last_not_of('0') + 1);
    if (text.back() == '.') text.pop_back();
    return text;
}

class StageIssues {
public:
    explicit StageIssues(std::string where) : m_where(std::move(where)) {}
    void refuse(const char* field, const char* code, std::vector<std::string> arguments) {
        found.push_back({code, units::Severity::Error, m_where + field, std::move(arguments)});
    }
    void needWithin(const char* field, double value, double least, double most) {
        if (!(value >= least && value <= most)) // not a number neither
            refuse(field, "table.out_of_range", {shortNumber(value), shortNumber(least), shortNumber(most)});
    }
    std::vector<units::Issue> found;

private:
    std::string m_where;
};

constexpr double kMostMonths = 1200.0;
constexpr double kMostDays = 36'500.0;
constexpr double kMostMw = 1e6;

void checkStage(const InterconnectionStage& stage, StageIssues& issues) {
    issues.needWithin("planned_months", stage.planned.value, 0.0, kMostMonths);
    issues.needWithin("median_slip_days", stage.medianSlip.value, 0.0, kMostDays);
    issues.needWithin("p90_slip_days", stage.p90Slip.value, 0.0, kMostDays);
    issues.needWithin("completion", stage.completion.value, 0.0, 1.0);
    if (stage.p90Slip.value < stage.medianSlip.value)
        issues.refuse("p90_slip_days", "grid.slip_reversed",
                      {shortNumber(stage.p90Slip.value), shortNumber(stage.medianSlip.value)});
    if (stage.medianSlip.value == 0.0 && stage.p90Slip.value > 0.0)
        issues.refuse("median_slip_days", "grid.slip_without_median", {shortNumber(stage.p90Slip.value)});
}

} // namespace

std::vector<units::Issue> checkRequest(const InterconnectionRequest& request) {
    StageIssues whole(request.name + ".");
    if (request.stages.empty()) whole.refuse("stages", "grid.no_stages", {request.name});
    whole.needWithin("capacity", request.capacity.value, 0.0, kMostMw);
    whole.needWithin("start", request.start.value, 1900.0, 2200.0);
    for (const InterconnectionStage& stage : request.stages) {
        StageIssues issues(request.name + "." + (stage.id.empty() ? stage.name : stage.id) + ".");
        checkStage(stage, issues);
        whole.found.insert(whole.found.end(), issues.found.begin(), issues.found.end());
    }
    return whole.found;
}

} // namespace model::grid
