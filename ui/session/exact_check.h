// The comparison of a year's dispatch with the exact optimum as a job in the background: progress, cancel, result.
#pragma once

#include "ui/session/task_runner.h"

#include "model/scenario/exact_dispatch.h"

namespace ui::session {

class ExactCheck : public QObject {
    Q_OBJECT

public:
    explicit ExactCheck(QObject* parent = nullptr);

    void start(const model::scenario::Scenario& scenario, int year);
    void cancel();
    bool isRunning() const { return m_isRunning; }
    const std::optional<model::scenario::ExactDispatch>& result() const { return m_result; }
    const QString& failure() const { return m_failure; } // "" without one

signals:
    void progressed(double share);
    void changed(); // begun, done, cancelled or failed

private:
    void end();

    bool m_isRunning{false};
    std::optional<model::scenario::ExactDispatch> m_result;
    QString m_failure;
    TaskRunner m_runner;
};

} // namespace ui::session
