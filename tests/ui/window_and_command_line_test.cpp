#include "data/importers/registry.h"
#include "data/project/resolve.h"
#include "model/scenario/evaluate.h"
#include "tests/support/paths.h"
#include "tests/support/test_case.h"
#include "ui/commands/scenario_edits.h"
#include "ui/session/project_store.h"

using namespace ui::session;

// The window and the command line read one file by different ways; their numbers must be equal.
class WindowAndCommandLineTest : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { qputenv("XDG_STATE_HOME", m_folder.filePath(QStringLiteral("state")).toUtf8()); }

    void agreeOnTheImportedRegionalLoad() {
        HEADROOM_SHARED(source, "load/eia930_original/PJM.csv");
        const QString path = m_folder.filePath(QStringLiteral("plan.headroom"));
        {
            auto file = data::project::createFromTemplate(path.toStdString(), "pjm-2027-shortfall",
                                                          data::project::Overwrite::Replace);
            const std::string content = tests::readFile(source);
            data::importers::ImportOptions options;
            options.fileName = "PJM.csv";
            auto result = data::importers::recognise(content)->parse(content, options);
            QVERIFY(result.isUsable());
            auto record = data::importers::record(result, "PJM.csv", content, 0);
            data::importers::markWith(result, record.id);
            file.writeImport(record, result.series, result.rows);
            auto base = *file.scenario("base");
            base.entries.push_back({"grid.region.load_series", std::string("pjm-demand@2024")});
            base.entries.push_back({"grid.curtailment_hours_per_year", 60.0});
            file.writeScenario(base);
            file.save();
        }
        ProgramCatalogue catalogue;
        Session session(catalogue, model::scenario::evaluate);
        ProjectStore store(session, catalogue);
        QVERIFY(store.open(path));
        QTRY_VERIFY_WITH_TIMEOUT(session.outcome() && session.isCurrent(), 60000);

        const auto file = data::project::ProjectFile::open(path.toStdString(), {data::project::Access::ReadOnly});
        const auto resolved = data::project::resolve(file.scenarios(), "base", data::project::profileLookup(file));
        QVERIFY(resolved.issues.empty());
        QCOMPARE(resolved.scenario.regionLoad.profile->values.size(), std::size_t(8784));
        const auto outcome = model::scenario::evaluate(resolved.scenario);
        QCOMPARE(session.outcome()->years.size(), outcome.years.size());
        for (std::size_t i = 0; i < outcome.years.size(); ++i)
            for (const auto& metric : model::scenario::metrics())
                QVERIFY2(metric.get(session.outcome()->years[i]) == metric.get(outcome.years[i]),
                         std::string(metric.name).c_str());
        // The imported hours matter: another year of them curtails other hours.
        auto other = resolved.scenario;
        other.regionLoad.profile = nullptr;
        QVERIFY(model::scenario::evaluate(other).years.back().eueMwhPerYear != outcome.years.back().eueMwhPerYear);
    }

private:
    QTemporaryDir m_folder;
};

HEADROOM_TEST(WindowAndCommandLineTest)
#include "window_and_command_line_test.moc"
