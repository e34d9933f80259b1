#include "app/headroom_cli/adequacy_input.h"
#include "app/headroom_cli/command_line.h"
#include "model/adequacy/agreement.h"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <memory>
#include <thread>

namespace app::headroom_cli {

namespace {

namespace units = model::units;
using model::adequacy::AdequacyIndices;
using model::adequacy::SimulatedAdequacy;
using model::adequacy::SimulationSystem;

struct AdequacyArguments {
    AdequacyFiles files;
    std::string method{"exact"};
    std::size_t years{10'000};
    std::uint64_t seed{1};
    int threads{};
    std::optional<double> relativeError;
};

template<class Q>
Value quantity(const std::optional<Q>& value) {
    return value ? Value{units::number(*value)} : Value{};
}

AdequacyIndices exactIndices(const AdequacyArguments& arguments, const SimulationSystem& system,
                             std::vector<Problem>& problems) {
    const ExactInput input = exactInput(system);
    const model::adequacy::OutageTable table(input.groups);
    if (!table.isExact()) {
        problems.push_back(problemAt("--units", "cli.outages_gathered", {}));
        problems.back().issue.severity = units::Severity::Warning;
    }
    return model::adequacy::adequacyIndices(table, system.loadMw.front(),
                                            {arguments.files.importMw * units::MW, input.additionalMw});
}

Part exactPart(const AdequacyIndices& found) {
    return {"exact", Object{{"lole_hours_per_year", units::number(found.lole)},
                            {"lole_days_per_year", number(found.loleDays)},
                            {"eue_mwh_per_year", units::number(found.eue)},
                            {"neue_ppm", number(found.neuePpm)},
                            {"lolf_events_per_year", number(found.lolfEvents)},
                            {"mean_event_hours", quantity(found.meanEvent)}}};
}

template<class Q>
void addEstimate(Object& object, const std::string& name, const std::optional<model::stochastic::Estimate<Q>>& found) {
    object.emplace_back(name, found ? Value{units::number(found->value)} : Value{});
    object.emplace_back(name + "_standard_error", found ? Value{units::number(found->standardError)} : Value{});
}

void addSpread(Object& object, const std::string& name, const model::adequacy::YearlySpread& spread) {
    object.emplace_back(name + "_p50", spread.p50);
    object.emplace_back(name + "_p90", spread.p90);
    object.emplace_back(name + "_p99", spread.p99);
}

Part simulatedPart(const AdequacyArguments& arguments, const SimulatedAdequacy& found, double seconds) {
    using Plain = std::optional<model::stochastic::Estimate<>>;
    Object object;
    addEstimate(object, "lole_hours_per_year", std::optional(found.lole));
    addEstimate(object, "lole_days_per_year", found.loleDays);
    addEstimate(object, "eue_mwh_per_year", std::optional(found.eue));
    addEstimate(object, "neue_ppm", found.neuePpm);
    addEstimate(object, "lolf_events_per_year", Plain(found.lolfEvents));
    addEstimate(object, "mean_event_hours", found.meanEvent);
    object.emplace_back("share_of_years_without_loss", found.lossHours.shareOfNone);
    addSpread(object, "loss_hours", found.lossHours);
    addSpread(object, "unserved_mwh", found.unservedMwh);
    addSpread(object, "events", found.events);
    object.emplace_back("sample_years", whole(found.sampleYears));
    object.emplace_back("sample_years_per_second",
                        seconds > 0.0 ? Value{static_cast<double>(found.sampleYears) / seconds} : Value{});
    object.emplace_back("seed", whole(arguments.seed));
    object.emplace_back("converged", found.isConverged);
    return {"monte_carlo", std::move(object)};
}

// One row for each region, within the simulated part.
Part regionsPart(const SimulatedAdequacy& found, const std::vector<std::string>& names) {
    List list{{"name"}, {}};
    for (const char* column : {"lole_hours_per_year", "eue_mwh_per_year", "neue_ppm", "lolf_events_per_year"}) {
        list.columns.emplace_back(column);
        list.columns.push_back(std::string(column) + "_standard_error");
    }
    for (std::size_t i = 0; i < found.regions.size(); ++i) {
        using Plain = std::optional<model::stochastic::Estimate<>>;
        const auto& region = found.regions[i];
        Object figures;
        addEstimate(figures, "lole", std::optional(region.lole));
        addEstimate(figures, "eue", std::optional(region.eue));
        addEstimate(figures, "neue", region.neuePpm);
        addEstimate(figures, "lolf", Plain(region.lolfEvents));
        auto& row = list.rows.emplace_back();
        row.push_back(names[i]);
        for (auto& [name, value] : figures)
            row.push_back(std::move(value));
    }
    return {"monte_carlo.regions", std::move(list)};
}

SimulatedAdequacy simulated(const AdequacyArguments& arguments, const SimulationSystem& system, const Console& console,
                            double& seconds) {
    model::adequacy::SimulationOptions options;
    options.years = arguments.years;
    options.seed = arguments.seed;
    options.threads =
        arguments.threads > 0 ? arguments.threads : static_cast<int>(std::max(1U, std::thread::hardware_concurrency()));
    options.eueRelativeError = arguments.relativeError;
    options.stop = console.stop;
    const auto begin = std::chrono::steady_clock::now();
    auto told = begin;
    options.progress = [&](const model::adequacy::SimulationProgress& now) {
        const auto time = std::chrono::steady_clock::now();
        if (time - told < std::chrono::seconds(1)) return;
        told = time;
        console.messages << fmt::format("{} of {} years: LOLE {:.4g} h, EUE {:.4g} MWh\n", now.years, now.mostYears,
                                        units::number(now.lole.value), units::number(now.eue.value));
    };
    auto found = model::adequacy::simulate(system, options);
    seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
    return found;
}

void checkOptions(const AdequacyArguments& arguments, std::vector<Problem>& problems) {
    const auto refuse = [&](const char* option, const std::string& value, const char* low, const char* high) {
        problems.push_back(problemAt(option, "table.out_of_range", {value, low, high}));
    };
    if (arguments.years < 1 || arguments.years > 100'000'000)
        refuse("--years", std::to_string(arguments.years), "1", "100000000");
    if (arguments.threads < 0 || arguments.threads > 1024)
        refuse("--threads", std::to_string(arguments.threads), "0", "1024");
    if (arguments.relativeError && !(*arguments.relativeError > 0.0 && *arguments.relativeError < 1.0))
        refuse("--relative-error", fmt::format("{}", *arguments.relativeError), "0", "1");
}

ExitCode runAdequacy(const AdequacyArguments& arguments, const Console& console) {
    const bool wantsExact = arguments.method != "monte-carlo";
    const bool wantsSimulation = arguments.method != "exact";
    std::vector<Problem> problems;
    checkOptions(arguments, problems);
    const auto [system, regions] =
        readSystem(arguments.files, wantsSimulation ? CommonCauseScope::Group : CommonCauseScope::Class, problems);
    if (wantsExact) refuseWhatExactCannot(arguments.files, system, problems);
    if (wantsExact) tellWhatExactLeavesOut(arguments.files, system, problems);
    if (wantsSimulation) append(problems, problemsOf(model::adequacy::checkSystem(system)));
    refuseErrors(problems);
    Report report{{"hours", whole(system.loadMw.front().size())}};
    std::optional<AdequacyIndices> exact;
    if (wantsExact) exact = exactIndices(arguments, system, problems);
    console.tell(problems);
    if (exact) report.push_back(exactPart(*exact));
    if (!wantsSimulation) {
        console.show(report);
        return ExitCode::Done;
    }
    double seconds = 0.0;
    const auto found = simulated(arguments, system, console, seconds);
    report.push_back(simulatedPart(arguments, found, seconds));
    if (!found.regions.empty()) report.push_back(regionsPart(found, regions));
    const bool hasBoth = exact && found.sampleYears > 1;
    if (exact) report.push_back({"agree", hasBoth ? Value{model::adequacy::agree(*exact, found).agrees} : Value{}});
    console.show(report);
    return found.isCancelled ? ExitCode::Cancelled : ExitCode::Done;
}

} // namespace

void addAdequacy(CommandLine& line) {
    const auto arguments = std::make_shared<AdequacyArguments>();
    auto& command = line.add("adequacy", "Loss of load of units against an hourly load, per pass of the load",
                             "adequacy --units units.csv --load load.csv --method both --years 100000 --format json",
                             [arguments](const Console& console) { return runAdequacy(*arguments, console); });
    auto& files = arguments->files;
    command
        .add_option(
            "--units", files.units,
            "CSV: name,count,capacity_mw,forced_outage_rate,mttr_h; annual_hours_limit is kept by the simulation")
        ->required();
    command.add_option("--load", files.load, "CSV with a column load_mw, or one per region; any length")->required();
    command.add_option("--storage", files.storage, "CSV of batteries (simulation only)");
    command.add_option("--interfaces", files.interfaces,
                       "CSV of limits between regions: from,to,forward_mw,backward_mw and, where they fail, "
                       "forced_outage_rate,mttr_h (simulation only)");
    command.add_option("--capacity-series", files.capacitySeries,
                       "CSV with hourly MW of units that vary, by name; exact only for units without outages");
    command.add_option("--import-mw", files.importMw, "Available in every hour without outage");
    command.add_option("--common-cause", files.commonCause,
                       "Share of the outage rate that takes all units of a class, or of a common_cause_group, at once");
    command.add_option("--method", arguments->method, "How the indices are found")
        ->check(CLI::IsMember({"exact", "monte-carlo", "both"}))
        ->capture_default_str();
    command.add_option("--years", arguments->years, "Sample-years of the simulation, at most")->capture_default_str();
    command.add_option("--relative-error", arguments->relativeError,
                       "End the simulation once the EUE's standard error is this share of it");
    command.add_option("--seed", arguments->seed, "Same seed, same numbers on any threads")->capture_default_str();
    command.add_option("--threads", arguments->threads, "Threads of the simulation; 0: all there are")
        ->capture_default_str();
}

} // namespace app::headroom_cli
