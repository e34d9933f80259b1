#include "ui/charts/hover_values.h"

#include "tests/support/test_case.h"
#include "tests/ui/locales.h"

using namespace ui::charts;

namespace {

ChartData threeYears() {
    ChartData data;
    data.x.kind = XKind::Year;
    data.y[0].unit = QStringLiteral("MW");
    const std::vector<double> x{2030.0, 2032.0, 2034.0};
    Stack stack;
    stack.x = x;
    stack.totalName = QStringLiteral("Firm supply");
    stack.bands = {{QStringLiteral("Grid"), Role::Grid, {1000.0, 1100.0, 1200.0}},
                   {QStringLiteral("Turbines"), Role::Turbine, {300.0, 400.0, 500.0}}};
    data.stack = stack;
    data.lines = {{QStringLiteral("Demand"), Role::Demand, x, {1200.0, 1600.0, std::nan("")}}};
    data.bands = {{QStringLiteral("P10–P90"), Role::Ghost, x, {1100.0, 1388.0, 1400.0}, {1300.0, 2328.0, 2600.0}}};
    data.hovers = {{QStringLiteral("Headroom"), QStringLiteral("MW"), Role::Neutral, x, {100.0, -100.0, 40.0}, true}};
    return data;
}

QString textOf(const HoverValues& values, const char* name) {
    for (const HoverRow& row : values.rows)
        if (row.name == QString::fromUtf8(name)) return row.text;
    return QStringLiteral("absent");
}

} // namespace

class HoverValuesTest : public QObject {
    Q_OBJECT
private slots:
    void everySeriesSpeaks() {
        const HoverValues values = hoverAt(threeYears(), 2032.0, tests::english);
        QCOMPARE(values.heading, QStringLiteral("2032"));
        QCOMPARE(values.rows.size(), std::size_t{6});
        QCOMPARE(textOf(values, "Demand"), QStringLiteral("1,600 MW"));
        QCOMPARE(textOf(values, "P10–P90"), QStringLiteral("1,388–2,328 MW"));
        QCOMPARE(textOf(values, "Firm supply"), QStringLiteral("1,500 MW"));
        QCOMPARE(textOf(values, "Grid"), QStringLiteral("1,100 MW"));
        QCOMPARE(textOf(values, "Headroom"), QStringLiteral("−100 MW"));
        QVERIFY(values.rows.back().isAlarm);
        QVERIFY(!hoverAt(threeYears(), 2030.0, tests::english).rows.back().isAlarm);
    }

    void betweenSamplesIsLinearAndHolesAreDashes() {
        QCOMPARE(textOf(hoverAt(threeYears(), 2031.0, tests::english), "Grid"), QStringLiteral("1,050 MW"));
        QCOMPARE(textOf(hoverAt(threeYears(), 2034.0, tests::english), "Demand"), QStringLiteral("–"));
    }

    void stepsHoldTheirInterval() {
        const std::vector<double> x{0.0, 1.0, 2.0};
        const std::vector<double> y{5.0, 7.0, 9.0};
        QCOMPARE(valueAt(x, y, 1.9, true), std::optional<double>(7.0));
        QCOMPARE(valueAt(x, y, 2.9, true), std::optional<double>(9.0));
        QVERIFY(!valueAt(x, y, 3.0, true));
        QVERIFY(!valueAt(x, y, -0.1, true));
        QVERIFY(!valueAt(x, y, 2.1, false));
        QCOMPARE(valueAt(x, y, 0.5, false), std::optional<double>(6.0));
        QVERIFY(!valueAt({}, {}, 0.0, false));
    }

    void unservedIsNoSupply() {
        ChartData data = threeYears();
        data.stack->bands.push_back({QStringLiteral("Unserved"), Role::Unserved, {0.0, 100.0, 0.0}});
        QCOMPARE(textOf(hoverAt(data, 2032.0, tests::english), "Firm supply"), QStringLiteral("1,500 MW"));
        QCOMPARE(textOf(hoverAt(data, 2032.0, tests::english), "Unserved"), QStringLiteral("100 MW"));
    }

    void cursorStopsAtEverySample() {
        ChartData data = threeYears();
        data.points = {{QStringLiteral("Measured"), Role::Accent, {2033.0, 2030.0}, {1.0, 2.0}}};
        const auto stops = cursorStops(data);
        QCOMPARE(stops, (std::vector<double>{2030.0, 2032.0, 2033.0, 2034.0}));
        QCOMPARE(nearestStop(stops, 2032.4), std::optional<double>(2032.0));
        QCOMPARE(nearestStop(stops, 2032.6), std::optional<double>(2033.0));
        QCOMPARE(nearestStop(stops, 1990.0), std::optional<double>(2030.0));
        QCOMPARE(nearestStop(stops, 2990.0), std::optional<double>(2034.0));
        QVERIFY(!nearestStop({}, 1.0));
        QCOMPARE(textOf(hoverAt(data, 2033.0, tests::english), "Measured"), QStringLiteral("1 MW"));
        QCOMPARE(textOf(hoverAt(data, 2032.0, tests::english), "Measured"), QStringLiteral("absent"));
    }
};

HEADROOM_TEST(HoverValuesTest)
#include "hover_values_test.moc"
