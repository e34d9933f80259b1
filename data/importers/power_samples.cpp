#include "data/importers/power_samples.h"

#include "data/csv/csv_reader.h"

#include <algorithm>
#include <array>

namespace data::importers {

namespace {
struct PowerUnit {
    std::string_view fieldUnit;
    std::string_view unit;
    double factor;
};
constexpr double kKibi = 1024.0;
constexpr std::array<PowerUnit, 20> kPowerUnits{{
    {"W", "W", 1.0},
    {"W", "mW", 1e-3},
    {"W", "kW", 1e3},
    {"J", "J", 1.0},
    {"J", "mJ", 1e-3},
    {"J", "uJ", 1e-6},
    {"J", "kJ", 1e3},
    {"share", "%", 0.01},
    {"B", "B", 1.0},
    {"B", "KiB", kKibi},
    {"B", "MiB", kKibi* kKibi},
    {"B", "GiB", kKibi* kKibi* kKibi},
    {"B", "KB", 1e3},
    {"B", "MB", 1e6},
    {"B", "GB", 1e9},
    {"degC", "C", 1.0},
    {"degC", "degC", 1.0},
    {"degC",
     "\xC2\xB0"
     "C",
     1.0},
    {"MHz", "MHz", 1.0},
    {"MHz", "GHz", 1e3},
}};

// Nothing read: "[N/A]", "[Not Supported]", "[GPU is lost]", "N/A", "ERR!".
bool isUnread(std::string_view text) {
    return text.empty() || text.front() == '[' || text == "N/A" || text == "ERR!";
}
} // namespace

std::optional<double> powerUnitFactor(std::string_view fieldUnit, std::string_view unit) {
    const auto found = std::find_if(kPowerUnits.begin(), kPowerUnits.end(), [&](const PowerUnit& one) {
        return one.fieldUnit == fieldUnit && one.unit == unit;
    });
    if (found == kPowerUnits.end()) return std::nullopt;
    return found->factor;
}

PowerSamples::PowerSamples(std::string_view meter, DateOrder order, const ImportOptions& options, ImportResult& result)
    : m_intake("power", result), m_questions(options, result), m_meter(meter), m_order(order) {}

void PowerSamples::begin(std::size_t line) {
    m_intake.begin(line);
    m_intake.word("meter", m_meter);
}

void PowerSamples::time(std::string_view stamp, std::string_view source) {
    const auto parsed = parseSampleStamp(stamp, m_order);
    if (!parsed) return m_intake.refuse("import.bad_stamp", source, {std::string(stamp)});
    if (!parsed->whole.offsetSeconds && !m_clock) {
        auto zone = m_questions.timeZone(stamp);
        if (!zone) return; // asked: the sample is dropped with all others
        m_clock.emplace(std::move(*zone));
    }
    const auto seconds = parsed->whole.offsetSeconds ? utcOf(*parsed) : m_clock->utc(*parsed);
    if (!seconds) return m_intake.refuse("import.sample_skipped_by_clock", source, {std::string(stamp)});
    m_intake.number("time_utc_s", *seconds, source);
}

void PowerSamples::number(std::string_view field, std::string_view text, std::string_view unit,
                          std::string_view source) {
    text = csv::trimmed(text);
    if (isUnread(text)) return;
    const std::size_t end = std::min(text.find_first_not_of("0123456789.+-eE"), text.size());
    const std::string_view behind = csv::trimmed(text.substr(end));
    const MeasuredCell cell{MeasuredCell::Kind::Word, 0.0, csv::trimmed(text.substr(0, end))};
    if (cell.text.empty() || !cell.value()) return m_intake.refuse("import.not_a_number", source, {std::string(text)});
    const std::string_view stated = behind.empty() ? unit : behind;
    const auto factor = powerUnitFactor(findField(*findKind("power"), field)->unit, stated);
    if (!factor) return m_intake.refuse("measurement.unknown_unit", source, {std::string(source), std::string(stated)});
    m_intake.number(field, cell, source, *factor);
}

void PowerSamples::device(std::string_view name) {
    if (name.empty())
        m_intake.word("device", m_questions.device());
    else
        m_intake.word("device", name);
}

} // namespace data::importers
