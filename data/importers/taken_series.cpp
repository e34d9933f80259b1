#include "data/importers/taken_series.h"

#include "data/importers/registry.h"

namespace data::importers {

project::SeriesRecord seriesOf(AssembledHours hours, const SeriesFacts& facts) {
    project::SeriesRecord series;
    series.slug = slug(facts.name);
    series.name = facts.name;
    series.unit = facts.unit;
    series.zoneOfOrigin = facts.zoneOfOrigin;
    series.source = facts.source;
    series.evidence = "imported";
    series.startUtcSeconds = hours.startUtcSeconds;
    series.values = std::move(hours.values);
    series.valid = std::move(hours.valid);
    return series;
}

std::size_t takeSeries(std::vector<HourRecord> rows, const HourColumn& column, const SeriesFacts& facts,
                       ImportResult& result) {
    AssembledHours hours = assembleHours(std::move(rows), column);
    result.issues.insert(result.issues.end(), hours.issues.begin(), hours.issues.end());
    const std::size_t taken = hours.taken;
    if (taken > 0) result.series.push_back(seriesOf(std::move(hours), facts));
    return taken;
}

} // namespace data::importers
