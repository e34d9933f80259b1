// SHA-256 over the rows of each table, kept in the file itself: what SQLite's own checks do not notice, these do.
#pragma once

#include <SQLiteCpp/Database.h>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace data::schema {

// Every table of a version of the schema that has a hash: all but content_hash itself; a table stands after those it
// refers to.
std::vector<std::string_view> hashedTables(int schemaVersion);
// Over all rows in order of the primary key, each value with its kind and length. A series and the columns of a
// measurement enter by their own hashes.
std::string tableHash(SQLite::Database& database, std::string_view table);
// Of one series (its values and mask), one measurement (its lines and uses) or one column of it (its numbers), as
// stored.
std::string blobHash(std::string_view bytes, std::string_view more = {});
void updateHash(SQLite::Database& database, std::string_view table);
std::string storedHash(SQLite::Database& database, std::string_view table); // empty: none

// What is wrong with the rows of a file whose schema is ours.
struct ContentFault {
    enum class Kind { Hash, Value } kind{Kind::Hash};
    std::string table;
    std::string what; // row and column for Value
};
// Reads every row: text is UTF-8 without control characters, numbers finite, units known, series of the stated length,
// parents of scenarios without a circle; hashes equal.
std::optional<ContentFault> findFault(SQLite::Database& database);
// A scenario whose line of parents does not end at a base within 100 steps; nothing when all do.
std::optional<std::string> parentCircle(SQLite::Database& database);
// Text that may be stored: UTF-8, no control characters but tab and line feed.
bool isStorableText(std::string_view text);

} // namespace data::schema
