// What a person types into an input field and what stands there, against the number in the row's unit.
#pragma once

#include "model/units/issue.h"

#include <QtCore/QLocale>
#include <QtCore/QString>

#include <optional>
#include <string_view>
#include <vector>

namespace ui::session {

// The unit as the window shows it: "%" for "share", "×" for "x", "$/MWh" for "USD/MWh", nothing for a calendar year.
QString shownUnit(std::string_view rowUnit);
// The number in the shown unit, without it: 0.35 of "share" is "35".
QString inputText(double rowValue, std::string_view rowUnit, const QLocale& locale = QLocale());
// With the unit: "35 %", "1,100 MW".
QString inputQuantity(double rowValue, std::string_view rowUnit, const QLocale& locale = QLocale());

struct TypedNumber {
    std::optional<double> value;             // in the row's unit
    std::vector<model::units::Issue> issues; // why there is none
};
// A bare number is in the shown unit; a unit may follow ("1.2 GW", "0.9 c/kWh").
TypedNumber parseInput(const QString& text, std::string_view rowUnit, const QLocale& locale = QLocale());

} // namespace ui::session
