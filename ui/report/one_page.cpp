#include "ui/report/one_page.h"

#include "ui/charts/chart_export.h"
#include "ui/charts/registry.h"
#include "ui/shell/answer_tiles.h"
#include "ui/shell/theme.h"

#include <QtCore/QBuffer>
#include <QtCore/QCoreApplication>
#include <QtGui/QFont>
#include <QtGui/QPageSize>
#include <QtGui/QPainter>
#include <QtGui/QPdfWriter>

#include <array>

namespace ui::report {

namespace {

constexpr double kPageWidthMm = 297.0;
constexpr double kPageHeightMm = 210.0;
constexpr double kMarginMm = 12.0;
constexpr double kGapMm = 5.0;
constexpr double kTilesTopMm = 31.0;
constexpr double kTileHeightMm = 16.0;
constexpr double kChartsTopMm = 51.0;
constexpr double kFootMm = 8.0;
constexpr int kResolution = 600;

QString words(const char* text) {
    return QCoreApplication::translate("report", text);
}

// A page that is painted in millimetres.
class Page {
public:
    explicit Page(QPainter& painter) : m_painter(painter) {}

    void text(const QRectF& placeMm, const QString& text, double points, QFont::Weight weight, const QColor& colour,
              int flags = Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine) {
        QFont font(shell::fontFamily());
        font.setPointSizeF(points);
        font.setWeight(weight);
        m_painter.setFont(font);
        m_painter.setPen(colour);
        const QString shown = (flags & Qt::TextSingleLine) != 0
                                  ? m_painter.fontMetrics().elidedText(text, Qt::ElideRight, int(dots(placeMm).width()))
                                  : text;
        m_painter.drawText(dots(placeMm), flags, shown);
    }
    void frame(const QRectF& placeMm, const QColor& line) {
        m_painter.setPen(QPen(line, kResolution / 25.4 * 0.2));
        m_painter.setBrush(Qt::NoBrush);
        m_painter.drawRoundedRect(dots(placeMm), dot(1.5), dot(1.5));
    }
    void chart(const QRectF& placeMm, const charts::ChartData& data, const QLocale& locale) {
        charts::ExportOptions options;
        options.sizeMm = placeMm.size();
        options.language = locale;
        m_painter.save();
        charts::paintChart(m_painter, dots(placeMm), data, options);
        m_painter.restore();
    }

private:
    static double dot(double mm) { return mm * kResolution / 25.4; }
    static QRectF dots(const QRectF& mm) { return {dot(mm.x()), dot(mm.y()), dot(mm.width()), dot(mm.height())}; }
    QPainter& m_painter;
};

void paintHead(Page& page, const charts::ChartContext& context, const QString& story) {
    const double width = kPageWidthMm - 2.0 * kMarginMm;
    page.text({kMarginMm, kMarginMm - 2.0, width, 8.0}, context.scenarioName, 17.0, QFont::DemiBold, QColor(0x1b1f25));
    page.text({kMarginMm, kMarginMm + 6.5, width, 10.0}, story, 8.5, QFont::Normal, QColor(0x5b6572),
              Qt::AlignLeft | Qt::AlignTop | Qt::TextWordWrap);
}

void paintTiles(Page& page, const charts::ChartContext& context) {
    const auto tiles = shell::answerTiles(context.outcome, context.year, context.baseline, context.locale);
    const std::size_t shown = std::min<std::size_t>(tiles.size(), 8);
    if (shown == 0) return;
    const double width =
        (kPageWidthMm - 2.0 * kMarginMm - kGapMm / 2.0 * double(shown - 1)) / static_cast<double>(shown);
    for (std::size_t i = 0; i < shown; ++i) {
        const double left = kMarginMm + double(i) * (width + kGapMm / 2.0);
        const QColor strong = tiles[i].isAlarm ? QColor(0xb42318) : QColor(0x1b1f25);
        page.frame({left, kTilesTopMm, width, kTileHeightMm}, tiles[i].isAlarm ? strong : QColor(0xd9dde3));
        page.text({left + 2.0, kTilesTopMm + 1.0, width - 4.0, 4.5}, tiles[i].caption, 7.0, QFont::Normal,
                  QColor(0x5b6572));
        page.text({left + 2.0, kTilesTopMm + 5.3, width - 4.0, 5.5}, tiles[i].value, 12.0, QFont::DemiBold, strong);
        page.text({left + 2.0, kTilesTopMm + 11.0, width - 4.0, 4.0}, tiles[i].note, 6.5, QFont::Normal,
                  QColor(0x5b6572));
    }
}

void paintCharts(Page& page, const charts::ChartContext& context) {
    constexpr std::array<std::string_view, 4> kNames{"gap", "demand-curve", "dispatch", "cost-per-token"};
    const double width = (kPageWidthMm - 2.0 * kMarginMm - kGapMm) / 2.0;
    const double height = (kPageHeightMm - kChartsTopMm - kMarginMm - kFootMm - kGapMm) / 2.0;
    for (std::size_t i = 0; i < kNames.size(); ++i) {
        const auto* entry = charts::findChart(kNames[i]);
        if (entry == nullptr) continue;
        const QRectF place(kMarginMm + double(i % 2) * (width + kGapMm), kChartsTopMm + double(i / 2) * (height + kGapMm),
                           width, height);
        page.chart(place, entry->builder(context), context.locale);
    }
}

void paintFoot(Page& page, const charts::ChartContext& context, const Provenance& provenance) {
    const QString text =
        words("Headroom %1 · file %2 · scenario %3 · dataset %4 · boundary: %5 · loss-of-load method: %6 · "
              "inputs and sources: headroom-cli parameters")
            .arg(QStringLiteral(HEADROOM_VERSION), provenance.file, provenance.scenarioHash,
                 provenance.datasetHash.left(12), QString::fromStdString(context.outcome.boundary),
                 context.outcome.years.empty() ? QString()
                                               : QString::fromStdString(context.outcome.years.back().loleMethod));
    page.text({kMarginMm, kPageHeightMm - kMarginMm - kFootMm + 4.0, kPageWidthMm - 2.0 * kMarginMm, 4.0}, text, 6.5,
              QFont::Normal, QColor(0x5b6572));
}

} // namespace

QByteArray onePage(const charts::ChartContext& context, const QString& story, const Provenance& provenance) {
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    QPdfWriter writer(&buffer);
    writer.setResolution(kResolution);
    writer.setPageSize(QPageSize(QPageSize::A4));
    writer.setPageOrientation(QPageLayout::Landscape);
    writer.setPageMargins(QMarginsF(0, 0, 0, 0));
    writer.setTitle(context.scenarioName);
    writer.setCreator(QStringLiteral("Headroom " HEADROOM_VERSION));
    QPainter painter(&writer);
    Page page(painter);
    paintHead(page, context, story);
    paintTiles(page, context);
    paintCharts(page, context);
    paintFoot(page, context, provenance);
    painter.end();
    return bytes;
}

} // namespace ui::report
