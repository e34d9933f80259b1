#include "data/importers/dcgm_power.h"

#include "data/csv/csv_reader.h"
#include "data/importers/power_samples.h"
#include "data/importers/text_lines.h"

#include <algorithm>
#include <array>

namespace data::importers {

namespace {
constexpr std::string_view kDcgmMetric = "DCGM_FI_DEV_POWER_USAGE";
constexpr std::string_view kDmonMark = "#Entity";
constexpr std::size_t kMostDmonColumns = 64;

struct DmonColumn {
    std::string_view name;
    std::string_view field;
    std::string_view unit;
};
constexpr std::array<DmonColumn, 6> kDmonColumns{{{"POWER", "power_w", "W"},
                                                  {"TOTEC", "energy_j", "mJ"},
                                                  {"TMPTR", "temperature_c", "C"},
                                                  {"GPUTL", "utilisation_share", "%"},
                                                  {"MCUTL", "memory_utilisation_share", "%"},
                                                  {"SMCLK", "clock_mhz", "MHz"}}};

std::vector<std::string_view> dcgmWords(std::string_view line) {
    std::vector<std::string_view> words;
    while (words.size() < kMostDmonColumns) {
        const std::size_t begin = line.find_first_not_of(" \t");
        if (begin == std::string_view::npos) break;
        line.remove_prefix(begin);
        const std::size_t end = std::min(line.find_first_of(" \t"), line.size());
        words.push_back(line.substr(0, end));
        line.remove_prefix(end);
    }
    return words;
}

// The value of a label of {gpu="0",modelName="NVIDIA H100"}; empty when there is none.
std::string_view dcgmLabel(std::string_view labels, std::string_view name) {
    const std::string key = std::string(name) + "=\"";
    for (std::size_t at = labels.find(key); at != std::string_view::npos; at = labels.find(key, at + 1)) {
        if (at > 0 && labels[at - 1] != ',' && labels[at - 1] != '{' && labels[at - 1] != ' ') continue;
        const std::size_t begin = at + key.size();
        return labels.substr(begin, labels.find('"', begin) - begin);
    }
    return {};
}

class DcgmSamples {
public:
    DcgmSamples(const ImportOptions& options, ImportResult& result)
        : m_samples("accelerator", DateOrder::YearFirst, options, result), m_result(result) {}

    void take(std::string_view line, std::size_t number) {
        if (line.starts_with(kDcgmMetric)) return takeMetric(line.substr(kDcgmMetric.size()), number);
        const std::vector<std::string_view> words = dcgmWords(line);
        const auto mark = std::find(words.begin(), words.end(), kDmonMark);
        if (mark != words.end()) {
            m_columns.assign(mark + 1, words.end());
            m_units.clear();
            return;
        }
        if (m_columns.empty() || line.starts_with('#')) return;
        const auto id = std::find(words.begin(), words.end(), "ID");
        if (id != words.end()) {
            takeUnits({id + 1, words.end()});
        } else if (words.size() >= m_columns.size() + 2) {
            takeDmon(line, words, number);
        }
    }
    void finish() { m_samples.finish(); }

private:
    void takeUnits(const std::vector<std::string_view>& units) {
        if (units.size() == m_columns.size()) m_units = units;
    }
    // What stands before "GPU 0" and the values is the stamp.
    void takeDmon(std::string_view line, const std::vector<std::string_view>& words, std::size_t number) {
        const std::size_t values = words.size() - m_columns.size();
        const std::string_view entity = words[values - 2];
        ++m_result.rowsRead;
        m_samples.begin(number);
        takeTime(csv::trimmed(line.substr(0, static_cast<std::size_t>(entity.data() - line.data()))));
        m_samples.word("sensor", std::string(entity) + " " + std::string(words[values - 1]));
        for (std::size_t i = 0; i < m_columns.size(); ++i) {
            for (const DmonColumn& known : kDmonColumns) {
                if (known.name != m_columns[i]) continue;
                m_samples.number(known.field, words[values + i], m_units.empty() ? known.unit : m_units[i], known.name);
            }
        }
        m_samples.device({});
        m_samples.end();
    }
    void takeMetric(std::string_view line, std::size_t number) {
        if (!line.empty() && line.front() != '{' && line.front() != ' ') return; // a longer name
        ++m_result.rowsRead;
        const std::size_t close = line.starts_with('{') ? line.rfind('}') : std::string_view::npos;
        const std::string_view labels = close == std::string_view::npos ? std::string_view() : line.substr(0, close);
        const auto words = dcgmWords(close == std::string_view::npos ? line : line.substr(close + 1));
        m_samples.begin(number);
        m_samples.number("power_w", words.empty() ? std::string_view() : words[0], "W", kDcgmMetric);
        takeTime(words.size() > 1 ? words[1] : std::string_view());
        const std::string_view uuid = dcgmLabel(labels, "UUID");
        m_samples.word("sensor", uuid.empty() ? dcgmLabel(labels, "gpu") : uuid);
        m_samples.device(dcgmLabel(labels, "modelName"));
        m_samples.end();
    }
    void takeTime(std::string_view stamp) {
        if (stamp.empty())
            m_samples.intake().refuse("measurement.no_sample_time", {}, {});
        else
            m_samples.time(stamp, {});
    }

    PowerSamples m_samples;
    ImportResult& m_result;
    std::vector<std::string_view> m_columns;
    std::vector<std::string_view> m_units;
};

class DcgmPower : public Importer {
public:
    std::string_view name() const override { return "dcgm"; }
    std::string_view title() const override { return "Power log of DCGM (dcgmi dmon, dcgm-exporter)"; }
    std::span<const std::string_view> extensions() const override {
        static constexpr std::array<std::string_view, 3> endings{"txt", "log", "prom"};
        return endings;
    }
    double confidence(std::string_view head) const override {
        const std::size_t mark = head.find(kDmonMark);
        const std::string_view header =
            mark == std::string_view::npos ? std::string_view() : head.substr(mark, head.find('\n', mark) - mark);
        const auto words = dcgmWords(header);
        if (std::find(words.begin(), words.end(), kDmonColumns.front().name) != words.end()) return 0.95;
        return head.find(std::string(kDcgmMetric) + "{") != std::string_view::npos ? 0.95 : 0.0;
    }
    ImportResult parse(std::string_view content, const ImportOptions& options) const override {
        ImportResult result;
        result.format = name();
        DcgmSamples samples(options, result);
        TextLines lines(content, options);
        while (lines.next())
            samples.take(lines.text(), lines.number());
        result.isCancelled = lines.isStopped();
        samples.finish();
        return result;
    }
};
} // namespace

const Importer& dcgmPower() {
    static const DcgmPower importer;
    return importer;
}

} // namespace data::importers
