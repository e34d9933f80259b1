#include "ui/charts/evidence_chart.h"

#include "ui/charts/year_series.h"
#include "ui/text/number_text.h"

#include "model/evidence/claim.h"
#include "model/evidence/hindcast.h"
#include "model/evidence/own_back_tests.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace ui::charts {

using model::evidence::Arithmetic;
using model::evidence::Claim;
using model::evidence::Fact;

namespace {

struct FactLook {
    Fact fact;
    const char* name;
    Role role;
};

constexpr std::array<FactLook, 4> factLooks{{
    {Fact::Supported, "Supported", Role::Storage},
    {Fact::Superseded, "Superseded", Role::Solar},
    {Fact::Contradicted, "Contradicted", Role::Turbine},
    {Fact::Unverifiable, "Unverifiable", Role::Neutral},
}};

const std::vector<Claim>& knownClaims() {
    static const std::vector<Claim> claims = model::evidence::claims();
    return claims;
}

// "000/004" stands for two documents.
QStringList documentsOf(const Claim& claim) {
    return QString::fromStdString(claim.document).split(QLatin1Char('/'));
}

QString documentName(const QString& code) {
    constexpr std::array<const char*, 5> names{"WWT", "MagickAI", "MIT Tech Review", "Efficiency Paradox",
                                               "AI Uncovered"};
    const int number = code.toInt();
    return code.size() == 3 && number >= 0 && static_cast<std::size_t>(number) < names.size()
               ? QString::fromUtf8(names[static_cast<std::size_t>(number)])
               : code;
}

} // namespace

QString documentNames(const Claim& claim) {
    QStringList names;
    for (const QString& document : documentsOf(claim))
        names << documentName(document);
    return names.join(QStringLiteral(", "));
}

ChartData claimsChart(const ChartContext& context) {
    ChartData data;
    data.name = QStringLiteral("claims");
    data.x.kind = XKind::Category;
    QStringList documents;
    for (const Claim& claim : knownClaims())
        for (const QString& document : documentsOf(claim))
            if (!documents.contains(document)) documents << document;
    documents.sort();
    for (const QString& document : documents)
        data.x.categories << documentName(document);
    Stack stack;
    stack.shape = StackShape::Bars;
    for (qsizetype i = 0; i < documents.size(); ++i)
        stack.x.push_back(static_cast<double>(i));
    for (const FactLook& look : factLooks) {
        StackBand band{chartWords(look.name), look.role, std::vector<double>(stack.x.size(), 0.0)};
        for (const Claim& claim : knownClaims())
            for (const QString& document : documentsOf(claim))
                if (claim.fact == look.fact) band.values[static_cast<std::size_t>(documents.indexOf(document))] += 1.0;
        stack.bands.push_back(std::move(band));
    }
    data.stack = std::move(stack);
    data.y[0].label = chartWords("Claims");
    const auto holding = std::count_if(knownClaims().begin(), knownClaims().end(),
                                       [](const Claim& claim) { return claim.arithmetic == Arithmetic::Holds; });
    const auto contradicted = std::count_if(knownClaims().begin(), knownClaims().end(),
                                            [](const Claim& claim) { return claim.fact == Fact::Contradicted; });
    data.title = chartWords("The arithmetic of %1 of %2 claims holds; the world contradicts %3")
                     .arg(holding)
                     .arg(knownClaims().size())
                     .arg(contradicted);
    data.subtitle = chartWords(
        "Quantitative claims by document and by what the record says; a claim of two documents counts in both");
    Q_UNUSED(context)
    return data;
}

namespace {

QString backTestName(const model::evidence::BackTest& test) {
    const QString name = QString::fromStdString(test.name);
    if (test.inSample) return chartWords("%1 (in-sample)").arg(name);
    return test.isScored() ? name : chartWords("%1 (unsourced)").arg(name);
}

Bar backTestBar(const model::evidence::BackTest& test, double logError, const QLocale& locale) {
    Bar bar;
    bar.from = 0.0;
    bar.to = logError;
    bar.role = !test.isScored() ? Role::Neutral : logError < 0.0 ? Role::Grid : Role::Turbine;
    bar.text = text::number(std::exp(logError), locale, 2) + QStringLiteral("×");
    if (test.low) bar.errorLow = std::log(*test.low / *test.outturn);
    if (test.high) bar.errorHigh = std::log(*test.high / *test.outturn);
    return bar;
}

} // namespace

ChartData backtestChart(const ChartContext& context) {
    ChartData data;
    data.name = QStringLiteral("backtest");
    const auto tests = model::evidence::allBackTests(context.scenario);
    data.x.label = chartWords("forecast over outcome, natural logarithm");
    data.y[0].categories.clear();
    for (const auto& test : tests) {
        const auto error = test.logError();
        if (!error) continue;
        Bar bar = backTestBar(test, *error, context.locale);
        bar.row = static_cast<double>(data.y[0].categories.size());
        data.y[0].categories << backTestName(test);
        data.bars.push_back(std::move(bar));
    }
    const auto scores = model::evidence::scoresOf(tests);
    const QString factor = text::number(std::exp(scores.meanAbsoluteLogError), context.locale, 2);
    data.title = scores.meanLogError < 0.0
                     ? chartWords("Past forecasts missed by a factor of %1, too low on the whole").arg(factor)
                     : chartWords("Past forecasts missed by a factor of %1, too high on the whole").arg(factor);
    data.subtitle = chartWords("%1 forecasts that have come due; grey: fitted to the outcome or without a source, not "
                               "scored; whiskers: P10 to P90 where the forecast gave them")
                        .arg(scores.scored);
    return data;
}

namespace {

const model::evidence::Hindcast* hindcastOf(std::string_view name) {
    const auto& all = model::evidence::hindcastStudy().hindcasts;
    const auto found = std::ranges::find(all, name, &model::evidence::Hindcast::name);
    return found == all.end() ? nullptr : &*found;
}

void drawHindcast(ChartData& data, const model::evidence::Hindcast& hindcast, const QString& name, Role role,
                  Points& record) {
    Band band{name, role, {}, {}, {}, true};
    Line middle{chartWords("Median"), role, {}, {}, 0, false, false};
    for (const auto& year : hindcast.years) {
        band.x.push_back(year.year);
        band.low.push_back(year.low);
        band.high.push_back(year.high);
        middle.x.push_back(year.year);
        middle.y.push_back(year.middle);
        if (!year.record || (!record.x.empty() && record.x.back() >= year.year)) continue;
        record.x.push_back(year.year);
        record.y.push_back(*year.record);
    }
    data.bands.push_back(std::move(band));
    data.lines.push_back(std::move(middle));
}

} // namespace

ChartData hindcastChart(const ChartContext& context) {
    ChartData data;
    data.name = QStringLiteral("hindcast");
    data.x.kind = XKind::Year;
    data.x.minimum = 2009.5; // a record at an edge would be cut
    data.x.maximum = 2023.5;
    data.y[0].unit = QStringLiteral("TWh");
    data.y[0].label = chartWords("Data centers of the US");
    const auto* fitted = hindcastOf("US 2010-18");
    const auto* scored = hindcastOf("US 2018-23");
    if (fitted == nullptr || scored == nullptr) return data;
    Points record{chartWords("Record"), Role::Demand, {}, {}, 0, true, true};
    drawHindcast(data, *fitted, chartWords("2010-18, in-sample, P10 to P90"), Role::Neutral, record);
    drawHindcast(data, *scored, chartWords("2018-23, scored, P10 to P90"), Role::Grid, record);
    data.points.push_back(std::move(record));
    if (scored->reference)
        data.lines.push_back({chartWords("Random walk with drift"),
                              Role::Turbine,
                              {2018.0, 2023.0},
                              {scored->years.front().middle, scored->reference->median()}});
    const auto twh = [&](double value) { return text::number(value, context.locale, 2); };
    data.title = chartWords("Fitted to 2010-18 the model foresees %1 TWh for 2023; %2 came")
                     .arg(twh(scored->years.back().middle), text::number(scored->outturn, context.locale, 3));
    data.subtitle = chartWords("One model, one set of parameters; the band is their uncertainty alone");
    data.source = QStringLiteral("lbnl-2024, lbnl-2016, masanet-2020");
    return data;
}

} // namespace ui::charts
