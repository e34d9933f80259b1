#include "ui/session/background_job.h"

namespace ui::session {

BackgroundJob::BackgroundJob(QObject* parent) : QObject(parent) {
    connect(&m_runner, &TaskRunner::failed, this, [this](const QString& reason) {
        m_failure = reason;
        end();
    });
}

void BackgroundJob::start(Work work) {
    m_isRunning = true;
    m_failure.clear();
    emit changed();
    m_runner.start([this, work = std::move(work)](std::stop_token stop) {
        const Progress progress = [this](double share) {
            QMetaObject::invokeMethod(
                this, [this, share] { emit progressed(share); }, Qt::QueuedConnection);
        };
        const auto finish = work(stop, progress);
        return TaskRunner::Finish([this, finish] {
            if (finish) finish();
            end();
        });
    });
}

void BackgroundJob::cancel() {
    if (!m_isRunning) return;
    m_runner.cancel();
    end();
}

void BackgroundJob::end() {
    m_isRunning = false;
    emit changed();
}

} // namespace ui::session
