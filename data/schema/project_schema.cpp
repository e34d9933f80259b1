#include "data/schema/project_schema.h"

#include "data/schema/content_hash.h"

#include <SQLiteCpp/Statement.h>
#include <SQLiteCpp/Transaction.h>

#include <algorithm>
#include <array>
#include <map>
#include <vector>

namespace data::schema {

namespace {
// Text and numbers are checked again on opening; the constraints here stop a program's own mistakes.
struct TableOfVersions {
    int first;
    int last; // version that still has it in this form
    const char* statement;
};
constexpr int kNow = kSchemaVersion;
constexpr std::array kTables{
    TableOfVersions{1, kNow, "CREATE TABLE meta(key TEXT NOT NULL PRIMARY KEY, value TEXT NOT NULL) STRICT"},
    TableOfVersions{
        1, kNow,
        "CREATE TABLE scenario(slug TEXT NOT NULL PRIMARY KEY CHECK(length(slug) BETWEEN 1 AND 200), "
        "position INTEGER NOT NULL, name TEXT NOT NULL, parent_slug TEXT REFERENCES scenario(slug) ON UPDATE CASCADE, "
        "note TEXT NOT NULL, colour TEXT NOT NULL) STRICT"},
    TableOfVersions{
        1, kNow,
        "CREATE TABLE scenario_entry(scenario_slug TEXT NOT NULL REFERENCES scenario(slug) ON DELETE CASCADE ON UPDATE "
        "CASCADE, position INTEGER NOT NULL, key TEXT NOT NULL, number REAL, text TEXT, "
        "PRIMARY KEY(scenario_slug, position), CHECK((number IS NULL) <> (text IS NULL))) STRICT"},
    TableOfVersions{
        1, 1,
        "CREATE TABLE import(id TEXT NOT NULL PRIMARY KEY, format TEXT NOT NULL, file_name TEXT NOT NULL, "
        "sha256 TEXT NOT NULL CHECK(length(sha256) = 64), time_utc_s INTEGER NOT NULL, "
        "rows_read INTEGER NOT NULL CHECK(rows_read >= 0), rows_taken INTEGER NOT NULL CHECK(rows_taken >= 0), "
        "rows_quarantined INTEGER NOT NULL CHECK(rows_quarantined >= 0)) STRICT"},
    TableOfVersions{
        2, kNow,
        "CREATE TABLE import(id TEXT NOT NULL PRIMARY KEY, format TEXT NOT NULL, file_name TEXT NOT NULL, "
        "sha256 TEXT NOT NULL CHECK(length(sha256) = 64), time_utc_s INTEGER NOT NULL, "
        "rows_read INTEGER NOT NULL CHECK(rows_read >= 0), rows_taken INTEGER NOT NULL CHECK(rows_taken >= 0), "
        "rows_quarantined INTEGER NOT NULL CHECK(rows_quarantined >= 0), "
        "importer_version TEXT NOT NULL, licence TEXT NOT NULL, evidence TEXT NOT NULL) STRICT"},
    TableOfVersions{
        1, kNow,
        "CREATE TABLE import_issue(import_id TEXT NOT NULL REFERENCES import(id) ON DELETE CASCADE, "
        "position INTEGER NOT NULL, code TEXT NOT NULL, severity INTEGER NOT NULL CHECK(severity BETWEEN 0 AND 2), "
        "place TEXT NOT NULL, line INTEGER NOT NULL, column_name TEXT NOT NULL, arguments TEXT NOT NULL, "
        "PRIMARY KEY(import_id, position)) STRICT"},
    TableOfVersions{
        1, kNow,
        "CREATE TABLE series(slug TEXT NOT NULL PRIMARY KEY CHECK(length(slug) BETWEEN 1 AND 200), name TEXT NOT NULL, "
        "unit TEXT NOT NULL, zone_of_origin TEXT NOT NULL, source TEXT NOT NULL, evidence TEXT NOT NULL, "
        "start_utc_s INTEGER NOT NULL, step_s INTEGER NOT NULL CHECK(step_s > 0), "
        "count INTEGER NOT NULL CHECK(count >= 0), numbers BLOB NOT NULL CHECK(length(numbers) = 8 * count), "
        "valid BLOB NOT NULL CHECK(length(valid) = count), sha256 TEXT NOT NULL CHECK(length(sha256) = 64), "
        "import_id TEXT REFERENCES import(id) ON DELETE CASCADE) STRICT"},
    TableOfVersions{
        1, kNow,
        "CREATE TABLE dataset_row(table_name TEXT NOT NULL, row_id TEXT NOT NULL, column_name TEXT NOT NULL, "
        "value TEXT NOT NULL, unit TEXT NOT NULL, evidence TEXT NOT NULL, source TEXT NOT NULL, "
        "import_id TEXT REFERENCES import(id) ON DELETE CASCADE, PRIMARY KEY(table_name, row_id, column_name)) STRICT"},
    TableOfVersions{
        2, kNow,
        "CREATE TABLE measurement(import_id TEXT NOT NULL REFERENCES import(id) ON DELETE CASCADE, kind TEXT NOT NULL, "
        "count INTEGER NOT NULL CHECK(count >= 0), lines BLOB NOT NULL CHECK(length(lines) = 4 * count), "
        "uses BLOB NOT NULL CHECK(length(uses) = count), sha256 TEXT NOT NULL CHECK(length(sha256) = 64), "
        "PRIMARY KEY(import_id, kind)) STRICT"},
    TableOfVersions{
        2, kNow,
        "CREATE TABLE measurement_column(import_id TEXT NOT NULL, kind TEXT NOT NULL, position INTEGER NOT NULL, "
        "name TEXT NOT NULL, unit TEXT NOT NULL, words TEXT, numbers BLOB NOT NULL, sha256 TEXT NOT NULL "
        "CHECK(length(sha256) = 64), PRIMARY KEY(import_id, kind, position), FOREIGN KEY(import_id, kind) "
        "REFERENCES measurement(import_id, kind) ON DELETE CASCADE) STRICT"},
    TableOfVersions{1, kNow,
                    "CREATE TABLE content_hash(table_name TEXT NOT NULL PRIMARY KEY, sha256 TEXT NOT NULL "
                    "CHECK(length(sha256) = 64)) "
                    "STRICT"},
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

const Objects& objectsOfVersion(int version) {
    static const std::array<Objects, kSchemaVersion> all = [] {
        std::array<Objects, kSchemaVersion> objects;
        for (int one = 1; one <= kSchemaVersion; ++one) {
            SQLite::Database memory(":memory:", SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
            createSchema(memory, one);
            objects[static_cast<std::size_t>(one - 1)] = objectsOf(memory);
        }
        return objects;
    }();
    return all.at(static_cast<std::size_t>(version - 1));
}

std::vector<std::string> columnsOf(SQLite::Database& database, const std::string& table) {
    std::vector<std::string> names;
    SQLite::Statement query(database, "SELECT name FROM pragma_table_info(?) ORDER BY cid");
    query.bind(1, table);
    while (query.executeStep())
        names.push_back(query.getColumn(0).getString());
    return names;
}

std::string listOf(const std::vector<std::string>& names, const char* instead = nullptr) {
    std::string list;
    for (const std::string& name : names)
        list += (list.empty() ? "" : ", ") + (instead == nullptr ? name : std::string(instead));
    return list;
}

void bindAs(SQLite::Statement& statement, int index, const SQLite::Column& value) {
    if (value.isNull())
        statement.bind(index);
    else if (value.isInteger())
        statement.bind(index, value.getInt64());
    else if (value.isFloat())
        statement.bind(index, value.getDouble());
    else if (value.isText())
        statement.bind(index, value.getString());
    else
        statement.bind(index, value.getBytes() == 0 ? "" : value.getBlob(), value.getBytes());
}

// Columns that the newer table has and the older one lacks are texts, and empty.
void copyTable(SQLite::Database& older, SQLite::Database& fresh, const std::string& table) {
    const std::vector<std::string> known = columnsOf(older, table);
    std::vector<std::string> all = columnsOf(fresh, table);
    std::vector<std::string> added;
    for (const std::string& name : all) {
        if (std::find(known.begin(), known.end(), name) == known.end()) added.push_back(name);
    }
    std::vector<std::string> target = known;
    target.insert(target.end(), added.begin(), added.end());
    SQLite::Statement rows(older, "SELECT " + listOf(known) + " FROM " + table + " ORDER BY rowid");
    SQLite::Statement put(fresh,
                          "INSERT INTO " + table + "(" + listOf(target) + ") VALUES(" + listOf(target, "?") + ")");
    while (rows.executeStep()) {
        put.reset();
        for (int i = 0; i < static_cast<int>(target.size()); ++i) {
            if (i < rows.getColumnCount())
                bindAs(put, i + 1, rows.getColumn(i));
            else
                put.bind(i + 1, "");
        }
        put.exec();
    }
}
} // namespace

int schemaVersion(SQLite::Database& database) {
    return database.execAndGet("PRAGMA user_version").getInt();
}

void createSchema(SQLite::Database& database, int version) {
    for (const TableOfVersions& table : kTables) {
        if (version >= table.first && version <= table.last) database.exec(table.statement);
    }
    database.exec("PRAGMA application_id = " + std::to_string(kApplicationId));
    database.exec("PRAGMA user_version = " + std::to_string(version));
}

std::optional<std::string> foreignObject(SQLite::Database& database) {
    const int version = schemaVersion(database);
    if (version < 1 || version > kSchemaVersion) return "user_version";
    const Objects found = objectsOf(database);
    const Objects& own = objectsOfVersion(version);
    for (const auto& [object, statement] : found) {
        const auto match = own.find(object);
        if (match == own.end() || match->second != statement) return object;
    }
    for (const auto& [object, statement] : own) {
        if (!found.contains(object)) return object;
    }
    return std::nullopt;
}

void migrate(SQLite::Database& older, SQLite::Database& fresh) {
    SQLite::Transaction transaction(fresh);
    fresh.exec("PRAGMA defer_foreign_keys = ON"); // a scenario may stand before its parent
    createSchema(fresh);
    for (const std::string_view table : hashedTables(schemaVersion(older)))
        copyTable(older, fresh, std::string(table));
    for (const std::string_view table : hashedTables(kSchemaVersion))
        updateHash(fresh, table);
    transaction.commit();
}

} // namespace data::schema
