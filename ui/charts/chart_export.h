// A chart as a file or on the clipboard: always on white, without a window. PDF and SVG are vectors with real text.
#pragma once

#include "ui/charts/chart_data.h"
#include "ui/shell/theme.h"

#include <QtCore/QByteArray>
#include <QtCore/QLocale>
#include <QtCore/QSizeF>

#include <optional>

class QImage;
class QMimeData;
class QPainter;

namespace ui::charts {

enum class ExportFormat { Pdf, Svg, Png };

struct ExportOptions {
    ExportFormat format{ExportFormat::Pdf};
    QSizeF sizeMm{170.0, 110.0};
    shell::ThemeName theme{shell::ThemeName::Print}; // Print, Slide or Mono
    int dpi{300};                                    // Png only
    QLocale language;
    QString creator; // into the file's metadata; empty: "Headroom" with its version
};

// "half" 85×60, "full" 170×110, "slide" 254×143, "poster" 420×280, or "WxH" in millimetres (20…2000 each).
std::optional<QSizeF> exportSize(const QString& nameOrSize);
std::optional<ExportFormat> exportFormat(const QString& fileName); // by its suffix
std::optional<shell::ThemeName> exportTheme(const QString& name);  // "print", "slide", "mono"

// The file's bytes; empty only when the picture would not fit into memory.
QByteArray exportChart(const ChartData& data, const ExportOptions& options);

// Paints the chart as exported (options.sizeMm sets its layout) into `place` of any painter, as vectors; for reports.
void paintChart(QPainter& painter, const QRectF& place, const ChartData& data, const ExportOptions& options);

// PNG, SVG and tab-separated text; the caller owns the result.
QMimeData* clipboardData(const ChartData& data, const QLocale& language);

} // namespace ui::charts
