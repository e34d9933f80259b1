#include "ui/session/project_store.h"

#include "ui/commands/edit_command.h"
#include "ui/commands/import_command.h"
#include "ui/session/prepared_import.h"
#include "ui/session/scenario_records.h"
#include "ui/session/settings.h"
#include "ui/text/message_text.h"

#include "data/catalog/catalogue.h"
#include "data/catalog/templates.h"
#include "data/project/project_file.h"

#include <QtCore/QFileInfo>

#include <algorithm>

namespace ui::session {

using data::project::Leftover;
using data::project::Overwrite;
using data::project::ProjectFile;

namespace {

// The writing waits for the end of a drag.
constexpr int writeAfterMs = 1000;

std::filesystem::path filePath(const QString& path) {
    return std::filesystem::path(path.toStdU16String());
}

// Scenarios that the file has and the tree no longer has are removed, children first.
void writeTree(ProjectFile& file, const ScenarioTree& tree) {
    auto stored = file.scenarios();
    file.writeScenarios(recordsFrom(tree));
    std::reverse(stored.begin(), stored.end());
    for (const auto& record : stored)
        if (tree.find(record.slug) == nullptr) file.removeScenario(record.slug);
}

} // namespace

ProjectStore::ProjectStore(Session& session, ProgramCatalogue& catalogue, QObject* parent)
    : QObject(parent), m_session(session), m_catalogue(catalogue) {
    m_writeSoon.setSingleShot(true);
    m_writeSoon.setInterval(writeAfterMs);
    connect(&m_writeSoon, &QTimer::timeout, this, &ProjectStore::writeWorkingCopy);
    connect(&session.undoStack(), &QUndoStack::indexChanged, this, [this] {
        if (!m_session.isEmpty()) m_writeSoon.start();
    });
    connect(&session.undoStack(), &QUndoStack::cleanChanged, this, &ProjectStore::fileChanged);
    connect(&session, &Session::usesWanted, this, &ProjectStore::changeUses);
}

ProjectStore::~ProjectStore() {
    m_catalogue.setProject(nullptr);
}

bool ProjectStore::open(const QString& path) {
    return guarded([&] {
        show(std::make_unique<ProjectFile>(ProjectFile::open(filePath(path))));
        nowAt(QFileInfo(path).absoluteFilePath());
        m_savedAt = QFileInfo(path).lastModified();
        emit fileChanged();
    });
}

// Everything that can fail is read before the document that was open is closed.
void ProjectStore::show(std::unique_ptr<ProjectFile> file) {
    auto nodes = nodesFrom(file->scenarios());
    const auto summary = file->summary();
    close();
    m_catalogue.setProject(file.get());
    m_file = std::move(file);
    m_datasetRows = summary.datasetRows;
    m_templateSlug = summary.templateName;
    m_session.open(ScenarioTree(std::move(nodes)), m_templateSlug);
}

bool ProjectStore::newFromTemplate(const std::string& templateSlug) {
    return guarded([&] {
        auto nodes = m_catalogue.templateScenarios(templateSlug);
        if (nodes.empty()) nodes.push_back({"base", tr("Base").toStdString(), {}, {}, "#1b1f25", {}});
        close();
        m_templateSlug = templateSlug;
        m_session.open(ScenarioTree(std::move(nodes)), templateSlug);
        emit fileChanged();
    });
}

bool ProjectStore::save() {
    if (m_file == nullptr || m_path.isEmpty()) return false;
    return guarded([&] {
        writeTree(*m_file, m_session.tree());
        m_file->save();
        saved();
    });
}

bool ProjectStore::saveAs(const QString& path) {
    return guarded([&] {
        writeTree(file(), m_session.tree());
        m_file->saveAs(filePath(path), Overwrite::Replace);
        nowAt(QFileInfo(path).absoluteFilePath());
        saved();
    });
}

void ProjectStore::saved() {
    m_writeSoon.stop();
    m_savedAt = QDateTime::currentDateTime();
    m_session.undoStack().setClean();
    if (m_recovered != nullptr) ProjectFile::discard(*m_recovered);
    m_recovered.reset();
    emit fileChanged();
}

void ProjectStore::close() {
    m_catalogue.setProject(nullptr);
    m_file.reset();
    m_recovered.reset();
    m_path.clear();
    m_templateSlug.clear();
    m_savedAt = {};
    m_datasetRows = 0;
    m_session.open({});
    m_writeSoon.stop(); // the history that was just forgotten has set it off
    emit fileChanged();
}

bool ProjectStore::import(const PreparedImport& import, const Entries& changes) {
    const bool isTried = guarded([&] {
        if (isReadOnly()) throw data::project::ProjectIsReadOnly(m_file->path());
        if (isInProject(file(), import)) return;
        auto taken = std::make_shared<PreparedImport>(import);
        makeIdFree(*taken, *m_file);
        const auto replaced = std::make_shared<const Replaced>(replacedBy(*taken, *m_file));
        const auto take = [this, taken] {
            return guarded([&] {
                m_file->writeImport(taken->record, taken->result.series, taken->result.rows,
                                    taken->result.measurements);
                profilesChanged();
            });
        };
        const auto giveBack = [this, taken, replaced] {
            return guarded([&] {
                m_file->removeImport(taken->record.id, replaced->series, replaced->rows);
                profilesChanged();
            });
        };
        const QString words = tr("Import %1").arg(QString::fromStdString(taken->record.fileName));
        commands::pushImport(m_session.target(), words, take, giveBack, changes);
        writeWorkingCopy();
    });
    return isTried && hasImport(import);
}

bool ProjectStore::changeUses(const UseChanges& changes) {
    return guarded([&] {
        if (isReadOnly()) throw data::project::ProjectIsReadOnly(m_file->path());
        UseChanges before;
        for (const auto& table : file().measurements())
            for (const UseChange& change : changes)
                if (change.importId == table.importId && change.kind == table.kind)
                    before.push_back({table.importId, table.kind, table.uses});
        UseChanges after;
        for (const UseChange& old : before) // in their order, and only what is there
            after.push_back(*std::find_if(changes.begin(), changes.end(), [&](const UseChange& change) {
                return change.importId == old.importId && change.kind == old.kind;
            }));
        const auto set = [this](const UseChanges& wanted) {
            guarded([&] {
                for (const UseChange& change : wanted)
                    m_file->writeUses(change.importId, change.kind, change.uses);
                emit fileChanged();
            });
        };
        m_session.undoStack().push(new commands::EditCommand<UseChanges>(tr("Use of measured rows"), "uses",
                                                                         std::move(before), std::move(after), set));
    });
}

bool ProjectStore::hasImport(const PreparedImport& import) {
    bool isThere = false;
    guarded([&] { isThere = m_file != nullptr && isInProject(*m_file, import); });
    return isThere;
}

std::vector<Leftover> ProjectStore::leftovers() {
    std::vector<Leftover> found;
    // Without a usable state folder nothing can have been left in it; opening a file says what is wrong with it.
    static_cast<void>(TaskRunner::guarded([&] { found = ProjectFile::leftovers(); }));
    std::sort(found.begin(), found.end(),
              [](const Leftover& a, const Leftover& b) { return a.modifiedUtcSeconds > b.modifiedUtcSeconds; });
    return found;
}

bool ProjectStore::recover(const Leftover& leftover) {
    return guarded([&] {
        show(std::make_unique<ProjectFile>(ProjectFile::recover(leftover)));
        m_recovered = std::make_unique<Leftover>(leftover);
        m_session.undoStack().resetClean();
        if (!leftover.projectPath.empty()) nowAt(QString::fromStdString(leftover.projectPath.string()));
        m_savedAt = QFileInfo(m_path).lastModified();
        emit fileChanged();
    });
}

bool ProjectStore::discard(const Leftover& leftover) {
    return guarded([&] { ProjectFile::discard(leftover); });
}

QString ProjectStore::displayName() const {
    if (!m_path.isEmpty()) return QFileInfo(m_path).completeBaseName();
    return m_session.isEmpty() ? QString() : tr("Untitled");
}

bool ProjectStore::isReadOnly() const {
    return m_file != nullptr && m_file->isReadOnly();
}

bool ProjectStore::guarded(const std::function<void()>& action) {
    const QString problem = TaskRunner::guarded(action);
    if (problem.isEmpty()) return true;
    emit failed(problem);
    return false;
}

ProjectFile& ProjectStore::file() {
    if (m_file == nullptr) {
        auto draft = std::make_unique<ProjectFile>(ProjectFile::draft(m_templateSlug));
        auto rows = data::catalog::datasetRows();
        if (const auto known = data::catalog::findTemplate(m_templateSlug))
            rows.insert(rows.begin(), known->inputSources.begin(), known->inputSources.end());
        draft->writeDatasetRows(rows);
        m_datasetRows = draft->summary().datasetRows;
        m_file = std::move(draft);
        m_catalogue.setProject(m_file.get());
    }
    return *m_file;
}

void ProjectStore::writeWorkingCopy() {
    m_writeSoon.stop();
    if (m_session.isEmpty() || isReadOnly()) return;
    const QString problem = TaskRunner::guarded([&] { writeTree(file(), m_session.tree()); });
    if (!problem.isEmpty() && problem != m_writeProblem) emit failed(problem); // not again after every change
    m_writeProblem = problem;
}

// The series of the project are others now; what was computed from them is computed again.
void ProjectStore::profilesChanged() {
    m_datasetRows = m_file->summary().datasetRows;
    m_catalogue.setProject(m_file.get());
    m_session.reloadProfiles();
    emit fileChanged();
}

void ProjectStore::nowAt(const QString& path) {
    m_path = path;
    Settings().addRecentFile(path);
}

} // namespace ui::session
