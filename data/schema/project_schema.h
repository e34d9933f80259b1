// The tables of a project file in each version, the check that a file has exactly these, and the way to this version.
#pragma once

#include <SQLiteCpp/Database.h>

#include <cstdint>
#include <optional>
#include <string>

namespace data::schema {

inline constexpr std::uint32_t kApplicationId = 0x4844524D; // "HDRM"
inline constexpr int kSchemaVersion = 2; // 2: measurements; imports keep importer, licence and evidence

int schemaVersion(SQLite::Database& database); // as the file states it
void createSchema(SQLite::Database& database, int version = kSchemaVersion);
// The first object that differs from the schema of the file's own version (missing, foreign or changed); nothing when
// none does.
std::optional<std::string> foreignObject(SQLite::Database& database);
// Every row of a sound project of an older version, in a new and empty database of this version, with its hashes.
void migrate(SQLite::Database& older, SQLite::Database& fresh);

} // namespace data::schema
