// One value of a JSON text with the line it begins in. Not a document that can be written back.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace data::json {

enum class JsonKind : std::uint8_t { Null, False, True, Number, Text, List, Object };

struct JsonMember;

struct JsonValue {
    JsonKind kind{JsonKind::Null};
    std::uint32_t line{};            // from 1
    double number{};                 // finite, unless JsonOptions::allowsNonFinite
    std::string text;                // UTF-8
    std::vector<JsonValue> items;    // of a list
    std::vector<JsonMember> members; // of an object, in the order of the text; no name twice

    bool isNumber() const { return kind == JsonKind::Number; }
    bool isText() const { return kind == JsonKind::Text; }
    bool isList() const { return kind == JsonKind::List; }
    bool isObject() const { return kind == JsonKind::Object; }
    const JsonValue* member(std::string_view name) const; // of an object; none: nullptr
};

struct JsonMember {
    std::string name;
    JsonValue value;
};

inline const JsonValue* JsonValue::member(std::string_view name) const {
    for (const JsonMember& one : members) {
        if (one.name == name) return &one.value;
    }
    return nullptr;
}

} // namespace data::json
