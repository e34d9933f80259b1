#include "ui/charts/chart_export.h"

#include "tests/support/paths.h"
#include "tests/support/test_case.h"
#include "tests/ui/locales.h"

#include <QtCore/QMimeData>
#include <QtCore/QRegularExpression>
#include <QtGui/QFontDatabase>
#include <QtGui/QGuiApplication>
#include <QtGui/QImage>
#include <QtGui/QPainter>
#include <QtGui/QWindow>
#include <QtSvg/QSvgRenderer>

#include <set>

using namespace ui::charts;
using ui::shell::ThemeName;

namespace {

ChartData shortfall() {
    ChartData data;
    data.title = QStringLiteral("Demand passes firm supply in 2029");
    data.subtitle = QStringLiteral("Facility peak & firm supply <PJM>");
    data.source = QStringLiteral("dataset 2026.11, seed 42");
    data.x.kind = XKind::Year;
    data.y[0] = {QStringLiteral("Facility power"), QStringLiteral("MW")};
    Stack stack;
    stack.x = {2026.0, 2030.0, 2034.0};
    stack.bands = {{QStringLiteral("Grid contract"), Role::Grid, {700.0, 800.0, 900.0}},
                   {QStringLiteral("Turbines"), Role::Turbine, {100.0, 300.0, 500.0}},
                   {QStringLiteral("Storage"), Role::Storage, {50.0, 50.0, 50.0}}};
    data.lines = {{QStringLiteral("Demand P50"), Role::Demand, stack.x, {600.0, 1300.0, 1900.0}}};
    data.gaps = {{QStringLiteral("Shortfall"), stack.x, {600.0, 1300.0, 1900.0}, {850.0, 1150.0, 1450.0}}};
    data.stack = std::move(stack);
    return data;
}

ExportOptions optionsFor(ExportFormat format, ThemeName theme = ThemeName::Print) {
    ExportOptions options;
    options.format = format;
    options.theme = theme;
    options.language = tests::english;
    return options;
}

QImage imageFor(const ExportOptions& options) {
    return QImage::fromData(exportChart(shortfall(), options), "PNG");
}

} // namespace

class ChartExportTest : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() {
        for (const char* weight : {"Regular", "SemiBold"})
            QFontDatabase::addApplicationFont(QString::fromStdString(
                tests::sourcePath(std::string("resources/fonts/HeadroomSans-") + weight + ".otf")));
    }

    void sizesByNameAndByMillimetres() {
        QCOMPARE(exportSize(QStringLiteral("half")), std::optional(QSizeF(85.0, 60.0)));
        QCOMPARE(exportSize(QStringLiteral("full")), std::optional(QSizeF(170.0, 110.0)));
        QCOMPARE(exportSize(QStringLiteral("slide")), std::optional(QSizeF(254.0, 143.0)));
        QCOMPARE(exportSize(QStringLiteral("poster")), std::optional(QSizeF(420.0, 280.0)));
        QCOMPARE(exportSize(QStringLiteral("120x80.5")), std::optional(QSizeF(120.0, 80.5)));
        for (const char* bad : {"", "A4", "120", "0x10", "-5x50", "120x80x3", "nanxnan", "1e9x10"})
            QVERIFY2(!exportSize(QString::fromUtf8(bad)), bad);
        QCOMPARE(exportFormat(QStringLiteral("out/gap.PDF")), std::optional(ExportFormat::Pdf));
        QVERIFY(!exportFormat(QStringLiteral("gap.docx")));
        QCOMPARE(exportTheme(QStringLiteral("mono")), std::optional(ThemeName::Mono));
        QVERIFY(!exportTheme(QStringLiteral("dark")));
    }

    void pngHasTheAskedPixelsAndMetadata() {
        ExportOptions options = optionsFor(ExportFormat::Png);
        options.sizeMm = {85.0, 60.0};
        options.dpi = 300;
        const QImage image = imageFor(options);
        QCOMPARE(image.size(), QSize(1004, 709)); // 85 mm = 3.3465 in
        QCOMPARE(image.dotsPerMeterX(), 11811);
        QCOMPARE(image.text(QStringLiteral("Title")), shortfall().title);
        QVERIFY(image.text(QStringLiteral("Software")).startsWith(QStringLiteral("Headroom")));
        options.dpi = 96;
        QCOMPARE(imageFor(options).size(), QSize(321, 227));
    }

    void groundIsWhiteInEveryTheme() {
        for (const ThemeName theme : {ThemeName::Print, ThemeName::Slide, ThemeName::Mono}) {
            ExportOptions options = optionsFor(ExportFormat::Png, theme);
            options.dpi = 96;
            const QImage image = imageFor(options);
            for (const QPoint& corner : {QPoint(0, 0), QPoint(image.width() - 1, image.height() - 1)})
                QCOMPARE(image.pixelColor(corner), QColor(Qt::white));
        }
    }

    void monoHasNoColour() {
        ExportOptions options = optionsFor(ExportFormat::Png, ThemeName::Mono);
        options.dpi = 96;
        const QImage image = imageFor(options);
        int coloured = 0;
        std::set<int> greys;
        for (int y = 0; y < image.height(); ++y)
            for (int x = 0; x < image.width(); ++x) {
                const QColor pixel = image.pixelColor(x, y);
                coloured +=
                    std::abs(pixel.red() - pixel.blue()) > 4 || std::abs(pixel.red() - pixel.green()) > 4 ? 1 : 0;
                greys.insert(pixel.red());
            }
        QCOMPARE(coloured, 0);
        QVERIFY(greys.size() > 5);
        options.theme = ThemeName::Print;
        QVERIFY(imageFor(options) != image);
    }

    void pdfIsVectorWithEmbeddedFontAndTitle() {
        const QByteArray pdf = exportChart(shortfall(), optionsFor(ExportFormat::Pdf));
        QVERIFY(pdf.startsWith("%PDF-"));
        QVERIFY(pdf.contains("/ToUnicode"));
        QVERIFY(pdf.contains("/FontFile"));
        QVERIFY(!pdf.contains("/Subtype /Image"));
        // Metadata are UTF-16: every other byte is a letter.
        QByteArray title("/Title (");
        title += '\xfe';
        title += '\xff';
        const qsizetype at = pdf.indexOf(title);
        QVERIFY(at > 0);
        QByteArray letters = pdf.mid(at + title.size(), 66);
        QVERIFY(letters.remove(0, 0).replace('\0', "").contains("Demand passes firm supply"));
        // 170 × 110 mm in points
        static const QRegularExpression box(QStringLiteral("/MediaBox \\[0 0 ([0-9.]+) ([0-9.]+)"));
        const auto match = box.match(QString::fromLatin1(pdf));
        QVERIFY(match.hasMatch());
        QVERIFY(std::abs(match.captured(1).toDouble() - 481.9) < 1.0);
        QVERIFY(std::abs(match.captured(2).toDouble() - 311.8) < 1.0);
    }

    void svgHasRealTextAndMillimetres() {
        const QByteArray bytes = exportChart(shortfall(), optionsFor(ExportFormat::Svg));
        const QString svg = QString::fromUtf8(bytes);
        QVERIFY(svg.contains(QStringLiteral("width=\"170mm\" height=\"110mm\"")));
        for (const char* text :
             {"Demand passes firm supply in 2029", "Facility peak &amp; firm supply &lt;PJM&gt;", "Grid contract",
              "Demand P50", "Facility power, MW", "2026", "1,500", "dataset 2026.11, seed 42"})
            QVERIFY2(svg.contains(QStringLiteral(">") + QString::fromUtf8(text)), text);
        QVERIFY(svg.contains(QStringLiteral("<title>Demand passes firm supply in 2029</title>")));
        QVERIFY(!svg.contains(QStringLiteral("<image")));
        QVERIFY(QSvgRenderer(bytes).isValid());
    }

    void numbersSpeakTheAskedLanguage() {
        ExportOptions options = optionsFor(ExportFormat::Svg);
        options.language = QLocale(QLocale::German, QLocale::Germany);
        QVERIFY(exportChart(shortfall(), options).contains(">1.500<"));
    }

    void hatchStaysInsideItsArea() {
        const QString svg = QString::fromUtf8(exportChart(shortfall(), optionsFor(ExportFormat::Svg)));
        static const QRegularExpression polyline(QStringLiteral("points=\"([^\"]*)\""));
        for (auto found = polyline.globalMatch(svg); found.hasNext();)
            for (const QString& pair : found.next().captured(1).split(QLatin1Char(' '), Qt::SkipEmptyParts)) {
                const QStringList numbers = pair.split(QLatin1Char(','));
                QVERIFY(numbers[0].toDouble() > -1.0 && numbers[0].toDouble() < 644.0);
                QVERIFY(numbers[1].toDouble() > -1.0 && numbers[1].toDouble() < 417.0);
            }
    }

    void noWindowIsShown() {
        exportChart(shortfall(), optionsFor(ExportFormat::Png));
        for (const QWindow* window : QGuiApplication::allWindows())
            QVERIFY(!window->isVisible());
    }

    void sameChartSameBytes() {
        const ExportOptions options = optionsFor(ExportFormat::Svg);
        QCOMPARE(exportChart(shortfall(), options), exportChart(shortfall(), options));
    }

    void reportsPaintItIntoAnyRectangle() {
        QImage page(400, 400, QImage::Format_RGB32);
        page.fill(Qt::yellow);
        QPainter painter(&page);
        paintChart(painter, QRectF(100.0, 100.0, 170.0, 110.0), shortfall(), optionsFor(ExportFormat::Pdf));
        painter.end();
        QCOMPARE(page.pixelColor(101, 101), QColor(Qt::white));
        QCOMPARE(page.pixelColor(268, 208), QColor(Qt::white));
        QCOMPARE(page.pixelColor(95, 150), QColor(Qt::yellow));
        QCOMPARE(page.pixelColor(275, 150), QColor(Qt::yellow));
    }

    void clipboardCarriesPictureDrawingAndTable() {
        const std::unique_ptr<QMimeData> mime(clipboardData(shortfall(), tests::english));
        QVERIFY(mime->hasImage());
        QVERIFY(mime->data(QStringLiteral("image/svg+xml")).contains("<svg"));
        QVERIFY(mime->text().startsWith(QStringLiteral("year\tDemand P50 (MW)\tGrid contract (MW)")));
        QVERIFY(mime->text().contains(QStringLiteral("2030\t1300\t800\t300\t50")));
    }
};

HEADROOM_TEST(ChartExportTest)
#include "chart_export_test.moc"
