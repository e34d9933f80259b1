#include "app/headroom_cli/result_tables.h"
#include "model/evidence/hindcast.h"
#include "model/evidence/likelihood.h"

namespace app::headroom_cli {

using namespace model::evidence;

List hindcastList() {
    List list{{"name", "year", "p10", "p50", "p90", "record", "unit", "in_sample"}, {}};
    for (const Hindcast& hindcast : hindcastStudy().hindcasts)
        for (const HindcastYear& year : hindcast.years)
            list.rows.push_back({hindcast.name, static_cast<std::int64_t>(year.year), year.low, year.middle, year.high,
                                 number(year.record), hindcast.unit, hindcast.inSample});
    return list;
}

List hindcastScoreList() {
    List list{{"name", "in_sample", "forecast", "outturn", "unit", "log_error", "percentile", "crps",
               "reference_median", "skill", "recorded", "covered", "coverage_low", "coverage_high", "verdict",
               "reference", "source"},
              {}};
    for (const Hindcast& hindcast : hindcastStudy().hindcasts) {
        const Coverage coverage = hindcast.coverage();
        list.rows.push_back({hindcast.name, hindcast.inSample, hindcast.years.back().middle, hindcast.outturn,
                             hindcast.unit, hindcast.logError(), 100.0 * hindcast.position(), hindcast.crps(),
                             hindcast.reference ? Value{hindcast.reference->median()} : Value{},
                             number(hindcast.skillScore()), static_cast<std::int64_t>(coverage.count),
                             static_cast<std::int64_t>(coverage.inside), coverage.low, coverage.high, hindcast.verdict,
                             hindcast.referenceHistory, hindcast.source});
    }
    return list;
}

List hindcastParameterList() {
    List list{{"name", "unit", "prior", "prior_p10", "prior_p50", "prior_p90", "p10", "p50", "p90"}, {}};
    for (const FittedParameter& row : hindcastStudy().parameters)
        list.rows.push_back({row.name, row.unit, row.prior, row.priorLow, row.priorMiddle, row.priorHigh, row.low,
                             row.middle, row.high});
    return list;
}

List likelihoodList() {
    List list{{"channel", "observable", "unit", "observed", "date", "null_median", "channel_median", "log_spread",
               "bayes_factor", "bayes_factor_half_spread", "bayes_factor_double_spread", "counted", "null_basis",
               "channel_basis", "source", "note"},
              {}};
    for (const ChannelLikelihood& channel : contrarianLikelihoods())
        for (const LikelihoodRow& row : channel.rows)
            list.rows.push_back({channel.channel, row.observable, row.unit, number(row.observed),
                                 textOrNothing(row.date), row.nullMedian, row.channelMedian, row.logSpread,
                                 number(row.bayesFactor()), number(row.bayesFactor(0.5)), number(row.bayesFactor(2.0)),
                                 row.isCounted(), row.nullBasis, row.channelBasis, textOrNothing(row.source),
                                 textOrNothing(row.note)});
    return list;
}

List channelVerdictList() {
    List list{{"channel", "thesis", "counted", "bayes_factor", "bayes_factor_half_spread", "bayes_factor_double_spread",
               "verdict"},
              {}};
    for (const ChannelLikelihood& channel : contrarianLikelihoods())
        list.rows.push_back({channel.channel, channel.thesis, static_cast<std::int64_t>(channel.counted()),
                             channel.bayesFactor, channel.withHalfSpread, channel.withDoubleSpread, channel.verdict()});
    return list;
}

} // namespace app::headroom_cli
