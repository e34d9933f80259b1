// The files of resources/catalog, profiles and templates as they were built into the program.
#pragma once

#include <span>
#include <string_view>

namespace data::catalog {

struct EmbeddedFile {
    std::string_view path; // below resources: "catalog/models.csv"
    std::string_view text;
};
std::span<const EmbeddedFile> embeddedFiles();
// The text of a file; empty when there is none of that path.
std::string_view embeddedText(std::string_view path);

} // namespace data::catalog
