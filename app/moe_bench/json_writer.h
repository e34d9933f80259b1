// Writes one JSON object to a string, in order, with two spaces of indent; it cannot read.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace moe_bench {

class JsonWriter {
public:
    JsonWriter& object(std::string_view key = {}) { return open(key, '{'); }
    JsonWriter& array(std::string_view key = {}) { return open(key, '['); }
    JsonWriter& end();
    JsonWriter& text(std::string_view key, std::string_view value);
    // Shortest digits that read back the same; null when absent or not finite.
    JsonWriter& number(std::string_view key, std::optional<double> value);
    JsonWriter& truth(std::string_view key, bool value);
    JsonWriter& null(std::string_view key);
    const std::string& str() const { return m_text; }

private:
    JsonWriter& open(std::string_view key, char bracket);
    void begin(std::string_view key);
    void quote(std::string_view text);

    std::string m_text;
    std::string m_open; // closing brackets still owed
    bool m_first = true;
};

} // namespace moe_bench
