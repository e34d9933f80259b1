#include "data/catalog/profiles.h"

#include "data/catalog/embedded.h"
#include "data/csv/csv_table.h"
#include "model/series/time_axis.h"

#include <algorithm>
#include <cassert>
#include <map>
#include <string>

namespace data::catalog {

namespace {

constexpr std::string_view kFolder = "profiles/";

// section → index → hour → number.
class ProfileText {
public:
    explicit ProfileText(std::string_view text) : m_table(csv::readTable(text)) {
        assert(m_table.columns() == 4);
        for (std::size_t row = 0; row < m_table.rows(); ++row) {
            const auto number = [&](std::size_t column) {
                return csv::parseNumber(m_table.cell(row, column), false).value_or(0.0);
            };
            m_numbers[std::string(m_table.cell(row, 0))][{static_cast<int>(number(1)), static_cast<int>(number(2))}] =
                number(3);
        }
        const std::size_t end = text.find('\n');
        if (text.starts_with("#")) m_credit = std::string(csv::trimmed(text.substr(1, end - 1)));
    }
    bool has(const std::string& section) const { return m_numbers.contains(section); }
    double at(const std::string& section, int index = 0, int hour = 0) const {
        return m_numbers.at(section).at({index, hour});
    }
    const std::string& credit() const { return m_credit; }

private:
    csv::CsvTable m_table;
    std::map<std::string, std::map<std::pair<int, int>, double>> m_numbers;
    std::string m_credit;
};

model::series::HourlyProfile loadProfile(const ProfileText& text) {
    const int year = static_cast<int>(text.at("year"));
    const model::series::TimeAxis axis(year);
    model::series::HourlyProfile profile{"MW", text.credit(), year, {}};
    for (std::size_t hour = 0; hour < axis.hours(); ++hour) {
        const auto at = axis.at(hour);
        const int week = 1 + std::min(static_cast<int>(hour / 24) / 7, 51);
        const int season = static_cast<int>(text.at("season_of_month", at.month));
        const double mean = text.at("week_mean", week);
        const double peak = text.at("week_peak", week);
        const double shape = text.at("week_shape", 7 * season + at.weekday, at.hour);
        profile.values.push_back(text.at("peak_mw") * (mean + (peak - mean) * shape));
    }
    return profile;
}

model::series::HourlyProfile temperatureProfile(const ProfileText& text) {
    constexpr int kCommonYear = 2025; // the calendar of a year without 29 February
    const model::series::TimeAxis axis(kCommonYear);
    model::series::HourlyProfile profile{"°C", text.credit(), kCommonYear, {}};
    for (std::size_t hour = 0; hour < axis.hours(); ++hour)
        profile.values.push_back(text.at("daily_mean_c", static_cast<int>(hour / 24) + 1) +
                                 text.at("diurnal_c", axis.at(hour).month, static_cast<int>(hour % 24)));
    return profile;
}

std::optional<ProfileText> profileText(std::string_view slug) {
    const auto text = embeddedText(std::string(kFolder) + std::string(slug) + ".csv");
    if (text.empty()) return std::nullopt;
    return ProfileText(text);
}

} // namespace

std::vector<std::string_view> profileNames() {
    std::vector<std::string_view> names;
    for (const auto& file : embeddedFiles())
        if (file.path.starts_with(kFolder))
            names.push_back(file.path.substr(kFolder.size(), file.path.size() - kFolder.size() - 4));
    return names;
}

std::optional<model::series::HourlyProfile> builtInProfile(std::string_view slug) {
    const auto text = profileText(slug);
    if (!text) return std::nullopt;
    return text->has("week_shape") ? loadProfile(*text) : temperatureProfile(*text);
}

std::optional<double> profileFigure(std::string_view slug, std::string_view section) {
    const auto text = profileText(slug);
    if (!text || !text->has(std::string(section))) return std::nullopt;
    return text->at(std::string(section));
}

} // namespace data::catalog
