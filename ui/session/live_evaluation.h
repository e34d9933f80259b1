// The answer to one scenario, kept up to date off the window's thread. It shows the newest answer that has arrived;
// years that only the quick rule answers, and the year whose hours are kept, are simulated meanwhile, and the answer is
// replaced when that lands.
#pragma once

#include "ui/session/task_runner.h"

#include "model/scenario/evaluate.h"

#include <deque>
#include <functional>
#include <memory>

namespace ui::session {

using Evaluate =
    std::function<model::scenario::Outcome(const model::scenario::Scenario&, const model::scenario::EvaluateOptions&)>;

class LiveEvaluation : public QObject {
    Q_OBJECT

public:
    explicit LiveEvaluation(Evaluate evaluate, QObject* parent = nullptr);

    void request(const model::scenario::Scenario& scenario, std::optional<int> hourlyYear);
    void clear();
    // Earlier answers are not given again: what a scenario names has changed behind its name.
    void forget();
    void cancel();
    // Null before the first answer. It may still belong to an earlier request: see isCurrent().
    std::shared_ptr<const model::scenario::Outcome> outcome() const { return m_outcome; }
    bool isCurrent() const { return m_current; }
    bool isBusy() const { return m_runner.isBusy(); }
    bool isSimulating() const { return m_isSimulating; }
    double lastMilliseconds() const { return m_milliseconds; }

signals:
    void outcomeChanged();
    void busyChanged(bool busy);
    void simulatingChanged(bool isSimulating);
    void failed(const QString& reason);

private:
    struct Known {
        model::scenario::Scenario scenario;
        std::optional<int> hourlyYear;
        std::shared_ptr<const model::scenario::Outcome> outcome;
    };
    const Known* find(const model::scenario::Scenario& scenario, std::optional<int> hourlyYear) const;
    void arrived(Known known, std::uint64_t request, double milliseconds);
    void simulate(const Known& known, std::uint64_t request);
    void landed(const Known& known, std::uint64_t request);
    void setSimulating(bool isSimulating);

    Evaluate m_evaluate;
    std::shared_ptr<const model::scenario::Outcome> m_outcome;
    std::deque<Known> m_known; // the latest answers, so that undo and switching back cost nothing
    std::uint64_t m_request{0};
    std::uint64_t m_firstKept{0}; // answers to earlier requests are not remembered
    bool m_current{false};
    double m_milliseconds{};
    bool m_isSimulating{false};
    TaskRunner m_runner;
    TaskRunner m_simulation;
};

} // namespace ui::session
