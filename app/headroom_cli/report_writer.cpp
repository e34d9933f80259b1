#include "app/headroom_cli/report_writer.h"

#include "data/exporters/table_writer.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <type_traits>

namespace app::headroom_cli {

namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t kColumnsUpright = 14; // more stand on their side, when the rows are few
constexpr std::size_t kRowsOnSide = 40;
constexpr std::size_t kWidestCell = 72;

Json jsonOf(const Value& value) {
    return std::visit(
        [](const auto& held) -> Json {
            using Held = std::decay_t<decltype(held)>;
            if constexpr (std::is_same_v<Held, std::monostate>) return nullptr;
            if constexpr (std::is_same_v<Held, double>) return std::isfinite(held) ? Json(held) : Json(nullptr);
            if constexpr (!std::is_same_v<Held, std::monostate>) return Json(held);
        },
        value);
}

Json jsonOf(const Object& object) {
    Json json = Json::object();
    for (const auto& [name, value] : object)
        json[name] = jsonOf(value);
    return json;
}

// A column "a.b.c" is the member c of b of a.
Json& member(Json& object, std::string_view path) {
    Json* at = &object;
    for (std::size_t dot = path.find('.'); dot != std::string_view::npos; dot = path.find('.')) {
        at = &(*at)[std::string(path.substr(0, dot))];
        path.remove_prefix(dot + 1);
    }
    return (*at)[std::string(path)];
}

Json jsonOf(const List& list) {
    Json json = Json::array();
    for (const auto& row : list.rows) {
        Json entry = Json::object();
        for (std::size_t i = 0; i < row.size(); ++i)
            member(entry, list.columns[i]) = jsonOf(row[i]);
        json.push_back(std::move(entry));
    }
    return json;
}

void writeJson(const Report& report, std::ostream& out) {
    Json json = Json::object();
    for (const Part& part : report) {
        const auto content = std::visit([](const auto& held) { return jsonOf(held); }, part.content);
        const std::size_t dot = part.name.find('.');
        if (dot == std::string::npos)
            json[part.name] = content;
        else
            json[part.name.substr(0, dot)][part.name.substr(dot + 1)] = content;
    }
    out << json.dump(2, ' ', false, Json::error_handler_t::replace) << '\n';
}

bool isWithinObject(const Part& part) {
    return part.name.find('.') != std::string::npos;
}

// "monte_carlo.regions.north.neue_ppm", by the first cell of the row.
void addListFields(const Part& part, const List& list, Object& fields) {
    for (const auto& row : list.rows)
        for (std::size_t i = 1; i < row.size(); ++i)
            fields.emplace_back(fmt::format("{}.{}.{}", part.name, std::get<std::string>(row[0]), list.columns[i]),
                                row[i]);
}

// Fields and objects as one flat list of names and values: "exact.lole_hours_per_year".
Object flatFields(const Report& report) {
    Object fields;
    for (const Part& part : report) {
        if (const auto* value = std::get_if<Value>(&part.content)) fields.emplace_back(part.name, *value);
        const auto* object = std::get_if<Object>(&part.content);
        if (object == nullptr) continue;
        for (const auto& [name, value] : *object)
            fields.emplace_back(part.name + "." + name, value);
    }
    return fields;
}

void writeCsv(const Report& report, std::ostream& out) {
    for (const Part& part : report) {
        const auto* list = std::get_if<List>(&part.content);
        if (list == nullptr || isWithinObject(part)) continue;
        out << data::exporters::toCsv(tableOf(part.name, *list));
        return;
    }
    List single{{}, {{}}};
    Object fields = flatFields(report);
    for (const Part& part : report)
        if (const auto* list = std::get_if<List>(&part.content)) addListFields(part, *list, fields);
    for (auto& [name, value] : fields) {
        single.columns.push_back(name);
        single.rows.front().push_back(std::move(value));
    }
    out << data::exporters::toCsv(tableOf("fields", single));
}

std::string shown(const Value& value) {
    if (const auto* flag = std::get_if<bool>(&value)) return *flag ? "yes" : "no";
    if (const auto* count = std::get_if<std::int64_t>(&value)) return fmt::format("{}", *count);
    if (const auto* real = std::get_if<double>(&value))
        return std::isfinite(*real) ? fmt::format("{:.6g}", *real) : "-";
    if (const auto* words = std::get_if<std::string>(&value)) return *words;
    if (const auto* several = std::get_if<std::vector<std::string>>(&value))
        return fmt::format("{}", fmt::join(*several, ", "));
    return "-";
}

bool isNumber(const Value& value) {
    return std::holds_alternative<double>(value) || std::holds_alternative<std::int64_t>(value);
}

bool isFollowByte(char c) {
    return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U;
}

std::size_t widthOf(const std::string& words) { // code points
    return static_cast<std::size_t>(std::count_if(words.begin(), words.end(), [](char c) { return !isFollowByte(c); }));
}

std::string cut(const std::string& words) {
    if (widthOf(words) <= kWidestCell) return words;
    std::size_t bytes = 0;
    for (std::size_t points = 0; points < kWidestCell - 3; ++points) {
        ++bytes;
        while (bytes < words.size() && isFollowByte(words[bytes]))
            ++bytes;
    }
    return words.substr(0, bytes) + "...";
}

// Columns of text, each as wide as its widest cell; numbers to the right.
void writeAligned(const std::vector<std::vector<std::string>>& rows, const std::vector<bool>& toTheRight,
                  std::ostream& out) {
    std::vector<std::size_t> widths(toTheRight.size(), 0);
    for (const auto& row : rows)
        for (std::size_t i = 0; i < row.size(); ++i)
            widths[i] = std::max(widths[i], widthOf(row[i]));
    for (const auto& row : rows) {
        std::string line;
        for (std::size_t i = 0; i < row.size(); ++i) {
            const std::string blanks(widths[i] - widthOf(row[i]), ' ');
            line += toTheRight[i] ? blanks + row[i] : row[i] + blanks;
            line += "  ";
        }
        line.erase(line.find_last_not_of(' ') + 1);
        out << line << '\n';
    }
}

void writeUpright(const List& list, std::ostream& out) {
    std::vector<std::vector<std::string>> rows{list.columns};
    std::vector<bool> toTheRight(list.columns.size(), !list.rows.empty());
    for (const auto& row : list.rows) {
        auto& line = rows.emplace_back();
        for (std::size_t i = 0; i < row.size(); ++i) {
            line.push_back(i + 1 < row.size() ? cut(shown(row[i])) : shown(row[i]));
            if (!isNumber(row[i]) && !std::holds_alternative<std::monostate>(row[i])) toTheRight[i] = false;
        }
    }
    writeAligned(rows, toTheRight, out);
}

void writeOnSide(const List& list, std::ostream& out) {
    std::vector<std::vector<std::string>> rows;
    for (std::size_t column = 0; column < list.columns.size(); ++column) {
        auto& line = rows.emplace_back();
        line.push_back(list.columns[column]);
        for (const auto& row : list.rows)
            line.push_back(cut(shown(row[column])));
    }
    std::vector<bool> toTheRight(list.rows.size() + 1, true);
    toTheRight.front() = false;
    writeAligned(rows, toTheRight, out);
}

void writeTable(const Report& report, std::ostream& out) {
    const Object fields = flatFields(report);
    std::vector<std::vector<std::string>> lines;
    for (const auto& [name, value] : fields)
        lines.push_back({name, shown(value)});
    writeAligned(lines, {false, false}, out);
    bool isFirst = lines.empty();
    for (const Part& part : report) {
        const auto* list = std::get_if<List>(&part.content);
        if (list == nullptr || list->rows.empty()) continue;
        if (!isFirst) out << '\n';
        isFirst = false;
        const bool onSide = list->columns.size() > kColumnsUpright && list->rows.size() <= kRowsOnSide;
        onSide ? writeOnSide(*list, out) : writeUpright(*list, out);
    }
}

} // namespace

void write(const Report& report, Format format, std::ostream& out) {
    switch (format) {
    case Format::Table:
        writeTable(report, out);
        break;
    case Format::Csv:
        writeCsv(report, out);
        break;
    case Format::Json:
        writeJson(report, out);
        break;
    }
}

} // namespace app::headroom_cli
