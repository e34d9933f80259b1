#include "ui/charts/efficiency_chart.h"

#include "ui/charts/year_series.h"
#include "ui/text/number_text.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace ui::charts {

using model::scenario::EnergyChange;
using model::scenario::YearOutcome;

namespace {

struct ChangePart {
    const char* name;
    const char* rise; // in a sentence, when it drives energy up
    const char* fall;
    Role role;
    double EnergyChange::*figure;
};

constexpr std::array<ChangePart, 7> changeParts{{
    {"Users", "more users", "fewer users", Role::Series1, &EnergyChange::users},
    {"Tasks per user", "more tasks per user", "fewer tasks per user", Role::Series2, &EnergyChange::tasksPerUser},
    {"Tokens per task", "longer answers", "shorter answers", Role::Series3, &EnergyChange::tokensPerTask},
    {"Work per token", "more work per token", "less work per token", Role::Series4, &EnergyChange::workPerToken},
    {"Energy per work", "thirstier hardware", "better hardware", Role::Series5, &EnergyChange::workPerJoule},
    {"Facility overhead", "higher PUE", "lower PUE", Role::Series6, &EnergyChange::pue},
    {"Cloud share", "more work in the cloud", "work moved to devices", Role::Neutral, &EnergyChange::cloudShare},
}};

constexpr double textRoom = 0.2; // of the bars' reach

double energyPart(const YearOutcome& year, const ChangePart& part) {
    return year.change.*part.figure;
}

Line energyLine(const ChartContext& context, const char* name, Role role, double YearOutcome::*figure) {
    return {chartWords(name), role, yearsOf(context.outcome),
            figuresOf(context.outcome, [figure](const YearOutcome& year) { return year.*figure; })};
}

QString decompositionTitle(const ChartContext& context, const YearOutcome& year) {
    const ChangePart* up = &changeParts[0];
    const ChangePart* down = &changeParts[0];
    for (const ChangePart& part : changeParts) {
        if (energyPart(year, part) > energyPart(year, *up)) up = &part;
        if (energyPart(year, part) < energyPart(year, *down)) down = &part;
    }
    const double multiple = std::exp(year.change.sum());
    const bool rises = multiple >= 1.0;
    const ChangePart* winner = rises ? up : down;
    const ChangePart* loser = rises ? down : up;
    const QString winning = chartWords(rises ? winner->rise : winner->fall);
    const QString losing = chartWords(rises ? loser->fall : loser->rise);
    const QString size =
        rises ? text::number(multiple, context.locale, 2) : text::number(1.0 / multiple, context.locale, 2);
    return (rises ? chartWords("Energy grows %1-fold by %2: %3 against %4")
                  : chartWords("Energy shrinks %1-fold by %2: %3 against %4"))
        .arg(size, QString::number(year.year), winning, losing);
}

} // namespace

ChartData efficiencyChart(const ChartContext& context) {
    ChartData data = yearChart("efficiency");
    if (context.outcome.years.empty()) return data;
    const YearOutcome& first = context.outcome.years.front();
    const YearOutcome& last = context.outcome.years.back();
    if (first.energyPerTokenJ <= 0.0 || last.energyPerTokenJ <= 0.0) return data;
    const double fall = first.energyPerTokenJ / last.energyPerTokenJ;
    data.title = fall >= 1.0 ? chartWords("A token takes %1 times less energy in %2 than in %3")
                                   .arg(text::number(fall, context.locale, 2))
                                   .arg(last.year)
                                   .arg(first.year)
                             : chartWords("A token takes %1 times more energy in %2 than in %3")
                                   .arg(text::number(1.0 / fall, context.locale, 2))
                                   .arg(last.year)
                                   .arg(first.year);
    data.subtitle = chartWords("Joules per output token, prefill included, %1").arg(context.scenarioName);
    data.y[0] = {chartWords("Energy per output token"), QStringLiteral("J"), true, false, {}, {}, {}};
    addGhost(data, context, [](const YearOutcome& year) { return year.energyPerTokenJ; });
    data.lines.push_back(energyLine(context, "Facility", Role::Demand, &YearOutcome::energyPerTokenJ));
    data.lines.push_back(energyLine(context, "IT", Role::Series1, &YearOutcome::energyPerTokenItJ));
    data.lines.push_back(energyLine(context, "Accelerator", Role::Series2, &YearOutcome::energyPerTokenAcceleratorJ));
    data.hovers.push_back(
        {chartWords("Work per token"), QStringLiteral("FLOP"), Role::Neutral, yearsOf(context.outcome),
         figuresOf(context.outcome, [](const YearOutcome& year) { return year.flopPerToken; }), false});
    return data;
}

ChartData decompositionChart(const ChartContext& context) {
    ChartData data;
    data.name = QStringLiteral("decomposition");
    const YearOutcome* year = selectedYear(context);
    if (year == nullptr) return data;
    const YearOutcome& first = context.outcome.years.front();
    if (year == &first) year = &context.outcome.years.back(); // against itself there is nothing to explain
    data.title = decompositionTitle(context, *year);
    data.subtitle = chartWords("Natural logarithms of the factors of facility energy, %1 over %2; they add up")
                        .arg(year->year)
                        .arg(first.year);
    data.x.label = chartWords("ln of energy in %1 over that of %2").arg(year->year).arg(first.year);
    double sum = 0.0;
    const auto add = [&](const QString& name, Role role, double from, double to) {
        const QString factor = text::number(std::exp(to - from), context.locale, 3) + QStringLiteral("×");
        data.bars.push_back({static_cast<double>(data.bars.size()), from, to, role, {}, {}, factor});
        data.y[0].categories << name;
    };
    for (const ChangePart& part : changeParts) {
        const double change = energyPart(*year, part);
        add(chartWords(part.name), part.role, sum, sum + change);
        sum += change;
    }
    add(chartWords("All together"), Role::Demand, 0.0, sum);
    Extent reach{0.0, 0.0};
    for (const Bar& bar : data.bars)
        reach = {std::min(reach.low, bar.to), std::max(reach.high, bar.to)};
    data.x.minimum = reach.low - textRoom * (reach.high - reach.low); // a falling bar has its text on the left
    return data;
}

} // namespace ui::charts
