#include "ui/session/live_evaluation.h"

#include <algorithm>
#include <utility>

namespace ui::session {

namespace {
constexpr std::size_t knownAnswers = 8;

bool hasQuickYears(const model::scenario::Outcome& outcome) {
    return std::any_of(outcome.years.begin(), outcome.years.end(),
                       [](const auto& year) { return year.loleMethod == "quick"; });
}

// The year whose hours are shown stands beside its simulation.
bool lacksComparison(const model::scenario::Outcome& outcome, std::optional<int> year) {
    return std::any_of(outcome.years.begin(), outcome.years.end(),
                       [&](const auto& each) { return each.year == year && !each.simulated; });
}

} // namespace

LiveEvaluation::LiveEvaluation(Evaluate evaluate, QObject* parent) : QObject(parent), m_evaluate(std::move(evaluate)) {
    connect(&m_runner, &TaskRunner::busyChanged, this, &LiveEvaluation::busyChanged);
    connect(&m_runner, &TaskRunner::failed, this, &LiveEvaluation::failed);
    connect(&m_simulation, &TaskRunner::failed, this, &LiveEvaluation::failed);
    connect(&m_simulation, &TaskRunner::failed, this, [this] { setSimulating(false); });
}

void LiveEvaluation::cancel() {
    m_runner.cancel();
    m_simulation.cancel();
    setSimulating(false);
}

void LiveEvaluation::request(const model::scenario::Scenario& scenario, std::optional<int> hourlyYear) {
    const std::uint64_t request = ++m_request;
    m_simulation.cancel();
    setSimulating(false);
    if (const Known* known = find(scenario, hourlyYear)) {
        m_runner.cancel();
        m_outcome = known->outcome;
        m_current = true;
        const Known kept = *known;
        emit outcomeChanged();
        simulate(kept, request);
        return;
    }
    m_current = false;
    m_runner.start([this, evaluate = m_evaluate, scenario, hourlyYear, request](std::stop_token stop) {
        QElapsedTimer clock;
        clock.start();
        auto outcome = std::make_shared<const model::scenario::Outcome>(evaluate(scenario, {hourlyYear, stop}));
        const double milliseconds = static_cast<double>(clock.nsecsElapsed()) * 1e-6;
        if (stop.stop_requested()) return TaskRunner::Finish();
        return TaskRunner::Finish([this, scenario, hourlyYear, outcome = std::move(outcome), request, milliseconds] {
            arrived({scenario, hourlyYear, outcome}, request, milliseconds);
        });
    });
}

void LiveEvaluation::clear() {
    ++m_request;
    cancel();
    m_known.clear();
    m_outcome.reset();
    m_current = false;
    emit outcomeChanged();
}

void LiveEvaluation::forget() {
    m_known.clear();
    m_firstKept = m_request + 1;
    m_current = false;
}

const LiveEvaluation::Known* LiveEvaluation::find(const model::scenario::Scenario& scenario,
                                                  std::optional<int> hourlyYear) const {
    const auto found = std::find_if(m_known.begin(), m_known.end(), [&](const Known& known) {
        return known.hourlyYear == hourlyYear && known.scenario == scenario;
    });
    return found == m_known.end() ? nullptr : &*found;
}

void LiveEvaluation::arrived(Known known, std::uint64_t request, double milliseconds) {
    m_outcome = known.outcome;
    m_milliseconds = milliseconds;
    m_current = request == m_request && request >= m_firstKept;
    if (request >= m_firstKept) m_known.push_front(known);
    if (m_known.size() > knownAnswers) m_known.pop_back();
    emit outcomeChanged();
    if (m_current) simulate(known, request);
}

void LiveEvaluation::simulate(const Known& known, std::uint64_t request) {
    const bool isQuick = hasQuickYears(*known.outcome);
    if (request != m_request || !(isQuick || lacksComparison(*known.outcome, known.hourlyYear))) return;
    setSimulating(isQuick); // else no figure shown will change
    m_simulation.start([this, evaluate = m_evaluate, known, request](std::stop_token stop) {
        Known simulated = known;
        simulated.outcome = std::make_shared<const model::scenario::Outcome>(
            evaluate(known.scenario, {known.hourlyYear, stop, model::scenario::AdequacySimulation{}}));
        if (stop.stop_requested()) return TaskRunner::Finish();
        return TaskRunner::Finish([this, simulated = std::move(simulated), request] { landed(simulated, request); });
    });
}

// In place of the quick answer, also among the answers that are remembered.
void LiveEvaluation::landed(const Known& known, std::uint64_t request) {
    if (request != m_request) return;
    setSimulating(false);
    for (Known& kept : m_known)
        if (kept.hourlyYear == known.hourlyYear && kept.scenario == known.scenario) kept.outcome = known.outcome;
    m_outcome = known.outcome;
    emit outcomeChanged();
}

void LiveEvaluation::setSimulating(bool isSimulating) {
    if (m_isSimulating == isSimulating) return;
    m_isSimulating = isSimulating;
    emit simulatingChanged(isSimulating);
}

} // namespace ui::session
