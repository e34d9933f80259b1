#include "ui/session/project_store.h"

#include "ui/session/scenario_records.h"
#include "ui/session/settings.h"
#include "ui/text/message_text.h"

#include "data/catalog/templates.h"
#include "data/project/project_file.h"

#include <QtCore/QFileInfo>

#include <algorithm>

namespace ui::session {

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
        if (m_file != nullptr) m_writeSoon.start();
    });
    connect(&session.undoStack(), &QUndoStack::cleanChanged, this, &ProjectStore::fileChanged);
}

ProjectStore::~ProjectStore() {
    m_catalogue.setProject(nullptr);
}

bool ProjectStore::open(const QString& path) {
    return guarded([&] {
        auto file = std::make_unique<ProjectFile>(ProjectFile::open(filePath(path)));
        auto nodes = nodesFrom(file->scenarios());
        const auto summary = file->summary();
        close();
        m_catalogue.setProject(file.get());
        m_file = std::move(file);
        m_datasetRows = summary.datasetRows;
        m_templateSlug = summary.templateName;
        m_session.open(ScenarioTree(std::move(nodes)), m_templateSlug);
        show(QFileInfo(path).absoluteFilePath());
        m_savedAt = QFileInfo(path).lastModified();
        emit fileChanged();
    });
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
    if (m_file == nullptr) return false;
    return guarded([&] {
        writeTree(*m_file, m_session.tree());
        m_file->save();
        m_savedAt = QDateTime::currentDateTime();
        m_session.undoStack().setClean();
        emit fileChanged();
    });
}

bool ProjectStore::saveAs(const QString& path) {
    return guarded([&] {
        if (m_file != nullptr) {
            writeTree(*m_file, m_session.tree());
            m_file->saveAs(filePath(path), Overwrite::Replace);
        } else {
            auto file =
                std::make_unique<ProjectFile>(ProjectFile::create(filePath(path), Overwrite::Replace, m_templateSlug));
            writeTree(*file, m_session.tree());
            if (const auto known = data::catalog::findTemplate(m_templateSlug))
                file->writeDatasetRows(known->inputSources);
            file->save();
            m_datasetRows = file->summary().datasetRows;
            m_file = std::move(file);
            m_catalogue.setProject(m_file.get());
        }
        m_savedAt = QDateTime::currentDateTime();
        m_session.undoStack().setClean();
        show(QFileInfo(path).absoluteFilePath());
        emit fileChanged();
    });
}

void ProjectStore::close() {
    m_writeSoon.stop();
    m_catalogue.setProject(nullptr);
    m_file.reset();
    m_path.clear();
    m_templateSlug.clear();
    m_savedAt = {};
    m_datasetRows = 0;
    m_session.open({});
    emit fileChanged();
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

void ProjectStore::writeWorkingCopy() {
    if (m_file == nullptr || m_file->isReadOnly()) return;
    guarded([&] { writeTree(*m_file, m_session.tree()); });
}

void ProjectStore::show(const QString& path) {
    m_path = path;
    Settings().addRecentFile(path);
}

} // namespace ui::session
