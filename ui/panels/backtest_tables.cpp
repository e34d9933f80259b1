#include "ui/panels/backtest_tables.h"

#include "ui/text/number_text.h"

#include "model/evidence/hindcast.h"
#include "model/evidence/likelihood.h"
#include "model/evidence/own_back_tests.h"

#include <QtCore/QCoreApplication>

#include <cmath>

namespace ui::panels {

using model::evidence::BackTest;
using model::evidence::ChannelLikelihood;
using model::evidence::Hindcast;
using model::evidence::LikelihoodRow;
using tables::numberCell;
using tables::PlainCell;
using tables::textCell;

namespace {

QString evidenceWords(const char* text) {
    return QCoreApplication::translate("tables", text);
}

QString plain(const std::string& text) {
    return QString::fromStdString(text);
}

PlainCell figureCell(const std::optional<double>& value, const QLocale& locale, int digits = 3) {
    return numberCell(text::number(value, locale, digits), value.value_or(std::nan("")));
}

PlainCell percentileCell(const std::optional<double>& percentile, const QLocale& locale) {
    if (!percentile) return figureCell(percentile, locale);
    PlainCell cell = numberCell(*percentile >= 99.95  ? QStringLiteral("> P99.9")
                                : *percentile <= 0.05 ? QStringLiteral("< P0.1")
                                                      : QStringLiteral("P") + text::number(*percentile, locale, 2),
                                *percentile);
    cell.isAlarm = *percentile < 10.0 || *percentile > 90.0;
    return cell;
}

QString useOf(const BackTest& test) {
    if (!test.outturn) return evidenceWords("open");
    if (test.inSample) return evidenceWords("in-sample, not scored");
    return test.isScored() ? evidenceWords("scored") : evidenceWords("unsourced, not scored");
}

std::vector<PlainCell> backTestRow(const BackTest& test, const QLocale& locale) {
    return {textCell(plain(test.name), plain(test.source)),
            textCell(useOf(test), plain(test.evidence)),
            figureCell(test.forecast, locale),
            figureCell(test.low, locale),
            figureCell(test.high, locale),
            figureCell(test.outturn, locale),
            textCell(plain(test.unit)),
            figureCell(test.logError(), locale, 2),
            percentileCell(test.percentile(), locale),
            figureCell(test.crps(), locale),
            figureCell(test.skillScore(), locale, 2),
            textCell(plain(test.note), plain(test.note))};
}

std::vector<PlainCell> hindcastRow(const Hindcast& hindcast, const model::evidence::HindcastYear& year,
                                   const QLocale& locale) {
    const bool isOut = year.record && (*year.record < year.low || *year.record > year.high);
    PlainCell record = figureCell(year.record, locale);
    record.isAlarm = isOut && year.high > year.low;
    return {textCell(plain(hindcast.name), plain(hindcast.verdict)),
            textCell(hindcast.inSample ? evidenceWords("in-sample") : evidenceWords("scored"), plain(hindcast.source)),
            numberCell(QString::number(year.year), year.year),
            figureCell(year.low, locale),
            figureCell(year.middle, locale),
            figureCell(year.high, locale),
            std::move(record)};
}

// What stands behind an observation, line by line.
QString behind(const LikelihoodRow& row, const QLocale& locale) {
    QStringList lines;
    for (const std::string& text : {row.observable, row.note})
        if (!text.empty()) lines << plain(text);
    lines << evidenceWords("Thesis: %1").arg(plain(row.nullBasis))
          << evidenceWords("Channel: %1").arg(plain(row.channelBasis))
          << evidenceWords("Spread of both in logarithms: %1").arg(text::number(row.logSpread, locale, 2));
    if (!row.source.empty()) lines << evidenceWords("Source: %1").arg(plain(row.source));
    return lines.join(QLatin1Char('\n'));
}

PlainCell spreadCell(const std::optional<double>& half, const std::optional<double>& twice, const QLocale& locale) {
    if (!half || !twice) return figureCell(std::nullopt, locale);
    return numberCell(evidenceWords("%1 to %2").arg(text::number(*half, locale, 2), text::number(*twice, locale, 2)),
                      *half);
}

std::vector<PlainCell> likelihoodRow(const LikelihoodRow& row, const QLocale& locale) {
    QString use = evidenceWords("counted");
    if (row.isRepeat)
        use = evidenceWords("same event, left out");
    else if (!row.isCounted())
        use = evidenceWords("unsourced, left out");
    const QString indent = QStringLiteral("    ");
    return {textCell(indent + plain(row.observable), behind(row, locale)),
            textCell(use, plain(row.source)),
            figureCell(row.observed, locale),
            numberCell(text::number(row.nullMedian, locale), row.nullMedian),
            numberCell(text::number(row.channelMedian, locale), row.channelMedian),
            textCell(plain(row.unit)),
            figureCell(row.bayesFactor(), locale, 2),
            spreadCell(row.bayesFactor(0.5), row.bayesFactor(2.0), locale)};
}

std::vector<PlainCell> channelRow(const ChannelLikelihood& channel, const QLocale& locale) {
    const QString name = plain(channel.channel);
    return {textCell(name.left(1).toUpper() + name.mid(1), plain(channel.thesis)),
            textCell(plain(channel.verdict()), evidenceWords("All that counts, as if independent")),
            figureCell(std::nullopt, locale),
            figureCell(std::nullopt, locale),
            figureCell(std::nullopt, locale),
            textCell({}),
            figureCell(channel.bayesFactor, locale, 2),
            spreadCell(channel.withHalfSpread, channel.withDoubleSpread, locale)};
}

QString hindcastTitle() {
    for (const Hindcast& hindcast : model::evidence::hindcastStudy().hindcasts)
        if (!hindcast.inSample) return plain(hindcast.verdict);
    return evidenceWords("Hindcast");
}

} // namespace

TableContents backTestTable(const charts::ChartContext& context) {
    const QLocale& locale = context.locale;
    const auto tests = model::evidence::allBackTests(context.scenario);
    const auto scores = model::evidence::scoresOf(tests);
    TableContents contents{evidenceWords("Back-tests"),
                           {evidenceWords("Forecast"), evidenceWords("Use"), evidenceWords("Foreseen"),
                            evidenceWords("P10"), evidenceWords("P90"), evidenceWords("Came"), evidenceWords("Unit"),
                            evidenceWords("Log error"), evidenceWords("Fell at"), evidenceWords("CRPS"),
                            evidenceWords("Skill"), evidenceWords("Note")},
                           {},
                           evidenceWords("Back-tests")};
    contents.title =
        evidenceWords("%1 scored: mean error %2 in logarithms, bias %3, MAPE %4; %5 without a source")
            .arg(scores.scored)
            .arg(text::number(scores.meanAbsoluteLogError, locale, 2), text::number(scores.meanLogError, locale, 2),
                 text::share(scores.meanAbsolutePercentage, locale))
            .arg(scores.unsourced);
    for (const BackTest& test : tests)
        contents.rows.push_back(backTestRow(test, locale));
    contents.note =
        evidenceWords("CRPS in the unit of the row. Skill: 1 perfect, 0 no better than a random walk in "
                      "logarithms with the drift and spread of the record known at the time, negative "
                      "worse. Percentile, CRPS and skill exist only where a forecast gave a spread. Your own "
                      "back-tests: + Add under Inputs, or evidence.backtests.<id>; without a source they are "
                      "shown and not scored.");
    return contents;
}

TableContents hindcastTable(const QLocale& locale) {
    TableContents contents{hindcastTitle(),
                           {evidenceWords("Hindcast"), evidenceWords("Use"), evidenceWords("Year"),
                            evidenceWords("P10, TWh"), evidenceWords("P50, TWh"), evidenceWords("P90, TWh"),
                            evidenceWords("Record, TWh")},
                           {},
                           evidenceWords("Hindcast")};
    for (const Hindcast& hindcast : model::evidence::hindcastStudy().hindcasts)
        for (const auto& year : hindcast.years)
            contents.rows.push_back(hindcastRow(hindcast, year, locale));
    contents.note = evidenceWords("One model and one set of parameters, fitted to the world of 2010-18; the band is "
                                  "their uncertainty alone. Alarm: the record lies outside.");
    return contents;
}

TableContents likelihoodTable(const QLocale& locale) {
    TableContents contents{evidenceWords("What observations say of the contrarian channels"),
                           {evidenceWords("Channel and observation"), evidenceWords("Use"), evidenceWords("Observed"),
                            evidenceWords("Thesis expects"), evidenceWords("Channel expects"), evidenceWords("Unit"),
                            evidenceWords("Bayes factor"), evidenceWords("Spread halved, doubled")},
                           {},
                           evidenceWords("Contrarian channels")};
    for (const ChannelLikelihood& channel : model::evidence::contrarianLikelihoods()) {
        contents.rows.push_back(channelRow(channel, locale));
        for (const LikelihoodRow& row : channel.rows)
            contents.rows.push_back(likelihoodRow(row, locale));
    }
    contents.note = evidenceWords("Above 1 speaks for the channel, below 1 for the thesis; to 3 hardly any weight, to "
                                  "20 positive, to 150 strong, above very strong; a channel's own row takes all that "
                                  "counts as if independent. The expectations and spreads are assumptions of this "
                                  "study; what stands behind a row is told where the mouse rests on it.");
    return contents;
}

std::vector<TableContents> backTestTables(const charts::ChartContext& context) {
    return {backTestTable(context), hindcastTable(context.locale), likelihoodTable(context.locale)};
}

} // namespace ui::panels
