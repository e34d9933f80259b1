// One program's claim on one project file, kept as a lock file in the state folder. A claim left by a program that no
// longer runs never blocks.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>

namespace data::store {

struct Owner {
    std::int64_t processId{};
    std::uint64_t processStart{}; // of the system's process table: tells a reused id
    std::int64_t sinceUtcSeconds{};
    std::string workingCopy; // path
    std::string projectPath;
};

class FileClaim {
public:
    // Claims the file; nothing when a running program holds it (see `holder`).
    static std::optional<FileClaim> take(const std::filesystem::path& stateFolder,
                                         const std::filesystem::path& projectPath,
                                         const std::filesystem::path& workingCopy);
    static std::optional<Owner> holder(const std::filesystem::path& stateFolder,
                                       const std::filesystem::path& projectPath);
    FileClaim(FileClaim&&) noexcept;
    FileClaim& operator=(FileClaim&&) noexcept;
    ~FileClaim();

private:
    FileClaim(std::filesystem::path lockPath, int descriptor)
        : m_lockPath(std::move(lockPath)), m_descriptor(descriptor) {}
    void release() noexcept;
    std::filesystem::path m_lockPath;
    int m_descriptor{-1};
};

// Reads a claim's file; nothing when it is none.
std::optional<Owner> readOwner(const std::filesystem::path& lockPath);
// Notes beside the working copy whose it is, so that it can be found after a crash when the lock is long another's. An
// empty path: of a project that was never saved.
void recordWorkingCopy(const std::filesystem::path& workingCopy, const std::filesystem::path& projectPath);
std::filesystem::path claimPathOf(const std::filesystem::path& workingCopy);
bool isRunning(const Owner& owner);
std::filesystem::path lockPathOf(const std::filesystem::path& stateFolder, const std::filesystem::path& projectPath);

} // namespace data::store
