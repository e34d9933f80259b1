// The records of a project as rows of its tables, on an open connection. No transactions, no hashes: see ProjectFile.
#pragma once

#include "data/project/dataset_row.h"
#include "data/project/import_record.h"
#include "data/project/measurement_table.h"
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
std::optional<std::string> unstorable(const MeasurementTable& table);

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
bool eraseImport(SQLite::Database& database, const std::string& id); // with all that came with it
std::vector<ImportRecord> allImports(SQLite::Database& database);

void putMeasurements(SQLite::Database& database, const MeasurementTable& table); // new, or in place of the same one
void putUses(SQLite::Database& database, const MeasurementTable& table);         // its uses alone
std::vector<MeasurementTable> measurements(SQLite::Database& database, const std::string& kind); // empty: of all kinds
std::string measurementsVersion(SQLite::Database& database);

void putMeta(SQLite::Database& database, const std::string& key, const std::string& value);
std::optional<std::string> oneMeta(SQLite::Database& database, const std::string& key);

} // namespace data::project
