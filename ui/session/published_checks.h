// The published cases that the program reproduces, run once in the background when somebody wants to see them.
#pragma once

#include "ui/session/task_runner.h"

#include "model/evidence/verification.h"

#include <optional>
#include <vector>

namespace ui::session {

class PublishedChecks : public QObject {
    Q_OBJECT

public:
    explicit PublishedChecks(QObject* parent = nullptr);

    void start(); // does nothing while running or once done
    bool isRunning() const { return m_isRunning; }
    const std::optional<std::vector<model::evidence::VerificationCase>>& cases() const { return m_cases; }

signals:
    void changed();

private:
    bool m_isRunning{false};
    std::optional<std::vector<model::evidence::VerificationCase>> m_cases;
    TaskRunner m_runner;
};

} // namespace ui::session
