#include "ui/shell/import_dialog.h"

#include "tests/support/test_case.h"
#include "tests/ui/import_files.h"
#include "tests/ui/sample_outcome.h"
#include "ui/session/settings.h"
#include "ui/shell/file_drop.h"
#include "ui/shell/import_questions.h"
#include "ui/shell/main_window.h"
#include "ui/tables/import_issue_table.h"
#include "ui/tables/plain_table.h"

#include <QtCore/QMimeData>
#include <QtCore/QStandardPaths>
#include <QtCore/QTemporaryDir>
#include <QtGui/QAction>
#include <QtGui/QDropEvent>
#include <QtTest/QAbstractItemModelTester>
#include <QtWidgets/QCheckBox>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QMessageBox>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QTableView>

using namespace ui::shell;
using namespace ui::session;
using ui::tables::ImportIssueTable;

class ImportDialogTest : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() {
        QStandardPaths::setTestModeEnabled(true);
        QCoreApplication::setOrganizationName(QStringLiteral("HeadroomTest"));
        QCoreApplication::setApplicationName(QStringLiteral("import_dialog_test"));
    }
    void init() {
        m_folder = std::make_unique<QTemporaryDir>();
        qputenv("XDG_STATE_HOME", m_folder->filePath(QStringLiteral("state")).toUtf8());
        m_session =
            std::make_unique<Session>(m_catalogue, [](const auto&, const auto&) { return tests::sampleOutcome(); });
        m_store = std::make_unique<ProjectStore>(*m_session, m_catalogue);
        QVERIFY(m_store->newFromTemplate({}));
        m_load = file("site.csv", tests::yearOfLoad("time,demand"));
    }
    void cleanup() {
        m_dialog.reset();
        m_store.reset();
        m_session.reset();
    }

    void issueTableIsAModelAndSorts() {
        using model::units::Severity;
        ImportIssueTable table;
        const QAbstractItemModelTester tester(&table);
        table.setRows({{{"import.no_rows", Severity::Warning, {}, {}}, 7, QStringLiteral("b")},
                       {{"import.not_a_number", Severity::Error, {}, {"<b>x</b>"}}, 12, QStringLiteral("a")},
                       {{"import.no_value_column", Severity::Note, {}, {}}, 0, {}},
                       {{"import.not_a_number", Severity::Error, {}, {"y"}}, 3, QStringLiteral("c")}});
        const auto lines = [&] {
            QStringList list;
            for (int row = 0; row < table.rowCount(); ++row)
                list << table.index(row, ImportIssueTable::LineColumn).data().toString();
            return list.join(QLatin1Char(' '));
        };
        QCOMPARE(lines(), QStringLiteral("7 12  3"));
        const QPersistentModelIndex kept(table.index(1, ImportIssueTable::WordsColumn));
        table.sort(ImportIssueTable::LineColumn);
        QCOMPARE(lines(), QStringLiteral(" 3 7 12")); // by number, not by text
        QCOMPARE(kept.row(), 3);
        QVERIFY(kept.data().toString().contains(QStringLiteral("<b>x</b>")));
        QVERIFY(kept.data(Qt::ToolTipRole).toString().contains(QStringLiteral("&lt;b&gt;")));
        table.sort(ImportIssueTable::SeverityColumn, Qt::DescendingOrder);
        QCOMPARE(lines(), QStringLiteral("12 3 7 ")); // equal ones as in the file
        table.sort(ImportIssueTable::NameColumn);
        QCOMPARE(lines(), QStringLiteral(" 12 7 3"));
        table.sort(-1);
        QCOMPARE(lines(), QStringLiteral("7 12  3"));
        QCOMPARE(table.countOf(Severity::Error), 2);
        table.setRows({});
        QCOMPARE(table.rowCount(), 0);
    }

    void asksThenShowsThenTakes() {
        open(m_load);
        QVERIFY(!button("import")->isEnabled());
        auto* unit = find<QComboBox>("unit.demand");
        auto* zone = find<QLineEdit>("time_zone");
        QVERIFY(unit && zone);
        QVERIFY(label("notice")->text().contains(QStringLiteral("Answer")));
        unit->setCurrentIndex(unit->findData(QStringLiteral("MW")));
        settle();
        QVERIFY(!button("import")->isEnabled());
        QCOMPARE(find<QLineEdit>("time_zone"), zone); // fields stay while others are answered
        answerZone(QStringLiteral("Mars/Olympus"));
        QVERIFY(!button("import")->isEnabled());
        QVERIFY(zone->property("bad").toBool());
        answerZone(QStringLiteral("UTC"));
        QVERIFY(!zone->property("bad").toBool());
        QVERIFY(button("import")->isEnabled());
        QCOMPARE(label("counts")->text(), QStringLiteral("8,780 rows read, 8,778 taken, 2 set aside."));
        QCOMPARE(cell(0, 0), QStringLiteral("site demand"));
        QCOMPARE(cell(0, 2), QStringLiteral("2024-01-01 00:00"));
        QCOMPARE(cell(0, 3), QStringLiteral("2024-12-31 23:00"));
        QCOMPARE(cell(0, 4), QStringLiteral("8,778"));
        QCOMPARE(cell(0, 5), QStringLiteral("6"));
        const QStringList issues = issueWords();
        QCOMPARE(issues.filter(QStringLiteral("stands here again")).size(), qsizetype(1));
        QCOMPARE(issues.filter(QStringLiteral("99999")).size(), qsizetype(1));
        QVERIFY(!issues.filter(QStringLiteral("5 hours are missing")).isEmpty());
        QVERIFY(find<QCheckBox>("useAsLoad")->isChecked());
        button("import")->click();
        QCOMPARE(m_dialog->result(), static_cast<int>(QDialog::Accepted));
        QCOMPARE(m_session->undoStack().count(), 1);
        QCOMPARE(m_session->scenario().regionLoad.slug, std::string("site-demand@2024"));
        QVERIFY(m_session->scenario().regionLoad.profile != nullptr);
        QVERIFY(m_dialog->takenWords().contains(QStringLiteral("site.csv")));
    }

    void endOfTheHourMovesTheHours() {
        open(m_load);
        answerUnitAndZone();
        auto* stamp = find<QComboBox>("stamp");
        QVERIFY(stamp);
        stamp->setCurrentIndex(stamp->findData(QStringLiteral("ending")));
        settle();
        QCOMPARE(cell(0, 2), QStringLiteral("2023-12-31 23:00"));
        QVERIFY(find<QComboBox>("stamp")); // it can be taken back
        find<QComboBox>("stamp")->setCurrentIndex(0);
        settle();
        QCOMPARE(cell(0, 2), QStringLiteral("2024-01-01 00:00"));
    }

    void untickedUseLeavesTheScenario() {
        open(m_load);
        answerUnitAndZone();
        const std::string before = m_session->scenario().regionLoad.slug;
        find<QCheckBox>("useAsLoad")->setChecked(false);
        button("import")->click();
        QCOMPARE(m_session->scenario().regionLoad.slug, before);
        QVERIFY(m_catalogue.profile("site-demand@2024") != nullptr);
    }

    void cancelLeavesEverything() {
        m_dialog = std::make_unique<ImportDialog>(m_load, *m_session, *m_store);
        m_dialog->show();
        button("cancel")->click(); // while it is read
        QCOMPARE(m_dialog->result(), static_cast<int>(QDialog::Rejected));
        open(m_load);
        answerUnitAndZone();
        button("cancel")->click();
        QCOMPARE(m_session->undoStack().count(), 0);
        QVERIFY(!m_store->isDirty());
        QVERIFY(m_catalogue.profile("site-demand@2024") == nullptr);
        QVERIFY(!QDir(m_folder->filePath(QStringLiteral("state/headroom/work"))).exists()); // not even a working copy
    }

    void sameFileTwiceSaysSo() {
        for (int round = 0; round < 2; ++round) {
            open(m_load);
            answerUnitAndZone();
            QCOMPARE(button("import")->isEnabled(), round == 0);
            if (round == 0) button("import")->click();
        }
        QVERIFY(label("notice")->text().contains(QStringLiteral("already")));
        QCOMPARE(m_session->undoStack().count(), 1);
    }

    void eiaFileNeedsNoAnswer() {
        open(file("MISO.csv", tests::smallEia930()));
        QVERIFY(button("import")->isEnabled());
        QCOMPARE(find<QComboBox>("format")->currentData().toString(), QStringLiteral("eia-930"));
        QCOMPARE(label("counts")->text(), QStringLiteral("60 rows read, 58 taken, 2 set aside."));
        QCOMPARE(cell(0, 2), QStringLiteral("2023-12-31 23:00")); // stamps mark the end of the hour
        const auto* box = find<QCheckBox>("useAsLoad");
        QVERIFY(box == nullptr || !box->isVisible()); // no year of it
    }

    void anotherFormatIsReadAnew() {
        open(file("MISO.csv", tests::smallEia930()));
        auto* format = find<QComboBox>("format");
        chooseFormat("hourly-csv");
        QVERIFY(!button("import")->isEnabled()); // it asks for the zone
        QVERIFY(find<QLineEdit>("time_zone"));
        chooseFormat("units-csv");
        QVERIFY(!button("import")->isEnabled());
        QVERIFY(find<QLineEdit>("time_zone") == nullptr);
        QVERIFY(label("notice")->text().contains(QStringLiteral("another format")));
        QVERIFY(!issueWords().isEmpty());
        chooseFormat("eia-930");
        QVERIFY(button("import")->isEnabled());
        QCOMPARE(format->currentData().toString(), QStringLiteral("eia-930"));
    }

    void tableOfUnitsIsTakenAndUndone() {
        open(file("fleet.csv", "name,count,capacity_mw,forced_outage_rate,mttr_h\nLM2500,8,34,0.04,50\n"));
        QCOMPARE(find<QComboBox>("format")->currentData().toString(), QStringLiteral("units-csv"));
        QCOMPARE(cell(0, 0), QStringLiteral("Table units"));
        QCOMPARE(cell(0, 4), QStringLiteral("4"));
        button("import")->click();
        QCOMPARE(m_catalogue.imports().size(), std::size_t(1));
        m_session->undoStack().undo();
        QVERIFY(m_catalogue.imports().empty());
    }

    void refusalsNameTheFileAndTheRemedy() {
        open(m_folder->filePath(QStringLiteral("gone.csv")));
        QVERIFY(label("notice")->text().contains(QStringLiteral("gone.csv is not there")));
        QVERIFY(!button("import")->isEnabled());
        open(m_folder->path());
        QVERIFY2(label("notice")->text().contains(QStringLiteral("Choose a file")),
                 qPrintable(label("notice")->text()));
        open(file("photo.csv", "\x89PNG\r\n\x1a\n"));
        QVERIFY(label("notice")->text().contains(QStringLiteral("photo.csv")));
        QVERIFY(label("notice")->text().contains(QStringLiteral("EIA-930")));
        QCOMPARE(find<QComboBox>("format")->currentIndex(), -1);
        chooseFormat("eia-930"); // the user may know better; then the issues say what is missing
        QVERIFY(!issueWords().isEmpty());
        QVERIFY(!button("import")->isEnabled());
    }

    void nothingFromAFileIsReadAsMarkup() {
        open(file("a<b>&amp.csv", "time,<img src=x>\n2024-01-01 00:00,1\n"));
        for (const QLabel* shown : m_dialog->findChildren<QLabel*>())
            QVERIFY2(shown->textFormat() == Qt::PlainText || !shown->text().contains(QLatin1Char('<')),
                     qPrintable(shown->text()));
    }

    void windowTakesADroppedFile() {
        MainWindow window(*m_session, *m_store);
        QMimeData carried;
        carried.setUrls({QUrl::fromLocalFile(m_load)});
        QDropEvent drop(QPointF(5, 5), Qt::CopyAction, &carried, Qt::LeftButton, Qt::NoModifier);
        QString shown;
        QTimer closer;
        connect(&closer, &QTimer::timeout, this, [&] {
            if (auto* dialog = qobject_cast<ImportDialog*>(QApplication::activeModalWidget())) {
                shown = dialog->windowTitle();
                dialog->reject();
            }
        });
        closer.start(20);
        QDragEnterEvent enter(QPoint(5, 5), Qt::CopyAction, &carried, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(&window, &enter);
        QVERIFY(enter.isAccepted());
        QApplication::sendEvent(&window, &drop);
        QVERIFY(shown.isEmpty()); // not within the drop itself
        QTRY_VERIFY(shown.contains(QStringLiteral("site.csv")));
        carried.setUrls({QUrl::fromLocalFile(m_load), QUrl::fromLocalFile(m_load)});
        QVERIFY(droppedFile(&carried).isEmpty());
        carried.setUrls({QUrl(QStringLiteral("https://example.org/site.csv"))});
        QVERIFY(droppedFile(&carried).isEmpty());
    }

    void withoutAProjectItSaysWhatToDo() {
        m_store->close();
        QString told;
        QTimer closer;
        connect(&closer, &QTimer::timeout, this, [&] {
            if (auto* box = qobject_cast<QMessageBox*>(QApplication::activeModalWidget())) {
                told = box->text();
                box->close();
            }
        });
        closer.start(20);
        MainWindow window(*m_session, *m_store);
        window.importPath(m_load);
        QVERIFY2(told.contains(QStringLiteral("site.csv")) && told.contains(QStringLiteral("Open a project")),
                 qPrintable(told));
        window.importPath({}); // nothing was chosen
        const ActionSet actions(&window);
        QVERIFY(!actions.action(Command::ImportData)->shortcut().isEmpty());
    }

private:
    QString file(const char* name, const QByteArray& bytes) {
        return tests::writeText(m_folder->filePath(QString::fromUtf8(name)), bytes);
    }
    void open(const QString& path) {
        m_dialog = std::make_unique<ImportDialog>(path, *m_session, *m_store);
        m_dialog->show();
        settle();
    }
    void settle() { QTRY_VERIFY_WITH_TIMEOUT(label("notice")->text() != QStringLiteral("Reading…"), 30000); }
    template<class Widget>
    Widget* find(const char* name) const {
        return m_dialog->findChild<Widget*>(QString::fromUtf8(name));
    }
    QPushButton* button(const char* name) const { return find<QPushButton>(name); }
    QLabel* label(const char* name) const { return find<QLabel>(name); }
    void answerZone(const QString& zone) {
        auto* field = find<QLineEdit>("time_zone");
        field->setText(zone);
        emit field->editingFinished();
        settle();
    }
    void answerUnitAndZone() {
        auto* unit = find<QComboBox>("unit.demand");
        unit->setCurrentIndex(unit->findData(QStringLiteral("MW")));
        settle();
        answerZone(QStringLiteral("UTC"));
    }
    void chooseFormat(const char* name) {
        auto* format = find<QComboBox>("format");
        const int row = format->findData(QString::fromUtf8(name));
        format->setCurrentIndex(row);
        emit format->activated(row);
        settle();
    }
    QString cell(int row, int column) const {
        const auto* model = m_dialog->findChild<ui::tables::PlainTable*>();
        return model->index(row, column).data().toString();
    }
    QStringList issueWords() const {
        const auto* model = m_dialog->findChild<ImportIssueTable*>();
        QStringList list;
        for (int row = 0; row < model->rowCount(); ++row)
            list << model->index(row, ImportIssueTable::WordsColumn).data().toString();
        return list;
    }

    ProgramCatalogue m_catalogue;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Session> m_session;
    std::unique_ptr<ProjectStore> m_store;
    std::unique_ptr<ImportDialog> m_dialog;
    QString m_load;
};

HEADROOM_TEST(ImportDialogTest)
#include "import_dialog_test.moc"
