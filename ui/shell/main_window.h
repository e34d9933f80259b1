// The window as a shell: bars, start page and desk, the commands, and the question before work is lost.
#pragma once

#include "ui/session/project_store.h"
#include "ui/shell/action_table.h"

#include <QtWidgets/QMainWindow>

class QStackedWidget;

namespace ui::fields {
class InspectorPresenter;
}

namespace ui::shell {

class Desk;
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
    void importPath(const QString& path);
    // Asks about unsaved work of an earlier run, when there is some; whether a document was opened.
    bool offerRecovery();
    void perform(Command command);
    Desk& desk() const { return *m_desk; }

protected:
    void closeEvent(QCloseEvent* event) override;

private:
    using Handlers = std::map<Command, std::function<void()>>;
    void buildBars();
    void buildPages();
    void addFileHandlers();
    void addScenarioHandlers();
    void addViewHandlers();
    void restore();
    void refreshState();
    void find(const PaletteEntry& entry);
    bool mayLose(); // asks; saves when told to
    bool saveOrAsk();
    bool askSaveAs();

    session::Session& m_session;
    session::ProjectStore& m_store;
    ActionSet* m_actions;
    fields::InspectorPresenter* m_inputs;
    Handlers m_handlers;
    QStackedWidget* m_pages{nullptr};
    StartPage* m_start{nullptr};
    Desk* m_desk{nullptr};
    SearchBox* m_search{nullptr};
};

} // namespace ui::shell
