// The lines of a text one after the other, with their numbers; LF or CRLF ends them, a byte order mark is passed over.
// It stops when the user does.
#pragma once

#include "data/importers/importer.h"

namespace data::importers {

class TextLines {
public:
    // The text and the options outlive the reader.
    TextLines(std::string_view text, const ImportOptions& options);
    bool next();                                     // false at the end of the text and when stopped
    std::string_view text() const { return m_line; } // without blanks around it
    std::size_t number() const { return m_number; }  // from 1
    bool isStopped() const { return m_isStopped; }

private:
    std::string_view m_rest;
    std::size_t m_size;
    const ImportOptions& m_options;
    std::string_view m_line;
    std::size_t m_number{};
    bool m_isStopped{};
};

} // namespace data::importers
