#include "ui/tables/column_widths.h"
#include "ui/tables/knot_table.h"
#include "ui/tables/plain_table.h"
#include "ui/tables/scenario_tree_model.h"

#include "tests/support/test_case.h"

#include <QtTest/QAbstractItemModelTester>
#include <QtTest/QSignalSpy>

using namespace ui::tables;
using ui::session::ScenarioTree;

class TablesTest : public QObject {
    Q_OBJECT
private slots:
    void knotsStaySorted();
    void knotsOutsideTheRangeAreRefused();
    void scenarioTreeFollowsTheDocument();
    void plainTableHoldsItsRows();
    void longColumnsGiveWayFirst();
};

void TablesTest::knotsStaySorted() {
    KnotTable table("MW", 0.0, 1000.0);
    const QAbstractItemModelTester tester(&table, QAbstractItemModelTester::FailureReportingMode::QtTest);
    table.setKnots({{2026.0, 100.0}, {2030.0, 300.0}});
    QSignalSpy edited(&table, &KnotTable::knotsEdited);
    table.addAfter(0);
    QCOMPARE(table.knots().at(1).year, 2028.0);
    QCOMPARE(table.knots().at(1).value, 200.0); // on the line: the curve does not change
    table.addAfter(2);
    QCOMPARE(table.knots().back().year, 2031.0);
    QVERIFY(table.setData(table.index(0, KnotTable::Year), QStringLiteral("2029")));
    QCOMPARE(table.knots().at(1).year, 2029.0);
    QVERIFY(table.setData(table.index(0, KnotTable::Value), QStringLiteral("0.5 GW")));
    QCOMPARE(table.knots().at(0).value, 500.0);
    QCOMPARE(table.index(0, KnotTable::Value).data(KnotTable::rawRole).toDouble(), 500.0);
    QCOMPARE(edited.count(), 4);
    for (int i = 0; i < 5; ++i)
        table.removeRow(0);
    QCOMPARE(table.rowCount(), 1); // the last one stays
}

void TablesTest::knotsOutsideTheRangeAreRefused() {
    KnotTable table("share", 0.0, 1.0);
    table.setKnots({{2026.0, 0.2}, {2027.0, 0.3}});
    QSignalSpy refused(&table, &KnotTable::refused);
    QSignalSpy edited(&table, &KnotTable::knotsEdited);
    QVERIFY(!table.setData(table.index(0, KnotTable::Value), QStringLiteral("120")));
    QVERIFY(!table.setData(table.index(0, KnotTable::Value), QStringLiteral("lots")));
    QVERIFY(!table.setData(table.index(0, KnotTable::Year), QStringLiteral("2027")));
    QVERIFY(!table.setData(table.index(0, KnotTable::Year), QStringLiteral("3000")));
    QCOMPARE(refused.count(), 4);
    QVERIFY(refused[0][0].toString().contains(QStringLiteral("0 to 100 %")));
    QCOMPARE(edited.count(), 0);
    QCOMPARE(table.knots().front().value, 0.2);
}

void TablesTest::scenarioTreeFollowsTheDocument() {
    ScenarioTreeModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    ScenarioTree tree({{"a", "A", "", "", "#123456", {}},
                       {"b", "B", "a", "", "", {}},
                       {"c", "C", "a", "", "", {}},
                       {"d", "D", "c", "", "", {}},
                       {"e", "E", "", "", "", {}}});
    model.setTree(tree, "c");
    QCOMPARE(model.rowCount(), 2);
    QCOMPARE(model.rowCount(model.indexOf("a")), 2);
    QCOMPARE(model.indexOf("d").parent(), model.indexOf("c"));
    QCOMPARE(model.slugAt(model.index(1, 0, model.indexOf("a"))), std::string("c"));
    QCOMPARE(model.indexOf("c").data(ScenarioTreeModel::TagRole).toString(), QStringLiteral("baseline"));
    QCOMPARE(model.indexOf("a").data(ScenarioTreeModel::TagRole).toString(), QStringLiteral("base"));
    QSignalSpy wanted(&model, &ScenarioTreeModel::renameWanted);
    QVERIFY(!model.setData(model.indexOf("b"), QStringLiteral("  ")));
    QVERIFY(model.setData(model.indexOf("b"), QStringLiteral("New")));
    QCOMPARE(wanted.count(), 1);
    tree.removeBranch("a");
    model.setTree(tree, {});
    QCOMPARE(model.rowCount(), 1);
    QVERIFY(!model.indexOf("d").isValid());
}

void TablesTest::plainTableHoldsItsRows() {
    PlainTable table;
    const QAbstractItemModelTester tester(&table, QAbstractItemModelTester::FailureReportingMode::QtTest);
    table.setContents(
        {QStringLiteral("Name"), QStringLiteral("MW")},
        {{textCell(QStringLiteral("a\tb")), numberCell(QStringLiteral("1,200 MW"), 1200.0)},
         {textCell(QStringLiteral("c"), QStringLiteral("<b>tip</b>")), numberCell(QStringLiteral("–"), 0.0)}});
    QCOMPARE(table.rowCount(), 2);
    QCOMPARE(table.index(0, 1).data(PlainTable::rawRole).toDouble(), 1200.0);
    QVERIFY(!table.index(1, 0).data(Qt::ToolTipRole).toString().contains(QStringLiteral("<b>")));
    QCOMPARE(table.tabSeparated(), QStringLiteral("Name\tMW\na b\t1200\nc\t0\n"));
    table.setContents({}, {});
    QCOMPARE(table.rowCount(), 0);
}

void TablesTest::longColumnsGiveWayFirst() {
    using Widths = std::vector<int>;
    QCOMPARE(sharedWidths({40, 100, 60}, 300, 50), Widths({40, 200, 60}));   // the rest to the widest
    QCOMPARE(sharedWidths({40, 400, 60}, 300, 50), Widths({40, 200, 60}));   // the longest gives way
    QCOMPARE(sharedWidths({40, 400, 300}, 300, 50), Widths({40, 130, 130})); // both
    QCOMPARE(sharedWidths({40, 400, 300}, 100, 50), Widths({40, 50, 50}));   // then it scrolls
    QCOMPARE(sharedWidths({}, 100, 50), Widths{});
}

HEADROOM_TEST(TablesTest)
#include "tables_test.moc"
