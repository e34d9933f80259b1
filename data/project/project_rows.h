// The records of a project as rows of its tables, on an open connection. No transactions, no hashes: see ProjectFile.
#pragma once

#include "data/project/dataset_row.h"
#include "data/project/import_record.h"
#include "data/project/scenario_record.h"
#include "data/project/series_record.h"

#include <SQLiteCpp/Database.h>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace data::project {

// What in the record may not be stored; nothing when all may.
std::optional<std::string> unstorable(const ScenarioRecord& scenario);
std::optional<std::string> unstorable(const SeriesRecord& series);
std::optional<std::string> unstorable(const DatasetRow& row);
std::optional<std::string> unstorable(const ImportRecord& record);

void putScenario(SQLite::Database& database, const ScenarioRecord& scenario);
bool eraseScenario(SQLite::Database& database, const std::string& slug);
std::vector<ScenarioRecord> allScenarios(SQLite::Database& database); // in their stored order

void putSeries(SQLite::Database& database, const SeriesRecord& series);
bool eraseSeries(SQLite::Database& database, const std::string& slug);
std::optional<SeriesRecord> oneSeries(SQLite::Database& database, const std::string& slug);

void putDatasetRow(SQLite::Database& database, const DatasetRow& row);
void eraseDatasetTable(SQLite::Database& database, const std::string& table);
std::vector<DatasetRow> datasetRows(SQLite::Database& database, const std::string& table); // empty: all

void putImport(SQLite::Database& database, const ImportRecord& record);
bool eraseImport(SQLite::Database& database, const std::string& id); // with its series and rows
std::vector<ImportRecord> allImports(SQLite::Database& database);

void putMeta(SQLite::Database& database, const std::string& key, const std::string& value);
std::optional<std::string> oneMeta(SQLite::Database& database, const std::string& key);

} // namespace data::project
