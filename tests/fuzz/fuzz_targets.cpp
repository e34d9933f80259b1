#include "tests/fuzz/fuzz_targets.h"

#include "data/container/opened_file.h"
#include "data/csv/csv_table.h"
#include "data/importers/registry.h"
#include "data/json/json_reader.h"
#include "data/units/unit_text.h"
#include "tests/support/measurement_samples.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>

namespace tests::fuzz {

namespace {

using data::importers::Importer;
using data::importers::ImportOptions;
using data::importers::ImportResult;
using data::importers::Question;

void promise(bool isKept, const char* words) {
    if (isKept) return;
    std::fprintf(stderr, "broken promise: %s\n", words);
    std::abort();
}

void checkIssues(const std::vector<data::project::ImportIssue>& issues) {
    for (const auto& issue : issues)
        promise(!issue.issue.code.empty(), "an issue has a code");
}

void readTable(std::string_view bytes) {
    const data::csv::CsvTable table = data::csv::readTable(bytes);
    promise(table.cells.size() == table.rows() * table.columns(), "a table is full");
    promise(table.rowsRead >= table.rows(), "rows read hold those kept");
    checkIssues(table.issues);
    for (const std::string_view cell : table.cells)
        if (const auto number = data::csv::parseNumber(cell, false))
            promise(std::isfinite(*number), "numbers are finite");
}

std::size_t depthOf(const data::json::JsonValue& value) {
    std::size_t deepest = 0;
    for (const auto& item : value.items)
        deepest = std::max(deepest, depthOf(item));
    for (const auto& member : value.members)
        deepest = std::max(deepest, depthOf(member.value));
    return deepest + 1;
}

void readJson(std::string_view bytes) {
    const data::json::JsonText text = data::json::readJson(bytes);
    promise(text.value.has_value() != text.fault.has_value(), "a text has a value or a fault");
    if (text.value) promise(depthOf(*text.value) <= 65, "the depth is bounded");
    if (text.fault) promise(text.fault->line >= 1, "a fault has its line");
    data::json::readJsonLines(
        bytes, {}, [](data::json::JsonValue&&) {}, [](const data::json::JsonFault&) {});
}

void readUnit(std::string_view bytes) {
    constexpr std::size_t kField = 256; // what a person types, and more
    bytes = bytes.substr(0, kField);
    for (const std::string_view row : {"MW", "share", "USD/MWh", "J", "h", ""}) {
        std::vector<model::units::Issue> issues;
        const auto number = data::units::parseWithUnit(bytes, row, issues);
        promise(number.has_value() == issues.empty(), "a number is read or the reason told");
        if (number) promise(std::isfinite(*number), "numbers are finite");
    }
}

void openContainer(std::string_view bytes) {
    data::container::ContainerLimits limits;
    limits.bytes = std::size_t{8} << 20U;
    const auto opened = data::container::openFile(bytes, {}, limits);
    promise(opened.read(bytes).size() <= std::max(bytes.size(), limits.bytes), "what is opened is bounded");
    promise(opened.hasFailed <= !opened.issues.empty(), "a refusal says why");
    checkIssues(opened.issues);
    for (const std::string& choice : opened.choices) { // each part as the user would choose it
        data::container::ContainerChoice part;
        (opened.question == data::container::ContainerQuestion::Member ? part.member : part.sheet) = choice;
        data::container::openFile(bytes, part, limits);
    }
}

void checkResult(const ImportResult& result) {
    promise(result.rowsRead == result.rowsTaken + result.rowsQuarantined, "every row is taken or in quarantine");
    checkIssues(result.issues);
    if (!result.questions.empty())
        promise(result.series.empty() && result.rows.empty() && result.measurements.empty(),
                "nothing is taken before the questions are answered");
    for (const auto& table : result.measurements) {
        promise(table.uses.size() == table.rows(), "every row has a use");
        for (const auto& column : table.columns)
            promise((column.isText() ? column.codes.size() : column.numbers.size()) == table.rows(),
                    "every column has every row");
    }
}

// What a person might answer, so that what lies behind the questions is reached too.
std::string answerTo(const Question& question) {
    if (!question.choices.empty()) return question.choices.front();
    if (question.key.find("zone") != std::string::npos) return "America/New_York";
    if (question.key.starts_with("unit")) return "MW";
    return "NVIDIA H100 80GB HBM3";
}

void import(const Importer& importer, std::string_view bytes) {
    const double confidence = importer.confidence(bytes.substr(0, 4096));
    promise(confidence >= 0.0 && confidence <= 1.0, "a confidence is a share");
    ImportOptions options;
    options.fileName = "fuzz";
    constexpr int kRounds = 4; // questions that arise from answers
    for (int round = 0; round < kRounds; ++round) {
        const ImportResult result = importer.parse(bytes, options);
        checkResult(result);
        if (result.questions.empty()) return;
        for (const Question& question : result.questions)
            options.answers[question.key] = answerTo(question);
    }
}

std::vector<std::string> seedsOf(std::string_view format) {
    std::vector<std::string> seeds;
    for (const auto& sample : measurementSamples())
        if (sample.format == format) seeds.push_back(sample.text);
    if (format.find("csv") != std::string_view::npos || seeds.empty()) {
        seeds.emplace_back("time_utc,load_mw\n2024-03-10T06:00:00Z,100\n2024-03-10T07:00:00Z,101.5\n");
        seeds.emplace_back("Datum;Last (MW)\n31.03.2024 01:00;1.234,5\n31.03.2024 03:00;1.300,0\n");
    }
    return seeds;
}

} // namespace

std::vector<FuzzTarget> fuzzTargets() {
    std::vector<FuzzTarget> targets{
        {"csv",
         readTable,
         {"a,b\n1,\"x\"\"y\"\n", "# c\na;b\r\n1,5;2\r\n",
          "\xEF\xBB\xBF"
          "a\tb\n1\t2\n"}},
        {"json", readJson, {R"({"a": [1, -2.5e3, "\u00e9", null, true]})", "[[[[]]]]", "{\"a\":1}\n{\"b\":2}\n"}},
        {"units", readUnit, {"MW", "kWh", "USD/MWh", "degC", "J/token"}},
        {"container", openContainer, {std::string("PK\x03\x04", 4), std::string("\x1F\x8B\x08\0\0\0\0\0\0\xFF", 10)}}};
    for (const Importer* importer : data::importers::importers())
        targets.push_back({"import-" + std::string(importer->name()),
                           [importer](std::string_view bytes) { import(*importer, bytes); },
                           seedsOf(importer->name())});
    return targets;
}

} // namespace tests::fuzz
