// The status bar: dataset, problems of the answer, time of computing, time of the last save, and work in progress.
#pragma once

#include "ui/session/project_store.h"

#include <QtWidgets/QStatusBar>

class QLabel;
class QProgressBar;
class QPushButton;

namespace ui::shell {

class StatusLine : public QStatusBar {
    Q_OBJECT

public:
    StatusLine(session::Session& session, const session::ProjectStore& store, QWidget* parent = nullptr);

private:
    void refreshAnswer();
    void refreshFile();
    void openIssues();

    session::Session& m_session;
    const session::ProjectStore& m_store;
    QLabel* m_dataset;
    QPushButton* m_issues;
    QLabel* m_time;
    QProgressBar* m_progress;
    QPushButton* m_cancel;
    QLabel* m_saved;
};

} // namespace ui::shell
