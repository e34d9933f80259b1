#include "ui/charts/axis_ticks.h"

#include "tests/support/test_case.h"
#include "tests/ui/locales.h"

using namespace ui::charts;

namespace {

QString joined(const std::vector<Tick>& ticks) {
    QStringList texts;
    for (const Tick& tick : ticks)
        texts << tick.text;
    return texts.join(QLatin1Char('|'));
}

XAxis hoursOf2031(const char* zone) {
    XAxis axis;
    axis.kind = XKind::Time;
    axis.year = 2031;
    axis.timeZone = QString::fromUtf8(zone);
    return axis;
}

} // namespace

class AxisTicksTest : public QObject {
    Q_OBJECT
private slots:
    void numbersAreRound() {
        YAxis axis;
        QCOMPARE(joined(yTicks(axis, {0.0, 2'700.0}, 6, tests::english)),
                 QStringLiteral("0|500|1,000|1,500|2,000|2,500"));
        QCOMPARE(joined(yTicks(axis, {-0.25, 0.3}, 6, tests::english)), QStringLiteral("−0.2|−0.1|0.0|0.1|0.2|0.3"));
        axis.unit = QStringLiteral("×");
        QCOMPARE(joined(yTicks(axis, {0.0, 3.0}, 4, tests::english)), QStringLiteral("0×|1×|2×|3×"));
    }

    void neverMoreThanAsked() {
        for (double span = 1e-3; span < 1e7; span *= 1.37)
            for (int most = 2; most < 12; ++most) {
                const auto count = yTicks(YAxis{}, {0.1 * span, 1.1 * span}, most, tests::english).size();
                QVERIFY(count <= static_cast<std::size_t>(most));
                QVERIFY(count >= 1 || most == 2);
            }
    }

    void yearsAreWhole() {
        XAxis axis;
        axis.kind = XKind::Year;
        QCOMPARE(joined(xTicks(axis, {2024.0, 2038.0}, 8, tests::english)),
                 QStringLiteral("2024|2026|2028|2030|2032|2034|2036|2038"));
        QCOMPARE(joined(xTicks(axis, {2024.2, 2025.1}, 8, tests::english)), QStringLiteral("2025"));
        axis.kind = XKind::DeliveryYear;
        QCOMPARE(joined(xTicks(axis, {2027.0, 2028.0}, 4, tests::english)), QStringLiteral("2027/28|2028/29"));
        QCOMPARE(xText(axis, 2099.0, tests::english), QStringLiteral("2099/00"));
    }

    void decadesOfALogAxis() {
        XAxis axis;
        axis.kind = XKind::Log;
        axis.unit = QStringLiteral("×");
        QCOMPARE(joined(xTicks(axis, {1.0, 1000.0}, 6, tests::english)), QStringLiteral("1×|10×|100×|1,000×"));
        QCOMPARE(joined(xTicks(axis, {1.0, 20.0}, 6, tests::english)), QStringLiteral("1×|2×|5×|10×|20×"));
        QVERIFY(xTicks(axis, {0.0, 10.0}, 6, tests::english).empty());
    }

    void hoursBecomeDaysAndMonths() {
        const XAxis axis = hoursOf2031("UTC");
        const double july21 = 201.0 * 24.0; // a Monday
        QCOMPARE(joined(xTicks(axis, {july21, july21 + 167.0}, 8, tests::english)),
                 QStringLiteral("Mon 21 Jul|Tue|Wed|Thu|Fri|Sat|Sun"));
        QCOMPARE(joined(xTicks(axis, {july21, july21 + 24.0}, 6, tests::english)),
                 QStringLiteral("Mon 21 Jul|06:00|12:00|18:00|Tue 22 Jul"));
        QCOMPARE(joined(xTicks(axis, {0.0, 8759.0}, 13, tests::english)),
                 QStringLiteral("Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec"));
        QCOMPARE(joined(xTicks(axis, {0.0, 8759.0}, 5, tests::english)), QStringLiteral("Jan|Apr|Jul|Oct"));
    }

    void localTimeFollowsTheZone() {
        const XAxis axis = hoursOf2031("America/New_York");
        const double july21 = 201.0 * 24.0;
        QCOMPARE(xTicks(axis, {july21, july21 + 60.0}, 4, tests::english).front().at, july21 + 4.0);
        QVERIFY(xText(axis, july21, tests::english).startsWith(QStringLiteral("Sun 20 Jul 2031, 20:00")));
        QCOMPARE(xKey(axis, july21), QStringLiteral("2031-07-21T00:00Z"));
        QCOMPARE(xText(hoursOf2031("UTC"), july21 + 14.0, tests::english),
                 QStringLiteral("Mon 21 Jul 2031, 14:00 UTC"));
        QCOMPARE(xText(hoursOf2031("No/Such_Place"), july21, tests::english),
                 QStringLiteral("Mon 21 Jul 2031, 00:00 UTC"));
    }

    void titlesCarryTheUnit() {
        QCOMPARE(axisTitle(QStringLiteral("Facility power"), QStringLiteral("MW")),
                 QStringLiteral("Facility power, MW"));
        QCOMPARE(axisTitle(QStringLiteral("Energy"), QStringLiteral("×")), QStringLiteral("Energy"));
        QCOMPARE(axisTitle(QString(), QStringLiteral("MW")), QStringLiteral("MW"));
    }
};

HEADROOM_TEST(AxisTicksTest)
#include "axis_ticks_test.moc"
