#include "ui/charts/label_layout.h"

#include "tests/support/test_case.h"

#include <algorithm>
#include <random>

using namespace ui::charts;

namespace {

double moved(const std::vector<LabelWish>& wishes, const std::vector<double>& centres) {
    double sum = 0.0;
    for (std::size_t i = 0; i < wishes.size(); ++i)
        sum += std::pow(centres[i] - wishes[i].centre, 2);
    return sum;
}

bool isLegal(const std::vector<LabelWish>& wishes, const std::vector<double>& centres, double top, double bottom) {
    for (std::size_t i = 0; i < wishes.size(); ++i) {
        const double half = 0.5 * wishes[i].height;
        if (centres[i] - half < top - 1e-9 || centres[i] + half > bottom + 1e-9) return false;
        for (std::size_t j = 0; j < i; ++j) {
            const double least = half + 0.5 * wishes[j].height;
            if (std::abs(centres[i] - centres[j]) < least - 1e-9) return false;
            if ((wishes[i].centre - wishes[j].centre) * (centres[i] - centres[j]) < 0.0) return false;
        }
    }
    return true;
}

} // namespace

class LabelLayoutTest : public QObject {
    Q_OBJECT
private slots:
    void roomyLabelsStayWhereTheyWish() {
        const auto centres = pushApart({{10.0, 8.0}, {60.0, 8.0}, {30.0, 8.0}}, 0.0, 100.0);
        QVERIFY(centres.has_value());
        QCOMPARE(*centres, (std::vector<double>{10.0, 60.0, 30.0}));
    }

    void twoInOnePlacePartEqually() {
        const auto centres = pushApart({{50.0, 10.0}, {50.0, 10.0}}, 0.0, 100.0);
        QCOMPARE(*centres, (std::vector<double>{45.0, 55.0}));
    }

    void edgesHold() {
        const auto centres = pushApart({{-40.0, 10.0}, {140.0, 10.0}}, 0.0, 100.0);
        QCOMPARE(*centres, (std::vector<double>{5.0, 95.0}));
    }

    void tooManyDoNotFit() { QVERIFY(!pushApart({{1.0, 60.0}, {2.0, 60.0}}, 0.0, 100.0)); }

    void randomWishesNeverOverlapAndKeepTheirOrder() {
        std::mt19937 random(7);
        std::uniform_real_distribution<double> place(-30.0, 330.0);
        std::uniform_real_distribution<double> height(8.0, 24.0);
        for (int round = 0; round < 500; ++round) {
            std::vector<LabelWish> wishes(1 + random() % 12);
            for (LabelWish& wish : wishes)
                wish = {place(random), height(random)};
            const auto centres = pushApart(wishes, 0.0, 300.0);
            QVERIFY(centres.has_value());
            QVERIFY(isLegal(wishes, *centres, 0.0, 300.0));
        }
    }

    // No legal layout on a grid of half pixels moves the labels less.
    void movesAsLittleAsPossible() {
        std::mt19937 random(11);
        std::uniform_real_distribution<double> place(0.0, 40.0);
        for (int round = 0; round < 20; ++round) {
            const std::vector<LabelWish> wishes{{place(random), 10.0}, {place(random), 10.0}, {place(random), 10.0}};
            const auto centres = pushApart(wishes, 0.0, 40.0);
            QVERIFY(centres.has_value());
            double least = 1e9;
            for (double a = 5.0; a <= 35.0; a += 0.5)
                for (double b = 5.0; b <= 35.0; b += 0.5)
                    for (double c = 5.0; c <= 35.0; c += 0.5)
                        if (isLegal(wishes, {a, b, c}, 0.0, 40.0)) least = std::min(least, moved(wishes, {a, b, c}));
            QVERIFY(moved(wishes, *centres) <= least + 1e-9);
        }
    }

    void textsStandFreeOfEachOtherAndOfLines() {
        const QRectF bounds(0.0, 0.0, 300.0, 200.0);
        std::vector<QPointF> line;
        for (int x = 0; x <= 300; x += 4)
            line.emplace_back(x, 100.0);
        const std::vector<TextWish> wishes{{{150.0, 100.0}, {60.0, 14.0}}, {{155.0, 100.0}, {60.0, 14.0}}};
        const auto corners = placeBeside(wishes, {}, line, bounds, 8.0);
        const QRectF first(corners[0], wishes[0].size);
        const QRectF second(corners[1], wishes[1].size);
        QVERIFY(!first.intersects(second));
        for (const QRectF& place : {first, second}) {
            QVERIFY(bounds.contains(place));
            for (const QPointF& point : line)
                QVERIFY(!place.contains(point));
        }
    }

    void longTextBreaksAtTheMiddleSpace() {
        const auto letters = [](const QString& text) { return static_cast<double>(text.size()); };
        const QString text = QStringLiteral("energy a year of all");
        QCOMPARE(inTwoLines(text, 20.0, letters), text); // it fits
        QCOMPARE(inTwoLines(text, 19.0, letters), QStringLiteral("energy a\nyear of all"));
        QCOMPARE(inTwoLines(QStringLiteral("indivisible"), 4.0, letters), QStringLiteral("indivisible"));
    }
};

HEADROOM_TEST(LabelLayoutTest)
#include "label_layout_test.moc"
