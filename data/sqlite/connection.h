// Connections to SQLite, hardened: the only place that decides what an opened file may do. Stays inside `data`.
#pragma once

#include <SQLiteCpp/Database.h>

#include <cstdint>
#include <filesystem>

namespace data::sqlite {

// Read-only and immutable: no lock, no journal, no byte written. Everything in the file that could run is switched off.
SQLite::Database openUntrusted(const std::filesystem::path& path);
// A working copy in the user's own folder: rollback journal, synchronous FULL, foreign keys enforced.
SQLite::Database openWorkingCopy(const std::filesystem::path& path);
// Copies every page through the backup interface into a new file, without a journal beside it.
void backUp(SQLite::Database& from, const std::filesystem::path& to);

// While it lives, SQLite may use that much memory in this process.
class HeapLimit {
public:
    explicit HeapLimit(std::int64_t bytes);
    ~HeapLimit();
    HeapLimit(const HeapLimit&) = delete;
    HeapLimit& operator=(const HeapLimit&) = delete;

private:
    std::int64_t m_before;
};

// While it lives, statements of the connection are interrupted after so many thousand steps of SQLite's machine: the
// same on a fast machine and a slow or busy one.
class WorkLimit {
public:
    WorkLimit(SQLite::Database& database, std::int64_t thousandSteps);
    ~WorkLimit();
    WorkLimit(const WorkLimit&) = delete;
    WorkLimit& operator=(const WorkLimit&) = delete;

private:
    static int isOver(void* self);
    SQLite::Database& m_database;
    std::int64_t m_left;
};

} // namespace data::sqlite
