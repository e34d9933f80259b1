#include "data/project/file_check.h"

#include "data/project/project_error.h"
#include "data/schema/content_hash.h"
#include "data/schema/project_schema.h"
#include "data/sqlite/connection.h"

#include <SQLiteCpp/Statement.h>
#include <sqlite3.h>

#include <cstring>
#include <string_view>

namespace data::project {

namespace {
constexpr std::string_view kMagic{"SQLite format 3\0", 16};
constexpr std::int64_t kHeapBytes = 160LL << 20;

std::uint32_t bigEndian32(std::string_view header, std::size_t at) {
    std::uint32_t value = 0;
    for (std::size_t i = 0; i < 4; ++i)
        value = (value << 8U) | static_cast<unsigned char>(header[at + i]);
    return value;
}

void checkInside(SQLite::Database& database, const std::filesystem::path& shown) {
    if (const auto object = schema::foreignObject(database)) throw ForeignSchema(shown, *object);
    {
        SQLite::Statement query(database, "PRAGMA integrity_check(1)");
        if (!query.executeStep() || query.getColumn(0).getString() != "ok") {
            throw DamagedProject(shown, query.hasRow() ? query.getColumn(0).getString() : "no answer");
        }
    }
    {
        SQLite::Statement query(database, "PRAGMA foreign_key_check");
        if (query.executeStep()) throw DamagedProject(shown, "reference in table " + query.getColumn(0).getString());
    }
    const auto fault = schema::findFault(database);
    if (!fault) return;
    if (fault->kind == schema::ContentFault::Kind::Hash) {
        throw HashMismatch(shown, fault->table + (fault->what.empty() ? "" : " " + fault->what));
    }
    throw BadValue(shown, fault->table + ": " + fault->what);
}
} // namespace

void throwCannotRead(const store::FileError& error, const std::filesystem::path& shown, std::uint64_t limitBytes) {
    switch (error.step()) {
    case store::FileStep::Symlink:
        throw ProjectIsSymlink(shown);
    case store::FileStep::NotRegular:
        throw NotARegularFile(shown);
    case store::FileStep::TooLarge:
        throw ProjectTooLarge(shown, limitBytes);
    default:
        throw CannotReadProject(shown, std::strerror(error.systemError()));
    }
}

store::FileCopy checkHeader(const std::filesystem::path& file, std::uint64_t limitBytes) {
    store::FileCopy look;
    try {
        look = store::lookAtFile(file, limitBytes);
    } catch (const store::FileError& error) {
        throwCannotRead(error, file, limitBytes);
    }
    const std::string_view header = look.header;
    if (!header.starts_with(kMagic)) throw NotAProject(file);
    if (header.size() < 100) throw DamagedProject(file, "the file ends within its header");
    if (bigEndian32(header, 68) != schema::kApplicationId) throw NotAProject(file);
    const std::uint32_t version = bigEndian32(header, 60);
    if (version > static_cast<std::uint32_t>(schema::kSchemaVersion)) {
        throw NewerSchema(file, version, schema::kSchemaVersion);
    }
    if (version < 1) throw NotAProject(file);
    if (header[18] != 1 || header[19] != 1) throw DamagedProject(file, "a write-ahead log belongs to it");
    const std::uint32_t pageField = (bigEndian32(header, 16) >> 16U);
    const std::uint64_t pageBytes = pageField == 1 ? 65536 : pageField;
    const std::uint64_t bytes = pageBytes * bigEndian32(header, 28);
    if (bytes != static_cast<std::uint64_t>(look.stamp.size)) {
        throw DamagedProject(file, std::to_string(look.stamp.size) + " bytes instead of " + std::to_string(bytes));
    }
    return look;
}

void checkContents(const std::filesystem::path& file, const std::filesystem::path& shown) {
    const sqlite::HeapLimit heap(kHeapBytes);
    try {
        SQLite::Database database = sqlite::openUntrusted(file);
        // A project takes about a thousand thousand steps per megabyte; a file built to stall would take many more.
        const auto megabytes = static_cast<std::int64_t>(std::filesystem::file_size(file) >> 20U);
        const sqlite::WorkLimit work(database, 20'000 + 10'000 * megabytes);
        checkInside(database, shown);
    } catch (const SQLite::Exception& error) {
        throw DamagedProject(shown, error.what());
    }
}

} // namespace data::project
