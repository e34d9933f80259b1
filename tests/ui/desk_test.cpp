#include "ui/shell/main_window.h"

#include "tests/support/test_case.h"
#include "tests/ui/sample_outcome.h"

#include "ui/fields/inspector_presenter.h"
#include "ui/panels/panel_tables.h"
#include "ui/session/settings.h"
#include "ui/shell/answer_strip.h"
#include "ui/shell/desk.h"
#include "ui/shell/desk_centre.h"
#include "ui/shell/export_dialog.h"
#include "ui/shell/palette_source.h"

#include <QtCore/QStandardPaths>
#include <QtCore/QTemporaryDir>
#include <QtGui/QAccessible>
#include <QtGui/QAction>
#include <QtTest/QAbstractItemModelTester>
#include <QtTest/QSignalSpy>
#include <QtWidgets/QAbstractButton>
#include <QtWidgets/QAbstractItemView>
#include <QtWidgets/QAbstractSlider>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QMenu>
#include <QtWidgets/QScrollBar>

#include <set>

using namespace ui::shell;
using namespace ui::session;

class DeskTest : public QObject {
    Q_OBJECT
private slots:
    void initTestCase();
    void init();
    void cleanup();
    void tilesSayTheAnswer();
    void tilesCompareWithTheBaseline();
    void tilesFoldTheLeastImportant();
    void stripNeverClips();
    void paletteRanksBeginningsFirst();
    void paletteFindsInputsPanelsCommands();
    void actionTableIsSound();
    void windowFollowsTheSession();
    void undoThroughTheWindow();
    void everyWidgetHasAName();
    void savedProjectComesBack();
    void refusedFileLeavesTheDocument();
    void yearStaysWithinTheStudy();
    void exportWritesEveryFormat();
    void spareUnitsBuyHours();

private:
    tests::SampleCatalogue m_catalogue;
    ProgramCatalogue m_program;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Session> m_session;
    std::unique_ptr<ProjectStore> m_store;
    std::unique_ptr<MainWindow> m_window;
};

void DeskTest::initTestCase() {
    QStandardPaths::setTestModeEnabled(true);
    QCoreApplication::setOrganizationName(QStringLiteral("HeadroomTest"));
    QCoreApplication::setApplicationName(QStringLiteral("desk_test"));
    qRegisterMetaType<ui::shell::Command>();
}

void DeskTest::init() {
    m_folder = std::make_unique<QTemporaryDir>();
    qputenv("XDG_STATE_HOME", m_folder->path().toUtf8());
    m_session = std::make_unique<Session>(m_catalogue, [](const auto&, const auto&) { return tests::sampleOutcome(); });
    m_store = std::make_unique<ProjectStore>(*m_session, m_program);
    m_window = std::make_unique<MainWindow>(*m_session, *m_store);
}

void DeskTest::cleanup() {
    m_window.reset();
    m_store.reset();
    m_session.reset();
}

void DeskTest::tilesSayTheAnswer() {
    const auto tiles = answerTiles(tests::sampleOutcome(), 2028, nullptr, QLocale(QLocale::English));
    QCOMPARE(tiles.size(), std::size_t(9));
    QCOMPARE(tiles[0].value, QStringLiteral("160 MW"));
    QCOMPARE(tiles[1].value, QStringLiteral("145 MW"));
    QCOMPARE(tiles[1].note, QStringLiteral("flat 140 MW, 99.99 %"));
    QCOMPARE(tiles[2].value, QStringLiteral("−15 MW"));
    QVERIFY(tiles[2].isAlarm);
    QCOMPARE(tiles[3].value, QStringLiteral("2028"));
    QVERIFY(tiles[3].isAlarm && !tiles[0].isAlarm);
    QVERIFY(answerTiles(tests::sampleOutcome(), 1999, nullptr).empty());
    const auto calm = answerTiles(tests::sampleOutcome(2), 2026, nullptr, QLocale(QLocale::English));
    QCOMPARE(calm[3].value, QStringLiteral("None"));
    QCOMPARE(calm[3].note, QStringLiteral("through 2026"));
    QVERIFY(!calm[2].isAlarm);
}

void DeskTest::tilesCompareWithTheBaseline() {
    auto baseline = tests::sampleOutcome();
    for (auto& year : baseline.years) {
        year.facilityPeakMw -= 12.0;
        year.co2T *= 2.0;
        year.energyPerTokenJ += 1.5;
    }
    baseline.summary.gapYear.reset();
    const auto tiles = answerTiles(tests::sampleOutcome(), 2026, &baseline, QLocale(QLocale::English));
    QCOMPARE(tiles[0].note, QStringLiteral("▲ 12 MW"));
    QCOMPARE(tiles[2].note, QStringLiteral("as the baseline"));
    QCOMPARE(tiles[3].note, QStringLiteral("baseline none"));
    QCOMPARE(tiles[6].note, QStringLiteral("▼ 1.5 J")); // at the facility's meter
    QCOMPARE(tiles[8].note, QStringLiteral("▼ 300 kt"));
}

void DeskTest::tilesFoldTheLeastImportant() {
    const std::vector<int> widths(9, 100);
    QCOMPARE(tilesShown(widths, 9 * 100 + 8 * 8, 8, 60).size(), std::size_t(9));
    const auto eight = tilesShown(widths, 9 * 100 + 8 * 8 - 1, 8, 60);
    QCOMPARE(eight.size(), std::size_t(8));
    QCOMPARE(std::count(eight.begin(), eight.end(), std::size_t(8)), 0);
    QCOMPARE(tilesShown(widths, 280, 8, 60), (std::vector<std::size_t>{2, 3}));
    QCOMPARE(tilesShown(widths, 10, 8, 60), (std::vector<std::size_t>{2})); // the headroom goes last
}

void DeskTest::stripNeverClips() {
    AnswerStrip strip;
    strip.show(answerTiles(tests::sampleOutcome(), 2028, nullptr));
    strip.QWidget::show();
    for (const int width : {1400, 1000, 700, 400, 250}) {
        strip.resize(width, strip.sizeHint().height());
        for (const QLabel* label : strip.findChildren<QLabel*>())
            if (label->isVisible()) {
                QVERIFY2(label->width() >= label->sizeHint().width(), qPrintable(label->text()));
                QVERIFY(label->mapTo(&strip, QPoint(label->width(), 0)).x() <= width);
            }
    }
    QVERIFY(strip.shownNames().contains(QStringLiteral("headroom")));
}

void DeskTest::paletteRanksBeginningsFirst() {
    const std::vector<PaletteEntry> entries{
        {PaletteKind::Input, "a", QStringLiteral("Peak over nameplate"), {}, {}},
        {PaletteKind::Input, "b", QStringLiteral("Nameplate"), {}, {}},
        {PaletteKind::Panel, "c", QStringLiteral("Plant"), {}, QStringLiteral("nameplate")},
        {PaletteKind::Command, "d", QStringLiteral("Save"), {}, {}}};
    const auto found = matches(entries, QStringLiteral("  nameplate "), 10);
    QCOMPARE(found.size(), std::size_t(3));
    QCOMPARE(found[0].id, std::string("b"));
    QCOMPARE(found[1].id, std::string("a"));
    QCOMPARE(found[2].id, std::string("c"));
    QCOMPARE(matches(entries, QStringLiteral("nameplate over"), 10).size(), std::size_t(1));
    QCOMPARE(matches(entries, {}, 10).size(), std::size_t(2)); // panels and commands
    QCOMPARE(matches(entries, QStringLiteral("a"), 2).size(), std::size_t(2));
}

void DeskTest::paletteFindsInputsPanelsCommands() {
    QVERIFY(m_store->newFromTemplate({}));
    ui::fields::InspectorPresenter inputs(*m_session);
    ActionSet actions(m_window.get());
    actions.setHasProject(true);
    const auto entries = paletteEntries(inputs, actions);
    QCOMPARE(matches(entries, QStringLiteral("contract slip"), 5).front().id, std::string("grid.slip_days"));
    QCOMPARE(matches(entries, QStringLiteral("dispatch"), 5).front().kind, PaletteKind::Panel);
    const auto undo = matches(entries, QStringLiteral("duplicate"), 5).front();
    QCOMPARE(commandOf(undo), Command::DuplicateScenario);
}

void DeskTest::actionTableIsSound() {
    QStringList shortcuts;
    std::set<Command> commands;
    for (const ActionRow& row : actionRows) {
        QVERIFY(commands.insert(row.command).second);
        if (row.shortcut[0] != '\0') shortcuts << QString::fromUtf8(row.shortcut);
        QVERIFY2(row.shortcut[0] == '\0' || !QKeySequence(QString::fromUtf8(row.shortcut)).isEmpty(), row.text);
    }
    QCOMPARE(shortcuts.removeDuplicates(), 0);
}

void DeskTest::windowFollowsTheSession() {
    m_window->show();
    QVERIFY(!m_window->desk().isVisible()); // the start page
    QVERIFY(m_store->newFromTemplate({}));
    QVERIFY(m_window->desk().isVisible());
    QVERIFY(m_window->windowTitle().startsWith(QStringLiteral("Untitled")));
    m_session->selectYear(2027); // the sample ends in 2029
    QTRY_VERIFY(m_session->outcome() != nullptr);
    QVERIFY(m_window->desk().centre().strip()->shownNames().contains(QStringLiteral("gap")));
    for (std::size_t i = 0; i < ui::panels::panelRows.size(); ++i)
        m_window->perform(Command::NextPanel);
    m_window->perform(Command::NewScenario);
    QCOMPARE(m_session->tree().nodes().size(), std::size_t(2));
    m_window->perform(Command::PinBaseline);
    QCOMPARE(m_session->baselineSlug(), m_session->activeSlug());
    m_window->perform(Command::PinBaseline);
    QVERIFY(m_session->baselineSlug().empty());
    m_window->perform(Command::RemoveScenario);
    QCOMPARE(m_session->activeSlug(), std::string("base"));
    m_session->undoStack().setClean();
    m_window->perform(Command::CloseProject);
    QVERIFY(!m_window->desk().isVisible());
}

void DeskTest::undoThroughTheWindow() {
    QVERIFY(m_store->newFromTemplate({}));
    ui::commands::changeInput(m_session->target(), "grid.slip_days", 77.0);
    QVERIFY(m_store->isDirty());
    QVERIFY(m_window->isWindowModified());
    m_window->perform(Command::Undo);
    QVERIFY(!m_window->isWindowModified());
    m_window->perform(Command::Redo);
    QCOMPARE(m_session->scenario().interconnection.slip.value, 77.0);
    m_session->undoStack().setClean();
}

void DeskTest::everyWidgetHasAName() {
    QVERIFY(m_store->newFromTemplate({}));
    m_window->resize(1600, 1000);
    m_window->show();
    QTRY_VERIFY(m_session->outcome() != nullptr);
    for (std::size_t i = 0; i < ui::panels::panelRows.size(); ++i) {
        m_window->perform(Command::NextPanel);
        for (QWidget* widget : m_window->findChildren<QWidget*>()) {
            const bool canBeUsed = qobject_cast<QAbstractButton*>(widget) || qobject_cast<QLineEdit*>(widget) ||
                                   qobject_cast<QComboBox*>(widget) || qobject_cast<QAbstractItemView*>(widget) ||
                                   (qobject_cast<QAbstractSlider*>(widget) && !qobject_cast<QScrollBar*>(widget));
            const bool isPart =
                widget->objectName().startsWith(QStringLiteral("qt_")) ||
                qobject_cast<QComboBox*>(widget->parentWidget()) || qobject_cast<QLineEdit*>(widget->parentWidget()) ||
                qobject_cast<QAbstractItemView*>(widget->parentWidget()) || widget->inherits("QTabBar") ||
                widget->parentWidget()->inherits("QTabBar") || widget->inherits("QComboBoxListView");
            if (!canBeUsed || isPart || !widget->isVisible()) continue;
            const auto* face = QAccessible::queryAccessibleInterface(widget);
            QVERIFY2(face != nullptr && !face->text(QAccessible::Name).isEmpty(),
                     qPrintable(QString::fromLatin1(widget->metaObject()->className()) + QLatin1Char(' ') +
                                QString::fromLatin1(widget->parentWidget()->metaObject()->className())));
        }
    }
}

void DeskTest::savedProjectComesBack() {
    QVERIFY(m_store->newFromTemplate({}));
    ui::commands::changeInput(m_session->target(), "grid.slip_days", 77.0);
    const std::string child = ui::commands::addScenario(m_session->target(), "base", QStringLiteral("Später <b>"));
    ui::commands::setNote(m_session->target(), child, QStringLiteral("line one\nline two"));
    QVERIFY(!m_store->save()); // no path yet
    const QString path = m_folder->filePath(QStringLiteral("plan.headroom"));
    QVERIFY(m_store->saveAs(path));
    QVERIFY(!m_store->isDirty());
    const ScenarioTree saved = m_session->tree();
    ui::commands::removeScenario(m_session->target(), child);
    QVERIFY(m_store->save());
    m_session->undoStack().undo();
    QVERIFY(m_store->isDirty());
    QVERIFY(m_store->save());
    m_store->close();
    QVERIFY(m_session->isEmpty());
    QVERIFY(m_store->open(path));
    QVERIFY(m_session->tree() == saved);
    QVERIFY(!m_store->isDirty() && !m_session->undoStack().canUndo());
    QCOMPARE(m_store->displayName(), QStringLiteral("plan"));
    QVERIFY(Settings().recentFiles().contains(path));
}

void DeskTest::refusedFileLeavesTheDocument() {
    QVERIFY(m_store->newFromTemplate({}));
    m_window.reset(); // it would open a box
    QSignalSpy failed(m_store.get(), &ProjectStore::failed);
    const QString path = m_folder->filePath(QStringLiteral("no.headroom"));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("this is no project at all");
    file.close();
    QVERIFY(!m_store->open(path));
    QVERIFY(!m_store->open(m_folder->filePath(QStringLiteral("absent.headroom"))));
    QCOMPARE(failed.count(), 2);
    QVERIFY(failed[0][0].toString().size() > 20); // a sentence, not a code
    QVERIFY(!m_session->isEmpty());
}

void DeskTest::yearStaysWithinTheStudy() {
    QVERIFY(m_store->newFromTemplate({}));
    QCOMPARE(m_session->year(), 2035);
    m_session->selectYear(2100);
    QCOMPARE(m_session->year(), 2039);
    ui::commands::changeInput(m_session->target(), "scenario.last_year", 2030.0);
    QCOMPARE(m_session->year(), 2030);
    for (int i = 0; i < 20; ++i)
        m_window->perform(Command::PreviousYear);
    QCOMPARE(m_session->year(), 2025);
    m_session->undoStack().setClean();
}

void DeskTest::exportWritesEveryFormat() {
    QVERIFY(m_store->newFromTemplate({}));
    QTRY_VERIFY(m_session->outcome() != nullptr);
    const auto data = ui::panels::chartFor(*m_session, *ui::charts::findChart("gap"), QLocale(QLocale::English));
    const auto bytes = [&](const char* format) {
        return exportBytes(data, {QString::fromLatin1(format), QStringLiteral("half"), QStringLiteral("print"), 96});
    };
    QVERIFY(bytes("pdf").startsWith("%PDF"));
    QVERIFY(bytes("svg").contains("<svg"));
    QVERIFY(bytes("png").startsWith("\x89PNG"));
    QVERIFY(bytes("csv").contains("2028"));
    QVERIFY(bytes("doc").isEmpty());
}

void DeskTest::spareUnitsBuyHours() {
    auto scenario = model::scenario::standardScenario();
    QVERIFY(model::scenario::apply(scenario, {{"plant.units.gt", std::string("added")},
                                              {"plant.units.gt.count", 29.0},
                                              {"plant.units.gt.in_service", 2020.0},
                                              {"plant.units.gt.capacity_mw", 34.0},
                                              {"plant.units.gt.forced_outage_rate", 0.05},
                                              {"plant.units.gt.planned_outage_rate", 0.0},
                                              {"facility.design_temperature_c", 15.0}})
                .empty());
    const auto outcome = tests::sampleOutcome();
    const ui::charts::ChartContext context{scenario, outcome, nullptr, {}, {}, 2027, QLocale(QLocale::English)};
    const auto spare = ui::panels::spareTable(context);
    QVERIFY(spare.title.contains(QStringLiteral("22 of"))); // 748 MW are 22 units
    QCOMPARE(spare.rows.size(), std::size_t(7));
    QVERIFY(std::abs(spare.rows[0][2].raw.toDouble() - std::pow(0.95, 22)) < 1e-12);
    // N+1: all 23 run, or just one is out.
    QVERIFY(std::abs(spare.rows[1][2].raw.toDouble() - (std::pow(0.95, 23) + 23 * 0.05 * std::pow(0.95, 22))) < 1e-12);
    for (std::size_t i = 1; i < spare.rows.size(); ++i) {
        QVERIFY(spare.rows[i][3].raw.toDouble() < spare.rows[i - 1][3].raw.toDouble());
        QVERIFY(spare.rows[i][4].raw.toDouble() < spare.rows[i - 1][4].raw.toDouble());
    }
    const auto units = ui::panels::unitsTable(context);
    QCOMPARE(units.rows[0][8].raw.toDouble(), 748.0);
    for (const auto& row : units.rows)
        QCOMPARE(row.size(), static_cast<std::size_t>(units.headings.size()));
    for (const auto& row : ui::panels::claimsTable(context).rows)
        QCOMPARE(row.size(), std::size_t(9));
}

HEADROOM_TEST(DeskTest)
#include "desk_test.moc"
