// Numbers as the desk shows them: separators of the language, true minus, unit after one space. Not for files or keys.
#pragma once

#include <QtCore/QLocale>
#include <QtCore/QString>

#include <optional>

namespace ui::text {

// What stands where there is no value (absent, NaN, infinite).
QString noValue();

// At most `significant` digits, no trailing zeros; ×10ⁿ from 10⁹ up and below 10⁻⁴. The C locale reads as English.
QString number(std::optional<double> value, const QLocale& locale = QLocale(), int significant = 4);
// Exactly `decimals` places, for columns and axes.
QString fixedNumber(std::optional<double> value, int decimals, const QLocale& locale = QLocale());

// `value` is in `unit`. kW…TW, kWh…TWh, t…Gt and plain money move to the multiple that reads best ("3100" "MWh" →
// "3.1 GWh"); "$/Mtok" or "USD/Mtok" → "$0.31/Mtok"; "×" and "" take no space; any other unit stays as it is.
QString quantity(std::optional<double> value, const QString& unit, const QLocale& locale = QLocale(),
                 int significant = 4);
// As `quantity`, with + or − in front: a change against a baseline.
QString change(std::optional<double> delta, const QString& unit, const QLocale& locale = QLocale(),
               int significant = 4);
// "1,388–2,328 MW", both ends in the multiple of the larger one.
QString range(std::optional<double> low, std::optional<double> high, const QString& unit,
              const QLocale& locale = QLocale(), int significant = 4);
// Value ± standard error with the digits that the error supports: one of its own, two where it begins with 1.
QString estimate(std::optional<double> value, std::optional<double> standardError, const QString& unit,
                 const QLocale& locale = QLocale());
// 0.714 → "71 %".
QString share(std::optional<double> share, const QLocale& locale = QLocale(), int significant = 2);

} // namespace ui::text
