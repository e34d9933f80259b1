// Calendar years with a fraction as a month that one reads: "Jul 2027". Not for files or keys.
#pragma once

#include <QtCore/QLocale>
#include <QtCore/QString>

#include <optional>

namespace ui::text {

// The month in which that moment lies; noValue() for none.
QString month(std::optional<double> year, const QLocale& locale = QLocale(),
              QLocale::FormatType format = QLocale::ShortFormat);

} // namespace ui::text
