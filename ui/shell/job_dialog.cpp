#include "ui/shell/job_dialog.h"

#include "ui/panels/contrarian_tables.h"

#include <QtWidgets/QHeaderView>
#include <QtWidgets/QLabel>
#include <QtWidgets/QProgressBar>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QTableView>
#include <QtWidgets/QVBoxLayout>

namespace ui::shell {

namespace {

constexpr std::size_t shownRows = 8; // at the height of the empty dialog

QLabel* dialogLabel(const QString& text, const char* look, QWidget* parent) {
    auto* made = new QLabel(text, parent);
    made->setTextFormat(Qt::PlainText);
    made->setProperty("look", QByteArray(look));
    made->setWordWrap(true);
    return made;
}

} // namespace

JobDialog::JobDialog(const JobWords& words, Compute compute, QWidget* parent)
    : QDialog(parent), m_running(words.running), m_finding(dialogLabel({}, "heading", this)),
      m_progress(new QProgressBar(this)), m_table(new tables::PlainTable(this)), m_view(new QTableView(this)),
      m_note(dialogLabel({}, "caption", this)), m_close(new QPushButton(this)) {
    setWindowTitle(words.title);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(20, 16, 20, 16);
    column->setSpacing(10);
    column->addWidget(m_finding);
    column->addWidget(dialogLabel(words.caption, "caption", this));
    m_progress->setRange(0, 1000);
    m_progress->setTextVisible(false);
    m_progress->setAccessibleName(words.running);
    column->addWidget(m_progress);
    m_view->setModel(m_table);
    m_view->setAccessibleName(words.title);
    m_view->verticalHeader()->hide();
    m_view->setShowGrid(false);
    m_view->horizontalHeader()->setHighlightSections(false);
    m_view->setMinimumHeight(fontMetrics().height() * 8);
    column->addWidget(m_view, 1);
    column->addWidget(m_note);
    column->addStretch(0);
    column->addWidget(m_close, 0, Qt::AlignRight);
    connect(m_close, &QPushButton::clicked, this, [this] {
        if (m_job.isRunning())
            m_job.cancel();
        else
            accept();
    });
    connect(&m_job, &session::BackgroundJob::changed, this, &JobDialog::refresh);
    connect(&m_job, &session::BackgroundJob::progressed, m_progress,
            [this](double share) { m_progress->setValue(static_cast<int>(share * 1000.0)); });
    resize(fontMetrics().horizontalAdvance(QLatin1Char('0')) * 88, fontMetrics().height() * 22);
    m_job.start([this, compute = std::move(compute)](std::stop_token stop, session::BackgroundJob::Progress progress) {
        auto contents = compute(stop, std::move(progress));
        return session::TaskRunner::Finish([this, contents = std::move(contents)] { m_contents = contents; });
    });
}

QString JobDialog::finding() const {
    return m_job.failure().isEmpty() ? m_contents.title : m_job.failure();
}

void JobDialog::refresh() {
    const bool isRunning = m_job.isRunning();
    m_progress->setVisible(isRunning);
    m_close->setText(isRunning ? tr("Cancel") : tr("Close"));
    m_finding->setText(isRunning ? m_running : finding().isEmpty() ? tr("Cancelled") : finding());
    m_view->setVisible(!m_contents.rows.empty());
    m_table->setContents(m_contents.headings, m_contents.rows);
    m_view->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    if (!m_contents.headings.isEmpty()) m_view->horizontalHeader()->setSectionResizeMode(0, QHeaderView::Stretch);
    m_note->setText(m_contents.note);
    m_note->setVisible(!m_contents.note.isEmpty());
    if (m_contents.rows.size() > shownRows)
        resize(fontMetrics().horizontalAdvance(QLatin1Char('0')) * 100, fontMetrics().height() * 42);
}

void compareWithOptimum(QWidget* parent, session::Session& session) {
    const int year = session.year();
    const JobWords words{JobDialog::tr("Dispatch against the optimum"), JobDialog::tr("Solving %1 exactly").arg(year),
                         JobDialog::tr("The year %1 of %2 is planned ahead and then solved again, exactly, as a linear "
                                       "program, week by week. Costs are at the prices that put the supplies in order.")
                             .arg(QString::number(year), session.activeName())};
    JobDialog(words, panels::optimumStudy(session.scenario(), year), parent).exec();
}

void studyReliability(QWidget* parent, session::Session& session) {
    const int year = session.year();
    const JobWords words{JobDialog::tr("Batteries and headroom by simulation"),
                         JobDialog::tr("Simulating %1 again and again").arg(year),
                         JobDialog::tr("The outages of %1 of %2 are drawn once; load is added, then batteries of four "
                                       "hours, until the availability is just held.")
                             .arg(QString::number(year), session.activeName())};
    JobDialog(words, panels::reliabilityStudy(session.scenario(), year), parent).exec();
}

void tryContrarianChannels(QWidget* parent, session::Session& session) {
    const int year = static_cast<int>(session.scenario().frame.lastYear.value);
    const JobWords words{
        JobDialog::tr("Contrarian channels"), JobDialog::tr("Running all eight combinations"),
        JobDialog::tr(
            "%1 in %2 with devices that substitute for the cloud or add to it, with supply that binds or does "
            "not, and with longer thinking that is worth no more or as much more as its tokens.")
            .arg(session.activeName(), QString::number(year))};
    JobDialog(words, panels::contrarianChannels(session.scenario()), parent).exec();
}

void findTurningElasticities(QWidget* parent, session::Session& session) {
    const JobWords words{JobDialog::tr("Where decisions turn"), JobDialog::tr("Searching for the elasticities"),
                         JobDialog::tr("%1 with one price elasticity for all classes, moved until efficiency stops "
                                       "saving energy and until supply stops sufficing.")
                             .arg(session.activeName())};
    JobDialog(words, panels::turningElasticities(session.scenario()), parent).exec();
}

} // namespace ui::shell
