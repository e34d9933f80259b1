#include "data/importers/text_lines.h"

#include "data/csv/csv_reader.h"

#include <algorithm>

namespace data::importers {

TextLines::TextLines(std::string_view text, const ImportOptions& options) : m_rest(text), m_options(options) {
    if (m_rest.starts_with("\xEF\xBB\xBF")) m_rest.remove_prefix(3);
    m_size = m_rest.size();
}

bool TextLines::next() {
    constexpr std::size_t kLinesBetween = 4096;
    if (m_number % kLinesBetween == 0) {
        m_isStopped = m_isStopped || m_options.stop.stop_requested();
        if (m_options.progress && m_size > 0)
            m_options.progress(1.0 - static_cast<double>(m_rest.size()) / static_cast<double>(m_size));
    }
    if (m_isStopped || m_rest.empty()) return false;
    const std::size_t end = std::min(m_rest.find('\n'), m_rest.size());
    m_line = m_rest.substr(0, end);
    if (m_line.ends_with('\r')) m_line.remove_suffix(1);
    m_line = csv::trimmed(m_line);
    m_rest.remove_prefix(std::min(end + 1, m_rest.size()));
    ++m_number;
    return true;
}

} // namespace data::importers
