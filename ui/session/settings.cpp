#include "ui/session/settings.h"

#include <QtCore/QSettings>
#include <QtCore/QStandardPaths>

namespace ui::session {

namespace {
constexpr int recentMost = 10;
const QString appearanceKey = QStringLiteral("window/appearance");
const QString recentKey = QStringLiteral("files/recent");
const QString geometryKey = QStringLiteral("window/geometry");
const QString panelKey = QStringLiteral("window/panel");
const QString exportKey = QStringLiteral("files/export_folder");

QString splitterKey(const QString& name) {
    return QStringLiteral("window/splitter/") + name;
}
} // namespace

Appearance Settings::appearance() const {
    const int stored = QSettings().value(appearanceKey, 0).toInt();
    return stored == 1 ? Appearance::Light : stored == 2 ? Appearance::Dark : Appearance::System;
}

void Settings::setAppearance(Appearance appearance) {
    QSettings().setValue(appearanceKey, static_cast<int>(appearance));
}

QStringList Settings::recentFiles() const {
    return QSettings().value(recentKey).toStringList();
}

void Settings::addRecentFile(const QString& path) {
    QStringList files = recentFiles();
    files.removeAll(path);
    files.prepend(path);
    while (files.size() > recentMost)
        files.removeLast();
    QSettings().setValue(recentKey, files);
}

QByteArray Settings::windowGeometry() const {
    return QSettings().value(geometryKey).toByteArray();
}

void Settings::setWindowGeometry(const QByteArray& geometry) {
    QSettings().setValue(geometryKey, geometry);
}

QByteArray Settings::splitter(const QString& name) const {
    return QSettings().value(splitterKey(name)).toByteArray();
}

void Settings::setSplitter(const QString& name, const QByteArray& state) {
    QSettings().setValue(splitterKey(name), state);
}

QString Settings::lastPanel() const {
    return QSettings().value(panelKey, QStringLiteral("gap")).toString();
}

void Settings::setLastPanel(const QString& panel) {
    QSettings().setValue(panelKey, panel);
}

QString Settings::exportFolder() const {
    return QSettings().value(exportKey, QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation)).toString();
}

void Settings::setExportFolder(const QString& folder) {
    QSettings().setValue(exportKey, folder);
}

} // namespace ui::session
