// Every change a person can make to the scenarios, as one undoable command each. Not the file, not the active choice.
#pragma once

#include "ui/commands/edit_command.h"
#include "ui/session/document.h"

#include <QtGui/QUndoStack>

namespace ui::commands {

// Where a change goes.
struct Target {
    session::Document& document;
    QUndoStack& stack;
    std::string slug;
};

// An input back at the inherited value is no longer an override. Unknown keys change nothing.
void changeInput(const Target& target, const std::string& key, const session::EntryValue& value,
                 DragToken drag = noDrag);
void resetInput(const Target& target, const std::string& key);
// Several inputs in one command: a catalogue row, an import, a result taken over.
void changeInputs(const Target& target, const session::Entries& changes, const QString& words);

// Adds an element to a collection ("plant.units") under a free id made from `wish`; the id, or "" for no such
// collection.
std::string addElement(const Target& target, const std::string& prefix, const std::string& wish);
void removeElement(const Target& target, const std::string& prefix, const std::string& id);

// Below `parentSlug`, or a base when it is empty; the new slug.
std::string addScenario(const Target& target, const std::string& parentSlug, const QString& name);
// Beside the original, with its overrides but not its children; the new slug.
std::string duplicateScenario(const Target& target, const std::string& slug);
void removeScenario(const Target& target, const std::string& slug); // with all below it
void renameScenario(const Target& target, const std::string& slug, const QString& name);
void setNote(const Target& target, const std::string& slug, const QString& note);
void setColour(const Target& target, const std::string& slug, const QString& colour);
// A whole tree in place of the old one, in one command: an import that brings scenarios.
void replaceTree(const Target& target, session::ScenarioTree tree, const QString& words);

} // namespace ui::commands
