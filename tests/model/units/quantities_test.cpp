#include "model/units/unit_of.h"
#include "model/units/share.h"
#include "tests/support/test_case.h"

#include <limits>

using namespace model::units;

// Units that must not mix do not compile together.
static_assert(Addable<Power, Power>);
static_assert(!Addable<Power, Energy>);
static_assert(!Addable<Energy, Duration>);
static_assert(!Addable<Money, Carbon>);
static_assert(!Addable<Power, double>);
static_assert(!Addable<EnergyPrice, TextPrice>);
static_assert(!Addable<TemperatureDifference, double>);
static_assert(!std::is_convertible_v<double, Power>);
static_assert(!std::is_convertible_v<Power, double>);
static_assert(std::is_same_v<decltype(MW * h), Energy>);
static_assert(std::is_same_v<decltype(MWh / h), Power>);
static_assert(std::is_same_v<decltype(MWh / MW), Duration>);
static_assert(std::is_convertible_v<decltype(MW / MW), double>);
static_assert(sizeof(Power) == sizeof(double));

class QuantitiesTest : public QObject {
    Q_OBJECT
private slots:
    void convertsAtTheEdge() {
        QCOMPARE(number(Kilowatt::quantity(1500.0)), 1.5);
        QCOMPARE(number(UsdPerMmbtu::quantity(3.5) * of<Energy>(kMwhPerMmbtu)), 3.5);
        QCOMPARE(number(Teraflops::quantity(989.0)) / kSecondsPerHour, 989e12);
        QCOMPARE(number(UsdPerKwYear::quantity(20.0) * of<Power>(34.0)), 680000.0);
        QVERIFY(Celsius::symbol() == "°C");
    }
    void refusesWhatIsNoShare() {
        QVERIFY(Proportion::from(0.0) && Proportion::from(1.0));
        QVERIFY(!Proportion::from(1.0000001) && !Proportion::from(-1e-9));
        QVERIFY(!Proportion::from(std::numeric_limits<double>::quiet_NaN()));
        QVERIFY(!Positive<Power>::from(0.0 * MW) && Positive<Power>::from(MW));
    }
};

HEADROOM_TEST(QuantitiesTest)
#include "quantities_test.moc"
