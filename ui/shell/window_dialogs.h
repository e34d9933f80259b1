// The questions and notices of the main window. Each asks or tells, and returns the answer.
#pragma once

#include <QtCore/QString>

class QWidget;

namespace ui::shell {

enum class UnsavedAnswer { Save, Discard, Cancel };
UnsavedAnswer askAboutUnsaved(QWidget* parent, const QString& name);
QString askOpen(QWidget* parent);                              // a path, "" when nothing was chosen
QString askImport(QWidget* parent);                            // the same, a file to import
QString askSavePath(QWidget* parent, const QString& name);     // with its suffix
bool askDiscardLeftover(QWidget* parent, const QString& name); // true: remove the unsaved work for good
void tellProblem(QWidget* parent, const QString& reason);
void tellKeys(QWidget* parent); // every command with its key, from the action table
void tellAbout(QWidget* parent);

} // namespace ui::shell
