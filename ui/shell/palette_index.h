// What the search box finds: inputs, panels and commands by words of their names. Pure; no widget.
#pragma once

#include <QtCore/QString>

#include <string>
#include <vector>

namespace ui::shell {

enum class PaletteKind { Input, Panel, Command };

struct PaletteEntry {
    PaletteKind kind{PaletteKind::Command};
    std::string id; // key of an input, name of a panel, number of a command
    QString title;
    QString hint; // room, shortcut
    QString more; // searched, not shown
};

// The entries that hold every word of `words`, best first: beginnings of the title before beginnings of its words
// before anything inside; at most `most`. Without words: panels and commands as they come.
std::vector<PaletteEntry> matches(const std::vector<PaletteEntry>& entries, const QString& words, std::size_t most);

} // namespace ui::shell
