#include "data/schema/project_schema.h"

#include <SQLiteCpp/Statement.h>

#include <array>
#include <map>

namespace data::schema {

namespace {
// Text and numbers are checked again on opening; the constraints here stop a program's own mistakes.
constexpr std::array kTables{
    "CREATE TABLE meta(key TEXT NOT NULL PRIMARY KEY, value TEXT NOT NULL) STRICT",
    "CREATE TABLE scenario(slug TEXT NOT NULL PRIMARY KEY CHECK(length(slug) BETWEEN 1 AND 200), "
    "position INTEGER NOT NULL, name TEXT NOT NULL, parent_slug TEXT REFERENCES scenario(slug) ON UPDATE CASCADE, "
    "note TEXT NOT NULL, colour TEXT NOT NULL) STRICT",
    "CREATE TABLE scenario_entry(scenario_slug TEXT NOT NULL REFERENCES scenario(slug) ON DELETE CASCADE ON UPDATE "
    "CASCADE, position INTEGER NOT NULL, key TEXT NOT NULL, number REAL, text TEXT, "
    "PRIMARY KEY(scenario_slug, position), CHECK((number IS NULL) <> (text IS NULL))) STRICT",
    "CREATE TABLE import(id TEXT NOT NULL PRIMARY KEY, format TEXT NOT NULL, file_name TEXT NOT NULL, "
    "sha256 TEXT NOT NULL CHECK(length(sha256) = 64), time_utc_s INTEGER NOT NULL, "
    "rows_read INTEGER NOT NULL CHECK(rows_read >= 0), rows_taken INTEGER NOT NULL CHECK(rows_taken >= 0), "
    "rows_quarantined INTEGER NOT NULL CHECK(rows_quarantined >= 0)) STRICT",
    "CREATE TABLE import_issue(import_id TEXT NOT NULL REFERENCES import(id) ON DELETE CASCADE, "
    "position INTEGER NOT NULL, code TEXT NOT NULL, severity INTEGER NOT NULL CHECK(severity BETWEEN 0 AND 2), "
    "place TEXT NOT NULL, line INTEGER NOT NULL, column_name TEXT NOT NULL, arguments TEXT NOT NULL, "
    "PRIMARY KEY(import_id, position)) STRICT",
    "CREATE TABLE series(slug TEXT NOT NULL PRIMARY KEY CHECK(length(slug) BETWEEN 1 AND 200), name TEXT NOT NULL, "
    "unit TEXT NOT NULL, zone_of_origin TEXT NOT NULL, source TEXT NOT NULL, evidence TEXT NOT NULL, "
    "start_utc_s INTEGER NOT NULL, step_s INTEGER NOT NULL CHECK(step_s > 0), "
    "count INTEGER NOT NULL CHECK(count >= 0), numbers BLOB NOT NULL CHECK(length(numbers) = 8 * count), "
    "valid BLOB NOT NULL CHECK(length(valid) = count), sha256 TEXT NOT NULL CHECK(length(sha256) = 64), "
    "import_id TEXT REFERENCES import(id) ON DELETE CASCADE) STRICT",
    "CREATE TABLE dataset_row(table_name TEXT NOT NULL, row_id TEXT NOT NULL, column_name TEXT NOT NULL, "
    "value TEXT NOT NULL, unit TEXT NOT NULL, evidence TEXT NOT NULL, source TEXT NOT NULL, "
    "import_id TEXT REFERENCES import(id) ON DELETE CASCADE, PRIMARY KEY(table_name, row_id, column_name)) STRICT",
    "CREATE TABLE content_hash(table_name TEXT NOT NULL PRIMARY KEY, sha256 TEXT NOT NULL CHECK(length(sha256) = 64)) "
    "STRICT",
};

using Objects = std::map<std::string, std::string>; // "type name table" → statement

Objects objectsOf(SQLite::Database& database) {
    Objects objects;
    SQLite::Statement query(database, "SELECT type, name, tbl_name, ifnull(sql, '') FROM sqlite_schema");
    while (query.executeStep()) {
        const std::string object = query.getColumn(0).getString() + " " + query.getColumn(1).getString() + " " +
                                   query.getColumn(2).getString();
        // A second object of one name would hide behind the first.
        if (!objects.emplace(object, query.getColumn(3).getString()).second) objects[object] = "doubled";
    }
    return objects;
}

const Objects& ownObjects() {
    static const Objects objects = [] {
        SQLite::Database memory(":memory:", SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
        for (const char* table : kTables)
            memory.exec(table);
        return objectsOf(memory);
    }();
    return objects;
}
} // namespace

void createSchema(SQLite::Database& database) {
    for (const char* table : kTables)
        database.exec(table);
    database.exec("PRAGMA application_id = " + std::to_string(kApplicationId));
    database.exec("PRAGMA user_version = " + std::to_string(kSchemaVersion));
}

std::optional<std::string> foreignObject(SQLite::Database& database) {
    const Objects found = objectsOf(database);
    const Objects& own = ownObjects();
    for (const auto& [object, statement] : found) {
        const auto match = own.find(object);
        if (match == own.end() || match->second != statement) return object;
    }
    for (const auto& [object, statement] : own) {
        if (!found.contains(object)) return object;
    }
    return std::nullopt;
}

} // namespace data::schema
