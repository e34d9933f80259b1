#include "ui/charts/evidence_chart.h"
#include "ui/panels/backtest_tables.h"

#include "tests/support/test_case.h"
#include "tests/ui/sample_outcome.h"

using namespace ui::panels;

namespace {

const QLocale english(QLocale::English);

ui::charts::ChartData drawn(ui::charts::ChartData (*build)(const ui::charts::ChartContext&)) {
    const model::scenario::Scenario scenario;
    const model::scenario::Outcome outcome;
    return build({scenario, outcome, nullptr, {}, {}, 2027, english});
}

// The tables of a scenario, by default without back-tests of its own.
std::vector<TableContents> tablesOf(const model::scenario::Scenario& scenario = {}) {
    const model::scenario::Outcome outcome;
    return backTestTables({scenario, outcome, nullptr, {}, {}, 2027, english});
}

const std::vector<ui::tables::PlainCell>& rowStarting(const TableContents& table, const char* name) {
    for (const auto& row : table.rows)
        if (row[0].text.startsWith(QLatin1StringView(name))) return row;
    return table.rows.front();
}

} // namespace

class BacktestTablesTest : public QObject {
    Q_OBJECT

private slots:
    void everyRowHasAllColumns() {
        const auto tables = tablesOf();
        QCOMPARE(tables.size(), std::size_t{3});
        for (const auto& table : tables) {
            QVERIFY(!table.tab.isEmpty() && !table.note.isEmpty() && !table.rows.empty());
            QVERIFY(!table.title.contains(QLatin1Char('%') + QStringLiteral("1")));
            for (const auto& row : table.rows)
                QCOMPARE(row.size(), static_cast<std::size_t>(table.headings.size()));
        }
    }

    void inSampleAndUnsourcedAreMarked() {
        const auto table = tablesOf().front();
        QCOMPARE(rowStarting(table, "World 2010-18, fitted")[1].text, QStringLiteral("in-sample, not scored"));
        QCOMPARE(rowStarting(table, "Coal")[1].text, QStringLiteral("unsourced, not scored"));
        QCOMPARE(rowStarting(table, "LBNL 2024")[1].text, QStringLiteral("open"));
        const auto& scored = rowStarting(table, "Hindcast US 2018-23");
        QCOMPARE(scored[1].text, QStringLiteral("scored"));
        QVERIFY(scored[8].isAlarm && scored[8].raw.toDouble() > 99.0);
        QVERIFY(scored[10].raw.toDouble() < 0.0);
        QVERIFY(std::isnan(rowStarting(table, "Koomey 2011, world")[9].raw.toDouble()));
    }

    void ownForecastsStandFirst() {
        model::scenario::Scenario scenario;
        auto& own = scenario.forecasts.emplace_back();
        own.name = "Steam, coal a year";
        own.unit = "Mt";
        own.forecast.value = 20.0;
        own.outturn.value = 40.0;
        auto row = tablesOf(scenario).front().rows.front();
        QCOMPARE(row[0].text, QStringLiteral("Steam, coal a year"));
        QCOMPARE(row[1].text, QStringLiteral("unsourced, not scored"));
        QCOMPARE(row[6].text, QStringLiteral("Mt"));
        QVERIFY(std::abs(row[7].raw.toDouble() + 0.6931) < 1e-3);
        own.source = "Parish book";
        own.low.value = 10.0;
        own.high.value = 35.0;
        row = tablesOf(scenario).front().rows.front();
        QCOMPARE(row[1].text, QStringLiteral("scored"));
        QVERIFY(row[8].isAlarm && row[8].raw.toDouble() > 90.0);
    }

    void hindcastSaysWhereItFails() {
        const auto table = hindcastTable(english);
        QVERIFY(table.title.contains(QStringLiteral("176")));
        QCOMPARE(table.rows.size(), std::size_t{9 + 9 + 6});
        QVERIFY(table.rows.back()[6].isAlarm && !table.rows.front()[6].isAlarm);
    }

    void likelihoodsShowTheirInputs() {
        const auto table = likelihoodTable(english);
        int channels = 0;
        int leftOut = 0;
        for (const auto& row : table.rows) {
            if (row[1].text.contains(QStringLiteral("left out"))) ++leftOut;
            if (row[0].text.startsWith(QLatin1Char(' ')))
                QVERIFY(row[0].toolTip.contains(QStringLiteral("Thesis: ")));
            else
                ++channels;
        }
        QCOMPARE(channels, 3);
        QVERIFY(leftOut >= 4);
    }

    void hindcastChartHasBandAndRecord() {
        const auto data = drawn(ui::charts::hindcastChart);
        QCOMPARE(data.bands.size(), std::size_t{2});
        QCOMPARE(data.bands[1].x.back(), 2023.0);
        QVERIFY(data.bands[1].high.back() < 176.0);
        QCOMPARE(data.points[0].y.back(), 176.0);
        QCOMPARE(data.points[0].x.size(), std::size_t{4}); // 2010, 2014, 2018, 2023
        QVERIFY(data.title.contains(QStringLiteral("176")));
    }

    void barsMarkWhatIsNotScored() {
        const auto data = drawn(ui::charts::backtestChart);
        const auto& names = data.y[0].categories;
        QCOMPARE(static_cast<std::size_t>(names.size()), data.bars.size());
        QVERIFY(names.filter(QStringLiteral("(in-sample)")).size() == 3);
        QVERIFY(names.filter(QStringLiteral("(unsourced)")).size() == 3);
        for (qsizetype i = 0; i < names.size(); ++i) {
            const auto& bar = data.bars[static_cast<std::size_t>(i)];
            QCOMPARE(bar.errorLow.has_value(), names[i].startsWith(QStringLiteral("Hindcast")));
            if (names[i].contains(QLatin1Char('('))) QCOMPARE(bar.role, ui::charts::Role::Neutral);
        }
    }
};

HEADROOM_TEST(BacktestTablesTest)
#include "backtest_tables_test.moc"
