// An imported series as it stands in the project file: equal steps in UTC with a validity mask. Not a model year.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace data::project {

// values[i] covers [start + i·step, start + (i+1)·step). valid[i] is 1 where the source gave a usable value; elsewhere
// values[i] is NaN, so that a missing hour can never be read as 0. zoneOfOrigin "none": the steps carry no date;
// "typical …": a year put together of months of several years, laid on 2025 (2024 where it has a 29 February).
struct SeriesRecord {
    std::string slug; // unique in the project
    std::string name;
    std::string unit; // a symbol of data/units
    std::string zoneOfOrigin;
    std::string source;
    std::string evidence;
    std::int64_t startUtcSeconds{};
    std::int64_t stepSeconds{3600};
    std::vector<double> values;
    std::vector<std::uint8_t> valid;
    std::string importId; // empty: not from an import

    std::size_t size() const { return values.size(); }
    std::size_t missing() const {
        std::size_t count = 0;
        for (const std::uint8_t mark : valid)
            count += mark == 0 ? 1U : 0U;
        return count;
    }
    std::int64_t endUtcSeconds() const {
        return startUtcSeconds + stepSeconds * static_cast<std::int64_t>(values.size());
    }
};

// Whether it is such a typical year: no weather that ever was.
inline bool isTypicalYear(const SeriesRecord& series) {
    return series.zoneOfOrigin.starts_with("typical");
}

// Equal in every field, with values compared bit for bit where they are valid.
bool isSame(const SeriesRecord& left, const SeriesRecord& right);

} // namespace data::project
