#include "model/evidence/likelihood_rows.h"

#include "model/evidence/reference_cases.h"
#include "model/evidence/scores.h"
#include "model/grid/region_position.h"
#include "model/workload/rebound.h"
#include "model/workload/year_demand.h"

#include <cmath>

namespace model::evidence {

namespace {

// Growth of tokens in a year that the thesis stands for: 3 to 5 times.
double thesisGrowth() {
    return fromP10P90(3.0, 5.0).median();
}

// The edge takes 80 % of tasks by 2028, evenly from none in 2024, each in place of a cloud task.
double edgeShareAt(double year) {
    return 0.8 * (year - 2024.0) / 4.0;
}

double growthUnderTheEdge(double from, double to) {
    return std::pow(thesisGrowth(), to - from) * workload::cloudShare(edgeShareAt(to), 1.0) /
           workload::cloudShare(edgeShareAt(from), 1.0);
}

// Tokens of reasoning over plain ones where either may be used for a task: ten times the tokens, worth q.
double reasoningShare(double worth) {
    const double ratio = workload::reasoningTokenRatio(10.0, worth, 1.3);
    return ratio / (1.0 + ratio);
}

double capacityOverRequirement() {
    const auto position = grid::regionPosition(pjm2027(), kPjmDeliveryYear);
    return 1.0 - position.shortfallShare.value_or(0.0);
}

} // namespace

ChannelLikelihood edgeLikelihood() {
    ChannelLikelihood channel{"edge takes work from the cloud", "devices only add", {}};
    const auto tokens = [&](const char* who, const char* unit, double factor, double from, double to, const char* date,
                            const char* source, const char* note) {
        channel.rows.push_back({who, unit, factor, date, std::pow(thesisGrowth(), to - from),
                                growthUnderTheEdge(from, to), 0.5, "3 to 5 times a year, nothing replaced",
                                "the same on what the cloud keeps if 80 % of tasks go to devices by 2028", source,
                                note});
    };
    tokens("Google, tokens of a month, May 2026 over May 2025", "x", 3200.0 / 480.0, 2025.4, 2026.4, "2026-05-19",
           "catalogue, ai_time_series: google-all-surfaces",
           "After small models for devices came out in 2024 and 2025.");
    tokens("China, tokens of a day, May 2026 over June 2025", "x", 140.0 / 30.0, 2025.5, 2026.33, "2026-05-01",
           "catalogue, ai_time_series: china-national-statistic", "Ten months.");
    channel.rows.push_back({"tasks run on a device over all tasks", "share", std::nullopt, "", 0.05,
                            edgeShareAt(2026.4), 0.5, "little moves", "80 % by 2028, evenly", "",
                            "No series was found: the decisive figure is missing."});
    return channel;
}

ChannelLikelihood supplyLikelihood() {
    ChannelLikelihood channel{"grid or rules cap the power", "supply follows demand", {}};
    channel.rows = {
        {"PJM 2027/28, capacity over requirement", "x", capacityOverRequirement(), "2025-12-17", 1.0, 0.955, 0.02,
         "an auction that clears ends at its requirement or above", "short by the 6 to 7 GW foretold",
         "pjm-bra-2027-28", "Short of a target in unforced capacity."},
        {"PJM 2027/28, clearing price without the cap over 2025/26", "x", 529.80 / 269.92, "2025-12-17", 1.0,
         workload::rationedPriceRatio(1.0 / 0.955, 0.1), 0.5, "the price of the first tight auction is enough",
         "shortage^(1/e) at an elasticity of 0.1", "pjm-bra-2027-28-uncapped", "The same auction as the row above.",
         true},
        {"generators, request to operation", "months", 55.0, "2024", 24.0, 60.0, 0.5, "as long as a data center takes",
         "five years of queue", "catalogue, regions: generation_queue_request_to_operation",
         "Power plants, not loads."},
        {"US data centers, grid power in 2025 over 2024", "x", 61.8 / 50.5, "2025-10-14", std::pow(176.0 / 76.0, 0.2),
         1.03, 0.06, "the pace of 2018-23", "growth of firm supply alone",
         "catalogue, regions: data_center_grid_power_demand", "Utility power; the 2024 figure is derived."},
        {"large-load requests connected on the date asked", "share", std::nullopt, "", 0.5, 0.2, 0.5,
         "as the realised half in ERCOT", "most wait", "", "No series by date was found."},
    };
    return channel;
}

ChannelLikelihood reasoningLikelihood() {
    ChannelLikelihood channel{"users will not pay for long thinking", "worth follows the tokens", {}};
    channel.rows = {
        {"spend per token bought, over a year", "x", 1.0, "2025", 1.0, workload::priceRatio(0.1, 0.8, 0.0), 0.7,
         "buyers take better tokens at the old price", "buyers take the tenfold cheaper token (pass-through 0.8)",
         "demirer-2025-llm-demand", "Flat in 100 million million tokens; by way of summaries."},
        {"tokens of reasoning models over all tokens", "share", 0.5, "2025-12", reasoningShare(3.0),
         reasoningShare(1.0), 0.5, "a task is worth 3 times as much at ten times the tokens, elasticity 1.3",
         "worth no more, elasticity 1.3", "openrouter-a16z-2025", "Passed one half within 2025; developers' traffic."},
        {"spend per user, a year over the year before", "x", std::nullopt, "", 2.0, 1.0, 0.5,
         "budgets grow with the tokens", "budgets stay", "", "No published series."},
        {"queries, a year over the year before, while tokens per query rise fourfold", "x", std::nullopt, "",
         thesisGrowth(), thesisGrowth() * workload::reasoningTokenRatio(4.0, 1.0, 1.3) / 4.0, 0.5,
         "queries grow as before", "dearer queries are asked less", "", "Queries are not published beside tokens."},
    };
    return channel;
}

} // namespace model::evidence
