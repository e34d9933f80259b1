#include "ui/commands/import_command.h"

namespace ui::commands {

ImportCommand::ImportCommand(const QString& words, Step take, Step giveBack, Change change)
    : QUndoCommand(words), m_take(std::move(take)), m_giveBack(std::move(giveBack)), m_change(std::move(change)) {}

void ImportCommand::redo() {
    if (m_take())
        set(m_change.after);
    else
        setObsolete(true);
}

void ImportCommand::undo() {
    set(m_change.before);
    if (m_giveBack()) return;
    set(m_change.after);
    setObsolete(true);
}

void ImportCommand::set(const session::Entries& entries) const {
    if (m_change.before != m_change.after) m_change.document.setEntries(m_change.slug, entries);
}

void pushImport(const Target& target, const QString& words, ImportCommand::Step take, ImportCommand::Step giveBack,
                const session::Entries& changes) {
    const session::Entries before = target.document.entries(target.slug);
    session::Entries after = before;
    for (const auto& change : changes)
        session::setEntry(after, change.key, change.value);
    target.stack.push(new ImportCommand(words, std::move(take), std::move(giveBack),
                                        {target.document, target.slug, before, std::move(after)}));
}

} // namespace ui::commands
