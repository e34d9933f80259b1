#include "ui/shell/job_dialog.h"

#include "ui/panels/study_tables.h"

#include "tests/support/test_case.h"

#include "ui/session/program_catalogue.h"
#include "ui/session/project_store.h"

#include "model/scenario/evaluate.h"

#include <QtCore/QTemporaryDir>
#include <QtWidgets/QProgressBar>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QTableView>

using namespace ui::session;
using ui::shell::JobDialog;

class JobDialogTest : public QObject {
    Q_OBJECT
private slots:
    void init() {
        qputenv("XDG_STATE_HOME", m_folder.path().toUtf8());
        m_session = std::make_unique<Session>(m_catalogue, [](const auto& scenario, const auto& options) {
            return model::scenario::evaluate(scenario, options);
        });
        m_store = std::make_unique<ProjectStore>(*m_session, m_catalogue);
        QVERIFY(m_store->newFromTemplate("pjm-2027-shortfall"));
        m_session->selectYear(2034);
    }
    void cleanup() {
        m_store.reset();
        m_session.reset();
    }

    void showsWhatCouldBeSaved() {
        JobDialog dialog({QStringLiteral("Title"), QStringLiteral("Running"), QStringLiteral("Caption")},
                         ui::panels::optimumStudy(m_session->scenario(), 2034));
        dialog.show();
        auto* bar = dialog.findChild<QProgressBar*>();
        QVERIFY(dialog.isRunning() && bar->isVisibleTo(&dialog));
        QTRY_VERIFY_WITH_TIMEOUT(!dialog.isRunning(), 120'000);
        QVERIFY2(dialog.finding().contains(QStringLiteral("of the cost could be saved")), qPrintable(dialog.finding()));
        const auto* rows = dialog.findChild<QTableView*>()->model();
        QCOMPARE(rows->rowCount(), 3);
        QVERIFY(rows->index(0, 1).data().toString().startsWith(QLatin1Char('$')));
        QVERIFY(!bar->isVisibleTo(&dialog));
    }

    void canBeCancelledAndClosed() {
        JobDialog dialog({QStringLiteral("Title"), QStringLiteral("Running"), QStringLiteral("Caption")},
                         ui::panels::optimumStudy(m_session->scenario(), 2034));
        dialog.show();
        auto* close = dialog.findChild<QPushButton*>();
        QCOMPARE(close->text(), QStringLiteral("Cancel"));
        close->click();
        QVERIFY(!dialog.isRunning());
        QCOMPARE(close->text(), QStringLiteral("Close"));
        close->click();
        QVERIFY(!dialog.isVisible());
    }

    void sizesBatteriesBySimulation() {
        model::scenario::ReliabilityOptions options;
        options.sampleYears = 40;
        double last = 0.0;
        options.progress = [&](double share) { last = share; };
        const auto study = model::scenario::studyReliability(m_session->scenario(), 2034, options);
        QVERIFY(study.isKnownYear && !study.isCancelled && last > 0.8 && last <= 1.0);
        QCOMPARE(study.batteries.size(), std::size_t(4));
        double before = -1.0;
        for (const auto& [availability, found] : study.batteries) {
            if (!found.energyToAdd) continue;
            const double mwh = model::units::number(*found.energyToAdd);
            QVERIFY(mwh >= before); // each nine takes more
            before = mwh;
        }
        const auto table = ui::panels::reliabilityTable(study, QLocale(QLocale::English));
        QCOMPARE(table.rows.size(), std::size_t(6));
        QVERIFY2(table.title.contains(QStringLiteral("at 99.99 %, by simulation")), qPrintable(table.title));
        for (const auto& row : table.rows)
            QCOMPARE(row.size(), std::size_t(table.headings.size()));
        QVERIFY(!model::scenario::studyReliability(m_session->scenario(), 2099, options).isKnownYear);
    }

    void aCancelledStudyKeepsWhatItHas() {
        std::stop_source source;
        source.request_stop();
        model::scenario::ReliabilityOptions options;
        options.stop = source.get_token();
        const auto study = model::scenario::studyReliability(m_session->scenario(), 2034, options);
        QVERIFY(study.isCancelled && study.batteries.empty());
    }

private:
    QTemporaryDir m_folder;
    ProgramCatalogue m_catalogue;
    std::unique_ptr<Session> m_session;
    std::unique_ptr<ProjectStore> m_store;
};

HEADROOM_TEST(JobDialogTest)
#include "job_dialog_test.moc"
