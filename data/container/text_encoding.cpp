#include "data/container/text_encoding.h"

#include "data/csv/csv_reader.h"
#include "data/units/ascii_text.h"

#include <array>
#include <cstdint>

namespace data::container {

namespace {
void appendUtf8(std::string& text, std::uint32_t point) {
    const auto byte = [&](std::uint32_t value) { text += static_cast<char>(value); };
    if (point < 0x80) {
        byte(point);
    } else if (point < 0x800) {
        byte(0xC0U | (point >> 6U));
        byte(0x80U | (point & 0x3FU));
    } else if (point < 0x10000) {
        byte(0xE0U | (point >> 12U));
        byte(0x80U | ((point >> 6U) & 0x3FU));
        byte(0x80U | (point & 0x3FU));
    } else {
        byte(0xF0U | (point >> 18U));
        byte(0x80U | ((point >> 12U) & 0x3FU));
        byte(0x80U | ((point >> 6U) & 0x3FU));
        byte(0x80U | (point & 0x3FU));
    }
}

// The places 0x80 to 0x9F of Windows-1252; 0: none.
constexpr std::array<std::uint16_t, 32> kWindows1252{0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
                                                     0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0,      0x017D, 0,
                                                     0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                                     0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

std::optional<std::string> fromWindows1252(std::string_view bytes) {
    std::string text;
    text.reserve(bytes.size() + bytes.size() / 16);
    for (const char c : bytes) {
        const auto byte = static_cast<unsigned char>(c);
        const std::uint32_t point = byte >= 0x80 && byte < 0xA0 ? kWindows1252[byte - 0x80U] : byte;
        if (point == 0 && byte != 0) return std::nullopt;
        appendUtf8(text, point);
    }
    return text;
}

std::optional<std::string> fromUtf16(std::string_view bytes, bool isBig) {
    if (bytes.size() % 2 != 0) return std::nullopt;
    const auto unit = [&](std::size_t at) {
        const auto first = static_cast<unsigned char>(bytes[at]);
        const auto second = static_cast<unsigned char>(bytes[at + 1]);
        return static_cast<std::uint32_t>(isBig ? (first << 8U) | second : (second << 8U) | first);
    };
    std::string text;
    text.reserve(bytes.size() / 2);
    for (std::size_t at = 0; at < bytes.size(); at += 2) {
        std::uint32_t point = unit(at);
        if (point >= 0xDC00 && point < 0xE000) return std::nullopt;
        if (point >= 0xD800 && point < 0xDC00) {
            at += 2;
            if (at >= bytes.size()) return std::nullopt;
            const std::uint32_t low = unit(at);
            if (low < 0xDC00 || low >= 0xE000) return std::nullopt;
            point = 0x10000 + ((point - 0xD800) << 10U) + (low - 0xDC00);
        }
        appendUtf8(text, point);
    }
    return text;
}

constexpr std::array<std::pair<TextEncoding, std::string_view>, 4> kEncodings{{
    {TextEncoding::Utf8, "utf-8"},
    {TextEncoding::Utf16Little, "utf-16le"},
    {TextEncoding::Utf16Big, "utf-16be"},
    {TextEncoding::Windows1252, "windows-1252"},
}};
} // namespace

std::optional<TextEncoding> encodingOfMark(std::string_view bytes) {
    if (bytes.starts_with("\xEF\xBB\xBF")) return TextEncoding::Utf8;
    if (bytes.starts_with("\xFF\xFE")) return TextEncoding::Utf16Little;
    if (bytes.starts_with("\xFE\xFF")) return TextEncoding::Utf16Big;
    return std::nullopt;
}

std::optional<TextEncoding> encodingNamed(std::string_view name) {
    const std::string lower = units::asciiLower(name);
    for (const auto& [encoding, known] : kEncodings)
        if (known == lower) return encoding;
    return std::nullopt;
}

std::string_view encodingName(TextEncoding encoding) {
    for (const auto& [known, name] : kEncodings)
        if (known == encoding) return name;
    return {};
}

std::optional<std::string> toUtf8(std::string_view bytes, TextEncoding encoding) {
    if (encodingOfMark(bytes) == encoding) bytes.remove_prefix(encoding == TextEncoding::Utf8 ? 3 : 2);
    switch (encoding) {
    case TextEncoding::Utf8:
        return csv::isUtf8(bytes) ? std::optional<std::string>(bytes) : std::nullopt;
    case TextEncoding::Utf16Little:
    case TextEncoding::Utf16Big:
        return fromUtf16(bytes, encoding == TextEncoding::Utf16Big);
    case TextEncoding::Windows1252:
        break;
    }
    return fromWindows1252(bytes);
}

} // namespace data::container
