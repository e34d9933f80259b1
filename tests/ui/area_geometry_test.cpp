#include "ui/charts/area_geometry.h"

#include "tests/support/test_case.h"

#include <QtCore/QRectF>

#include <random>

using namespace ui::charts;

namespace {

double areaOf(const QPolygonF& polygon) {
    double twice = 0.0;
    for (qsizetype i = 0; i < polygon.size(); ++i) {
        const QPointF a = polygon[i];
        const QPointF b = polygon[(i + 1) % polygon.size()];
        twice += a.x() * b.y() - b.x() * a.y();
    }
    return 0.5 * std::abs(twice);
}

double areaOf(const AreaPiece& piece) {
    double sum = 0.0;
    for (std::size_t i = 1; i < piece.x.size(); ++i)
        sum += 0.5 * (piece.x[i] - piece.x[i - 1]) *
               (piece.upper[i] - piece.lower[i] + piece.upper[i - 1] - piece.lower[i - 1]);
    return sum;
}

} // namespace

class AreaGeometryTest : public QObject {
    Q_OBJECT
private slots:
    void gapBeginsAtTheCrossing() {
        const auto pieces = piecesAbove({2028.0, 2029.0, 2030.0}, {900.0, 1000.0, 1300.0}, {1000.0, 1100.0, 1100.0});
        QCOMPARE(pieces.size(), std::size_t{1});
        QCOMPARE(pieces[0].x.size(), std::size_t{2});
        // 100 below, then 200 above: a third of the year is still covered.
        QVERIFY(std::abs(pieces[0].x[0] - (2029.0 + 1.0 / 3.0)) < 1e-9);
        QCOMPARE(pieces[0].upper[0], pieces[0].lower[0]);
        QCOMPARE(pieces[0].upper[1], 1300.0);
    }

    void severalGapsStayApart() {
        const auto pieces =
            piecesAbove({0.0, 1.0, 2.0, 3.0, 4.0}, {1.0, -1.0, 1.0, -1.0, 1.0}, {0.0, 0.0, 0.0, 0.0, 0.0});
        QCOMPARE(pieces.size(), std::size_t{3});
        QCOMPARE(pieces[1].x, (std::vector<double>{1.5, 2.0, 2.5}));
    }

    void neverAboveIsNoPiece() {
        QVERIFY(piecesAbove({0.0, 1.0}, {1.0, 1.0}, {1.0, 2.0}).empty());
        QVERIFY(piecesAbove({}, {}, {}).empty());
    }

    void holeEndsAPiece() {
        const auto pieces =
            piecesAbove({0.0, 1.0, 2.0, 3.0, 4.0}, {1.0, 1.0, std::nan(""), 1.0, 1.0}, {0.0, 0.0, 0.0, 0.0, 0.0});
        QCOMPARE(pieces.size(), std::size_t{2});
    }

    void areaEqualsTheIntegralOfThePositivePart() {
        std::mt19937 random(5);
        std::uniform_real_distribution<double> level(-10.0, 10.0);
        std::vector<double> x;
        std::vector<double> upper;
        for (int i = 0; i < 40; ++i) {
            x.push_back(i);
            upper.push_back(level(random));
        }
        const std::vector<double> zero(40, 0.0);
        double sum = 0.0;
        for (const AreaPiece& piece : piecesAbove(x, upper, zero))
            sum += areaOf(piece);
        double integral = 0.0;
        constexpr int fine = 20'000;
        for (int i = 0; i < 39 * fine; ++i) {
            const double at = (i + 0.5) / fine;
            const auto k = static_cast<std::size_t>(at);
            const double value = upper[k] + (at - static_cast<double>(k)) * (upper[k + 1] - upper[k]);
            integral += std::max(0.0, value) / fine;
        }
        QVERIFY(std::abs(sum - integral) < 1e-3);
    }

    void clippingKeepsTheCommonArea() {
        const QPolygonF diamond(QList<QPointF>{{0.0, -10.0}, {10.0, 0.0}, {0.0, 10.0}, {-10.0, 0.0}});
        QVERIFY(std::abs(areaOf(clipped(diamond, QRectF(0.0, -20.0, 20.0, 40.0))) - 100.0) < 1e-9);
        QVERIFY(std::abs(areaOf(clipped(diamond, QRectF(-5.0, -5.0, 10.0, 10.0))) - 100.0) < 1e-9);
        QCOMPARE(clipped(diamond, QRectF(-20.0, -20.0, 40.0, 40.0)), diamond);
        QVERIFY(clipped(diamond, QRectF(30.0, 30.0, 5.0, 5.0)).isEmpty());
    }

    void hatchFillsThePolygonAndNothingElse() {
        const QPolygonF shape(QList<QPointF>{{10.0, 10.0}, {110.0, 30.0}, {90.0, 90.0}, {60.0, 40.0}, {20.0, 80.0}});
        for (const double angle : {0.0, 45.0, 90.0, 135.0}) {
            double length = 0.0;
            for (const QLineF& line : hatchLines(shape, angle, 0.5)) {
                length += line.length();
                QVERIFY(line.length() < 1e-3 || shape.containsPoint(line.center(), Qt::OddEvenFill));
                const double turn = std::fmod(line.angle() + 360.0 - angle + 90.0, 180.0) - 90.0;
                QVERIFY(line.length() < 1e-6 || std::abs(turn) < 1e-3);
            }
            // Lines half a pixel apart cover twice the area in length.
            QVERIFY2(std::abs(length * 0.5 / areaOf(shape) - 1.0) < 0.01, qPrintable(QString::number(length)));
        }
    }
};

HEADROOM_TEST(AreaGeometryTest)
#include "area_geometry_test.moc"
