// Takes apart gzip and ZIP in memory within limits. It knows no formats of text.
#pragma once

#include "data/container/opened_file.h"

#include <memory>

namespace data::container {

// Why bytes could not be had.
enum class PackedFault { None, Damaged, TooLarge, TooMany, Encrypted, Stopped };

struct PackedBytes {
    std::string bytes;
    PackedFault fault{PackedFault::None};
};

bool isGzip(std::string_view bytes);
bool isZip(std::string_view bytes);
// All members of the gzip file one after the other, as gunzip does.
PackedBytes gunzip(std::string_view bytes, const ContainerLimits& limits, const std::stop_token& stop);

// The members of a ZIP, read from memory. The bytes must outlive it.
class ZipArchive {
public:
    ZipArchive(std::string_view bytes, const ContainerLimits& limits, std::stop_token stop);
    ~ZipArchive();
    ZipArchive(const ZipArchive&) = delete;
    ZipArchive& operator=(const ZipArchive&) = delete;

    PackedFault fault() const { return m_fault; } // of the archive itself
    // Of files, in the order of the archive; folders and the resource forks of macOS are left out. A name that stands
    // twice is there twice.
    const std::vector<std::string>& names() const { return m_names; }
    bool has(std::string_view name) const;
    PackedBytes read(std::string_view name); // the first of that name

private:
    struct Handle;
    std::unique_ptr<Handle> m_handle;
    ContainerLimits m_limits;
    std::stop_token m_stop;
    std::vector<std::string> m_names;
    std::vector<std::uint64_t> m_indices; // of the names
    std::size_t m_opened{};               // bytes so far, of all members
    PackedFault m_fault{PackedFault::None};
};

} // namespace data::container
