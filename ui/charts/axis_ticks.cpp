#include "ui/charts/axis_ticks.h"

#include "ui/text/number_text.h"

#include <QtCore/QTimeZone>

#include <algorithm>
#include <cmath>

namespace ui::charts {

namespace {

bool standsOnTicks(const QString& unit) {
    return unit == QStringLiteral("×") || unit == QStringLiteral("%");
}

QString tickUnit(const QString& unit) {
    if (!standsOnTicks(unit)) return QString();
    return unit == QStringLiteral("%") ? QStringLiteral(" %") : unit;
}

QLocale spokenLocale(const QLocale& locale) {
    return locale.language() == QLocale::C ? QLocale(QLocale::English, QLocale::UnitedStates) : locale;
}

std::vector<double> multiples(Extent visible, double step) {
    std::vector<double> places;
    const double slack = 1e-9 * (visible.high - visible.low);
    for (double k = std::ceil((visible.low - slack) / step); k * step <= visible.high + slack; k += 1.0)
        places.push_back(k * step + 0.0);
    return places;
}

// The smallest of 1, 2 and 5 times a power of ten of which at most `most` multiples are visible; whole on demand.
double roundStep(Extent visible, int most, bool isWhole) {
    const double least = (visible.high - visible.low) / (most + 1.0);
    double power = std::pow(10.0, std::floor(std::log10(std::max(least, 1e-300))));
    if (isWhole) power = std::max(power, 1.0);
    for (;; power *= 10.0)
        for (const double factor : {1.0, 2.0, 5.0})
            if (factor * power >= least && multiples(visible, factor * power).size() <= static_cast<std::size_t>(most))
                return factor * power;
}

std::vector<Tick> numberTicks(const QString& unit, Extent visible, int most, const QLocale& locale) {
    const double step = roundStep(visible, most, false);
    const int decimals = std::clamp(static_cast<int>(-std::floor(std::log10(step) + 1e-9)), 0, 12);
    std::vector<Tick> ticks;
    for (const double at : multiples(visible, step)) {
        const bool isPlain = std::abs(at) < 1e9 && step >= 1e-5;
        ticks.push_back(
            {at, (isPlain ? text::fixedNumber(at, decimals, locale) : text::number(at, locale)) + tickUnit(unit)});
    }
    return ticks;
}

QString yearText(XKind kind, double year) {
    const int whole = static_cast<int>(std::lround(year));
    if (kind != XKind::DeliveryYear) return QString::number(whole);
    return QString::number(whole) + QLatin1Char('/') +
           QString::number((whole + 1) % 100).rightJustified(2, QLatin1Char('0'));
}

std::vector<Tick> yearTicks(XKind kind, Extent visible, int most) {
    std::vector<Tick> ticks;
    for (const double at : multiples(visible, roundStep(visible, most, true)))
        ticks.push_back({at, yearText(kind, at)});
    return ticks;
}

std::vector<Tick> logTicks(const QString& unit, Extent visible, int most, const QLocale& locale) {
    std::vector<Tick> ticks;
    if (visible.low <= 0.0) return ticks;
    const double decades = std::log10(visible.high / visible.low);
    const std::vector<double> factors = decades < 1.7 ? std::vector<double>{1.0, 2.0, 5.0} : std::vector<double>{1.0};
    const int stride = std::max(1, static_cast<int>(std::ceil(decades / std::max(1, most - 1))));
    const int first = static_cast<int>(std::floor(std::log10(visible.low) + 1e-9));
    for (int power = first; std::pow(10.0, power) <= visible.high * (1.0 + 1e-9); ++power) {
        if ((power % stride + stride) % stride != 0) continue;
        for (const double factor : factors) {
            const double at = factor * std::pow(10.0, power);
            if (at < visible.low * (1.0 - 1e-9) || at > visible.high * (1.0 + 1e-9)) continue;
            ticks.push_back({at, text::number(at, locale) + tickUnit(unit)});
        }
    }
    return ticks;
}

std::vector<Tick> nameTicks(const QStringList& names, Extent visible) {
    std::vector<Tick> ticks;
    for (qsizetype i = 0; i < names.size(); ++i) {
        const auto at = static_cast<double>(i);
        if (at >= visible.low && at <= visible.high) ticks.push_back({at, names[i]});
    }
    return ticks;
}

QTimeZone zoneOf(const XAxis& axis) {
    const QTimeZone zone(axis.timeZone.toUtf8());
    return zone.isValid() ? zone : QTimeZone::utc();
}

double hoursOf(const XAxis& axis, const QDateTime& time) {
    const QDateTime start(QDate(axis.year, 1, 1), QTime(0, 0), Qt::UTC);
    return static_cast<double>(start.secsTo(time)) / 3600.0;
}

std::vector<Tick> monthTicks(const XAxis& axis, Extent visible, int most, const QLocale& locale) {
    const int every = (visible.high - visible.low) / 730.0 <= most ? 1 : 3;
    QDate month = timeAt(axis, visible.low).date();
    month = QDate(month.year(), month.month(), 1);
    std::vector<Tick> ticks;
    for (; hoursOf(axis, month.startOfDay(zoneOf(axis))) <= visible.high; month = month.addMonths(1)) {
        const double at = hoursOf(axis, month.startOfDay(zoneOf(axis)));
        if (at < visible.low || (month.month() - 1) % every != 0) continue;
        const bool isLongRange = visible.high - visible.low > 9000.0;
        ticks.push_back({at, locale.toString(month, isLongRange ? QStringLiteral("MMM yyyy") : QStringLiteral("MMM"))});
    }
    return ticks;
}

std::vector<Tick> dayTicks(const XAxis& axis, Extent visible, int every, const QLocale& locale) {
    std::vector<Tick> ticks;
    for (QDate day = timeAt(axis, visible.low).date();; day = day.addDays(1)) {
        const double at = hoursOf(axis, day.startOfDay(zoneOf(axis)));
        if (at > visible.high) return ticks;
        const bool isStop = every == 7 ? day.dayOfWeek() == 1 : day.toJulianDay() % every == 0;
        if (at < visible.low || !isStop) continue;
        const QString format = every > 1       ? QStringLiteral("d MMM")
                               : ticks.empty() ? QStringLiteral("ddd d MMM")
                                               : QStringLiteral("ddd");
        ticks.push_back({at, locale.toString(day, format)});
    }
}

std::vector<Tick> hourTicks(const XAxis& axis, Extent visible, int every, const QLocale& locale) {
    std::vector<Tick> ticks;
    for (double at = std::ceil(visible.low); at <= visible.high; at += 1.0) {
        const QDateTime time = timeAt(axis, at);
        if (time.time().hour() % every != 0) continue;
        const bool isNewDay = time.time().hour() == 0 || ticks.empty();
        ticks.push_back({at, isNewDay ? locale.toString(time.date(), QStringLiteral("ddd d MMM"))
                                      : time.toString(QStringLiteral("HH:mm"))});
    }
    return ticks;
}

std::vector<Tick> timeTicks(const XAxis& axis, Extent visible, int most, const QLocale& locale) {
    const double hours = visible.high - visible.low;
    for (const int every : {1, 3, 6, 12})
        if (hours / every < most && hours <= 72.0) return hourTicks(axis, visible, every, locale);
    // A bare weekday is short.
    for (const int every : {1, 2, 7})
        if (hours / 24.0 / every < (every == 1 ? 1.6 : 1.0) * most + 0.5) return dayTicks(axis, visible, every, locale);
    return monthTicks(axis, visible, most, locale);
}

} // namespace

QDateTime timeAt(const XAxis& axis, double x) {
    const QDateTime start(QDate(axis.year, 1, 1), QTime(0, 0), Qt::UTC);
    return start.addSecs(std::llround(x * 3600.0)).toTimeZone(zoneOf(axis));
}

std::vector<Tick> xTicks(const XAxis& axis, Extent visible, int most, const QLocale& locale) {
    if (!(visible.high > visible.low)) return {};
    switch (axis.kind) {
    case XKind::Year:
    case XKind::DeliveryYear:
        return yearTicks(axis.kind, visible, most);
    case XKind::Log:
        return logTicks(axis.unit, visible, most, locale);
    case XKind::Time:
        return timeTicks(axis, visible, most, spokenLocale(locale));
    case XKind::Category:
        return nameTicks(axis.categories, visible);
    case XKind::Number:
        break;
    }
    return numberTicks(axis.unit, visible, most, locale);
}

std::vector<Tick> yTicks(const YAxis& axis, Extent visible, int most, const QLocale& locale) {
    if (!(visible.high > visible.low)) return {};
    if (!axis.categories.isEmpty()) return nameTicks(axis.categories, visible);
    if (axis.isLog) return logTicks(axis.unit, visible, most, locale);
    return numberTicks(axis.unit, visible, most, locale);
}

QString axisTitle(const QString& label, const QString& unit) {
    if (unit.isEmpty() || standsOnTicks(unit)) return label;
    return label.isEmpty() ? unit : label + QStringLiteral(", ") + unit;
}

QString xText(const XAxis& axis, double x, const QLocale& locale) {
    switch (axis.kind) {
    case XKind::Year:
    case XKind::DeliveryYear:
        return yearText(axis.kind, x);
    case XKind::Time: {
        const QDateTime time = timeAt(axis, x);
        return spokenLocale(locale).toString(time, QStringLiteral("ddd d MMM yyyy, HH:mm ")) +
               time.timeZoneAbbreviation();
    }
    case XKind::Category:
        return axis.categories.value(static_cast<qsizetype>(std::lround(x)));
    case XKind::Number:
    case XKind::Log:
        break;
    }
    return text::quantity(x, axis.unit, locale);
}

QString xKey(const XAxis& axis, double x) {
    switch (axis.kind) {
    case XKind::Year:
        if (x == std::round(x)) return yearText(axis.kind, x);
        break;
    case XKind::DeliveryYear:
        return yearText(axis.kind, x);
    case XKind::Time:
        return timeAt(axis, x).toUTC().toString(QStringLiteral("yyyy-MM-ddTHH:mmZ"));
    case XKind::Category:
        return axis.categories.value(static_cast<qsizetype>(std::lround(x)));
    case XKind::Number:
    case XKind::Log:
        break;
    }
    return QString::number(x, 'g', QLocale::FloatingPointShortest);
}

} // namespace ui::charts
