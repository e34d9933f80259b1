#include "model/grid/delivery_year.h"

#include "model/series/time_axis.h"

#include <charconv>
#include <cmath>

namespace model::grid {

namespace {

double firstOfJune(int year) {
    const series::TimeAxis axis(year);
    return year + static_cast<double>(axis.firstHourOfMonth(6)) / static_cast<double>(axis.hours());
}

std::optional<int> wholeNumber(std::string_view text) {
    int number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc() || end != text.data() + text.size() || number < 0) return std::nullopt;
    return number;
}

} // namespace

std::string DeliveryYear::label() const {
    const std::string next = std::to_string(firstYear + 1);
    return std::to_string(firstYear) + "/" + next.substr(next.size() - 2);
}

int DeliveryYear::days() const {
    return series::isLeapYear(firstYear + 1) ? 366 : 365;
}

double DeliveryYear::start() const {
    return firstOfJune(firstYear);
}

double DeliveryYear::end() const {
    return firstOfJune(firstYear + 1);
}

std::optional<DeliveryYear> deliveryYear(std::string_view label) {
    const auto mark = label.find_first_of("/-");
    if (mark != 4) return std::nullopt;
    const auto first = wholeNumber(label.substr(0, mark));
    const std::string_view rest = label.substr(mark + 1);
    const auto second = wholeNumber(rest);
    if (!first || !second) return std::nullopt;
    const int next = *first + 1;
    const bool follows = rest.size() == 4 ? *second == next : rest.size() == 2 && *second == next % 100;
    if (!follows) return std::nullopt;
    return DeliveryYear{*first};
}

DeliveryYear deliveryYearAt(double calendarYear) {
    const int year = static_cast<int>(std::floor(calendarYear));
    return {calendarYear >= firstOfJune(year) ? year : year - 1};
}

} // namespace model::grid
