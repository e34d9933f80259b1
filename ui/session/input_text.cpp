#include "ui/session/input_text.h"

#include "data/units/unit_text.h"
#include "ui/text/number_text.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace ui::session {

namespace {

struct Shown {
    std::string_view rowUnit;
    const char* symbol;
    double perRow;         // shown number = row number × this
    std::string_view bare; // what a bare number is taken for by the reader of units; "": the row's unit
};

constexpr std::array<Shown, 21> shownUnits{{
    {"share", "%", 100.0, "%"},
    {"share/yr", "%/yr", 100.0, ""},
    {"share/°C", "%/°C", 100.0, ""},
    {"x", "×", 1.0, ""},
    {"yr AD", "", 1.0, ""},
    {"1/yr", "/yr", 1.0, ""},
    {"units", "units", 1.0, ""},
    {"USD/MWh", "$/MWh", 1.0, ""},
    {"USD/MMBtu", "$/MMBtu", 1.0, ""},
    {"USD/kW", "$/kW", 1.0, ""},
    {"MUSD/MW", "$M/MW", 1.0, ""},
    {"USD/kWh", "$/kWh", 1.0, ""},
    {"USD/kW-yr", "$/kW-yr", 1.0, ""},
    {"USD/kW-month", "$/kW-month", 1.0, ""},
    {"USD/MW-day", "$/MW-day", 1.0, ""},
    {"USD each", "$", 1.0, ""},
    {"MUSD", "$M", 1.0, ""},
    {"USD/Mtok", "$/Mtok", 1.0, ""},
    {"1e9 params", "bn", 1.0, ""},
    {"1e9 tasks/yr", "bn/yr", 1.0, ""},
    {"byte/token", "B/token", 1.0, ""},
}};

const Shown* shownOf(std::string_view rowUnit) {
    const auto found = std::find_if(shownUnits.begin(), shownUnits.end(),
                                    [rowUnit](const Shown& shown) { return shown.rowUnit == rowUnit; });
    return found == shownUnits.end() ? nullptr : &*found;
}

QLocale speaking(const QLocale& locale) {
    return locale.language() == QLocale::C ? QLocale(QLocale::English, QLocale::UnitedStates) : locale;
}

QString trimmedZeros(QString text, const QString& point) {
    if (!text.contains(point)) return text;
    while (text.endsWith(QLatin1Char('0')))
        text.chop(1);
    if (text.endsWith(point)) text.chop(point.size());
    return text;
}

bool isBareNumber(const QString& text) {
    return std::all_of(text.begin(), text.end(),
                       [](QChar c) { return c.isDigit() || c.isSpace() || QStringLiteral(".,+-−eE").contains(c); });
}

// Digits as the reader of units expects them: point for decimals, comma for thousands, plain minus.
QString plainDigits(QString text, const QLocale& locale) {
    const QLocale spoken = speaking(locale);
    text.replace(QChar(0x2212), QLatin1Char('-'));
    text.replace(QChar(0x00a0), QLatin1Char(' ')).replace(QChar(0x202f), QLatin1Char(' '));
    if (spoken.decimalPoint() == QStringLiteral(",")) {
        text.remove(QLatin1Char('.'));
        text.replace(QLatin1Char(','), QLatin1Char('.'));
    }
    return text.trimmed();
}

} // namespace

QString shownUnit(std::string_view rowUnit) {
    if (const Shown* shown = shownOf(rowUnit)) return QString::fromUtf8(shown->symbol);
    return QString::fromUtf8(rowUnit.data(), static_cast<qsizetype>(rowUnit.size()));
}

QString inputText(double rowValue, std::string_view rowUnit, const QLocale& locale) {
    const Shown* shown = shownOf(rowUnit);
    const double value = rowValue * (shown != nullptr ? shown->perRow : 1.0);
    if (!std::isfinite(value)) return text::noValue();
    const int power = value == 0.0 ? 0 : static_cast<int>(std::floor(std::log10(std::abs(value)) + 1e-12));
    if (power < -6 || power > 14) return QString::number(value, 'g', 8);
    QLocale spoken = speaking(locale);
    if (rowUnit == "yr AD") spoken.setNumberOptions(QLocale::OmitGroupSeparator);
    const int places = std::clamp(8 - power, 0, 9);
    QString text = trimmedZeros(spoken.toString(value, 'f', places), spoken.decimalPoint());
    return text.replace(QLatin1Char('-'), QChar(0x2212));
}

QString inputQuantity(double rowValue, std::string_view rowUnit, const QLocale& locale) {
    const QString number = inputText(rowValue, rowUnit, locale);
    const QString unit = shownUnit(rowUnit);
    if (unit.startsWith(QLatin1Char('$'))) return QLatin1Char('$') + number + unit.mid(1);
    if (unit.isEmpty() || unit == QStringLiteral("×")) return number + unit;
    return number + QLatin1Char(' ') + unit;
}

TypedNumber parseInput(const QString& text, std::string_view rowUnit, const QLocale& locale) {
    const QString plain = plainDigits(text, locale);
    const Shown* shown = shownOf(rowUnit);
    TypedNumber typed;
    if (shown != nullptr && shown->perRow != 1.0 && isBareNumber(plain)) {
        typed.value = data::units::parseWithUnit(plain.toStdString(), "", typed.issues);
        if (typed.value) *typed.value /= shown->perRow;
        return typed;
    }
    typed.value = data::units::parseWithUnit(plain.toStdString(), rowUnit, typed.issues);
    return typed;
}

} // namespace ui::session
