// The checks that a file passes before anything of it is used, in the order in which they stand in the design.
#pragma once

#include "data/store/whole_file.h"

#include <cstdint>
#include <filesystem>

namespace data::project {

// Regular file, size, no symbolic link, magic, application id, schema version, journal mode, all from the first 100
// bytes. Throws the ProjectError of the first that fails.
store::FileCopy checkHeader(const std::filesystem::path& file, std::uint64_t limitBytes);
// Hardened connection, schema, integrity, foreign keys, values, hashes. `shown` is the path in the messages.
void checkContents(const std::filesystem::path& file, const std::filesystem::path& shown);
// The ProjectError of a failed file operation while reading.
[[noreturn]] void throwCannotRead(const store::FileError& error, const std::filesystem::path& shown,
                                  std::uint64_t limitBytes);

} // namespace data::project
