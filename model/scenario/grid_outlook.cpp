#include "model/scenario/grid_outlook.h"

#include "model/grid/grid_limit.h"

#include <algorithm>

namespace model::scenario {

namespace {

constexpr double kJumpYears = 1e-6; // half a minute

std::vector<ContractStep> stepsAfter(const grid::Interconnection& terms, double start) {
    std::vector<ContractStep> steps;
    const double slipYears = units::number(terms.slip.quantity()) / units::kHoursPerYear;
    double before = start;
    for (const series::Knot& knot : terms.contract.knots) {
        if (knot.year <= start) continue;
        const double riseMw = knot.value - terms.contract.valueAt(before);
        if (riseMw > 0.0) {
            ContractStep step;
            step.filedYear = knot.year;
            step.capacity = units::of<units::Power>(riseMw);
            step.contractYear = knot.year + slipYears;
            steps.push_back(step);
        }
        before = knot.year;
    }
    return steps;
}

std::optional<double> notBefore(double filedYear, const std::optional<double>& throughYear) {
    if (!throughYear) return std::nullopt;
    return std::max(filedYear, *throughYear);
}

grid::InterconnectionRequest requestOf(const Scenario& scenario) {
    double capacityMw = 0.0;
    for (const ContractStep& step : stepsAfter(scenario.interconnection, scenario.requestStart.value))
        capacityMw += units::number(step.capacity);
    return {"grid.gates", {capacityMw}, scenario.requestStart, scenario.gates};
}

} // namespace

GridOutlook::GridOutlook(const Scenario& scenario, const grid::InterconnectionRequest& request)
    : m_request(request), m_terms(scenario.interconnection), m_start(scenario.requestStart.value),
      m_steps(stepsAfter(scenario.interconnection, m_start)) {
    m_terms.slip = {};
    for (ContractStep& step : m_steps) {
        step.p10Year = notBefore(step.filedYear, m_request.yearAt(0.1));
        step.p50Year = notBefore(step.filedYear, m_request.yearAt(0.5));
        step.p90Year = notBefore(step.filedYear, m_request.yearAt(0.9));
        if (step.p50Year) step.laterThanContract = *step.p50Year - step.contractYear;
    }
}

double GridOutlook::chanceBy(const ContractStep& step, double year) const {
    return year < step.filedYear ? 0.0 : m_request.probabilityBy(year);
}

std::optional<double> GridOutlook::evenOddsYear() const {
    if (m_steps.empty() || m_request.completion() <= 0.5) return std::nullopt;
    return notBefore(m_steps.front().filedYear, m_request.yearAt(0.5 / m_request.completion()));
}

units::Power GridOutlook::usable(double throughYear, double year) const {
    if (throughYear <= m_start) return grid::usableContract(m_terms, year);
    const series::Trajectory<units::Megawatt>& filed = m_terms.contract;
    const double heldMw = filed.valueAt(m_start);
    grid::Interconnection gated = m_terms;
    auto& knots = gated.contract.knots;
    knots.clear();
    for (const series::Knot& knot : filed.knots)
        if (knot.year < m_start) knots.push_back(knot);
    knots.push_back({m_start, heldMw});
    for (const series::Knot& knot : filed.knots)
        if (knot.year > m_start && knot.year < throughYear - kJumpYears)
            knots.push_back({knot.year, std::min(knot.value, heldMw)});
    const double throughMw = filed.valueAt(throughYear);
    if (throughYear - kJumpYears > m_start) knots.push_back({throughYear - kJumpYears, std::min(throughMw, heldMw)});
    knots.push_back({throughYear, throughMw});
    for (const series::Knot& knot : filed.knots)
        if (knot.year > throughYear) knots.push_back(knot);
    return grid::usableContract(gated, year);
}

std::optional<GridOutlook> gridOutlook(const Scenario& scenario) {
    const auto request = requestOf(scenario);
    if (scenario.gates.empty() || units::hasError(grid::checkRequest(request))) return std::nullopt;
    return GridOutlook(scenario, request);
}

std::vector<units::Issue> gridIssues(const Scenario& scenario) {
    if (scenario.gates.empty()) return {};
    auto issues = grid::checkRequest(requestOf(scenario));
    if (stepsAfter(scenario.interconnection, scenario.requestStart.value).empty())
        issues.push_back({"grid.no_step_waits",
                          units::Severity::Warning,
                          "grid.contract_mw",
                          {std::to_string(static_cast<int>(scenario.requestStart.value))}});
    return issues;
}

RegionalForecast regionalForecast(const Scenario& scenario, const grid::RealisationRecord& record, double year) {
    std::vector<grid::AnnouncedLoad> loads;
    for (const ContractStep& step : stepsAfter(scenario.interconnection, scenario.requestStart.value))
        loads.push_back({{units::number(step.capacity)}, {step.filedYear}});
    if (const auto& last = scenario.interconnection.contract.knots.back(); loads.empty())
        loads.push_back({{last.value}, {last.year}});
    const auto realisation = grid::realisationOf(record);
    RegionalForecast forecast;
    for (const grid::AnnouncedLoad& load : loads)
        forecast.announced += load.requested.quantity();
    forecast.contracted = grid::contractedLoad(loads, realisation.slip, realisation.ramp, year);
    forecast.counted = grid::forecastLoad(loads, realisation, year);
    return forecast;
}

} // namespace model::scenario
