// What stands in the window before a project is open: templates, recent files, open. Reports the choice.
#pragma once

#include "ui/session/catalogue_lookup.h"

#include <QtCore/QStringList>
#include <QtWidgets/QScrollArea>

class QPushButton;

namespace ui::shell {

class StartPage : public QScrollArea {
    Q_OBJECT

public:
    StartPage(const std::vector<session::TemplateFacts>& templates, QWidget* parent = nullptr);
    // Recent files, and how often unsaved work of an earlier run lies there.
    void refresh(const QStringList& recent, std::size_t leftovers);

signals:
    void templateChosen(const std::string& slug); // "" for an empty project
    void fileChosen(const QString& path);
    void openWanted();
    void recoveryWanted();

private:
    void showRecent(const QStringList& paths);

    QWidget* m_recent;
    QPushButton* m_leftovers;
};

} // namespace ui::shell
