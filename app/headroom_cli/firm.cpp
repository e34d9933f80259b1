#include "app/headroom_cli/command_line.h"
#include "model/adequacy/firm_capacity.h"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <cmath>
#include <memory>

namespace app::headroom_cli {

namespace {

namespace units = model::units;

struct FirmArguments {
    int count{};
    double unitMw{};
    double forcedOutageRate{};
    double mttrHours{};
    double commonCause{};
    int onMaintenance{};
    double plannedOutageRate{};
    std::optional<double> siteTemperatureC;
    std::optional<double> sitePressureKpa;
    double deratePerC{0.007};
    std::vector<double> availabilities{0.999, 0.9999, 0.99999};
    std::optional<double> deliverMw;
};

// Collects what is outside its range, by option.
class RangeCheck {
public:
    void within(const char* option, double value, double low, double high, std::string_view unit) {
        if (value >= low && value <= high) return; // false for NaN
        m_problems.push_back(problemAt(option, "table.out_of_range",
                                       {fmt::format("{}", value), fmt::format("{}", low),
                                        fmt::format("{}{}{}", high, unit.empty() ? "" : " ", unit)}));
    }
    void share(const char* option, double value) {
        if (value > 1.0)
            m_problems.push_back(problemAt(option, "table.probability_over_one",
                                           {fmt::format("{}", value), fmt::format("{:.12g}", value / 100.0)}));
        else
            within(option, value, 0.0, 1.0, "");
    }
    const std::vector<Problem>& problems() const { return m_problems; }

private:
    std::vector<Problem> m_problems;
};

void refuseBadValues(const FirmArguments& arguments) {
    RangeCheck check;
    check.within("--count", arguments.count, 1, 2000, "units");
    check.within("--unit-mw", arguments.unitMw, 1e-6, 1e6, "MW");
    check.share("--for", arguments.forcedOutageRate);
    check.within("--mttr", arguments.mttrHours, 0.0, 1e6, "h");
    check.share("--common-cause", arguments.commonCause);
    check.within("--on-maintenance", arguments.onMaintenance, 0, std::max(arguments.count, 0), "units");
    check.share("--planned-outage", arguments.plannedOutageRate);
    check.within("--site-temperature-c", arguments.siteTemperatureC.value_or(15.0), -60.0, 60.0, "°C");
    check.within("--site-pressure-kpa", arguments.sitePressureKpa.value_or(101.325), 30.0, 110.0, "kPa");
    check.within("--temperature-derate-per-c", arguments.deratePerC, 0.0, 0.05, "share/°C");
    for (const double availability : arguments.availabilities)
        check.share("--availability", availability);
    check.within("--deliver-mw", arguments.deliverMw.value_or(1.0), 0.0, 1e6, "MW");
    refuseErrors(check.problems());
}

model::adequacy::FirmQuery queryOf(const FirmArguments& arguments) {
    model::adequacy::FirmQuery query;
    query.count = arguments.count;
    query.unit = arguments.unitMw * units::MW;
    query.forcedOutageRate = arguments.forcedOutageRate;
    query.repair = arguments.mttrHours * units::h;
    query.commonCause = arguments.commonCause;
    query.onMaintenance = arguments.onMaintenance;
    query.plannedOutageRate = arguments.plannedOutageRate;
    query.siteTemperatureC = arguments.siteTemperatureC;
    query.sitePressureKpa = arguments.sitePressureKpa;
    query.derate = units::of<units::PerKelvin>(arguments.deratePerC);
    query.availabilities = arguments.availabilities;
    if (arguments.deliverMw) query.deliver = *arguments.deliverMw * units::MW;
    return query;
}

template<class Q>
Value numberOf(const std::optional<Q>& quantity) {
    return quantity ? Value{units::number(*quantity)} : Value{};
}

Value firmWhole(const std::optional<int>& count) {
    return count ? Value{static_cast<std::int64_t>(*count)} : Value{};
}

List levelsOf(const model::adequacy::FirmCapacity& firm) {
    List list{{"availability", "firm_mw", "units_available", "achieved_unavailability", "units_needed", "reachable",
               "lole_hours_per_year", "eue_mwh_per_year", "events_per_year", "mean_event_hours"},
              {}};
    for (const auto& level : firm.levels)
        list.rows.push_back({level.availability, units::number(level.firm),
                             static_cast<std::int64_t>(level.unitsAvailable), level.achievedUnavailability,
                             firmWhole(level.unitsNeeded), level.reachable, numberOf(level.lole), numberOf(level.eue),
                             number(level.eventsPerYear), numberOf(level.meanEvent)});
    return list;
}

ExitCode runFirm(const FirmArguments& arguments, const Console& console) {
    refuseBadValues(arguments);
    const auto firm = model::adequacy::firmCapacity(queryOf(arguments));
    console.show({{"nameplate_mw", Value{units::number(firm.nameplate)}},
                  {"site_mw", Value{units::number(firm.site)}},
                  {"levels", levelsOf(firm)}});
    return ExitCode::Done;
}

} // namespace

void addFirm(CommandLine& line) {
    const auto arguments = std::make_shared<FirmArguments>();
    auto& command = line.add("firm", "Firm megawatts of identical units at given availabilities",
                             "firm --count 29 --unit-mw 34 --for 0.05 --mttr 50 --availability 0.9999",
                             [arguments](const Console& console) { return runFirm(*arguments, console); });
    command.add_option("--count", arguments->count, "Units")->required();
    command.add_option("--unit-mw", arguments->unitMw, "Size of a unit at ISO conditions")->required();
    command.add_option("--for", arguments->forcedOutageRate, "Forced outage rate, share of time")->required();
    command.add_option("--mttr", arguments->mttrHours, "Mean time to repair, h; gives events and their length");
    command.add_option("--common-cause", arguments->commonCause, "Share of the rate that takes all units at once");
    command.add_option("--on-maintenance", arguments->onMaintenance, "Units always in planned outage");
    command.add_option("--planned-outage", arguments->plannedOutageRate, "Share of time in planned outage, in turn");
    command.add_option("--site-temperature-c", arguments->siteTemperatureC, "Design temperature; without it ISO");
    command.add_option("--site-pressure-kpa", arguments->sitePressureKpa, "Station pressure; without it ISO");
    command.add_option("--temperature-derate-per-c", arguments->deratePerC, "Output lost per degree above 15 °C")
        ->capture_default_str();
    command.add_option("--availability", arguments->availabilities, "Share of hours, may be repeated")
        ->type_size(1)
        ->allow_extra_args(false)
        ->capture_default_str();
    command.add_option("--deliver-mw", arguments->deliverMw, "Also count the units needed to deliver this");
}

} // namespace app::headroom_cli
