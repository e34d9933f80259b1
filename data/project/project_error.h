// What keeps a project file from being opened, changed or saved: one class per cause, built from facts. The words stand
// in the message table under the issue's code.
#pragma once

#include "data/store/file_claim.h"
#include "model/units/issue.h"

#include <cstdint>
#include <exception>
#include <filesystem>
#include <string>
#include <vector>

namespace data::project {

class ProjectError : public std::exception {
public:
    const model::units::Issue& issue() const { return m_issue; }
    const std::filesystem::path& path() const { return m_path; }
    const char* what() const noexcept override { return m_issue.code.c_str(); }

protected:
    // {0} of the message is the path, then the arguments.
    ProjectError(const char* code, const std::filesystem::path& path, std::vector<std::string> arguments);

private:
    model::units::Issue m_issue;
    std::filesystem::path m_path;
};

struct CannotReadProject : ProjectError {
    CannotReadProject(const std::filesystem::path& path, const std::string& reason);
};
struct NotARegularFile : ProjectError {
    explicit NotARegularFile(const std::filesystem::path& path);
};
struct ProjectIsSymlink : ProjectError {
    explicit ProjectIsSymlink(const std::filesystem::path& path);
};
struct ProjectTooLarge : ProjectError {
    ProjectTooLarge(const std::filesystem::path& path, std::uint64_t limitBytes);
};
struct NotAProject : ProjectError {
    explicit NotAProject(const std::filesystem::path& path);
};
struct NewerSchema : ProjectError {
    NewerSchema(const std::filesystem::path& path, std::int64_t foundVersion, int ownVersion);
};
struct DamagedProject : ProjectError {
    DamagedProject(const std::filesystem::path& path, const std::string& damage);
};
struct ForeignSchema : ProjectError {
    ForeignSchema(const std::filesystem::path& path, const std::string& object);
};
struct HashMismatch : ProjectError {
    HashMismatch(const std::filesystem::path& path, const std::string& table);
};
struct BadValue : ProjectError {
    BadValue(const std::filesystem::path& path, const std::string& place);
};
struct ProjectExists : ProjectError {
    explicit ProjectExists(const std::filesystem::path& path);
};
// Opened to be read only, or by the second of two programs.
struct ProjectIsReadOnly : ProjectError {
    explicit ProjectIsReadOnly(const std::filesystem::path& path);
};
struct ProjectInUse : ProjectError {
    ProjectInUse(const std::filesystem::path& path, const store::Owner& owner);
};
struct ChangedOnDisk : ProjectError {
    explicit ChangedOnDisk(const std::filesystem::path& path);
};
// The file of that path is as it was before.
struct CannotWriteProject : ProjectError {
    CannotWriteProject(const std::filesystem::path& path, const std::string& reason);
};
struct StateFolderUnusable : ProjectError {
    StateFolderUnusable(const std::filesystem::path& path, const std::string& reason);
};
// Text with control characters, a number that is not finite, an unknown unit, a missing parent: refused, nothing
// changed.
struct UnstorableValue : ProjectError {
    UnstorableValue(const std::filesystem::path& path, const std::string& place);
};
struct ScenarioHasChildren : ProjectError {
    ScenarioHasChildren(const std::filesystem::path& path, const std::string& slug, const std::string& child);
};

} // namespace data::project
