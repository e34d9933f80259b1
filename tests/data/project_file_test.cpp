#include "data/project/project_file.h"
#include "data/schema/content_hash.h"
#include "data/schema/project_schema.h"
#include "data/store/state_folder.h"
#include "model/units/messages.h"
#include "tests/support/paths.h"
#include "tests/support/test_case.h"

#include <QtCore/QProcess>
#include <QtCore/QTemporaryDir>
#include <SQLiteCpp/Statement.h>

#include <filesystem>
#include <fstream>
#include <sys/wait.h>
#include <unistd.h>

using namespace data::project;

class ProjectFileTest : public QObject {
    Q_OBJECT
    std::unique_ptr<QTemporaryDir> m_folder;
    std::filesystem::path m_path;
    OpenOptions m_options;

    static SeriesRecord series(const std::string& slug, std::size_t hours) {
        SeriesRecord record;
        record.slug = slug;
        record.name = "Load of " + slug;
        record.unit = "MW";
        record.zoneOfOrigin = "America/New_York";
        record.source = "a file";
        record.evidence = "imported";
        record.startUtcSeconds = 1704067200;
        for (std::size_t i = 0; i < hours; ++i)
            record.values.push_back(100.0 + 1.0 / static_cast<double>(i + 1));
        record.valid.assign(hours, 1);
        if (hours > 3) {
            record.valid[2] = 0;
            record.values[2] = std::nan("");
        }
        return record;
    }
    static ScenarioRecord scenario(const std::string& slug, const std::string& parent = {}) {
        return {slug,
                "Name of " + slug,
                parent,
                "a note\nof two lines, °C",
                "#112233",
                {{"grid.contract_mw@2027", 1200.5},
                 {"workload.chat.price_elasticity", 0.1},
                 {"grid.kind", std::string("firm")}}};
    }
    ProjectFile filled() {
        ProjectFile project = ProjectFile::create(m_path, Overwrite::Refuse, "campus", m_options);
        project.writeScenarios({scenario("base"), scenario("less", "base")});
        project.writeSeries(series("load", 100));
        project.writeDatasetRows({{"gpu", "h100", "tdp_w", "700", "W", "seen_primary", "vendor", ""},
                                  {"gpu", "b200", "tdp_w", "1000", "W", "derived", "vendor", ""}});
        project.save();
        return project;
    }
    // The class of the error that opening throws, by its code.
    std::string refusal(const std::filesystem::path& path) const {
        try {
            ProjectFile::open(path, m_options);
        } catch (const ProjectError& error) {
            const std::string words = model::units::describe(error.issue());
            return words == error.issue().code || words.find('{') != std::string::npos ? "no words"
                                                                                       : error.issue().code;
        }
        return {};
    }
    void damage(const char* sql) const {
        QProcess shell;
        shell.start(QStringLiteral("sqlite3"), {QString::fromStdString(m_path.string()), QString::fromUtf8(sql)});
        QVERIFY(shell.waitForFinished());
        QVERIFY2(shell.exitCode() == 0, shell.readAllStandardError().constData());
    }
    static bool hasShell() { return !QStandardPaths::findExecutable(QStringLiteral("sqlite3")).isEmpty(); }
    static void write(const std::filesystem::path& path, const std::string& bytes) {
        std::ofstream(path, std::ios::binary | std::ios::trunc) << bytes;
    }
    // Three rows, the first of them in quarantine; the second has no time.
    static MeasurementTable measurement(const std::string& import) {
        return {import,
                "kernel",
                {2, 3, 5},
                {RowUse::Quarantined, RowUse::Taken, RowUse::Taken},
                {{"device", "", {}, {1, 1, 0}, {"", "H100"}}, {"time_us", "us", {1.0, std::nan(""), 3.0}, {}, {}}}};
    }
    void writeOlderProject(const char* change = nullptr) const {
        std::filesystem::remove(m_path);
        SQLite::Database file(m_path.string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
        data::schema::createSchema(file, 1);
        file.exec("INSERT INTO meta VALUES('template', 'campus'); INSERT INTO scenario VALUES('base', 1, 'Base', NULL, "
                  "'', ''); INSERT INTO scenario VALUES('less', 2, 'Less', 'base', '', ''); "
                  "INSERT INTO scenario_entry VALUES('base', 1, 'grid.contract_mw', 5.0, NULL)");
        file.exec("INSERT INTO import VALUES('i', 'eia-930', 'PJM.csv', '" + std::string(64, 'a') +
                  "', 1700000000, 3, 3, 0); INSERT INTO import_issue VALUES('i', 1, 'import.hours_missing', 1, '', 7, "
                  "'mw', ''); INSERT INTO dataset_row VALUES('t', 'r', 'c', 'v', '', '', '', 'i')");
        const std::vector<double> values{1.5, 2.5};
        const std::string_view bytes(reinterpret_cast<const char*>(values.data()), 16);
        SQLite::Statement put(file, "INSERT INTO series VALUES('load', 'Load', 'MW', 'UTC', '', '', 0, 3600, 2, ?, "
                                    "x'0101', ?, NULL)");
        put.bind(1, bytes.data(), 16);
        put.bind(2, data::schema::blobHash(bytes, "\1\1"));
        put.exec();
        for (const std::string_view table : data::schema::hashedTables(1))
            data::schema::updateHash(file, table);
        if (change != nullptr) file.exec(change);
    }
    std::ptrdiff_t filesBeside() const {
        return std::distance(std::filesystem::directory_iterator(m_path.parent_path()), {});
    }
    std::ptrdiff_t workingCopies() const {
        return std::distance(std::filesystem::directory_iterator(m_options.stateFolder / "work"), {});
    }

private slots:
    void init() {
        m_folder = std::make_unique<QTemporaryDir>();
        const std::filesystem::path base = m_folder->path().toStdString();
        std::filesystem::create_directories(base / "user");
        m_path = base / "user" / "plan.headroom";
        m_options = {};
        m_options.stateFolder = base / "state";
    }
    void givesBackWhatWasStored() {
        ImportRecord import{
            "eia-1",
            "eia-930",
            "PJM.csv",
            std::string(64, 'a'),
            1700000000,
            10,
            8,
            2,
            {{{"import.hours_missing", model::units::Severity::Warning, "x", {"22", "a:b", ""}}, 7, "mw"}},
            "0.1.0 eia-930",
            "CC-BY 4.0",
            "imported"};
        SeriesRecord imported = series("pjm", 50);
        imported.importId = import.id;
        {
            ProjectFile project = filled();
            project.writeImport(import, {imported}, {{"t", "r", "c", "v", "", "e", "s", import.id}});
            project.writeMeta("unit", "MW");
            QVERIFY(project.hasUnsavedChanges());
            project.save();
            QVERIFY(!project.hasUnsavedChanges());
        }
        const ProjectFile project = ProjectFile::open(m_path, m_options);
        QVERIFY(!project.isReadOnly());
        QVERIFY(project.scenarios() == (std::vector<ScenarioRecord>{scenario("base"), scenario("less", "base")}));
        QVERIFY(isSame(project.series("load").value(), series("load", 100)));
        QVERIFY(std::isnan(project.series("load")->values[2]));
        QVERIFY(isSame(project.series("pjm").value(), imported));
        QVERIFY(!project.series("none"));
        QVERIFY(project.imports() == std::vector<ImportRecord>{import});
        QCOMPARE(project.datasetRows("gpu").size(), std::size_t(2));
        QCOMPARE(project.datasetRows().size(), std::size_t(3));
        QCOMPARE(project.meta("unit").value(), std::string("MW"));
        const ProjectSummary summary = project.summary();
        QCOMPARE(summary.programVersion, std::string(HEADROOM_VERSION));
        QCOMPARE(summary.schemaVersion, 2);
        QCOMPARE(summary.templateName, std::string("campus"));
        QCOMPARE(summary.scenarios, (std::vector<std::string>{"base", "less"}));
        QCOMPARE(summary.datasetRows, std::size_t(3));
        QCOMPARE(summary.datasetHash.size(), std::size_t(64));
        const std::string bytes = tests::readFile(m_path.string());
        QCOMPARE(bytes.substr(68, 4), std::string("HDRM"));
        QCOMPARE(bytes.substr(18, 2), std::string("\1\1"));
        QCOMPARE(filesBeside(), 1);
    }
    void importTakesThePlaceOfAnotherAndGivesItBack() {
        ProjectFile project = filled();
        ImportRecord first{"i1", "f", "n", std::string(64, 'b'), 1, 1, 1, 0, {}};
        ImportRecord second{"i2", "f", "n", std::string(64, 'c'), 2, 1, 1, 0, {}};
        SeriesRecord old = series("pjm", 5);
        old.importId = "i1";
        SeriesRecord next = series("pjm", 7);
        next.importId = "i2";
        const std::vector<DatasetRow> oldRows{{"t", "r", "c", "v", "", "e", "s", "i1"}};
        project.writeImport(first, {old}, oldRows);
        const std::string hash = project.summary().datasetHash;
        project.writeImport(second, {next}, {{"t", "r", "c", "w", "", "e", "s", "i2"}});
        QCOMPARE(project.series("pjm")->size(), std::size_t(7));
        QVERIFY(project.summary().datasetHash != hash);
        SeriesRecord broken = old;
        broken.unit = "no unit";
        QVERIFY_THROWS_EXCEPTION(UnstorableValue, project.removeImport("i2", {broken}, oldRows));
        QCOMPARE(project.series("pjm")->size(), std::size_t(7)); // nothing or all of it
        QVERIFY(project.removeImport("i2", {old}, oldRows));
        QVERIFY(isSame(project.series("pjm").value(), old));
        QCOMPARE(project.summary().datasetHash, hash);
        QCOMPARE(project.summary().imports, std::vector<std::string>{"i1"});
    }
    void keepsMeasurementsOfEachImport() {
        const MeasurementTable table = measurement("i1");
        const MeasurementTable other = measurement("i2");
        {
            ProjectFile project = filled();
            project.writeImport({"i1", "f", "n", std::string(64, 'b'), 2, 3, 2, 1, {}}, {}, {}, {table});
            project.writeImport({"i2", "f", "n", std::string(64, 'c'), 1, 3, 2, 1, {}}, {}, {}, {other});
            project.writeUses("i2", "kernel", {RowUse::Released, RowUse::Taken, RowUse::Taken});
            project.save();
        }
        ProjectFile project = ProjectFile::open(m_path, m_options);
        MeasurementTable released = other;
        released.uses = {RowUse::Released, RowUse::Taken, RowUse::Taken};
        QVERIFY(project.measurements("kernel") == (std::vector<MeasurementTable>{released, table})); // older first
        QVERIFY(project.measurements("serving").empty());
        QCOMPARE(project.measurements().at(1).text(1, "device"), std::string("H100"));
        QVERIFY(std::isnan(project.measurements().at(1).number(1, "time_us")));
        QCOMPARE(project.measurements().at(1).quarantined(), std::size_t(1));
        QVERIFY(project.removeImport("i2"));
        QVERIFY(project.measurements() == std::vector<MeasurementTable>{table});
    }
    void refusesMeasurementsThatDoNotFit() {
        ProjectFile project = filled();
        const ImportRecord import{"i1", "f", "n", std::string(64, 'b'), 2, 3, 2, 1, {}};
        const auto refuses = [&](auto&& spoil) {
            MeasurementTable table = measurement("i1");
            spoil(table);
            QVERIFY_THROWS_EXCEPTION(UnstorableValue, project.writeImport(import, {}, {}, {table}));
        };
        refuses([](MeasurementTable& table) { table.columns[1].numbers.pop_back(); });
        refuses([](MeasurementTable& table) { table.columns[1].numbers[0] = HUGE_VAL; });
        refuses([](MeasurementTable& table) { table.columns[0].codes[0] = 2; });
        refuses([](MeasurementTable& table) { table.columns[0].words[1] = "a\nb"; });
        refuses([](MeasurementTable& table) { table.uses.pop_back(); });
        refuses([](MeasurementTable& table) { table.kind.clear(); });
        QVERIFY(project.imports().empty());
    }
    void noticesChangedMeasurements_data() {
        QTest::addColumn<QString>("change");
        const auto row = [](const char* name, const char* change) { QTest::newRow(name) << QString::fromUtf8(change); };
        row("a number", "UPDATE measurement_column SET numbers = zeroblob(24) WHERE name = 'time_us'");
        row("a word", "UPDATE measurement_column SET words = char(10) || 'A100' WHERE name = 'device'");
        row("a code", "UPDATE measurement_column SET numbers = zeroblob(12) WHERE name = 'device'");
        row("a use", "UPDATE measurement SET uses = zeroblob(3)");
        row("a line", "UPDATE measurement SET lines = zeroblob(12)");
        row("a column less", "DELETE FROM measurement_column WHERE name = 'time_us'");
        row("a name", "UPDATE measurement_column SET name = 'bytes' WHERE name = 'time_us'");
    }
    void noticesChangedMeasurements() {
        if (!hasShell()) QSKIP("no sqlite3 shell");
        {
            ProjectFile project = filled();
            project.writeImport({"i1", "f", "n", std::string(64, 'b'), 2, 3, 2, 1, {}}, {}, {}, {measurement("i1")});
            project.save();
        }
        QFETCH(QString, change);
        damage(change.toUtf8().constData());
        QCOMPARE(refusal(m_path), std::string("project.hash_mismatch"));
    }
    // A project of version 1, as the program of that version wrote it.
    void bringsAnOlderProjectUpToDate() {
        writeOlderProject();
        const std::string before = tests::readFile(m_path.string());
        {
            ProjectFile project = ProjectFile::open(m_path, m_options);
            QCOMPARE(project.openedVersion(), 1);
            QVERIFY(!project.hasUnsavedChanges());
            QCOMPARE(project.summary().schemaVersion, 2);
            QCOMPARE(project.scenario("less").value().parentSlug, std::string("base"));
            QCOMPARE(project.imports().at(0).issues.size(), std::size_t(1));
            QVERIFY(project.imports().at(0).importerVersion.empty());
            QCOMPARE(project.series("load")->values, (std::vector<double>{1.5, 2.5}));
            QCOMPARE(project.datasetRows("t").at(0).importId, std::string("i"));
            QCOMPARE(tests::readFile(m_path.string()), before); // untouched until it is saved
            project.writeImport({"i1", "f", "n", std::string(64, 'b'), 2, 3, 2, 1, {}}, {}, {}, {measurement("i1")});
            project.save();
        }
        QCOMPARE(tests::readFile(ProjectFile::backupOf(m_path, m_options.stateFolder).string()), before);
        const ProjectFile project = ProjectFile::open(m_path, m_options);
        QCOMPARE(project.openedVersion(), 2);
        QCOMPARE(project.measurements().size(), std::size_t(1));
    }
    void refusesAnOlderProjectWithChangedNumbers() {
        writeOlderProject("UPDATE import SET rows_taken = 2");
        QCOMPARE(refusal(m_path), std::string("project.hash_mismatch"));
        writeOlderProject("CREATE TABLE measurement(a TEXT) STRICT");
        QCOMPARE(refusal(m_path), std::string("project.foreign_schema"));
    }
    void draftGetsItsPathBySavingAs() {
        const std::filesystem::path path = m_path.parent_path() / "draft.headroom";
        {
            ProjectFile draft = ProjectFile::draft("campus", m_options);
            QVERIFY(draft.path().empty() && !draft.isReadOnly());
            draft.writeScenario(scenario("base"));
            QVERIFY(!std::filesystem::exists(path));
            QVERIFY(ProjectFile::leftovers(m_options.stateFolder).empty()); // its program runs
            draft.saveAs(path, Overwrite::Refuse);
            QCOMPARE(draft.path(), path);
            QVERIFY(!draft.hasUnsavedChanges());
            QVERIFY(ProjectFile::open(path, m_options).isReadOnly()); // it is claimed now
        }
        const ProjectFile saved = ProjectFile::open(path, m_options);
        QCOMPARE(saved.summary().templateName, std::string("campus"));
        QVERIFY(saved.scenarios() == std::vector<ScenarioRecord>{scenario("base")});
        std::filesystem::remove(path);
    }
    void draftIsOfferedAfterACrash() {
        const pid_t child = ::fork();
        if (child == 0) {
            ProjectFile draft = ProjectFile::draft({}, m_options);
            draft.writeScenario(scenario("base"));
            ::_exit(0); // no destructor runs
        }
        int status = 1;
        QCOMPARE(::waitpid(child, &status, 0), child);
        QCOMPARE(status, 0);
        const auto left = ProjectFile::leftovers(m_options.stateFolder);
        QCOMPARE(left.size(), std::size_t(1));
        QVERIFY(left[0].projectPath.empty());
        {
            const ProjectFile recovered = ProjectFile::recover(left[0], m_options);
            QVERIFY(recovered.path().empty() && !recovered.isReadOnly() && recovered.hasUnsavedChanges());
            QVERIFY(recovered.scenarios() == std::vector<ScenarioRecord>{scenario("base")});
        }
        ProjectFile::discard(left[0]);
        QVERIFY(ProjectFile::leftovers(m_options.stateFolder).empty());
    }
    void changesAndUndoes() {
        ProjectFile project = filled();
        ScenarioRecord changed = scenario("base");
        changed.entries = {{"b", 2.0}, {"a", std::string("x")}};
        project.writeScenario(changed);
        QVERIFY(project.scenario("base") == changed);
        QCOMPARE(project.scenarios().at(0).slug, std::string("base")); // keeps its place
        QVERIFY_THROWS_EXCEPTION(ScenarioHasChildren, project.removeScenario("base"));
        QVERIFY(project.removeScenario("less"));
        QVERIFY(!project.removeScenario("less"));
        QVERIFY(project.removeScenario("base"));
        QVERIFY(project.scenarios().empty());
        ImportRecord import{"i", "f", "n", std::string(64, 'b'), 1, 1, 1, 0, {}};
        SeriesRecord imported = series("pjm", 5);
        imported.importId = "i";
        project.writeImport(import, {imported}, {{"t", "r", "c", "v", "", "e", "s", "i"}});
        QVERIFY(project.removeImport("i"));
        QVERIFY(project.imports().empty());
        QVERIFY(!project.series("pjm"));
        QVERIFY(project.datasetRows("t").empty());
        QVERIFY(project.series("load"));
        project.save();
        QCOMPARE(ProjectFile::open(m_path, m_options).summary().series, std::vector<std::string>{"load"});
    }
    void refusesWhatItCouldNotReadAgain() {
        ProjectFile project = filled();
        ScenarioRecord bad = scenario("x");
        bad.name = "a\x01";
        QVERIFY_THROWS_EXCEPTION(UnstorableValue, project.writeScenario(bad));
        bad = scenario("x");
        bad.entries.push_back({"k", std::nan("")});
        QVERIFY_THROWS_EXCEPTION(UnstorableValue, project.writeScenario(bad));
        QVERIFY_THROWS_EXCEPTION(UnstorableValue, project.writeScenario(scenario("x", "nobody")));
        QVERIFY_THROWS_EXCEPTION(UnstorableValue, project.writeScenario(scenario("base", "less"))); // a circle
        SeriesRecord odd = series("x", 5);
        odd.unit = "furlong";
        QVERIFY_THROWS_EXCEPTION(UnstorableValue, project.writeSeries(odd));
        QVERIFY_THROWS_EXCEPTION(UnstorableValue, project.writeMeta("a", "\xFF"));
        QVERIFY_THROWS_EXCEPTION(UnstorableValue,
                                 project.writeDatasetRows({{"t", "r", "c", std::string("v\0", 2), "", "", "", ""}}));
        QVERIFY_THROWS_EXCEPTION(UnstorableValue,
                                 project.writeDatasetRows({{"t", "r", "c", "v", "", "", "", "no import"}}));
        QVERIFY(!project.hasUnsavedChanges());
        project.save();
        QCOMPARE(refusal(m_path), std::string());
    }
    void openingWritesNothing() {
        filled();
        const std::string before = tests::readFile(m_path.string());
        const auto time = std::filesystem::last_write_time(m_path);
        {
            ProjectFile project = ProjectFile::open(m_path, m_options);
            project.writeMeta("a", "b");
            QCOMPARE(filesBeside(), 1);
            QVERIFY(workingCopies() > 0);
        }
        QCOMPARE(tests::readFile(m_path.string()), before);
        QVERIFY(std::filesystem::last_write_time(m_path) == time);
        QCOMPARE(workingCopies(), 0);
    }
    void refusesToReplaceSilently() {
        write(m_path, "mine");
        QVERIFY_THROWS_EXCEPTION(ProjectExists, ProjectFile::create(m_path, Overwrite::Refuse, "", m_options));
        QCOMPARE(tests::readFile(m_path.string()), std::string("mine"));
        QVERIFY(ProjectFile::create(m_path, Overwrite::Replace, "", m_options).scenarios().empty());
        QCOMPARE(refusal(m_path), std::string());
    }
    void refusesWhatIsNoProject() {
        const std::filesystem::path folder = m_path.parent_path();
        QCOMPARE(refusal(folder / "none"), std::string("project.cannot_read"));
        QCOMPARE(refusal(folder), std::string("project.not_a_file"));
        write(m_path, "");
        QCOMPARE(refusal(m_path), std::string("project.not_a_project"));
        write(m_path, std::string(5000, 'x'));
        QCOMPARE(refusal(m_path), std::string("project.not_a_project"));
        std::filesystem::remove(m_path);
        filled();
        std::filesystem::create_symlink(m_path, folder / "link.headroom");
        QCOMPARE(refusal(folder / "link.headroom"), std::string("project.symlink"));
        m_options.limitBytes = 1000;
        QCOMPARE(refusal(m_path), std::string("project.too_large"));
    }
    void refusesForeignDatabases() {
        if (!hasShell()) QSKIP("no sqlite3 on this machine");
        damage("CREATE TABLE t(a); INSERT INTO t VALUES(1)");
        QCOMPARE(refusal(m_path), std::string("project.not_a_project"));
    }
    void refusesNewerFilesUntouched() {
        filled();
        std::string bytes = tests::readFile(m_path.string());
        bytes[63] = 3; // user_version
        write(m_path, bytes);
        QCOMPARE(refusal(m_path), std::string("project.newer_schema"));
        QCOMPARE(tests::readFile(m_path.string()), bytes);
        QCOMPARE(filesBeside(), 1);
    }
    void refusesEveryTruncation() {
        filled();
        const std::string bytes = tests::readFile(m_path.string());
        for (std::size_t length = 0; length < bytes.size(); length += length < 4096 ? 97 : 2003) {
            write(m_path, bytes.substr(0, length));
            const std::string code = refusal(m_path);
            QVERIFY2(code == "project.not_a_project" || code == "project.damaged", code.c_str());
        }
        write(m_path, bytes + "x");
        QCOMPARE(refusal(m_path), std::string("project.damaged"));
        write(m_path, bytes);
        QCOMPARE(refusal(m_path), std::string());
    }
    // Any changed byte is noticed, or changes nothing that is read (a counter of the header, unused space).
    void noticesChangedBytes() {
        const SeriesRecord load = series("load", 100);
        filled();
        const std::string bytes = tests::readFile(m_path.string());
        int noticed = 0;
        int tried = 0;
        for (std::size_t at = 100; at < bytes.size(); at += 389) {
            std::string changed = bytes;
            changed[at] = static_cast<char>(changed[at] ^ 0x10);
            write(m_path, changed);
            ++tried;
            const std::string code = refusal(m_path);
            if (!code.empty()) {
                ++noticed;
                continue;
            }
            const ProjectFile project = ProjectFile::open(m_path, m_options);
            QVERIFY(isSame(project.series("load").value(), load));
            QVERIFY(project.scenarios() == (std::vector<ScenarioRecord>{scenario("base"), scenario("less", "base")}));
        }
        QVERIFY(noticed > 5);
        QVERIFY(tried > 100);
    }
    void noticesAChangedNumberOfASeries() {
        filled();
        std::string bytes = tests::readFile(m_path.string());
        const double wanted = series("load", 100).values[50];
        const std::string pattern(reinterpret_cast<const char*>(&wanted), sizeof wanted);
        const std::size_t at = bytes.find(pattern);
        QVERIFY(at != std::string::npos);
        bytes[at] = static_cast<char>(bytes[at] ^ 1);
        write(m_path, bytes);
        QCOMPARE(refusal(m_path), std::string("project.hash_mismatch"));
    }
    void refusesWhatAFileMustNotHold_data() {
        QTest::addColumn<QByteArray>("sql");
        QTest::addColumn<QByteArray>("code");
        const auto row = [](const char* name, const char* sql, const char* code) {
            QTest::addRow("%s", name) << QByteArray(sql) << QByteArray(code);
        };
        row("view", "CREATE VIEW v AS SELECT 1", "project.foreign_schema");
        row("trigger", "CREATE TRIGGER t AFTER INSERT ON meta BEGIN DELETE FROM scenario; END",
            "project.foreign_schema");
        row("table", "CREATE TABLE extra(a)", "project.foreign_schema");
        row("index", "CREATE INDEX i ON meta(value)", "project.foreign_schema");
        row("virtual table", "CREATE VIRTUAL TABLE f USING fts5(a)", "project.foreign_schema");
        row("view in place of a table",
            "DROP TABLE content_hash; CREATE VIEW content_hash AS WITH RECURSIVE r(n) AS (SELECT 1 UNION ALL SELECT "
            "n+1 "
            "FROM r) SELECT n AS table_name, n AS sha256 FROM r",
            "project.foreign_schema");
        row("changed table", "ALTER TABLE meta ADD COLUMN x TEXT", "project.foreign_schema");
        row("missing table", "DROP TABLE content_hash", "project.foreign_schema");
        row("statistics", "ANALYZE", "project.foreign_schema");
        row("changed text", "UPDATE dataset_row SET value = '701' WHERE row_id = 'h100'", "project.hash_mismatch");
        row("lost row", "DELETE FROM dataset_row WHERE row_id = 'h100'", "project.hash_mismatch");
        row("lost hash", "DELETE FROM content_hash WHERE table_name = 'series'", "project.hash_mismatch");
        row("orphan", "PRAGMA foreign_keys=OFF; UPDATE scenario SET parent_slug = 'nobody' WHERE slug = 'less'",
            "project.damaged");
        row("write-ahead log", "PRAGMA journal_mode=WAL", "project.damaged");
        row("other program's", "PRAGMA application_id=1", "project.not_a_project");
        row("no version", "PRAGMA user_version=0", "project.not_a_project");
    }
    void refusesWhatAFileMustNotHold() {
        if (!hasShell()) QSKIP("no sqlite3 on this machine");
        QFETCH(QByteArray, sql);
        QFETCH(QByteArray, code);
        filled();
        damage(sql.constData());
        const std::string before = tests::readFile(m_path.string());
        QElapsedTimer timer;
        timer.start();
        QCOMPARE(refusal(m_path), code.toStdString());
        QVERIFY(timer.elapsed() < 2000);
        QCOMPARE(tests::readFile(m_path.string()), before);
    }
    void opensReadOnlyBesideAnother() {
        ProjectFile first = filled();
        ProjectFile second = ProjectFile::open(m_path, m_options);
        QVERIFY(second.isReadOnly());
        QCOMPARE(second.owner().value().processId, static_cast<std::int64_t>(::getpid()));
        QVERIFY_THROWS_EXCEPTION(ProjectIsReadOnly, second.writeMeta("a", "b"));
        QVERIFY_THROWS_EXCEPTION(ProjectIsReadOnly, second.save());
        QVERIFY_THROWS_EXCEPTION(ProjectInUse, ProjectFile::create(m_path, Overwrite::Replace, "", m_options));
        second.saveAs(m_path.parent_path() / "other.headroom", Overwrite::Refuse);
        QVERIFY(!second.isReadOnly());
        second.writeMeta("a", "b");
        second.save();
        first.writeMeta("still", "mine");
        first.save();
    }
    void looksWithoutClaiming() {
        filled();
        m_options.access = Access::ReadOnly;
        const ProjectFile looking = ProjectFile::open(m_path, m_options);
        QVERIFY(looking.isReadOnly() && !looking.owner());
        m_options.access = Access::Edit;
        QVERIFY(!ProjectFile::open(m_path, m_options).isReadOnly());
    }
    void isNotBlockedByAStaleClaim() {
        filled();
        const std::filesystem::path lock = data::store::lockPathOf(m_options.stateFolder, m_path);
        for (const std::string& owner : {std::to_string(::getpid()) + "\n1\n", std::string("999999999\n1\n")}) {
            write(lock, "headroom-claim 1\n" + owner + "0\n/nowhere\n" + m_path.string() + "\n");
            QVERIFY(!ProjectFile::open(m_path, m_options).isReadOnly());
        }
        write(lock, "rubbish");
        QVERIFY(!ProjectFile::open(m_path, m_options).isReadOnly());
    }
    void keepsTheFormerFileAsBackup() {
        ProjectFile project = filled();
        const std::string before = tests::readFile(m_path.string());
        project.writeMeta("a", "b");
        project.save();
        const std::filesystem::path backup = ProjectFile::backupOf(m_path, m_options.stateFolder);
        QCOMPARE(tests::readFile(backup.string()), before);
        QCOMPARE(refusal(backup), std::string());
    }
    void noticesChangesByOthers() {
        ProjectFile project = filled();
        const std::string own = tests::readFile(m_path.string());
        write(m_path, own); // touched, the same content
        project.writeMeta("a", "b");
        project.save();
        write(m_path, "someone else's work");
        project.writeMeta("a", "c");
        QVERIFY_THROWS_EXCEPTION(ChangedOnDisk, project.save());
        QCOMPARE(tests::readFile(m_path.string()), std::string("someone else's work"));
        SaveOptions anyway;
        anyway.replacesChangedFile = true;
        project.save(anyway);
        QVERIFY(!project.hasUnsavedChanges());
        // What was replaced is kept, marked as no sound project.
        bool kept = false;
        for (const auto& entry : std::filesystem::directory_iterator(m_options.stateFolder / "backups")) {
            if (entry.path().string().find(".damaged-") == std::string::npos) continue;
            kept = tests::readFile(entry.path().string()) == "someone else's work";
        }
        QVERIFY(kept);
        std::filesystem::remove(m_path); // vanished: saving puts it back
        project.save();
    }
    void savesUnderAnotherName() {
        const std::filesystem::path other = m_path.parent_path() / "other.headroom";
        ProjectFile project = filled();
        write(other, "taken");
        QVERIFY_THROWS_EXCEPTION(ProjectExists, project.saveAs(other, Overwrite::Refuse));
        QCOMPARE(project.path(), m_path);
        project.saveAs(other, Overwrite::Replace);
        QCOMPARE(project.path(), other);
        QVERIFY(!ProjectFile::open(m_path, m_options).isReadOnly()); // the former name is free again
        QVERIFY(ProjectFile::open(other, m_options).isReadOnly());
    }
    void keepsPermissionsOfTheFile() {
        ProjectFile project = filled();
        std::filesystem::permissions(m_path, std::filesystem::perms(0640));
        project.save();
        QVERIFY(std::filesystem::status(m_path).permissions() == std::filesystem::perms(0640));
    }
    void sayWhatTheyMean() {
        const std::string state = "/proc/none";
        m_options.stateFolder = state;
        QVERIFY_THROWS_EXCEPTION(StateFolderUnusable, ProjectFile::create(m_path, Overwrite::Refuse, "", m_options));
        QVERIFY(!std::filesystem::exists(m_path));
    }
};

HEADROOM_TEST(ProjectFileTest)
#include "project_file_test.moc"
