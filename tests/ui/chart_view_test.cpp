#include "ui/charts/chart_view.h"

#include "ui/shell/theme.h"

#include "tests/support/test_case.h"

#include <QtGui/QAccessible>
#include <QtGui/QClipboard>
#include <QtGui/QWheelEvent>
#include <QtWidgets/QApplication>
#include <QtWidgets/QLabel>
#include <QtWidgets/QPushButton>

using namespace ui::charts;

namespace {

ChartData fifteenYears(double scale = 1.0) {
    ChartData data;
    data.title = QStringLiteral("Demand passes <b>firm</b> supply");
    data.subtitle = QStringLiteral("Facility peak");
    data.x.kind = XKind::Year;
    data.y[0] = {QStringLiteral("Facility power"), QStringLiteral("MW")};
    Stack stack;
    std::vector<double> demand;
    StackBand grid{QStringLiteral("Grid contract"), Role::Grid, {}};
    StackBand storage{QStringLiteral("Storage"), Role::Storage, {}};
    for (int i = 0; i < 15; ++i) {
        stack.x.push_back(2024.0 + i);
        grid.values.push_back(scale * (700.0 + 20.0 * i));
        storage.values.push_back(scale * 50.0);
        demand.push_back(scale * (500.0 + 80.0 * i));
    }
    stack.bands = {grid, storage};
    data.lines = {{QStringLiteral("Demand"), Role::Demand, stack.x, demand}};
    data.stack = std::move(stack);
    return data;
}

ChartData hours(std::size_t count) {
    ChartData data;
    data.x.kind = XKind::Time;
    data.x.year = 2031;
    Stack stack;
    stack.shape = StackShape::Step;
    stack.bands = {{QStringLiteral("Grid"), Role::Grid, std::vector<double>(count, 500.0)},
                   {QStringLiteral("Unserved"), Role::Unserved, std::vector<double>(count, 250.0)}};
    for (std::size_t i = 0; i < count; ++i)
        stack.x.push_back(static_cast<double>(i));
    data.stack = std::move(stack);
    return data;
}

QWidget* plotOf(ChartView& view) {
    for (QObject* child : view.children())
        if (child->inherits("QCustomPlot")) return qobject_cast<QWidget*>(child);
    return nullptr;
}

void turnWheel(QWidget& widget, const QPoint& at, int steps) {
    QWheelEvent event(at, widget.mapToGlobal(at), QPoint(), QPoint(0, 120 * steps), Qt::NoButton, Qt::NoModifier,
                      Qt::NoScrollPhase, false);
    QApplication::sendEvent(&widget, &event);
}

double extentWidth(Extent extent) {
    return extent.high - extent.low;
}

// How many pixels of the picture have this colour.
int pixelsOf(const QImage& image, const QColor& colour) {
    int count = 0;
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x)
            count += image.pixelColor(x, y) == colour ? 1 : 0;
    return count;
}

} // namespace

class ChartViewTest : public QObject {
    Q_OBJECT
private slots:
    void init() {
        m_view = std::make_unique<ChartView>();
        m_view->resize(800, 400);
        m_view->setLanguage(QLocale(QLocale::English, QLocale::UnitedStates));
        m_view->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_view.get()));
    }
    void cleanup() { m_view.reset(); }

    void namesAreShownAsPlainText() {
        m_view->setData(fifteenYears());
        for (const QLabel* label : m_view->findChildren<QLabel*>())
            QCOMPARE(label->textFormat(), Qt::PlainText);
        QCOMPARE(m_view->accessibleName(), QStringLiteral("Demand passes <b>firm</b> supply"));
        QAccessibleInterface* spoken = QAccessible::queryAccessibleInterface(m_view.get());
        QVERIFY(spoken->text(QAccessible::Description).contains(QStringLiteral("highest 1,620 MW at 2038")));
    }

    void arrowsMoveTheCursorFromStopToStop() {
        m_view->setData(fifteenYears());
        const QSignalSpy moved(m_view.get(), &ChartView::linkedXChanged);
        QTest::keyClick(m_view.get(), Qt::Key_Right);
        QCOMPARE(m_view->cursor(), std::optional<double>(2024.0));
        QTest::keyClick(m_view.get(), Qt::Key_Right);
        QCOMPARE(m_view->cursor(), std::optional<double>(2025.0));
        QTest::keyClick(m_view.get(), Qt::Key_End);
        QCOMPARE(m_view->cursor(), std::optional<double>(2038.0));
        QTest::keyClick(m_view.get(), Qt::Key_Left, Qt::ShiftModifier);
        QCOMPARE(m_view->cursor(), std::optional<double>(2033.0));
        QCOMPARE(moved.size(), 4);
        QCOMPARE(moved.last().first().toDouble(), 2033.0);
        QTest::keyClick(m_view.get(), Qt::Key_Escape);
        QVERIFY(!m_view->cursor());
        QVERIFY(std::isnan(moved.last().first().toDouble()));
    }

    void linkedCursorSnapsAndStaysSilent() {
        m_view->setData(fifteenYears());
        const QSignalSpy moved(m_view.get(), &ChartView::linkedXChanged);
        m_view->setLinkedX(2030.4);
        QCOMPARE(m_view->cursor(), std::optional<double>(2030.0));
        m_view->setLinkedX(std::nan(""));
        QVERIFY(!m_view->cursor());
        QVERIFY(moved.isEmpty());
    }

    void pointerFindsTheYearUnderIt() {
        m_view->setData(fifteenYears());
        QWidget* plot = plotOf(*m_view);
        QTest::mouseMove(plot, QPoint(plot->width() / 2, plot->height() / 2));
        QTRY_VERIFY(m_view->cursor().has_value());
        QCOMPARE(*m_view->cursor(), std::round(*m_view->cursor()));
        QVERIFY(*m_view->cursor() > 2026.0 && *m_view->cursor() < 2036.0);
        QEvent leave(QEvent::Leave);
        QApplication::sendEvent(plot, &leave);
        QVERIFY(!m_view->cursor());
    }

    void newDataKeepTheZoom() {
        m_view->setData(fifteenYears());
        m_view->setXRange({2027.0, 2031.0});
        m_view->setData(fifteenYears(1.3));
        QCOMPARE(m_view->xRange(), (Extent{2027.0, 2031.0}));
        m_view->setData(hours(8760)); // another axis
        QCOMPARE(m_view->xRange(), (Extent{0.0, 8760.0}));
        m_view->setData(fifteenYears());
        QCOMPARE(m_view->xRange(), (Extent{2024.0, 2038.0}));
    }

    void unzoomedChartFollowsItsData() {
        m_view->setData(fifteenYears());
        ChartData longer = fifteenYears();
        longer.lines[0].x.push_back(2045.0);
        longer.lines[0].y.push_back(10.0);
        m_view->setData(longer);
        QCOMPARE(m_view->xRange().high, 2045.0);
    }

    void wheelZoomsAndDoubleClickResets() {
        m_view->setData(fifteenYears());
        QWidget* plot = plotOf(*m_view);
        const QPoint middle(plot->width() / 2, plot->height() / 2);
        turnWheel(*plot, middle, 2);
        QVERIFY(extentWidth(m_view->xRange()) < 14.0);
        for (int i = 0; i < 100; ++i)
            turnWheel(*plot, middle, 2);
        QVERIFY(extentWidth(m_view->xRange()) > 0.2);
        for (int i = 0; i < 200; ++i)
            turnWheel(*plot, middle, -2);
        QVERIFY(std::abs(extentWidth(m_view->xRange()) - 14.0) < 1e-9);
        m_view->setXRange({2027.0, 2031.0});
        QTest::mouseDClick(plot, Qt::LeftButton, Qt::NoModifier, middle);
        QCOMPARE(m_view->xRange(), (Extent{2024.0, 2038.0}));
    }

    void dragPansWithinTheData() {
        m_view->setData(fifteenYears());
        m_view->setXRange({2027.0, 2031.0});
        QWidget* plot = plotOf(*m_view);
        const QPoint middle(plot->width() / 2, plot->height() / 2);
        QTest::mousePress(plot, Qt::LeftButton, Qt::NoModifier, middle);
        QTest::mouseMove(plot, middle - QPoint(80, 0));
        QTest::mouseRelease(plot, Qt::LeftButton, Qt::NoModifier, middle - QPoint(80, 0));
        QVERIFY(m_view->xRange().low > 2027.1);
        QVERIFY(std::abs(extentWidth(m_view->xRange()) - 4.0) < 1e-9);
        m_view->setXRange({2060.0, 2064.0});
        QCOMPARE(m_view->xRange(), (Extent{2034.0, 2038.0}));
    }

    void keyboardZoomsAndTheCursorStaysInSight() {
        m_view->setData(hours(8760));
        for (int i = 0; i < 12; ++i)
            QTest::keyClick(m_view.get(), Qt::Key_Plus);
        QVERIFY(extentWidth(m_view->xRange()) < 1000.0);
        QTest::keyClick(m_view.get(), Qt::Key_Home);
        QTest::keyClick(m_view.get(), Qt::Key_Home);
        QCOMPARE(m_view->cursor(), std::optional<double>(0.0));
        QCOMPARE(m_view->xRange().low, 0.0);
        QTest::keyClick(m_view.get(), Qt::Key_Right, Qt::ShiftModifier);
        QCOMPARE(m_view->cursor(), std::optional<double>(24.0));
        QTest::keyClick(m_view.get(), Qt::Key_0);
        QCOMPARE(extentWidth(m_view->xRange()), 8760.0);
    }

    void clickOnALabelHidesItsSeries() {
        m_view->setData(fifteenYears());
        QWidget* plot = plotOf(*m_view);
        const QColor grid = ui::shell::activeTheme().fill(Role::Grid).colour;
        QVERIFY(pixelsOf(plot->grab().toImage(), grid) > 10'000);
        // Labels stand right of the plot: try every height until the grid's is met.
        for (int y = 0; y < plot->height() && m_view->hiddenSeries().isEmpty(); y += 4) {
            QTest::mouseClick(plot, Qt::LeftButton, Qt::NoModifier, QPoint(plot->width() - 20, y));
            if (m_view->hiddenSeries().isEmpty() || m_view->hiddenSeries().contains(QStringLiteral("Grid contract")))
                continue;
            m_view->toggleSeries(m_view->hiddenSeries().first());
        }
        QCOMPARE(m_view->hiddenSeries(), QStringList{QStringLiteral("Grid contract")});
        QCOMPARE(pixelsOf(plot->grab().toImage(), grid), 0);
        m_view->setData(fifteenYears(1.1));
        QCOMPARE(m_view->hiddenSeries().size(), 1);
        m_view->toggleSeries(QStringLiteral("Grid contract"));
        QVERIFY(pixelsOf(plot->grab().toImage(), grid) > 10'000);
    }

    // 500 MW of grid under 250 MW unserved, 795 to the top of the axis: the drawn areas are in proportion.
    void hourlyColumnsHaveTheRightHeight() {
        m_view->setData(hours(8760));
        QWidget* plot = plotOf(*m_view);
        const QImage picture = plot->grab().toImage();
        const QColor grid = ui::shell::activeTheme().fill(Role::Grid).colour;
        const int x = picture.width() / 2;
        int filled = 0;
        int plain = 0;
        for (int y = 0; y < picture.height(); ++y)
            filled += picture.pixelColor(x, y) == grid ? 1 : 0;
        m_view->toggleSeries(QStringLiteral("Unserved")); // 500 of 530
        const QImage alone = plot->grab().toImage();
        for (int y = 0; y < alone.height(); ++y)
            plain += alone.pixelColor(x, y) == grid ? 1 : 0;
        QVERIFY(filled > 50);
        QVERIFY2(std::abs(static_cast<double>(plain) / filled - 1.5) < 0.05, qPrintable(QString::number(plain)));
    }

    void emptyStateOffersItsAction() {
        const QSignalSpy wished(m_view.get(), &ChartView::emptyActionTriggered);
        m_view->showEmpty(QStringLiteral("No study has been run."), QStringLiteral("Run study"));
        auto* button = m_view->findChild<QPushButton*>(QStringLiteral("chartOverlayAction"));
        QVERIFY(button->isVisible());
        QCOMPARE(button->text(), QStringLiteral("Run study"));
        QTest::mouseClick(button, Qt::LeftButton);
        QCOMPARE(wished.size(), 1);
        m_view->setData(fifteenYears());
        QVERIFY(!button->isVisible());
    }

    void busyStateGreysAndCancels() {
        m_view->setData(fifteenYears());
        const QSignalSpy cancelled(m_view.get(), &ChartView::cancelRequested);
        m_view->showBusy(QStringLiteral("4,200 of 10,000 samples"));
        QVERIFY(m_view->isBusy());
        QCOMPARE(pixelsOf(m_view->grab().toImage(), ui::shell::activeTheme().fill(Role::Grid).colour), 0);
        QTest::mouseClick(m_view->findChild<QPushButton*>(QStringLiteral("chartOverlayAction")), Qt::LeftButton);
        QCOMPARE(cancelled.size(), 1);
        m_view->setData(fifteenYears(1.1)); // partial results do not end it
        QVERIFY(m_view->isBusy());
        m_view->endBusy();
        QVERIFY(pixelsOf(m_view->grab().toImage(), ui::shell::activeTheme().fill(Role::Grid).colour) > 10'000);
    }

    void openChartsFollowTheTheme() {
        auto& application = *qobject_cast<QApplication*>(QCoreApplication::instance());
        m_view->setData(fifteenYears());
        ui::shell::applyTheme(application, ui::shell::makeTheme(ui::shell::ThemeName::Dark));
        QCoreApplication::processEvents();
        const QImage dark = plotOf(*m_view)->grab().toImage();
        QCOMPARE(dark.pixelColor(1, 1), ui::shell::activeTheme().card);
        ui::shell::applyTheme(application, ui::shell::makeTheme(ui::shell::ThemeName::Light));
        QCoreApplication::processEvents();
        QCOMPARE(plotOf(*m_view)->grab().toImage().pixelColor(1, 1), QColor(Qt::white));
    }

    void copyPutsThreeFormatsOnTheClipboard() {
        m_view->setData(fifteenYears());
        QTest::keyClick(m_view.get(), Qt::Key_C, Qt::ControlModifier);
        const QMimeData* copied = QApplication::clipboard()->mimeData();
        QVERIFY(copied->hasImage());
        QVERIFY(copied->hasFormat(QStringLiteral("image/svg+xml")));
        QVERIFY(copied->text().contains(QStringLiteral("2024\t500\t700\t50")));
    }

    void oddDataDoNotBreakIt() {
        m_view->setData(ChartData{});
        ChartData one;
        one.x.kind = XKind::Log;
        one.lines = {{QStringLiteral("a"), Role::Demand, {10.0}, {std::nan("")}}};
        m_view->setData(one);
        ChartData zeros = hours(3);
        for (StackBand& band : zeros.stack->bands)
            band.values.assign(3, 0.0);
        m_view->setData(zeros);
        m_view->resize(230, 170);
        ChartData many = fifteenYears();
        for (int i = 0; i < 30; ++i)
            many.lines.push_back({QStringLiteral("A rather long series name %1").arg(i),
                                  Role::Ghost,
                                  {2024.0, 2038.0},
                                  {1.0 * i, 2.0 * i}});
        m_view->setData(many);
        QVERIFY(!m_view->grab().isNull());
    }

private:
    std::unique_ptr<ChartView> m_view;
};

HEADROOM_TEST(ChartViewTest)
#include "chart_view_test.moc"
