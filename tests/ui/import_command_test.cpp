#include "ui/commands/import_command.h"

#include "data/importers/registry.h"
#include "data/project/resolve.h"
#include "model/scenario/evaluate.h"
#include "tests/support/paths.h"
#include "tests/support/test_case.h"
#include "tests/ui/import_files.h"
#include "tests/ui/sample_outcome.h"
#include "ui/session/project_store.h"
#include "ui/session/series_use.h"

#include <QtCore/QTemporaryDir>

using namespace ui::session;
using data::project::ProjectFile;

namespace {

const char* const timeZone = "time_zone";

// All that a saved project holds, for comparing whole contents.
struct Contents {
    data::project::ProjectSummary summary;
    std::vector<data::project::ScenarioRecord> scenarios;
    std::vector<data::project::SeriesRecord> series;
    std::vector<data::project::DatasetRow> rows;
    std::vector<data::project::ImportRecord> imports;
};

Contents contentsOf(const QString& path) {
    const auto file = ProjectFile::open(path.toStdString(), {data::project::Access::ReadOnly});
    Contents contents{file.summary(), file.scenarios(), {}, file.datasetRows(), file.imports()};
    for (const std::string& slug : contents.summary.series)
        contents.series.push_back(*file.series(slug));
    return contents;
}

bool isSameContents(const Contents& a, const Contents& b) {
    const bool sameSeries = std::equal(a.series.begin(), a.series.end(), b.series.begin(), b.series.end(),
                                       [](const auto& x, const auto& y) { return isSame(x, y); });
    return sameSeries && a.scenarios == b.scenarios && a.rows == b.rows && a.imports == b.imports &&
           a.summary.datasetHash == b.summary.datasetHash && a.summary.series == b.summary.series;
}

// The first hour of the region's load is the peak: tells which profile an answer was made with.
model::scenario::Outcome profileOutcome(const model::scenario::Scenario& scenario) {
    auto outcome = tests::sampleOutcome();
    outcome.years.front().facilityPeakMw =
        scenario.regionLoad.profile ? scenario.regionLoad.profile->values.front() : -1.0;
    return outcome;
}

} // namespace

class ImportCommandTest : public QObject {
    Q_OBJECT
private slots:
    void init() {
        m_folder = std::make_unique<QTemporaryDir>();
        qputenv("XDG_STATE_HOME", m_folder->filePath(QStringLiteral("state")).toUtf8());
        m_session = std::make_unique<Session>(
            m_catalogue, [](const auto& scenario, const auto&) { return profileOutcome(scenario); });
        m_store = std::make_unique<ProjectStore>(*m_session, m_catalogue);
        m_load = tests::writeText(m_folder->filePath(QStringLiteral("site.csv")), tests::yearOfLoad("time,MW"));
    }
    void cleanup() {
        m_store.reset();
        m_session.reset();
    }

    void undoRedoUndoGivesTheSameProject() {
        const QString path = newProject();
        const Contents before = contentsOf(path);
        const auto import = tests::prepare(m_load, {{timeZone, "UTC"}});
        QVERIFY(import && import->result.isUsable());
        QCOMPARE(import->uses.size(), std::size_t(1));
        QCOMPARE(import->uses[0].series, std::string("site-mw@2024"));
        QVERIFY(m_store->import(*import, useAsLoad(*import)));
        QCOMPARE(m_session->undoStack().count(), 1);
        QVERIFY(m_store->isDirty());
        QVERIFY(isSameContents(contentsOf(path), before)); // not the user's file, before save
        QVERIFY(m_store->save());
        const Contents after = contentsOf(path);
        QCOMPARE(after.imports.size(), std::size_t(1));
        QCOMPARE(after.imports[0].rowsTaken + after.imports[0].rowsQuarantined, after.imports[0].rowsRead);
        QCOMPARE(after.series.at(0).missing(), std::size_t(6)); // the gap and the impossible hour
        const auto resolved = data::project::resolve(after.scenarios, "base", {[](const auto&) { return nullptr; }});
        QCOMPARE(resolved.scenario.regionLoad.slug, std::string("site-mw@2024"));
        for (int round = 0; round < 2; ++round) {
            m_session->undoStack().undo();
            QVERIFY(m_store->isDirty());
            QVERIFY(m_store->save());
            QVERIFY(isSameContents(contentsOf(path), before));
            m_session->undoStack().redo();
            QVERIFY(m_store->save());
            QVERIFY(isSameContents(contentsOf(path), after));
        }
    }

    void seriesIsUsedAtOnceAndGoneAfterUndo() {
        newProject();
        QVERIFY(rowNames().filter(QStringLiteral("site-mw")).isEmpty());
        const auto import = tests::prepare(m_load, {{timeZone, "UTC"}});
        QVERIFY(m_store->import(*import, useAsLoad(*import)));
        QTRY_COMPARE(answer(), 1000.0);
        QCOMPARE(m_session->scenario().regionLoad.profile->values.size(), std::size_t(8784));
        QCOMPARE(rowNames().filter(QStringLiteral("site-mw@2024")).size(), qsizetype(1));
        m_session->undoStack().undo();
        QTRY_VERIFY(answer() != 1000.0);
        QVERIFY(m_catalogue.profile("site-mw@2024") == nullptr);
        QVERIFY(rowNames().filter(QStringLiteral("site-mw")).isEmpty());
        m_session->undoStack().redo();
        QTRY_COMPARE(answer(), 1000.0);
    }

    // Shares of a nameplate are offered to solar and wind plants alone, megawatts to these and to the region's load.
    void capacityFactorsServeSolarAndWind() {
        newProject();
        const char* sunKey = "plant.renewables.sun.series";
        QVERIFY(m_catalogue.rows(sunKey).empty());
        const QString path = m_folder->filePath(QStringLiteral("sun.csv"));
        tests::writeText(path, tests::yearOfLoad("# made by hand\ntime,solar_cf", 5e-4));
        const auto import = tests::prepare(path, {{timeZone, "UTC"}});
        QVERIFY(import != nullptr && import->result.series.size() == 1);
        QCOMPARE(import->result.series.at(0).unit, std::string("share"));
        QVERIFY(import->uses.empty()); // no input of the study itself
        QVERIFY(m_store->import(
            *import, {{"plant.renewables.sun", std::string("added")}, {sunKey, std::string("sun-solar-cf@2024")}}));
        QCOMPARE(m_catalogue.rows(sunKey).size(), std::size_t(1));
        QCOMPARE(m_catalogue.rows(sunKey).at(0).id, std::string("sun-solar-cf@2024"));
        QVERIFY(rowNames().filter(QStringLiteral("sun-solar")).isEmpty());
        const auto& plant = m_session->scenario().plant.renewables.at(0);
        QVERIFY(plant.profile.profile != nullptr);
        QVERIFY(!plant.profile.profile->isTypical());
        QVERIFY(std::abs(plant.profile.profile->values.at(50) - 5e-4 * tests::megawatts(50)) < 6e-4);
        QVERIFY(m_store->import(*tests::prepare(m_load, {{timeZone, "UTC"}}), {}));
        QCOMPARE(m_catalogue.rows(sunKey).size(), std::size_t(2));
    }

    void laterFileOfTheSameNameTakesThePlaceAndGivesItBack() {
        const QString path = newProject();
        const auto first = tests::prepare(m_load, {{timeZone, "UTC"}});
        QVERIFY(m_store->import(*first, useAsLoad(*first)));
        QVERIFY(m_store->save());
        const Contents before = contentsOf(path);
        tests::writeText(m_load, tests::yearOfLoad("time,MW", 2.0));
        const auto second = tests::prepare(m_load, {{timeZone, "UTC"}});
        QVERIFY(!m_store->hasImport(*second));
        QVERIFY(m_store->import(*second, {}));
        QTRY_COMPARE(answer(), 2000.0); // not the remembered answer: the name is the same, the hours are not
        m_session->undoStack().undo();
        QTRY_COMPARE(answer(), 1000.0);
        QVERIFY(m_store->save());
        QVERIFY(isSameContents(contentsOf(path), before));
    }

    void sameFileTwiceChangesNothing() {
        const QString path = newProject();
        const auto import = tests::prepare(m_load, {{timeZone, "UTC"}});
        QVERIFY(m_store->import(*import, useAsLoad(*import)));
        QVERIFY(m_store->save());
        const Contents before = contentsOf(path);
        const auto again = tests::prepare(m_load, {{timeZone, "UTC"}});
        QVERIFY(m_store->hasImport(*again));
        QVERIFY(m_store->import(*again, {}));
        QCOMPARE(m_session->undoStack().count(), 1);
        QVERIFY(!m_store->isDirty());
        // Read in another zone it is another series: taken, under an id of its own, and undone whole.
        const auto shifted = tests::prepare(m_load, {{timeZone, "UTC-05:00"}});
        QVERIFY(!m_store->hasImport(*shifted));
        QVERIFY(m_store->import(*shifted, {}));
        QVERIFY(m_store->save());
        QCOMPARE(contentsOf(path).imports.size(), std::size_t(2));
        m_session->undoStack().undo();
        QVERIFY(m_store->save());
        QVERIFY(isSameContents(contentsOf(path), before));
    }

    void worksInADocumentThatWasNeverSaved() {
        QVERIFY(m_store->newFromTemplate("pjm-2027-shortfall"));
        QVERIFY(m_store->path().isEmpty());
        const auto import = tests::prepare(m_load, {{timeZone, "UTC"}});
        QVERIFY(m_store->import(*import, useAsLoad(*import)));
        QTRY_COMPARE(answer(), 1000.0);
        QVERIFY(m_store->path().isEmpty());
        QVERIFY(!m_store->save()); // a path is needed
        m_session->undoStack().undo();
        m_session->undoStack().redo();
        const QString path = m_folder->filePath(QStringLiteral("new.headroom"));
        QVERIFY(m_store->saveAs(path));
        QVERIFY(!m_store->isDirty());
        const Contents saved = contentsOf(path);
        QCOMPARE(saved.imports.size(), std::size_t(1));
        QCOMPARE(saved.summary.series, std::vector<std::string>{"site-mw"});
        QCOMPARE(saved.summary.templateName, std::string("pjm-2027-shortfall"));
        m_session->undoStack().undo();
        QVERIFY(m_store->save());
        QVERIFY(contentsOf(path).imports.empty());
        QVERIFY(contentsOf(path).series.empty());
        // The same document as the command line makes, but for the undone import.
        const auto made =
            data::project::createFromTemplate(m_folder->filePath(QStringLiteral("made.headroom")).toStdString(),
                                              "pjm-2027-shortfall", data::project::Overwrite::Replace);
        QCOMPARE(contentsOf(path).summary.datasetHash, made.summary().datasetHash);
        QVERIFY(contentsOf(path).scenarios == made.scenarios());
    }

    void untouchedTemplateLeavesNoWorkingCopy() {
        QVERIFY(m_store->newFromTemplate("pjm-2027-shortfall"));
        QTest::qWait(1300); // longer than the writing waits
        const QDir work(m_folder->filePath(QStringLiteral("state/headroom/work")));
        QCOMPARE(work.entryList(QDir::Files).size(), qsizetype(0));
        ui::commands::changeInput(m_session->target(), "grid.slip_days", 77.0);
        QTRY_COMPARE_WITH_TIMEOUT(work.entryList({QStringLiteral("*.headroom")}, QDir::Files).size(), qsizetype(1),
                                  5000);
    }

    void readOnlyProjectIsRefusedInWords() {
        const QString path = newProject();
        const auto holder = std::move(m_store);
        Session session(m_catalogue, [](const auto&, const auto&) { return tests::sampleOutcome(); });
        ProjectStore second(session, m_catalogue);
        QVERIFY(second.open(path));
        QVERIFY(second.isReadOnly());
        QStringList told;
        connect(&second, &ProjectStore::failed, this, [&](const QString& why) { told << why; });
        const auto import = tests::prepare(m_load, {{timeZone, "UTC"}});
        QVERIFY(!second.import(*import, {}));
        QCOMPARE(told.size(), qsizetype(1));
        QVERIFY2(told[0].contains(QStringLiteral("plan.headroom")) && told[0].contains(QStringLiteral("another name")),
                 qPrintable(told[0]));
        QCOMPARE(session.undoStack().count(), 0);
    }

    void failedStepLeavesTheHistory() {
        newProject();
        const Entries before = m_session->document().entries("base");
        int undone = 0;
        bool works = false;
        const auto take = [&] { return works; };
        const auto giveBack = [&] {
            ++undone;
            return false;
        };
        ui::commands::pushImport(m_session->target(), {}, take, giveBack, {{"grid.slip_days", 5.0}});
        QCOMPARE(m_session->undoStack().count(), 0);
        QVERIFY(m_session->document().entries("base") == before);
        works = true;
        ui::commands::pushImport(m_session->target(), {}, take, giveBack, {{"grid.slip_days", 5.0}});
        QCOMPARE(m_session->undoStack().count(), 1);
        m_session->undoStack().undo(); // fails: the import stays, and so does what uses it
        QCOMPARE(undone, 1);
        QCOMPARE(m_session->scenario().interconnection.slip.value, 5.0);
        QCOMPARE(m_session->undoStack().count(), 0);
    }

    void numbersEqualThoseOfTheCommandLine() {
        HEADROOM_SHARED(source, "load/eia930_original/PJM.csv");
        const QString path = newProject();
        m_store.reset();
        m_session = std::make_unique<Session>(m_catalogue, model::scenario::evaluate);
        m_store = std::make_unique<ProjectStore>(*m_session, m_catalogue);
        QVERIFY(m_store->open(path));
        const auto import = tests::prepare(QString::fromStdString(source));
        QVERIFY(import && import->result.isUsable());
        Entries changes{{"grid.curtailment_hours_per_year", 60.0}};
        changes.push_back({regionLoadKey, std::string("pjm-demand@2024")});
        QVERIFY(m_store->import(*import, changes));
        QTRY_VERIFY_WITH_TIMEOUT(m_session->outcome() && m_session->isCurrent(), 120000);

        const std::string content = tests::readFile(source);
        data::importers::ImportOptions options;
        options.fileName = "PJM.csv";
        auto result = data::importers::recognise(content)->parse(content, options);
        auto record = data::importers::record(result, "PJM.csv", content, 0);
        data::importers::markWith(result, record.id);
        auto file = data::project::createFromTemplate(m_folder->filePath(QStringLiteral("cli.headroom")).toStdString(),
                                                      "pjm-2027-shortfall", data::project::Overwrite::Replace);
        file.writeImport(record, result.series, result.rows);
        auto base = *file.scenario("base");
        for (const auto& change : changes)
            base.entries.push_back({change.key, change.value});
        file.writeScenario(base);
        const auto resolved = data::project::resolve(file.scenarios(), "base", data::project::profileLookup(file));
        const auto outcome = model::scenario::evaluate(resolved.scenario);
        QCOMPARE(m_session->outcome()->years.size(), outcome.years.size());
        for (std::size_t i = 0; i < outcome.years.size(); ++i)
            for (const auto& metric : model::scenario::metrics())
                QVERIFY2(metric.get(m_session->outcome()->years[i]) == metric.get(outcome.years[i]),
                         std::string(metric.name).c_str());
        QVERIFY(m_store->save());
        const Contents saved = contentsOf(path);
        auto wanted = result.series.at(0);
        wanted.importId = saved.imports.at(0).id;
        QVERIFY(isSame(saved.series.at(0), wanted));
        QVERIFY(saved.imports.at(0).issues == record.issues);
        QCOMPARE(saved.imports.at(0).sha256, record.sha256);
    }

private:
    QString newProject() {
        const QString path = m_folder->filePath(QStringLiteral("plan.headroom"));
        static_cast<void>(data::project::createFromTemplate(path.toStdString(), "pjm-2027-shortfall",
                                                            data::project::Overwrite::Replace));
        if (!m_store->open(path)) qFatal("cannot open the test project");
        return path;
    }
    static Entries useAsLoad(const PreparedImport& import) {
        return {{import.uses.at(0).key, import.uses.at(0).series}};
    }
    double answer() const {
        return m_session->outcome() && m_session->isCurrent() ? m_session->outcome()->years.front().facilityPeakMw
                                                              : std::nan("");
    }
    QStringList rowNames() const {
        QStringList names;
        for (const auto& row : m_catalogue.rows(regionLoadKey))
            names << QString::fromStdString(row.id);
        return names;
    }

    ProgramCatalogue m_catalogue;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Session> m_session;
    std::unique_ptr<ProjectStore> m_store;
    QString m_load;
};

HEADROOM_TEST(ImportCommandTest)
#include "import_command_test.moc"
