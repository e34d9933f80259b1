#include "ui/shell/status_line.h"

#include "ui/text/message_text.h"
#include "ui/text/number_text.h"

#include <QtWidgets/QLabel>
#include <QtWidgets/QMessageBox>
#include <QtWidgets/QProgressBar>
#include <QtWidgets/QPushButton>

namespace ui::shell {

using session::ProjectStore;
using session::Session;

StatusLine::StatusLine(Session& session, const ProjectStore& store, QWidget* parent)
    : QStatusBar(parent), m_session(session), m_store(store), m_dataset(new QLabel(this)),
      m_issues(new QPushButton(this)), m_time(new QLabel(this)), m_progress(new QProgressBar(this)),
      m_cancel(new QPushButton(tr("Cancel"), this)), m_saved(new QLabel(this)) {
    setSizeGripEnabled(false);
    m_issues->setProperty("look", QByteArray("quiet"));
    m_cancel->setProperty("look", QByteArray("quiet"));
    m_progress->setRange(0, 0);
    m_progress->setTextVisible(false);
    m_progress->setFixedWidth(fontMetrics().horizontalAdvance(QLatin1Char('0')) * 16);
    m_progress->setAccessibleName(tr("Computing"));
    addWidget(m_dataset);
    addWidget(m_issues);
    addPermanentWidget(m_progress);
    addPermanentWidget(m_cancel);
    addPermanentWidget(m_time);
    addPermanentWidget(m_saved);
    const auto showBusy = [this](bool isBusy) {
        m_progress->setVisible(isBusy);
        m_cancel->setVisible(isBusy);
    };
    showBusy(false);
    connect(m_cancel, &QPushButton::clicked, &session, &Session::cancel);
    connect(m_issues, &QPushButton::clicked, this, &StatusLine::openIssues);
    connect(&session, &Session::busyChanged, this, showBusy);
    connect(&session, &Session::simulatingChanged, this, showBusy);
    connect(&session, &Session::outcomeChanged, this, &StatusLine::refreshAnswer);
    connect(&session, &Session::simulatingChanged, this, &StatusLine::refreshAnswer);
    connect(&store, &ProjectStore::fileChanged, this, &StatusLine::refreshFile);
    refreshAnswer();
    refreshFile();
}

void StatusLine::refreshAnswer() {
    const auto outcome = m_session.outcome();
    const std::size_t issues = outcome ? outcome->issues.size() : 0;
    m_issues->setVisible(issues > 0);
    m_issues->setText(issues == 1 ? tr("1 remark on this answer") : tr("%1 remarks on this answer").arg(issues));
    if (m_session.isSimulating()) {
        m_time->setText(tr("Simulating outages; loss of load is a quick estimate until then"));
        return;
    }
    m_time->setText(outcome ? tr("Computed in %1 ms").arg(text::number(m_session.evaluationMs(), QLocale(), 2))
                            : QString());
}

void StatusLine::refreshFile() {
    m_dataset->setText(m_store.datasetRows() == 0
                           ? QString()
                           : tr("Dataset %1 rows").arg(text::number(static_cast<double>(m_store.datasetRows()))));
    if (m_session.isEmpty())
        m_saved->clear();
    else if (m_store.isReadOnly())
        m_saved->setText(tr("Read only: open in another program"));
    else if (m_store.savedAt().isValid())
        m_saved->setText(
            tr("Saved %1").arg(QLocale().toString(m_store.savedAt().toLocalTime().time(), QStringLiteral("HH:mm"))));
    else
        m_saved->setText(tr("Not saved yet"));
}

void StatusLine::openIssues() {
    const auto outcome = m_session.outcome();
    if (!outcome) return;
    QMessageBox box(QMessageBox::Information, tr("Remarks on this answer"), text::messages(outcome->issues),
                    QMessageBox::Close, this);
    box.setTextFormat(Qt::PlainText);
    box.exec();
}

} // namespace ui::shell
