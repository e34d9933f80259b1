#include "data/sqlite/connection.h"

#include <SQLiteCpp/Backup.h>
#include <sqlite3.h>

#include <array>
#include <string>
#include <utility>

namespace data::sqlite {

namespace {
// Nothing in the file runs: no view, trigger, function of the schema or extension; limits on all that grows.
void harden(SQLite::Database& database) {
    sqlite3* handle = database.getHandle();
    const std::array<std::pair<int, int>, 6> switches{{{SQLITE_DBCONFIG_DEFENSIVE, 1},
                                                       {SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0},
                                                       {SQLITE_DBCONFIG_ENABLE_TRIGGER, 0},
                                                       {SQLITE_DBCONFIG_ENABLE_VIEW, 0},
                                                       {SQLITE_DBCONFIG_DQS_DML, 0},
                                                       {SQLITE_DBCONFIG_DQS_DDL, 0}}};
    for (const auto& [option, value] : switches) {
        int now = -1;
        if (sqlite3_db_config(handle, option, value, &now) != SQLITE_OK || now != value) {
            throw SQLite::Exception("SQLite refused a safety switch");
        }
    }
    sqlite3_db_config(handle, SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0, nullptr);
    const std::array<std::pair<int, int>, 10> limits{{{SQLITE_LIMIT_LENGTH, 64 << 20},
                                                      {SQLITE_LIMIT_SQL_LENGTH, 100'000},
                                                      {SQLITE_LIMIT_COLUMN, 100},
                                                      {SQLITE_LIMIT_EXPR_DEPTH, 20},
                                                      {SQLITE_LIMIT_COMPOUND_SELECT, 10},
                                                      {SQLITE_LIMIT_VDBE_OP, 25'000},
                                                      {SQLITE_LIMIT_FUNCTION_ARG, 8},
                                                      {SQLITE_LIMIT_ATTACHED, 0},
                                                      {SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 100},
                                                      {SQLITE_LIMIT_TRIGGER_DEPTH, 10}}};
    for (const auto& [limit, value] : limits)
        sqlite3_limit(handle, limit, value);
    database.exec("PRAGMA cell_size_check = ON");
    database.exec("PRAGMA mmap_size = 0");
    database.exec("PRAGMA temp_store = MEMORY");
}

std::string immutableUri(const std::filesystem::path& path) {
    std::string uri = "file:";
    for (const char c : std::filesystem::absolute(path).string()) {
        const bool reserved = c == '?' || c == '#' || c == '%';
        uri += reserved ? (c == '?' ? "%3f" : c == '#' ? "%23" : "%25") : std::string(1, c);
    }
    return uri + "?mode=ro&immutable=1";
}
} // namespace

SQLite::Database openUntrusted(const std::filesystem::path& path) {
    SQLite::Database database(immutableUri(path), SQLite::OPEN_READONLY | SQLite::OPEN_URI);
    harden(database);
    return database;
}

SQLite::Database openWorkingCopy(const std::filesystem::path& path) {
    SQLite::Database database(path.string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE | SQLite::OPEN_NOFOLLOW);
    harden(database);
    database.exec("PRAGMA journal_mode = DELETE");
    database.exec("PRAGMA synchronous = FULL");
    database.exec("PRAGMA foreign_keys = ON");
    return database;
}

void backUp(SQLite::Database& from, const std::filesystem::path& to) {
    SQLite::Database target(to.string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE | SQLite::OPEN_NOFOLLOW);
    target.exec("PRAGMA journal_mode = OFF");
    target.exec("PRAGMA synchronous = OFF"); // the caller syncs the file once it is whole
    SQLite::Backup backup(target, from);
    const int code = backup.executeStep(-1);
    if (code != SQLITE_DONE) throw SQLite::Exception("the copy was not completed", code);
}

HeapLimit::HeapLimit(std::int64_t bytes) : m_before(sqlite3_hard_heap_limit64(bytes)) {}

HeapLimit::~HeapLimit() {
    sqlite3_hard_heap_limit64(m_before);
}

WorkLimit::WorkLimit(SQLite::Database& database, std::int64_t thousandSteps)
    : m_database(database), m_left(thousandSteps) {
    sqlite3_progress_handler(database.getHandle(), 1000, &WorkLimit::isOver, this);
}

WorkLimit::~WorkLimit() {
    sqlite3_progress_handler(m_database.getHandle(), 0, nullptr, nullptr);
}

int WorkLimit::isOver(void* self) {
    return --static_cast<WorkLimit*>(self)->m_left < 0 ? 1 : 0;
}

} // namespace data::sqlite
