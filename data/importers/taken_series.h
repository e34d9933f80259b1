// The last step of every hourly format: rows of one column become one series of the result, with their issues.
#pragma once

#include "data/importers/hour_record.h"

namespace data::importers {

struct SeriesFacts {
    std::string name; // the slug is made of it
    std::string unit;
    std::string zoneOfOrigin;
    std::string source;
};

// Assembles the rows and adds the series and the issues to the result; no series where no hour has a value. The rows
// taken; the caller counts them.
std::size_t takeSeries(std::vector<HourRecord> rows, const HourColumn& column, const SeriesFacts& facts,
                       ImportResult& result);
// An assembled series with its facts.
project::SeriesRecord seriesOf(AssembledHours hours, const SeriesFacts& facts);

} // namespace data::importers
