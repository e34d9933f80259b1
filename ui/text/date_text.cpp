#include "ui/text/date_text.h"

#include "ui/text/number_text.h"

#include <cmath>

namespace ui::text {

QString month(std::optional<double> year, const QLocale& locale, QLocale::FormatType format) {
    if (!year || !std::isfinite(*year)) return noValue();
    // A hundredth of a month: what sums of months and days lose to rounding.
    const auto months = static_cast<int>(std::floor(*year * 12.0 + 0.01));
    const int index = ((months % 12) + 12) % 12;
    return locale.standaloneMonthName(index + 1, format) + QLatin1Char(' ') + QString::number((months - index) / 12);
}

} // namespace ui::text
