#include "ui/shell/recovery_dialog.h"

#include "data/project/resolve.h"
#include "tests/support/test_case.h"
#include "tests/ui/sample_outcome.h"
#include "ui/shell/main_window.h"

#include <QtCore/QStandardPaths>
#include <QtCore/QTemporaryDir>
#include <QtWidgets/QAbstractButton>
#include <QtWidgets/QLabel>
#include <QtWidgets/QMessageBox>
#include <QtWidgets/QPushButton>

#include <sys/wait.h>
#include <unistd.h>

using namespace ui::shell;
using namespace ui::session;
using data::project::ProjectFile;

class RecoveryTest : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() {
        QStandardPaths::setTestModeEnabled(true);
        QCoreApplication::setOrganizationName(QStringLiteral("HeadroomTest"));
        QCoreApplication::setApplicationName(QStringLiteral("recovery_test"));
    }
    void init() {
        m_folder = std::make_unique<QTemporaryDir>();
        qputenv("XDG_STATE_HOME", m_folder->filePath(QStringLiteral("state")).toUtf8());
        m_path = m_folder->filePath(QStringLiteral("plan.headroom"));
        static_cast<void>(
            data::project::createFromTemplate(m_path.toStdString(), {}, data::project::Overwrite::Refuse));
    }
    void cleanup() {
        m_store.reset();
        m_session.reset();
    }

    void tellsBothCopiesApart() {
        crashWith(m_path, "other", 33.0);
        const auto left = ProjectStore::leftovers();
        QCOMPARE(left.size(), std::size_t(1));
        const LeftoverFacts facts = factsOf(left[0]);
        QCOMPARE(facts.name, QStringLiteral("plan"));
        QVERIFY(facts.problem.isEmpty());
        QVERIFY(facts.savedAt.isValid());
        QVERIFY(qAbs(facts.changedAt.secsTo(QDateTime::currentDateTime())) < 60);
        QVERIFY(facts.openedAt <= facts.changedAt.addSecs(1));
        const QString differences = facts.differences.join(QLatin1Char('\n'));
        QVERIFY2(differences.contains(QStringLiteral("changed: Base")), qPrintable(differences));
        QVERIFY2(differences.contains(QStringLiteral("added: other")), qPrintable(differences));
        QCOMPARE(ProjectStore::leftovers().size(), std::size_t(1)); // looking changes nothing
        QFile::remove(m_path);
        QVERIFY(factsOf(left[0]).differences.first().contains(QStringLiteral("no longer there")));
    }

    void recoveredWorkIsUnsavedUntilItIsSaved() {
        crashWith(m_path, "other", 33.0);
        start();
        const auto left = ProjectStore::leftovers();
        QVERIFY(m_store->recover(left.at(0)));
        QCOMPARE(m_session->scenario().interconnection.slip.value, 33.0);
        QVERIFY(m_store->isDirty());
        QCOMPARE(m_store->path(), QFileInfo(m_path).canonicalFilePath());
        QVERIFY(!savedHas("other"));
        m_store->close(); // given up: it can still be recovered
        QCOMPARE(ProjectStore::leftovers().size(), std::size_t(1));
        QVERIFY(m_store->recover(left.at(0)));
        QVERIFY(m_store->save());
        QVERIFY(!m_store->isDirty());
        QVERIFY(savedHas("other"));
        QVERIFY(ProjectStore::leftovers().empty());
    }

    void workThatWasNeverSavedComesBackUntitled() {
        crashWith({}, "other", 44.0);
        start();
        const auto left = ProjectStore::leftovers();
        QCOMPARE(factsOf(left.at(0)).name, QStringLiteral("Untitled"));
        QVERIFY(!factsOf(left.at(0)).savedAt.isValid());
        QVERIFY(m_store->recover(left.at(0)));
        QVERIFY(m_store->path().isEmpty() && m_store->isDirty());
        QVERIFY(!m_store->save());
        QVERIFY(m_store->saveAs(m_folder->filePath(QStringLiteral("new.headroom"))));
        QVERIFY(ProjectStore::leftovers().empty());
    }

    void unsavedTemplateSurvivesItsProgram() {
        start();
        QVERIFY(m_store->newFromTemplate("pjm-2027-shortfall"));
        ui::commands::changeInput(m_session->target(), "grid.slip_days", 77.0);
        const QDir work(m_folder->filePath(QStringLiteral("state/headroom/work")));
        QTRY_VERIFY_WITH_TIMEOUT(work.entryList({QStringLiteral("*.claim")}, QDir::Files).size() == 1, 5000);
        QVERIFY(ProjectStore::leftovers().empty()); // its program still runs
    }

    void everyChoiceOfTheDialog() {
        crashWith(m_path, "other", 33.0);
        start();
        {
            RecoveryDialog dialog(ProjectStore::leftovers(), *m_store);
            QStringList words;
            for (const QLabel* shown : dialog.findChildren<QLabel*>()) {
                QCOMPARE(shown->textFormat(), Qt::PlainText);
                words << shown->text();
            }
            QVERIFY(words.join(QLatin1Char('\n')).contains(QFileInfo(m_path).canonicalFilePath()));
            press(dialog, "later");
            QVERIFY(m_session->isEmpty());
        }
        QCOMPARE(ProjectStore::leftovers().size(), std::size_t(1));
        {
            RecoveryDialog dialog(ProjectStore::leftovers(), *m_store);
            press(dialog, "openSaved");
            QCOMPARE(dialog.result(), static_cast<int>(QDialog::Accepted));
            QVERIFY(!m_store->isDirty() && m_session->tree().find("other") == nullptr);
            QCOMPARE(ProjectStore::leftovers().size(), std::size_t(1));
            m_store->close();
        }
        {
            RecoveryDialog dialog(ProjectStore::leftovers(), *m_store);
            press(dialog, "recover");
            QVERIFY(m_store->isDirty() && m_session->tree().find("other") != nullptr);
            m_store->close();
        }
        for (const bool isConfirmed : {false, true}) {
            RecoveryDialog dialog(ProjectStore::leftovers(), *m_store);
            answerNextBox(isConfirmed);
            press(dialog, "discard");
            QCOMPARE(ProjectStore::leftovers().size(), std::size_t(isConfirmed ? 0 : 1));
        }
        QVERIFY(!savedHas("other")); // the user's file was never touched
    }

    void startPageOffersIt() {
        start();
        {
            MainWindow window(*m_session, *m_store);
            QVERIFY(!window.findChild<QPushButton*>(QStringLiteral("leftovers"))->isVisibleTo(&window));
            QVERIFY(!window.offerRecovery()); // nothing to ask, nothing asked
        }
        crashWith(m_path, "other", 33.0);
        MainWindow window(*m_session, *m_store);
        auto* offer = window.findChild<QPushButton*>(QStringLiteral("leftovers"));
        QVERIFY(offer->isVisibleTo(&window));
        QTimer::singleShot(50, this, [] {
            if (auto* dialog = qobject_cast<RecoveryDialog*>(QApplication::activeModalWidget()))
                press(*dialog, "recover");
        });
        offer->click();
        QVERIFY(window.isWindowModified());
        QCOMPARE(m_session->scenario().interconnection.slip.value, 33.0);
        m_session->undoStack().setClean();
    }

    void brokenWorkIsNotOfferedAsWhole() {
        crashWith(m_path, "other", 33.0);
        const auto left = ProjectStore::leftovers();
        QFile copy(QString::fromStdString(left.at(0).workingCopy.string()));
        QVERIFY(copy.open(QIODevice::ReadWrite) && copy.seek(0) && copy.write("not a database at all") > 0);
        copy.close();
        QVERIFY(!factsOf(left.at(0)).problem.isEmpty());
        start();
        RecoveryDialog dialog(left, *m_store);
        QVERIFY(!dialog.findChild<QPushButton*>(QStringLiteral("recover"))->isEnabled());
        QVERIFY(dialog.findChild<QPushButton*>(QStringLiteral("openSaved"))->isEnabled());
    }

private:
    // A program that changed the project (a draft for "") and ended without closing it.
    static void crashWith(const QString& path, const std::string& slug, double slipDays) {
        const pid_t child = ::fork();
        if (child == 0) {
            auto file = path.isEmpty() ? ProjectFile::draft({}) : ProjectFile::open(path.toStdString());
            file.writeScenarios(
                {{"base", "Base", {}, {}, {}, {{"grid.slip_days", slipDays}}}, {slug, slug, "base", {}, {}, {}}});
            ::_exit(0);
        }
        int status = 1;
        QCOMPARE(::waitpid(child, &status, 0), child);
        QCOMPARE(status, 0);
    }
    void start() {
        m_session =
            std::make_unique<Session>(m_catalogue, [](const auto&, const auto&) { return tests::sampleOutcome(); });
        m_store = std::make_unique<ProjectStore>(*m_session, m_catalogue);
    }
    bool savedHas(const std::string& slug) const {
        return ProjectFile::open(m_path.toStdString(), {data::project::Access::ReadOnly}).scenario(slug).has_value();
    }
    static void press(QDialog& dialog, const char* name) {
        dialog.findChild<QPushButton*>(QString::fromUtf8(name))->click();
    }
    void answerNextBox(bool isConfirmed) {
        QTimer::singleShot(30, this, [isConfirmed] {
            auto* box = qobject_cast<QMessageBox*>(QApplication::activeModalWidget());
            if (box == nullptr) return;
            for (QAbstractButton* choice : box->buttons())
                if ((box->buttonRole(choice) == QMessageBox::DestructiveRole) == isConfirmed) {
                    choice->click();
                    return;
                }
        });
    }

    ProgramCatalogue m_catalogue;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Session> m_session;
    std::unique_ptr<ProjectStore> m_store;
    QString m_path;
};

HEADROOM_TEST(RecoveryTest)
#include "recovery_test.moc"
