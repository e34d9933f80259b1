// What stands in the window before a project is open: templates, recent files, open. Reports the choice.
#pragma once

#include "ui/session/catalogue_lookup.h"

#include <QtCore/QStringList>
#include <QtWidgets/QScrollArea>

class QVBoxLayout;

namespace ui::shell {

class StartPage : public QScrollArea {
    Q_OBJECT

public:
    StartPage(const std::vector<session::TemplateFacts>& templates, QWidget* parent = nullptr);
    void showRecent(const QStringList& paths);

signals:
    void templateChosen(const std::string& slug); // "" for an empty project
    void fileChosen(const QString& path);
    void openWanted();

private:
    QWidget* m_recent;
};

} // namespace ui::shell
