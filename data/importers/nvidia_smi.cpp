#include "data/importers/nvidia_smi.h"

#include "data/importers/smi_table.h"

#include <array>

namespace data::importers {

namespace {
constexpr std::array<SmiColumn, 21> kNvidiaColumns{{
    {"timestamp", "time", ""},
    {"name", "device", ""},
    {"gpu_name", "device", ""},
    {"uuid", "sensor", ""},
    {"gpu_uuid", "sensor", ""},
    {"index", "sensor", ""},
    {"pci.bus_id", "sensor", ""},
    {"gpu_bus_id", "sensor", ""},
    {"power.draw", "power_w", "W"},
    {"power.draw.average", "power_w", "W"},
    {"power.draw.instant", "power_w", "W"},
    {"enforced.power.limit", "power_limit_w", "W"},
    {"power.limit", "power_limit_w", "W"},
    {"utilization.gpu", "utilisation_share", "%"},
    {"utilization.memory", "memory_utilisation_share", "%"},
    {"memory.used", "memory_used_bytes", "MiB"},
    {"temperature.gpu", "temperature_c", "C"},
    {"clocks.sm", "clock_mhz", "MHz"},
    {"clocks.current.sm", "clock_mhz", "MHz"},
    {"clocks.gr", "clock_mhz", "MHz"},
    {"clocks.current.graphics", "clock_mhz", "MHz"},
}};
constexpr SmiFormat kNvidiaFormat{kNvidiaColumns, "accelerator"};

class NvidiaSmi : public Importer {
public:
    std::string_view name() const override { return "nvidia-smi"; }
    std::string_view title() const override { return "Power log of nvidia-smi (CSV)"; }
    std::span<const std::string_view> extensions() const override {
        static constexpr std::array<std::string_view, 3> endings{"csv", "txt", "log"};
        return endings;
    }
    double confidence(std::string_view head) const override { return hasSmiHeader(head, kNvidiaFormat) ? 0.95 : 0.0; }
    ImportResult parse(std::string_view content, const ImportOptions& options) const override {
        ImportResult result;
        result.format = name();
        readSmiTable(content, kNvidiaFormat, options, result);
        return result;
    }
};
} // namespace

const Importer& nvidiaSmi() {
    static const NvidiaSmi importer;
    return importer;
}

} // namespace data::importers
