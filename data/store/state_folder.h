// The user's private folder for working copies, locks and backups: $XDG_STATE_HOME/headroom or ~/.local/state/headroom.
// Never the temporary folder, which others can write.
#pragma once

#include <filesystem>

namespace data::store {

// Makes the folder and its parts (work, locks, backups) with access for the user alone. Throws FileError.
std::filesystem::path stateFolder();
void prepareStateFolder(const std::filesystem::path& folder);

} // namespace data::store
