// When, and whether at all, a request comes through its stages: probabilities and quantiles, exact to about a day.
#pragma once

#include "model/grid/interconnection_request.h"
#include "model/grid/slip_distribution.h"

#include <optional>
#include <string>
#include <vector>

namespace model::grid {

// Dates are calendar years (2027.5 is the first of July 2027). The quantiles are given that the stage is passed, and
// absent where they lie beyond the horizon of SlipDistribution.
struct StageOutlook {
    std::string name;
    double passed{}; // chance that the request comes through this stage and all before it
    double plannedYear{};
    std::optional<double> p10Year, p50Year, p90Year;
};

class RequestOutlook {
public:
    // Of a request without errors (checkRequest).
    explicit RequestOutlook(const InterconnectionRequest& request);

    const std::string& name() const { return m_name; }
    units::Power capacity() const { return m_capacity; }
    double completion() const { return m_stages.back().passed; } // whenever
    double plannedYear() const { return m_stages.back().plannedYear; }
    // Energised at that date: the chance of completion times that of slipping no more than until then.
    double probabilityBy(double year) const;
    // Given that it is completed; p in (0, 1).
    std::optional<double> yearAt(double p) const;
    units::Duration meanSlip() const { return m_slip.mean(); }
    const std::vector<StageOutlook>& stages() const { return m_stages; } // in the order of the request

private:
    std::string m_name;
    units::Power m_capacity;
    SlipDistribution m_slip;
    std::vector<StageOutlook> m_stages;
};

} // namespace model::grid
