#include "ui/shell/palette_index.h"

#include <QtCore/QStringList>

#include <algorithm>
#include <optional>

namespace ui::shell {

namespace {

// Lower is better; nothing when a word is missing.
std::optional<int> rankOf(const PaletteEntry& entry, const QStringList& words) {
    int rank = 0;
    for (const QString& word : words) {
        if (entry.title.startsWith(word, Qt::CaseInsensitive))
            rank += 0;
        else if (entry.title.contains(QLatin1Char(' ') + word, Qt::CaseInsensitive))
            rank += 1;
        else if (entry.title.contains(word, Qt::CaseInsensitive))
            rank += 3;
        else if (entry.hint.contains(word, Qt::CaseInsensitive))
            rank += 5;
        else if (entry.more.contains(word, Qt::CaseInsensitive))
            rank += 8;
        else
            return std::nullopt;
    }
    return rank;
}

} // namespace

std::vector<PaletteEntry> matches(const std::vector<PaletteEntry>& entries, const QString& words, std::size_t most) {
    const QStringList wanted = words.simplified().split(QLatin1Char(' '), Qt::SkipEmptyParts);
    std::vector<std::pair<int, const PaletteEntry*>> ranked;
    for (const PaletteEntry& entry : entries) {
        if (wanted.isEmpty() && entry.kind == PaletteKind::Input) continue;
        if (const auto rank = rankOf(entry, wanted)) ranked.emplace_back(*rank, &entry);
    }
    std::stable_sort(ranked.begin(), ranked.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    std::vector<PaletteEntry> found;
    for (std::size_t i = 0; i < std::min(most, ranked.size()); ++i)
        found.push_back(*ranked[i].second);
    return found;
}

} // namespace ui::shell
