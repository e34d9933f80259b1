#include "ui/shell/exact_dialog.h"

#include "tests/support/test_case.h"

#include "ui/session/program_catalogue.h"
#include "ui/session/project_store.h"

#include "model/scenario/evaluate.h"

#include <QtCore/QTemporaryDir>
#include <QtWidgets/QProgressBar>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QTableView>

using namespace ui::session;
using ui::shell::ExactDialog;

class ExactDialogTest : public QObject {
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
        ExactDialog dialog(*m_session);
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
        ExactDialog dialog(*m_session);
        dialog.show();
        auto* close = dialog.findChild<QPushButton*>();
        QCOMPARE(close->text(), QStringLiteral("Cancel"));
        close->click();
        QVERIFY(!dialog.isRunning());
        QCOMPARE(close->text(), QStringLiteral("Close"));
        close->click();
        QVERIFY(!dialog.isVisible());
    }

private:
    QTemporaryDir m_folder;
    ProgramCatalogue m_catalogue;
    std::unique_ptr<Session> m_session;
    std::unique_ptr<ProjectStore> m_store;
};

HEADROOM_TEST(ExactDialogTest)
#include "exact_dialog_test.moc"
