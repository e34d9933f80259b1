#include "ui/charts/plant_chart.h"

#include "ui/charts/year_series.h"
#include "ui/text/number_text.h"

#include "model/adequacy/outage_table.h"
#include "model/plant/site_capacity.h"
#include "model/scenario/site_year.h"

#include <algorithm>
#include <cmath>

namespace ui::charts {

using model::plant::UnitClass;
using model::units::number;

namespace {

constexpr double nines[] = {0.99, 0.999, 0.9999, 0.99999, 0.999999};

int countInYear(const ChartContext& context, const UnitClass& unit) {
    return static_cast<int>(model::plant::unitsInService(context.scenario.plant, unit, context.year + 0.5));
}

QString ninesText(double availability, const QLocale& locale) {
    return text::share(availability, locale, 7);
}

// The class with most MW in the year; null without units.
const UnitClass* mainClass(const ChartContext& context) {
    const UnitClass* main = nullptr;
    double most = 0.0;
    for (const UnitClass& unit : context.scenario.plant.units) {
        const double mw = countInYear(context, unit) * unit.capacity.value;
        if (mw <= most) continue;
        most = mw;
        main = &unit;
    }
    return main;
}

model::adequacy::OutageTable outageTable(const ChartContext& context) {
    const auto& scenario = context.scenario;
    const model::scenario::SiteYears site(scenario);
    std::vector<model::adequacy::OutageGroup> groups;
    for (const UnitClass& unit : scenario.plant.units) {
        const auto capacity =
            model::plant::siteCapacity(unit, scenario.power.designTemperature.value, scenario.power.sitePressure.value);
        groups.push_back(site.outagesOf(unit, countInYear(context, unit), capacity));
    }
    return model::adequacy::OutageTable(groups);
}

} // namespace

model::adequacy::FirmQuery firmQuery(const ChartContext& context, const UnitClass& unit) {
    model::adequacy::FirmQuery query;
    query.count = countInYear(context, unit);
    query.unit = unit.capacity.quantity();
    const auto outages =
        model::scenario::SiteYears(context.scenario).outagesOf(unit, query.count, unit.capacity.quantity());
    query.forcedOutageRate = outages.forcedOutageRate;
    query.repair = outages.repair;
    query.commonCause = outages.commonCause;
    query.plannedOutageRate = unit.plannedOutageRate.value;
    query.siteTemperatureC = context.scenario.power.designTemperature.value;
    query.sitePressureKpa = context.scenario.power.sitePressure.value;
    query.derate = unit.temperatureDerate.quantity();
    query.availabilities.assign(std::begin(nines), std::end(nines));
    return query;
}

ChartData plantChart(const ChartContext& context) {
    ChartData data;
    data.name = QStringLiteral("plant");
    const auto table = outageTable(context);
    const double capacityMw = number(table.capacity());
    if (capacityMw <= 0.0) return data;
    data.x.label = chartWords("available at least");
    data.x.unit = QStringLiteral("MW");
    data.y[0].label = chartWords("Share of hours");
    data.y[0].unit = QStringLiteral("%");
    Line line;
    line.name = chartWords("On-site units");
    line.role = Role::Turbine;
    line.isStep = true;
    const auto outage = table.outageMw();
    const auto atLeast = table.probabilityAtLeast();
    for (std::size_t i = outage.size(); i-- > 0;) {                         // from the largest outage: MW ascending
        const double beyond = i + 1 < outage.size() ? atLeast[i + 1] : 0.0; // an outage larger than this one
        line.x.push_back(capacityMw - outage[i]);
        line.y.push_back(100.0 * (1.0 - beyond));
    }
    const double allRun = atLeast.size() > 1 ? 1.0 - atLeast[1] : 1.0;
    data.lines.push_back(std::move(line));
    data.title =
        chartWords("All units together stand ready in %1 of the hours").arg(text::share(allRun, context.locale));
    data.subtitle = chartWords("%1 on site in %2 at %3 °C; forced and planned outages, common cause")
                        .arg(text::quantity(capacityMw, QStringLiteral("MW"), context.locale))
                        .arg(context.year)
                        .arg(text::number(context.scenario.power.designTemperature.value, context.locale, 3));
    return data;
}

ChartData firmCapacityChart(const ChartContext& context) {
    ChartData data;
    data.name = QStringLiteral("firm-capacity");
    const UnitClass* main = mainClass(context);
    if (main == nullptr) return data;
    data.x.kind = XKind::Category;
    for (const double availability : nines)
        data.x.categories << ninesText(availability, context.locale);
    data.y[0].label = chartWords("Firm power");
    data.y[0].unit = QStringLiteral("MW");
    Stack stack;
    stack.shape = StackShape::Bars;
    for (std::size_t i = 0; i < std::size(nines); ++i)
        stack.x.push_back(static_cast<double>(i));
    const auto firm = model::adequacy::firmCapacity(firmQuery(context, *main));
    StackBand band{QString::fromStdString(main->name), Role::Turbine, {}};
    for (const auto& level : firm.levels)
        band.values.push_back(level.reachable ? number(level.firm) : 0.0);
    stack.bands.push_back(std::move(band));
    data.stack = std::move(stack);
    data.levels.push_back({number(firm.site), chartWords("all units at site conditions"), Role::Neutral});
    data.levels.push_back({number(firm.nameplate), chartWords("nameplate, ISO"), Role::Neutral});
    const int count = firmQuery(context, *main).count;
    const auto& fourNines = firm.levels[2];
    data.title =
        chartWords("%1 units of %2 promise %3 at %4")
            .arg(QString::number(count), text::quantity(main->capacity.value, QStringLiteral("MW"), context.locale),
                 text::quantity(fourNines.reachable ? number(fourNines.firm) : 0.0, QStringLiteral("MW"),
                                context.locale),
                 ninesText(fourNines.availability, context.locale));
    data.subtitle = chartWords("%1 in %2, with heat, altitude, planned outages and common cause")
                        .arg(QString::fromStdString(main->name))
                        .arg(context.year);
    return data;
}

} // namespace ui::charts
