// The window as a shell: puts the sides and the middle together, carries out commands, asks before work is lost.
#pragma once

#include "ui/session/project_store.h"
#include "ui/shell/action_table.h"

#include <QtWidgets/QMainWindow>

class QSplitter;
class QStackedWidget;

namespace ui::fields {
class Inspector;
class InspectorPresenter;
} // namespace ui::fields

namespace ui::shell {

class DeskCentre;
class ScenarioSide;
class SearchBox;
class StartPage;
struct PaletteEntry;

class MainWindow : public QMainWindow {
    Q_OBJECT

public:
    // Session and store outlive the window.
    MainWindow(session::Session& session, session::ProjectStore& store, QWidget* parent = nullptr);
    ~MainWindow() override;

    void openPath(const QString& path); // asks about unsaved work first
    void openTemplate(const std::string& slug);
    DeskCentre* centre() const { return m_centre; }
    fields::Inspector* inspector() const { return m_inspector; }

public slots:
    void perform(ui::shell::Command command);

protected:
    void closeEvent(QCloseEvent* event) override;

private:
    void buildSides();
    void buildBars();
    void restore();
    void refreshState();
    void performFile(Command command);
    void performScenario(Command command);
    void performView(Command command);
    void find(const PaletteEntry& entry);
    bool mayLose(); // asks; saves when told to
    bool saveOrAsk();
    bool askSaveAs();

    session::Session& m_session;
    session::ProjectStore& m_store;
    ActionSet* m_actions;
    fields::InspectorPresenter* m_inputs;
    StartPage* m_start{nullptr};
    ScenarioSide* m_side{nullptr};
    DeskCentre* m_centre{nullptr};
    fields::Inspector* m_inspector{nullptr};
    QSplitter* m_splitter{nullptr};
    QStackedWidget* m_pages{nullptr};
    SearchBox* m_search{nullptr};
};

} // namespace ui::shell
