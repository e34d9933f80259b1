#include "ui/session/scenario_tree.h"

#include "tests/support/test_case.h"

using namespace ui::session;

class ScenarioTreeTest : public QObject {
    Q_OBJECT
private slots:
    void childInheritsAndOverrides();
    void missingAndCircularParentsBecomeBases();
    void removingABranchTakesItsChildren();
    void slugsAreFreeAndPlain();
    void entriesAreSetAndRemoved();

private:
    static ScenarioTree family() {
        return ScenarioTree(
            {{"base", "Base", "", "", "#000000", {{"facility.pue_base", 1.3}, {"grid.slip_days", 10.0}}},
             {"child", "Child", "base", "", "", {{"grid.slip_days", 90.0}}},
             {"grand", "Grand", "child", "", "", {{"facility.pue_base", 1.1}}},
             {"other", "Other", "", "", "", {}}});
    }
};

void ScenarioTreeTest::childInheritsAndOverrides() {
    const ScenarioTree tree = family();
    QCOMPARE(tree.resolve("child").power.pueBase.value, 1.3);
    QCOMPARE(tree.resolve("child").interconnection.slip.value, 90.0);
    QCOMPARE(tree.resolve("grand").interconnection.slip.value, 90.0);
    QCOMPARE(tree.resolve("grand").power.pueBase.value, 1.1);
    QCOMPARE(tree.resolveParent("grand").power.pueBase.value, 1.3);
    QVERIFY(tree.resolve("other") == model::scenario::standardScenario());
    QVERIFY(tree.resolve("nobody") == model::scenario::standardScenario());
}

void ScenarioTreeTest::missingAndCircularParentsBecomeBases() {
    const ScenarioTree tree({{"a", "A", "b", "", "", {}}, {"b", "B", "a", "", "", {}}, {"c", "C", "gone", "", "", {}}});
    QVERIFY(tree.find("c")->parentSlug.empty());
    QVERIFY(tree.find("a")->parentSlug.empty() || tree.find("b")->parentSlug.empty());
    QVERIFY(tree.resolve("a") == model::scenario::standardScenario()); // it ends
}

void ScenarioTreeTest::removingABranchTakesItsChildren() {
    ScenarioTree tree = family();
    tree.removeBranch("child");
    QCOMPARE(tree.nodes().size(), std::size_t(2));
    QVERIFY(tree.find("base") != nullptr && tree.find("other") != nullptr && tree.find("grand") == nullptr);
}

void ScenarioTreeTest::slugsAreFreeAndPlain() {
    const ScenarioTree tree = family();
    QCOMPARE(tree.freeSlug("Child"), std::string("child-2"));
    QCOMPARE(tree.freeSlug("29 turbines, 986 MW"), std::string("29-turbines-986-mw"));
    QCOMPARE(tree.freeSlug("Überlast"), std::string("berlast"));
    QCOMPARE(tree.freeSlug("…"), std::string("scenario"));
}

void ScenarioTreeTest::entriesAreSetAndRemoved() {
    Entries entries;
    setEntry(entries, "a", EntryValue(1.0));
    setEntry(entries, "b", EntryValue(std::string("x")));
    setEntry(entries, "a", EntryValue(2.0));
    QCOMPARE(entries.size(), std::size_t(2));
    QCOMPARE(std::get<double>(*entryOf(entries, "a")), 2.0);
    setEntry(entries, "a", std::nullopt);
    setEntry(entries, "zzz", std::nullopt);
    QVERIFY(!entryOf(entries, "a") && entryOf(entries, "b"));
}

HEADROOM_TEST(ScenarioTreeTest)
#include "scenario_tree_test.moc"
