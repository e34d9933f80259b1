#include "data/csv/csv_table.h"

#include "data/units/ascii_text.h"

#include <algorithm>

namespace data::csv {

namespace {
using model::units::Severity;

const char* faultCode(Fault fault) {
    switch (fault) {
    case Fault::UnterminatedQuote:
        return "csv.quote_open";
    case Fault::TextAfterQuote:
        return "csv.text_after_quote";
    case Fault::LineTooLong:
        return "csv.line_too_long";
    case Fault::FieldTooLong:
        return "csv.field_too_long";
    case Fault::TooManyFields:
        return "csv.too_many_fields";
    case Fault::ControlCharacter:
        return "csv.control_character";
    case Fault::None:
        break;
    }
    return "";
}

void report(CsvTable& table, std::size_t line, std::string code, std::vector<std::string> arguments,
            Severity severity = Severity::Error) {
    project::ImportIssue issue{{std::move(code), severity, {}, std::move(arguments)}, line, {}};
    table.issues.push_back(std::move(issue));
}

bool nameColumns(CsvTable& table, CsvReader reader, CsvRecord& record, const ReadOptions& options) {
    do {
        if (!reader.next(record, options)) {
            report(table, 1, "csv.empty", {});
            return false;
        }
    } while (record.isBlank);
    for (std::size_t i = 1; i <= record.fields.size(); ++i)
        table.header.push_back("column " + std::to_string(i));
    return true;
}

bool readHeader(CsvTable& table, CsvReader& reader, CsvRecord& record, const ReadOptions& options) {
    reader.skipLines(options.skippedLines);
    if (options.comment != '\0') reader.skipComments(options.comment);
    if (!options.hasHeader) return nameColumns(table, reader, record, options);
    do {
        if (!reader.next(record, options)) {
            report(table, 1, "csv.empty", {});
            return false;
        }
    } while (record.isBlank);
    if (record.fault != Fault::None) {
        report(table, record.line, faultCode(record.fault), {std::to_string(record.faultField + 1)});
        return false;
    }
    for (const std::string_view field : record.fields)
        table.header.emplace_back(trimmed(field));
    for (std::size_t i = 0; i < table.header.size(); ++i) {
        if (table.header[i].empty()) {
            report(table, record.line, "csv.column_without_name", {std::to_string(i + 1)}, Severity::Warning);
        } else if (table.column(table.header[i]) != i) {
            report(table, record.line, "csv.column_doubled", {table.header[i]});
        }
    }
    return true;
}

bool isStored(std::string_view text, std::string_view field) {
    return field.empty() || (field.data() >= text.data() && field.data() < text.data() + text.size());
}

void takeRow(CsvTable& table, const CsvRecord& record, std::string_view text) {
    ++table.rowsRead;
    if (record.fault != Fault::None) {
        report(table, record.line, faultCode(record.fault), {std::to_string(record.faultField + 1)});
        return;
    }
    if (record.fields.size() != table.header.size()) {
        report(table, record.line, "csv.field_count",
               {std::to_string(record.fields.size()), std::to_string(table.header.size())});
        return;
    }
    for (const std::string_view field : record.fields) {
        if (!isUtf8(field)) {
            report(table, record.line, "csv.not_utf8", {});
            return;
        }
    }
    table.lines.push_back(record.line);
    for (const std::string_view field : record.fields) {
        table.cells.push_back(isStored(text, field) ? field : table.unescaped.emplace_back(field));
    }
}
} // namespace

std::optional<std::size_t> CsvTable::column(std::string_view name) const {
    const std::string wanted = units::asciiLower(trimmed(name));
    for (std::size_t i = 0; i < header.size(); ++i) {
        if (units::asciiLower(header[i]) == wanted) return i;
    }
    return std::nullopt;
}

CsvTable readTable(std::string_view text, const ReadOptions& options) {
    CsvTable table;
    if (text.starts_with("\xFF\xFE") || text.starts_with("\xFE\xFF")) {
        report(table, 1, "csv.not_utf8", {});
        return table;
    }
    table.delimiter = options.delimiter != '\0' ? options.delimiter : sniffDelimiter(text);
    CsvReader reader(text, table.delimiter);
    CsvRecord record;
    if (!readHeader(table, reader, record, options)) return table;
    std::vector<CsvRecord> blanks; // held back until a row follows: a blank last line is no row
    std::size_t count = 0;
    while (reader.next(record, options)) {
        if (++count % 4096 == 0) {
            if (options.stop.stop_requested()) {
                table.isCancelled = true;
                return table;
            }
            if (options.progress) {
                options.progress(static_cast<double>(reader.position()) / static_cast<double>(text.size()));
            }
        }
        if (record.isBlank) {
            if (table.columns() == 1) blanks.push_back(record);
            continue;
        }
        for (const CsvRecord& blank : blanks)
            takeRow(table, blank, text);
        blanks.clear();
        takeRow(table, record, text);
    }
    return table;
}

} // namespace data::csv
