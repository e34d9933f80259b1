#include "ui/shell/main_window.h"

#include "ui/charts/chart_view.h"
#include "ui/fields/inspector.h"
#include "ui/shell/appearance.h"
#include "ui/shell/desk.h"
#include "ui/shell/desk_centre.h"
#include "ui/shell/export_dialog.h"
#include "ui/shell/file_drop.h"
#include "ui/shell/import_dialog.h"
#include "ui/shell/job_dialog.h"
#include "ui/shell/palette_source.h"
#include "ui/shell/recovery_dialog.h"
#include "ui/shell/scenario_side.h"
#include "ui/shell/search_box.h"
#include "ui/shell/start_page.h"
#include "ui/shell/status_line.h"
#include "ui/shell/window_dialogs.h"

#include <QtGui/QAction>
#include <QtGui/QCloseEvent>
#include <QtWidgets/QApplication>
#include <QtWidgets/QMenu>
#include <QtWidgets/QMenuBar>
#include <QtWidgets/QStackedWidget>
#include <QtWidgets/QToolBar>

namespace ui::shell {

using session::Appearance;
using session::ProjectStore;
using session::Session;
using session::Settings;

MainWindow::MainWindow(Session& session, ProjectStore& store, QWidget* parent)
    : QMainWindow(parent), m_session(session), m_store(store), m_actions(new ActionSet(this)),
      m_inputs(new fields::InspectorPresenter(session, this)) {
    buildBars();
    buildPages();
    setStatusBar(new StatusLine(session, store, this));
    addFileHandlers();
    addScenarioHandlers();
    addViewHandlers();
    connect(m_actions, &ActionSet::triggered, this, &MainWindow::perform);
    connect(&session, &Session::treeChanged, this, &MainWindow::refreshState);
    connect(&session, &Session::activeChanged, this, &MainWindow::refreshState);
    connect(&session, &Session::baselineChanged, this, &MainWindow::refreshState);
    connect(&session, &Session::failed, this, [this](const QString& why) { tellProblem(this, why); });
    connect(&session.undoStack(), &QUndoStack::indexChanged, this, &MainWindow::refreshState);
    connect(&store, &ProjectStore::fileChanged, this, &MainWindow::refreshState);
    connect(&store, &ProjectStore::failed, this, [this](const QString& why) { tellProblem(this, why); });
    restore();
    refreshState();
    m_pages->setFocusPolicy(Qt::StrongFocus);
    m_pages->setFocus(); // not the search box: its list would open on the first key
}

MainWindow::~MainWindow() = default;

void MainWindow::buildBars() {
    m_actions->fillMenus(menuBar());
    auto* recent = new QMenu(tr("Open recent"), this);
    connect(recent, &QMenu::aboutToShow, this, [this, recent] {
        recent->clear();
        for (const QString& path : Settings().recentFiles())
            recent->addAction(path, this, [this, path] { openPath(path); });
    });
    m_actions->menu("File")->insertMenu(m_actions->action(Command::SaveProject), recent);
    auto* bar = addToolBar(tr("Tools"));
    bar->setMovable(false);
    bar->setContextMenuPolicy(Qt::PreventContextMenu);
    m_actions->fillToolBar(bar);
    auto* space = new QWidget(bar);
    space->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    bar->addWidget(space);
    m_search = new SearchBox([this] { return paletteEntries(*m_inputs, *m_actions); }, bar);
    m_search->setFixedWidth(fontMetrics().horizontalAdvance(QLatin1Char('0')) * 38);
    bar->addWidget(m_search);
    connect(m_search, &SearchBox::chosen, this, &MainWindow::find);
}

void MainWindow::buildPages() {
    m_pages = new QStackedWidget(this);
    m_start = new StartPage(m_session.catalogue().templates(), m_pages);
    m_desk = new Desk(m_session, *m_inputs, m_pages);
    m_pages->addWidget(m_start);
    m_pages->addWidget(m_desk);
    setCentralWidget(m_pages);
    connect(m_start, &StartPage::templateChosen, this, &MainWindow::openTemplate);
    connect(m_start, &StartPage::fileChosen, this, &MainWindow::openPath);
    connect(m_start, &StartPage::recoveryWanted, this, &MainWindow::offerRecovery);
    new FileDrop(
        this, [this](const QString& path) { openPath(path); }, [this](const QString& path) { importPath(path); });
    connect(m_start, &StartPage::openWanted, this, [this] { perform(Command::OpenProject); });
    connect(&m_desk->scenarios(), &ScenarioSide::newWanted, this, [this] { perform(Command::NewScenario); });
    connect(&m_desk->scenarios(), &ScenarioSide::menuWanted, this,
            [this](const QPoint& at) { m_actions->menu("Scenario")->popup(at); });
}

void MainWindow::addFileHandlers() {
    m_handlers[Command::NewProject] = m_handlers[Command::CloseProject] = [this] {
        if (mayLose()) m_store.close();
    };
    m_handlers[Command::OpenProject] = [this] {
        if (const QString path = askOpen(this); !path.isEmpty()) openPath(path);
    };
    m_handlers[Command::SaveProject] = [this] { saveOrAsk(); };
    m_handlers[Command::SaveProjectAs] = [this] { askSaveAs(); };
    m_handlers[Command::ImportData] = [this] { importPath(askImport(this)); };
    m_handlers[Command::ExportChart] = [this] {
        if (auto* chart = m_desk->centre().currentChart()) ExportDialog(chart->data(), this).exec();
    };
    m_handlers[Command::CopyChart] = [this] {
        if (auto* chart = m_desk->centre().currentChart()) chart->copyToClipboard();
    };
    m_handlers[Command::Quit] = [this] { close(); };
}

void MainWindow::addScenarioHandlers() {
    m_handlers[Command::Undo] = [this] { m_session.undoStack().undo(); };
    m_handlers[Command::Redo] = [this] { m_session.undoStack().redo(); };
    m_handlers[Command::NewScenario] = [this] {
        m_session.activate(commands::addScenario(m_session.target(), m_session.activeSlug(), tr("New scenario")));
        m_desk->scenarios().rename();
    };
    m_handlers[Command::DuplicateScenario] = [this] {
        m_session.activate(commands::duplicateScenario(m_session.target(), m_session.activeSlug()));
    };
    m_handlers[Command::RenameScenario] = [this] { m_desk->scenarios().rename(); };
    m_handlers[Command::RemoveScenario] = [this] {
        commands::removeScenario(m_session.target(), std::string(m_session.activeSlug()));
    };
    m_handlers[Command::PinBaseline] = [this] {
        const auto& active = m_session.activeSlug();
        m_session.pinBaseline(m_session.baselineSlug() == active ? std::string() : std::string(active));
    };
    m_handlers[Command::PreviousYear] = [this] { m_session.selectYear(m_session.year() - 1); };
    m_handlers[Command::NextYear] = [this] { m_session.selectYear(m_session.year() + 1); };
    for (const StudyRow& study : studyRows)
        m_handlers[study.command] = [this, run = study.run] { run(this, m_session); };
    m_handlers[Command::CancelWork] = [this] { m_session.cancel(); };
}

void MainWindow::addViewHandlers() {
    const auto appear = [](Appearance appearance) {
        Settings().setAppearance(appearance);
        applyAppearance(*qApp, appearance);
    };
    m_handlers[Command::Find] = [this] { m_search->begin(); };
    m_handlers[Command::NextPanel] = [this] { m_desk->centre().turnPanel(1); };
    m_handlers[Command::PreviousPanel] = [this] { m_desk->centre().turnPanel(-1); };
    m_handlers[Command::ResetZoom] = [this] { m_desk->centre().resetZoom(); };
    m_handlers[Command::AppearanceSystem] = [appear] { appear(Appearance::System); };
    m_handlers[Command::AppearanceLight] = [appear] { appear(Appearance::Light); };
    m_handlers[Command::AppearanceDark] = [appear] { appear(Appearance::Dark); };
    m_handlers[Command::ShowScenarios] = [this] {
        m_desk->scenarios().setVisible(m_actions->action(Command::ShowScenarios)->isChecked());
    };
    m_handlers[Command::ShowInputs] = [this] {
        m_desk->inspector().setVisible(m_actions->action(Command::ShowInputs)->isChecked());
    };
    m_handlers[Command::ShowKeys] = [this] { tellKeys(this); };
    m_handlers[Command::About] = [this] { tellAbout(this); };
}

void MainWindow::perform(Command command) {
    const auto handler = m_handlers.find(command);
    if (handler != m_handlers.end()) handler->second();
}

void MainWindow::restore() {
    const Settings settings;
    if (!restoreGeometry(settings.windowGeometry())) resize(1600, 1000);
    m_desk->restoreState(settings.splitter(QStringLiteral("desk")));
    m_desk->centre().showPanel(settings.lastPanel());
    m_actions->action(Command::ShowScenarios)->setChecked(true);
    m_actions->action(Command::ShowInputs)->setChecked(true);
    const Appearance appearance = settings.appearance();
    m_actions->action(Command::AppearanceSystem)->setChecked(appearance == Appearance::System);
    m_actions->action(Command::AppearanceLight)->setChecked(appearance == Appearance::Light);
    m_actions->action(Command::AppearanceDark)->setChecked(appearance == Appearance::Dark);
}

void MainWindow::refreshState() {
    const bool hasProject = !m_session.isEmpty();
    m_pages->setCurrentWidget(hasProject ? static_cast<QWidget*>(m_desk) : m_start);
    if (!hasProject) m_start->refresh(Settings().recentFiles(), ProjectStore::leftovers().size());
    m_actions->setHasProject(hasProject);
    const QUndoStack& undo = m_session.undoStack();
    m_actions->action(Command::Undo)->setEnabled(undo.canUndo());
    m_actions->action(Command::Redo)->setEnabled(undo.canRedo());
    m_actions->action(Command::Undo)->setToolTip(tr("Undo: %1").arg(undo.undoText()).toHtmlEscaped());
    m_actions->action(Command::Redo)->setToolTip(tr("Redo: %1").arg(undo.redoText()).toHtmlEscaped());
    const bool isPinned = hasProject && m_session.baselineSlug() == m_session.activeSlug();
    m_actions->action(Command::PinBaseline)->setChecked(isPinned);
    const QString name = m_store.displayName();
    setWindowTitle(name.isEmpty() ? tr("Headroom") : tr("%1[*] – Headroom").arg(name));
    setWindowModified(m_store.isDirty());
}

void MainWindow::openPath(const QString& path) {
    if (mayLose()) m_store.open(path);
}

void MainWindow::openTemplate(const std::string& slug) {
    if (mayLose()) m_store.newFromTemplate(slug);
}

void MainWindow::importPath(const QString& path) {
    m_desk->scenarios().keepNote();
    if (const QString told = importInto(this, path, m_session, m_store); !told.isEmpty())
        statusBar()->showMessage(told, 10000);
}

bool MainWindow::offerRecovery() {
    return mayLose() && recoverInto(this, m_store);
}

void MainWindow::find(const PaletteEntry& entry) {
    if (entry.kind == PaletteKind::Input) m_desk->inspector().reveal(entry.id);
    if (entry.kind == PaletteKind::Panel) m_desk->centre().showPanel(QString::fromStdString(entry.id));
    if (entry.kind == PaletteKind::Command) m_actions->action(commandOf(entry))->trigger();
}

bool MainWindow::mayLose() {
    m_desk->scenarios().keepNote();
    if (!m_store.isDirty()) return true;
    const UnsavedAnswer answer = askAboutUnsaved(this, m_store.displayName());
    return answer == UnsavedAnswer::Save ? saveOrAsk() : answer == UnsavedAnswer::Discard;
}

bool MainWindow::saveOrAsk() {
    m_desk->scenarios().keepNote();
    return m_store.path().isEmpty() || m_store.isReadOnly() ? askSaveAs() : m_store.save();
}

bool MainWindow::askSaveAs() {
    const QString path = askSavePath(this, m_store.displayName());
    return !path.isEmpty() && m_store.saveAs(path);
}

void MainWindow::closeEvent(QCloseEvent* event) {
    if (!mayLose()) return event->ignore();
    Settings settings;
    settings.setWindowGeometry(saveGeometry());
    settings.setSplitter(QStringLiteral("desk"), m_desk->saveState());
    event->accept();
}

} // namespace ui::shell
