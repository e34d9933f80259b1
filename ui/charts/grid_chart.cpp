#include "ui/charts/grid_chart.h"

#include "ui/charts/year_series.h"
#include "ui/text/number_text.h"

#include "model/grid/grid_limit.h"
#include "model/grid/region_position.h"

#include <algorithm>
#include <cmath>

namespace ui::charts {

using model::units::number;

namespace {

QString deliveryYear(int year) {
    return QStringLiteral("%1/%2").arg(year).arg((year + 1) % 100, 2, 10, QLatin1Char('0'));
}

struct ContractPath {
    std::vector<double> years;
    std::vector<double> filedMw;
    std::vector<double> usableMw;
};

ContractPath contractPath(const ChartContext& context) {
    const auto& terms = context.scenario.interconnection;
    ContractPath path;
    const int first = context.outcome.years.front().year;
    const int last = context.outcome.years.back().year;
    for (int month = 0; month <= (last + 1 - first) * 12; ++month) {
        const double year = first + month / 12.0;
        path.years.push_back(year);
        path.filedMw.push_back(terms.contract.valueAt(year) * terms.deliverability.value);
        path.usableMw.push_back(number(model::grid::usableContract(terms, year)));
    }
    return path;
}

// First time that a share of the path's highest value is reached.
double reached(const std::vector<double>& years, const std::vector<double>& mw, double level) {
    const auto found = std::find_if(mw.begin(), mw.end(), [level](double one) { return one >= level - 1e-6; });
    return found == mw.end() ? orNaN(std::nullopt) : years[static_cast<std::size_t>(found - mw.begin())];
}

QString contractTitle(const ContractPath& path, const QLocale& locale) {
    const double full = *std::max_element(path.filedMw.begin(), path.filedMw.end());
    if (full <= 0.0) return chartWords("The site has no grid contract");
    const QString size = text::quantity(full, QStringLiteral("MW"), locale);
    const double filed = reached(path.years, path.filedMw, full);
    const double usable = reached(path.years, path.usableMw, full);
    if (!std::isfinite(usable)) return chartWords("The full %1 never become usable in these years").arg(size);
    const double lateMonths = 12.0 * (usable - filed);
    if (lateMonths < 0.5) return chartWords("The full %1 are usable as filed").arg(size);
    return chartWords("The full %1 are usable in %2, %3 months after the filed date")
        .arg(size)
        .arg(static_cast<int>(usable))
        .arg(text::number(std::round(lateMonths), locale, 3));
}

} // namespace

ChartData gridChart(const ChartContext& context) {
    ChartData data;
    data.name = QStringLiteral("grid");
    data.x.kind = XKind::DeliveryYear;
    if (context.outcome.years.empty()) return data;
    const std::vector<double> years = yearsOf(context.outcome);
    std::vector<double> committed;
    std::vector<double> required;
    std::vector<double> margin;
    double worst = 0.0;
    int worstYear = 0;
    for (const auto& year : context.outcome.years) {
        const auto position = model::grid::regionPosition(context.scenario.region, year.year);
        committed.push_back(number(position.cleared));
        required.push_back(number(position.requirement));
        margin.push_back(100.0 * orNaN(position.reserveMargin));
        if (number(position.shortfallUcap) <= worst) continue;
        worst = number(position.shortfallUcap);
        worstYear = year.year;
    }
    data.title = worst > 0.0
                     ? chartWords("The region is short of %1 of accredited capacity in %2")
                           .arg(text::quantity(worst, QStringLiteral("MW"), context.locale), deliveryYear(worstYear))
                     : chartWords("The region meets its capacity requirement");
    data.subtitle =
        chartWords("Unforced capacity (UCAP) by delivery year; it reaches the site only through curtailment terms");
    data.y[0] = {chartWords("Unforced capacity"), QStringLiteral("MW"), false, false, {}, {}, {}};
    data.gaps.push_back({chartWords("Shortfall"), years, required, committed});
    data.lines.push_back({chartWords("Committed"), Role::Grid, years, committed});
    data.lines.push_back({chartWords("Requirement"), Role::Demand, years, required});
    data.hovers.push_back({chartWords("Reserve margin"), QStringLiteral("%"), Role::Neutral, years, margin, false});
    return data;
}

ChartData interconnectionChart(const ChartContext& context) {
    ChartData data = yearChart("interconnection");
    if (context.outcome.years.empty()) return data;
    ContractPath path = contractPath(context);
    data.title = contractTitle(path, context.locale);
    data.subtitle = chartWords("Grid contract after deliverability, as filed and as usable with slip and ramp");
    data.y[0].label = chartWords("Grid contract");
    data.y[0].unit = QStringLiteral("MW");
    data.gaps.push_back({chartWords("Not yet usable"), path.years, path.filedMw, path.usableMw});
    data.lines.push_back({chartWords("As filed"), Role::Ghost, path.years, path.filedMw});
    data.lines.push_back({chartWords("Usable"), Role::Grid, path.years, path.usableMw});
    return data;
}

} // namespace ui::charts
