// The tables of a project file, and the check that a file has exactly these.
#pragma once

#include <SQLiteCpp/Database.h>

#include <cstdint>
#include <optional>
#include <string>

namespace data::schema {

inline constexpr std::uint32_t kApplicationId = 0x4844524D; // "HDRM"
inline constexpr int kSchemaVersion = 1;

void createSchema(SQLite::Database& database);
// The first object that differs from the schema of this version (missing, foreign or changed); nothing when none does.
std::optional<std::string> foreignObject(SQLite::Database& database);

} // namespace data::schema
