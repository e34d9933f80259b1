#include "data/project/project_file.h"

#include "data/project/file_check.h"
#include "data/project/project_rows.h"
#include "data/schema/content_hash.h"
#include "data/schema/project_schema.h"
#include "data/sqlite/connection.h"
#include "data/store/sha256.h"
#include "data/store/state_folder.h"
#include "data/store/whole_file.h"

#include <SQLiteCpp/Statement.h>
#include <SQLiteCpp/Transaction.h>

#include <cassert>
#include <charconv>
#include <chrono>
#include <cstring>
#include <initializer_list>
#include <string_view>
#include <system_error>

namespace data::project {

namespace {
using Path = std::filesystem::path;

std::int64_t nowUtcSeconds() {
    return std::chrono::duration_cast<std::chrono::seconds>(std::chrono::system_clock::now().time_since_epoch())
        .count();
}

std::string reasonOf(const store::FileError& error) {
    return error.systemError() != 0 ? std::strerror(error.systemError()) : error.what();
}

Path preparedStateFolder(const Path& wanted) {
    Path folder = wanted;
    try {
        if (folder.empty()) folder = store::stateFolder();
        store::prepareStateFolder(folder);
    } catch (const store::FileError& error) {
        throw StateFolderUnusable(error.path(), reasonOf(error));
    }
    return folder;
}

Path newWorkingCopy(const Path& stateFolder) {
    return stateFolder / "work" / (store::randomHex(16) + ".headroom");
}

void removeWorkingCopy(const Path& workingCopy) noexcept {
    std::error_code ignored;
    for (const Path& file : {workingCopy, Path(workingCopy.string() + "-journal"), store::claimPathOf(workingCopy)}) {
        std::filesystem::remove(file, ignored);
    }
}

struct RemovedCopy {
    Path path;
    ~RemovedCopy() { removeWorkingCopy(path); }
};

std::optional<store::FileClaim> claimFile(const Path& stateFolder, const Path& path, const Path& workingCopy) {
    try {
        return store::FileClaim::take(stateFolder, path, workingCopy);
    } catch (const store::FileError& error) {
        throw StateFolderUnusable(error.path(), reasonOf(error));
    }
}

// Removes what a killed save left beside the file. Only the holder of the claim may do this.
void removeStrayTemporaries(const Path& path) {
    const Path folder = path.has_parent_path() ? path.parent_path() : Path(".");
    const std::string begin = "." + path.filename().string() + ".";
    std::error_code error;
    for (auto entry = std::filesystem::directory_iterator(folder, error);
         !error && entry != std::filesystem::directory_iterator(); entry.increment(error)) {
        const std::string name = entry->path().filename().string();
        if (name.starts_with(begin) && name.ends_with(".tmp") && name.size() == begin.size() + 16) {
            std::error_code ignored;
            std::filesystem::remove(entry->path(), ignored);
        }
    }
}
} // namespace

// What an open project holds. Removing the working copy is the last thing that happens to it.
struct ProjectFile::State {
    Path path;
    Path stateFolder;
    Path workingCopy;
    bool isReadOnly{};
    bool isDirty{};
    int openedVersion{schema::kSchemaVersion};
    std::optional<store::Owner> owner;
    std::optional<store::FileClaim> claim;
    std::optional<store::FileStamp> savedStamp; // of the user's file as last read or written
    std::string savedSha256;
    std::unique_ptr<SQLite::Database> database;

    State() = default;
    State(const State&) = delete;
    State& operator=(const State&) = delete;
    ~State() {
        database.reset();
        removeWorkingCopy(workingCopy);
    }

    // Connects to the working copy; nothing of SQLite's own words passes as anything but a ProjectError.
    void connect() {
        try {
            database = std::make_unique<SQLite::Database>(sqlite::openWorkingCopy(workingCopy));
            if (claim || path.empty()) store::recordWorkingCopy(workingCopy, path);
        } catch (const store::FileError& error) {
            throw StateFolderUnusable(error.path(), reasonOf(error));
        } catch (const SQLite::Exception& error) {
            throw CannotWriteProject(workingCopy, error.what());
        }
    }

    // Before connect(): a working copy of an older version, already checked, becomes one of this version.
    void bringUpToDate() {
        try {
            {
                SQLite::Database older = sqlite::openUntrusted(workingCopy);
                openedVersion = schema::schemaVersion(older);
                if (openedVersion == schema::kSchemaVersion) return;
                const Path next = newWorkingCopy(stateFolder);
                const RemovedCopy left{next};
                {
                    SQLite::Database fresh = sqlite::openWorkingCopy(next);
                    schema::migrate(older, fresh);
                }
                store::replaceFile(next, workingCopy);
            }
            checkContents(workingCopy, path);
        } catch (const store::FileError& error) {
            throw StateFolderUnusable(error.path(), reasonOf(error));
        } catch (const SQLite::Exception& error) {
            throw DamagedProject(path, error.what());
        }
    }

    // One command: all of it or nothing, with the hashes of the tables it touches.
    template<class Change>
    void command(std::initializer_list<std::string_view> tables, const Change& change) {
        if (isReadOnly) throw ProjectIsReadOnly(path);
        try {
            SQLite::Transaction transaction(*database);
            change();
            for (const std::string_view table : tables)
                schema::updateHash(*database, table);
            transaction.commit();
        } catch (const SQLite::Exception& error) {
            if (error.getErrorCode() == 19) throw UnstorableValue(path, error.what()); // SQLITE_CONSTRAINT
            throw CannotWriteProject(workingCopy, error.what());
        }
        isDirty = true;
    }

    template<class Change>
    void commandOfImport(const Change& change) {
        command({"import", "import_issue", "series", "dataset_row", "measurement", "measurement_column"}, change);
    }

    template<class Look>
    auto look(const Look& read) const {
        try {
            return read();
        } catch (const SQLite::Exception& error) {
            throw CannotReadProject(workingCopy, error.what());
        }
    }

    void createTables(const std::string& templateName) {
        command({}, [&] {
            schema::createSchema(*database);
            putMeta(*database, "created_utc_s", std::to_string(nowUtcSeconds()));
            putMeta(*database, "program_version", HEADROOM_VERSION);
            putMeta(*database, "template", templateName);
            for (const std::string_view table : schema::hashedTables(schema::kSchemaVersion))
                schema::updateHash(*database, table);
        });
    }
    // Throws before anything changed when something of it may not be stored.
    void refuseUnstorable(const std::vector<SeriesRecord>& series, const std::vector<DatasetRow>& rows) const {
        for (const SeriesRecord& one : series)
            if (const auto place = unstorable(one)) throw UnstorableValue(path, one.slug + ": " + *place);
        for (const DatasetRow& row : rows)
            if (const auto place = unstorable(row)) throw UnstorableValue(path, row.table + ": " + *place);
    }
    void put(const std::vector<SeriesRecord>& series, const std::vector<DatasetRow>& rows) {
        for (const SeriesRecord& one : series)
            putSeries(*database, one);
        for (const DatasetRow& row : rows)
            putDatasetRow(*database, row);
    }
    void keepBackup(const Path& target) const;
    void checkNotChanged(const Path& target) const;
    void writeTo(const Path& target, Overwrite overwrite, const SaveOptions& options);
};

void ProjectFile::State::checkNotChanged(const Path& target) const {
    std::error_code error;
    if (target != path || !savedStamp || !std::filesystem::exists(std::filesystem::symlink_status(target, error)))
        return;
    if (store::lookAtFile(target, ~std::uint64_t{0}).stamp == *savedStamp) return;
    if (store::fileSha256(target) != savedSha256) throw ChangedOnDisk(target);
}

// The file that is about to be replaced becomes the backup if it is sound, else it is kept as damaged.
void ProjectFile::State::keepBackup(const Path& target) const {
    std::error_code error;
    if (!std::filesystem::exists(target, error)) return;
    const Path backup = backupOf(target, stateFolder);
    const store::TemporaryFile temporary(backup);
    store::copyFile(target, temporary.path(), ~std::uint64_t{0});
    Path kept = backup;
    try {
        checkHeader(temporary.path(), ~std::uint64_t{0});
        checkContents(temporary.path(), target);
    } catch (const ProjectError&) {
        kept = backup.string() + ".damaged-" + std::to_string(nowUtcSeconds());
    }
    store::replaceFile(temporary.path(), kept);
}

void ProjectFile::State::writeTo(const Path& target, Overwrite overwrite, const SaveOptions& options) {
    const auto step = [&](SaveStep next) {
        if (options.beforeStep) options.beforeStep(next);
    };
    try {
        std::error_code error;
        if (std::filesystem::is_symlink(std::filesystem::symlink_status(target, error))) throw ProjectIsSymlink(target);
        if (!options.replacesChangedFile) checkNotChanged(target);
        removeStrayTemporaries(target);
        const store::TemporaryFile temporary(target);
        step(SaveStep::CopyPages);
        sqlite::backUp(*database, temporary.path());
        step(SaveStep::Verify);
        checkHeader(temporary.path(), ~std::uint64_t{0});
        checkContents(temporary.path(), target);
        const std::string sha256 = store::fileSha256(temporary.path());
        const auto mode = std::filesystem::status(target, error);
        if (!error && std::filesystem::exists(mode)) {
            std::filesystem::permissions(temporary.path(), mode.permissions(), error);
        }
        step(SaveStep::KeepBackup);
        if (overwrite == Overwrite::Replace) keepBackup(target);
        step(SaveStep::Rename);
        if (overwrite == Overwrite::Replace)
            store::replaceFile(temporary.path(), target);
        else
            store::placeNewFile(temporary.path(), target);
        step(SaveStep::Done);
        savedStamp = store::lookAtFile(target, ~std::uint64_t{0}).stamp;
        savedSha256 = sha256;
    } catch (const SQLite::Exception& error) {
        throw CannotWriteProject(target, error.what());
    } catch (const store::FileError& error) {
        if (error.step() == store::FileStep::Exists) throw ProjectExists(target);
        throw CannotWriteProject(target, reasonOf(error));
    } catch (const std::filesystem::filesystem_error& error) {
        throw CannotWriteProject(target, error.code().message());
    }
    path = target;
    isDirty = false;
}

ProjectFile::ProjectFile(std::unique_ptr<State> state) : m_state(std::move(state)) {}
ProjectFile::ProjectFile(ProjectFile&&) noexcept = default;
ProjectFile& ProjectFile::operator=(ProjectFile&&) noexcept = default;
ProjectFile::~ProjectFile() = default;

ProjectFile ProjectFile::create(const Path& path, Overwrite overwrite, const std::string& templateName,
                                const OpenOptions& options) {
    std::error_code error;
    const bool exists = std::filesystem::exists(std::filesystem::symlink_status(path, error));
    if (exists && overwrite == Overwrite::Refuse) throw ProjectExists(path);
    auto state = std::make_unique<State>();
    state->path = path;
    state->stateFolder = preparedStateFolder(options.stateFolder);
    state->workingCopy = newWorkingCopy(state->stateFolder);
    state->claim = claimFile(state->stateFolder, path, state->workingCopy);
    if (!state->claim) {
        throw ProjectInUse(path, store::FileClaim::holder(state->stateFolder, path).value_or(store::Owner{}));
    }
    state->connect();
    state->createTables(templateName);
    state->writeTo(path, overwrite, {});
    return ProjectFile(std::move(state));
}

ProjectFile ProjectFile::draft(const std::string& templateName, const OpenOptions& options) {
    auto state = std::make_unique<State>();
    state->stateFolder = preparedStateFolder(options.stateFolder);
    state->workingCopy = newWorkingCopy(state->stateFolder);
    state->connect();
    state->createTables(templateName);
    return ProjectFile(std::move(state));
}

ProjectFile ProjectFile::open(const Path& path, const OpenOptions& options) {
    const store::FileCopy look = checkHeader(path, options.limitBytes);
    auto state = std::make_unique<State>();
    state->path = path;
    state->stateFolder = preparedStateFolder(options.stateFolder);
    state->workingCopy = newWorkingCopy(state->stateFolder);
    // The copy is checked, not the file: nothing can change between the check and the use.
    try {
        const store::FileCopy copy = store::copyFile(path, state->workingCopy, options.limitBytes);
        if (copy.header != look.header) checkHeader(state->workingCopy, options.limitBytes);
        state->savedStamp = copy.stamp;
        state->savedSha256 = copy.sha256;
    } catch (const store::FileError& error) {
        if (error.path() == path) throwCannotRead(error, path, options.limitBytes);
        throw StateFolderUnusable(error.path(), reasonOf(error));
    }
    checkContents(state->workingCopy, path);
    state->bringUpToDate();
    state->isReadOnly = options.access == Access::ReadOnly;
    if (!state->isReadOnly) {
        state->claim = claimFile(state->stateFolder, path, state->workingCopy);
        if (!state->claim) {
            state->isReadOnly = true;
            state->owner = store::FileClaim::holder(state->stateFolder, path);
        }
    }
    state->connect();
    return ProjectFile(std::move(state));
}

std::vector<Leftover> ProjectFile::leftovers(const Path& stateFolder) {
    const Path work = preparedStateFolder(stateFolder) / "work";
    std::vector<Leftover> found;
    for (const auto& entry : std::filesystem::directory_iterator(work)) {
        if (entry.path().extension() != ".claim") continue;
        const auto owner = store::readOwner(entry.path());
        std::error_code error;
        if (!owner || store::isRunning(*owner) || !std::filesystem::exists(owner->workingCopy, error)) continue;
        const auto modified = std::filesystem::last_write_time(owner->workingCopy, error);
        const auto age =
            std::chrono::duration_cast<std::chrono::seconds>(std::filesystem::file_time_type::clock::now() - modified);
        found.push_back(
            {owner->workingCopy, owner->projectPath, owner->sinceUtcSeconds, nowUtcSeconds() - age.count()});
    }
    return found;
}

ProjectFile ProjectFile::recover(const Leftover& leftover, const OpenOptions& options) {
    auto state = std::make_unique<State>();
    state->path = leftover.projectPath;
    state->stateFolder = preparedStateFolder(options.stateFolder);
    const Path copy = newWorkingCopy(state->stateFolder);
    try {
        // Opening rolls back the command that was under way; the leftover itself stays until it is discarded.
        SQLite::Database left = sqlite::openWorkingCopy(leftover.workingCopy);
        left.exec("BEGIN IMMEDIATE; ROLLBACK");
        sqlite::backUp(left, copy);
    } catch (const SQLite::Exception& error) {
        removeWorkingCopy(copy);
        throw DamagedProject(leftover.workingCopy, error.what());
    }
    state->workingCopy = copy;
    checkHeader(copy, options.limitBytes);
    checkContents(copy, leftover.workingCopy);
    state->bringUpToDate();
    if (!state->path.empty()) state->claim = claimFile(state->stateFolder, state->path, copy);
    if (!state->path.empty() && !state->claim) {
        state->isReadOnly = true;
        state->owner = store::FileClaim::holder(state->stateFolder, state->path);
    }
    state->isDirty = true;
    state->connect();
    return ProjectFile(std::move(state));
}

void ProjectFile::discard(const Leftover& leftover) {
    removeWorkingCopy(leftover.workingCopy);
}

Path ProjectFile::backupOf(const Path& path, const Path& stateFolder) {
    const Path folder = stateFolder.empty() ? store::stateFolder() : stateFolder;
    const std::string key = store::lockPathOf(folder, path).stem().string();
    return folder / "backups" / (key.substr(0, 16) + "-" + path.filename().string() + ".bak");
}

const Path& ProjectFile::path() const {
    return m_state->path;
}

int ProjectFile::openedVersion() const {
    return m_state->openedVersion;
}

bool ProjectFile::isReadOnly() const {
    return m_state->isReadOnly;
}

const std::optional<store::Owner>& ProjectFile::owner() const {
    return m_state->owner;
}

bool ProjectFile::hasUnsavedChanges() const {
    return m_state->isDirty;
}

ProjectSummary ProjectFile::summary() const {
    return m_state->look([&] {
        SQLite::Database& database = *m_state->database;
        ProjectSummary summary;
        summary.programVersion = oneMeta(database, "program_version").value_or("");
        summary.schemaVersion = database.execAndGet("PRAGMA user_version").getInt();
        summary.templateName = oneMeta(database, "template").value_or("");
        const std::string created = oneMeta(database, "created_utc_s").value_or("0");
        std::from_chars(created.data(), created.data() + created.size(), summary.createdUtcSeconds);
        const auto list = [&](const char* text) {
            std::vector<std::string> names;
            SQLite::Statement query(database, text);
            while (query.executeStep())
                names.push_back(query.getColumn(0).getString());
            return names;
        };
        summary.scenarios = list("SELECT slug FROM scenario ORDER BY position, slug");
        summary.series = list("SELECT slug FROM series ORDER BY slug");
        summary.imports = list("SELECT id FROM import ORDER BY time_utc_s, id");
        const std::int64_t rows = database.execAndGet("SELECT count(*) FROM dataset_row").getInt64();
        summary.datasetRows = static_cast<std::size_t>(rows);
        summary.datasetHash = schema::storedHash(database, "dataset_row");
        return summary;
    });
}

void ProjectFile::save(const SaveOptions& options) {
    assert(!m_state->path.empty()); // a draft needs saveAs
    if (m_state->isReadOnly) throw ProjectIsReadOnly(m_state->path);
    if (meta("program_version") != HEADROOM_VERSION) writeMeta("program_version", HEADROOM_VERSION);
    m_state->writeTo(m_state->path, Overwrite::Replace, options);
}

void ProjectFile::saveAs(const Path& path, Overwrite overwrite, const SaveOptions& options) {
    auto claim = claimFile(m_state->stateFolder, path, m_state->workingCopy);
    const bool isOwnPath = m_state->claim && store::lockPathOf(m_state->stateFolder, path) ==
                                                 store::lockPathOf(m_state->stateFolder, m_state->path);
    if (!claim && !isOwnPath) {
        throw ProjectInUse(path, store::FileClaim::holder(m_state->stateFolder, path).value_or(store::Owner{}));
    }
    m_state->writeTo(path, overwrite, options);
    store::recordWorkingCopy(m_state->workingCopy, path);
    if (claim) m_state->claim = std::move(claim);
    m_state->isReadOnly = false;
    m_state->owner.reset();
}

std::vector<ScenarioRecord> ProjectFile::scenarios() const {
    return m_state->look([&] { return allScenarios(*m_state->database); });
}

std::optional<ScenarioRecord> ProjectFile::scenario(const std::string& slug) const {
    for (ScenarioRecord& scenario : scenarios()) {
        if (scenario.slug == slug) return std::move(scenario);
    }
    return std::nullopt;
}

void ProjectFile::writeScenario(const ScenarioRecord& scenario) {
    writeScenarios({scenario});
}

void ProjectFile::writeScenarios(const std::vector<ScenarioRecord>& scenarios) {
    for (const ScenarioRecord& scenario : scenarios) {
        if (const auto place = unstorable(scenario))
            throw UnstorableValue(m_state->path, scenario.slug + ": " + *place);
    }
    m_state->command({"scenario", "scenario_entry"}, [&] {
        for (const ScenarioRecord& scenario : scenarios)
            putScenario(*m_state->database, scenario);
        if (const auto circle = schema::parentCircle(*m_state->database)) {
            throw UnstorableValue(m_state->path, *circle + ": parent");
        }
    });
}

bool ProjectFile::removeScenario(const std::string& slug) {
    for (const ScenarioRecord& child : scenarios()) {
        if (child.parentSlug == slug) throw ScenarioHasChildren(m_state->path, slug, child.slug);
    }
    bool removed = false;
    m_state->command({"scenario", "scenario_entry"}, [&] { removed = eraseScenario(*m_state->database, slug); });
    return removed;
}

std::optional<SeriesRecord> ProjectFile::series(const std::string& slug) const {
    return m_state->look([&] { return oneSeries(*m_state->database, slug); });
}

void ProjectFile::writeSeries(const SeriesRecord& series) {
    if (const auto place = unstorable(series)) throw UnstorableValue(m_state->path, series.slug + ": " + *place);
    m_state->command({"series"}, [&] { putSeries(*m_state->database, series); });
}

bool ProjectFile::removeSeries(const std::string& slug) {
    bool removed = false;
    m_state->command({"series"}, [&] { removed = eraseSeries(*m_state->database, slug); });
    return removed;
}

std::vector<DatasetRow> ProjectFile::datasetRows(const std::string& table) const {
    return m_state->look([&] { return project::datasetRows(*m_state->database, table); });
}

void ProjectFile::writeDatasetRows(const std::vector<DatasetRow>& rows) {
    for (const DatasetRow& row : rows) {
        if (const auto place = unstorable(row)) throw UnstorableValue(m_state->path, row.table + ": " + *place);
    }
    m_state->command({"dataset_row"}, [&] {
        for (const DatasetRow& row : rows)
            putDatasetRow(*m_state->database, row);
    });
}

void ProjectFile::removeDatasetTable(const std::string& table) {
    m_state->command({"dataset_row"}, [&] { eraseDatasetTable(*m_state->database, table); });
}

std::vector<ImportRecord> ProjectFile::imports() const {
    return m_state->look([&] { return allImports(*m_state->database); });
}

void ProjectFile::writeImport(const ImportRecord& record, const std::vector<SeriesRecord>& series,
                              const std::vector<DatasetRow>& rows, const std::vector<MeasurementTable>& measurements) {
    if (const auto place = unstorable(record)) throw UnstorableValue(m_state->path, record.id + ": " + *place);
    m_state->refuseUnstorable(series, rows);
    for (const MeasurementTable& table : measurements)
        if (const auto place = unstorable(table)) throw UnstorableValue(m_state->path, table.kind + ": " + *place);
    m_state->commandOfImport([&] {
        putImport(*m_state->database, record);
        m_state->put(series, rows);
        for (const MeasurementTable& table : measurements)
            putMeasurements(*m_state->database, table);
    });
}

bool ProjectFile::removeImport(const std::string& id, const std::vector<SeriesRecord>& series,
                               const std::vector<DatasetRow>& rows) {
    m_state->refuseUnstorable(series, rows);
    bool removed = false;
    m_state->commandOfImport([&] {
        removed = eraseImport(*m_state->database, id);
        m_state->put(series, rows);
    });
    return removed;
}

std::vector<MeasurementTable> ProjectFile::measurements(const std::string& kind) const {
    return m_state->look([&] { return project::measurements(*m_state->database, kind); });
}

std::string ProjectFile::measurementsVersion() const {
    return m_state->look([&] { return project::measurementsVersion(*m_state->database); });
}

void ProjectFile::writeUses(const std::string& importId, const std::string& kind, const std::vector<RowUse>& uses) {
    for (MeasurementTable& table : measurements(kind)) {
        if (table.importId != importId) continue;
        assert(uses.size() == table.rows());
        table.uses = uses;
        m_state->command({"measurement"}, [&] { putUses(*m_state->database, table); });
    }
}

std::optional<std::string> ProjectFile::meta(const std::string& key) const {
    return m_state->look([&] { return oneMeta(*m_state->database, key); });
}

void ProjectFile::writeMeta(const std::string& key, const std::string& value) {
    if (!schema::isStorableText(key) || !schema::isStorableText(value)) throw UnstorableValue(m_state->path, key);
    m_state->command({"meta"}, [&] { putMeta(*m_state->database, key, value); });
}

} // namespace data::project
