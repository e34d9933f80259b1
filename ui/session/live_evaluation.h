// The answer to one scenario, kept up to date off the window's thread. It shows the newest answer that has arrived.
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
    void cancel() { m_runner.cancel(); }
    // Null before the first answer. It may still belong to an earlier request: see isCurrent().
    std::shared_ptr<const model::scenario::Outcome> outcome() const { return m_outcome; }
    bool isCurrent() const { return m_current; }
    bool isBusy() const { return m_runner.isBusy(); }
    double lastMilliseconds() const { return m_milliseconds; }

signals:
    void outcomeChanged();
    void busyChanged(bool busy);
    void failed(const QString& reason);

private:
    struct Known {
        model::scenario::Scenario scenario;
        std::optional<int> hourlyYear;
        std::shared_ptr<const model::scenario::Outcome> outcome;
    };
    const Known* find(const model::scenario::Scenario& scenario, std::optional<int> hourlyYear) const;
    void arrived(Known known, std::uint64_t request, double milliseconds);

    Evaluate m_evaluate;
    std::shared_ptr<const model::scenario::Outcome> m_outcome;
    std::deque<Known> m_known; // the latest answers, so that undo and switching back cost nothing
    std::uint64_t m_request{0};
    std::uint64_t m_firstKept{0}; // answers to earlier requests are not remembered
    bool m_current{false};
    double m_milliseconds{};
    TaskRunner m_runner;
};

} // namespace ui::session
