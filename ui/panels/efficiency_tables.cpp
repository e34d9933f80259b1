#include "ui/panels/efficiency_tables.h"

#include "ui/charts/year_series.h"
#include "ui/text/message_text.h"
#include "ui/text/number_text.h"

#include "model/compute/efficiency.h"

#include <QtCore/QCoreApplication>

#include <algorithm>
#include <array>
#include <cmath>

namespace ui::panels {

using charts::ChartContext;
using model::compute::EfficiencyFactor;
using model::compute::EfficiencyState;
using model::compute::EfficiencyTrend;
using model::scenario::YearOutcome;
using tables::numberCell;
using tables::PlainCell;
using tables::textCell;

namespace {

QString efficiencyWords(const char* text) {
    return QCoreApplication::translate("tables", text);
}

struct FactorRow {
    const char* heading;
    const char* inSentence;
    double EfficiencyState::*multiplier;
    EfficiencyFactor EfficiencyTrend::*factor;
};
constexpr std::array<FactorRow, 5> factorRows{{
    {"Algorithm", "algorithms", &EfficiencyState::algorithm, &EfficiencyTrend::algorithm},
    {"Architecture", "architecture", &EfficiencyState::architecture, &EfficiencyTrend::architecture},
    {"Precision", "precision", &EfficiencyState::precision, &EfficiencyTrend::precision},
    {"Hardware", "hardware", &EfficiencyState::hardware, &EfficiencyTrend::hardware},
    {"Utilisation", "utilisation", &EfficiencyState::utilisation, &EfficiencyTrend::utilisation},
}};

PlainCell times(double value, const QLocale& locale) {
    if (!std::isfinite(value)) return {text::noValue(), {}, true, false, {}};
    return numberCell(text::quantity(value, QStringLiteral("×"), locale, 3), value);
}

// Tokens per unit of cost of a token in a year, over the first year's: what was trended and what was released.
struct YearState {
    EfficiencyState state;
    double release{1.0};
    double product() const { return state.product() * release; }
};
YearState stateIn(const ChartContext& context, int year) {
    const EfficiencyTrend& trend = context.scenario.efficiency;
    return {model::compute::efficiencyAt(trend, year - context.scenario.frame.firstYear.value),
            model::compute::releaseGain(trend.release, year)};
}

const FactorRow& largestFactor(const EfficiencyState& state) {
    return *std::ranges::max_element(factorRows, {}, [&](const FactorRow& row) { return state.*row.multiplier; });
}

QString mostWords(const EfficiencyState& state, const QLocale& locale) {
    const FactorRow& largest = largestFactor(state);
    const double gain = state.*largest.multiplier;
    if (gain <= 1.0) return efficiencyWords("nothing yet");
    return efficiencyWords("%1, %2 times").arg(efficiencyWords(largest.inSentence), text::number(gain, locale, 3));
}

double priceFall(const ChartContext& context, const YearOutcome& year) {
    const double first = context.outcome.years.front().priceUsdPerMillionTokens;
    return first > 0.0 && year.priceUsdPerMillionTokens > 0.0 ? first / year.priceUsdPerMillionTokens : std::nan("");
}

std::vector<PlainCell> floorRow(const EfficiencyTrend& trend, const QLocale& locale) {
    std::vector<PlainCell> row{textCell(efficiencyWords("At most"))};
    double product = 1.0;
    for (const FactorRow& factor : factorRows) {
        const double floor = (trend.*factor.factor).floor.value;
        const double most = floor > 0.0 ? 1.0 / floor : std::nan("");
        product *= most;
        row.push_back(times(most, locale));
        row.back().toolTip =
            efficiencyWords("The floor of the cost is %1 of the first year's").arg(text::share(floor, locale, 3));
    }
    const double release = trend.release.gain.value;
    row.push_back(times(release, locale));
    row.push_back(times(product * release, locale));
    row.push_back({text::noValue(), {}, true, false, {}});
    row.push_back(textCell(efficiencyWords("where every floor is reached")));
    return row;
}

// What the newest accelerator that may be bought has gained since the first year.
double newestGain(const ChartContext& context, double year) {
    const auto& scenario = context.scenario;
    const EfficiencyState state =
        model::compute::efficiencyAt(scenario.efficiency, year - scenario.frame.firstYear.value);
    const double allowed = std::max(state.precision, scenario.fleet.performanceLimit.valueAt(year));
    return std::min(state.precision * state.hardware, allowed);
}

// Since when the newest had gained as much as the whole stock has by `year`; nothing where the newest gain nothing.
std::optional<double> lagYears(const ChartContext& context, double gained, double year) {
    const double newest = newestGain(context, year);
    if (!(gained > 0.0) || newest <= 1.0 + 1e-9) return std::nullopt;
    if (gained >= newest) return 0.0;
    double low = context.scenario.frame.firstYear.value;
    double high = year;
    while (high - low > 1e-6) {
        const double middle = 0.5 * (low + high);
        (newestGain(context, middle) < gained ? low : high) = middle;
    }
    return year - 0.5 * (low + high);
}

PlainCell lagCell(const std::optional<double>& lag, const QLocale& locale) {
    if (!lag) return textCell(text::noValue(), efficiencyWords("The newest have gained nothing since the first year"));
    const QString years = text::quantity(*lag, efficiencyWords("years"), locale, 2);
    return {*lag > 0.0 ? efficiencyWords("%1 behind").arg(years) : efficiencyWords("level with them"),
            *lag,
            false,
            false,
            {}};
}

// What the accelerators in stock have gained since the first year: the fleet's gain without what software gave at once.
double stockGain(const ChartContext& context, const YearOutcome& year) {
    const YearState now = stateIn(context, year.year);
    return year.efficiency / (now.state.algorithm * now.release * now.state.architecture * now.state.utilisation);
}

} // namespace

TableContents factorsTable(const ChartContext& context) {
    TableContents contents{
        efficiencyWords("There is no answer yet"), {efficiencyWords("Year")}, {}, efficiencyWords("Factors")};
    for (const FactorRow& row : factorRows)
        contents.headings << efficiencyWords(row.heading);
    contents.headings << efficiencyWords("Release") << efficiencyWords("Product") << efficiencyWords("Price fell")
                      << efficiencyWords("Most of it by");
    const YearOutcome* selected = charts::selectedYear(context);
    if (selected == nullptr) return contents;
    const QLocale& locale = context.locale;
    for (const YearOutcome& year : context.outcome.years) {
        const YearState now = stateIn(context, year.year);
        std::vector<PlainCell> row{numberCell(QString::number(year.year), year.year)};
        for (const FactorRow& factor : factorRows)
            row.push_back(times(now.state.*factor.multiplier, locale));
        row.push_back(times(now.release, locale));
        row.push_back(times(now.product(), locale));
        row.push_back(times(priceFall(context, year), locale));
        row.push_back(textCell(mostWords(now.state, locale)));
        contents.rows.push_back(std::move(row));
    }
    const EfficiencyTrend& trend = context.scenario.efficiency;
    contents.rows.push_back(floorRow(trend, locale));
    const YearState last = stateIn(context, selected->year);
    contents.title = efficiencyWords("The newest serve a token %1 times cheaper in %2; most of it by %3")
                         .arg(text::number(last.product(), locale, 3), QString::number(selected->year),
                              mostWords(last.state, locale));
    contents.note = efficiencyWords("Tokens per unit of cost over the first year's. Hardware and precision: of new "
                                    "accelerators, before export rules. Price: what users pay for an output token.");
    const auto issues = model::compute::efficiencyIssues(trend, "compute.efficiency");
    if (!issues.empty()) {
        contents.note = text::message(issues.front());
        for (auto& row : contents.rows)
            row[row.size() - 3].isAlarm = true;
    }
    return contents;
}

TableContents fleetTable(const ChartContext& context) {
    TableContents contents{efficiencyWords("There is no answer yet"),
                           {efficiencyWords("Year"), efficiencyWords("In stock"), efficiencyWords("Bought"),
                            efficiencyWords("New share"), efficiencyWords("Stock gained"),
                            efficiencyWords("Newest gained"), efficiencyWords("Behind the newest")},
                           {},
                           efficiencyWords("Fleet")};
    const QLocale& locale = context.locale;
    const YearOutcome* selected = charts::selectedYear(context);
    std::optional<double> behind;
    for (const YearOutcome& year : context.outcome.years) {
        const double gain = stockGain(context, year);
        const auto lag = lagYears(context, gain, year.year);
        if (&year == selected) behind = lag;
        const double share = year.accelerators > 0.0 ? year.acceleratorsBought / year.accelerators : std::nan("");
        contents.rows.push_back({numberCell(QString::number(year.year), year.year),
                                 numberCell(text::number(year.accelerators, locale), year.accelerators),
                                 numberCell(text::number(year.acceleratorsBought, locale), year.acceleratorsBought),
                                 numberCell(text::share(share, locale, 3), share), times(gain, locale),
                                 times(newestGain(context, year.year), locale), lagCell(lag, locale)});
    }
    if (selected == nullptr) return contents;
    const QString year = QString::number(selected->year);
    const QString stock = text::number(selected->accelerators, locale, 3);
    contents.title = behind && *behind > 0.0
                         ? efficiencyWords("%1 accelerators in %2 trail the newest by %3")
                               .arg(stock, year, text::quantity(*behind, efficiencyWords("years"), locale, 2))
                         : efficiencyWords("%1 accelerators serve in %2").arg(stock, year);
    contents.note =
        efficiencyWords("Gained: tokens per joule by precision and hardware over those of the stock, and of "
                        "the newest, in the first year. Behind: since the newest had gained as much, "
                        "beyond what the stock trailed in the first year.");
    return contents;
}

} // namespace ui::panels
