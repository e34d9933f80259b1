// A file as the text that the formats read: gzip, ZIP and XLSX are opened, UTF-16 becomes UTF-8. It writes no files and
// judges no text. What is opened is bounded; a file that says too much is refused with an issue.
#pragma once

#include "data/project/import_record.h"

#include <optional>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

namespace data::container {

struct ContainerLimits {
    std::size_t bytes{std::size_t{512} << 20U}; // of everything that one file opens to
    std::size_t freeBytes{std::size_t{16} << 20U};
    std::size_t ratio{250}; // of more than freeBytes: opened over packed
    std::size_t members{10'000};
    std::size_t xmlDepth{64};
    std::size_t columns{4096};
};

// Which part of the file is meant. Empty: the only one there is.
struct ContainerChoice {
    std::string member{};   // of a ZIP
    std::string sheet{};    // of a workbook
    std::string encoding{}; // of a text without a mark that tells: utf-8, utf-16le, utf-16be, windows-1252
};

// Which part is meant must be asked: `choices` are the names.
enum class ContainerQuestion { None, Member, Sheet };

struct OpenedFile {
    std::optional<std::string> text; // nothing: the bytes as they are, unless there is an error or a question
    std::string member;              // "load.csv", "Sheet1", "book.xlsx > Sheet1"; "": no container
    std::string innerName;           // of the innermost file; "": that of the file itself, without .gz
    std::string sheet;               // of a workbook with several
    ContainerQuestion question{ContainerQuestion::None};
    std::vector<std::string> choices;
    std::vector<project::ImportIssue> issues; // codes container.…
    bool hasFailed{};
    bool isStopped{};

    // What the formats read; `bytes` are those that were opened. Nothing readable: "".
    std::string_view read(std::string_view bytes) const {
        if (hasFailed || isStopped || question != ContainerQuestion::None) return {};
        return text ? std::string_view(*text) : bytes;
    }
};

// A sheet becomes comma-separated text: numbers as they are stored, dates as 2024-03-10 07:00:00, each row on the line
// of its number.
OpenedFile openFile(std::string_view bytes, const ContainerChoice& choice = {}, const ContainerLimits& limits = {},
                    const std::stop_token& stop = {});

} // namespace data::container
