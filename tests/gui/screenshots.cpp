// Draws every panel of the window, its small windows and lists into PNG files: to be looked at. Not a test.
//   QT_SCALE_FACTOR=1.5 headroom-screenshots FOLDER [--dark] [--size WxH] [--template NAME] [--project FILE]
//   [--scenario SLUG] [--import FILE [--as FORMAT]]
#include "model/scenario/evaluate.h"
#include "ui/fields/inspector.h"
#include "ui/panels/evidence_pages.h"
#include "ui/panels/panel_list.h"
#include "ui/panels/table_card.h"
#include "ui/session/program_catalogue.h"
#include "ui/session/project_store.h"
#include "ui/shell/action_table.h"
#include "ui/shell/appearance.h"
#include "ui/shell/desk.h"
#include "ui/shell/desk_centre.h"
#include "ui/shell/main_window.h"
#include "ui/shell/search_box.h"

#include <QtCore/QCommandLineParser>
#include <QtCore/QDir>
#include <QtCore/QStandardPaths>
#include <QtCore/QTimer>
#include <QtTest/QTest>
#include <QtWidgets/QApplication>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QTabBar>

namespace {

class Camera {
public:
    Camera(QDir folder, QString suffix) : m_folder(std::move(folder)), m_suffix(std::move(suffix)) {}
    void shoot(QWidget& widget, const QString& name) const {
        QTest::qWait(300);
        widget.grab().save(m_folder.filePath(name + m_suffix + QStringLiteral(".png")));
    }

private:
    QDir m_folder;
    QString m_suffix;
};

// Dialogs, cards and lists are windows of their own.
void shootWindows(const Camera& camera, const QWidget& main, const QString& name) {
    QTest::qWait(300);
    int count = 0;
    for (QWidget* window : QApplication::topLevelWidgets()) {
        if (window == &main || !window->isVisible()) continue;
        camera.shoot(*window, count++ == 0 ? name : name + QString::number(count));
        window->close();
    }
}

// The tabs beyond the first of every card of tables that stands in the window.
void shootTabs(const Camera& camera, QWidget& window, const QString& panel) {
    for (auto* card : window.findChildren<ui::panels::TableCard*>()) {
        auto* tabs = card->findChild<QTabBar*>();
        if (!tabs->isVisible()) continue;
        for (int i = 1; i < tabs->count(); ++i) {
            tabs->setCurrentIndex(i);
            const QString tab = tabs->tabText(i).toLower().replace(QLatin1Char(' '), QLatin1Char('-'));
            camera.shoot(window, panel + QLatin1Char('-') + tab);
        }
        tabs->setCurrentIndex(0);
    }
}

void chooseFormat(const QString& name) {
    for (QWidget* window : QApplication::topLevelWidgets())
        if (auto* format = window->findChild<QComboBox*>(QStringLiteral("format"))) {
            format->setCurrentIndex(format->findData(name));
            emit format->activated(format->currentIndex());
        }
    QTest::qWait(2000);
}

void shootPanels(const Camera& camera, ui::shell::MainWindow& window, ui::session::Session& session) {
    constexpr int fittingMs = 120'000;
    for (const auto& row : ui::panels::panelRows) {
        const QString name = QString::fromLatin1(row.name.data(), static_cast<qsizetype>(row.name.size()));
        window.desk().centre().showPanel(name);
        QTest::qWait(400);
        static_cast<void>(QTest::qWaitFor([&] { return !session.calibrations().isFitting(); }, fittingMs));
        camera.shoot(window, name);
        shootTabs(camera, window, name);
    }
    auto* evidence = window.findChild<ui::panels::EvidencePages*>();
    auto* tabs = evidence->findChild<QTabBar*>();
    for (int page = 1; page < tabs->count(); ++page) {
        tabs->setCurrentIndex(page);
        camera.shoot(window, QStringLiteral("evidence-%1").arg(page));
    }
}

void shootSmallWindows(const Camera& camera, ui::shell::MainWindow& window) {
    auto& inspector = window.desk().inspector();
    inspector.reveal("grid.contract_mw");
    QTest::qWait(200);
    inspector.openCard("grid.contract_mw", window.geometry().center());
    shootWindows(camera, window, QStringLiteral("card"));
    inspector.openKnots("grid.contract_mw");
    shootWindows(camera, window, QStringLiteral("knots"));
    auto* search = window.findChild<ui::shell::SearchBox*>();
    search->begin();
    QTest::keyClicks(search, QStringLiteral("turb"));
    shootWindows(camera, window, QStringLiteral("search"));
    search->clear();
    QTimer::singleShot(500, &window, [&] { shootWindows(camera, window, QStringLiteral("export")); });
    window.perform(ui::shell::Command::ExportChart);
}

} // namespace

int main(int argc, char** argv) {
    QStandardPaths::setTestModeEnabled(true);
    QApplication application(argc, argv);
    QApplication::setApplicationName(QStringLiteral("headroom-screenshots"));
    QCommandLineParser parser;
    parser.addPositionalArgument(QStringLiteral("FOLDER"), QStringLiteral("Where the pictures go."));
    parser.addOption({QStringLiteral("dark"), QStringLiteral("The dark theme.")});
    parser.addOption(
        {QStringLiteral("size"), QStringLiteral("Of the window."), QStringLiteral("WxH"), QStringLiteral("1600x1000")});
    parser.addOption({QStringLiteral("template"), QStringLiteral("The example."), QStringLiteral("NAME"),
                      QStringLiteral("pjm-2027-shortfall")});
    parser.addOption(
        {QStringLiteral("project"), QStringLiteral("A file instead of the example."), QStringLiteral("FILE")});
    parser.addOption({QStringLiteral("scenario"), QStringLiteral("Its scenario."), QStringLiteral("SLUG")});
    parser.addOption(
        {QStringLiteral("import"), QStringLiteral("A file for the import dialog."), QStringLiteral("FILE")});
    parser.addOption({QStringLiteral("as"), QStringLiteral("The format to choose there."), QStringLiteral("FORMAT")});
    parser.addHelpOption();
    parser.process(application);
    if (parser.positionalArguments().size() != 1) parser.showHelp(2);
    const QStringList size = parser.value(QStringLiteral("size")).split(QLatin1Char('x'));
    const bool isDark = parser.isSet(QStringLiteral("dark"));

    ui::shell::rememberSystemColours(application);
    ui::shell::applyAppearance(application, isDark ? ui::session::Appearance::Dark : ui::session::Appearance::Light);
    ui::session::ProgramCatalogue catalogue;
    ui::session::Session session(catalogue, model::scenario::evaluate);
    ui::session::ProjectStore store(session, catalogue);
    ui::shell::MainWindow window(session, store);
    window.resize(size.value(0).toInt(), size.value(1).toInt());
    window.show();
    const Camera camera(QDir(parser.positionalArguments().first()),
                        QStringLiteral("-%1-%2").arg(isDark ? QStringLiteral("dark") : QStringLiteral("light"),
                                                     QString::number(window.devicePixelRatioF())));
    camera.shoot(window, QStringLiteral("start"));
    if (parser.isSet(QStringLiteral("project")))
        store.open(parser.value(QStringLiteral("project")));
    else
        window.openTemplate(parser.value(QStringLiteral("template")).toStdString());
    if (parser.isSet(QStringLiteral("scenario")))
        session.activate(parser.value(QStringLiteral("scenario")).toStdString());
    QTest::qWait(1500);
    shootPanels(camera, window, session);
    shootSmallWindows(camera, window);
    if (parser.isSet(QStringLiteral("import"))) {
        QTimer::singleShot(2000, &window, [&] {
            if (parser.isSet(QStringLiteral("as"))) chooseFormat(parser.value(QStringLiteral("as")));
            shootWindows(camera, window, QStringLiteral("import"));
        });
        window.importPath(parser.value(QStringLiteral("import")));
    }
    return 0;
}
