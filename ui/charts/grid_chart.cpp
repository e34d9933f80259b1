#include "ui/charts/grid_chart.h"

#include "ui/charts/year_series.h"
#include "ui/text/date_text.h"
#include "ui/text/number_text.h"

#include "model/grid/grid_limit.h"
#include "model/grid/region_position.h"
#include "model/scenario/grid_outlook.h"

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

using model::scenario::ContractStep;
using model::scenario::GridOutlook;

QString queueTitle(const GridOutlook& outlook, const QLocale& locale) {
    const ContractStep& first = outlook.steps().front();
    const QString assumed = text::month(first.contractYear, locale, QLocale::LongFormat);
    if (const auto even = outlook.evenOddsYear()) {
        const QString month = text::month(even, locale, QLocale::LongFormat);
        if (month == assumed) return chartWords("Even odds of power by %1, as the contract assumes").arg(month);
        return chartWords("Even odds of power by %1; the contract assumes %2").arg(month, assumed);
    }
    return chartWords("The request comes through with a chance of %1, then in half of all cases by %2; the contract "
                      "assumes %3")
        .arg(text::share(outlook.request().completion(), locale),
             text::month(first.p50Year, locale, QLocale::LongFormat), assumed);
}

QString queueSubtitle(const GridOutlook& outlook, const QLocale& locale) {
    return chartWords("Grid contract after deliverability and ramp: with its own slip, and if the request comes "
                      "through its %1 stages, which has a chance of %2")
        .arg(locale.toString(static_cast<qlonglong>(outlook.request().stages().size())),
             text::share(outlook.request().completion(), locale));
}

// What may be drawn when the request is through with that probability, if it ever is.
std::vector<double> usableAt(const GridOutlook& outlook, double p, const std::vector<double>& years) {
    const double never = years.back() + 1000.0;
    const double throughYear = outlook.request().yearAt(p).value_or(never);
    std::vector<double> mw;
    for (const double year : years)
        mw.push_back(number(outlook.usable(throughYear, year)));
    return mw;
}

void addQueue(ChartData& data, const GridOutlook& outlook, const std::vector<double>& years) {
    data.bands.push_back({chartWords("Stages, P10–P90"), Role::Grid, years, usableAt(outlook, 0.9, years),
                          usableAt(outlook, 0.1, years), true});
    data.lines.push_back({chartWords("Stages, median"), Role::Grid, years, usableAt(outlook, 0.5, years)});
    if (const auto even = outlook.evenOddsYear(); even && *even >= years.front() && *even <= years.back())
        data.markers.push_back({*even, chartWords("even odds"), Role::Grid, {}});
    std::vector<double> chance;
    for (const double year : years)
        chance.push_back(100.0 * outlook.chanceBy(outlook.steps().front(), year));
    data.hovers.push_back({chartWords("Chance of power"), QStringLiteral("%"), Role::Neutral, years, chance, false});
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
    data.y[0].label = chartWords("Grid contract");
    data.y[0].unit = QStringLiteral("MW");
    data.lines.push_back({chartWords("As filed"), Role::Ghost, path.years, path.filedMw});
    const auto outlook = model::scenario::gridOutlook(context.scenario);
    if (outlook && !outlook->steps().empty()) {
        data.title = queueTitle(*outlook, context.locale);
        data.subtitle = queueSubtitle(*outlook, context.locale);
        data.lines.push_back({chartWords("With its slip"), Role::Demand, path.years, path.usableMw});
        addQueue(data, *outlook, path.years);
        return data;
    }
    data.title = contractTitle(path, context.locale);
    data.subtitle = chartWords("Grid contract after deliverability, as filed and as usable with slip and ramp");
    data.gaps.push_back({chartWords("Not yet usable"), path.years, path.filedMw, path.usableMw});
    data.lines.push_back({chartWords("Usable"), Role::Grid, path.years, path.usableMw});
    return data;
}

} // namespace ui::charts
