#include "ui/session/published_checks.h"

namespace ui::session {

PublishedChecks::PublishedChecks(QObject* parent) : QObject(parent) {
    connect(&m_runner, &TaskRunner::failed, this, [this] {
        m_isRunning = false;
        emit changed();
    });
}

void PublishedChecks::start() {
    if (m_isRunning || m_cases) return;
    m_isRunning = true;
    emit changed();
    m_runner.start([this](std::stop_token) {
        auto cases = model::evidence::verify();
        return TaskRunner::Finish([this, cases = std::move(cases)]() mutable {
            m_cases = std::move(cases);
            m_isRunning = false;
            emit changed();
        });
    });
}

} // namespace ui::session
