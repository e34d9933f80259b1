// The import formats of the program.
#pragma once

#include "data/importers/importer.h"

namespace data::importers {

std::span<const Importer* const> importers();
const Importer* findImporter(std::string_view name); // null when there is no such format
// The format that recognises the content best; null when none does.
const Importer* recognise(std::string_view content);
// The file's name without folder and ending; a slug of lower-case letters, digits and hyphens.
std::string stem(std::string_view fileName);
std::string slug(std::string_view text);
// What the project file keeps of an import: id, counts and issues.
project::ImportRecord record(const ImportResult& result, std::string_view fileName, std::string_view content,
                             std::int64_t timeUtcSeconds);
// Sets the id of the import in all its series and rows.
void markWith(ImportResult& result, const std::string& importId);

} // namespace data::importers
