// One undoable change of one value that can be read and set. No-ops vanish; the steps of a drag merge into one.
#pragma once

#include <QtCore/QString>
#include <QtGui/QUndoCommand>

#include <functional>
#include <string>
#include <utility>

namespace ui::commands {

// Marks the steps of one drag: equal non-zero tokens merge.
using DragToken = int;
inline constexpr DragToken noDrag = 0;

template<class Value>
class EditCommand : public QUndoCommand {
public:
    using Set = std::function<void(const Value&)>;

    // `what` names the value among all ("pjm/grid.contract_mw").
    EditCommand(const QString& words, std::string what, Value before, Value after, Set set, DragToken drag = noDrag)
        : QUndoCommand(words), m_what(std::move(what)), m_before(std::move(before)), m_after(std::move(after)),
          m_set(std::move(set)), m_drag(drag) {
        setObsolete(m_before == m_after);
    }

    void undo() override { m_set(m_before); }
    void redo() override {
        if (!isObsolete()) m_set(m_after);
    }
    int id() const override { return m_drag == noDrag ? -1 : mergeId; }
    bool mergeWith(const QUndoCommand* other) override {
        const auto* next = dynamic_cast<const EditCommand*>(other);
        if (next == nullptr || next->m_drag != m_drag || next->m_what != m_what) return false;
        m_after = next->m_after;
        setObsolete(m_before == m_after);
        return true;
    }

private:
    static constexpr int mergeId = 1;
    std::string m_what;
    Value m_before;
    Value m_after;
    Set m_set;
    DragToken m_drag;
};

} // namespace ui::commands
