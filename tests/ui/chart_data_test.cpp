#include "ui/charts/chart_data.h"
#include "ui/charts/registry.h"

#include "tests/support/test_case.h"

#include <set>

using namespace ui::charts;

namespace {

ChartData stacked() {
    ChartData data;
    data.x.kind = XKind::Year;
    Stack stack;
    stack.x = {2030.0, 2031.0};
    stack.bands = {{QStringLiteral("Grid"), Role::Grid, {1000.0, 1100.0}},
                   {QStringLiteral("Turbines"), Role::Turbine, {300.0, 400.0}}};
    data.stack = stack;
    data.lines = {{QStringLiteral("Demand"), Role::Demand, stack.x, {1200.0, 1700.0}}};
    return data;
}

} // namespace

class ChartDataTest : public QObject {
    Q_OBJECT
private slots:
    void extentsHoldAllDataAndZero() {
        QCOMPARE(xExtent(stacked()), (Extent{2030.0, 2031.0}));
        const Extent y = yExtent(stacked(), 0);
        QCOMPARE(y.low, 0.0);
        QVERIFY(y.high > 1700.0 && y.high < 1900.0);
        ChartData fixed = stacked();
        fixed.y[0].maximum = 5000.0;
        QCOMPARE(yExtent(fixed, 0).high, 5000.0);
    }

    void barsTakeTheirWidth() {
        ChartData data = stacked();
        data.stack->shape = StackShape::Bars;
        data.stack->bands[1].values = {-300.0, -400.0};
        QCOMPARE(xExtent(data), (Extent{2029.5, 2031.5}));
        QVERIFY(yExtent(data, 0).low < -400.0);
        data.stack->shape = StackShape::Step;
        QCOMPARE(xExtent(data).high, 2032.0);
    }

    void oneValueStillHasAnExtent() {
        ChartData data;
        data.lines = {{QStringLiteral("a"), Role::Demand, {5.0}, {7.0}}};
        QVERIFY(xExtent(data).low < 5.0 && xExtent(data).high > 5.0);
        data.y[0].includesZero = false;
        QVERIFY(yExtent(data, 0).low < 7.0 && yExtent(data, 0).high > 7.0);
        QVERIFY(yExtent(ChartData{}, 0).high > yExtent(ChartData{}, 0).low);
    }

    void hiddenSeriesCloseTheStack() {
        const ChartData rest = withoutSeries(stacked(), {QStringLiteral("Grid")});
        QCOMPARE(rest.stack->bands.size(), std::size_t{1});
        QCOMPARE(stackTops(*rest.stack).front(), (std::vector<double>{300.0, 400.0}));
        QCOMPARE(stackTops(*stacked().stack).back(), (std::vector<double>{1300.0, 1500.0}));
        QVERIFY(isEmpty(withoutSeries(ChartData{}, {})));
        QVERIFY(!isEmpty(stacked()));
        QCOMPARE(seriesNames(stacked()).size(), 3);
    }

    void zerosOfBothAxesStandAtOneHeight() {
        ChartData data = stacked();
        data.stack->shape = StackShape::Bars;
        data.stack->bands[1].values = {-300.0, -400.0};
        data.y.emplace_back();
        data.lines = {{QStringLiteral("Cumulative"), Role::Demand, {2030.0, 2031.0}, {-900.0, 200.0}, 1}};
        const auto extents = alignedYExtents(data);
        const auto zeroAt = [](Extent e) { return -e.low / (e.high - e.low); };
        QVERIFY(std::abs(zeroAt(extents[0]) - zeroAt(extents[1])) < 1e-9);
        for (std::size_t i = 0; i < 2; ++i) {
            const Extent own = yExtent(data, i);
            QVERIFY(extents[i].low <= own.low + 1e-9 && extents[i].high >= own.high - 1e-9);
        }
    }

    void registryNamesAreUnique() {
        std::set<std::string_view> names;
        for (const ChartEntry& entry : chartEntries()) {
            QVERIFY(names.insert(entry.name).second);
            QVERIFY(entry.builder != nullptr && !entry.title.empty() && !entry.panel.empty());
            QCOMPARE(findChart(entry.name), &entry);
        }
        QVERIFY(findChart("no-such-chart") == nullptr);
    }
};

HEADROOM_TEST(ChartDataTest)
#include "chart_data_test.moc"
