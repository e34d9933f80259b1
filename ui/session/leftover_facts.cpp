#include "ui/session/leftover_facts.h"

#include "ui/session/task_runner.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QFileInfo>

#include <algorithm>

namespace ui::session {

using data::project::Access;
using data::project::ProjectFile;
using data::project::ScenarioRecord;

namespace {

QString leftoverWords(const char* text) {
    return QCoreApplication::translate("recovery", text);
}

void addNames(QStringList& lines, const char* words, const std::vector<std::string>& names) {
    if (names.empty()) return;
    QStringList list;
    for (const std::string& name : names)
        list << QString::fromStdString(name);
    lines << leftoverWords(words).arg(list.join(QStringLiteral(", ")));
}

void compareScenarios(const std::vector<ScenarioRecord>& left, const std::vector<ScenarioRecord>& saved,
                      QStringList& lines) {
    const auto find = [](const std::vector<ScenarioRecord>& records, const std::string& slug) {
        return std::find_if(records.begin(), records.end(), [&](const auto& record) { return record.slug == slug; });
    };
    std::vector<std::string> added;
    std::vector<std::string> changed;
    std::vector<std::string> removed;
    for (const ScenarioRecord& record : left) {
        const auto before = find(saved, record.slug);
        if (before == saved.end())
            added.push_back(record.name);
        else if (!(*before == record))
            changed.push_back(record.name);
    }
    for (const ScenarioRecord& record : saved)
        if (find(left, record.slug) == left.end()) removed.push_back(record.name);
    addNames(lines, "Scenarios added: %1", added);
    addNames(lines, "Scenarios changed: %1", changed);
    addNames(lines, "Scenarios removed: %1", removed);
}

void compareImports(const ProjectFile& left, const ProjectFile& saved, QStringList& lines) {
    const auto names = [](const ProjectFile& one, const ProjectFile& other) {
        const auto known = other.imports();
        std::vector<std::string> list;
        for (const auto& import : one.imports())
            if (std::none_of(known.begin(), known.end(), [&](const auto& k) { return k.id == import.id; }))
                list.push_back(import.fileName);
        return list;
    };
    const auto added = names(left, saved);
    const auto removed = names(saved, left);
    addNames(lines, "Files imported: %1", added);
    addNames(lines, "Imports undone: %1", removed);
    const bool isSameData = left.summary().datasetHash == saved.summary().datasetHash;
    if (!isSameData && added.empty() && removed.empty()) lines << leftoverWords("The dataset differs.");
}

QStringList differences(const ProjectFile& left, const QString& savedPath) {
    QStringList lines;
    const QString problem = TaskRunner::guarded([&] {
        const auto saved = ProjectFile::open(std::filesystem::path(savedPath.toStdU16String()), {Access::ReadOnly});
        compareScenarios(left.scenarios(), saved.scenarios(), lines);
        compareImports(left, saved, lines);
    });
    if (!problem.isEmpty()) return {problem};
    if (lines.isEmpty()) lines << leftoverWords("It holds the same as the saved file.");
    return lines;
}

} // namespace

LeftoverFacts factsOf(const data::project::Leftover& leftover) {
    LeftoverFacts facts;
    facts.leftover = leftover;
    facts.path = QString::fromStdString(leftover.projectPath.string());
    facts.name = facts.path.isEmpty() ? leftoverWords("Untitled") : QFileInfo(facts.path).completeBaseName();
    facts.openedAt = QDateTime::fromSecsSinceEpoch(leftover.openedUtcSeconds);
    facts.changedAt = QDateTime::fromSecsSinceEpoch(leftover.modifiedUtcSeconds);
    const QFileInfo saved(facts.path);
    const bool hasFile = !facts.path.isEmpty() && saved.isFile();
    if (hasFile) facts.savedAt = saved.lastModified();
    facts.problem = TaskRunner::guarded([&] {
        const auto left = ProjectFile::recover(leftover);
        if (hasFile)
            facts.differences = differences(left, facts.path);
        else
            facts.differences << (facts.path.isEmpty() ? leftoverWords("It was never saved.")
                                                       : leftoverWords("The saved file is no longer there."));
    });
    return facts;
}

} // namespace ui::session
