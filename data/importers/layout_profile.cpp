#include "data/importers/layout_profile.h"

#include "data/container/text_encoding.h"
#include "data/importers/measurement_fields.h"
#include "data/importers/time_zone.h"
#include "data/json/json_reader.h"
#include "data/units/unit_text.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <set>

namespace data::importers {

namespace {
using model::units::Severity;

std::string signText(char sign) {
    return sign == '\0' ? std::string() : std::string(1, sign);
}

// Reads the members of one object and reports those it did not ask for.
class ProfileReading {
public:
    explicit ProfileReading(ReadProfile& read) : m_read(read) {}

    void report(const char* code, const json::JsonValue& value, std::vector<std::string> arguments) {
        m_read.issues.push_back({{code, Severity::Error, {}, std::move(arguments)}, value.line, {}});
    }
    void known(const json::JsonValue& object, std::initializer_list<std::string_view> names) {
        for (const auto& member : object.members)
            if (std::find(names.begin(), names.end(), member.name) == names.end())
                report("profile.unknown_member", member.value, {member.name});
    }
    void bad(const json::JsonValue& value, std::string_view name) {
        report("profile.bad_value", value, {std::string(name)});
    }

    void text(const json::JsonValue& object, std::string_view name, std::string& target) {
        const json::JsonValue* value = object.member(name);
        if (value == nullptr) return;
        if (value->isText())
            target = value->text;
        else
            bad(*value, name);
    }
    // One character of the allowed ones; "" for none where that is among them.
    void sign(const json::JsonValue& object, std::string_view name, std::string_view allowed, bool mayBeNone,
              char& target) {
        const json::JsonValue* value = object.member(name);
        if (value == nullptr) return;
        const bool isNone = value->isText() && value->text.empty() && mayBeNone;
        const bool isSign =
            value->isText() && value->text.size() == 1 && allowed.find(value->text[0]) != std::string_view::npos;
        if (isNone || isSign)
            target = isNone ? '\0' : value->text[0];
        else
            bad(*value, name);
    }
    void flag(const json::JsonValue& object, std::string_view name, bool& target) {
        const json::JsonValue* value = object.member(name);
        if (value == nullptr) return;
        if (value->kind == json::JsonKind::True || value->kind == json::JsonKind::False)
            target = value->kind == json::JsonKind::True;
        else
            bad(*value, name);
    }
    std::optional<int> whole(const json::JsonValue& object, std::string_view name, int most) {
        const json::JsonValue* value = object.member(name);
        if (value == nullptr || value->kind == json::JsonKind::Null) return std::nullopt;
        if (value->isNumber() && value->number >= 0.0 && value->number <= most &&
            value->number == static_cast<double>(static_cast<int>(value->number))) {
            return static_cast<int>(value->number);
        }
        bad(*value, name);
        return std::nullopt;
    }
    template<class Word>
    void word(const json::JsonValue& object, std::string_view name, std::optional<Word> (*meant)(std::string_view),
              Word& target) {
        const json::JsonValue* value = object.member(name);
        if (value == nullptr) return;
        const auto found = value->isText() ? meant(value->text) : std::nullopt;
        if (found)
            target = *found;
        else
            bad(*value, name);
    }
    template<class Word>
    void word(const json::JsonValue& object, std::string_view name, std::optional<Word> (*meant)(std::string_view),
              std::optional<Word>& target) {
        const json::JsonValue* value = object.member(name);
        if (value == nullptr || value->kind == json::JsonKind::Null) return;
        target = value->isText() ? meant(value->text) : std::nullopt;
        if (!target) bad(*value, name);
    }

private:
    ReadProfile& m_read;
};

void readColumns(const json::JsonValue& profile, ProfileReading& reading, TableLayout& layout) {
    const json::JsonValue* columns = profile.member("columns");
    if (columns == nullptr) return;
    if (!columns->isList()) {
        reading.bad(*columns, "columns");
        return;
    }
    std::set<std::string> names;
    for (const json::JsonValue& item : columns->items) {
        if (!item.isObject()) {
            reading.bad(item, "columns");
            continue;
        }
        reading.known(item, {"column", "role", "name", "unit"});
        LayoutColumn column;
        reading.text(item, "column", column.column);
        reading.word(item, "role", columnRole, column.role);
        reading.text(item, "name", column.name);
        reading.text(item, "unit", column.unit);
        if (column.column.empty() || !names.insert(column.column).second)
            reading.report("profile.column_doubled", item, {column.column});
        if (column.role == ColumnRole::Value && !column.unit.empty() && !units::isKnownUnit(column.unit))
            reading.bad(item, "unit");
        layout.columns.push_back(std::move(column));
    }
}

void readNumbers(const json::JsonValue& profile, ProfileReading& reading, TableLayout& layout) {
    const json::JsonValue* decimal = profile.member("decimal_sign");
    if (decimal == nullptr || decimal->kind == json::JsonKind::Null) return;
    NumberSigns signs;
    reading.sign(profile, "decimal_sign", ".,", false, signs.decimal);
    reading.sign(profile, "thousands_sign", ".,' ", true, signs.thousands);
    if (signs.decimal == signs.thousands) reading.bad(*decimal, "decimal_sign");
    layout.numbers = signs;
}
} // namespace

std::string writeProfile(const TableLayout& layout) {
    using Json = nlohmann::ordered_json;
    const auto orNull = [](const auto& value) { return value ? Json(std::string(nameOf(*value))) : Json(); };
    Json profile;
    profile["headroom_table_profile"] = kLayoutProfileVersion;
    profile["encoding"] = layout.encoding;
    profile["member"] = layout.member;
    profile["sheet"] = layout.sheet;
    profile["delimiter"] = signText(layout.delimiter);
    profile["skipped_lines"] = layout.skippedLines;
    profile["has_header"] = layout.hasHeader;
    profile["comment_sign"] = signText(layout.comment);
    profile["decimal_sign"] = layout.numbers ? Json(signText(layout.numbers->decimal)) : Json();
    profile["thousands_sign"] = layout.numbers ? signText(layout.numbers->thousands) : std::string();
    profile["date_order"] = orNull(layout.dateOrder);
    profile["stamp"] = orNull(layout.stamp);
    profile["first_hour"] = layout.firstHour ? Json(*layout.firstHour) : Json();
    profile["time_zone"] = layout.timeZone;
    profile["repeated_hour"] = nameOf(layout.repeatedHour);
    profile["keeps_negative"] = layout.keepsNegative;
    profile["measurement_kind"] = layout.measurementKind;
    profile["columns"] = Json::array();
    for (const LayoutColumn& column : layout.columns)
        profile["columns"].push_back(
            {{"column", column.column}, {"role", nameOf(column.role)}, {"name", column.name}, {"unit", column.unit}});
    return profile.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

ReadProfile readProfile(std::string_view text) {
    ReadProfile read;
    json::JsonOptions options;
    options.maximumBytes = 1U << 20U;
    const json::JsonText parsed = json::readJson(text, options);
    if (parsed.fault) read.issues.push_back({parsed.fault->issue, parsed.fault->line, {}});
    if (!parsed.value) return read;
    const json::JsonValue& profile = *parsed.value;
    ProfileReading reading(read);
    const json::JsonValue* version = profile.isObject() ? profile.member("headroom_table_profile") : nullptr;
    if (version == nullptr || !version->isNumber() || version->number != kLayoutProfileVersion) {
        reading.report(version != nullptr && version->isNumber() ? "profile.other_version" : "profile.none", profile,
                       {version != nullptr ? units::numberText(version->number) : std::string()});
        return read;
    }
    reading.known(profile,
                  {"headroom_table_profile", "encoding", "member", "sheet", "delimiter", "skipped_lines", "has_header",
                   "comment_sign", "decimal_sign", "thousands_sign", "date_order", "stamp", "first_hour", "time_zone",
                   "repeated_hour", "keeps_negative", "measurement_kind", "columns"});
    TableLayout layout;
    reading.text(profile, "encoding", layout.encoding);
    if (!layout.encoding.empty() && !container::encodingNamed(layout.encoding)) reading.bad(profile, "encoding");
    reading.text(profile, "member", layout.member);
    reading.text(profile, "sheet", layout.sheet);
    reading.sign(profile, "delimiter", ",;\t| ", false, layout.delimiter);
    layout.skippedLines = static_cast<std::size_t>(reading.whole(profile, "skipped_lines", 1'000'000).value_or(0));
    reading.flag(profile, "has_header", layout.hasHeader);
    reading.sign(profile, "comment_sign", "#;%!*", true, layout.comment);
    readNumbers(profile, reading, layout);
    reading.word(profile, "date_order", dateOrderNamed, layout.dateOrder);
    reading.word(profile, "stamp", stampMeaning, layout.stamp);
    layout.firstHour = reading.whole(profile, "first_hour", 1);
    reading.text(profile, "time_zone", layout.timeZone);
    if (!layout.timeZone.empty() && !TimeZone::find(layout.timeZone)) reading.bad(profile, "time_zone");
    reading.word(profile, "repeated_hour", repeatedHour, layout.repeatedHour);
    reading.flag(profile, "keeps_negative", layout.keepsNegative);
    reading.text(profile, "measurement_kind", layout.measurementKind);
    if (!layout.measurementKind.empty() && findKind(layout.measurementKind) == nullptr)
        reading.bad(profile, "measurement_kind");
    readColumns(profile, reading, layout);
    if (read.issues.empty()) read.layout = std::move(layout);
    return read;
}

} // namespace data::importers
