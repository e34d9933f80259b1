// One long computation in the background with progress and cancel. It knows neither what is computed nor who shows it.
#pragma once

#include "ui/session/task_runner.h"

namespace ui::session {

class BackgroundJob : public QObject {
    Q_OBJECT

public:
    // Runs on the worker; what it returns runs on this object's thread once it is done, not after a cancel.
    using Progress = std::function<void(double share)>;
    using Work = std::function<TaskRunner::Finish(std::stop_token, Progress)>;

    explicit BackgroundJob(QObject* parent = nullptr);

    void start(Work work);
    void cancel();
    bool isRunning() const { return m_isRunning; }
    const QString& failure() const { return m_failure; } // "" without one

signals:
    void progressed(double share);
    void changed(); // begun, done, cancelled or failed

private:
    void end();

    bool m_isRunning{false};
    QString m_failure;
    TaskRunner m_runner;
};

} // namespace ui::session
