#include "ui/text/number_text.h"

#include <QtCore/QStringList>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>

namespace ui::text {

namespace {

struct Ladder {
    std::array<const char*, 4> units;
    double climbAt; // the next unit from this many of one on
};

constexpr std::array<Ladder, 3> ladders{{
    {{"kW", "MW", "GW", "TW"}, 10'000.0},
    {{"kWh", "MWh", "GWh", "TWh"}, 1'000.0},
    {{"t", "kt", "Mt", "Gt"}, 1'000.0},
}};

struct Scaled {
    double factor{1.0};
    QString before; // "$"
    QString after;  // " MW", "×", "/Mtok"
};

QLocale spoken(const QLocale& locale) {
    QLocale result = locale.language() == QLocale::C ? QLocale(QLocale::English, QLocale::UnitedStates) : locale;
    result.setNumberOptions(QLocale::DefaultNumberOptions);
    return result;
}

bool exists(const std::optional<double>& value) {
    return value.has_value() && std::isfinite(*value);
}

QString trueMinus(QString text) {
    return text.replace(QLatin1Char('-'), QChar(0x2212));
}

int leadingPower(double value) {
    return value == 0.0 ? 0 : static_cast<int>(std::floor(std::log10(std::abs(value)) + 1e-12));
}

// Rounded to the 10^power place, half away from zero in decimal, without a negative zero.
double roundedTo(double value, int power) {
    const double scale = std::pow(10.0, std::abs(power));
    const double shifted = power >= 0 ? value / scale : value * scale;
    const double whole = std::round(shifted + std::copysign(1e-9, shifted));
    return (power >= 0 ? whole * scale : whole / scale) + 0.0;
}

QString superscript(int power) {
    static const QString digits = QStringLiteral("⁰¹²³⁴⁵⁶⁷⁸⁹");
    QString text = power < 0 ? QStringLiteral("⁻") : QString();
    for (const QChar digit : QString::number(std::abs(power)))
        text += digits.at(digit.digitValue());
    return text;
}

QString withPlaces(double value, int places, const QLocale& locale) {
    return trueMinus(spoken(locale).toString(roundedTo(value, -places), 'f', std::max(0, places)));
}

QString stripped(QString text, const QLocale& locale) {
    const QString point = spoken(locale).decimalPoint();
    if (!text.contains(point)) return text;
    while (text.endsWith(spoken(locale).zeroDigit()))
        text.chop(1);
    if (text.endsWith(point)) text.chop(point.size());
    return text;
}

QString digits(double value, const QLocale& locale, int significant) {
    const int power = leadingPower(value);
    if (value != 0.0 && (power >= 9 || power < -4)) {
        const double mantissa = value / std::pow(10.0, power);
        return stripped(withPlaces(mantissa, significant - 1, locale), locale) + QStringLiteral("×10") +
               superscript(power);
    }
    const double rounded = roundedTo(value, power - significant + 1);
    const int places = std::max(0, significant - 1 - leadingPower(rounded));
    return stripped(withPlaces(rounded, places, locale), locale);
}

std::optional<Scaled> climbed(double value, const QString& unit) {
    for (const Ladder& ladder : ladders) {
        for (std::size_t rung = 0; rung < ladder.units.size(); ++rung) {
            if (unit != QLatin1String(ladder.units[rung])) continue;
            double size = std::abs(value);
            std::size_t at = rung;
            double factor = 1.0;
            while (at + 1 < ladder.units.size() && size >= ladder.climbAt) {
                ++at;
                size /= 1000.0;
                factor /= 1000.0;
            }
            while (at > 0 && size > 0.0 && size < 0.9995) {
                --at;
                size *= 1000.0;
                factor *= 1000.0;
            }
            return Scaled{factor, QString(), QStringLiteral(" ") + QLatin1String(ladder.units[at])};
        }
    }
    return std::nullopt;
}

Scaled money(double value, const QString& rest) {
    if (!rest.isEmpty()) return {1.0, QStringLiteral("$"), rest};
    if (std::abs(value) >= 1e9) return {1e-9, QStringLiteral("$"), QStringLiteral(" bn")};
    if (std::abs(value) >= 1e6) return {1e-6, QStringLiteral("$"), QStringLiteral(" M")};
    return {1.0, QStringLiteral("$"), QString()};
}

Scaled scaledFor(double value, const QString& unit) {
    for (const QString& dollar : {QStringLiteral("$"), QStringLiteral("USD")})
        if (unit == dollar || unit.startsWith(dollar + QLatin1Char('/'))) return money(value, unit.mid(dollar.size()));
    if (const auto found = climbed(value, unit)) return *found;
    if (unit.isEmpty() || unit == QStringLiteral("×")) return {1.0, QString(), unit};
    return {1.0, QString(), QStringLiteral(" ") + unit};
}

// The sign stands before the currency sign: −$12 M.
QString dressed(const QString& text, const Scaled& scaled) {
    const bool isSigned = text.startsWith(QChar(0x2212)) || text.startsWith(QLatin1Char('+'));
    if (isSigned) return text.left(1) + scaled.before + text.mid(1) + scaled.after;
    return scaled.before + text + scaled.after;
}

} // namespace

QString noValue() {
    return QStringLiteral("–");
}

QString number(std::optional<double> value, const QLocale& locale, int significant) {
    return exists(value) ? digits(*value, locale, significant) : noValue();
}

QString fixedNumber(std::optional<double> value, int decimals, const QLocale& locale) {
    return exists(value) ? withPlaces(*value, decimals, locale) : noValue();
}

QString quantity(std::optional<double> value, const QString& unit, const QLocale& locale, int significant) {
    if (!exists(value)) return noValue();
    const Scaled scaled = scaledFor(*value, unit);
    return dressed(digits(*value * scaled.factor, locale, significant), scaled);
}

QString change(std::optional<double> delta, const QString& unit, const QLocale& locale, int significant) {
    if (!exists(delta)) return noValue();
    const Scaled scaled = scaledFor(*delta, unit);
    const QString text = digits(*delta * scaled.factor, locale, significant);
    const bool isPlain = *delta <= 0.0 || text == QStringLiteral("0");
    return dressed(isPlain ? text : QString(QLatin1Char('+') + text), scaled);
}

QString range(std::optional<double> low, std::optional<double> high, const QString& unit, const QLocale& locale,
              int significant) {
    if (!exists(low) || !exists(high)) return noValue();
    const Scaled scaled = scaledFor(std::max(std::abs(*low), std::abs(*high)), unit);
    const QString from = digits(*low * scaled.factor, locale, significant);
    const QString to = digits(*high * scaled.factor, locale, significant);
    const bool isNegative = *low < 0.0 || *high < 0.0; // "−5–3" cannot be read
    return scaled.before + from + (isNegative ? QStringLiteral(" … ") : QStringLiteral("–")) + to + scaled.after;
}

QString estimate(std::optional<double> value, std::optional<double> standardError, const QString& unit,
                 const QLocale& locale) {
    if (!exists(value)) return noValue();
    if (!exists(standardError) || *standardError <= 0.0) return quantity(value, unit, locale);
    const Scaled scaled = scaledFor(*value, unit);
    const double error = *standardError * scaled.factor;
    int place = leadingPower(error);
    if (roundedTo(error, place - 1) < 1.95 * std::pow(10.0, place)) --place;
    const int places = std::max(0, -place);
    const auto shown = [&](double one) { return withPlaces(roundedTo(one, place), places, locale); };
    return dressed(shown(*value * scaled.factor), {1.0, scaled.before, QString()}) + QStringLiteral(" ± ") +
           shown(error) + scaled.after;
}

QString share(std::optional<double> share, const QLocale& locale, int significant) {
    if (!exists(share)) return noValue();
    return digits(*share * 100.0, locale, significant) + QStringLiteral(" %");
}

} // namespace ui::text
