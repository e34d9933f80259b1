// A long computation that ends in one finding and one table: progress while it runs, cancel at any time.
#pragma once

#include "ui/panels/panel_tables.h"
#include "ui/session/background_job.h"
#include "ui/session/session.h"
#include "ui/shell/action_table.h"

#include <QtWidgets/QDialog>

class QLabel;
class QProgressBar;
class QPushButton;
class QTableView;

namespace ui::shell {

struct JobWords {
    QString title;   // of the window
    QString running; // while it runs
    QString caption; // what is computed, of what
};

class JobDialog : public QDialog {
    Q_OBJECT

public:
    // Runs on the worker. The title of the contents is the finding, in a sentence.
    using Compute = std::function<panels::TableContents(std::stop_token, session::BackgroundJob::Progress)>;

    JobDialog(const JobWords& words, Compute compute, QWidget* parent = nullptr);
    bool isRunning() const { return m_job.isRunning(); }
    QString finding() const; // "" before it is done

private:
    void refresh();

    QString m_running;
    panels::TableContents m_contents;
    QLabel* m_finding;
    QProgressBar* m_progress;
    tables::PlainTable* m_table;
    QTableView* m_view;
    QLabel* m_note;
    QPushButton* m_close;
    session::BackgroundJob m_job;
};

// The dispatch of the year shown against the exact optimum.
void compareWithOptimum(QWidget* parent, session::Session& session);
// Headroom with batteries, and batteries for the next nine, by simulation of the year shown.
void studyReliability(QWidget* parent, session::Session& session);
// The three contrarian channels in all combinations, in the last year.
void tryContrarianChannels(QWidget* parent, session::Session& session);
// The price elasticities at which decisions turn.
void findTurningElasticities(QWidget* parent, session::Session& session);

struct StudyRow {
    Command command;
    void (*run)(QWidget* parent, session::Session& session);
};
inline constexpr std::array<StudyRow, 4> studyRows{{
    {Command::CompareWithOptimum, compareWithOptimum},
    {Command::StudyReliability, studyReliability},
    {Command::ContrarianChannels, tryContrarianChannels},
    {Command::TurningElasticities, findTurningElasticities},
}};

} // namespace ui::shell
