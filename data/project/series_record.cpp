#include "data/project/series_record.h"

#include <bit>
#include <tuple>

namespace data::project {

bool isSame(const SeriesRecord& left, const SeriesRecord& right) {
    const auto facts = [](const SeriesRecord& record) {
        return std::tie(record.slug, record.name, record.unit, record.zoneOfOrigin, record.source, record.evidence,
                        record.startUtcSeconds, record.stepSeconds, record.valid, record.importId);
    };
    if (facts(left) != facts(right) || left.values.size() != right.values.size()) return false;
    for (std::size_t i = 0; i < left.values.size(); ++i) {
        if (left.valid[i] == 0) continue;
        if (std::bit_cast<std::uint64_t>(left.values[i]) != std::bit_cast<std::uint64_t>(right.values[i])) return false;
    }
    return true;
}

} // namespace data::project
