#include "data/container/packed_bytes.h"

#include <zip.h>
#include <zlib.h>

#include <algorithm>
#include <array>

namespace data::container {

namespace {
constexpr std::size_t kPiece = 1U << 16U;

bool isTooLarge(std::size_t opened, std::size_t packed, const ContainerLimits& limits) {
    return opened > limits.bytes || (opened > limits.freeBytes && opened / limits.ratio > packed);
}

// Ends a zlib stream however it is left.
struct InflateStream {
    z_stream stream{};
    bool isOpen{};
    InflateStream() { isOpen = inflateInit2(&stream, 15 + 16) == Z_OK; } // 16: a gzip header
    ~InflateStream() {
        if (isOpen) inflateEnd(&stream);
    }
    InflateStream(const InflateStream&) = delete;
    InflateStream& operator=(const InflateStream&) = delete;
};
} // namespace

bool isGzip(std::string_view bytes) {
    return bytes.starts_with("\x1F\x8B\x08");
}

bool isZip(std::string_view bytes) {
    return bytes.starts_with("PK\x03\x04") || bytes.starts_with(std::string_view("PK\x05\x06", 4));
}

PackedBytes gunzip(std::string_view bytes, const ContainerLimits& limits, const std::stop_token& stop) {
    PackedBytes opened;
    if (bytes.size() > limits.bytes) return {{}, PackedFault::TooLarge};
    InflateStream inflating;
    z_stream& stream = inflating.stream;
    std::array<char, kPiece> piece{};
    std::string copy(bytes); // zlib takes a pointer that is not const
    stream.next_in = reinterpret_cast<Bytef*>(copy.data());
    stream.avail_in = static_cast<uInt>(copy.size());
    while (inflating.isOpen) {
        if (stop.stop_requested()) return {{}, PackedFault::Stopped};
        stream.next_out = reinterpret_cast<Bytef*>(piece.data());
        stream.avail_out = static_cast<uInt>(piece.size());
        const int state = inflate(&stream, Z_NO_FLUSH);
        opened.bytes.append(piece.data(), piece.size() - stream.avail_out);
        if (isTooLarge(opened.bytes.size(), bytes.size(), limits)) return {{}, PackedFault::TooLarge};
        if (state == Z_STREAM_END) {
            if (stream.avail_in == 0) return opened;
            if (inflateReset(&stream) != Z_OK) break;
            continue;
        }
        if (state != Z_OK || (stream.avail_in == 0 && stream.avail_out != 0)) break; // damaged, or cut off
    }
    return {{}, PackedFault::Damaged};
}

struct ZipArchive::Handle {
    zip_t* archive{};
    ~Handle() {
        if (archive != nullptr) zip_discard(archive);
    }
};

ZipArchive::ZipArchive(std::string_view bytes, const ContainerLimits& limits, std::stop_token stop)
    : m_handle(std::make_unique<Handle>()), m_limits(limits), m_stop(std::move(stop)) {
    zip_error_t error{};
    zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
    if (source != nullptr) m_handle->archive = zip_open_from_source(source, ZIP_RDONLY | ZIP_CHECKCONS, &error);
    zip_error_fini(&error);
    if (m_handle->archive == nullptr) {
        if (source != nullptr) zip_source_free(source);
        m_fault = PackedFault::Damaged;
        return;
    }
    const zip_int64_t count = zip_get_num_entries(m_handle->archive, 0);
    if (count < 0 || static_cast<std::size_t>(count) > limits.members) {
        m_fault = PackedFault::TooMany;
        return;
    }
    for (zip_uint64_t index = 0; index < static_cast<zip_uint64_t>(count); ++index) {
        const char* name = zip_get_name(m_handle->archive, index, ZIP_FL_ENC_GUESS);
        const std::string_view text = name == nullptr ? std::string_view() : std::string_view(name);
        if (text.empty() || text.ends_with('/') || text.starts_with("__MACOSX/")) continue;
        m_names.emplace_back(text);
        m_indices.push_back(index);
    }
}

ZipArchive::~ZipArchive() = default;

bool ZipArchive::has(std::string_view name) const {
    return std::find(m_names.begin(), m_names.end(), name) != m_names.end();
}

PackedBytes ZipArchive::read(std::string_view name) {
    const auto found = std::find(m_names.begin(), m_names.end(), name);
    if (found == m_names.end()) return {{}, PackedFault::Damaged};
    const std::uint64_t index = m_indices[static_cast<std::size_t>(found - m_names.begin())];
    zip_stat_t facts{};
    if (zip_stat_index(m_handle->archive, index, 0, &facts) != 0) return {{}, PackedFault::Damaged};
    if ((facts.valid & ZIP_STAT_ENCRYPTION_METHOD) != 0 && facts.encryption_method != ZIP_EM_NONE) {
        return {{}, PackedFault::Encrypted};
    }
    struct Closing {
        void operator()(zip_file_t* file) const { zip_fclose(file); }
    };
    const std::unique_ptr<zip_file_t, Closing> file(zip_fopen_index(m_handle->archive, index, 0));
    if (!file) return {{}, PackedFault::Damaged};
    PackedBytes opened;
    std::array<char, kPiece> piece{};
    for (;;) {
        if (m_stop.stop_requested()) return {{}, PackedFault::Stopped};
        const zip_int64_t size = zip_fread(file.get(), piece.data(), piece.size());
        if (size < 0) return {{}, PackedFault::Damaged};
        if (size == 0) return opened;
        opened.bytes.append(piece.data(), static_cast<std::size_t>(size));
        m_opened += static_cast<std::size_t>(size);
        if (m_opened > m_limits.bytes || isTooLarge(opened.bytes.size(), facts.comp_size, m_limits)) {
            return {{}, PackedFault::TooLarge};
        }
    }
}

} // namespace data::container
