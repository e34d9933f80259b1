#include "ui/charts/evidence_chart.h"

#include "ui/charts/year_series.h"
#include "ui/text/number_text.h"

#include "model/evidence/back_test.h"
#include "model/evidence/claim.h"

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

} // namespace

ChartData claimsChart(const ChartContext& context) {
    ChartData data;
    data.name = QStringLiteral("claims");
    data.x.kind = XKind::Category;
    QStringList documents;
    for (const Claim& claim : knownClaims()) {
        const QString document = QString::fromStdString(claim.document);
        if (!documents.contains(document)) documents << document;
    }
    data.x.categories = documents;
    Stack stack;
    stack.shape = StackShape::Bars;
    for (qsizetype i = 0; i < documents.size(); ++i)
        stack.x.push_back(static_cast<double>(i));
    for (const FactLook& look : factLooks) {
        StackBand band{chartWords(look.name), look.role, std::vector<double>(stack.x.size(), 0.0)};
        for (const Claim& claim : knownClaims())
            if (claim.fact == look.fact)
                band.values[static_cast<std::size_t>(documents.indexOf(QString::fromStdString(claim.document)))] += 1.0;
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
    data.subtitle = chartWords("Quantitative claims by document and by what the record says of them");
    Q_UNUSED(context)
    return data;
}

ChartData backtestChart(const ChartContext& context) {
    ChartData data;
    data.name = QStringLiteral("backtest");
    const auto tests = model::evidence::backTests();
    data.x.label = chartWords("forecast over outcome, natural logarithm");
    data.y[0].categories.clear();
    for (const auto& test : tests) {
        const auto error = test.logError();
        if (!error) continue;
        Bar bar;
        bar.row = static_cast<double>(data.y[0].categories.size());
        bar.from = 0.0;
        bar.to = *error;
        bar.role = test.inSample ? Role::Neutral : *error < 0.0 ? Role::Grid : Role::Turbine;
        bar.text = text::number(std::exp(*error), context.locale, 2) + QStringLiteral("×");
        data.y[0].categories << QString::fromStdString(test.name);
        data.bars.push_back(std::move(bar));
    }
    const auto scores = model::evidence::scoresOf(tests);
    data.title = scores.meanLogError < 0.0
                     ? chartWords("Past forecasts were %1 off, more often too low")
                           .arg(timesInWords(std::exp(scores.meanAbsoluteLogError), context.locale))
                     : chartWords("Past forecasts were %1 off, more often too high")
                           .arg(timesInWords(std::exp(scores.meanAbsoluteLogError), context.locale));
    data.subtitle =
        chartWords("%1 forecasts that have come due; grey: fitted to the outcome, not scored").arg(scores.scored);
    return data;
}

} // namespace ui::charts
