#include "data/schema/content_hash.h"

#include "data/csv/csv_reader.h"
#include "data/schema/project_schema.h"
#include "data/store/sha256.h"
#include "data/units/unit_text.h"

#include <SQLiteCpp/Statement.h>
#include <sqlite3.h>

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <cstring>
#include <map>

namespace data::schema {

namespace {
struct HashedTable {
    std::string_view name;
    const char* rows; // in order of the primary key
    int first{1};
    int last{kSchemaVersion}; // version that still has these columns
};

// Blobs are not read here: their sha256 column stands for them and is checked against them on opening.
constexpr std::size_t kDeepestLine = 100;

constexpr std::array<HashedTable, 10> kHashed{{
    {"meta", "SELECT key, value FROM meta ORDER BY key"},
    {"scenario", "SELECT slug, position, name, parent_slug, note, colour FROM scenario ORDER BY slug"},
    {"scenario_entry",
     "SELECT scenario_slug, position, key, number, text FROM scenario_entry ORDER BY scenario_slug, position"},
    {"import",
     "SELECT id, format, file_name, sha256, time_utc_s, rows_read, rows_taken, rows_quarantined FROM import "
     "ORDER BY id",
     1, 1},
    {"import",
     "SELECT id, format, file_name, sha256, time_utc_s, rows_read, rows_taken, rows_quarantined, importer_version, "
     "licence, evidence FROM import ORDER BY id",
     2},
    {"import_issue", "SELECT import_id, position, code, severity, place, line, column_name, arguments FROM "
                     "import_issue ORDER BY import_id, position"},
    {"series", "SELECT slug, name, unit, zone_of_origin, source, evidence, start_utc_s, step_s, count, sha256, "
               "import_id FROM series ORDER BY slug"},
    {"dataset_row", "SELECT table_name, row_id, column_name, value, unit, evidence, source, import_id FROM dataset_row "
                    "ORDER BY table_name, row_id, column_name"},
    {"measurement", "SELECT import_id, kind, count, sha256 FROM measurement ORDER BY import_id, kind", 2},
    {"measurement_column",
     "SELECT import_id, kind, position, name, unit, words, sha256 FROM measurement_column ORDER BY import_id, kind, "
     "position",
     2},
}};

std::string_view bytesOf(const SQLite::Column& column) {
    const auto size = static_cast<std::size_t>(column.getBytes());
    return size == 0 ? std::string_view() : std::string_view(static_cast<const char*>(column.getBlob()), size);
}

// The hash of a table, and the first value in it that no program of ours would have written.
struct TableReading {
    std::string hash;
    std::string badValue;
};

TableReading readRows(SQLite::Database& database, const HashedTable& table) {
    TableReading reading;
    store::Sha256 hash;
    SQLite::Statement query(database, table.rows);
    std::int64_t row = 0;
    while (query.executeStep()) {
        ++row;
        for (int i = 0; i < query.getColumnCount(); ++i) {
            const SQLite::Column column = query.getColumn(i);
            bool good = true;
            if (column.isInteger()) {
                hash.addInteger(column.getInt64());
            } else if (column.isFloat()) {
                hash.addNumber(column.getDouble());
                good = std::isfinite(column.getDouble());
            } else if (column.isNull()) {
                hash.addNothing();
            } else {
                const std::string_view text = bytesOf(column);
                hash.addText(text);
                good = column.isText() && isStorableText(text);
            }
            if (!good && reading.badValue.empty()) {
                reading.badValue = "row " + std::to_string(row) + ", " + std::string(column.getName());
            }
        }
    }
    reading.hash = hash.hex();
    return reading;
}

bool isIn(const HashedTable& table, int version) {
    return version >= table.first && version <= table.last;
}

const HashedTable* findHashed(std::string_view name, int version) {
    for (const HashedTable& table : kHashed) {
        if (table.name == name && isIn(table, version)) return &table;
    }
    return nullptr;
}

std::optional<ContentFault> seriesFault(SQLite::Database& database) {
    SQLite::Statement query(database, "SELECT slug, unit, count, numbers, valid, sha256 FROM series");
    while (query.executeStep()) {
        const std::string slug = query.getColumn(0).getString();
        const auto count = static_cast<std::size_t>(query.getColumn(2).getInt64());
        const SQLite::Column numberColumn = query.getColumn(3);
        const SQLite::Column validColumn = query.getColumn(4);
        const std::string_view numbers = bytesOf(numberColumn);
        const std::string_view valid = bytesOf(validColumn);
        if (blobHash(numbers, valid) != query.getColumn(5).getString()) {
            return ContentFault{ContentFault::Kind::Hash, "series", slug};
        }
        if (numbers.size() != 8 * count || valid.size() != count ||
            !units::isKnownUnit(query.getColumn(1).getString())) {
            return ContentFault{ContentFault::Kind::Value, "series", slug};
        }
        for (std::size_t i = 0; i < count; ++i) {
            double number = 0.0;
            std::memcpy(&number, numbers.data() + 8 * i, 8);
            if (!std::isfinite(number) || (valid[i] != 0 && valid[i] != 1)) {
                return ContentFault{ContentFault::Kind::Value, "series", slug + ", step " + std::to_string(i)};
            }
        }
    }
    return std::nullopt;
}

// Numbers may be absent (NaN) but not infinite; codes name a word of the column; uses are of the three.
bool isSoundColumn(std::string_view bytes, std::size_t rows, const SQLite::Column& words) {
    if (words.isNull()) {
        if (bytes.size() != sizeof(double) * rows) return false;
        for (std::size_t i = 0; i < rows; ++i) {
            double number = 0.0;
            std::memcpy(&number, bytes.data() + sizeof(double) * i, sizeof(double));
            if (std::isinf(number)) return false;
        }
        return true;
    }
    const std::string_view text = bytesOf(words);
    const auto count = static_cast<std::uint32_t>(std::count(text.begin(), text.end(), '\n') + 1);
    if (bytes.size() != sizeof(std::uint32_t) * rows) return false;
    for (std::size_t i = 0; i < rows; ++i) {
        std::uint32_t code = 0;
        std::memcpy(&code, bytes.data() + sizeof(code) * i, sizeof(code));
        if (code >= count) return false;
    }
    return true;
}

std::optional<ContentFault> measurementFault(SQLite::Database& database) {
    SQLite::Statement heads(database, "SELECT import_id, kind, lines, uses, sha256 FROM measurement");
    while (heads.executeStep()) {
        const std::string place = heads.getColumn(0).getString() + ", " + heads.getColumn(1).getString();
        const SQLite::Column lines = heads.getColumn(2);
        const SQLite::Column uses = heads.getColumn(3);
        if (blobHash(bytesOf(lines), bytesOf(uses)) != heads.getColumn(4).getString()) {
            return ContentFault{ContentFault::Kind::Hash, "measurement", place};
        }
        const std::string_view marks = bytesOf(uses);
        if (std::any_of(marks.begin(), marks.end(), [](char mark) { return mark < 0 || mark > 2; })) {
            return ContentFault{ContentFault::Kind::Value, "measurement", place};
        }
    }
    SQLite::Statement columns(database, "SELECT c.import_id, c.kind, c.name, c.words, c.numbers, c.sha256, m.count "
                                        "FROM measurement_column c JOIN measurement m ON m.import_id = c.import_id "
                                        "AND m.kind = c.kind");
    while (columns.executeStep()) {
        const std::string place = columns.getColumn(0).getString() + ", " + columns.getColumn(2).getString();
        const SQLite::Column blob = columns.getColumn(4);
        if (blobHash(bytesOf(blob)) != columns.getColumn(5).getString()) {
            return ContentFault{ContentFault::Kind::Hash, "measurement_column", place};
        }
        const auto rows = static_cast<std::size_t>(columns.getColumn(6).getInt64());
        if (!isSoundColumn(bytesOf(blob), rows, columns.getColumn(3))) {
            return ContentFault{ContentFault::Kind::Value, "measurement_column", place};
        }
    }
    return std::nullopt;
}

} // namespace

static_assert(std::endian::native == std::endian::little, "series are stored as little-endian doubles");

std::vector<std::string_view> hashedTables(int version) {
    std::vector<std::string_view> names;
    for (const HashedTable& table : kHashed) {
        if (isIn(table, version)) names.push_back(table.name);
    }
    return names;
}

std::string tableHash(SQLite::Database& database, std::string_view table) {
    return readRows(database, *findHashed(table, schemaVersion(database))).hash;
}

std::string blobHash(std::string_view bytes, std::string_view more) {
    store::Sha256 hash;
    hash.addText(bytes);
    hash.addText(more);
    return hash.hex();
}

void updateHash(SQLite::Database& database, std::string_view table) {
    SQLite::Statement statement(database, "INSERT INTO content_hash(table_name, sha256) VALUES(?, ?) "
                                          "ON CONFLICT(table_name) DO UPDATE SET sha256 = excluded.sha256");
    statement.bind(1, std::string(table));
    statement.bind(2, tableHash(database, table));
    statement.exec();
}

std::string storedHash(SQLite::Database& database, std::string_view table) {
    SQLite::Statement query(database, "SELECT sha256 FROM content_hash WHERE table_name = ?");
    query.bind(1, std::string(table));
    return query.executeStep() ? query.getColumn(0).getString() : std::string();
}

std::optional<ContentFault> findFault(SQLite::Database& database) {
    const int version = schemaVersion(database);
    std::int64_t hashed = 0;
    for (const HashedTable& table : kHashed) {
        if (!isIn(table, version)) continue;
        ++hashed;
        const TableReading reading = readRows(database, table);
        const std::string name(table.name);
        if (reading.hash != storedHash(database, table.name)) return ContentFault{ContentFault::Kind::Hash, name, {}};
        if (!reading.badValue.empty()) return ContentFault{ContentFault::Kind::Value, name, reading.badValue};
    }
    SQLite::Statement count(database, "SELECT count(*) FROM content_hash");
    count.executeStep();
    if (count.getColumn(0).getInt64() != hashed) {
        return ContentFault{ContentFault::Kind::Hash, "content_hash", {}};
    }
    if (auto fault = seriesFault(database)) return fault;
    if (version >= 2) {
        if (auto fault = measurementFault(database)) return fault;
    }
    if (const auto slug = parentCircle(database)) {
        return ContentFault{ContentFault::Kind::Value, "scenario", *slug + ", parent_slug"};
    }
    return std::nullopt;
}

std::optional<std::string> parentCircle(SQLite::Database& database) {
    std::map<std::string, std::string> parentOf;
    SQLite::Statement query(database, "SELECT slug, ifnull(parent_slug, '') FROM scenario");
    while (query.executeStep())
        parentOf[query.getColumn(0).getString()] = query.getColumn(1).getString();
    for (const auto& [slug, parent] : parentOf) {
        std::string at = parent;
        for (std::size_t steps = 0; !at.empty(); ++steps) {
            const auto next = parentOf.find(at);
            if (next == parentOf.end() || steps > kDeepestLine) return slug;
            at = next->second;
        }
    }
    return std::nullopt;
}

bool isStorableText(std::string_view text) {
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if ((byte < 0x20 && c != '\t' && c != '\n') || byte == 0x7F) return false;
    }
    return csv::isUtf8(text);
}

} // namespace data::schema
