#include "model/adequacy/standby.h"

namespace model::adequacy {

namespace {

double commonOf(const OutageGroup& group) {
    return group.commonCause * group.forcedOutageRate;
}

// Of a unit by itself: q = c + (1 - c) own.
double ownOf(const OutageGroup& group) {
    const double common = commonOf(group);
    return common < 1.0 ? (group.forcedOutageRate - common) / (1.0 - common) : 0.0;
}

void setOutages(OutageGroup& group, double common, double own) {
    group.forcedOutageRate = common + (1.0 - common) * own;
    group.commonCause = group.forcedOutageRate > 0.0 ? common / group.forcedOutageRate : 0.0;
}

} // namespace

OutageGroup withStartFailure(OutageGroup group, double failure) {
    const double own = ownOf(group);
    setOutages(group, commonOf(group), 1.0 - (1.0 - own) * (1.0 - failure));
    return group;
}

OutageGroup withBlackStart(OutageGroup group, const units::Duration& blackStart) {
    const double repairH = units::number(group.repair);
    const double common = commonOf(group);
    if (repairH <= 0.0 || common <= 0.0 || common >= 1.0) return group;
    const double odds = common / (1.0 - common) * (repairH + units::number(blackStart)) / repairH;
    setOutages(group, odds / (1.0 + odds), ownOf(group));
    return group;
}

} // namespace model::adequacy
