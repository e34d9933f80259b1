#include "data/store/state_folder.h"

#include "data/store/whole_file.h"

#include <cstdlib>

namespace data::store {

std::filesystem::path stateFolder() {
    const char* state = std::getenv("XDG_STATE_HOME");
    if (state != nullptr && *state == '/') return std::filesystem::path(state) / "headroom";
    const char* home = std::getenv("HOME");
    if (home == nullptr || *home != '/') throw FileError("~/.local/state", FileStep::Folder, 0);
    return std::filesystem::path(home) / ".local/state/headroom";
}

void prepareStateFolder(const std::filesystem::path& folder) {
    for (const char* part : {"work", "locks", "backups"}) {
        std::error_code error;
        std::filesystem::create_directories(folder / part, error);
        if (error) throw FileError(folder / part, FileStep::Folder, error.value());
        std::filesystem::permissions(folder / part, std::filesystem::perms::owner_all, error);
    }
}

} // namespace data::store
