#include "ui/charts/data_table.h"

#include "tests/support/test_case.h"
#include "tests/ui/locales.h"

using namespace ui::charts;

namespace {

ChartData twoLines() {
    ChartData data;
    data.title = QStringLiteral("Demand passes firm supply in 2031");
    data.x.kind = XKind::Year;
    data.y[0].unit = QStringLiteral("MW");
    data.lines = {{QStringLiteral("Demand, P50"), Role::Demand, {2030.0, 2031.0, 2032.0}, {1000.25, 1780.0, 1500.0}},
                  {QStringLiteral("Plan \"B\""), Role::Ghost, {2030.0, 2032.0}, {900.0, std::nan("")}}};
    return data;
}

} // namespace

class DataTableTest : public QObject {
    Q_OBJECT
private slots:
    void samplesOnlyAndHolesEmpty() {
        const DataTable table = dataTable(twoLines());
        QCOMPARE(table.keys, (QStringList{QStringLiteral("2030"), QStringLiteral("2031"), QStringLiteral("2032")}));
        QCOMPARE(table.columns.size(), std::size_t{2});
        QCOMPARE(table.columns[0].heading, QStringLiteral("Demand, P50 (MW)"));
        QVERIFY(!table.columns[1].values[1].has_value()); // no sample in 2031
        QVERIFY(!table.columns[1].values[2].has_value()); // a hole in 2032
    }

    void csvIsQuotedAndExact() {
        QCOMPARE(QString::fromUtf8(csv(dataTable(twoLines()))),
                 QStringLiteral("year,\"Demand, P50 (MW)\",\"Plan \"\"B\"\" (MW)\"\r\n"
                                "2030,1000.25,900\r\n2031,1780,\r\n2032,1500,\r\n"));
    }

    void pastedTextSpeaksTheLanguage() {
        const QString german = tabSeparated(dataTable(twoLines()), QLocale(QLocale::German, QLocale::Germany));
        QVERIFY(german.contains(QStringLiteral("2030\t1000,25\t900\n")));
        QVERIFY(tabSeparated(dataTable(twoLines()), tests::english).contains(QStringLiteral("1000.25")));
    }

    void visiblePartOnly() {
        QCOMPARE(dataTable(twoLines(), Extent{2030.5, 2031.5}).keys, QStringList{QStringLiteral("2031")});
    }

    void timesAreUtc() {
        ChartData data;
        data.x.kind = XKind::Time;
        data.x.year = 2031;
        data.x.timeZone = QStringLiteral("America/New_York");
        data.stack = Stack{{0.0, 1.0}, {{QStringLiteral("Grid"), Role::Grid, {5.0, 6.0}}}, StackShape::Step, {}};
        const DataTable table = dataTable(data);
        QCOMPARE(table.keyHeading, QStringLiteral("time_utc"));
        QCOMPARE(table.keys[1], QStringLiteral("2031-01-01T01:00Z"));
    }

    void barsAreRows() {
        ChartData data;
        data.y[0].categories = {QStringLiteral("Elasticity"), QStringLiteral("Slip")};
        data.x.unit = QStringLiteral("MW");
        data.bars = {{1.0, -173.0, -300.0, Role::Grid}, {0.0, -173.0, 20.0, Role::Grid}};
        const DataTable table = dataTable(data);
        QCOMPARE(table.keys, (QStringList{QStringLiteral("Slip"), QStringLiteral("Elasticity")}));
        QCOMPARE(table.columns[1].values[0], std::optional<double>(-300.0));
    }

    void summaryNamesFirstLastAndHighest() {
        const QString said = accessibleSummary(twoLines(), tests::english);
        QVERIFY(said.startsWith(QStringLiteral("Demand passes firm supply in 2031. From 2030 to 2032.")));
        QVERIFY(said.contains(
            QStringLiteral("Demand, P50: 1,000 MW at 2030, 1,500 MW at 2032, highest 1,780 MW at 2031.")));
    }
};

HEADROOM_TEST(DataTableTest)
#include "data_table_test.moc"
