#include "app/headroom_cli/result_tables.h"
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

List backTestList() {
    List list{{"name", "forecast", "outturn", "unit", "log_error", "percentile", "in_sample", "source", "note"}, {}};
    for (const BackTest& test : backTests())
        list.rows.push_back({test.name, test.forecast, number(test.outturn), test.unit, number(test.logError()),
                             Value{}, test.inSample, test.source, textOrNothing(test.note)});
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

} // namespace app::headroom_cli
