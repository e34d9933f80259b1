// One import format: how it is recognised and how its text becomes series and dataset rows. It writes nothing.
#pragma once

#include "data/project/dataset_row.h"
#include "data/project/import_record.h"
#include "data/project/measurement_table.h"
#include "data/project/series_record.h"

#include <functional>
#include <map>
#include <span>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

namespace data::importers {

// Something only the user can know. Answered through ImportOptions::answers[key]; until then nothing is taken.
struct Question {
    std::string key;                  // "time_zone", "date_order", "decimal_comma", "unit.<column>", "device"
    model::units::Issue words;        // code question.… with an example from the file
    std::vector<std::string> choices; // empty: free text (a time zone)
};

// Anything done to a value on the way in. No format repairs silently; gaps stay gaps (see gap_repair.h).
struct Repair {
    model::units::Issue words;
    std::size_t rows{};
};

// A column the user named: --map COLUMN=FIELD:UNIT.
struct ColumnMapping {
    std::string column;
    std::string field;
    std::string unit;
};

struct ImportOptions {
    std::string fileName; // for names, sources and messages; never opened
    std::map<std::string, std::string> answers;
    std::vector<ColumnMapping> mappings;
    std::stop_token stop;
    std::function<void(double share)> progress;
};

struct ImportResult {
    std::string format;
    std::vector<project::SeriesRecord> series;
    std::vector<project::DatasetRow> rows;
    std::vector<project::MeasurementTable> measurements; // at most one of a kind
    std::size_t rowsRead{}; // = taken + quarantined, always
    std::size_t rowsTaken{};
    std::size_t rowsQuarantined{}; // each stands in an issue; of measurements they are kept, not used
    std::vector<Repair> repairs;
    std::vector<Question> questions; // not empty: series, rows and measurements are empty
    std::vector<project::ImportIssue> issues;
    bool isCancelled{};
    std::string member{}; // of a container: "load.csv", "book.xlsx > Sheet1"; the record of the import names it

    bool isUsable() const {
        return questions.empty() && !isCancelled && (!series.empty() || !rows.empty() || !measurements.empty());
    }
};

class Importer {
public:
    virtual ~Importer() = default;
    virtual std::string_view name() const = 0;
    virtual std::string_view title() const = 0;
    virtual std::span<const std::string_view> extensions() const = 0; // "csv", without the dot
    // 0 (certainly not this format) to 1, from the first few kilobytes.
    virtual double confidence(std::string_view head) const = 0;
    virtual ImportResult parse(std::string_view content, const ImportOptions& options) const = 0;
};

} // namespace data::importers
