// Reading and replacing whole files so that a reader ever sees the old content or the new one, never a mixture.
#pragma once

#include <cstdint>
#include <exception>
#include <filesystem>
#include <string>
#include <string_view>

namespace data::store {

enum class FileStep { Open, NotRegular, Symlink, TooLarge, Read, Write, Sync, Rename, Exists, Folder };

// A file operation that cannot continue. systemError is errno, 0 when there was none.
class FileError : public std::exception {
public:
    FileError(std::filesystem::path path, FileStep step, int systemError);
    const char* what() const noexcept override { return m_text.c_str(); }
    const std::filesystem::path& path() const { return m_path; }
    FileStep step() const { return m_step; }
    int systemError() const { return m_systemError; }

private:
    std::filesystem::path m_path;
    FileStep m_step;
    int m_systemError;
    std::string m_text;
};

// What tells a file from its later self without reading it.
struct FileStamp {
    std::uint64_t device{};
    std::uint64_t node{};
    std::int64_t size{};
    std::int64_t modifiedNanoseconds{};
    friend bool operator==(const FileStamp&, const FileStamp&) = default;
};

struct FileContent {
    std::string bytes;
    FileStamp stamp;
};

// A regular file that is no symbolic link, not above the limit. Never writes, not even the access time where possible.
FileContent readWholeFile(const std::filesystem::path& path, std::uint64_t limitBytes = 1ULL << 30U);
// What a copy was made of. The header is the first 100 bytes, fewer when the file is shorter.
struct FileCopy {
    std::string header;
    std::string sha256;
    FileStamp stamp;
};
// Looks at a regular file that is no symbolic link: its header and stamp, no hash.
FileCopy lookAtFile(const std::filesystem::path& path, std::uint64_t limitBytes);
// Copies such a file piece by piece to a new private file.
FileCopy copyFile(const std::filesystem::path& from, const std::filesystem::path& to, std::uint64_t limitBytes);
std::string fileSha256(const std::filesystem::path& path);
// Temporary file in the same folder → fsync → rename → fsync of the folder.
void writeWholeFile(const std::filesystem::path& path, std::string_view bytes);

// A name ".<name>.<random>.tmp" in the folder of the target, removed when this goes out of scope.
class TemporaryFile {
public:
    explicit TemporaryFile(const std::filesystem::path& target);
    ~TemporaryFile();
    TemporaryFile(const TemporaryFile&) = delete;
    TemporaryFile& operator=(const TemporaryFile&) = delete;
    const std::filesystem::path& path() const { return m_path; }

private:
    std::filesystem::path m_path;
};

void syncFile(const std::filesystem::path& path);
void syncFolderOf(const std::filesystem::path& path);
// Syncs `from`, renames it over `to` and syncs the folder.
void replaceFile(const std::filesystem::path& from, const std::filesystem::path& to);
// The same, but fails with FileStep::Exists when there is a file already.
void placeNewFile(const std::filesystem::path& from, const std::filesystem::path& to);
std::string randomHex(std::size_t digits);

} // namespace data::store
