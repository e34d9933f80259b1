// Texts of other encodings as UTF-8. A mark at the beginning decides; without one the encoding is told, never guessed.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace data::container {

enum class TextEncoding { Utf8, Utf16Little, Utf16Big, Windows1252 };

std::optional<TextEncoding> encodingOfMark(std::string_view bytes); // of a byte order mark
std::optional<TextEncoding> encodingNamed(std::string_view name);   // "utf-16le", case apart
std::string_view encodingName(TextEncoding encoding);
// Without the mark. Nothing when the bytes are no text of that encoding: half a character, a lone surrogate, one of the
// five bytes that Windows-1252 leaves open.
std::optional<std::string> toUtf8(std::string_view bytes, TextEncoding encoding);

} // namespace data::container
