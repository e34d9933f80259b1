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
    const QString factor = text::number(std::exp(scores.meanAbsoluteLogError), context.locale, 2);
    data.title = scores.meanLogError < 0.0
                     ? chartWords("Past forecasts missed by a factor of %1, too low on the whole").arg(factor)
                     : chartWords("Past forecasts missed by a factor of %1, too high on the whole").arg(factor);
    data.subtitle =
        chartWords("%1 forecasts that have come due; grey: fitted to the outcome, not scored").arg(scores.scored);
    return data;
}

} // namespace ui::charts
