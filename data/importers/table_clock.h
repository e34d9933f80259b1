// The time columns of a laid table as the beginning of each row's hour in UTC, asking for what they do not say.
#pragma once

#include "data/importers/laid_table.h"

namespace data::importers {

class TableClock {
public:
    // Adds its questions and issues to the result. All must outlive it.
    TableClock(const LaidTable& laid, const TableLayout& layout, ImportResult& result);

    bool isReady() const { return m_isReady; } // there are time columns and no question is open
    StampMeaning meaning() const { return m_meaning; }
    const std::string& zoneName() const { return m_zoneName; }
    // By row; nothing for a row without a usable stamp, which stands in an issue. A long table's series each repeat the
    // hours of autumn for themselves.
    std::vector<std::optional<std::int64_t>> starts();

private:
    struct Columns {
        std::optional<std::size_t> time, clock, year, month, day, hour, summer, series;
        bool hasParts() const { return year && month && day && hour; }
    };
    void decideOrder();
    void decideHours();
    void decideMeaning();
    void decideZone();
    std::string stampText(std::size_t row) const;
    std::optional<Stamp> stampAt(std::size_t row) const;
    std::optional<std::int64_t> startOf(std::size_t row, LocalClock& clock);
    void report(const char* code, std::size_t row, std::vector<std::string> arguments);
    void ask(const char* key, const char* code, std::vector<std::string> arguments, std::vector<std::string> choices);

    const LaidTable& m_laid;
    const csv::CsvTable& m_table;
    const TableLayout& m_layout;
    ImportResult& m_result;
    Columns m_columns;
    DateOrder m_order{DateOrder::YearFirst};
    int m_firstHour{};
    StampMeaning m_meaning{StampMeaning::HourBeginning};
    std::optional<TimeZone> m_zone;
    std::string m_zoneName;
    bool m_isReady{};
};

} // namespace data::importers
