#include "ui/session/live_evaluation.h"

#include <algorithm>
#include <utility>

namespace ui::session {

namespace {
constexpr std::size_t knownAnswers = 8;
}

LiveEvaluation::LiveEvaluation(Evaluate evaluate, QObject* parent) : QObject(parent), m_evaluate(std::move(evaluate)) {
    connect(&m_runner, &TaskRunner::busyChanged, this, &LiveEvaluation::busyChanged);
    connect(&m_runner, &TaskRunner::failed, this, &LiveEvaluation::failed);
}

void LiveEvaluation::request(const model::scenario::Scenario& scenario, std::optional<int> hourlyYear) {
    const std::uint64_t request = ++m_request;
    if (const Known* known = find(scenario, hourlyYear)) {
        m_runner.cancel();
        m_outcome = known->outcome;
        m_current = true;
        emit outcomeChanged();
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
    m_runner.cancel();
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
    if (request >= m_firstKept) m_known.push_front(std::move(known));
    if (m_known.size() > knownAnswers) m_known.pop_back();
    emit outcomeChanged();
}

} // namespace ui::session
