#include "data/store/whole_file.h"

#include "data/store/sha256.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <random>
#include <span>
#include <vector>

namespace data::store {

namespace {
constexpr std::size_t kHeaderBytes = 100;

const char* stepName(FileStep step) {
    switch (step) {
    case FileStep::Open:
        return "open";
    case FileStep::NotRegular:
        return "not a regular file";
    case FileStep::Symlink:
        return "symbolic link";
    case FileStep::TooLarge:
        return "too large";
    case FileStep::Read:
        return "read";
    case FileStep::Write:
        return "write";
    case FileStep::Sync:
        return "sync";
    case FileStep::Rename:
        return "rename";
    case FileStep::Exists:
        return "exists";
    case FileStep::Folder:
        return "folder";
    }
    return "";
}

// An open file descriptor that closes itself.
class OpenFile {
public:
    OpenFile(const std::filesystem::path& path, int flags)
        : m_path(path), m_descriptor(::open(path.c_str(), flags, 0600)) {
        if (m_descriptor >= 0) return;
        if (errno == ELOOP) throw FileError(path, FileStep::Symlink, errno);
        throw FileError(path, FileStep::Open, errno);
    }
    ~OpenFile() { ::close(m_descriptor); }
    OpenFile(const OpenFile&) = delete;
    OpenFile& operator=(const OpenFile&) = delete;
    int get() const { return m_descriptor; }
    void sync() const {
        if (::fsync(m_descriptor) != 0) throw FileError(m_path, FileStep::Sync, errno);
    }

private:
    std::filesystem::path m_path;
    int m_descriptor;
};

std::filesystem::path folderOf(const std::filesystem::path& path) {
    return path.has_parent_path() ? path.parent_path() : std::filesystem::path(".");
}

void writeAll(const OpenFile& file, const std::filesystem::path& path, std::string_view bytes) {
    while (!bytes.empty()) {
        const ssize_t written = ::write(file.get(), bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR) continue;
        if (written <= 0) throw FileError(path, FileStep::Write, errno);
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
}
} // namespace

FileError::FileError(std::filesystem::path path, FileStep step, int systemError)
    : m_path(std::move(path)), m_step(step), m_systemError(systemError),
      m_text(m_path.string() + ": " + stepName(step) + (systemError != 0 ? ", " : "") +
             (systemError != 0 ? std::strerror(systemError) : "")) {}

namespace {
// Non-blocking, so that a pipe of that name cannot hold the program.
constexpr int kReadFlags = O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK;

FileStamp regularStamp(const OpenFile& file, const std::filesystem::path& path, std::uint64_t limitBytes) {
    struct stat facts {};
    if (::fstat(file.get(), &facts) != 0) throw FileError(path, FileStep::Read, errno);
    if (!S_ISREG(facts.st_mode)) throw FileError(path, FileStep::NotRegular, 0);
    if (static_cast<std::uint64_t>(facts.st_size) > limitBytes) throw FileError(path, FileStep::TooLarge, 0);
    return {facts.st_dev, facts.st_ino, facts.st_size,
            static_cast<std::int64_t>(facts.st_mtim.tv_sec) * 1'000'000'000 + facts.st_mtim.tv_nsec};
}

// Reads until the piece is full or the file ends; what was read.
std::string_view readPiece(const OpenFile& file, const std::filesystem::path& path, std::span<char> piece) {
    std::size_t filled = 0;
    while (filled < piece.size()) {
        const ssize_t got = ::read(file.get(), piece.data() + filled, piece.size() - filled);
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) throw FileError(path, FileStep::Read, errno);
        if (got == 0) break;
        filled += static_cast<std::size_t>(got);
    }
    return {piece.data(), filled};
}
} // namespace

FileContent readWholeFile(const std::filesystem::path& path, std::uint64_t limitBytes) {
    const OpenFile file(path, kReadFlags);
    FileContent content;
    content.stamp = regularStamp(file, path, limitBytes);
    content.bytes.resize(static_cast<std::size_t>(content.stamp.size));
    content.bytes.resize(readPiece(file, path, content.bytes).size());
    return content;
}

FileCopy lookAtFile(const std::filesystem::path& path, std::uint64_t limitBytes) {
    const OpenFile file(path, kReadFlags);
    FileCopy look;
    look.stamp = regularStamp(file, path, limitBytes);
    look.header.resize(kHeaderBytes);
    look.header.resize(readPiece(file, path, look.header).size());
    return look;
}

FileCopy copyFile(const std::filesystem::path& from, const std::filesystem::path& to, std::uint64_t limitBytes) {
    const OpenFile source(from, kReadFlags);
    FileCopy copy;
    copy.stamp = regularStamp(source, from, limitBytes);
    const OpenFile target(to, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC);
    Sha256 hash;
    std::vector<char> buffer(1U << 20U);
    std::uint64_t total = 0;
    while (true) {
        const std::string_view piece = readPiece(source, from, buffer);
        if (piece.empty()) break;
        total += piece.size();
        if (total > limitBytes) throw FileError(from, FileStep::TooLarge, 0);
        if (copy.header.empty()) copy.header = piece.substr(0, kHeaderBytes);
        hash.add(piece);
        writeAll(target, to, piece);
    }
    copy.sha256 = hash.hex();
    return copy;
}

std::string fileSha256(const std::filesystem::path& path) {
    const OpenFile file(path, kReadFlags);
    Sha256 hash;
    std::vector<char> buffer(1U << 20U);
    for (auto piece = readPiece(file, path, buffer); !piece.empty(); piece = readPiece(file, path, buffer)) {
        hash.add(piece);
    }
    return hash.hex();
}

void writeWholeFile(const std::filesystem::path& path, std::string_view bytes) {
    const TemporaryFile temporary(path);
    {
        const OpenFile file(temporary.path(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC);
        writeAll(file, path, bytes);
    }
    replaceFile(temporary.path(), path);
}

TemporaryFile::TemporaryFile(const std::filesystem::path& target)
    : m_path(folderOf(target) / ("." + target.filename().string() + "." + randomHex(12) + ".tmp")) {}

TemporaryFile::~TemporaryFile() {
    std::error_code ignored;
    std::filesystem::remove(m_path, ignored);
    std::filesystem::remove(m_path.string() + "-journal", ignored);
}

void syncFile(const std::filesystem::path& path) {
    OpenFile(path, O_RDONLY | O_CLOEXEC).sync();
}

void syncFolderOf(const std::filesystem::path& path) {
    OpenFile(folderOf(path), O_RDONLY | O_DIRECTORY | O_CLOEXEC).sync();
}

void replaceFile(const std::filesystem::path& from, const std::filesystem::path& to) {
    syncFile(from);
    if (::rename(from.c_str(), to.c_str()) != 0) throw FileError(to, FileStep::Rename, errno);
    syncFolderOf(to);
}

void placeNewFile(const std::filesystem::path& from, const std::filesystem::path& to) {
    syncFile(from);
    if (::link(from.c_str(), to.c_str()) != 0) {
        if (errno == EEXIST) throw FileError(to, FileStep::Exists, errno);
        // File systems without hard links (FAT): a small window remains between the look and the rename.
        if (std::filesystem::exists(std::filesystem::symlink_status(to))) throw FileError(to, FileStep::Exists, 0);
        replaceFile(from, to);
        return;
    }
    std::error_code ignored;
    std::filesystem::remove(from, ignored);
    syncFolderOf(to);
}

std::string randomHex(std::size_t digits) {
    std::random_device device;
    std::string text;
    while (text.size() < digits)
        text += "0123456789abcdef"[device() & 15U];
    return text;
}

} // namespace data::store
