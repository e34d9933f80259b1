#include "data/json/json_reader.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <iterator>
#include <limits>
#include <set>

namespace data::json {

namespace {
using model::units::Severity;

// Where the lexer stands. It reads one character beyond a number, so the place of the character before is kept too.
struct Cursor {
    const char* at{};
    const char* end{};
    const char* lineBegin{};
    std::size_t line{1};
    std::size_t lineOfLast{1};
    const char* beginOfLast{};

    void advance() {
        lineOfLast = line;
        beginOfLast = lineBegin;
        if (*at == '\n') {
            ++line;
            lineBegin = at + 1;
        }
        ++at;
    }
};

// An input iterator over the cursor's text; without a cursor it is the end.
class CursorIterator {
public:
    using iterator_category = std::input_iterator_tag;
    using value_type = char;
    using difference_type = std::ptrdiff_t;
    using pointer = const char*;
    using reference = const char&;

    explicit CursorIterator(Cursor* cursor = nullptr) : m_cursor(cursor) {}
    const char& operator*() const { return *m_cursor->at; }
    CursorIterator& operator++() {
        m_cursor->advance();
        return *this;
    }
    CursorIterator operator++(int) {
        const CursorIterator before = *this;
        ++*this;
        return before;
    }
    bool operator==(const CursorIterator& other) const { return isAtEnd() == other.isAtEnd(); }
    bool operator!=(const CursorIterator& other) const { return !(*this == other); }

private:
    bool isAtEnd() const { return m_cursor == nullptr || m_cursor->at == m_cursor->end; }
    Cursor* m_cursor;
};

// A token that stands for a number which is not finite, and the number zero that the lexer is shown in its place.
struct NonFinite {
    std::size_t endOfZero{};
    double value{};
};

constexpr double kInfinity = std::numeric_limits<double>::infinity();

bool mayBeginValue(const std::string& text, std::size_t i) {
    return i == 0 || std::string_view(" \t\r\n,:[").find(text[i - 1]) != std::string_view::npos;
}

// Replaces NaN, Infinity and -Infinity outside strings by a zero and blanks, so that no place in the text moves.
std::vector<NonFinite> replaceNonFinite(std::string& text) {
    struct Token {
        std::string_view word;
        std::string_view zero;
        double value;
    };
    static constexpr Token kTokens[] = {{"NaN", "0", std::numeric_limits<double>::quiet_NaN()},
                                        {"-Infinity", "-0", -kInfinity},
                                        {"Infinity", "0", kInfinity}};
    std::vector<NonFinite> found;
    bool quoted = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (quoted && c == '\\') {
            ++i;
        } else if (c == '"') {
            quoted = !quoted;
        } else if (!quoted && (c == 'N' || c == 'I' || c == '-') && mayBeginValue(text, i)) {
            for (const Token& token : kTokens) {
                if (text.compare(i, token.word.size(), token.word) != 0) continue;
                text.replace(i, token.word.size(),
                             std::string(token.zero) + std::string(token.word.size() - token.zero.size(), ' '));
                found.push_back({i + token.zero.size(), token.value});
                i += token.word.size() - 1;
                break;
            }
        }
    }
    return found;
}

// One open list or object.
struct Level {
    JsonValue value;
    std::string name;                // of the member that is read
    std::set<std::string> manyNames; // filled once an object has more members than are worth comparing one by one
};
constexpr std::size_t kFewMembers = 16;

class TreeBuilder {
public:
    TreeBuilder(const Cursor& cursor, const char* begin, const JsonOptions& options, std::vector<NonFinite> nonFinite)
        : m_cursor(cursor), m_begin(begin), m_options(options), m_nonFinite(std::move(nonFinite)) {}

    bool null() { return add(JsonKind::Null); }
    bool boolean(bool value) { return add(value ? JsonKind::True : JsonKind::False); }
    bool number_integer(std::int64_t value) { return number(static_cast<double>(value)); }
    bool number_unsigned(std::uint64_t value) { return number(static_cast<double>(value)); }
    bool number_float(double value, const std::string&) { return number(value); }
    bool string(std::string& text) {
        JsonValue value = begun(JsonKind::Text);
        value.text = std::move(text);
        return add(std::move(value));
    }
    bool binary(std::vector<std::uint8_t>&) { return false; }
    bool start_object(std::size_t) { return open(JsonKind::Object); }
    bool start_array(std::size_t) { return open(JsonKind::List); }
    bool end_object() { return close(); }
    bool end_array() { return close(); }
    bool key(std::string& name) {
        Level& level = m_levels.back();
        if (isDoubled(level, name)) return fail("json.name_doubled", {name});
        level.name = std::move(name);
        if (m_leftOutDepth == 0 && isLeftOut(level.name)) m_leftOutDepth = m_levels.size();
        return true;
    }
    template<class Exception>
    bool parse_error(std::size_t, const std::string& lastToken, const Exception& error) {
        if (m_text.fault) return false;
        if (std::string_view(error.what()).find("ill-formed UTF-8") != std::string_view::npos) {
            return fail("json.not_utf8", {});
        }
        return fail("json.syntax", {printable(lastToken)});
    }

    JsonText finish(bool isWhole, bool isCut) {
        if (isCut) fail("json.syntax", {"\\0"});
        if (m_text.isStopped || m_text.fault) return std::move(m_text);
        if (isWhole) m_text.value = std::move(m_root);
        return std::move(m_text);
    }

private:
    static std::string printable(const std::string& token) {
        std::string text;
        for (const char c : token.substr(0, 40))
            text += static_cast<unsigned char>(c) < 0x20 || static_cast<unsigned char>(c) > 0x7E ? '?' : c;
        return text;
    }
    bool fail(const char* code, std::vector<std::string> arguments) {
        JsonFault fault;
        fault.line = m_cursor.lineOfLast;
        fault.column = static_cast<std::size_t>(std::max<std::ptrdiff_t>(1, m_cursor.at - m_cursor.beginOfLast));
        arguments.insert(arguments.begin(), std::to_string(fault.column));
        fault.issue = {code, Severity::Error, {}, std::move(arguments)};
        m_text.fault = std::move(fault);
        return false;
    }
    bool isLeftOut(const std::string& name) const {
        return std::find(m_options.leftOut.begin(), m_options.leftOut.end(), name) != m_options.leftOut.end();
    }
    static bool isDoubled(Level& level, const std::string& name) {
        const std::vector<JsonMember>& members = level.value.members;
        if (members.size() < kFewMembers && level.manyNames.empty()) {
            return std::any_of(members.begin(), members.end(), [&](const JsonMember& one) { return one.name == name; });
        }
        if (level.manyNames.empty()) {
            for (const JsonMember& one : members)
                level.manyNames.insert(one.name);
        }
        return !level.manyNames.insert(name).second;
    }
    JsonValue begun(JsonKind kind) const {
        JsonValue value;
        value.kind = kind;
        value.line = static_cast<std::uint32_t>(m_cursor.lineOfLast);
        return value;
    }
    bool number(double number) {
        const auto position = static_cast<std::size_t>(m_cursor.at - m_begin);
        while (m_nextNonFinite < m_nonFinite.size() && m_nonFinite[m_nextNonFinite].endOfZero + 1 < position)
            ++m_nextNonFinite;
        if (m_nextNonFinite < m_nonFinite.size() && m_nonFinite[m_nextNonFinite].endOfZero + 1 == position) {
            number = m_nonFinite[m_nextNonFinite].value;
        }
        JsonValue value = begun(JsonKind::Number);
        value.number = number;
        return add(std::move(value));
    }
    bool add(JsonKind kind) { return add(begun(kind)); }
    // A member with a left-out name is kept as null, so that its name is known.
    bool add(JsonValue value) {
        if (++m_steps % 4096 == 0 && m_options.stop.stop_requested()) {
            m_text.isStopped = true;
            return false;
        }
        const bool isLeftOutItself = m_leftOutDepth == m_levels.size() && m_leftOutDepth > 0;
        if (m_leftOutDepth > 0 && !isLeftOutItself) return true;
        if (isLeftOutItself) {
            value = begun(JsonKind::Null);
            m_leftOutDepth = 0;
        }
        if (++m_values > m_options.maximumValues) return fail("json.too_large", {});
        if (m_levels.empty()) {
            m_root = std::move(value);
        } else if (Level& level = m_levels.back(); level.value.isList()) {
            level.value.items.push_back(std::move(value));
        } else {
            level.value.members.push_back({std::move(level.name), std::move(value)});
        }
        return true;
    }
    bool open(JsonKind kind) {
        if (m_levels.size() >= m_options.maximumDepth) {
            return fail("json.too_deep", {std::to_string(m_options.maximumDepth)});
        }
        m_levels.push_back({begun(kind), {}, {}});
        return true;
    }
    bool close() {
        JsonValue value = std::move(m_levels.back().value);
        m_levels.pop_back();
        return add(std::move(value));
    }

    const Cursor& m_cursor;
    const char* m_begin;
    const JsonOptions& m_options;
    std::vector<NonFinite> m_nonFinite;
    std::size_t m_nextNonFinite{};
    std::vector<Level> m_levels;
    std::size_t m_leftOutDepth{}; // levels open where a left-out member's value is read; 0: none is
    std::size_t m_steps{};
    std::size_t m_values{};
    JsonValue m_root;
    JsonText m_text;
};
} // namespace

JsonText readJson(std::string_view text, const JsonOptions& options) {
    if (text.size() > options.maximumBytes) {
        JsonText tooLarge;
        tooLarge.fault = JsonFault{{"json.too_large", Severity::Error, {}, {"1"}}, options.firstLine, 1};
        return tooLarge;
    }
    std::string replaced;
    std::vector<NonFinite> nonFinite;
    if (options.allowsNonFinite) {
        replaced = text;
        nonFinite = replaceNonFinite(replaced);
        text = replaced;
    }
    Cursor cursor{text.data(),       text.data() + text.size(), text.data(),
                  options.firstLine, options.firstLine,         text.data()};
    TreeBuilder builder(cursor, text.data(), options, std::move(nonFinite));
    const bool isWhole = nlohmann::json::sax_parse(CursorIterator(&cursor), CursorIterator(), &builder);
    // The lexer takes a zero byte for the end of the text.
    const bool isCut = isWhole && (cursor.at != cursor.end || text.back() == '\0');
    return builder.finish(isWhole, isCut);
}

bool readJsonLines(std::string_view text, const JsonOptions& options, const std::function<void(JsonValue&&)>& take,
                   const std::function<void(const JsonFault&)>& refuse) {
    JsonOptions ofLine = options;
    constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
    if (text.starts_with(kByteOrderMark)) text.remove_prefix(kByteOrderMark.size());
    while (!text.empty()) {
        if (options.stop.stop_requested()) return false;
        const std::size_t end = std::min(text.find('\n'), text.size());
        const std::string_view line = text.substr(0, end);
        if (line.find_first_not_of(" \t\r") != std::string_view::npos) {
            JsonText one = readJson(line, ofLine);
            if (one.isStopped) return false;
            if (one.fault) {
                refuse(*one.fault);
            } else if (one.value && one.value->isObject()) {
                take(std::move(*one.value));
            } else {
                refuse({{"json.not_an_object", Severity::Error, {}, {}}, ofLine.firstLine, 1});
            }
        }
        ++ofLine.firstLine;
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return true;
}

} // namespace data::json
