#include "model/adequacy/flexible_load.h"

#include "app/headroom_cli/command_line.h"
#include "app/headroom_cli/input_file.h"
#include "data/importers/time_stamp.h"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <memory>

namespace app::headroom_cli {

namespace {

namespace units = model::units;

struct FlexibleLoadArguments {
    std::string loadFile;
    std::vector<double> limits{0.0025, 0.005, 0.01, 0.05};
    std::optional<double> thresholdMw;
};

// The month of every hour; nothing when the file has no times, or one of them cannot be read.
std::optional<std::vector<int>> monthsOf(const data::importers::HourlyColumns& columns) {
    if (columns.times.empty()) return std::nullopt;
    const std::vector<std::string_view> stamps(columns.times.begin(), columns.times.end());
    const auto order = data::importers::dateOrder(stamps);
    std::vector<int> months;
    months.reserve(stamps.size());
    for (const std::string_view stamp : stamps) {
        const auto read = data::importers::parseStamp(stamp, order);
        if (!read) return std::nullopt;
        months.push_back(std::stoi(data::importers::utcText(read->localSeconds).substr(5, 2)));
    }
    return months;
}

void refuseBadLimits(const FlexibleLoadArguments& arguments, std::vector<Problem>& problems) {
    for (const double limit : arguments.limits)
        if (!(limit > 0.0 && limit < 1.0))
            problems.push_back(problemAt("--limit", "table.out_of_range", {fmt::format("{}", limit), "0", "1"}));
    if (arguments.thresholdMw && !(*arguments.thresholdMw > 0.0 && std::isfinite(*arguments.thresholdMw)))
        problems.push_back(
            problemAt("--threshold-mw", "table.negative", {fmt::format("{}", *arguments.thresholdMw), "MW"}));
}

ExitCode runFlexibleLoad(const FlexibleLoadArguments& arguments, const Console& console) {
    std::vector<Problem> problems;
    refuseBadLimits(arguments, problems);
    auto columns = readHourlyTable(arguments.loadFile, "--load", problems);
    const auto loadMw = onlyColumn(columns.columns, arguments.loadFile, problems);
    refuseErrors(problems);
    console.tell(problems);
    const auto months = arguments.thresholdMw ? std::nullopt : monthsOf(columns);
    const double peakMw = *std::max_element(loadMw.begin(), loadMw.end());
    const std::vector<double> thresholdMw =
        months ? model::adequacy::seasonalThresholdMw(loadMw, *months)
               : std::vector<double>(loadMw.size(), arguments.thresholdMw.value_or(peakMw));
    List list{{"limit", "added_load_mw", "share_of_peak", "curtailed_hours", "events", "mean_event_hours",
               "hours_keeping_half", "hours_keeping_three_quarters", "hours_keeping_nine_tenths"},
              {}};
    for (const double limit : arguments.limits) {
        const auto found = model::adequacy::flexibleHeadroom(loadMw, thresholdMw, limit);
        list.rows.push_back({found.limit, units::number(found.addedLoad), found.shareOfPeak,
                             units::number(found.curtailed), found.events,
                             found.meanEvent ? Value{units::number(*found.meanEvent)} : Value{},
                             units::number(found.keepingHalf), units::number(found.keepingThreeQuarters),
                             units::number(found.keepingNineTenths)});
    }
    console.show({{"hours", whole(loadMw.size())},
                  {"peak_mw", Value{peakMw}},
                  {"threshold", text(months                  ? "seasonal"
                                     : arguments.thresholdMw ? "given"
                                                             : "peak")},
                  {"limits", list}});
    return ExitCode::Done;
}

} // namespace

void addFlexibleLoad(CommandLine& line) {
    const auto arguments = std::make_shared<FlexibleLoadArguments>();
    auto& command = line.add("flexible-load", "Flat load that fits under historic peaks if it may be cut back a little",
                             "flexible-load --load load.csv --limit 0.005",
                             [arguments](const Console& console) { return runFlexibleLoad(*arguments, console); });
    command
        .add_option("--load", arguments->loadFile,
                    "CSV with a column load_mw; with a time column summer and winter have their own peaks")
        ->required();
    command.add_option("--limit", arguments->limits, "Share of the added load's energy that may be cut, repeatable")
        ->type_size(1)
        ->allow_extra_args(false)
        ->capture_default_str();
    command.add_option("--threshold-mw", arguments->thresholdMw, "One threshold for all hours instead of the peaks");
}

} // namespace app::headroom_cli
