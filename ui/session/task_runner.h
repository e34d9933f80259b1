// Runs plain functions on one worker thread, the latest wins. The only place that knows threads and catches exceptions.
#pragma once

#include <QtCore/QElapsedTimer>
#include <QtCore/QObject>
#include <QtCore/QString>
#include <QtCore/QTimer>

#include <condition_variable>
#include <cstdint>
#include <functional>
#include <mutex>
#include <optional>
#include <stop_token>
#include <thread>

namespace ui::session {

class TaskRunner : public QObject {
    Q_OBJECT

public:
    // `Work` runs on the worker; what it returns runs on the thread of this object, unless the work was stopped.
    using Finish = std::function<void()>;
    using Work = std::function<Finish(std::stop_token)>;

    explicit TaskRunner(QObject* parent = nullptr);
    ~TaskRunner() override;

    // Replaces what waits. What runs already may finish when it is young, so that a drag keeps showing answers;
    // otherwise it is stopped and its result dropped.
    void start(Work work);
    // Runs a short action here and now; the reason in words when it failed, "" when it was done.
    static QString guarded(const std::function<void()>& action);
    // Stops what runs and forgets what waits.
    void cancel();
    bool isIdle() const;
    bool isBusy() const { return m_busy; }

signals:
    void busyChanged(bool busy); // true at the earliest 150 ms after work began
    void failed(const QString& reason);
    void becameIdle();

private:
    struct Job {
        Work work;
        std::uint64_t serial{};
    };
    void loop(const std::stop_token& quit);
    void runJob(const Job& job, const std::stop_token& stop);
    void deliver(std::uint64_t serial, const Finish& finish, const QString& failure);
    void setBusy(bool busy);

    mutable std::mutex m_mutex;
    std::condition_variable_any m_wake;
    std::optional<Job> m_waiting;
    std::stop_source m_stop;
    bool m_running{false};
    QElapsedTimer m_age; // of what runs
    std::uint64_t m_serial{0};
    std::uint64_t m_dropUpTo{0}; // results with this serial or an earlier one are dropped
    bool m_busy{false};
    QTimer m_patience;
    std::jthread m_worker; // last: joins before the rest goes
};

} // namespace ui::session
