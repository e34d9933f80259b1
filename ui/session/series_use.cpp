#include "ui/session/series_use.h"

#include "data/importers/gap_repair.h"
#include "data/project/series_record.h"
#include "data/units/unit_text.h"

namespace ui::session {

std::string inputServedBy(const data::project::SeriesRecord& series) {
    if (series.unit == "°C") return temperatureKey;
    return data::units::convert(1.0, series.unit, "MW") ? regionLoadKey : std::string();
}

bool canBeRenewable(const data::project::SeriesRecord& series) {
    return series.unit == "share" || series.unit == "%" || data::units::convert(1.0, series.unit, "MW").has_value();
}

bool isRenewableSeries(std::string_view key) {
    return key.starts_with(renewablePrefix) && key.ends_with(".series");
}

std::vector<int> usableYears(const data::project::SeriesRecord& series) {
    std::vector<int> years;
    for (const int year : data::importers::yearsCovered(series))
        if (data::importers::yearOfHours(series, year, series.unit).values) years.push_back(year);
    return years;
}

std::string seriesName(const std::string& slug, int year) {
    return slug + "@" + std::to_string(year);
}

} // namespace ui::session
