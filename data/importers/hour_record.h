// Rows of an hourly file on their way to a series: order, doubles and gaps are found here, each reported.
#pragma once

#include "data/importers/importer.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace data::importers {

// One row: the hour that begins at startUtcSeconds; no value where the file has none (an empty cell, EMPTY, MISSING).
struct HourRecord {
    std::int64_t startUtcSeconds{};
    std::optional<double> value;
    std::size_t line{};
};

enum class StampMeaning { HourBeginning, HourEnding };

// What is known of a column before its rows are assembled.
struct HourColumn {
    std::string name; // as in the file
    StampMeaning meaning{StampMeaning::HourBeginning};
    bool refusesZero{};       // a balancing authority never demands nothing
    bool refusesNegative{};   // a load
    bool isCompared{true};    // a load, judged by the hours around; weather and prices may jump
    std::string clock{"UTC"}; // of the stamps in messages
};

// The hours in order of time, from the first to the last stamp of the file.
struct AssembledHours {
    std::int64_t startUtcSeconds{};
    std::vector<double> values; // NaN where not valid
    std::vector<std::uint8_t> valid;
    std::size_t taken{};
    std::size_t quarantined{};
    std::vector<project::ImportIssue> issues;
};

// Every row is either taken or quarantined with an issue: doubled hours keep the first value, impossible hours and
// hours without a value become gaps. A row before an earlier one is reported and put in its place. Nothing is filled
// in.
AssembledHours assembleHours(std::vector<HourRecord> rows, const HourColumn& column);

} // namespace data::importers
