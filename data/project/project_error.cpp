#include "data/project/project_error.h"

namespace data::project {

using Path = std::filesystem::path;

ProjectError::ProjectError(const char* code, const Path& path, std::vector<std::string> arguments) : m_path(path) {
    arguments.insert(arguments.begin(), path.string());
    m_issue = {code, model::units::Severity::Error, path.string(), std::move(arguments)};
}

CannotReadProject::CannotReadProject(const Path& path, const std::string& reason)
    : ProjectError("project.cannot_read", path, {reason}) {}
NotARegularFile::NotARegularFile(const Path& path) : ProjectError("project.not_a_file", path, {}) {}
ProjectIsSymlink::ProjectIsSymlink(const Path& path) : ProjectError("project.symlink", path, {}) {}
ProjectTooLarge::ProjectTooLarge(const Path& path, std::uint64_t limitBytes)
    : ProjectError("project.too_large", path, {std::to_string(limitBytes >> 20U)}) {}
NotAProject::NotAProject(const Path& path) : ProjectError("project.not_a_project", path, {}) {}
NewerSchema::NewerSchema(const Path& path, std::int64_t foundVersion, int ownVersion)
    : ProjectError("project.newer_schema", path, {std::to_string(foundVersion), std::to_string(ownVersion)}) {}
DamagedProject::DamagedProject(const Path& path, const std::string& damage)
    : ProjectError("project.damaged", path, {damage}) {}
ForeignSchema::ForeignSchema(const Path& path, const std::string& object)
    : ProjectError("project.foreign_schema", path, {object}) {}
HashMismatch::HashMismatch(const Path& path, const std::string& table)
    : ProjectError("project.hash_mismatch", path, {table}) {}
BadValue::BadValue(const Path& path, const std::string& place) : ProjectError("project.bad_value", path, {place}) {}
ProjectExists::ProjectExists(const Path& path) : ProjectError("project.exists", path, {}) {}
ProjectIsReadOnly::ProjectIsReadOnly(const Path& path) : ProjectError("project.read_only", path, {}) {}
ProjectInUse::ProjectInUse(const Path& path, const store::Owner& owner)
    : ProjectError("project.in_use", path, {std::to_string(owner.processId)}) {}
ChangedOnDisk::ChangedOnDisk(const Path& path) : ProjectError("project.changed_on_disk", path, {}) {}
CannotWriteProject::CannotWriteProject(const Path& path, const std::string& reason)
    : ProjectError("project.cannot_write", path, {reason}) {}
StateFolderUnusable::StateFolderUnusable(const Path& path, const std::string& reason)
    : ProjectError("project.state_folder", path, {reason}) {}
UnstorableValue::UnstorableValue(const Path& path, const std::string& place)
    : ProjectError("project.unstorable", path, {place}) {}
ScenarioHasChildren::ScenarioHasChildren(const Path& path, const std::string& slug, const std::string& child)
    : ProjectError("project.scenario_has_children", path, {slug, child}) {}

} // namespace data::project
