#include "ui/shell/palette_source.h"

#include "ui/panels/panel_list.h"

#include <QtCore/QCoreApplication>
#include <QtGui/QAction>

namespace ui::shell {

std::vector<PaletteEntry> paletteEntries(const fields::InspectorPresenter& inputs, const ActionSet& actions) {
    std::vector<PaletteEntry> entries;
    for (const auto& row : panels::panelRows)
        entries.push_back({PaletteKind::Panel,
                           std::string(row.name),
                           QCoreApplication::translate("panels", row.title),
                           QCoreApplication::translate("palette", "panel"),
                           {}});
    for (const ActionRow& row : actionRows) {
        const QAction* action = actions.action(row.command);
        if (!action->isEnabled()) continue;
        entries.push_back({PaletteKind::Command, std::to_string(static_cast<int>(row.command)), action->text(),
                           action->shortcut().toString(QKeySequence::NativeText), QString::fromUtf8(row.menu)});
    }
    for (const auto& group : inputs.groups())
        for (const auto& row : group.rows)
            entries.push_back({PaletteKind::Input, row.key, row.label,
                               group.title + QStringLiteral(", ") + row.valueText,
                               QString::fromStdString(row.key) + QLatin1Char(' ') + row.sentence});
    return entries;
}

Command commandOf(const PaletteEntry& entry) {
    return static_cast<Command>(std::stoi(entry.id));
}

} // namespace ui::shell
