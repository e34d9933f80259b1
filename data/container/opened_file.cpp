#include "data/container/opened_file.h"

#include "data/container/packed_bytes.h"
#include "data/container/text_encoding.h"
#include "data/container/workbook.h"

namespace data::container {

namespace {
using model::units::Severity;

constexpr std::size_t kDeepest = 3; // a ZIP, a workbook or gzip in it, and its text

const char* codeOf(PackedFault fault) {
    switch (fault) {
    case PackedFault::TooLarge:
        return "container.too_large";
    case PackedFault::TooMany:
        return "container.too_many_members";
    case PackedFault::Encrypted:
        return "container.encrypted";
    case PackedFault::Damaged:
    case PackedFault::Stopped:
    case PackedFault::None:
        break;
    }
    return "container.damaged";
}

// Opens one layer after the other.
class Opening {
public:
    Opening(const ContainerChoice& choice, const ContainerLimits& limits, const std::stop_token& stop)
        : m_choice(choice), m_limits(limits), m_stop(stop) {}

    OpenedFile run(std::string_view bytes) {
        std::string_view layer = bytes;
        for (std::size_t depth = 0; isGzip(layer) || isZip(layer); ++depth) {
            if (depth == kDeepest) {
                refuse("container.too_deep", {"ZIP"});
                break;
            }
            std::optional<std::string> inner = isGzip(layer) ? ofGzip(layer) : ofZip(layer);
            if (!inner) return std::move(m_file);
            m_file.text = std::move(*inner);
            layer = *m_file.text;
        }
        if (!m_file.hasFailed) decode(layer);
        return std::move(m_file);
    }

private:
    std::optional<std::string> refuse(const char* code, std::vector<std::string> arguments = {}) {
        m_file.hasFailed = true;
        m_file.issues.push_back({{code, Severity::Error, {}, std::move(arguments)}, 0, {}});
        return std::nullopt;
    }
    std::optional<std::string> refuse(PackedFault fault, const std::string& name) {
        m_file.isStopped = fault == PackedFault::Stopped;
        return m_file.isStopped ? std::nullopt : refuse(codeOf(fault), {name, std::to_string(m_limits.bytes >> 20U)});
    }
    void enter(const std::string& name) { m_file.member += (m_file.member.empty() ? "" : " > ") + name; }
    std::optional<std::string> ask(ContainerQuestion question, std::vector<std::string> names) {
        m_file.question = question;
        m_file.choices = std::move(names);
        return std::nullopt;
    }
    // The one that was chosen, or the only one; nothing: it must be asked.
    static std::optional<std::string> chosen(const std::vector<std::string>& names, const std::string& wish) {
        for (const std::string& name : names)
            if (name == wish) return name;
        return names.size() == 1 && wish.empty() ? std::optional<std::string>(names.front()) : std::nullopt;
    }

    std::optional<std::string> ofGzip(std::string_view bytes) {
        PackedBytes packed = gunzip(bytes, m_limits, m_stop);
        if (packed.fault != PackedFault::None) return refuse(packed.fault, "gzip");
        return std::move(packed.bytes);
    }
    std::optional<std::string> ofZip(std::string_view bytes) {
        ZipArchive archive(bytes, m_limits, m_stop);
        if (archive.fault() != PackedFault::None) return refuse(archive.fault(), "ZIP");
        if (Workbook::isWorkbook(archive)) return ofWorkbook(archive);
        if (archive.names().empty()) return refuse("container.empty");
        const auto name = chosen(archive.names(), m_choice.member);
        if (!name) return ask(ContainerQuestion::Member, archive.names());
        PackedBytes packed = archive.read(*name);
        if (packed.fault != PackedFault::None) return refuse(packed.fault, *name);
        enter(*name);
        m_file.innerName = *name;
        return std::move(packed.bytes);
    }
    std::optional<std::string> ofWorkbook(ZipArchive& archive) {
        Workbook workbook(archive, m_limits);
        if (workbook.fault() != SheetFault::None) return refuseSheet(workbook.fault(), workbook.packed(), "workbook");
        const auto name = chosen(workbook.sheets(), m_choice.sheet);
        if (!name) return ask(ContainerQuestion::Sheet, workbook.sheets());
        SheetText sheet = workbook.read(*name);
        if (sheet.fault != SheetFault::None) return refuseSheet(sheet.fault, sheet.packed, *name);
        enter(*name);
        if (workbook.sheets().size() > 1) m_file.sheet = *name;
        return std::move(sheet.text);
    }
    std::optional<std::string> refuseSheet(SheetFault fault, PackedFault packed, const std::string& name) {
        if (fault == SheetFault::Packed) return refuse(packed, name);
        if (fault == SheetFault::TooLarge) return refuse(PackedFault::TooLarge, name);
        return refuse(fault == SheetFault::TooDeep ? "container.too_deep" : "container.bad_workbook", {name});
    }

    // A mark decides; without one the text stays as it is unless the user named its encoding.
    void decode(std::string_view bytes) {
        const auto marked = encodingOfMark(bytes);
        const auto named = encodingNamed(m_choice.encoding);
        if (!m_choice.encoding.empty() && !named) {
            refuse("container.unknown_encoding", {m_choice.encoding});
            return;
        }
        const TextEncoding encoding = marked ? *marked : named.value_or(TextEncoding::Utf8);
        if (encoding == TextEncoding::Utf8) return; // the formats report what is no UTF-8, row by row
        auto text = toUtf8(bytes, encoding);
        if (!text) {
            refuse("container.not_encoded", {std::string(encodingName(encoding))});
            return;
        }
        m_file.text = std::move(*text);
    }

    const ContainerChoice& m_choice;
    const ContainerLimits& m_limits;
    const std::stop_token& m_stop;
    OpenedFile m_file;
};
} // namespace

OpenedFile openFile(std::string_view bytes, const ContainerChoice& choice, const ContainerLimits& limits,
                    const std::stop_token& stop) {
    return Opening(choice, limits, stop).run(bytes);
}

} // namespace data::container
