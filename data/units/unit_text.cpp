#include "data/units/unit_text.h"

#include "data/units/ascii_text.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <iterator>

namespace data::units {

namespace {
enum class Measure {
    Share,
    Factor,
    Number,
    Count,
    Date,
    Rate,
    Growth,
    Power,
    Energy,
    Duration,
    HoursPerYear,
    Span,
    Temperature,
    TemperatureStep,
    Pressure,
    PerDegree,
    EnergyPrice,
    FuelPrice,
    PowerCost,
    PowerRent,
    Money,
    TextPrice,
    HeatRate,
    EmissionPerMwh,
    EmissionPerFuel,
    WorkRate,
    DataRate,
    Data,
    DataPerText,
    Text,
    Parameters,
    Tasks,
    Bits,
    Carbon,
    CarbonRate,
    RampRate,
    Fuel,
    FuelRate,
    Work,
    EnergyPerText,
    Speed,
    Irradiance
};

// `factor` of the measure's base unit; the first spelling of a measure's row in model/units/unit_of.h is exact there.
struct Spelling {
    std::string_view symbol;
    Measure measure;
    double factor;
    double offset{0.0}; // added after scaling: temperatures
};

constexpr Spelling kSpellings[] = {
    {"share", Measure::Share, 1.0},
    {"%", Measure::Share, 0.01},
    {"percent", Measure::Share, 0.01},
    {"bp", Measure::Share, 1e-4},
    {"ppm", Measure::Share, 1e-6},
    {"x", Measure::Factor, 1.0},
    {"×", Measure::Factor, 1.0},
    {"", Measure::Number, 1.0},
    {"units", Measure::Count, 1.0},
    {"unit", Measure::Count, 1.0},
    {"yr AD", Measure::Date, 1.0},
    {"1/yr", Measure::Rate, 1.0},
    {"/yr", Measure::Rate, 1.0},
    {"per year", Measure::Rate, 1.0},
    {"share/yr", Measure::Growth, 1.0},
    {"%/yr", Measure::Growth, 0.01},
    {"% a year", Measure::Growth, 0.01},
    {"%", Measure::Growth, 0.01},
    {"percent", Measure::Growth, 0.01},
    {"MW", Measure::Power, 1.0},
    {"kW", Measure::Power, 1e-3},
    {"W", Measure::Power, 1e-6},
    {"GW", Measure::Power, 1e3},
    {"TW", Measure::Power, 1e6},
    {"MWh", Measure::Energy, 1.0},
    {"kWh", Measure::Energy, 1e-3},
    {"Wh", Measure::Energy, 1e-6},
    {"GWh", Measure::Energy, 1e3},
    {"TWh", Measure::Energy, 1e6},
    {"J", Measure::Energy, 1.0 / 3.6e9},
    {"MJ", Measure::Energy, 1.0 / 3600.0},
    {"GJ", Measure::Energy, 1.0 / 3.6},
    {"TJ", Measure::Energy, 1000.0 / 3.6},
    {"h", Measure::Duration, 1.0},
    {"hours", Measure::Duration, 1.0},
    {"hour", Measure::Duration, 1.0},
    {"hr", Measure::Duration, 1.0},
    {"days", Measure::Duration, 24.0},
    {"day", Measure::Duration, 24.0},
    {"d", Measure::Duration, 24.0},
    {"weeks", Measure::Duration, 168.0},
    {"week", Measure::Duration, 168.0},
    {"min", Measure::Duration, 1.0 / 60.0},
    {"minutes", Measure::Duration, 1.0 / 60.0},
    {"s", Measure::Duration, 1.0 / 3600.0},
    {"ms", Measure::Duration, 1.0 / 3.6e6},
    {"h/yr", Measure::HoursPerYear, 1.0},
    {"hours/yr", Measure::HoursPerYear, 1.0},
    {"h/a", Measure::HoursPerYear, 1.0},
    {"days/yr", Measure::HoursPerYear, 24.0},
    {"h", Measure::HoursPerYear, 1.0},
    {"yr", Measure::Span, 1.0},
    {"years", Measure::Span, 1.0},
    {"year", Measure::Span, 1.0},
    {"months", Measure::Span, 1.0 / 12.0},
    {"month", Measure::Span, 1.0 / 12.0},
    {"mo", Measure::Span, 1.0 / 12.0},
    {"°C", Measure::Temperature, 1.0},
    {"C", Measure::Temperature, 1.0},
    {"degC", Measure::Temperature, 1.0},
    {"°F", Measure::Temperature, 5.0 / 9.0, -160.0 / 9.0},
    {"F", Measure::Temperature, 5.0 / 9.0, -160.0 / 9.0},
    {"K", Measure::Temperature, 1.0, -273.15},
    {"Δ°C", Measure::TemperatureStep, 1.0},
    {"K", Measure::TemperatureStep, 1.0},
    {"°C", Measure::TemperatureStep, 1.0},
    {"°F", Measure::TemperatureStep, 5.0 / 9.0},
    {"kPa", Measure::Pressure, 1.0},
    {"Pa", Measure::Pressure, 1e-3},
    {"hPa", Measure::Pressure, 0.1},
    {"mbar", Measure::Pressure, 0.1},
    {"bar", Measure::Pressure, 100.0},
    {"psi", Measure::Pressure, 6.894757293168},
    {"atm", Measure::Pressure, 101.325},
    {"share/°C", Measure::PerDegree, 1.0},
    {"%/°C", Measure::PerDegree, 0.01},
    {"%/K", Measure::PerDegree, 0.01},
    {"%/C", Measure::PerDegree, 0.01},
    {"1/K", Measure::PerDegree, 1.0},
    {"share/K", Measure::PerDegree, 1.0},
    {"USD/MWh", Measure::EnergyPrice, 1.0},
    {"USD/kWh", Measure::EnergyPrice, 1e3},
    {"c/kWh", Measure::EnergyPrice, 10.0},
    {"ct/kWh", Measure::EnergyPrice, 10.0},
    {"¢/kWh", Measure::EnergyPrice, 10.0},
    {"cents/kWh", Measure::EnergyPrice, 10.0},
    {"USD/MMBtu", Measure::FuelPrice, 1.0},
    {"USD/GJ", Measure::FuelPrice, 1.05505585262},
    {"USD/kW", Measure::PowerCost, 1.0},
    {"USD/W", Measure::PowerCost, 1e3},
    {"USD/MW", Measure::PowerCost, 1e-3},
    {"MUSD/MW", Measure::PowerCost, 1e3},
    {"kUSD/MW", Measure::PowerCost, 1.0},
    {"BUSD/GW", Measure::PowerCost, 1e3},
    {"USD/kW-yr", Measure::PowerRent, 1.0},
    {"USD/kW/yr", Measure::PowerRent, 1.0},
    {"USD/MW-yr", Measure::PowerRent, 1e-3},
    {"USD/kW-month", Measure::PowerRent, 12.0},
    {"USD/kW-mo", Measure::PowerRent, 12.0},
    {"USD/MW-day", Measure::PowerRent, 0.365},
    {"USD/MW/day", Measure::PowerRent, 0.365},
    {"USD", Measure::Money, 1.0},
    {"USD each", Measure::Money, 1.0},
    {"kUSD", Measure::Money, 1e3},
    {"MUSD", Measure::Money, 1e6},
    {"M USD", Measure::Money, 1e6},
    {"million USD", Measure::Money, 1e6},
    {"BUSD", Measure::Money, 1e9},
    {"B USD", Measure::Money, 1e9},
    {"billion USD", Measure::Money, 1e9},
    {"USD/Mtok", Measure::TextPrice, 1.0},
    {"USD/ktok", Measure::TextPrice, 1e3},
    {"c/Mtok", Measure::TextPrice, 0.01},
    {"USD/million tokens", Measure::TextPrice, 1.0},
    {"USD/token", Measure::TextPrice, 1e6},
    {"Btu/kWh", Measure::HeatRate, 1.0},
    {"MMBtu/MWh", Measure::HeatRate, 1e3},
    {"kJ/kWh", Measure::HeatRate, 1.0 / 1.05505585262},
    {"MJ/kWh", Measure::HeatRate, 1e3 / 1.05505585262},
    {"kg/MWh", Measure::EmissionPerMwh, 1.0},
    {"g/kWh", Measure::EmissionPerMwh, 1.0},
    {"t/MWh", Measure::EmissionPerMwh, 1e3},
    {"kg/kWh", Measure::EmissionPerMwh, 1e3},
    {"lb/MWh", Measure::EmissionPerMwh, 0.45359237},
    {"kg/MMBtu", Measure::EmissionPerFuel, 1.0},
    {"lb/MMBtu", Measure::EmissionPerFuel, 0.45359237},
    {"TFLOP/s", Measure::WorkRate, 1.0},
    {"TFLOPS", Measure::WorkRate, 1.0},
    {"PFLOP/s", Measure::WorkRate, 1e3},
    {"PFLOPS", Measure::WorkRate, 1e3},
    {"GFLOP/s", Measure::WorkRate, 1e-3},
    {"EFLOP/s", Measure::WorkRate, 1e6},
    {"TB/s", Measure::DataRate, 1.0},
    {"GB/s", Measure::DataRate, 1e-3},
    {"GB", Measure::Data, 1.0},
    {"MB", Measure::Data, 1e-3},
    {"TB", Measure::Data, 1e3},
    {"GiB", Measure::Data, 1.073741824},
    {"byte/token", Measure::DataPerText, 1.0},
    {"B/token", Measure::DataPerText, 1.0},
    {"kB/token", Measure::DataPerText, 1e3},
    {"KiB/token", Measure::DataPerText, 1024.0},
    {"tokens", Measure::Text, 1.0},
    {"token", Measure::Text, 1.0},
    {"tok", Measure::Text, 1.0},
    {"ktok", Measure::Text, 1e3},
    {"k tokens", Measure::Text, 1e3},
    {"k", Measure::Text, 1e3},
    {"Mtok", Measure::Text, 1e6},
    {"M tokens", Measure::Text, 1e6},
    {"million tokens", Measure::Text, 1e6},
    {"M", Measure::Text, 1e6},
    {"B tokens", Measure::Text, 1e9},
    {"billion tokens", Measure::Text, 1e9},
    {"T tokens", Measure::Text, 1e12},
    {"trillion tokens", Measure::Text, 1e12},
    {"1e9 params", Measure::Parameters, 1.0},
    {"B", Measure::Parameters, 1.0},
    {"bn", Measure::Parameters, 1.0},
    {"T", Measure::Parameters, 1e3},
    {"M", Measure::Parameters, 1e-3},
    {"billion", Measure::Parameters, 1.0},
    {"1e9 tasks/yr", Measure::Tasks, 1.0},
    {"B", Measure::Tasks, 1.0},
    {"billion", Measure::Tasks, 1.0},
    {"M", Measure::Tasks, 1e-3},
    {"million", Measure::Tasks, 1e-3},
    {"T", Measure::Tasks, 1e3},
    {"bits", Measure::Bits, 1.0},
    {"bit", Measure::Bits, 1.0},
    {"t", Measure::Carbon, 1.0},
    {"kg", Measure::Carbon, 1e-3},
    {"kt", Measure::Carbon, 1e3},
    {"Mt", Measure::Carbon, 1e6},
    {"t/yr", Measure::CarbonRate, 1.0},
    {"t", Measure::CarbonRate, 1.0},
    {"short tons/yr", Measure::CarbonRate, 0.90718474},
    {"tpy", Measure::CarbonRate, 0.90718474},
    {"lb/yr", Measure::CarbonRate, 0.00045359237},
    {"share/min", Measure::RampRate, 1.0},
    {"%/min", Measure::RampRate, 0.01},
    {"m/s", Measure::Speed, 1.0},
    {"km/h", Measure::Speed, 1.0 / 3.6},
    {"mph", Measure::Speed, 0.44704},
    {"kn", Measure::Speed, 1852.0 / 3600.0},
    {"W/m²", Measure::Irradiance, 1.0},
    {"W/m2", Measure::Irradiance, 1.0},
    {"kW/m²", Measure::Irradiance, 1e3},
    {"kW/m2", Measure::Irradiance, 1e3},
    {"MMBtu", Measure::Fuel, 1.0},
    {"GJ", Measure::Fuel, 1.0 / 1.05505585262},
    {"MMBtu/day", Measure::FuelRate, 1.0},
    {"MMBtu/d", Measure::FuelRate, 1.0},
    {"Dth/day", Measure::FuelRate, 1.0},
    {"GJ/day", Measure::FuelRate, 1.0 / 1.05505585262},
    {"FLOP", Measure::Work, 1.0},
    {"J/token", Measure::EnergyPerText, 1.0},
};

bool equalIgnoringCase(std::string_view left, std::string_view right) {
    return left.size() == right.size() && std::equal(left.begin(), left.end(), right.begin(), [](char a, char b) {
               return asciiLower(a) == asciiLower(b);
           });
}

const Spelling* rowSpelling(std::string_view symbol) {
    const auto* row = std::find_if(std::begin(kSpellings), std::end(kSpellings),
                                   [&](const Spelling& spelling) { return spelling.symbol == symbol; });
    return row == std::end(kSpellings) ? nullptr : row;
}

// The spelling among those of the measure: as written, or with any case ("mw" is megawatt here, never milliwatt).
const Spelling* spellingIn(Measure measure, std::string_view symbol) {
    const Spelling* loose = nullptr;
    for (const Spelling& spelling : kSpellings) {
        if (spelling.measure != measure) continue;
        if (spelling.symbol == symbol) return &spelling;
        if (loose == nullptr && equalIgnoringCase(spelling.symbol, symbol)) loose = &spelling;
    }
    return loose;
}

bool isAnyUnit(std::string_view symbol) {
    return std::any_of(std::begin(kSpellings), std::end(kSpellings),
                       [&](const Spelling& spelling) { return equalIgnoringCase(spelling.symbol, symbol); });
}

// Multiplies by the ratio of two factors, dividing where that is exact: 35 % is 35/100, not 35·0.01.
double scaled(double number, double from, double to) {
    const double ratio = from / to;
    if (ratio >= 1.0) {
        const double whole = std::round(ratio);
        return number * (std::fabs(ratio - whole) < 1e-9 * ratio ? whole : ratio);
    }
    const double inverse = to / from;
    const double whole = std::round(inverse);
    return std::fabs(inverse - whole) < 1e-9 * inverse ? number / whole : number * ratio;
}

double between(double number, const Spelling& from, const Spelling& to) {
    const double scaledNumber = scaled(number, from.factor, to.factor);
    if (from.offset == to.offset) return scaledNumber;
    return scaledNumber + (from.offset - to.offset) / to.factor;
}

std::string_view withoutOuterBlanks(std::string_view text) {
    while (!text.empty() && (text.front() == ' ' || text.front() == '\t'))
        text.remove_prefix(1);
    while (!text.empty() && (text.back() == ' ' || text.back() == '\t'))
        text.remove_suffix(1);
    return text;
}

// Replaces the blanks and minus signs of typography by their plain forms.
std::string plainText(std::string_view text) {
    constexpr std::array<std::pair<std::string_view, char>, 4> replaced{
        {{"\xC2\xA0", ' '}, {"\xE2\x80\xAF", ' '}, {"\xE2\x80\x89", ' '}, {"\xE2\x88\x92", '-'}}};
    std::string plain;
    for (std::size_t i = 0; i < text.size();) {
        const auto match = std::find_if(replaced.begin(), replaced.end(),
                                        [&](const auto& row) { return text.substr(i).starts_with(row.first); });
        plain += match == replaced.end() ? text[i] : match->second;
        i += match == replaced.end() ? 1 : match->first.size();
    }
    return plain;
}

bool isDigit(char c) {
    return c >= '0' && c <= '9';
}

bool groupFollows(std::string_view text) {
    return text.size() >= 4 && isDigit(text[1]) && isDigit(text[2]) && isDigit(text[3]) &&
           (text.size() == 4 || !isDigit(text[4]));
}

// The digits at the start of the text without their thousands marks; `text` keeps what follows.
std::optional<std::string> takeDigitsWithMarks(std::string_view& text) {
    std::string digits;
    std::size_t i = 0;
    while (i < text.size() && isDigit(text[i]))
        digits += text[i++];
    const bool leadsGroups = !digits.empty() && digits.size() <= 3;
    const char mark = i < text.size() ? text[i] : '\0';
    if (leadsGroups && (mark == ',' || mark == ' ' || mark == '_' || mark == '\'')) {
        while (i < text.size() && text[i] == mark && groupFollows(text.substr(i))) {
            digits.append(text.substr(i + 1, 3));
            i += 4;
        }
    }
    if (i < text.size() && text[i] == ',') return std::nullopt;
    text.remove_prefix(i);
    return digits;
}

struct Parsed {
    double number{};
    std::string unit;
};

enum class NumberFault { None, NotANumber, DecimalComma };

NumberFault takeNumber(std::string_view text, Parsed& parsed) {
    std::string number;
    if (text.starts_with('-') || text.starts_with('+')) {
        if (text.front() == '-') number = "-";
        text = withoutOuterBlanks(text.substr(1));
    }
    bool dollars = false;
    for (const std::string_view sign : {"US$", "$"}) {
        if (dollars || !text.starts_with(sign)) continue;
        dollars = true;
        text = withoutOuterBlanks(text.substr(sign.size()));
    }
    const bool hasDigitOrPoint = !text.empty() && (isDigit(text.front()) || text.front() == '.');
    if (!hasDigitOrPoint) return NumberFault::NotANumber;
    const auto digits = takeDigitsWithMarks(text);
    if (!digits) return NumberFault::DecimalComma;
    // The fraction and exponent are read by from_chars from the original text.
    std::string rest = *digits + std::string(text);
    double value = 0.0;
    const auto [end, error] = std::from_chars(rest.data(), rest.data() + rest.size(), value);
    if (error != std::errc() || !std::isfinite(value)) return NumberFault::NotANumber;
    parsed.number = number.empty() ? value : -value;
    std::string_view unit = withoutOuterBlanks(std::string_view(end, rest.data() + rest.size()));
    if (unit.starts_with(',')) return NumberFault::DecimalComma;
    parsed.unit = unit;
    if (dollars) {
        if (unit.starts_with('/')) {
            parsed.unit = "USD" + std::string(unit);
        } else if (unit.empty()) {
            parsed.unit = "USD";
        } else {
            const std::size_t slash = unit.find('/');
            std::string scale(withoutOuterBlanks(unit.substr(0, slash)));
            if (scale == "million" || scale == "m") scale = "M";
            if (scale == "billion" || scale == "bn" || scale == "b") scale = "B";
            parsed.unit = scale + "USD" + std::string(slash == std::string_view::npos ? "" : unit.substr(slash));
        }
    }
    return NumberFault::None;
}
} // namespace

std::optional<double> parseWithUnit(std::string_view text, std::string_view rowUnit) {
    std::vector<model::units::Issue> unread;
    return parseWithUnit(text, rowUnit, unread);
}

std::optional<double> parseWithUnit(std::string_view text, std::string_view rowUnit,
                                    std::vector<model::units::Issue>& issues) {
    const auto refuse = [&](const char* code, std::vector<std::string> arguments) -> std::optional<double> {
        issues.push_back({code, model::units::Severity::Error, {}, std::move(arguments)});
        return std::nullopt;
    };
    const std::string plain = plainText(text);
    Parsed parsed;
    switch (takeNumber(withoutOuterBlanks(plain), parsed)) {
    case NumberFault::NotANumber:
        return refuse("input.not_a_number", {std::string(text)});
    case NumberFault::DecimalComma:
        return refuse("input.ambiguous_comma", {std::string(text)});
    case NumberFault::None:
        break;
    }
    const Spelling* row = rowSpelling(rowUnit);
    if (parsed.unit.empty() || parsed.unit == rowUnit) return parsed.number;
    // "$90" in a field of dollars per something can only mean that field's unit.
    if (parsed.unit == "USD" && rowUnit.starts_with("USD/")) return parsed.number;
    const Spelling* typed = row == nullptr ? nullptr : spellingIn(row->measure, parsed.unit);
    if (typed != nullptr) return between(parsed.number, *typed, *row);
    const char* code = isAnyUnit(parsed.unit) ? "input.wrong_unit" : "input.unknown_unit";
    return refuse(code, {parsed.unit, std::string(rowUnit)});
}

std::optional<double> convert(double number, std::string_view fromUnit, std::string_view toUnit) {
    const Spelling* to = rowSpelling(toUnit);
    const Spelling* from = to == nullptr ? nullptr : spellingIn(to->measure, fromUnit);
    if (from == nullptr) return std::nullopt;
    return between(number, *from, *to);
}

bool isKnownUnit(std::string_view symbol) {
    return rowSpelling(symbol) != nullptr;
}

std::vector<std::string_view> spellings(std::string_view rowUnit) {
    std::vector<std::string_view> found;
    const Spelling* row = rowSpelling(rowUnit);
    for (const Spelling& spelling : kSpellings) {
        if (row != nullptr && spelling.measure == row->measure && !spelling.symbol.empty()) {
            found.push_back(spelling.symbol);
        }
    }
    return found;
}

std::string numberText(double number) {
    std::array<char, 64> buffer{};
    const auto [end, error] = std::to_chars(buffer.data(), buffer.data() + buffer.size(), number);
    return error == std::errc() ? std::string(buffer.data(), end) : std::string();
}

} // namespace data::units
