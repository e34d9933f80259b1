#include "data/importers/laid_table.h"

namespace data::importers {

LaidTable::LaidTable(std::string_view bytes, const TableLayout& layout, const ImportOptions& options)
    : m_layout(layout),
      m_opened(container::openFile(bytes, {layout.member, layout.sheet, layout.encoding}, {}, options.stop)),
      m_text(m_opened.read(bytes)) {
    if (m_opened.hasFailed || m_opened.isStopped || m_opened.question != container::ContainerQuestion::None) return;
    csv::ReadOptions reading;
    reading.delimiter = layout.delimiter;
    reading.comment = layout.comment;
    reading.skippedLines = layout.skippedLines;
    reading.hasHeader = layout.hasHeader;
    reading.stop = options.stop;
    reading.progress = options.progress;
    m_table = csv::readTable(m_text, reading);
}

std::optional<std::size_t> LaidTable::column(ColumnRole role) const {
    for (const LayoutColumn& one : m_layout.columns)
        if (one.role == role) return column(one);
    return std::nullopt;
}

std::vector<std::string_view> LaidTable::cells(std::size_t column) const {
    std::vector<std::string_view> found;
    found.reserve(m_table.rows());
    for (std::size_t row = 0; row < m_table.rows(); ++row)
        found.push_back(m_table.cell(row, column));
    return found;
}

} // namespace data::importers
