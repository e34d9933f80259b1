#include "data/calibration/kernel_groups.h"

#include "data/catalog/embedded.h"
#include "data/csv/csv_table.h"
#include "data/importers/device_names.h"

#include <cmath>
#include <tuple>

namespace data::calibration {

using model::calibration::DevicePeaks;
using model::calibration::KernelMeasurement;
using project::MeasurementColumn;
using project::MeasurementTable;

namespace {
// A column that may be absent.
class KernelCells {
public:
    KernelCells(const MeasurementTable& table, std::string_view name) : m_column(table.column(name)) {}
    double number(std::size_t row, double absent) const {
        if (m_column == nullptr || m_column->isText() || std::isnan(m_column->numbers[row])) return absent;
        return m_column->numbers[row];
    }
    std::string text(std::size_t row) const {
        return m_column == nullptr || !m_column->isText() ? std::string() : m_column->words[m_column->codes[row]];
    }

private:
    const MeasurementColumn* m_column;
};
} // namespace

std::optional<DevicePeaks> devicePeaks(std::string_view acceleratorId) {
    static const csv::CsvTable table = csv::readTable(catalog::embeddedText("catalog/accelerators.csv"));
    const auto cell = [&](std::size_t row, std::string_view column) {
        const auto index = table.column(column);
        return index ? csv::trimmed(table.cell(row, *index)) : std::string_view();
    };
    const auto number = [&](std::size_t row, std::string_view column) {
        return csv::parseNumber(cell(row, column), false).value_or(0.0);
    };
    for (std::size_t row = 0; row < table.rows(); ++row) {
        if (cell(row, "id") != acceleratorId) continue;
        constexpr double kGbPerTb = 1000.0;
        const DevicePeaks peaks{number(row, "mem_bw_tb_s") * kGbPerTb, number(row, "bf16_dense_tflops"),
                                number(row, "fp8_dense_tflops"), number(row, "fp4_dense_tflops")};
        if (peaks.bandwidthGbPerS > 0.0) return peaks;
    }
    return std::nullopt;
}

std::vector<KernelMeasurement> kernelMeasurements(const MeasurementTable& table) {
    std::vector<KernelMeasurement> rows;
    if (table.kind != "kernel") return rows;
    const KernelCells device(table, "device");
    const KernelCells kernel(table, "kernel");
    const KernelCells variant(table, "implementation");
    const KernelCells precision(table, "precision");
    const KernelCells routing(table, "routing");
    const KernelCells tokens(table, "tokens");
    const KernelCells hidden(table, "hidden_size");
    const KernelCells width(table, "intermediate_size");
    const KernelCells experts(table, "experts");
    const KernelCells chosen(table, "experts_per_token");
    const KernelCells tensor(table, "tensor_parallel");
    const KernelCells parallel(table, "expert_parallel");
    const KernelCells hit(table, "experts_hit");
    const KernelCells time(table, "time_us");
    for (std::size_t row = 0; row < table.rows(); ++row) {
        if (table.uses[row] == project::RowUse::Quarantined) continue;
        KernelMeasurement one;
        one.device = device.text(row);
        one.kernel = kernel.text(row).empty() ? variant.text(row) : kernel.text(row);
        one.precision = precision.text(row);
        one.routing = routing.text(row);
        one.tokens = tokens.number(row, 0.0);
        one.hidden = hidden.number(row, 0.0);
        one.intermediate = width.number(row, 0.0);
        one.experts = experts.number(row, 0.0);
        one.expertsPerToken = chosen.number(row, 0.0);
        one.tensorParallel = tensor.number(row, 1.0);
        one.expertParallel = parallel.number(row, 1.0);
        one.expertsHit = hit.number(row, 0.0);
        one.timeUs = time.number(row, 0.0);
        one.row = row;
        rows.push_back(std::move(one));
    }
    return rows;
}

std::vector<KernelGroup> kernelGroups(std::span<const MeasurementTable> tables) {
    using Key = std::tuple<std::string, std::string, std::string, std::string>;
    std::map<Key, KernelGroup> groups;
    for (const MeasurementTable& table : tables) {
        const KernelCells framework(table, "framework");
        for (const KernelMeasurement& one : kernelMeasurements(table)) {
            const std::string maker = framework.text(one.row);
            KernelGroup& group = groups[{one.device, one.precision, one.kernel, maker}];
            if (group.device.empty()) {
                group.device = one.device;
                group.accelerator = importers::acceleratorId(one.device).value_or(std::string());
                group.framework = maker;
                group.kernel = one.kernel;
                group.precision = one.precision;
                group.peaks = devicePeaks(group.accelerator).value_or(DevicePeaks{});
            }
            auto point = model::calibration::kernelPoint(one, group.peaks);
            if (!point) {
                ++group.unusable;
                continue;
            }
            group.points.push_back(std::move(*point));
            group.importIds.push_back(table.importId);
        }
    }
    std::vector<KernelGroup> sorted;
    for (auto& [key, group] : groups)
        sorted.push_back(std::move(group));
    return sorted;
}

} // namespace data::calibration
