#include "model/grid/request_outlook.h"

#include <cassert>

namespace model::grid {

namespace {

std::optional<double> yearOfSlip(double plannedYear, const SlipDistribution& slip, double p) {
    const auto found = slip.quantile(p);
    if (!found) return std::nullopt;
    return plannedYear + units::number(*found) / units::kHoursPerYear;
}

} // namespace

RequestOutlook::RequestOutlook(const InterconnectionRequest& request)
    : m_name(request.name), m_capacity(request.capacity.quantity()) {
    assert(!units::hasError(checkRequest(request)));
    double passed = 1.0;
    double plannedYear = request.start.value;
    for (const InterconnectionStage& stage : request.stages) {
        passed *= stage.completion.value;
        plannedYear += stage.planned.value / units::kMonthsPerYear;
        m_slip.add(stage.medianSlip.quantity(), stage.p90Slip.quantity());
        m_stages.push_back({stage.name, passed, plannedYear, yearOfSlip(plannedYear, m_slip, 0.1),
                            yearOfSlip(plannedYear, m_slip, 0.5), yearOfSlip(plannedYear, m_slip, 0.9)});
    }
}

double RequestOutlook::probabilityBy(double year) const {
    const auto slip = units::of<units::Duration>((year - plannedYear()) * units::kHoursPerYear);
    return completion() * m_slip.probabilityWithin(slip);
}

std::optional<double> RequestOutlook::yearAt(double p) const {
    return yearOfSlip(plannedYear(), m_slip, p);
}

} // namespace model::grid
