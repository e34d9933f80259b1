#include "data/exporters/table_writer.h"

#include "data/store/whole_file.h"
#include "data/units/unit_text.h"

#include <nlohmann/json.hpp>
#include <xlsxwriter.h>

#include <cerrno>
#include <cmath>
#include <set>

namespace data::exporters {

namespace {
// A cell that spreadsheets would run as a formula.
bool looksLikeFormula(std::string_view text) {
    return !text.empty() && std::string_view("=+-@\t\r").find(text.front()) != std::string_view::npos;
}

std::string csvText(std::string_view text) {
    std::string safe = looksLikeFormula(text) ? "'" + std::string(text) : std::string(text);
    if (safe.find_first_of(",\"\r\n") == std::string::npos) return safe;
    std::string quoted = "\"";
    for (const char c : safe)
        quoted.append(c == '"' ? 2 : 1, c);
    return quoted + "\"";
}

struct CsvCell {
    std::string operator()(std::monostate) const { return {}; }
    std::string operator()(double number) const { return std::isfinite(number) ? units::numberText(number) : ""; }
    std::string operator()(std::int64_t number) const { return std::to_string(number); }
    std::string operator()(const std::string& text) const { return csvText(text); }
};

struct JsonCell {
    nlohmann::ordered_json operator()(std::monostate) const { return nullptr; }
    nlohmann::ordered_json operator()(double number) const {
        if (!std::isfinite(number)) return nullptr;
        return number;
    }
    nlohmann::ordered_json operator()(std::int64_t number) const { return number; }
    nlohmann::ordered_json operator()(const std::string& text) const { return text; }
};

// Closes the workbook on every path; libxlsxwriter writes the file on closing.
class Workbook {
public:
    explicit Workbook(const std::filesystem::path& path) : m_book(workbook_new(path.c_str())), m_path(path) {}
    ~Workbook() {
        if (m_book != nullptr) workbook_close(m_book);
    }
    Workbook(const Workbook&) = delete;
    Workbook& operator=(const Workbook&) = delete;
    lxw_workbook* get() const { return m_book; }
    void close() {
        const lxw_error error = workbook_close(m_book);
        m_book = nullptr;
        if (error != LXW_NO_ERROR) throw store::FileError(m_path, store::FileStep::Write, 0);
    }

private:
    lxw_workbook* m_book;
    std::filesystem::path m_path;
};

// At most 31 characters, none of []:*?/\, unique in the book.
std::string sheetName(const std::string& name, std::set<std::string>& used) {
    std::string base;
    for (const char c : name.substr(0, 28)) {
        base += std::string_view("[]:*?/\\'").find(c) == std::string_view::npos ? c : '_';
    }
    if (base.empty()) base = "table";
    std::string unique = base;
    for (int i = 2; !used.insert(unique).second; ++i)
        unique = base + "_" + std::to_string(i);
    return unique;
}

void writeCell(lxw_worksheet* sheet, lxw_row_t row, lxw_col_t column, const Cell& cell) {
    if (const auto* number = std::get_if<double>(&cell)) {
        if (std::isfinite(*number)) worksheet_write_number(sheet, row, column, *number, nullptr);
    } else if (const auto* whole = std::get_if<std::int64_t>(&cell)) {
        worksheet_write_number(sheet, row, column, static_cast<double>(*whole), nullptr);
    } else if (const auto* text = std::get_if<std::string>(&cell)) {
        worksheet_write_string(sheet, row, column, text->substr(0, 32767).c_str(), nullptr);
    }
}

void writeSheet(const Workbook& book, const Table& table, lxw_format* bold, std::set<std::string>& names) {
    lxw_worksheet* sheet = workbook_add_worksheet(book.get(), sheetName(table.name, names).c_str());
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
        const auto column = static_cast<lxw_col_t>(i);
        worksheet_write_string(sheet, 0, column, table.columns[i].name.c_str(), bold);
        worksheet_write_string(sheet, 1, column, table.columns[i].unit.c_str(), nullptr);
    }
    worksheet_freeze_panes(sheet, 2, 0);
    for (std::size_t r = 0; r < table.rows.size(); ++r) {
        for (std::size_t i = 0; i < table.columns.size(); ++i) {
            writeCell(sheet, static_cast<lxw_row_t>(r + 2), static_cast<lxw_col_t>(i), table.rows[r][i]);
        }
    }
}
} // namespace

std::string toCsv(const Table& table) {
    std::string text;
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
        if (i > 0) text += ',';
        text += csvText(table.columns[i].name);
    }
    text += '\n';
    for (const std::vector<Cell>& row : table.rows) {
        for (std::size_t i = 0; i < table.columns.size(); ++i) {
            if (i > 0) text += ',';
            text += std::visit(CsvCell{}, row[i]);
        }
        text += '\n';
    }
    return text;
}

std::string toJson(const Table& table) {
    nlohmann::ordered_json json;
    json["table"] = table.name;
    json["title"] = table.title;
    json["columns"] = nlohmann::ordered_json::array();
    for (const Column& column : table.columns)
        json["columns"].push_back({{"name", column.name}, {"unit", column.unit}});
    json["rows"] = nlohmann::ordered_json::array();
    for (const std::vector<Cell>& row : table.rows) {
        nlohmann::ordered_json object = nlohmann::ordered_json::object();
        for (std::size_t i = 0; i < table.columns.size(); ++i) {
            object[table.columns[i].name] = std::visit(JsonCell{}, row[i]);
        }
        json["rows"].push_back(std::move(object));
    }
    return json.dump(1, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + "\n";
}

void writeXlsx(const std::filesystem::path& path, std::span<const Table> tables) {
    // libxlsxwriter speaks of a missing folder on standard error, and says nothing more.
    std::error_code error;
    const std::filesystem::path folder = path.has_parent_path() ? path.parent_path() : std::filesystem::path(".");
    if (!std::filesystem::is_directory(folder, error)) throw store::FileError(path, store::FileStep::Folder, ENOENT);
    const store::TemporaryFile temporary(path);
    Workbook book(temporary.path());
    if (book.get() == nullptr) throw store::FileError(path, store::FileStep::Write, 0);
    lxw_format* bold = workbook_add_format(book.get());
    format_set_bold(bold);
    std::set<std::string> names;
    for (const Table& table : tables)
        writeSheet(book, table, bold, names);
    book.close();
    store::replaceFile(temporary.path(), path);
}

bool writeTable(const std::filesystem::path& path, const Table& table) {
    const std::filesystem::path ending = path.extension();
    if (ending == ".xlsx") {
        writeXlsx(path, {&table, 1});
    } else if (ending == ".csv") {
        store::writeWholeFile(path, toCsv(table));
    } else if (ending == ".json") {
        store::writeWholeFile(path, toJson(table));
    } else {
        return false;
    }
    return true;
}

} // namespace data::exporters
