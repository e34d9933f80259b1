#include "ui/shell/main_window.h"

#include "ui/charts/chart_view.h"
#include "ui/fields/inspector.h"
#include "ui/shell/appearance.h"
#include "ui/shell/desk_centre.h"
#include "ui/shell/export_dialog.h"
#include "ui/shell/palette_source.h"
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
#include <QtWidgets/QSplitter>
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
    buildSides();
    setStatusBar(new StatusLine(session, store, this));
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
    bar->setToolButtonStyle(Qt::ToolButtonTextOnly);
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

void MainWindow::buildSides() {
    m_pages = new QStackedWidget(this);
    m_start = new StartPage(m_session.catalogue().templates(), m_pages);
    m_splitter = new QSplitter(Qt::Horizontal, m_pages);
    m_side = new ScenarioSide(m_session, m_splitter);
    m_centre = new DeskCentre(m_session, m_splitter);
    m_inspector = new fields::Inspector(m_session, *m_inputs, m_splitter);
    for (QWidget* part :
         {static_cast<QWidget*>(m_side), static_cast<QWidget*>(m_centre), static_cast<QWidget*>(m_inspector)})
        m_splitter->addWidget(part);
    m_splitter->setHandleWidth(1);
    m_splitter->setStretchFactor(1, 1);
    m_splitter->setChildrenCollapsible(false);
    const int letter = fontMetrics().horizontalAdvance(QLatin1Char('0'));
    m_side->setMinimumWidth(letter * 20);
    m_inspector->setMinimumWidth(letter * 34);
    m_splitter->setSizes({letter * 29, letter * 120, letter * 38});
    m_pages->addWidget(m_start);
    m_pages->addWidget(m_splitter);
    setCentralWidget(m_pages);
    connect(m_start, &StartPage::templateChosen, this, &MainWindow::openTemplate);
    connect(m_start, &StartPage::fileChosen, this, &MainWindow::openPath);
    connect(m_start, &StartPage::openWanted, this, [this] { perform(Command::OpenProject); });
    connect(m_inputs, &fields::InspectorPresenter::changed, this,
            [this] { m_side->showChanges(m_inputs->changedInputs()); });
    connect(m_side, &ScenarioSide::newWanted, this, [this] { perform(Command::NewScenario); });
    connect(m_side, &ScenarioSide::inputWanted, m_inspector, &fields::Inspector::reveal);
    connect(m_side, &ScenarioSide::menuWanted, this,
            [this](const QPoint& at) { m_actions->menu("Scenario")->popup(at); });
    connect(m_centre, &DeskCentre::panelShown, this, [](const QString& name) { Settings().setLastPanel(name); });
}

void MainWindow::restore() {
    const Settings settings;
    if (!restoreGeometry(settings.windowGeometry())) resize(1600, 1000);
    m_splitter->restoreState(settings.splitter(QStringLiteral("desk")));
    m_centre->showPanel(settings.lastPanel());
    m_actions->action(Command::ShowScenarios)->setChecked(true);
    m_actions->action(Command::ShowInputs)->setChecked(true);
    const Appearance appearance = settings.appearance();
    m_actions
        ->action(appearance == Appearance::Light  ? Command::AppearanceLight
                 : appearance == Appearance::Dark ? Command::AppearanceDark
                                                  : Command::AppearanceSystem)
        ->setChecked(true);
}

void MainWindow::refreshState() {
    const bool hasProject = !m_session.isEmpty();
    m_pages->setCurrentWidget(hasProject ? static_cast<QWidget*>(m_splitter) : m_start);
    if (!hasProject) m_start->showRecent(Settings().recentFiles());
    m_actions->setHasProject(hasProject);
    const QUndoStack& undo = m_session.undoStack();
    m_actions->action(Command::Undo)->setEnabled(undo.canUndo());
    m_actions->action(Command::Redo)->setEnabled(undo.canRedo());
    m_actions->action(Command::Undo)->setToolTip(tr("Undo %1").arg(undo.undoText()));
    m_actions->action(Command::Redo)->setToolTip(tr("Redo %1").arg(undo.redoText()));
    m_actions->action(Command::PinBaseline)
        ->setChecked(hasProject && m_session.baselineSlug() == m_session.activeSlug());
    setWindowModified(m_store.isDirty());
    const QString name = m_store.displayName();
    setWindowTitle(name.isEmpty() ? tr("Headroom") : tr("%1[*] – Headroom").arg(name));
}

void MainWindow::openPath(const QString& path) {
    if (mayLose()) m_store.open(path);
}

void MainWindow::openTemplate(const std::string& slug) {
    if (mayLose()) m_store.newFromTemplate(slug);
}

void MainWindow::perform(Command command) {
    performFile(command);
    performScenario(command);
    performView(command);
}

void MainWindow::performFile(Command command) {
    switch (command) {
    case Command::NewProject:
    case Command::CloseProject:
        if (mayLose()) m_store.close();
        break;
    case Command::OpenProject:
        if (const QString path = askOpen(this); !path.isEmpty()) openPath(path);
        break;
    case Command::SaveProject:
        saveOrAsk();
        break;
    case Command::SaveProjectAs:
        askSaveAs();
        break;
    case Command::ExportChart:
        if (auto* chart = m_centre->currentChart()) ExportDialog(chart->data(), this).exec();
        break;
    case Command::CopyChart:
        if (auto* chart = m_centre->currentChart()) chart->copyToClipboard();
        break;
    case Command::Quit:
        close();
        break;
    default:
        break;
    }
}

void MainWindow::performScenario(Command command) {
    const commands::Target target = m_session.target();
    switch (command) {
    case Command::Undo:
        m_session.undoStack().undo();
        break;
    case Command::Redo:
        m_session.undoStack().redo();
        break;
    case Command::NewScenario:
        m_session.activate(commands::addScenario(target, target.slug, tr("New scenario")));
        m_side->rename();
        break;
    case Command::DuplicateScenario:
        m_session.activate(commands::duplicateScenario(target, target.slug));
        break;
    case Command::RenameScenario:
        m_side->rename();
        break;
    case Command::RemoveScenario:
        commands::removeScenario(target, target.slug);
        break;
    case Command::PinBaseline:
        m_session.pinBaseline(m_session.baselineSlug() == target.slug ? std::string() : target.slug);
        break;
    case Command::PreviousYear:
        m_session.selectYear(m_session.year() - 1);
        break;
    case Command::NextYear:
        m_session.selectYear(m_session.year() + 1);
        break;
    case Command::CancelWork:
        m_session.cancel();
        break;
    default:
        break;
    }
}

void MainWindow::performView(Command command) {
    const auto appear = [](Appearance appearance) {
        Settings().setAppearance(appearance);
        applyAppearance(*qApp, appearance);
    };
    switch (command) {
    case Command::Find:
        m_search->begin();
        break;
    case Command::NextPanel:
        m_centre->turnPanel(1);
        break;
    case Command::PreviousPanel:
        m_centre->turnPanel(-1);
        break;
    case Command::ResetZoom:
        m_centre->resetZoom();
        break;
    case Command::AppearanceSystem:
        appear(Appearance::System);
        break;
    case Command::AppearanceLight:
        appear(Appearance::Light);
        break;
    case Command::AppearanceDark:
        appear(Appearance::Dark);
        break;
    case Command::ShowScenarios:
        m_side->setVisible(m_actions->action(command)->isChecked());
        break;
    case Command::ShowInputs:
        m_inspector->setVisible(m_actions->action(command)->isChecked());
        break;
    case Command::ShowKeys:
        tellKeys(this);
        break;
    case Command::About:
        tellAbout(this);
        break;
    default:
        break;
    }
}

void MainWindow::find(const PaletteEntry& entry) {
    switch (entry.kind) {
    case PaletteKind::Input:
        m_inspector->reveal(entry.id);
        break;
    case PaletteKind::Panel:
        m_centre->showPanel(QString::fromStdString(entry.id));
        break;
    case PaletteKind::Command:
        m_actions->action(commandOf(entry))->trigger();
        break;
    }
}

bool MainWindow::mayLose() {
    m_side->keepNote();
    if (!m_store.isDirty()) return true;
    switch (askAboutUnsaved(this, m_store.displayName())) {
    case UnsavedAnswer::Save:
        return saveOrAsk();
    case UnsavedAnswer::Discard:
        return true;
    case UnsavedAnswer::Cancel:
        break;
    }
    return false;
}

bool MainWindow::saveOrAsk() {
    m_side->keepNote();
    return m_store.path().isEmpty() || m_store.isReadOnly() ? askSaveAs() : m_store.save();
}

bool MainWindow::askSaveAs() {
    const QString path = askSavePath(this, m_store.displayName());
    return !path.isEmpty() && m_store.saveAs(path);
}

void MainWindow::closeEvent(QCloseEvent* event) {
    if (!mayLose()) {
        event->ignore();
        return;
    }
    Settings settings;
    settings.setWindowGeometry(saveGeometry());
    settings.setSplitter(QStringLiteral("desk"), m_splitter->saveState());
    event->accept();
}

} // namespace ui::shell
