#include "data/store/file_claim.h"

#include "data/store/sha256.h"
#include "data/store/whole_file.h"

#include <fcntl.h>
#include <signal.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <fstream>
#include <iterator>
#include <sstream>
#include <utility>

namespace data::store {

namespace {
// Field 22 of /proc/<id>/stat: clock ticks since boot. 0 where there is no such table.
std::uint64_t startOfProcess(std::int64_t id) {
    std::ifstream file("/proc/" + std::to_string(id) + "/stat");
    std::string text{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
    const std::size_t afterName = text.rfind(')');
    if (afterName == std::string::npos) return 0;
    std::istringstream fields(text.substr(afterName + 1));
    std::string field;
    for (int i = 3; i <= 22; ++i)
        fields >> field;
    return std::strtoull(field.c_str(), nullptr, 10);
}

std::filesystem::path absolutePath(const std::filesystem::path& path) {
    if (path.empty()) return {};
    std::error_code error;
    const std::filesystem::path canonical = std::filesystem::weakly_canonical(path, error);
    return error ? std::filesystem::absolute(path) : canonical;
}

std::string ownText(const std::filesystem::path& projectPath, const std::filesystem::path& workingCopy) {
    const auto now = std::chrono::system_clock::now().time_since_epoch();
    std::ostringstream text;
    text << "headroom-claim 1\n"
         << ::getpid() << "\n"
         << startOfProcess(::getpid()) << "\n"
         << std::chrono::duration_cast<std::chrono::seconds>(now).count() << "\n"
         << workingCopy.string() << "\n"
         << absolutePath(projectPath).string() << "\n";
    return text.str();
}
} // namespace

std::filesystem::path lockPathOf(const std::filesystem::path& stateFolder, const std::filesystem::path& projectPath) {
    return stateFolder / "locks" / (sha256Hex(absolutePath(projectPath).string()).substr(0, 32) + ".lock");
}

void recordWorkingCopy(const std::filesystem::path& workingCopy, const std::filesystem::path& projectPath) {
    writeWholeFile(claimPathOf(workingCopy), ownText(projectPath, workingCopy));
}

std::filesystem::path claimPathOf(const std::filesystem::path& workingCopy) {
    return workingCopy.string() + ".claim";
}

std::optional<Owner> readOwner(const std::filesystem::path& lockPath) {
    std::ifstream file(lockPath);
    std::string mark;
    Owner owner;
    std::getline(file, mark);
    file >> owner.processId >> owner.processStart >> owner.sinceUtcSeconds;
    file.ignore();
    std::getline(file, owner.workingCopy);
    std::getline(file, owner.projectPath);
    if (!file || mark != "headroom-claim 1") return std::nullopt;
    return owner;
}

bool isRunning(const Owner& owner) {
    if (owner.processId <= 0) return false;
    if (::kill(static_cast<pid_t>(owner.processId), 0) != 0 && errno == ESRCH) return false;
    return startOfProcess(owner.processId) == owner.processStart;
}

std::optional<Owner> FileClaim::holder(const std::filesystem::path& stateFolder,
                                       const std::filesystem::path& projectPath) {
    const auto owner = readOwner(lockPathOf(stateFolder, projectPath));
    return owner && isRunning(*owner) ? owner : std::nullopt;
}

std::optional<FileClaim> FileClaim::take(const std::filesystem::path& stateFolder,
                                         const std::filesystem::path& projectPath,
                                         const std::filesystem::path& workingCopy) {
    const std::filesystem::path lockPath = lockPathOf(stateFolder, projectPath);
    for (int attempt = 0; attempt < 10; ++attempt) {
        const int descriptor = ::open(lockPath.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
        if (descriptor < 0) throw FileError(lockPath, FileStep::Open, errno);
        FileClaim claim(lockPath, descriptor);
        const bool locked = ::flock(descriptor, LOCK_EX | LOCK_NB) == 0;
        const auto owner = readOwner(lockPath);
        if (!locked && (!owner || isRunning(*owner))) {
            claim.m_lockPath.clear(); // not ours to remove
            return std::nullopt;
        }
        // The kernel frees a dead program's lock; one still held for a dead owner is on a file of its own, taken away.
        struct stat held {};
        struct stat named {};
        const bool same =
            ::fstat(descriptor, &held) == 0 && ::stat(lockPath.c_str(), &named) == 0 && held.st_ino == named.st_ino;
        if (!locked || !same) {
            if (!same) claim.m_lockPath.clear();
            continue;
        }
        const std::string text = ownText(projectPath, workingCopy);
        if (::ftruncate(descriptor, 0) != 0 ||
            ::pwrite(descriptor, text.data(), text.size(), 0) != static_cast<ssize_t>(text.size())) {
            throw FileError(lockPath, FileStep::Write, errno);
        }
        return claim;
    }
    return std::nullopt;
}

FileClaim::FileClaim(FileClaim&& other) noexcept
    : m_lockPath(std::move(other.m_lockPath)), m_descriptor(std::exchange(other.m_descriptor, -1)) {
    other.m_lockPath.clear();
}

FileClaim& FileClaim::operator=(FileClaim&& other) noexcept {
    release();
    m_lockPath = std::move(other.m_lockPath);
    other.m_lockPath.clear();
    m_descriptor = std::exchange(other.m_descriptor, -1);
    return *this;
}

FileClaim::~FileClaim() {
    release();
}

void FileClaim::release() noexcept {
    std::error_code ignored;
    if (!m_lockPath.empty()) std::filesystem::remove(m_lockPath, ignored);
    if (m_descriptor >= 0) ::close(m_descriptor);
    m_descriptor = -1;
}

} // namespace data::store
