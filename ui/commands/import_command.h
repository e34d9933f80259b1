// Taking a file into the project as one undoable step, together with the inputs that use it. How a project stores it is
// the caller's.
#pragma once

#include "ui/commands/scenario_edits.h"

namespace ui::commands {

class ImportCommand : public QUndoCommand {
public:
    // False: it failed, and nothing of it happened. The command then leaves the history.
    using Step = std::function<bool()>;
    struct Change {
        session::Document& document;
        std::string slug;
        session::Entries before;
        session::Entries after;
    };

    ImportCommand(const QString& words, Step take, Step giveBack, Change change);
    void undo() override;
    void redo() override;

private:
    void set(const session::Entries& entries) const;

    Step m_take;
    Step m_giveBack;
    Change m_change;
};

// `changes` are inputs of the target's scenario.
void pushImport(const Target& target, const QString& words, ImportCommand::Step take, ImportCommand::Step giveBack,
                const session::Entries& changes);

} // namespace ui::commands
