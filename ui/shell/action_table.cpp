#include "ui/shell/action_table.h"

#include <QtCore/QCoreApplication>
#include <QtGui/QAction>
#include <QtGui/QActionGroup>
#include <QtWidgets/QMenu>
#include <QtWidgets/QMenuBar>
#include <QtWidgets/QToolBar>

namespace ui::shell {

namespace {

QString actionWords(const char* text) {
    return QCoreApplication::translate("actions", text);
}

} // namespace

ActionSet::ActionSet(QWidget* window) : QObject(window) {
    auto* appearance = new QActionGroup(this);
    for (const ActionRow& row : actionRows) {
        auto* action = new QAction(actionWords(row.text), window);
        action->setShortcut(QKeySequence(QString::fromUtf8(row.shortcut)));
        action->setCheckable(row.isCheckable);
        const bool isAppearance = row.command == Command::AppearanceSystem || row.command == Command::AppearanceLight ||
                                  row.command == Command::AppearanceDark;
        if (isAppearance) appearance->addAction(action);
        connect(action, &QAction::triggered, this, [this, command = row.command] { emit triggered(command); });
        window->addAction(action);
        m_actions[row.command] = action;
    }
}

void ActionSet::fillMenus(QMenuBar* bar) {
    for (const ActionRow& row : actionRows) {
        QMenu*& menu = m_menus[row.menu];
        if (menu == nullptr) menu = bar->addMenu(actionWords(row.menu));
        if (row.beginsSection) menu->addSeparator();
        menu->addAction(m_actions.at(row.command));
    }
}

QMenu* ActionSet::menu(const char* name) const {
    const auto found = m_menus.find(name);
    return found == m_menus.end() ? nullptr : found->second;
}

void ActionSet::fillToolBar(QToolBar* bar) const {
    const char* before = nullptr;
    for (const ActionRow& row : actionRows) {
        if (!row.isOnToolBar) continue;
        if (before != nullptr && std::string_view(before) != row.menu) bar->addSeparator();
        before = row.menu;
        bar->addAction(m_actions.at(row.command));
    }
    bar->addAction(m_actions.at(Command::ImportData));
    bar->addAction(m_actions.at(Command::ExportChart));
}

void ActionSet::setHasProject(bool hasProject) {
    for (const ActionRow& row : actionRows)
        if (row.needsProject) m_actions.at(row.command)->setEnabled(hasProject);
}

} // namespace ui::shell
