#include "data/importers/table_layout.h"

#include <array>

namespace data::importers {

namespace {
template<class Word>
using LayoutWords = std::pair<Word, std::string_view>;

constexpr std::array<LayoutWords<ColumnRole>, 12> kRoles{{
    {ColumnRole::Ignored, "ignore"},
    {ColumnRole::Time, "time"},
    {ColumnRole::Date, "date"},
    {ColumnRole::Clock, "clock"},
    {ColumnRole::Year, "year"},
    {ColumnRole::Month, "month"},
    {ColumnRole::Day, "day"},
    {ColumnRole::Hour, "hour"},
    {ColumnRole::Summer, "summer"},
    {ColumnRole::Series, "series"},
    {ColumnRole::Value, "value"},
    {ColumnRole::Measured, "measured"},
}};
constexpr std::array<LayoutWords<RepeatedHour>, 3> kRepeatedHours{{
    {RepeatedHour::InOrder, "in_order"},
    {RepeatedHour::First, "first"},
    {RepeatedHour::Second, "second"},
}};
constexpr std::array<LayoutWords<DateOrder>, 3> kDateOrders{{
    {DateOrder::YearFirst, "year_first"},
    {DateOrder::DayFirst, "day_first"},
    {DateOrder::MonthFirst, "month_first"},
}};
constexpr std::array<LayoutWords<StampMeaning>, 2> kStampMeanings{{
    {StampMeaning::HourBeginning, "beginning"},
    {StampMeaning::HourEnding, "ending"},
}};

template<class Words, class Word>
std::string_view wordOf(const Words& words, Word wanted) {
    for (const auto& [word, name] : words)
        if (word == wanted) return name;
    return {};
}
template<class Words>
auto meantBy(const Words& words, std::string_view wanted) {
    std::optional<decltype(words.front().first)> found;
    for (const auto& [word, name] : words)
        if (name == wanted) found = word;
    return found;
}
} // namespace

std::string_view nameOf(ColumnRole role) {
    return wordOf(kRoles, role);
}
std::string_view nameOf(RepeatedHour rule) {
    return wordOf(kRepeatedHours, rule);
}
std::string_view nameOf(DateOrder order) {
    return wordOf(kDateOrders, order);
}
std::string_view nameOf(StampMeaning meaning) {
    return wordOf(kStampMeanings, meaning);
}
std::optional<ColumnRole> columnRole(std::string_view name) {
    return meantBy(kRoles, name);
}
std::optional<RepeatedHour> repeatedHour(std::string_view name) {
    return meantBy(kRepeatedHours, name);
}
std::optional<DateOrder> dateOrderNamed(std::string_view name) {
    return meantBy(kDateOrders, name);
}
std::optional<StampMeaning> stampMeaning(std::string_view name) {
    return meantBy(kStampMeanings, name);
}

} // namespace data::importers
