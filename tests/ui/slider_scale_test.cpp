#include "ui/fields/slider_scale.h"

#include "tests/support/test_case.h"

#include "model/scenario/parameter.h"

using namespace ui::fields;

class SliderScaleTest : public QObject {
    Q_OBJECT
private slots:
    void endsAreExact();
    void valuesAreNeat();
    void placesOfEveryInputComeBack();
    void wideRangesEndNearTheUsual();
};

void SliderScaleTest::endsAreExact() {
    for (const SliderScale& scale : {SliderScale{0.9, 0.9999999, false, false}, SliderScale{0.0001, 1.0, true, false},
                                     SliderScale{0.0, 1e9, true, false}, SliderScale{3, 77, false, true}}) {
        QCOMPARE(sliderValue(scale, 0.0), scale.minimum);
        QCOMPARE(sliderValue(scale, 1.0), scale.maximum);
        QCOMPARE(sliderValue(scale, -3.0), scale.minimum);
        QCOMPARE(sliderPosition(scale, scale.minimum - 1.0), 0.0);
        QCOMPARE(sliderPosition(scale, scale.maximum * 2.0), 1.0);
    }
}

void SliderScaleTest::valuesAreNeat() {
    const SliderScale linear{0, 1000, false, false};
    QCOMPARE(sliderValue(linear, 0.3337), 334.0);
    const SliderScale whole{0, 20, false, true};
    for (double place = 0.0; place < 1.0; place += 0.013)
        QCOMPARE(sliderValue(whole, place), std::round(sliderValue(whole, place)));
    const SliderScale logarithmic{1, 10000, true, false};
    QCOMPARE(sliderValue(logarithmic, 0.5), 100.0);
}

void SliderScaleTest::placesOfEveryInputComeBack() {
    for (const auto& row : model::scenario::parameters()) {
        const SliderScale scale{row.facts.minimum, row.facts.maximum,
                                row.facts.scale == model::scenario::SliderScale::Logarithmic, false};
        double before = -1e300;
        for (int step = 0; step <= 100; ++step) {
            const double value = sliderValue(scale, step / 100.0);
            QVERIFY(value >= before && value >= scale.minimum && value <= scale.maximum);
            QVERIFY2(std::abs(sliderPosition(scale, value) - step / 100.0) < 0.006, std::string(row.key).c_str());
            before = value;
        }
    }
}

void SliderScaleTest::wideRangesEndNearTheUsual() {
    QCOMPARE(sliderMaximum(0, 100000, 600, 600), 2400.0);
    QCOMPARE(sliderMaximum(0, 100000, 600, 3000), 4800.0);
    QCOMPARE(sliderMaximum(0, 1, 0.5, 0.5), 1.0);
    QCOMPARE(sliderMaximum(-40, 100000, 20, 0), 100000.0);
    QCOMPARE(sliderMaximum(0, 10000, 0, 0), 10000.0);
}

HEADROOM_TEST(SliderScaleTest)
#include "slider_scale_test.moc"
