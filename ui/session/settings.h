// What the program remembers between runs, each with its default beside the key. Nothing of a project.
#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QString>
#include <QtCore/QStringList>

namespace ui::session {

enum class Appearance { System, Light, Dark };

class Settings {
public:
    Appearance appearance() const; // System
    void setAppearance(Appearance appearance);
    QStringList recentFiles() const; // none; newest first, at most ten
    void addRecentFile(const QString& path);
    QByteArray windowGeometry() const; // empty
    void setWindowGeometry(const QByteArray& geometry);
    QByteArray splitter(const QString& name) const; // empty
    void setSplitter(const QString& name, const QByteArray& state);
    QString lastPanel() const; // "gap"
    void setLastPanel(const QString& panel);
    QString exportFolder() const; // the documents folder
    void setExportFolder(const QString& folder);
};

} // namespace ui::session
