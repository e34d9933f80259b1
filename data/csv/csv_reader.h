// A streaming reader of RFC 4180 text: one record after the other with exact line numbers. It judges no values.
#pragma once

#include <cstddef>
#include <deque>
#include <functional>
#include <optional>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

namespace data::csv {

struct ReadOptions {
    char delimiter{'\0'};       // '\0': sniffed among comma, semicolon, tab, bar
    char comment{'#'};          // lines before the header that begin with it are passed over; '\0': none are
    std::size_t skippedLines{}; // before the header, whatever they hold
    bool hasHeader{true};       // false: the first record is a row, the columns are named "column 1" and so on
    std::size_t maximumLineBytes{1U << 20U};
    std::size_t maximumFieldBytes{1U << 16U};
    std::size_t maximumColumns{4096};
    std::stop_token stop;
    std::function<void(double share)> progress; // 0..1, every few thousand records
};

enum class Fault {
    None,
    UnterminatedQuote,
    TextAfterQuote,
    LineTooLong,
    FieldTooLong,
    TooManyFields,
    ControlCharacter
};

// The views live as long as the reader's text and until the next call of next().
struct CsvRecord {
    std::size_t line{}; // of the record's first character, from 1
    std::vector<std::string_view> fields;
    Fault fault{Fault::None};
    std::size_t faultField{};
    bool isBlank{}; // nothing but the line end
};

class CsvReader {
public:
    // The text must outlive the reader. A byte order mark is passed over.
    CsvReader(std::string_view text, char delimiter);
    // False at the end of the text. A record with a fault is resumed at the next line.
    bool next(CsvRecord& record, const ReadOptions& limits);
    std::size_t position() const { return m_position; }
    std::size_t line() const { return m_line; }
    // Passes over lines that begin with the mark.
    void skipComments(char mark);
    void skipLines(std::size_t count);

private:
    bool readQuoted(CsvRecord& record, const ReadOptions& limits);
    bool readPlain(CsvRecord& record, const ReadOptions& limits);
    bool endField();
    void skipLine();

    std::string_view m_text;
    char m_delimiter;
    std::size_t m_position{};
    std::size_t m_line{1};
    std::size_t m_unescapedUsed{};
    std::deque<std::string> m_unescaped; // fields that held doubled quotes
};

// The delimiter that splits the first lines most evenly into the most fields; a comma when nothing does.
char sniffDelimiter(std::string_view text);

// The whole cell as a number, blanks around it allowed; decimalComma: "1.234,5" instead of "1234.5". No thousands marks
// with a decimal point, no hexadecimal, no infinity, no NaN.
std::optional<double> parseNumber(std::string_view cell, bool decimalComma);
bool hasDecimalComma(std::string_view cell); // "12,5": a number only when the comma is a decimal mark
std::string_view trimmed(std::string_view text);
bool isUtf8(std::string_view text);

} // namespace data::csv
