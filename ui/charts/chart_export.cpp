#include "ui/charts/chart_export.h"

#include "ui/charts/chart_scene.h"
#include "ui/charts/data_table.h"

#include <QtCore/QBuffer>
#include <QtCore/QFile>
#include <QtCore/QFileInfo>
#include <QtCore/QMimeData>
#include <QtCore/QRegularExpression>
#include <QtGui/QFontMetricsF>
#include <QtGui/QImage>
#include <QtGui/QPdfWriter>
#include <QtSvg/QSvgGenerator>
#include <QtSvg/QSvgRenderer>

#include <qcustomplot.h>

#include <algorithm>
#include <cmath>

namespace ui::charts {

namespace {

constexpr double pixelsPerMm = 96.0 / 25.4;

// 9 px (6.8 pt) on a half column, 11 on a full page, more where the page is looked at from further away.
double captionPixels(const ExportOptions& options, double widthPx) {
    const double onPaper = 9.0 * std::pow(widthPx / (85.0 * pixelsPerMm), 0.35);
    return options.theme == shell::ThemeName::Slide ? 1.35 * onPaper : onPaper;
}

QString creatorOf(const ExportOptions& options) {
    return options.creator.isEmpty() ? QStringLiteral("Headroom " HEADROOM_VERSION) : options.creator;
}

double textHeight(const QString& text, const QFont& font, double width) {
    if (text.isEmpty()) return 0.0;
    return QFontMetricsF(font).boundingRect(QRectF(0.0, 0.0, width, 1e4), Qt::TextWordWrap, text).height();
}

// Line by line, because a vector painter wraps with the metrics of its own device.
void drawWrapped(QPainter& painter, QRectF place, const QString& text, const QFont& font, const QColor& colour) {
    painter.setFont(font);
    painter.setPen(colour);
    painter.drawText(place, Qt::TextWordWrap | Qt::AlignLeft | Qt::AlignTop, text);
}

void paintPlot(QCPPainter& painter, const QRectF& place, const ChartData& data, const ChartStyle& style) {
    QCustomPlot plot;
    plot.setAttribute(Qt::WA_DontShowOnScreen);
    ChartScene scene(plot, style);
    scene.setData(data);
    const QSize size(qRound(place.width()), qRound(place.height()));
    plot.setBackground(QBrush(Qt::NoBrush));
    QImage trial(1, 1, QImage::Format_RGB32); // the first pass lays out, the second knows the plot's true width
    QCPPainter trialPainter(&trial);
    scene.fit(size);
    plot.toPainter(&trialPainter, size.width(), size.height());
    scene.fit(size);
    painter.save();
    painter.translate(place.topLeft());
    plot.toPainter(&painter, size.width(), size.height());
    painter.restore();
}

void paintWhole(QCPPainter& painter, const QRectF& page, const ChartData& data, const ExportOptions& options) {
    const ChartStyle style =
        exportStyle(shell::makeTheme(options.theme), options.language, captionPixels(options, page.width()));
    painter.fillRect(page, Qt::white);
    const double pad = style.px(10.0);
    QRectF rest = page.adjusted(pad, pad, -pad, -0.8 * pad);
    const auto line = [&](const QString& text, const QFont& font, const QColor& colour) {
        const double height = textHeight(text, font, rest.width());
        if (!text.isEmpty())
            drawWrapped(painter, QRectF(rest.topLeft(), QSizeF(rest.width(), height + 2.0)), text, font, colour);
        rest.setTop(rest.top() + height);
    };
    line(data.title, style.title, style.theme.text);
    rest.setTop(rest.top() + style.px(2.0));
    line(data.subtitle, style.body, style.theme.muted);
    rest.setTop(rest.top() + style.px(6.0));
    QFont foot = style.caption;
    foot.setPixelSize(std::max(6, qRound(0.85 * style.caption.pixelSize())));
    const double footHeight = textHeight(data.source, foot, rest.width());
    if (!data.source.isEmpty()) {
        drawWrapped(painter, QRectF(rest.left(), rest.bottom() - footHeight, rest.width(), footHeight + 2.0),
                    data.source, foot, style.theme.muted);
        rest.setBottom(rest.bottom() - footHeight - style.px(5.0));
    }
    paintPlot(painter, rest, data, style);
}

QRectF pageOf(const ExportOptions& options) {
    return {QPointF(0.0, 0.0), options.sizeMm * pixelsPerMm};
}

QByteArray pdfOf(const ChartData& data, const ExportOptions& options) {
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    QPdfWriter writer(&buffer);
    writer.setResolution(96);
    writer.setPageSize(QPageSize(options.sizeMm, QPageSize::Millimeter, QString(), QPageSize::ExactMatch));
    writer.setPageMargins(QMarginsF());
    writer.setTitle(data.title);
    writer.setCreator(creatorOf(options));
    QCPPainter painter;
    if (!painter.begin(&writer)) return {};
    painter.setMode(QCPPainter::pmVectorized);
    painter.setMode(QCPPainter::pmNoCaching);
    paintWhole(painter, pageOf(options), data, options);
    painter.end();
    return buffer.data();
}

// Fonts travel with the file, where the program carries them.
QByteArray fontFaces() {
    QByteArray faces;
    for (const auto& [file, weight] : {std::pair{"Regular", "400"}, std::pair{"SemiBold", "600"}}) {
        QFile font(QStringLiteral(":/fonts/HeadroomSans-") + QLatin1String(file) + QStringLiteral(".otf"));
        if (!font.open(QIODevice::ReadOnly)) continue;
        faces += "@font-face{font-family:'Headroom Sans';font-weight:" + QByteArray(weight) +
                 ";src:url(data:font/otf;base64," + font.readAll().toBase64() + ") format('opentype')}\n";
    }
    return faces.isEmpty() ? faces : "<style type=\"text/css\"><![CDATA[\n" + faces + "]]></style>\n";
}

enum class Fonts { Named, Embedded };

QByteArray svgOf(const ChartData& data, const ExportOptions& options, Fonts fonts) {
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    QSvgGenerator generator;
    generator.setOutputDevice(&buffer);
    generator.setResolution(96);
    generator.setSize(pageOf(options).size().toSize());
    generator.setViewBox(pageOf(options));
    // The generator writes both as they are.
    generator.setTitle(data.title.toHtmlEscaped());
    generator.setDescription(data.subtitle.toHtmlEscaped() + QStringLiteral(" · ") +
                             creatorOf(options).toHtmlEscaped());
    QCPPainter painter;
    if (!painter.begin(&generator)) return {};
    painter.setMode(QCPPainter::pmVectorized);
    painter.setMode(QCPPainter::pmNoCaching);
    paintWhole(painter, pageOf(options), data, options);
    painter.end();
    QByteArray svg = buffer.data();
    // The generator rounds the page to whole pixels; the size in millimetres is what was asked for.
    static const QRegularExpression size(QStringLiteral("<svg width=\"[^\"]*\" height=\"[^\"]*\""));
    QString text = QString::fromUtf8(svg);
    text.replace(
        size,
        QStringLiteral("<svg width=\"%1mm\" height=\"%2mm\"").arg(options.sizeMm.width()).arg(options.sizeMm.height()));
    svg = text.toUtf8();
    const qsizetype defs = svg.indexOf("<defs>");
    if (defs < 0 || fonts == Fonts::Named) return svg;
    const QByteArray family = shell::fontFamily().toUtf8();
    const QByteArray named = "font-family=\"" + family + '"';
    const QByteArray listed = "font-family=\"" + family + ", Inter, sans-serif\"";
    svg.replace(named, listed);
    return svg.insert(defs + 6, "\n" + fontFaces());
}

QImage imageOf(const ChartData& data, const ExportOptions& options) {
    const double scale = options.dpi / 96.0;
    const QSizeF mm = options.sizeMm;
    QImage image(qRound(mm.width() / 25.4 * options.dpi), qRound(mm.height() / 25.4 * options.dpi),
                 QImage::Format_RGB32);
    if (image.isNull()) return image;
    image.fill(Qt::white);
    QCPPainter painter;
    if (!painter.begin(&image)) return {};
    painter.scale(scale, scale);
    painter.setMode(QCPPainter::pmNoCaching);
    paintWhole(painter, pageOf(options), data, options);
    painter.end();
    image.setDotsPerMeterX(qRound(options.dpi / 0.0254));
    image.setDotsPerMeterY(qRound(options.dpi / 0.0254));
    image.setText(QStringLiteral("Title"), data.title);
    image.setText(QStringLiteral("Description"), data.subtitle);
    image.setText(QStringLiteral("Software"), creatorOf(options));
    return image;
}

} // namespace

std::optional<QSizeF> exportSize(const QString& nameOrSize) {
    if (nameOrSize == QStringLiteral("half")) return QSizeF(85.0, 60.0);
    if (nameOrSize == QStringLiteral("full")) return QSizeF(170.0, 110.0);
    if (nameOrSize == QStringLiteral("slide")) return QSizeF(254.0, 143.0);
    if (nameOrSize == QStringLiteral("poster")) return QSizeF(420.0, 280.0);
    const QStringList sides = nameOrSize.split(QLatin1Char('x'));
    if (sides.size() != 2) return std::nullopt;
    bool hasWidth = false;
    bool hasHeight = false;
    const QSizeF size(QLocale::c().toDouble(sides[0], &hasWidth), QLocale::c().toDouble(sides[1], &hasHeight));
    const auto isSide = [](double mm) { return mm >= 20.0 && mm <= 2000.0; };
    if (!hasWidth || !hasHeight || !isSide(size.width()) || !isSide(size.height())) return std::nullopt;
    return size;
}

std::optional<ExportFormat> exportFormat(const QString& fileName) {
    const QString suffix = QFileInfo(fileName).suffix().toLower();
    if (suffix == QStringLiteral("pdf")) return ExportFormat::Pdf;
    if (suffix == QStringLiteral("svg")) return ExportFormat::Svg;
    if (suffix == QStringLiteral("png")) return ExportFormat::Png;
    return std::nullopt;
}

std::optional<shell::ThemeName> exportTheme(const QString& name) {
    if (name == QStringLiteral("print")) return shell::ThemeName::Print;
    if (name == QStringLiteral("slide")) return shell::ThemeName::Slide;
    if (name == QStringLiteral("mono")) return shell::ThemeName::Mono;
    return std::nullopt;
}

QByteArray exportChart(const ChartData& data, const ExportOptions& options) {
    switch (options.format) {
    case ExportFormat::Pdf:
        return pdfOf(data, options);
    case ExportFormat::Svg:
        return svgOf(data, options, Fonts::Embedded);
    case ExportFormat::Png:
        break;
    }
    const QImage image = imageOf(data, options);
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    if (image.isNull() || !image.save(&buffer, "PNG")) return {};
    return buffer.data();
}

void paintChart(QPainter& painter, const QRectF& place, const ChartData& data, const ExportOptions& options) {
    QSvgRenderer renderer(svgOf(data, options, Fonts::Named));
    renderer.render(&painter, place);
}

QMimeData* clipboardData(const ChartData& data, const QLocale& language) {
    ExportOptions options;
    options.language = language;
    options.dpi = 192;
    auto* mime = new QMimeData;
    mime->setImageData(imageOf(data, options));
    mime->setData(QStringLiteral("image/svg+xml"), svgOf(data, options, Fonts::Embedded));
    mime->setText(tabSeparated(dataTable(data), language));
    return mime;
}

} // namespace ui::charts
