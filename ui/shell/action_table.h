// The one table of commands from which menus, tool bar, shortcuts, palette and key help are made. It performs nothing.
#pragma once

#include <QtCore/QObject>
#include <QtGui/QKeySequence>

#include <array>
#include <functional>
#include <map>
#include <vector>

class QAction;
class QMenu;
class QMenuBar;
class QToolBar;

namespace ui::shell {

enum class Command {
    NewProject,
    OpenProject,
    SaveProject,
    SaveProjectAs,
    CloseProject,
    ImportData,
    ExportChart,
    CopyChart,
    Quit,
    Undo,
    Redo,
    Find,
    NewScenario,
    DuplicateScenario,
    RenameScenario,
    RemoveScenario,
    PinBaseline,
    CompareWithOptimum,
    StudyReliability,
    ContrarianChannels,
    TurningElasticities,
    CancelWork,
    PreviousYear,
    NextYear,
    NextPanel,
    PreviousPanel,
    ResetZoom,
    AppearanceSystem,
    AppearanceLight,
    AppearanceDark,
    ShowScenarios,
    ShowInputs,
    ShowKeys,
    About,
};

struct ActionRow {
    Command command;
    const char* menu; // "" for none
    const char* text;
    const char* shortcut;
    bool isOnToolBar;
    bool isCheckable;
    bool beginsSection; // a separator stands before it
    bool needsProject;
};

// clang-format off
inline constexpr std::array<ActionRow, 34> actionRows{{
    {Command::NewProject,        "File",     "New…",                     "Ctrl+N",           false, false, false, false},
    {Command::OpenProject,       "File",     "Open…",                    "Ctrl+O",           true,  false, false, false},
    {Command::SaveProject,       "File",     "Save",                     "Ctrl+S",           true,  false, true,  true},
    {Command::SaveProjectAs,     "File",     "Save as…",                 "Ctrl+Shift+S",     false, false, false, true},
    {Command::CloseProject,      "File",     "Close",                    "Ctrl+W",           false, false, false, true},
    {Command::ImportData,        "File",     "Import data…",             "Ctrl+I",           false, false, true,  true},
    {Command::ExportChart,       "File",     "Export chart…",            "Ctrl+E",           false, false, false, true},
    {Command::Quit,              "File",     "Quit",                     "Ctrl+Q",           false, false, true,  false},
    {Command::Undo,              "Edit",     "Undo",                     "Ctrl+Z",           true,  false, false, false},
    {Command::Redo,              "Edit",     "Redo",                     "Ctrl+Shift+Z",     true,  false, false, false},
    {Command::CopyChart,         "Edit",     "Copy chart",               "Ctrl+Shift+C",     false, false, true,  true},
    {Command::Find,              "Edit",     "Find input, panel or command…", "Ctrl+K",      false, false, false, false},
    {Command::NewScenario,       "Scenario", "New scenario below",       "Ctrl+Shift+N",     false, false, false, true},
    {Command::DuplicateScenario, "Scenario", "Duplicate scenario",       "Ctrl+D",           false, false, false, true},
    {Command::RenameScenario,    "Scenario", "Rename scenario",          "F2",               false, false, false, true},
    {Command::RemoveScenario,    "Scenario", "Remove scenario",          "",                 false, false, false, true},
    {Command::PinBaseline,       "Scenario", "Pin as baseline",          "Ctrl+B",           true,  true,  true,  true},
    {Command::PreviousYear,      "Scenario", "Previous year",            "Alt+Left",         false, false, true,  true},
    {Command::NextYear,          "Scenario", "Next year",                "Alt+Right",        false, false, false, true},
    {Command::CompareWithOptimum, "Scenario", "Compare dispatch with the optimum…", "",      false, false, true,  true},
    {Command::StudyReliability,  "Scenario", "Batteries and headroom by simulation…", "",    false, false, false, true},
    {Command::ContrarianChannels, "Scenario", "Contrarian channels…",    "",                 false, false, false, true},
    {Command::TurningElasticities, "Scenario", "Where decisions turn…",  "",                 false, false, false, true},
    {Command::CancelWork,        "Scenario", "Cancel computing",         "Ctrl+.",           false, false, true,  true},
    {Command::NextPanel,         "View",     "Next panel",               "Ctrl+PgDown",      false, false, false, true},
    {Command::PreviousPanel,     "View",     "Previous panel",           "Ctrl+PgUp",        false, false, false, true},
    {Command::ResetZoom,         "View",     "Reset zoom",               "Ctrl+0",           false, false, false, true},
    {Command::ShowScenarios,     "View",     "Scenarios",                "Ctrl+Alt+1",       false, true,  true,  true},
    {Command::ShowInputs,        "View",     "Inputs",                   "Ctrl+Alt+2",       false, true,  false, true},
    {Command::AppearanceSystem,  "View",     "System colours",           "",                 false, true,  true,  false},
    {Command::AppearanceLight,   "View",     "Light",                    "",                 false, true,  false, false},
    {Command::AppearanceDark,    "View",     "Dark",                     "",                 false, true,  false, false},
    {Command::ShowKeys,          "Help",     "Keyboard shortcuts",       "F1",               false, false, false, false},
    {Command::About,             "Help",     "About Headroom",           "",                 false, false, false, false},
}};
// clang-format on

// The actions of the table, made once.
class ActionSet : public QObject {
    Q_OBJECT

public:
    explicit ActionSet(QWidget* window);

    QAction* action(Command command) const { return m_actions.at(command); }
    const std::map<Command, QAction*>& all() const { return m_actions; }
    void fillMenus(QMenuBar* bar);
    QMenu* menu(const char* name) const; // after fillMenus
    void fillToolBar(QToolBar* bar) const;
    void setHasProject(bool hasProject);

signals:
    void triggered(ui::shell::Command command);

private:
    std::map<Command, QAction*> m_actions;
    std::map<std::string, QMenu*> m_menus;
};

} // namespace ui::shell
