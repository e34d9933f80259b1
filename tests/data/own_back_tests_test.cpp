#include "data/project/resolve.h"
#include "tests/support/test_case.h"

#include <QtCore/QTemporaryDir>

using namespace data::project;

class OwnBackTestsTest : public QObject {
    Q_OBJECT

private slots:
    // A forecast of the user's own is there when the file is opened again, words and figures.
    void areKeptInTheProject() {
        const QTemporaryDir folder;
        const auto path = std::filesystem::path(folder.filePath(QStringLiteral("own.headroom")).toStdString());
        const std::string key = "evidence.backtests.coal";
        {
            auto project = createFromTemplate(path, "", Overwrite::Refuse, {});
            auto records = project.scenarios();
            records.front().entries = {{key, std::string("added")},
                                       {key + ".forecast", 20.0},
                                       {key + ".outturn", 40.0},
                                       {key + ".unit", std::string("Mt")},
                                       {key + ".source", std::string("Ledger, page 7")},
                                       {key + ".use", std::string("in_sample")}};
            project.writeScenarios(records);
            project.save();
        }
        const auto project = ProjectFile::open(path, {});
        const auto records = project.scenarios();
        const auto resolved = resolve(records, records.front().slug, profileLookup(project));
        QVERIFY(resolved.issues.empty());
        const auto& forecasts = resolved.scenario.forecasts;
        QCOMPARE(forecasts.size(), std::size_t{1});
        QCOMPARE(forecasts.front().outturn.value, 40.0);
        QCOMPARE(forecasts.front().source, std::string("Ledger, page 7"));
        QVERIFY(forecasts.front().use == model::scenario::ForecastUse::InSample);
    }
};

HEADROOM_TEST(OwnBackTestsTest)
#include "own_back_tests_test.moc"
