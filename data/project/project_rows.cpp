#include "data/project/project_rows.h"

#include "data/schema/content_hash.h"
#include "data/units/unit_text.h"

#include <SQLiteCpp/Statement.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstring>
#include <limits>
#include <map>

namespace data::project {

namespace {
std::optional<std::string> firstBadText(std::initializer_list<std::pair<const char*, const std::string*>> texts) {
    for (const auto& [place, text] : texts) {
        if (!schema::isStorableText(*text)) return place;
    }
    return std::nullopt;
}

// An empty text is stored as NULL where it stands for "none".
void bindReference(SQLite::Statement& statement, int index, const std::string& text) {
    if (text.empty())
        statement.bind(index);
    else
        statement.bind(index, text);
}

// "5:hello3:abc": texts of any content in one column.
std::string joined(const std::vector<std::string>& texts) {
    std::string all;
    for (const std::string& text : texts)
        all += std::to_string(text.size()) + ":" + text;
    return all;
}

std::vector<std::string> parted(std::string_view all) {
    std::vector<std::string> texts;
    while (!all.empty()) {
        std::size_t size = 0;
        const auto [end, error] = std::from_chars(all.data(), all.data() + all.size(), size);
        const auto used = static_cast<std::size_t>(end - all.data());
        if (error != std::errc() || used >= all.size() || all[used] != ':' || size > all.size() - used - 1) break;
        texts.emplace_back(all.substr(used + 1, size));
        all.remove_prefix(used + 1 + size);
    }
    return texts;
}

template<class T>
std::string_view bytesOf(const std::vector<T>& values) {
    return {reinterpret_cast<const char*>(values.data()), values.size() * sizeof(T)};
}

// An empty blob, not NULL, for no bytes.
void bindBlob(SQLite::Statement& statement, int index, std::string_view bytes) {
    statement.bind(index, bytes.empty() ? "" : bytes.data(), static_cast<int>(bytes.size()));
}

template<class T>
void fillFrom(std::vector<T>& values, const SQLite::Column& blob) {
    values.resize(static_cast<std::size_t>(blob.getBytes()) / sizeof(T));
    if (!values.empty()) std::memcpy(values.data(), blob.getBlob(), values.size() * sizeof(T));
}

std::string wordLines(const std::vector<std::string>& words) {
    std::string all;
    for (std::size_t i = 1; i < words.size(); ++i)
        all += "\n" + words[i]; // the first word is empty
    return all;
}

std::vector<std::string> wordsOf(std::string_view all) {
    std::vector<std::string> words;
    for (std::size_t end = all.find('\n'); end != std::string_view::npos; end = all.find('\n')) {
        words.emplace_back(all.substr(0, end));
        all.remove_prefix(end + 1);
    }
    words.emplace_back(all);
    return words;
}

std::int64_t lastPosition(SQLite::Database& database) {
    SQLite::Statement query(database, "SELECT ifnull(max(position), 0) FROM scenario");
    query.executeStep();
    return query.getColumn(0).getInt64();
}

bool changed(SQLite::Database& database, const char* statement, const std::string& argument) {
    SQLite::Statement change(database, statement);
    change.bind(1, argument);
    return change.exec() > 0;
}
} // namespace

std::optional<std::string> unstorable(const ScenarioRecord& scenario) {
    if (scenario.slug.empty() || scenario.slug.size() > 200) return "slug";
    for (const Entry& entry : scenario.entries) {
        if (!schema::isStorableText(entry.key)) return "key";
        const auto* number = std::get_if<double>(&entry.value);
        const auto* text = std::get_if<std::string>(&entry.value);
        if (number != nullptr ? !std::isfinite(*number) : !schema::isStorableText(*text)) return entry.key;
    }
    return firstBadText({{"slug", &scenario.slug},
                         {"name", &scenario.name},
                         {"parent", &scenario.parentSlug},
                         {"note", &scenario.note},
                         {"colour", &scenario.colour}});
}

std::optional<std::string> unstorable(const SeriesRecord& series) {
    if (series.slug.empty() || series.slug.size() > 200) return "slug";
    if (!units::isKnownUnit(series.unit)) return "unit " + series.unit;
    if (series.stepSeconds <= 0) return "step";
    if (series.values.size() != series.valid.size()) return "valid";
    for (std::size_t i = 0; i < series.values.size(); ++i) {
        if (series.valid[i] > 1 || (series.valid[i] == 1 && !std::isfinite(series.values[i]))) {
            return "step " + std::to_string(i);
        }
    }
    return firstBadText({{"slug", &series.slug},
                         {"name", &series.name},
                         {"zone", &series.zoneOfOrigin},
                         {"source", &series.source},
                         {"evidence", &series.evidence},
                         {"import", &series.importId}});
}

std::optional<std::string> unstorable(const DatasetRow& row) {
    return firstBadText({{"table", &row.table},
                         {"row", &row.rowId},
                         {"column", &row.column},
                         {"value", &row.value},
                         {"unit", &row.unit},
                         {"evidence", &row.evidence},
                         {"source", &row.source}});
}

std::optional<std::string> unstorable(const ImportRecord& record) {
    if (record.id.empty()) return "id";
    if (record.sha256.size() != 64) return "sha256";
    return firstBadText({{"id", &record.id},
                         {"format", &record.format},
                         {"file name", &record.fileName},
                         {"importer", &record.importerVersion},
                         {"licence", &record.licence},
                         {"evidence", &record.evidence}});
}

std::optional<std::string> unstorable(const MeasurementTable& table) {
    if (table.kind.empty() || !schema::isStorableText(table.kind)) return "kind";
    if (table.uses.size() != table.rows()) return "uses";
    for (const MeasurementColumn& column : table.columns) {
        const std::size_t rows = column.isText() ? column.codes.size() : column.numbers.size();
        if (rows != table.rows() || (column.isText() && !column.numbers.empty())) return column.name;
        if (const auto bad = firstBadText({{"name", &column.name}, {"unit", &column.unit}})) return bad;
        for (const std::string& word : column.words) {
            if (!schema::isStorableText(word) || word.find('\n') != std::string::npos) return column.name;
        }
        const bool isWord = std::all_of(column.codes.begin(), column.codes.end(),
                                        [&](std::uint32_t code) { return code < column.words.size(); });
        const bool isNumber = std::none_of(column.numbers.begin(), column.numbers.end(),
                                           [](double number) { return std::isinf(number); });
        if (!isWord || !isNumber) return column.name;
    }
    return std::nullopt;
}

void putScenario(SQLite::Database& database, const ScenarioRecord& scenario) {
    SQLite::Statement statement(
        database, "INSERT INTO scenario(slug, position, name, parent_slug, note, colour) VALUES(?, ?, ?, ?, ?, ?) "
                  "ON CONFLICT(slug) DO UPDATE SET name = excluded.name, parent_slug = excluded.parent_slug, "
                  "note = excluded.note, colour = excluded.colour");
    statement.bind(1, scenario.slug);
    statement.bind(2, lastPosition(database) + 1);
    statement.bind(3, scenario.name);
    bindReference(statement, 4, scenario.parentSlug);
    statement.bind(5, scenario.note);
    statement.bind(6, scenario.colour);
    statement.exec();
    changed(database, "DELETE FROM scenario_entry WHERE scenario_slug = ?", scenario.slug);
    SQLite::Statement entry(database, "INSERT INTO scenario_entry(scenario_slug, position, key, number, text) "
                                      "VALUES(?, ?, ?, ?, ?)");
    std::int64_t position = 0;
    for (const Entry& value : scenario.entries) {
        entry.reset();
        entry.clearBindings();
        entry.bind(1, scenario.slug);
        entry.bind(2, ++position);
        entry.bind(3, value.key);
        if (const auto* number = std::get_if<double>(&value.value))
            entry.bind(4, *number);
        else
            entry.bind(5, std::get<std::string>(value.value));
        entry.exec();
    }
}

bool eraseScenario(SQLite::Database& database, const std::string& slug) {
    return changed(database, "DELETE FROM scenario WHERE slug = ?", slug);
}

std::vector<ScenarioRecord> allScenarios(SQLite::Database& database) {
    std::vector<ScenarioRecord> scenarios;
    std::map<std::string, std::size_t> indexOf;
    SQLite::Statement query(database, "SELECT slug, name, ifnull(parent_slug, ''), note, colour FROM scenario "
                                      "ORDER BY position, slug");
    while (query.executeStep()) {
        indexOf[query.getColumn(0).getString()] = scenarios.size();
        scenarios.push_back({query.getColumn(0).getString(),
                             query.getColumn(1).getString(),
                             query.getColumn(2).getString(),
                             query.getColumn(3).getString(),
                             query.getColumn(4).getString(),
                             {}});
    }
    SQLite::Statement entries(database, "SELECT scenario_slug, key, number, text FROM scenario_entry "
                                        "ORDER BY scenario_slug, position");
    while (entries.executeStep()) {
        Entry entry{entries.getColumn(1).getString(), 0.0};
        if (entries.getColumn(2).isNull())
            entry.value = entries.getColumn(3).getString();
        else
            entry.value = entries.getColumn(2).getDouble();
        scenarios.at(indexOf.at(entries.getColumn(0).getString())).entries.push_back(std::move(entry));
    }
    return scenarios;
}

void putSeries(SQLite::Database& database, const SeriesRecord& series) {
    // A missing value is stored as 0 under a mask of 0: the file holds finite numbers only.
    std::vector<double> stored = series.values;
    for (std::size_t i = 0; i < stored.size(); ++i) {
        if (series.valid[i] == 0) stored[i] = 0.0;
    }
    const std::string_view numbers = bytesOf(stored);
    const std::string_view valid = bytesOf(series.valid);
    SQLite::Statement statement(
        database,
        "INSERT OR REPLACE INTO series(slug, name, unit, zone_of_origin, source, evidence, start_utc_s, step_s, "
        "count, numbers, valid, sha256, import_id) VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
    statement.bind(1, series.slug);
    statement.bind(2, series.name);
    statement.bind(3, series.unit);
    statement.bind(4, series.zoneOfOrigin);
    statement.bind(5, series.source);
    statement.bind(6, series.evidence);
    statement.bind(7, series.startUtcSeconds);
    statement.bind(8, series.stepSeconds);
    statement.bind(9, static_cast<std::int64_t>(series.size()));
    bindBlob(statement, 10, numbers);
    bindBlob(statement, 11, valid);
    statement.bind(12, schema::blobHash(numbers, valid));
    bindReference(statement, 13, series.importId);
    statement.exec();
}

bool eraseSeries(SQLite::Database& database, const std::string& slug) {
    return changed(database, "DELETE FROM series WHERE slug = ?", slug);
}

std::optional<SeriesRecord> oneSeries(SQLite::Database& database, const std::string& slug) {
    SQLite::Statement query(database,
                            "SELECT name, unit, zone_of_origin, source, evidence, start_utc_s, step_s, count, "
                            "numbers, valid, ifnull(import_id, '') FROM series WHERE slug = ?");
    query.bind(1, slug);
    if (!query.executeStep()) return std::nullopt;
    SeriesRecord series;
    series.slug = slug;
    series.name = query.getColumn(0).getString();
    series.unit = query.getColumn(1).getString();
    series.zoneOfOrigin = query.getColumn(2).getString();
    series.source = query.getColumn(3).getString();
    series.evidence = query.getColumn(4).getString();
    series.startUtcSeconds = query.getColumn(5).getInt64();
    series.stepSeconds = query.getColumn(6).getInt64();
    const auto count = static_cast<std::size_t>(query.getColumn(7).getInt64());
    series.values.resize(count);
    series.valid.resize(count);
    if (count > 0) {
        std::memcpy(series.values.data(), query.getColumn(8).getBlob(), count * sizeof(double));
        std::memcpy(series.valid.data(), query.getColumn(9).getBlob(), count);
    }
    for (std::size_t i = 0; i < count; ++i) {
        if (series.valid[i] == 0) series.values[i] = std::numeric_limits<double>::quiet_NaN();
    }
    series.importId = query.getColumn(10).getString();
    return series;
}

void putDatasetRow(SQLite::Database& database, const DatasetRow& row) {
    SQLite::Statement statement(database,
                                "INSERT OR REPLACE INTO dataset_row(table_name, row_id, column_name, value, unit, "
                                "evidence, source, import_id) VALUES(?, ?, ?, ?, ?, ?, ?, ?)");
    statement.bind(1, row.table);
    statement.bind(2, row.rowId);
    statement.bind(3, row.column);
    statement.bind(4, row.value);
    statement.bind(5, row.unit);
    statement.bind(6, row.evidence);
    statement.bind(7, row.source);
    bindReference(statement, 8, row.importId);
    statement.exec();
}

void eraseDatasetTable(SQLite::Database& database, const std::string& table) {
    changed(database, "DELETE FROM dataset_row WHERE table_name = ?", table);
}

std::vector<DatasetRow> datasetRows(SQLite::Database& database, const std::string& table) {
    SQLite::Statement query(
        database, "SELECT table_name, row_id, column_name, value, unit, evidence, source, ifnull(import_id, '') "
                  "FROM dataset_row WHERE ?1 = '' OR table_name = ?1 ORDER BY table_name, row_id, column_name");
    query.bind(1, table);
    std::vector<DatasetRow> rows;
    while (query.executeStep()) {
        const auto text = [&](int column) { return query.getColumn(column).getString(); };
        rows.push_back({text(0), text(1), text(2), text(3), text(4), text(5), text(6), text(7)});
    }
    return rows;
}

void putImport(SQLite::Database& database, const ImportRecord& record) {
    SQLite::Statement statement(database, "INSERT INTO import(id, format, file_name, sha256, time_utc_s, rows_read, "
                                          "rows_taken, rows_quarantined, importer_version, licence, evidence) "
                                          "VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
    statement.bind(1, record.id);
    statement.bind(2, record.format);
    statement.bind(3, record.fileName);
    statement.bind(4, record.sha256);
    statement.bind(5, record.timeUtcSeconds);
    statement.bind(6, static_cast<std::int64_t>(record.rowsRead));
    statement.bind(7, static_cast<std::int64_t>(record.rowsTaken));
    statement.bind(8, static_cast<std::int64_t>(record.rowsQuarantined));
    statement.bind(9, record.importerVersion);
    statement.bind(10, record.licence);
    statement.bind(11, record.evidence);
    statement.exec();
    SQLite::Statement issue(database, "INSERT INTO import_issue(import_id, position, code, severity, place, line, "
                                      "column_name, arguments) VALUES(?, ?, ?, ?, ?, ?, ?, ?)");
    std::int64_t position = 0;
    for (const ImportIssue& found : record.issues) {
        issue.reset();
        issue.bind(1, record.id);
        issue.bind(2, ++position);
        issue.bind(3, found.issue.code);
        issue.bind(4, static_cast<int>(found.issue.severity));
        issue.bind(5, found.issue.where);
        issue.bind(6, static_cast<std::int64_t>(found.line));
        issue.bind(7, found.column);
        issue.bind(8, joined(found.issue.arguments));
        issue.exec();
    }
}

bool eraseImport(SQLite::Database& database, const std::string& id) {
    return changed(database, "DELETE FROM import WHERE id = ?", id);
}

std::vector<ImportRecord> allImports(SQLite::Database& database) {
    std::vector<ImportRecord> records;
    SQLite::Statement query(database, "SELECT id, format, file_name, sha256, time_utc_s, rows_read, rows_taken, "
                                      "rows_quarantined, importer_version, licence, evidence FROM import "
                                      "ORDER BY time_utc_s, id");
    while (query.executeStep()) {
        const auto number = [&](int column) { return static_cast<std::size_t>(query.getColumn(column).getInt64()); };
        records.push_back({query.getColumn(0).getString(),
                           query.getColumn(1).getString(),
                           query.getColumn(2).getString(),
                           query.getColumn(3).getString(),
                           query.getColumn(4).getInt64(),
                           number(5),
                           number(6),
                           number(7),
                           {},
                           query.getColumn(8).getString(),
                           query.getColumn(9).getString(),
                           query.getColumn(10).getString()});
    }
    for (ImportRecord& record : records) {
        SQLite::Statement issue(database,
                                "SELECT code, severity, place, line, column_name, arguments FROM import_issue "
                                "WHERE import_id = ? ORDER BY position");
        issue.bind(1, record.id);
        while (issue.executeStep()) {
            record.issues.push_back(
                {{issue.getColumn(0).getString(), static_cast<model::units::Severity>(issue.getColumn(1).getInt()),
                  issue.getColumn(2).getString(), parted(issue.getColumn(5).getString())},
                 static_cast<std::size_t>(issue.getColumn(3).getInt64()),
                 issue.getColumn(4).getString()});
        }
    }
    return records;
}

void putMeasurements(SQLite::Database& database, const MeasurementTable& table) {
    const std::string_view lines = bytesOf(table.lines);
    const std::string_view uses = bytesOf(table.uses);
    SQLite::Statement head(database, "INSERT OR REPLACE INTO measurement(import_id, kind, count, lines, uses, sha256) "
                                     "VALUES(?, ?, ?, ?, ?, ?)");
    head.bind(1, table.importId);
    head.bind(2, table.kind);
    head.bind(3, static_cast<std::int64_t>(table.rows()));
    bindBlob(head, 4, lines);
    bindBlob(head, 5, uses);
    head.bind(6, schema::blobHash(lines, uses));
    head.exec();
    SQLite::Statement put(database, "INSERT INTO measurement_column(import_id, kind, position, name, unit, words, "
                                    "numbers, sha256) VALUES(?, ?, ?, ?, ?, ?, ?, ?)");
    std::int64_t position = 0;
    for (const MeasurementColumn& column : table.columns) {
        const std::string_view bytes = column.isText() ? bytesOf(column.codes) : bytesOf(column.numbers);
        put.reset();
        put.clearBindings();
        put.bind(1, table.importId);
        put.bind(2, table.kind);
        put.bind(3, ++position);
        put.bind(4, column.name);
        put.bind(5, column.unit);
        if (column.isText()) put.bind(6, wordLines(column.words));
        bindBlob(put, 7, bytes);
        put.bind(8, schema::blobHash(bytes));
        put.exec();
    }
}

void putUses(SQLite::Database& database, const MeasurementTable& table) {
    const std::string_view lines = bytesOf(table.lines);
    const std::string_view uses = bytesOf(table.uses);
    SQLite::Statement change(database, "UPDATE measurement SET uses = ?, sha256 = ? WHERE import_id = ? AND kind = ?");
    bindBlob(change, 1, uses);
    change.bind(2, schema::blobHash(lines, uses));
    change.bind(3, table.importId);
    change.bind(4, table.kind);
    change.exec();
}

std::vector<MeasurementTable> measurements(SQLite::Database& database, const std::string& kind) {
    std::vector<MeasurementTable> tables;
    SQLite::Statement heads(database, "SELECT m.import_id, m.kind, m.lines, m.uses FROM measurement m JOIN import i "
                                      "ON i.id = m.import_id WHERE ?1 = '' OR m.kind = ?1 "
                                      "ORDER BY m.kind, i.time_utc_s, m.import_id");
    heads.bind(1, kind);
    while (heads.executeStep()) {
        MeasurementTable& table = tables.emplace_back();
        table.importId = heads.getColumn(0).getString();
        table.kind = heads.getColumn(1).getString();
        fillFrom(table.lines, heads.getColumn(2));
        fillFrom(table.uses, heads.getColumn(3));
        SQLite::Statement columns(database, "SELECT name, unit, words, numbers FROM measurement_column WHERE "
                                            "import_id = ? AND kind = ? ORDER BY position");
        columns.bind(1, table.importId);
        columns.bind(2, table.kind);
        while (columns.executeStep()) {
            MeasurementColumn& column = table.columns.emplace_back();
            column.name = columns.getColumn(0).getString();
            column.unit = columns.getColumn(1).getString();
            if (columns.getColumn(2).isNull()) {
                fillFrom(column.numbers, columns.getColumn(3));
            } else {
                column.words = wordsOf(columns.getColumn(2).getString());
                fillFrom(column.codes, columns.getColumn(3));
            }
        }
    }
    return tables;
}

std::string measurementsVersion(SQLite::Database& database) {
    std::string version;
    SQLite::Statement heads(database, "SELECT import_id, kind, sha256 FROM measurement ORDER BY kind, import_id");
    while (heads.executeStep())
        for (int column = 0; column < 3; ++column)
            version += heads.getColumn(column).getString() + '\n';
    return version;
}

void putMeta(SQLite::Database& database, const std::string& key, const std::string& value) {
    SQLite::Statement statement(database, "INSERT INTO meta(key, value) VALUES(?, ?) "
                                          "ON CONFLICT(key) DO UPDATE SET value = excluded.value");
    statement.bind(1, key);
    statement.bind(2, value);
    statement.exec();
}

std::optional<std::string> oneMeta(SQLite::Database& database, const std::string& key) {
    SQLite::Statement query(database, "SELECT value FROM meta WHERE key = ?");
    query.bind(1, key);
    if (!query.executeStep()) return std::nullopt;
    return query.getColumn(0).getString();
}

} // namespace data::project
