#include "data/importers/insert_statements.h"

#include "data/csv/csv_reader.h"
#include "data/units/ascii_text.h"

#include <algorithm>
#include <optional>

namespace data::importers {

namespace {
bool isSpace(char c) {
    return c == ' ' || c == '\t' || c == '\r';
}

// One statement from its first word to the end of its line.
class Statement {
public:
    explicit Statement(std::string_view text) : m_text(text) {}

    bool keyword(std::string_view word) {
        skipSpaces();
        if (m_text.size() < word.size()) return false;
        for (std::size_t i = 0; i < word.size(); ++i) {
            if (units::asciiUpper(m_text[i]) != word[i]) return false;
        }
        m_text.remove_prefix(word.size());
        return true;
    }
    bool mark(char c) {
        skipSpaces();
        if (m_text.empty() || m_text.front() != c) return false;
        m_text.remove_prefix(1);
        return true;
    }
    bool isAt(char c) {
        skipSpaces();
        return !m_text.empty() && m_text.front() == c;
    }
    std::string_view name() {
        skipSpaces();
        std::size_t length = 0;
        while (length < m_text.size() &&
               (units::isAsciiAlnum(m_text[length]) || m_text[length] == '_'))
            ++length;
        const std::string_view found = m_text.substr(0, length);
        m_text.remove_prefix(length);
        return found;
    }
    std::optional<std::string> value() {
        skipSpaces();
        if (mark('\'')) return quoted();
        const std::string_view bare = csv::trimmed(m_text.substr(0, m_text.find_first_of(",)")));
        if (bare.empty() || bare.find('\'') != std::string_view::npos) return std::nullopt;
        m_text.remove_prefix(bare.size());
        return bare == "NULL" ? std::string() : std::string(bare);
    }

private:
    void skipSpaces() {
        while (!m_text.empty() && isSpace(m_text.front()))
            m_text.remove_prefix(1);
    }
    bool endsHere(std::size_t quote) const {
        const std::size_t next = m_text.find_first_not_of(" \t", quote + 1);
        return next != std::string_view::npos && (m_text[next] == ',' || m_text[next] == ')');
    }
    std::optional<std::string> quoted() {
        std::string value;
        for (std::size_t i = 0; i < m_text.size(); ++i) {
            if (m_text[i] != '\'') {
                value += m_text[i];
                continue;
            }
            const bool isDoubled = i + 1 < m_text.size() && m_text[i + 1] == '\'';
            if (!isDoubled && endsHere(i)) {
                m_text.remove_prefix(i + 1);
                return value;
            }
            value += '\'';
            if (isDoubled) ++i;
        }
        return std::nullopt;
    }

    std::string_view m_text;
};

std::optional<std::vector<std::string_view>> namesOf(Statement& statement) {
    std::vector<std::string_view> names;
    if (!statement.mark('(')) return std::nullopt;
    do {
        names.push_back(statement.name());
        if (names.back().empty()) return std::nullopt;
    } while (statement.mark(','));
    if (!statement.mark(')')) return std::nullopt;
    return names;
}

std::optional<std::vector<std::string>> valuesOf(Statement& statement) {
    std::vector<std::string> values;
    if (!statement.mark('(')) return std::nullopt;
    do {
        auto value = statement.value();
        if (!value) return std::nullopt;
        values.push_back(std::move(*value));
    } while (statement.mark(','));
    if (!statement.mark(')')) return std::nullopt;
    return values;
}
} // namespace

bool readInserts(std::string_view text, std::string_view table, const std::stop_token& stop,
                 const std::function<void(const InsertedRow& row)>& take,
                 const std::function<void(const model::units::Issue& issue, std::size_t line)>& refuse) {
    for (std::size_t line = 1; !text.empty(); ++line) {
        if (stop.stop_requested()) return false;
        const std::size_t end = std::min(text.find('\n'), text.size());
        const std::string_view whole = text.substr(0, end);
        Statement statement(whole);
        text.remove_prefix(std::min(end + 1, text.size()));
        if (!statement.keyword("INSERT") || !statement.keyword("INTO") || statement.name() != table) continue;
        if (!csv::isUtf8(whole)) {
            refuse({"csv.not_utf8", model::units::Severity::Error, {}, {}}, line);
            continue;
        }
        const auto names = namesOf(statement);
        if (!names || !statement.keyword("VALUES")) {
            refuse({"sql.not_an_insert", model::units::Severity::Error, {}, {}}, line);
            continue;
        }
        do {
            const auto values = valuesOf(statement);
            if (values && values->size() == names->size()) {
                take({line, *names, *values});
            } else {
                refuse({"sql.values", model::units::Severity::Error, {}, {std::to_string(names->size())}}, line);
                break;
            }
        } while (statement.mark(','));
    }
    return true;
}

} // namespace data::importers
