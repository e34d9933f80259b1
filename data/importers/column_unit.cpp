#include "data/importers/column_unit.h"

#include "data/csv/csv_reader.h"
#include "data/units/ascii_text.h"

#include <algorithm>
#include <array>

namespace data::importers {

std::vector<std::string> wordsOfName(std::string_view name) {
    std::vector<std::string> found(1);
    for (const char c : name) {
        if (units::isAsciiAlnum(c) || static_cast<unsigned char>(c) >= 0x80) {
            found.back() += units::asciiLower(c);
        } else if (!found.back().empty()) {
            found.emplace_back();
        }
    }
    if (found.back().empty()) found.pop_back();
    return found;
}

bool hasWord(std::string_view name, std::initializer_list<std::string_view> wanted) {
    const std::vector<std::string> all = wordsOfName(name);
    return std::any_of(all.begin(), all.end(), [&](const std::string& word) {
        return std::find(wanted.begin(), wanted.end(), word) != wanted.end();
    });
}

std::string unitOfName(std::string_view name) {
    const std::vector<std::string> all = wordsOfName(name);
    const auto has = [&](std::string_view word) { return std::find(all.begin(), all.end(), word) != all.end(); };
    const bool isDollars = has("usd") || name.find('$') != std::string_view::npos;
    if (isDollars && has("mwh")) return "USD/MWh";
    if (isDollars && has("mmbtu")) return "USD/MMBtu";
    // A price of another money, or of none that is named.
    for (const char* word : {"price", "lmp", "cost", "eur", "gbp", "€", "£"})
        if (has(word)) return {};
    if (has("kg") && has("mwh")) return "kg/MWh";
    if ((has("w") && has("m2")) || (has("w") && has("m²"))) return "W/m²";
    if (has("mps") || (has("m") && has("s"))) return "m/s";
    for (const auto& [word, unit] : {std::pair{"mw", "MW"},
                                     {"kw", "kW"},
                                     {"gw", "GW"},
                                     {"mwh", "MWh"},
                                     {"mbar", "mbar"},
                                     {"hpa", "hPa"},
                                     {"kpa", "kPa"}}) {
        if (has(word)) return unit;
    }
    const bool isTemperature = has("temperature") || has("temp") || has("bulb") || has("dew");
    if (has("degc") || has("°c") || has("celsius") || (has("c") && isTemperature)) return "°C";
    if (has("degf") || has("°f") || has("fahrenheit") || (has("f") && isTemperature)) return "°F";
    if (has("pct") || has("percent")) return "%";
    if (has("share") || has("cf")) return "share";
    return {};
}

bool isMissingMark(std::string_view cell) {
    static constexpr std::array<std::string_view, 8> marks{"", "EMPTY", "MISSING", "NA", "N/A", "NaN", "null", "-"};
    return std::find(marks.begin(), marks.end(), csv::trimmed(cell)) != marks.end();
}

} // namespace data::importers
