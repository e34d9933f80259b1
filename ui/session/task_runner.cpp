#include "ui/session/task_runner.h"

#include "ui/text/message_text.h"

#include "data/project/project_error.h"

#include <exception>
#include <utility>

namespace ui::session {

namespace {
constexpr int busyAfterMs = 150;
constexpr qint64 youngMs = 300;
} // namespace

TaskRunner::TaskRunner(QObject* parent) : QObject(parent) {
    m_patience.setSingleShot(true);
    m_patience.setInterval(busyAfterMs);
    connect(&m_patience, &QTimer::timeout, this, [this] { setBusy(!isIdle()); });
    m_worker = std::jthread([this](const std::stop_token& quit) { loop(quit); });
}

TaskRunner::~TaskRunner() {
    {
        const std::scoped_lock lock(m_mutex);
        m_waiting.reset();
        m_stop.request_stop();
    }
    m_worker.request_stop();
}

void TaskRunner::start(Work work) {
    {
        const std::scoped_lock lock(m_mutex);
        m_waiting = Job{std::move(work), ++m_serial};
        if (m_running && m_age.elapsed() > youngMs) {
            m_stop.request_stop();
            m_dropUpTo = m_serial - 1;
        }
    }
    m_wake.notify_one();
    if (!m_busy && !m_patience.isActive()) m_patience.start();
}

QString TaskRunner::guarded(const std::function<void()>& action) {
    try {
        action();
    } catch (const data::project::ProjectError& error) {
        return text::message(error.issue());
    } catch (const std::exception& error) {
        return tr("It could not be done: %1").arg(QString::fromUtf8(error.what()));
    } catch (...) {
        return tr("It could not be done, for an unknown reason.");
    }
    return {};
}

void TaskRunner::cancel() {
    {
        const std::scoped_lock lock(m_mutex);
        m_waiting.reset();
        m_dropUpTo = m_serial;
        m_stop.request_stop();
    }
    m_patience.stop();
    setBusy(false);
}

bool TaskRunner::isIdle() const {
    const std::scoped_lock lock(m_mutex);
    return !m_running && !m_waiting;
}

void TaskRunner::loop(const std::stop_token& quit) {
    for (;;) {
        Job job;
        std::stop_token stop;
        {
            std::unique_lock lock(m_mutex);
            if (!m_wake.wait(lock, quit, [this] { return m_waiting.has_value(); })) return;
            job = std::move(*m_waiting);
            m_waiting.reset();
            m_stop = std::stop_source();
            stop = m_stop.get_token();
            m_running = true;
            m_age.start();
        }
        runJob(job, stop);
    }
}

void TaskRunner::runJob(const Job& job, const std::stop_token& stop) {
    Finish finish;
    const QString failure = guarded([&] { finish = job.work(stop); });
    {
        const std::scoped_lock lock(m_mutex);
        m_running = false;
    }
    QMetaObject::invokeMethod(
        this, [this, serial = job.serial, finish, failure] { deliver(serial, finish, failure); }, Qt::QueuedConnection);
}

void TaskRunner::deliver(std::uint64_t serial, const Finish& finish, const QString& failure) {
    bool isDropped = false;
    {
        const std::scoped_lock lock(m_mutex);
        isDropped = serial <= m_dropUpTo;
    }
    if (!isDropped && !failure.isEmpty()) emit failed(failure);
    if (!isDropped && finish) finish();
    if (!isIdle()) return;
    m_patience.stop();
    setBusy(false);
    emit becameIdle();
}

void TaskRunner::setBusy(bool busy) {
    if (m_busy == busy) return;
    m_busy = busy;
    emit busyChanged(busy);
}

} // namespace ui::session
