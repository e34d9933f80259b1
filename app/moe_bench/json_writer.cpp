#include "app/moe_bench/json_writer.h"

#include <array>
#include <charconv>
#include <cmath>

namespace moe_bench {

JsonWriter& JsonWriter::open(std::string_view key, char bracket) {
    begin(key);
    m_text += bracket;
    m_open += bracket == '{' ? '}' : ']';
    m_first = true;
    return *this;
}

JsonWriter& JsonWriter::end() {
    const char bracket = m_open.back();
    m_open.pop_back();
    if (!m_first) m_text += '\n' + std::string(2 * m_open.size(), ' ');
    m_text += bracket;
    m_first = false;
    if (m_open.empty()) m_text += '\n';
    return *this;
}

JsonWriter& JsonWriter::text(std::string_view key, std::string_view value) {
    begin(key);
    quote(value);
    return *this;
}

JsonWriter& JsonWriter::number(std::string_view key, std::optional<double> value) {
    if (!value || !std::isfinite(*value)) return null(key);
    begin(key);
    std::array<char, 32> digits{};
    const auto [last, error] = std::to_chars(digits.data(), digits.data() + digits.size(), *value);
    m_text.append(digits.data(), last);
    return *this;
}

JsonWriter& JsonWriter::truth(std::string_view key, bool value) {
    begin(key);
    m_text += value ? "true" : "false";
    return *this;
}

JsonWriter& JsonWriter::null(std::string_view key) {
    begin(key);
    m_text += "null";
    return *this;
}

void JsonWriter::begin(std::string_view key) {
    if (!m_open.empty()) m_text += (m_first ? "\n" : ",\n") + std::string(2 * m_open.size(), ' ');
    m_first = false;
    if (key.empty()) return;
    quote(key);
    m_text += ": ";
}

void JsonWriter::quote(std::string_view text) {
    constexpr std::string_view hex = "0123456789abcdef";
    m_text += '"';
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (c == '"' || c == '\\') m_text += '\\';
        if (byte < 0x20) {
            m_text += "\\u00";
            m_text += hex[byte >> 4];
            m_text += hex[byte & 15];
        } else {
            m_text += c;
        }
    }
    m_text += '"';
}

} // namespace moe_bench
