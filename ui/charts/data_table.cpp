#include "ui/charts/data_table.h"

#include "ui/charts/axis_ticks.h"
#include "ui/charts/hover_values.h"
#include "ui/text/number_text.h"

#include <QtCore/QCoreApplication>

#include <algorithm>
#include <cmath>

namespace ui::charts {

namespace {

QString withUnit(const QString& name, const QString& unit) {
    return unit.isEmpty() ? name : name + QStringLiteral(" (") + unit + QLatin1Char(')');
}

// Samples only: a value between two samples is drawn, not data.
std::vector<std::optional<double>> sampled(const std::vector<double>& rows, const std::vector<double>& x,
                                           const std::vector<double>& y) {
    std::vector<std::optional<double>> values(rows.size());
    for (std::size_t i = 0; i < std::min(x.size(), y.size()); ++i) {
        const auto found = std::lower_bound(rows.begin(), rows.end(), x[i]);
        if (found == rows.end() || *found != x[i] || !std::isfinite(y[i])) continue;
        values[static_cast<std::size_t>(found - rows.begin())] = y[i];
    }
    return values;
}

DataTable barTable(const ChartData& data) {
    DataTable table;
    table.keyHeading = data.y.front().label;
    std::vector<DataColumn> columns{{withUnit(QCoreApplication::translate("charts", "From"), data.x.unit), {}},
                                    {withUnit(QCoreApplication::translate("charts", "To"), data.x.unit), {}},
                                    {withUnit(QCoreApplication::translate("charts", "Error, low"), data.x.unit), {}},
                                    {withUnit(QCoreApplication::translate("charts", "Error, high"), data.x.unit), {}}};
    for (const Bar& bar : data.bars) {
        table.keys << data.y.front().categories.value(static_cast<qsizetype>(std::lround(bar.row)));
        columns[0].values.emplace_back(bar.from);
        columns[1].values.emplace_back(bar.to);
        columns[2].values.push_back(bar.errorLow);
        columns[3].values.push_back(bar.errorHigh);
    }
    table.columns = std::move(columns);
    return table;
}

QString quoted(const QString& cell, QChar separator) {
    const bool isPlain = !cell.contains(separator) && !cell.contains(QLatin1Char('"')) &&
                         !cell.contains(QLatin1Char('\n')) && !cell.contains(QLatin1Char('\r'));
    if (isPlain) return cell;
    QString doubled = cell;
    return QLatin1Char('"') + doubled.replace(QLatin1Char('"'), QStringLiteral("\"\"")) + QLatin1Char('"');
}

QString written(const DataTable& table, QChar separator, const QString& lineEnd, QChar point) {
    QString text = quoted(table.keyHeading, separator);
    for (const DataColumn& column : table.columns)
        text += separator + quoted(column.heading, separator);
    text += lineEnd;
    for (qsizetype row = 0; row < table.keys.size(); ++row) {
        text += quoted(table.keys[row], separator);
        for (const DataColumn& column : table.columns) {
            text += separator;
            const auto& value = column.values[static_cast<std::size_t>(row)];
            if (value)
                text += QString::number(*value, 'g', QLocale::FloatingPointShortest).replace(QLatin1Char('.'), point);
        }
        text += lineEnd;
    }
    return text;
}

QString lineSentence(const ChartData& data, const Line& line, const QLocale& locale) {
    std::vector<std::size_t> finite;
    for (std::size_t i = 0; i < std::min(line.x.size(), line.y.size()); ++i)
        if (std::isfinite(line.y[i])) finite.push_back(i);
    if (finite.empty()) return QString();
    const auto byValue = [&](std::size_t a, std::size_t b) { return line.y[a] < line.y[b]; };
    const std::size_t peak = *std::max_element(finite.begin(), finite.end(), byValue);
    const auto said = [&](std::size_t i) {
        return QStringList{text::quantity(line.y[i], data.y.at(line.axis).unit, locale),
                           xText(data.x, line.x[i], locale)};
    };
    const QStringList first = said(finite.front());
    const QStringList last = said(finite.back());
    const QStringList most = said(peak);
    return QCoreApplication::translate("charts", "%1: %2 at %3, %4 at %5, highest %6 at %7.")
        .arg(line.name, first[0], first[1], last[0], last[1], most[0], most[1]);
}

QString stackSentence(const ChartData& data, const QLocale& locale) {
    const Stack& stack = *data.stack;
    if (stack.x.empty()) return QString();
    QStringList parts;
    for (const StackBand& band : stack.bands)
        if (!band.values.empty())
            parts << band.name + QLatin1Char(' ') + text::quantity(band.values.back(), data.y.front().unit, locale);
    return QCoreApplication::translate("charts", "Stacked at %1: %2.")
        .arg(xText(data.x, stack.x.back(), locale), parts.join(QStringLiteral(", ")));
}

QString sentence(const QString& text) {
    return text.isEmpty() || text.endsWith(QLatin1Char('.')) ? text : QString(text + QLatin1Char('.'));
}

} // namespace

DataTable dataTable(const ChartData& data, std::optional<Extent> visible) {
    if (!data.bars.empty()) return barTable(data);
    std::vector<double> rows = cursorStops(data);
    if (visible) std::erase_if(rows, [&](double x) { return x < visible->low || x > visible->high; });
    DataTable table;
    table.keyHeading = data.x.kind == XKind::Time ? QStringLiteral("time_utc")
                       : data.x.label.isEmpty()   ? QStringLiteral("year")
                                                  : withUnit(data.x.label, data.x.unit);
    for (const double x : rows)
        table.keys << xKey(data.x, x);
    const auto add = [&](const QString& name, const QString& unit, const std::vector<double>& x,
                         const std::vector<double>& y) {
        table.columns.push_back({withUnit(name, unit), sampled(rows, x, y)});
    };
    const QString& unit = data.y.front().unit;
    for (const Line& line : data.lines)
        add(line.name, data.y.at(line.axis).unit, line.x, line.y);
    for (const Band& band : data.bands) {
        add(band.name + QCoreApplication::translate("charts", ", low"), unit, band.x, band.low);
        add(band.name + QCoreApplication::translate("charts", ", high"), unit, band.x, band.high);
    }
    if (data.stack)
        for (const StackBand& band : data.stack->bands)
            add(band.name, unit, data.stack->x, band.values);
    for (const Points& points : data.points)
        add(points.name, data.y.at(points.axis).unit, points.x, points.y);
    for (const HoverSeries& hover : data.hovers)
        add(hover.name, hover.unit, hover.x, hover.values);
    return table;
}

QByteArray csv(const DataTable& table) {
    return written(table, QLatin1Char(','), QStringLiteral("\r\n"), QLatin1Char('.')).toUtf8();
}

QString tabSeparated(const DataTable& table, const QLocale& locale) {
    return written(table, QLatin1Char('\t'), QStringLiteral("\n"), locale.decimalPoint().front());
}

QString accessibleSummary(const ChartData& data, const QLocale& locale) {
    QStringList sentences{sentence(data.title), sentence(data.subtitle)};
    if (!isEmpty(data) && data.bars.empty()) {
        const std::vector<double> stops = cursorStops(data);
        if (!stops.empty())
            sentences << QCoreApplication::translate("charts", "From %1 to %2.")
                             .arg(xText(data.x, stops.front(), locale), xText(data.x, stops.back(), locale));
    }
    for (const Line& line : data.lines)
        sentences << lineSentence(data, line, locale);
    if (data.stack) sentences << stackSentence(data, locale);
    for (const Bar& bar : data.bars)
        sentences << QCoreApplication::translate("charts", "%1: %2 to %3.")
                         .arg(data.y.front().categories.value(static_cast<qsizetype>(std::lround(bar.row))),
                              text::quantity(bar.from, data.x.unit, locale),
                              text::quantity(bar.to, data.x.unit, locale));
    for (const Marker& marker : data.markers)
        sentences << QCoreApplication::translate("charts", "Marked at %1: %2.")
                         .arg(xText(data.x, marker.x, locale), marker.text);
    for (const Annotation& annotation : data.annotations)
        sentences << sentence(annotation.text);
    sentences.removeAll(QString());
    return sentences.join(QLatin1Char(' '));
}

} // namespace ui::charts
