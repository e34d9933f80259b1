#include "ui/fields/inspector.h"

#include "tests/support/test_case.h"
#include "tests/ui/sample_outcome.h"

#include "ui/fields/knot_editor.h"
#include "ui/fields/row_column.h"
#include "ui/fields/value_field.h"
#include "ui/fields/value_slider.h"

#include <QtTest/QSignalSpy>
#include <QtWidgets/QPushButton>

#include <set>

using namespace ui::fields;
using namespace ui::session;

class InspectorTest : public QObject {
    Q_OBJECT
private slots:
    void init();
    void groupsFollowTheRooms();
    void everyInputIsListedOnce();
    void changedAgainstTemplateAndParent();
    void filtersAndWords();
    void catalogueRowBringsItsFields();
    void trajectoriesAreChangedWhole();
    void revealLeavesTheFilter();
    void onlyRowsInSightExist();
    void fieldRefusesInPlace();
    void sliderDragIsOneStep();
    void knotEditorSpeaksAndFollowsUndo();

private:
    const InputRow& row(const char* key) { return *m_presenter->find(key); }
    tests::SampleCatalogue m_catalogue;
    std::unique_ptr<Session> m_session;
    std::unique_ptr<InspectorPresenter> m_presenter;
};

void InspectorTest::init() {
    m_presenter.reset();
    m_session = std::make_unique<Session>(m_catalogue, [](const auto&, const auto&) { return tests::sampleOutcome(); });
    m_presenter = std::make_unique<InspectorPresenter>(*m_session);
    m_session->open(ScenarioTree(m_catalogue.templateScenarios("t")), "t");
}

void InspectorTest::groupsFollowTheRooms() {
    QStringList titles;
    for (const auto& group : m_presenter->groups())
        titles << group.title;
    QCOMPARE(titles.first(), QStringLiteral("Study"));
    QVERIFY(titles.indexOf(QStringLiteral("Workload · chat")) > titles.indexOf(QStringLiteral("Workload")));
    QVERIFY(titles.indexOf(QStringLiteral("Efficiency")) > titles.indexOf(QStringLiteral("Workload · chat")));
    QVERIFY(titles.indexOf(QStringLiteral("Finance")) > titles.indexOf(QStringLiteral("Plant")));
    QCOMPARE(titles.removeDuplicates(), 0);
}

void InspectorTest::everyInputIsListedOnce() {
    auto scenario = m_session->scenario();
    std::set<std::string> keys;
    for (const auto& group : m_presenter->groups())
        for (const InputRow& one : group.rows)
            QVERIFY(keys.insert(one.key).second);
    QCOMPARE(keys.size(), model::scenario::inputs(scenario).size());
}

void InspectorTest::changedAgainstTemplateAndParent() {
    QCOMPARE(m_presenter->count(InputFilter::Changed), 0); // the base is as the template has it
    ui::commands::changeInput(m_session->target(), "grid.slip_days", 90.0);
    QCOMPARE(m_presenter->changedInputs().size(), std::size_t(1));
    QCOMPARE(row("grid.slip_days").referenceText, QStringLiteral("30 days"));
    QCOMPARE(row("grid.slip_days").valueText, QStringLiteral("90 days"));
    QCOMPARE(row("grid.slip_days").sourceChip, QStringLiteral("your input"));
    m_session->activate("child");
    QCOMPARE(m_presenter->changedInputs().size(), std::size_t(1));
    QCOMPARE(m_presenter->changedInputs().front().key, std::string("facility.pue_base"));
    QCOMPARE(row("grid.slip_days").sourceChip, QStringLiteral("ERCOT 2025")); // inherited, so not changed here
    m_presenter->reset("facility.pue_base");
    QCOMPARE(m_presenter->count(InputFilter::Changed), 0);
}

void InspectorTest::filtersAndWords() {
    m_presenter->setFilter(InputFilter::All);
    QCOMPARE(m_presenter->shownCount(), m_presenter->count(InputFilter::All));
    m_presenter->setFilter(InputFilter::Uncertain);
    QCOMPARE(m_presenter->shownCount(), m_presenter->count(InputFilter::Uncertain));
    for (const InspectorLine& line : m_presenter->lines())
        if (line.row) QVERIFY(!m_presenter->row(line).prior.isEmpty());
    m_presenter->setFilter(InputFilter::Key);
    QVERIFY(!m_presenter->lineOf("grid.ramp_months"));
    m_presenter->setWords(QStringLiteral("contract ramp"));
    QVERIFY(m_presenter->lineOf("grid.ramp_months").has_value()); // words look beyond the key inputs
    m_presenter->setWords(QStringLiteral("zzz"));
    QVERIFY(m_presenter->lines().empty());
}

void InspectorTest::catalogueRowBringsItsFields() {
    QCOMPARE(row("compute.accelerator.id").kind, InputKind::Choice);
    m_presenter->changeText("compute.accelerator.id", QStringLiteral("gb200"));
    QCOMPARE(m_session->scenario().accelerator.memory.value, 186.0);
    QCOMPARE(m_session->scenario().accelerator.name, std::string("GB200"));
    QCOMPARE(m_session->undoStack().count(), 1);
    m_presenter->changeText("dispatch.policy", QStringLiteral("cheapest"));
    QCOMPARE(m_session->scenario().policy, model::dispatch::DispatchPolicy::Cheapest);
}

void InspectorTest::trajectoriesAreChangedWhole() {
    QCOMPARE(row("grid.contract_mw").kind, InputKind::Trajectory);
    m_presenter->changeKnots("grid.contract_mw", {{2026.0, 100.0}, {2030.0, 400.0}});
    QCOMPARE(m_session->scenario().interconnection.contract.valueAt(2028.0), 250.0);
    m_presenter->changeNumber("grid.contract_mw", 700.0, 0);
    QCOMPARE(m_session->scenario().interconnection.contract.valueAt(2028.0), 700.0);
    QCOMPARE(row("grid.contract_mw").knots.size(), std::size_t(2));
}

void InspectorTest::revealLeavesTheFilter() {
    QVERIFY(m_presenter->reveal("grid.ramp_months"));
    QCOMPARE(m_presenter->filter(), InputFilter::All);
    QVERIFY(m_presenter->lineOf("grid.ramp_months").has_value());
    QVERIFY(!m_presenter->reveal("no.such"));
}

void InspectorTest::onlyRowsInSightExist() {
    Inspector inspector(*m_session, *m_presenter);
    inspector.resize(340, 800);
    inspector.show();
    m_presenter->setFilter(InputFilter::All);
    auto* column = inspector.findChild<RowColumn*>();
    QVERIFY(column->widgetCount() > 8);
    QVERIFY(column->widgetCount() < 40);
    inspector.reveal("finance.markup");
    const auto line = m_presenter->lineOf("finance.markup");
    QVERIFY(column->widgetAt(*line) != nullptr);
    QVERIFY(column->widgetAt(0) == nullptr);
}

void InspectorTest::fieldRefusesInPlace() {
    ValueField field;
    field.setUnit("MW");
    field.setAllowed(0.0, 1000.0);
    static_cast<ValueField&>(field).show(600.0);
    field.QWidget::show();
    field.setFocus();
    QSignalSpy entered(&field, &ValueField::entered);
    field.selectAll();
    QTest::keyClicks(&field, QStringLiteral("1.2 GW"));
    QTest::keyClick(&field, Qt::Key_Return);
    QCOMPARE(entered.count(), 0);
    QCOMPARE(field.problem(), QStringLiteral("Choose 0 to 1,000 MW."));
    QCOMPARE(field.text(), QStringLiteral("1.2 GW")); // nothing is lost
    field.show(500.0);                                // a change from elsewhere leaves it alone
    QCOMPARE(field.text(), QStringLiteral("1.2 GW"));
    QTest::keyClick(&field, Qt::Key_Backspace);
    QVERIFY(field.problem().isEmpty());
    field.selectAll();
    QTest::keyClicks(&field, QStringLiteral("0.75 GW"));
    QTest::keyClick(&field, Qt::Key_Return);
    QCOMPARE(entered.count(), 1);
    QCOMPARE(entered[0][0].toDouble(), 750.0);
    QCOMPARE(field.text(), QStringLiteral("750"));
    QTest::keyClicks(&field, QStringLiteral("x"));
    QTest::keyClick(&field, Qt::Key_Escape);
    QCOMPARE(field.text(), QStringLiteral("750"));
}

void InspectorTest::sliderDragIsOneStep() {
    ValueSlider slider;
    slider.setScale({0.0, 100.0, false, false});
    QSignalSpy moved(&slider, &ValueSlider::moved);
    slider.show(40.0);
    QCOMPARE(moved.count(), 0);
    slider.setSliderDown(true);
    slider.setValue(500);
    slider.setValue(600);
    slider.show(10.0); // an answer that comes during the drag must not move it
    slider.setSliderDown(false);
    QCOMPARE(moved.count(), 2);
    QCOMPARE(moved[1][0].toDouble(), 60.0);
    QCOMPARE(moved[0][1].toInt(), moved[1][1].toInt());
    slider.setSliderDown(true);
    slider.setValue(700);
    QVERIFY(moved[2][1].toInt() != moved[1][1].toInt());
}

void InspectorTest::knotEditorSpeaksAndFollowsUndo() {
    KnotEditor editor(row("grid.contract_mw"));
    connect(&editor, &KnotEditor::knotsEdited, m_presenter.get(), &InspectorPresenter::changeKnots);
    connect(m_presenter.get(), &InspectorPresenter::changed, &editor, [&] { editor.show(row("grid.contract_mw")); });
    QTest::mouseClick(editor.findChildren<QPushButton*>().front(), Qt::LeftButton); // add a year
    QCOMPARE(row("grid.contract_mw").knots.size(), std::size_t(2));
    m_session->undoStack().undo();
    QCOMPARE(row("grid.contract_mw").knots.size(), std::size_t(1));
}

HEADROOM_TEST(InspectorTest)
#include "inspector_test.moc"
