#include "ui/panels/contrarian_tables.h"

#include "tests/support/test_case.h"

#include "model/scenario/evaluate.h"
#include "model/scenario/record.h"
#include "ui/shell/job_dialog.h"

#include <QtWidgets/QPushButton>
#include <QtWidgets/QTableView>

#include <cmath>

using namespace ui::panels;
using model::scenario::ContrarianStudy;

class ContrarianTablesTest : public QObject {
    Q_OBJECT
private slots:
    void saysWhatEachChannelDoes();
    void saysWhatWasAssumed();
    void theStudyFillsTheTable();
    void aCancelledStudySaysSo();
    void decisionsTurnWhereTheyTurn();
    void theSearchFillsTheTable();
    void everyStudyHasItsCommand();

private:
    static model::scenario::Scenario growing() {
        auto scenario = model::scenario::standardScenario();
        const auto issues = model::scenario::apply(scenario, {{"workload.chat", std::string("added")},
                                                              {"workload.chat.tasks_1e9_per_year", 300.0},
                                                              {"scenario.last_year", 2029.0}});
        if (!issues.empty()) qFatal("%s", issues.front().where.c_str());
        return scenario;
    }
    // Devices halve the energy, supply takes off a tenth of it, thinking does nothing.
    static ContrarianStudy halving() {
        ContrarianStudy study;
        for (unsigned channels = 0; channels < 8; ++channels)
            study.runs.push_back({channels, 1e6, 100.0, channels == 0 ? -5.0 : 5.0, 1.5,
                                  channels == 0 ? std::optional(2028) : std::nullopt});
        study.effects = {{1U, std::log(0.5), -50.0, 50.0},
                         {2U, std::log(0.9), -10.0, 10.0},
                         {3U, 0.02, 1.0, -1.0},
                         {4U, 0.0, 0.0, 0.0},
                         {5U, 0.0, 0.0, 0.0},
                         {6U, -0.02, 0.0, 0.0},
                         {7U, 0.0, 0.0, 0.0}};
        return study;
    }
    static QString cell(const TableContents& table, std::size_t row, std::size_t column) {
        return table.rows.at(row).at(column).text;
    }
};

void ContrarianTablesTest::saysWhatEachChannelDoes() {
    const auto table = contrarianTable(halving(), 2035, QLocale(QLocale::English));
    QCOMPARE(table.rows.size(), std::size_t(15));
    for (const auto& row : table.rows)
        QCOMPARE(row.size(), std::size_t(table.headings.size()));
    QCOMPARE(table.title,
             QStringLiteral("Devices that substitute for the cloud change the energy of 2035 most: by −50 %"));
    QCOMPARE(cell(table, 0, 0), QStringLiteral("None"));
    QVERIFY(table.rows[0][3].isAlarm);
    QCOMPARE(cell(table, 0, 5), QStringLiteral("gap from 2028"));
    QCOMPARE(cell(table, 3, 0), QStringLiteral("Devices + supply"));
    QCOMPARE(cell(table, 8, 1), QStringLiteral("−50 %"));
    QCOMPARE(cell(table, 8, 2), QStringLiteral("−50 MW"));
    QCOMPARE(cell(table, 8, 5), QStringLiteral("lowers energy"));
    QCOMPARE(cell(table, 10, 5), QStringLiteral("together less than the sum"));
    QCOMPARE(cell(table, 11, 5), QStringLiteral("changes next to nothing"));
    QCOMPARE(cell(table, 13, 5), QStringLiteral("together more than the sum"));
}

void ContrarianTablesTest::saysWhatWasAssumed() {
    auto study = halving();
    QVERIFY(!contrarianTable(study, 2035, QLocale()).note.contains(QStringLiteral("Assumed")));
    study.assumedEdge = true;
    QVERIFY(contrarianTable(study, 2035, QLocale()).note.contains(QStringLiteral("80 % of tasks by 2028")));
    study.assumedReasoning = true;
    QVERIFY(contrarianTable(study, 2035, QLocale()).note.contains(QStringLiteral("four times its tokens")));
}

void ContrarianTablesTest::theStudyFillsTheTable() {
    ui::shell::JobDialog dialog({QStringLiteral("Title"), QStringLiteral("Running"), QStringLiteral("Caption")},
                                contrarianChannels(growing()));
    dialog.show();
    QTRY_VERIFY_WITH_TIMEOUT(!dialog.isRunning(), 120'000);
    QVERIFY2(dialog.finding().contains(QStringLiteral("energy of 2029")), qPrintable(dialog.finding()));
    const auto* rows = dialog.findChild<QTableView*>()->model();
    QCOMPARE(rows->rowCount(), 15);
    // With nothing on the run is the scenario with its channels off.
    const auto off = model::scenario::evaluate(model::scenario::withChannels(growing(), 0));
    QCOMPARE(rows->index(0, 2).data(ui::tables::PlainTable::rawRole).toDouble(), off.years.back().facilityPeakMw);
}

void ContrarianTablesTest::aCancelledStudySaysSo() {
    std::stop_source source;
    source.request_stop();
    QCOMPARE(contrarianChannels(growing())(source.get_token(), [](double) {}).title, QStringLiteral("Cancelled"));
    QCOMPARE(turningElasticities(growing())(source.get_token(), [](double) {}).title, QStringLiteral("Cancelled"));
}

void ContrarianTablesTest::decisionsTurnWhereTheyTurn() {
    model::scenario::FlipStudy study;
    study.savesEnergy = {1.13, true, false};
    study.suffices = {std::nullopt, true, true};
    const auto table = flipTable(study, QLocale(QLocale::English));
    QCOMPARE(table.title, QStringLiteral("Efficiency saves energy below ε = 1.13; supply suffices at every one"));
    QCOMPARE(cell(table, 0, 1), QStringLiteral("ε = 1.13"));
    QCOMPARE(cell(table, 0, 2), QStringLiteral("saves"));
    QCOMPARE(cell(table, 0, 3), QStringLiteral("takes more"));
    QCOMPARE(cell(table, 1, 1), QStringLiteral("nowhere"));
    study.suffices = {std::nullopt, false, false};
    QVERIFY(flipTable(study, QLocale()).title.endsWith(QStringLiteral("supply falls short at every one")));
}

void ContrarianTablesTest::theSearchFillsTheTable() {
    double last = 0.0;
    const auto table = turningElasticities(growing())({}, [&](double share) { last = share; });
    QCOMPARE(table.rows.size(), std::size_t(2));
    QVERIFY(last > 0.0 && last <= 1.0);
    const auto found = model::scenario::flipElasticities(growing());
    QCOMPARE(found.savesEnergy.elasticity.has_value(), cell(table, 0, 1) != QStringLiteral("nowhere"));
    if (found.savesEnergy.elasticity) QCOMPARE(table.rows[0][1].raw.toDouble(), *found.savesEnergy.elasticity);
}

void ContrarianTablesTest::everyStudyHasItsCommand() {
    for (const auto& study : ui::shell::studyRows)
        QVERIFY(std::ranges::any_of(ui::shell::actionRows, [&](const auto& row) {
            return row.command == study.command && row.needsProject && std::string_view(row.menu) == "Scenario";
        }));
}

HEADROOM_TEST(ContrarianTablesTest)
#include "contrarian_tables_test.moc"
