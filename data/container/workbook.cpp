#include "data/container/workbook.h"

#include "data/csv/csv_reader.h"
#include "data/importers/time_stamp.h"
#include "data/units/ascii_text.h"

#include <pugixml.hpp>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstring>
#include <map>

namespace data::container {

namespace {
constexpr std::size_t kMostRows = 1'048'576;

// The ">" that ends a tag; one in quotes does not.
std::size_t endOfTag(std::string_view text, std::size_t at) {
    char quote = '\0';
    for (; at < text.size(); ++at) {
        const char c = text[at];
        if (quote != '\0') {
            if (c == quote) quote = '\0';
        } else if (c == '"' || c == '\'') {
            quote = c;
        } else if (c == '>') {
            return at;
        }
    }
    return std::string_view::npos;
}

// A DTD is refused before the parser sees it; depth is bounded because trees are walked by recursion elsewhere.
SheetFault faultOfXml(std::string_view text, std::size_t maximumDepth) {
    if (text.find("<!DOCTYPE") != std::string_view::npos || text.find("<!ENTITY") != std::string_view::npos)
        return SheetFault::Syntax;
    std::size_t depth = 0;
    for (std::size_t at = text.find('<'); at != std::string_view::npos; at = text.find('<', at + 1)) {
        const char next = at + 1 < text.size() ? text[at + 1] : '\0';
        if (next == '?' || next == '!') continue;
        if (next == '/') {
            depth -= depth > 0 ? 1U : 0U;
            continue;
        }
        const std::size_t end = endOfTag(text, at);
        if (end == std::string_view::npos) return SheetFault::Syntax;
        if (text[end - 1] != '/' && ++depth > maximumDepth) return SheetFault::TooDeep;
        at = end;
    }
    return SheetFault::None;
}

// Without a prefix: "x:row" is a row.
std::string_view localName(const pugi::xml_node& node) {
    const std::string_view name = node.name();
    const std::size_t colon = name.find(':');
    return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

pugi::xml_node child(const pugi::xml_node& node, std::string_view name) {
    for (const pugi::xml_node& one : node.children())
        if (localName(one) == name) return one;
    return {};
}

// The text of <t> and of the runs <r><t>; phonetic hints are none of it.
std::string richText(const pugi::xml_node& node) {
    std::string text;
    for (const pugi::xml_node& one : node.children()) {
        if (localName(one) == "t") text += one.text().get();
        if (localName(one) == "r") text += child(one, "t").text().get();
    }
    return text;
}

// "BC12" → column 54, row 11.
struct CellPlace {
    std::size_t column{};
    std::size_t row{};
};
std::optional<CellPlace> placeOf(std::string_view reference) {
    CellPlace place;
    std::size_t letters = 0;
    while (letters < reference.size() && letters < 4 && reference[letters] >= 'A' && reference[letters] <= 'Z')
        place.column = place.column * 26 + static_cast<std::size_t>(reference[letters++] - 'A' + 1);
    const std::string_view digits = reference.substr(letters);
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), place.row);
    if (letters == 0 || error != std::errc() || end != digits.data() + digits.size() || place.row == 0 ||
        place.row > kMostRows) {
        return std::nullopt;
    }
    --place.column;
    --place.row;
    return place;
}

void appendCell(std::string& text, std::string_view cell) {
    if (cell.find_first_of(",\"\r\n") == std::string_view::npos) {
        text += cell;
        return;
    }
    text += '"';
    for (const char c : cell) {
        if (c == '"') text += '"';
        text += c;
    }
    text += '"';
}

std::string targetOf(std::string target) {
    return target.starts_with('/') ? target.substr(1) : "xl/" + target;
}

// The formats that need no entry: ECMA-376 part 1, §18.8.30.
bool isBuiltInDate(unsigned id) {
    return (id >= 14 && id <= 22) || (id >= 45 && id <= 47 && id != 46);
}
} // namespace

struct Workbook::Part {
    std::string bytes;
    pugi::xml_document document;
    pugi::xml_node root() const { return document.document_element(); }
};

Workbook::Workbook(ZipArchive& archive, const ContainerLimits& limits) : m_archive(archive), m_limits(limits) {
    readWorkbook();
}

bool Workbook::isWorkbook(const ZipArchive& archive) {
    return archive.has("[Content_Types].xml") && archive.has("xl/workbook.xml");
}

bool Workbook::load(const std::string& name, Part& part) {
    auto packed = m_archive.read(name);
    if (packed.fault != PackedFault::None) {
        m_packed = packed.fault;
        m_fault = SheetFault::Packed;
        return false;
    }
    part.bytes = std::move(packed.bytes);
    m_fault = faultOfXml(part.bytes, m_limits.xmlDepth);
    if (m_fault != SheetFault::None) return false;
    constexpr unsigned kOptions = pugi::parse_default | pugi::parse_ws_pcdata_single;
    if (!part.document.load_buffer_inplace(part.bytes.data(), part.bytes.size(), kOptions))
        m_fault = SheetFault::Syntax;
    return m_fault == SheetFault::None;
}

void Workbook::readWorkbook() {
    Part relations;
    Part workbook;
    if (!m_archive.has("xl/_rels/workbook.xml.rels")) {
        m_fault = SheetFault::NoWorkbook;
        return;
    }
    if (!load("xl/_rels/workbook.xml.rels", relations) || !load("xl/workbook.xml", workbook)) return;
    std::map<std::string, std::string> targets;
    for (const pugi::xml_node& relation : relations.root().children())
        if (std::string_view(relation.attribute("Type").value()).ends_with("/worksheet"))
            targets[relation.attribute("Id").value()] = targetOf(relation.attribute("Target").value());
    const std::string_view mode = child(workbook.root(), "workbookPr").attribute("date1904").value();
    m_is1904 = mode == "1" || mode == "true";
    for (const pugi::xml_node& sheet : child(workbook.root(), "sheets").children()) {
        std::string part;
        for (const pugi::xml_attribute& attribute : sheet.attributes())
            if (std::string_view(attribute.name()).ends_with(":id")) part = targets[attribute.value()];
        if (part.empty()) continue; // a sheet of charts
        m_sheets.emplace_back(sheet.attribute("name").value());
        m_parts.push_back(part);
    }
    if (m_sheets.empty()) m_fault = SheetFault::NoWorkbook;
}

bool Workbook::readStrings() {
    if (m_hasStrings || !m_archive.has("xl/sharedStrings.xml")) return true;
    Part part;
    if (!load("xl/sharedStrings.xml", part)) return false;
    for (const pugi::xml_node& item : part.root().children())
        if (localName(item) == "si") m_strings.push_back(richText(item));
    m_hasStrings = true;
    return true;
}

bool Workbook::readStyles() {
    if (!m_isDate.empty() || !m_archive.has("xl/styles.xml")) return true;
    Part part;
    if (!load("xl/styles.xml", part)) return false;
    std::map<unsigned, bool> isDate;
    for (const pugi::xml_node& format : child(part.root(), "numFmts").children())
        isDate[format.attribute("numFmtId").as_uint()] = isDateFormat(format.attribute("formatCode").value());
    for (const pugi::xml_node& style : child(part.root(), "cellXfs").children()) {
        const unsigned id = style.attribute("numFmtId").as_uint();
        m_isDate.push_back((isDate.contains(id) ? isDate[id] : isBuiltInDate(id)) ? 1 : 0);
    }
    return true;
}

namespace {
// What a cell shows, as text.
class CellText {
public:
    CellText(const std::vector<std::string>& strings, const std::vector<std::uint8_t>& isDate, bool is1904)
        : m_strings(strings), m_isDate(isDate), m_is1904(is1904) {}

    std::string of(const pugi::xml_node& cell) const {
        const std::string_view type = cell.attribute("t").value();
        if (type == "inlineStr") return richText(child(cell, "is"));
        const std::string value = child(cell, "v").text().get();
        if (type == "s") {
            std::size_t index = 0;
            const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), index);
            const bool isKnown = error == std::errc() && index < m_strings.size();
            return isKnown ? m_strings[index] : std::string();
        }
        if (type == "b") return value == "1" ? "TRUE" : "FALSE";
        if (type == "d") return value;                  // ISO 8601 already
        if (type == "str" || type == "e") return value; // of a formula; an error such as #N/A
        const unsigned style = cell.attribute("s").as_uint();
        if (style >= m_isDate.size() || m_isDate[style] == 0) return value;
        const auto serial = csv::parseNumber(value, false);
        const auto date = serial ? dateOfSerial(*serial, m_is1904) : std::nullopt;
        return date.value_or(value);
    }

private:
    const std::vector<std::string>& m_strings;
    const std::vector<std::uint8_t>& m_isDate;
    bool m_is1904;
};

using SheetRows = std::map<std::size_t, std::vector<std::string>>;

// False when the sheet is larger than it may be.
bool gatherRows(const pugi::xml_node& data, const CellText& cellText, const ContainerLimits& limits, SheetRows& rows) {
    std::size_t nextRow = 0;
    for (const pugi::xml_node& row : data.children()) {
        if (localName(row) != "row") continue;
        const std::size_t stated = row.attribute("r").as_ullong();
        std::size_t number = stated > 0 ? stated - 1 : nextRow;
        std::size_t column = 0;
        for (const pugi::xml_node& cell : row.children()) {
            if (localName(cell) != "c") continue;
            if (const auto place = placeOf(cell.attribute("r").value())) {
                column = place->column;
                number = place->row;
            }
            if (column >= limits.columns || number >= kMostRows) return false;
            std::string text = cellText.of(cell);
            if (!text.empty()) {
                auto& cells = rows[number];
                if (cells.size() <= column) cells.resize(column + 1);
                cells[column] = std::move(text);
            }
            ++column;
        }
        nextRow = number + 1;
    }
    return true;
}

std::optional<std::string> commaSeparated(const SheetRows& rows, std::size_t maximumBytes) {
    std::size_t width = 0;
    for (const auto& [number, cells] : rows)
        width = std::max(width, cells.size());
    std::string text;
    std::size_t line = 0;
    for (const auto& [number, cells] : rows) {
        text.append(number - line, '\n'); // rows without a cell
        line = number + 1;
        for (std::size_t column = 0; column < width; ++column) {
            if (column > 0) text += ',';
            if (column < cells.size()) appendCell(text, cells[column]);
        }
        text += '\n';
        if (text.size() > maximumBytes) return std::nullopt;
    }
    return text;
}
} // namespace

SheetText Workbook::read(std::string_view sheet) {
    const auto found = std::find(m_sheets.begin(), m_sheets.end(), sheet);
    if (found == m_sheets.end()) return {{}, SheetFault::NoWorkbook, {}};
    Part part;
    if (!readStrings() || !readStyles() || !load(m_parts[static_cast<std::size_t>(found - m_sheets.begin())], part)) {
        return {{}, m_fault, m_packed};
    }
    SheetRows rows;
    if (!gatherRows(child(part.root(), "sheetData"), CellText(m_strings, m_isDate, m_is1904), m_limits, rows)) {
        return {{}, SheetFault::TooLarge, {}};
    }
    auto text = commaSeparated(rows, m_limits.bytes);
    if (!text) return {{}, SheetFault::TooLarge, {}};
    return {std::move(*text), SheetFault::None, {}};
}

std::optional<std::string> dateOfSerial(double serial, bool is1904) {
    if (!(serial >= 0.0) || serial >= 2958466.0) return std::nullopt; // 1 January 10000
    const double seconds = std::round(serial * 86400.0);
    auto day = static_cast<std::int64_t>(seconds) / 86400;
    const auto second = static_cast<std::int64_t>(seconds) % 86400;
    const auto two = [](std::int64_t number) { return (number < 10 ? "0" : "") + std::to_string(number); };
    const std::string time = two(second / 3600) + ":" + two(second / 60 % 60) + ":" + two(second % 60);
    if (day == 0 && !is1904) return time;
    if (!is1904 && day == 60) return std::nullopt;
    // The 1900 system counts a 29 February 1900 that never was: from March on its day 0 is 1899-12-30.
    const std::int64_t epoch = is1904     ? importers::daysFromCivil(1904, 1, 1)
                               : day < 60 ? importers::daysFromCivil(1899, 12, 31)
                                          : importers::daysFromCivil(1899, 12, 30);
    day += epoch;
    return importers::utcText(day * 86400).substr(0, 10) + " " + time;
}

bool isDateFormat(std::string_view format) {
    bool quoted = false;
    bool hasDay = false;
    for (std::size_t i = 0; i < format.size(); ++i) {
        const char c = units::asciiLower(format[i]);
        if (c == '\\' || c == '_' || c == '*') {
            ++i;
        } else if (c == '"') {
            quoted = !quoted;
        } else if (!quoted && c == '[') {
            const std::size_t end = format.find(']', i);
            if (end == std::string_view::npos) return false;
            const char first = units::asciiLower(format[i + 1]);
            const bool isElapsed =
                (first == 'h' || first == 'm' || first == 's') &&
                format.substr(i + 1, end - i - 1).find_first_not_of("hmsHMS") == std::string_view::npos;
            if (isElapsed) return false;
            i = end;
        } else if (!quoted && c == ';') {
            break; // the first section decides
        } else if (!quoted && (c == 'y' || c == 'd' || c == 'h' || c == 'm' || c == 's')) {
            hasDay = true;
        }
    }
    return hasDay;
}

} // namespace data::container
