#include "data/importers/amd_smi.h"

#include "data/importers/smi_table.h"

#include <array>

namespace data::importers {

namespace {
constexpr std::array<SmiColumn, 15> kAmdColumns{{
    {"timestamp", "time", ""},
    {"gpu", "sensor", ""},
    {"socket_power", "power_w", "W"},
    {"current_socket_power", "power_w", "W"},
    {"average_socket_power", "power_w", "W"},
    {"power_usage", "power_w", "W"},
    {"total_energy_consumption", "energy_j", "J"},
    {"gfx_activity", "utilisation_share", "%"},
    {"umc_activity", "memory_utilisation_share", "%"},
    {"hotspot", "temperature_c", "C"},
    {"hotspot_temperature", "temperature_c", "C"},
    {"gfx_clk", "clock_mhz", "MHz"},
    {"gfx_clock", "clock_mhz", "MHz"},
    {"gfx_0_clk", "clock_mhz", "MHz"},
    {"market_name", "device", ""},
}};
constexpr SmiFormat kAmdFormat{kAmdColumns, "accelerator"};

class AmdSmi : public Importer {
public:
    std::string_view name() const override { return "amd-smi"; }
    std::string_view title() const override { return "Power log of amd-smi (CSV)"; }
    std::span<const std::string_view> extensions() const override {
        static constexpr std::array<std::string_view, 3> endings{"csv", "txt", "log"};
        return endings;
    }
    double confidence(std::string_view head) const override { return hasSmiHeader(head, kAmdFormat) ? 0.95 : 0.0; }
    ImportResult parse(std::string_view content, const ImportOptions& options) const override {
        ImportResult result;
        result.format = name();
        readSmiTable(content, kAmdFormat, options, result);
        return result;
    }
};
} // namespace

const Importer& amdSmi() {
    static const AmdSmi importer;
    return importer;
}

} // namespace data::importers
