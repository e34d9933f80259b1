#include "data/csv/csv_reader.h"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace data::csv {

namespace {
constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

bool isLineEnd(char c) {
    return c == '\n' || c == '\r';
}

bool isForbidden(char c) {
    return static_cast<unsigned char>(c) < 0x20 && c != '\t' && !isLineEnd(c);
}

// Delimiters outside quotes in each of the first lines that hold anything.
std::vector<std::size_t> countPerLine(std::string_view text, char delimiter) {
    std::vector<std::size_t> counts;
    std::size_t inLine = 0;
    bool quoted = false;
    bool empty = true;
    bool comment = false;
    for (const char c : text) {
        if (c == '\n' && !quoted) {
            if (!empty && !comment) counts.push_back(inLine);
            if (counts.size() == 20) return counts;
            inLine = 0;
            empty = true;
            comment = false;
            continue;
        }
        if (empty && c == '#') comment = true;
        if (c == '"' && !comment) quoted = !quoted;
        if (c == delimiter && !quoted) ++inLine;
        if (c != '\r') empty = false;
    }
    if (!empty && !comment && counts.empty()) counts.push_back(inLine);
    return counts;
}
} // namespace

CsvReader::CsvReader(std::string_view text, char delimiter) : m_text(text), m_delimiter(delimiter) {
    if (m_text.starts_with(kByteOrderMark)) m_position = kByteOrderMark.size();
}

void CsvReader::skipLine() {
    const std::size_t end = m_text.find('\n', m_position);
    m_position = end == std::string_view::npos ? m_text.size() : end + 1;
    ++m_line;
}

void CsvReader::skipComments(char mark) {
    while (m_position < m_text.size() && m_text[m_position] == mark)
        skipLine();
}

void CsvReader::skipLines(std::size_t count) {
    for (; count > 0 && m_position < m_text.size(); --count)
        skipLine();
}

// Moves past the delimiter or line end that follows a field; true when the record goes on.
bool CsvReader::endField() {
    if (m_position >= m_text.size()) return false;
    if (m_text[m_position] == m_delimiter) {
        ++m_position;
        return true;
    }
    if (m_text[m_position] == '\r') ++m_position;
    if (m_position < m_text.size() && m_text[m_position] == '\n') ++m_position;
    ++m_line;
    return false;
}

bool CsvReader::readPlain(CsvRecord& record, const ReadOptions& limits) {
    const std::size_t begin = m_position;
    while (m_position < m_text.size() && m_text[m_position] != m_delimiter && !isLineEnd(m_text[m_position])) {
        if (isForbidden(m_text[m_position]) && record.fault == Fault::None) {
            record.fault = Fault::ControlCharacter;
            record.faultField = record.fields.size();
        }
        ++m_position;
    }
    record.fields.push_back(m_text.substr(begin, m_position - begin));
    if (m_position - begin > limits.maximumFieldBytes) {
        record.fault = Fault::FieldTooLong;
        record.faultField = record.fields.size() - 1;
    }
    return endField();
}

bool CsvReader::readQuoted(CsvRecord& record, const ReadOptions& limits) {
    const std::size_t begin = ++m_position;
    const std::size_t lineOfQuote = m_line;
    bool doubled = false;
    while (m_position < m_text.size()) {
        const char c = m_text[m_position];
        if (c == '"') {
            if (m_position + 1 >= m_text.size() || m_text[m_position + 1] != '"') break;
            doubled = true;
            ++m_position;
        }
        if (c == '\n') ++m_line;
        if (isForbidden(c) && record.fault == Fault::None) {
            record.fault = Fault::ControlCharacter;
            record.faultField = record.fields.size();
        }
        if (m_position - begin > limits.maximumFieldBytes) break;
        ++m_position;
    }
    if (m_position >= m_text.size() || m_text[m_position] != '"') {
        // Resume at the line after the one that opened the quote: the rest of the file is not lost to one stray mark.
        record.fault = m_position >= m_text.size() ? Fault::UnterminatedQuote : Fault::FieldTooLong;
        record.faultField = record.fields.size();
        record.fields.push_back(m_text.substr(begin, 0));
        m_position = begin;
        m_line = lineOfQuote;
        skipLine();
        return false;
    }
    std::string_view field = m_text.substr(begin, m_position - begin);
    if (doubled) {
        if (m_unescapedUsed == m_unescaped.size()) m_unescaped.emplace_back();
        std::string& text = m_unescaped[m_unescapedUsed++];
        text.clear();
        for (std::size_t i = 0; i < field.size(); ++i) {
            text += field[i];
            if (field[i] == '"') ++i;
        }
        field = text;
    }
    record.fields.push_back(field);
    ++m_position;
    if (m_position < m_text.size() && m_text[m_position] != m_delimiter && !isLineEnd(m_text[m_position])) {
        record.fault = Fault::TextAfterQuote;
        record.faultField = record.fields.size() - 1;
        skipLine();
        return false;
    }
    return endField();
}

bool CsvReader::next(CsvRecord& record, const ReadOptions& limits) {
    record.fields.clear();
    record.fault = Fault::None;
    record.faultField = 0;
    record.line = m_line;
    record.isBlank = false;
    m_unescapedUsed = 0;
    if (m_position >= m_text.size()) return false;
    record.isBlank = isLineEnd(m_text[m_position]);
    const std::size_t begin = m_position;
    bool more = true;
    while (more) {
        const bool quoted = m_position < m_text.size() && m_text[m_position] == '"';
        more = quoted ? readQuoted(record, limits) : readPlain(record, limits);
        if (record.fields.size() > limits.maximumColumns && more) {
            record.fault = Fault::TooManyFields;
            skipLine();
            more = false;
        }
    }
    if (record.fault == Fault::None && m_position - begin > limits.maximumLineBytes) record.fault = Fault::LineTooLong;
    return true;
}

char sniffDelimiter(std::string_view text) {
    const std::string_view head = text.substr(0, 65536);
    char best = ',';
    double bestScore = 0.0;
    for (const char delimiter : {',', ';', '\t', '|'}) {
        const std::vector<std::size_t> counts = countPerLine(head, delimiter);
        if (counts.empty() || counts.front() == 0) continue;
        const auto same = std::count(counts.begin(), counts.end(), counts.front());
        // A semicolon or tab in the header decides against a comma that may be a decimal mark below.
        const double evenness = static_cast<double>(same) / static_cast<double>(counts.size());
        const double score = evenness * (delimiter == ',' ? 1.0 : 1.5) * (1.0 + 0.01 * static_cast<double>(counts[0]));
        if (score > bestScore) {
            bestScore = score;
            best = delimiter;
        }
    }
    return best;
}

std::string_view trimmed(std::string_view text) {
    while (!text.empty() && (text.front() == ' ' || text.front() == '\t'))
        text.remove_prefix(1);
    while (!text.empty() && (text.back() == ' ' || text.back() == '\t'))
        text.remove_suffix(1);
    return text;
}

bool hasDecimalComma(std::string_view cell) {
    cell = trimmed(cell);
    const std::size_t comma = cell.find(',');
    if (comma == std::string_view::npos || comma == 0) return false;
    return cell.find_first_not_of("+-.,0123456789eE") == std::string_view::npos && !parseNumber(cell, false) &&
           parseNumber(cell, true);
}

namespace {
// "1.234,5" → "1234.5"; nothing when the points do not part groups of three.
std::optional<std::string> withDecimalPoint(std::string_view cell) {
    const std::size_t comma = cell.find(',');
    const std::string_view whole = cell.substr(0, comma);
    std::string number;
    if (whole.find('.') == std::string_view::npos) {
        number = whole;
    } else {
        const std::size_t first = whole.find('.');
        if (first > 4 || first == 0) return std::nullopt;
        for (std::size_t i = 0; i < whole.size(); ++i) {
            const bool mark = i >= first && (i - first) % 4 == 0;
            if (mark != (whole[i] == '.')) return std::nullopt;
            if (!mark) number += whole[i];
        }
        if ((whole.size() - first) % 4 != 0) return std::nullopt;
    }
    if (comma != std::string_view::npos) number.append(1, '.').append(cell.substr(comma + 1));
    return number;
}
} // namespace

std::optional<double> parseNumber(std::string_view cell, bool decimalComma) {
    cell = trimmed(cell);
    std::string replaced;
    if (decimalComma) {
        const std::optional<std::string> pointed = withDecimalPoint(cell);
        if (!pointed) return std::nullopt;
        replaced = *pointed;
        cell = replaced;
    }
    if (cell.starts_with('+') && cell.size() > 1 && cell[1] != '-') cell.remove_prefix(1);
    double value = 0.0;
    const auto [end, error] = std::from_chars(cell.data(), cell.data() + cell.size(), value);
    if (error != std::errc() || end != cell.data() + cell.size() || cell.empty() || !std::isfinite(value)) {
        return std::nullopt;
    }
    return value;
}

bool isUtf8(std::string_view text) {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    std::size_t i = 0;
    while (i < text.size()) {
        const unsigned lead = byte(i);
        if (lead < 0x80) {
            ++i;
            continue;
        }
        const std::size_t length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
        if (lead < 0xC2 || lead > 0xF4 || i + length > text.size()) return false;
        for (std::size_t k = 1; k < length; ++k) {
            if ((byte(i + k) & 0xC0U) != 0x80U) return false;
        }
        const unsigned second = byte(i + 1);
        const bool overlong = (lead == 0xE0 && second < 0xA0) || (lead == 0xF0 && second < 0x90);
        const bool surrogate = lead == 0xED && second > 0x9F;
        if (overlong || surrogate || (lead == 0xF4 && second > 0x8F)) return false;
        i += length;
    }
    return true;
}

} // namespace data::csv
