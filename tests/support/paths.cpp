#include "tests/support/paths.h"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <stdexcept>

namespace tests {

std::string sourcePath(const std::string& relative) {
    return std::string(HEADROOM_SOURCE_DIR) + "/" + relative;
}

std::optional<std::string> sharedData(const std::string& relative) {
    const char* overridden = std::getenv("HEADROOM_SHARED_DATA");
    const std::string folder = overridden != nullptr ? overridden : sourcePath("../shared/data");
    const std::string path = folder + "/" + relative;
    if (!std::filesystem::exists(path)) return std::nullopt;
    return path;
}

std::string readFile(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    if (!file) throw std::runtime_error("cannot read " + path);
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
}

} // namespace tests
