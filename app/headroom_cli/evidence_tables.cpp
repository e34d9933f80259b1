#include "app/headroom_cli/result_tables.h"
#include "data/catalog/measured_serving.h"
#include "model/evidence/back_test.h"
#include "model/evidence/claim.h"

namespace app::headroom_cli {

using namespace model::evidence;

List claimList() {
    List list{{"number", "document", "claim", "inputs", "claimed", "computed", "unit", "tolerance", "arithmetic",
               "arithmetic_reason", "fact", "fact_reason", "note"},
              {}};
    for (const Claim& claim : claims())
        list.rows.push_back({static_cast<std::int64_t>(claim.number), claim.document, claim.claim, claim.inputs,
                             number(claim.claimed), number(claim.computed()), claim.unit(), number(claim.tolerance),
                             text(word(claim.arithmetic)), claim.arithmeticReason, text(word(claim.fact)),
                             claim.factReason, textOrNothing(claim.note)});
    return list;
}

List claimFigureList() {
    List list{{"number", "figure", "value", "unit"}, {}};
    for (const Claim& claim : claims())
        for (const Figure& figure : claim.figures)
            list.rows.push_back({static_cast<std::int64_t>(claim.number), figure.label, figure.value, figure.unit});
    return list;
}

List backTestList(const std::vector<BackTest>& tests) {
    List list{{"name", "forecast", "outturn", "unit", "log_error", "percentile", "in_sample", "low", "high", "crps",
               "skill", "covered", "scored", "source", "evidence", "note"},
              {}};
    for (const BackTest& test : tests) {
        const auto covered = test.isCovered();
        list.rows.push_back({test.name, test.forecast, number(test.outturn), test.unit, number(test.logError()),
                             number(test.percentile()), test.inSample, number(test.low), number(test.high),
                             number(test.crps()), number(test.skillScore()), covered ? Value{*covered} : Value{},
                             test.isScored(), test.source, test.evidence, textOrNothing(test.note)});
    }
    return list;
}

List verificationList(const std::vector<VerificationCase>& cases) {
    List list{{"name", "source", "quantity", "expected", "computed", "deviation", "tolerance", "status", "reason"}, {}};
    for (const VerificationCase& entry : cases)
        list.rows.push_back({entry.name, entry.source, entry.quantity, entry.expected, number(entry.computed),
                             number(entry.deviation), entry.tolerance, text(word(entry.status)),
                             textOrNothing(entry.reason)});
    return list;
}

List servingCheckList() {
    using namespace model::compute;
    List list{{"id", "model", "task", "precision", "gpu", "accelerators", "batch", "measured_j_per_token",
               "predicted_j_per_token", "error", "calibrated_j_per_token", "calibrated_error", "used_to_calibrate"},
              {}};
    for (const auto& row : data::catalog::measuredServings()) {
        const double prior = predictServing(row, ServingAssumptions::Prior).joulesPerToken;
        const double calibrated = predictServing(row, ServingAssumptions::Calibrated).joulesPerToken;
        list.rows.push_back({row.id, row.model.name, row.task, row.precision, row.gpu, row.accelerators, row.batch,
                             row.joulesPerToken, prior, prior / row.joulesPerToken - 1.0, calibrated,
                             calibrated / row.joulesPerToken - 1.0, isCalibrationRow(row)});
    }
    return list;
}

List servingErrorList() {
    using namespace model::compute;
    List list{{"assumptions", "group", "rows", "median_error", "p90_error", "median_predicted_over_measured",
               "median_time_over_measured", "rows_off_by_more_than_double"},
              {}};
    for (const auto assumptions : {ServingAssumptions::Prior, ServingAssumptions::Calibrated})
        for (const auto& group : servingErrors(data::catalog::measuredServings(), assumptions))
            list.rows.push_back({text(assumptions == ServingAssumptions::Prior ? "prior" : "calibrated"), group.group,
                                 static_cast<std::int64_t>(group.rows), group.medianError, group.p90Error,
                                 group.medianRatio, group.medianTimeRatio,
                                 static_cast<std::int64_t>(group.beyondDouble)});
    return list;
}

} // namespace app::headroom_cli
