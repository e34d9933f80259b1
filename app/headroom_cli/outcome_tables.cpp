#include "app/headroom_cli/result_tables.h"
#include "model/scenario/site_dispatch.h"
#include "model/series/time_axis.h"
#include "model/units/messages.h"

#include <fmt/format.h>

namespace app::headroom_cli {

using namespace model::scenario;

namespace {

constexpr std::string_view kBeforeMethod = "eue_mwh_per_year"; // lole_method stands behind it

std::string timeText(int year, const model::series::CalendarHour& at) {
    return fmt::format("{:04}-{:02}-{:02}T{:02}:00:00Z", year, at.month, at.day, at.hour);
}

} // namespace

List yearList(const Outcome& outcome) {
    List list{{"year"}, {}};
    for (const Metric& metric : metrics()) {
        list.columns.emplace_back(metric.name);
        if (metric.name == kBeforeMethod) list.columns.emplace_back("lole_method");
    }
    for (const char* name : {"binding_gate", "price_iterations", "price_residual", "price_converged"})
        list.columns.emplace_back(name);
    for (const YearOutcome& year : outcome.years) {
        std::vector<Value> row{static_cast<std::int64_t>(year.year)};
        for (const Metric& metric : metrics()) {
            row.push_back(number(metric.get(year)));
            if (metric.name == kBeforeMethod) row.push_back(textOrNothing(year.loleMethod));
        }
        row.push_back(textOrNothing(year.bindingGate));
        row.push_back(static_cast<std::int64_t>(year.priceIterations));
        row.push_back(year.priceResidual);
        row.push_back(year.priceConverged);
        list.rows.push_back(std::move(row));
    }
    return list;
}

List classList(const Outcome& outcome) {
    List list{{"year", "workload", "name", "users_over_first_year", "tasks_per_year", "input_tokens",
               "cached_input_tokens", "output_tokens", "edge_tasks_per_year", "price_ratio", "local_elasticity",
               "short_run_elasticity"},
              {}};
    for (const YearOutcome& year : outcome.years)
        for (const ClassYear& entry : year.classes)
            list.rows.push_back({static_cast<std::int64_t>(year.year), entry.id, entry.name, entry.users,
                                 entry.tasksPerYear, entry.inputTokens, entry.cachedInputTokens, entry.outputTokens,
                                 entry.edgeTasksPerYear, entry.priceRatio, entry.localElasticity,
                                 entry.shortRunElasticity});
    return list;
}

List simulationList(const Outcome& outcome) {
    List list{{"year",
               "other_method",
               "other_lole_hours_per_year",
               "other_eue_mwh_per_year",
               "lole_hours_per_year",
               "lole_hours_per_year_standard_error",
               "eue_mwh_per_year",
               "eue_mwh_per_year_standard_error",
               "lolf_events_per_year",
               "lolf_events_per_year_standard_error",
               "mean_event_hours",
               "mean_event_hours_standard_error",
               "share_of_years_without_loss",
               "lost_hours_p50",
               "lost_hours_p90",
               "lost_hours_p99",
               "unserved_mwh_p50",
               "unserved_mwh_p90",
               "unserved_mwh_p99",
               "sample_years",
               "weather_years",
               "seed",
               "agree"},
              {}};
    for (const YearOutcome& year : outcome.years) {
        if (!year.simulated) continue;
        const SimulatedRisk& risk = *year.simulated;
        const auto& event = risk.meanEventHours;
        list.rows.push_back({static_cast<std::int64_t>(year.year),
                             text(risk.otherMethod),
                             risk.otherLoleHours,
                             risk.otherEueMwh,
                             risk.loleHours.value,
                             risk.loleHours.standardError,
                             risk.eueMwh.value,
                             risk.eueMwh.standardError,
                             risk.lolfEvents.value,
                             risk.lolfEvents.standardError,
                             event ? Value{event->value} : Value{},
                             event ? Value{event->standardError} : Value{},
                             risk.lossHours.shareOfNone,
                             risk.lossHours.p50,
                             risk.lossHours.p90,
                             risk.lossHours.p99,
                             risk.unservedMwh.p50,
                             risk.unservedMwh.p90,
                             risk.unservedMwh.p99,
                             static_cast<std::int64_t>(risk.sampleYears),
                             static_cast<std::int64_t>(risk.weatherYears),
                             static_cast<std::int64_t>(risk.seed),
                             risk.agrees()});
    }
    return list;
}

List weatherList(const Outcome& outcome) {
    List list{{"year", "weather_year", "peak_mw", "lole_hours", "eue_mwh", "headroom_mw"}, {}};
    for (const YearOutcome& year : outcome.years)
        for (const WeatherRiskYear& risk : year.weather)
            list.rows.push_back({static_cast<std::int64_t>(year.year), static_cast<std::int64_t>(risk.weatherYear),
                                 risk.peakMw, risk.loleHours, risk.eueMwh, risk.headroomMw});
    return list;
}

Object summaryOf(const Outcome& outcome) {
    const Summary& summary = outcome.summary;
    const Value gapYear = summary.gapYear ? Value{static_cast<std::int64_t>(*summary.gapYear)} : Value{};
    return {{"gap_year", gapYear},
            {"peak_gap_mw", number(summary.peakGapMw)},
            {"energy_multiple", summary.energyMultiple},
            {"marginal_rebound", number(summary.marginalRebound)},
            {"discrete_rebound", number(summary.discreteRebound)},
            {"npv_usd", summary.npvUsd},
            {"price_year", static_cast<std::int64_t>(summary.priceYear)},
            {"target_availability", summary.targetAvailability}};
}

List hourList(const Outcome& outcome, const Scenario& scenario) {
    List list{{"time_utc", "load_mw", "grid_mw", "onsite_mw", "storage_mw", "flexible_mw", "unserved_mw",
               "state_of_charge_mwh", "fuel_mmbtu", "co2_t", "renewable_mw", "curtailed_mw"},
              {}};
    if (!outcome.hourly || !outcome.hourlyYear) return list;
    const auto& hourly = *outcome.hourly;
    const model::series::TimeAxis axis(*outcome.hourlyYear);
    const double gridTonnesPerMwh = model::units::number(scenario.tariff.emissionRate.at(axis.year() + 0.5));
    const auto loadMw = loadOf(hourly);
    list.rows.reserve(hourly.gridMw.size());
    for (std::size_t i = 0; i < hourly.gridMw.size(); ++i) {
        const bool isSunny = !hourly.renewableMw.empty();
        list.rows.push_back({timeText(axis.year(), axis.at(i)), loadMw[i], hourly.gridMw[i], hourly.onsiteMw[i],
                             hourly.storageMw[i], hourly.flexibleMw[i], hourly.unservedMw[i],
                             hourly.stateOfChargeMwh[i], hourly.fuelMmbtu[i],
                             hourly.carbonT[i] + gridTonnesPerMwh * hourly.gridMw[i],
                             isSunny ? hourly.renewableMw[i] : 0.0, isSunny ? hourly.curtailedMw[i] : 0.0});
    }
    return list;
}

List issueList(const std::vector<model::units::Issue>& issues) {
    List list{{"code", "severity", "where", "message"}, {}};
    for (const auto& issue : issues)
        list.rows.push_back(
            {issue.code, text(word(issue.severity)), textOrNothing(issue.where), model::units::describe(issue)});
    return list;
}

} // namespace app::headroom_cli
