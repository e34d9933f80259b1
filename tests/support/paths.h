// Where test data stand: the project's own golden cases, and shared data that may be absent on a machine.
#pragma once

#include <optional>
#include <string>

namespace tests {

std::string sourcePath(const std::string& relative); // a file of the project
// A file under ../shared/data (or HEADROOM_SHARED_DATA); nothing where it is absent.
std::optional<std::string> sharedData(const std::string& relative);
std::string readFile(const std::string& path); // bytes; fails the test when it cannot be read

} // namespace tests

// Skips the running test with a message when a shared file is absent; otherwise binds its path to `name`.
#define HEADROOM_SHARED(name, relative)                                                                                \
    const auto name##Found = tests::sharedData(relative);                                                              \
    if (!name##Found) QSKIP("shared data file " relative " is not on this machine");                                   \
    const std::string name = *name##Found
