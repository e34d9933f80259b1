#include "ui/session/exact_check.h"

namespace ui::session {

ExactCheck::ExactCheck(QObject* parent) : QObject(parent) {
    connect(&m_runner, &TaskRunner::failed, this, [this](const QString& reason) {
        m_failure = reason;
        end();
    });
}

void ExactCheck::start(const model::scenario::Scenario& scenario, int year) {
    m_isRunning = true;
    m_result.reset();
    m_failure.clear();
    emit changed();
    m_runner.start([this, scenario, year](std::stop_token stop) {
        model::scenario::ExactDispatchOptions options;
        options.stop = stop;
        options.progress = [this](double share) {
            QMetaObject::invokeMethod(
                this, [this, share] { emit progressed(share); }, Qt::QueuedConnection);
        };
        auto result = model::scenario::compareWithExact(scenario, year, options);
        return TaskRunner::Finish([this, result = std::move(result)] {
            m_result = result;
            end();
        });
    });
}

void ExactCheck::cancel() {
    if (!m_isRunning) return;
    m_runner.cancel();
    end();
}

void ExactCheck::end() {
    m_isRunning = false;
    emit changed();
}

} // namespace ui::session
