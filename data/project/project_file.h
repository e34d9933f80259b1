// An open project: a private working copy of one .headroom file, in which every command is a transaction. The user's
// own file is written by save() alone, whole or not at all. Not thread-safe: one thread at a time.
#pragma once

#include "data/project/dataset_row.h"
#include "data/project/import_record.h"
#include "data/project/measurement_table.h"
#include "data/project/project_error.h"
#include "data/project/scenario_record.h"
#include "data/project/series_record.h"
#include "data/store/file_claim.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace data::project {

enum class Access { Edit, ReadOnly }; // ReadOnly claims nothing: any number of programs may look
enum class Overwrite { Refuse, Replace };
enum class SaveStep { CopyPages, Verify, KeepBackup, Rename, Done };

struct OpenOptions {
    Access access{Access::Edit};
    std::filesystem::path stateFolder{}; // empty: the user's own (store::stateFolder)
    std::uint64_t limitBytes{512ULL << 20U};
};

struct SaveOptions {
    bool replacesChangedFile{}; // save although another program changed the file since it was read
    std::function<void(SaveStep)> beforeStep{};
};

// A working copy left by a program that ended without closing it.
struct Leftover {
    std::filesystem::path workingCopy;
    std::filesystem::path projectPath; // empty: never saved
    std::int64_t openedUtcSeconds{};
    std::int64_t modifiedUtcSeconds{};
};

struct ProjectSummary {
    std::string programVersion; // that wrote it last
    int schemaVersion{};
    std::string templateName;
    std::int64_t createdUtcSeconds{};
    std::vector<std::string> scenarios; // slugs in their order
    std::vector<std::string> series;
    std::vector<std::string> imports;
    std::size_t datasetRows{};
    std::string datasetHash; // SHA-256 over all dataset rows
};

class ProjectFile {
public:
    // A new project at that path, with the tables and meta rows only, already on disk.
    static ProjectFile create(const std::filesystem::path& path, Overwrite overwrite, const std::string& templateName,
                              const OpenOptions& options = {});
    // A project that has no path yet: a working copy with the tables and meta rows, offered again after a crash. saveAs
    // gives it its path; before that it is not saved.
    static ProjectFile draft(const std::string& templateName, const OpenOptions& options = {});
    // Checks everything, writes nothing beside or into the file. Held by another program: opened read-only, see
    // owner(). A file of an older version is brought to this version in the working copy alone; saving makes it new.
    static ProjectFile open(const std::filesystem::path& path, const OpenOptions& options = {});
    // The state of a leftover as unsaved changes of its project.
    static ProjectFile recover(const Leftover& leftover, const OpenOptions& options = {});
    static std::vector<Leftover> leftovers(const std::filesystem::path& stateFolder = {});
    static void discard(const Leftover& leftover);
    // Of the last save but one; the path may not exist.
    static std::filesystem::path backupOf(const std::filesystem::path& path,
                                          const std::filesystem::path& stateFolder = {});

    ProjectFile(ProjectFile&&) noexcept;
    ProjectFile& operator=(ProjectFile&&) noexcept;
    ~ProjectFile(); // discards the working copy: unsaved changes are given up

    const std::filesystem::path& path() const; // empty: a draft
    bool isReadOnly() const;
    const std::optional<store::Owner>& owner() const; // the other program, when it keeps this one from writing
    bool hasUnsavedChanges() const;
    int openedVersion() const; // of the file's schema when it was opened
    ProjectSummary summary() const;

    void save(const SaveOptions& options = {});
    void saveAs(const std::filesystem::path& path, Overwrite overwrite, const SaveOptions& options = {});

    std::vector<ScenarioRecord> scenarios() const;
    std::optional<ScenarioRecord> scenario(const std::string& slug) const;
    void writeScenario(const ScenarioRecord& scenario);                // new at the end, or in place of that slug
    void writeScenarios(const std::vector<ScenarioRecord>& scenarios); // one command; parents first
    bool removeScenario(const std::string& slug);                      // false: there was none

    std::optional<SeriesRecord> series(const std::string& slug) const;
    void writeSeries(const SeriesRecord& series);
    bool removeSeries(const std::string& slug);

    std::vector<DatasetRow> datasetRows(const std::string& table = {}) const; // empty: all tables
    void writeDatasetRows(const std::vector<DatasetRow>& rows); // new or in place of the same table, row and column
    void removeDatasetTable(const std::string& table);

    std::vector<ImportRecord> imports() const;
    // One command: the record with all that came with it, in place of series and rows of the same names. Measurements
    // take no one's place: each import keeps its own.
    void writeImport(const ImportRecord& record, const std::vector<SeriesRecord>& series,
                     const std::vector<DatasetRow>& rows, const std::vector<MeasurementTable>& measurements = {});
    // One command: undoes an import. `series` and `rows` are what it had taken the place of.
    bool removeImport(const std::string& id, const std::vector<SeriesRecord>& series = {},
                      const std::vector<DatasetRow>& rows = {});

    std::vector<MeasurementTable> measurements(const std::string& kind = {}) const; // empty: of all kinds
    // Another text whenever imports with measurements, or the uses of their rows, are others.
    std::string measurementsVersion() const;
    // Which rows of a measurement may be used: one command. `uses` has one entry for each row.
    void writeUses(const std::string& importId, const std::string& kind, const std::vector<RowUse>& uses);

    std::optional<std::string> meta(const std::string& key) const;
    void writeMeta(const std::string& key, const std::string& value);

private:
    struct State;
    explicit ProjectFile(std::unique_ptr<State> state);
    std::unique_ptr<State> m_state;
};

} // namespace data::project
