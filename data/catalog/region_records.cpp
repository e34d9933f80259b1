#include "data/catalog/region_records.h"

#include "data/catalog/embedded.h"
#include "data/csv/csv_table.h"

#include <cassert>
#include <charconv>
#include <optional>
#include <string>

namespace data::catalog {

namespace {

std::string_view recordCell(const csv::CsvTable& table, std::size_t row, std::string_view column) {
    const auto index = table.column(column);
    assert(index);
    return csv::trimmed(table.cell(row, *index));
}

// "2027", or "2027/28".
std::optional<int> forecastYear(std::string_view period) {
    if (const auto delivery = model::grid::deliveryYear(period)) return delivery->firstYear;
    int year = 0;
    const auto [end, error] = std::from_chars(period.data(), period.data() + period.size(), year);
    if (error != std::errc() || end != period.data() + period.size()) return std::nullopt;
    return year;
}

// Where it stands, how it was seen, and what is noted beside it.
std::string sourceOf(const csv::CsvTable& table, std::size_t row) {
    std::string source(recordCell(table, row, "source"));
    if (recordCell(table, row, "evidence") == "derived") source += " (derived)";
    if (const auto note = recordCell(table, row, "note"); !note.empty()) source += " – " + std::string(note);
    return source;
}

std::vector<model::grid::ElccRating> readRatings() {
    const auto table = csv::readTable(embeddedText("catalog/pjm_elcc.csv"));
    std::vector<model::grid::ElccRating> ratings;
    for (std::size_t row = 0; row < table.rows(); ++row) {
        const auto year = model::grid::deliveryYear(recordCell(table, row, "delivery_year"));
        const auto percent = csv::parseNumber(recordCell(table, row, "elcc_pct"), false);
        if (!year || !percent || recordCell(table, row, "evidence") == "unsourced") continue;
        ratings.push_back({std::string(recordCell(table, row, "resource_class")), *year,
                           std::string(recordCell(table, row, "rating_set")), *percent / 100.0, sourceOf(table, row)});
    }
    return ratings;
}

std::vector<model::grid::ForecastRow> readForecasts() {
    const auto table = csv::readTable(embeddedText("catalog/pjm_load_forecast.csv"));
    std::vector<model::grid::ForecastRow> rows;
    for (std::size_t row = 0; row < table.rows(); ++row) {
        const auto year = forecastYear(recordCell(table, row, "period"));
        const auto mw = csv::parseNumber(recordCell(table, row, "value"), false);
        if (!year || !mw || recordCell(table, row, "unit") != "MW") continue;
        if (recordCell(table, row, "evidence") == "unsourced") continue;
        rows.push_back({std::string(recordCell(table, row, "name")), std::string(recordCell(table, row, "parameter")),
                        *year, model::units::of<model::units::Power>(*mw), sourceOf(table, row)});
    }
    return rows;
}

} // namespace

const std::vector<model::grid::ElccRating>& elccRatings() {
    static const auto kRatings = readRatings();
    return kRatings;
}

const std::vector<model::grid::ForecastRow>& loadForecasts() {
    static const auto kForecasts = readForecasts();
    return kForecasts;
}

} // namespace data::catalog
