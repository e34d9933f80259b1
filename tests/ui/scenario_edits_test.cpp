#include "ui/commands/scenario_edits.h"

#include "tests/support/test_case.h"

#include <QtCore/QRandomGenerator>
#include <QtTest/QSignalSpy>

using namespace ui::commands;
using ui::session::Document;
using ui::session::ScenarioTree;

class ScenarioEditsTest : public QObject {
    Q_OBJECT
private slots:
    void init();
    void changeIsUndoneAndRedone();
    void inheritedValueIsNoOverride();
    void aDragIsOneStep();
    void aDragBackToItsStartVanishes();
    void resetTakesTheInheritedValue();
    void elementsComeAndGo();
    void removedInheritedElementIsRecorded();
    void scenariosComeAndGo();
    void namesNotesAndColours();
    void manyChangesAreOneStep();
    void anyHistoryUndoesToTheStart();

private:
    Target target(const std::string& slug = "child") { return {*m_document, *m_stack, slug}; }
    double slip(const std::string& slug) { return m_document->scenario(slug).interconnection.slip.value; }
    std::unique_ptr<Document> m_document;
    std::unique_ptr<QUndoStack> m_stack;
};

void ScenarioEditsTest::init() {
    m_document = std::make_unique<Document>();
    m_stack = std::make_unique<QUndoStack>();
    m_document->setTree(ScenarioTree(
        {{"base", "Base", "", "", "#000000", {{"grid.slip_days", 30.0}, {"plant.units.lm", std::string("added")}}},
         {"child", "Child", "base", "", "", {}}}));
}

void ScenarioEditsTest::changeIsUndoneAndRedone() {
    QSignalSpy changed(m_document.get(), &Document::inputsChanged);
    changeInput(target("base"), "grid.slip_days", 60.0);
    QCOMPARE(slip("base"), 60.0);
    QCOMPARE(slip("child"), 60.0); // inherited
    QCOMPARE(changed.count(), 1);
    m_stack->undo();
    QCOMPARE(slip("child"), 30.0);
    m_stack->redo();
    QCOMPARE(slip("child"), 60.0);
    changeInput(target(), "no.such.input", 1.0);
    QCOMPARE(m_stack->count(), 1);
}

void ScenarioEditsTest::inheritedValueIsNoOverride() {
    changeInput(target(), "grid.slip_days", 90.0);
    QCOMPARE(m_document->entries("child").size(), std::size_t(1));
    changeInput(target(), "grid.slip_days", 30.0);
    QVERIFY(m_document->entries("child").empty());
    changeInput(target(), "grid.slip_days", 30.0);
    QCOMPARE(m_stack->count(), 2); // the last one changed nothing
}

void ScenarioEditsTest::aDragIsOneStep() {
    for (const double value : {31.0, 35.0, 44.0})
        changeInput(target(), "grid.slip_days", value, 7);
    QCOMPARE(m_stack->count(), 1);
    changeInput(target(), "grid.slip_days", 50.0, 8);
    QCOMPARE(m_stack->count(), 2);
    changeInput(target(), "grid.ramp_months", 5.0, 8); // the same token, another input
    QCOMPARE(m_stack->count(), 3);
    m_stack->undo();
    m_stack->undo();
    QCOMPARE(slip("child"), 44.0);
    m_stack->undo();
    QCOMPARE(slip("child"), 30.0);
}

void ScenarioEditsTest::aDragBackToItsStartVanishes() {
    changeInput(target(), "grid.slip_days", 44.0, 3);
    changeInput(target(), "grid.slip_days", 30.0, 3);
    QCOMPARE(m_stack->count(), 0);
    QCOMPARE(slip("child"), 30.0);
}

void ScenarioEditsTest::resetTakesTheInheritedValue() {
    changeInput(target(), "grid.slip_days", 90.0);
    resetInput(target(), "grid.slip_days");
    QCOMPARE(slip("child"), 30.0);
    m_stack->undo();
    QCOMPARE(slip("child"), 90.0);
    m_stack->redo();
    resetInput(target(), "grid.slip_days"); // already there
    QCOMPARE(m_stack->count(), 2);
}

void ScenarioEditsTest::elementsComeAndGo() {
    const std::string id = addElement(target(), "plant.units", "LM 2500");
    QCOMPARE(id, std::string("lm_2500"));
    QCOMPARE(addElement(target(), "plant.units", "LM 2500"), std::string("lm_2500_2"));
    QVERIFY(addElement(target(), "no.collection", "x").empty());
    changeInput(target(), "plant.units.lm_2500.count", 12.0);
    QCOMPARE(m_document->scenario("child").plant.units.size(), std::size_t(3));
    removeElement(target(), "plant.units", "lm_2500");
    QCOMPARE(m_document->scenario("child").plant.units.size(), std::size_t(2));
    for (const auto& entry : m_document->entries("child"))
        QVERIFY(!entry.key.starts_with("plant.units.lm_2500.") && entry.key != "plant.units.lm_2500");
    m_stack->undo();
    QCOMPARE(m_document->scenario("child").plant.units.at(1).count.value, 12.0);
}

void ScenarioEditsTest::removedInheritedElementIsRecorded() {
    changeInput(target(), "plant.units.lm.count", 3.0);
    removeElement(target(), "plant.units", "lm");
    QVERIFY(m_document->scenario("child").plant.units.empty());
    QCOMPARE(m_document->scenario("base").plant.units.size(), std::size_t(1));
    m_stack->undo();
    QCOMPARE(m_document->scenario("child").plant.units.at(0).count.value, 3.0);
}

void ScenarioEditsTest::scenariosComeAndGo() {
    const std::string added = addScenario(target(), "child", QStringLiteral("Later ramp"));
    QCOMPARE(added, std::string("later-ramp"));
    QCOMPARE(m_document->tree().find(added)->parentSlug, std::string("child"));
    changeInput(target(), "grid.slip_days", 90.0);
    const std::string copy = duplicateScenario(target(), "child");
    QCOMPARE(m_document->tree().find(copy)->parentSlug, std::string("base"));
    QCOMPARE(slip(copy), 90.0);
    QVERIFY(m_document->tree().find(copy)->colour != m_document->tree().find("base")->colour);
    removeScenario(target(), "child");
    QVERIFY(m_document->tree().find("child") == nullptr && m_document->tree().find(added) == nullptr);
    m_stack->undo();
    QCOMPARE(m_document->tree().find(added)->name, std::string("Later ramp"));
    QCOMPARE(slip(added), 90.0);
}

void ScenarioEditsTest::namesNotesAndColours() {
    renameScenario(target(), "child", QStringLiteral("  Zwölf <b>Turbinen</b> "));
    QCOMPARE(m_document->tree().find("child")->name, std::string("Zwölf <b>Turbinen</b>"));
    renameScenario(target(), "child", QStringLiteral("   "));
    setNote(target(), "child", QStringLiteral("for March"));
    setNote(target(), "child", QStringLiteral("for March"));
    setColour(target(), "child", QStringLiteral("#ff0000"));
    QCOMPARE(m_stack->count(), 3);
    while (m_stack->canUndo())
        m_stack->undo();
    QCOMPARE(m_document->tree().find("child")->name, std::string("Child"));
    QVERIFY(m_document->tree().find("child")->note.empty() && m_document->tree().find("child")->colour.empty());
}

void ScenarioEditsTest::manyChangesAreOneStep() {
    changeInputs(target(), {{"grid.slip_days", 1.0}, {"facility.pue_base", 1.4}}, QStringLiteral("Import"));
    QCOMPARE(m_stack->count(), 1);
    QCOMPARE(m_document->scenario("child").power.pueBase.value, 1.4);
    m_stack->undo();
    QVERIFY(m_document->entries("child").empty());
}

void ScenarioEditsTest::anyHistoryUndoesToTheStart() {
    const ScenarioTree start = m_document->tree();
    QRandomGenerator random(11);
    const char* keys[] = {"grid.slip_days", "facility.pue_base", "grid.ramp_months", "plant.units.lm.count"};
    std::vector<ScenarioTree> states{start};
    for (int step = 0; step < 60; ++step) {
        const std::string slug = random.bounded(2) == 0 ? "base" : "child";
        switch (random.bounded(4)) {
        case 0:
            removeElement(target(slug), "plant.units", "lm");
            break;
        case 1:
            addElement(target(slug), "plant.units", "lm");
            break;
        case 2:
            resetInput(target(slug), keys[random.bounded(4)]);
            break;
        default:
            changeInput(target(slug), keys[random.bounded(4)], 1.0 + random.bounded(5));
            break;
        }
        if (m_stack->count() + 1 > static_cast<int>(states.size())) states.push_back(m_document->tree());
    }
    for (int at = m_stack->count(); at > 0; --at) {
        QVERIFY(m_document->tree() == states[static_cast<std::size_t>(at)]);
        m_stack->undo();
    }
    QVERIFY(m_document->tree() == start);
    while (m_stack->canRedo())
        m_stack->redo();
    QVERIFY(m_document->tree() == states.back());
}

HEADROOM_TEST(ScenarioEditsTest)
#include "scenario_edits_test.moc"
