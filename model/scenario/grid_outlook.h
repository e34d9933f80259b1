// What the open stages of the request behind the contract say about its dates: the odds of each step, beside the fixed
// slip that the contract assumes. The answers of a scenario keep to that slip. Also what a forecaster would count of
// it.
#pragma once

#include "model/grid/load_realisation.h"
#include "model/grid/request_outlook.h"
#include "model/scenario/scenario.h"

#include <optional>
#include <vector>

namespace model::scenario {

// One rise of the contract after the request began. No step can be energised before the request has come through all
// its stages, and none before it is filed for.
struct ContractStep {
    double filedYear{};                              // as filed, when the rise is whole
    units::Power capacity;                           // of the rise
    double contractYear{};                           // filed, with the contract's own slip
    std::optional<double> p10Year, p50Year, p90Year; // given that the request comes through; as in StageOutlook
    std::optional<double> laterThanContract;         // years from contractYear to p50Year
};

class GridOutlook {
public:
    const grid::RequestOutlook& request() const { return m_request; }
    const std::vector<ContractStep>& steps() const { return m_steps; } // ascending; may be none

    // The step is energised at that date: 0 until it is filed for.
    double chanceBy(const ContractStep& step, double year) const;
    // When the first step is as likely energised as not, whether or not the request comes through; absent when it never
    // is, or without a step.
    std::optional<double> evenOddsYear() const;
    // What may be drawn at `year` if the request comes through at `throughYear`: ramp and deliverability as in the
    // contract, its fixed slip not.
    units::Power usable(double throughYear, double year) const;

private:
    friend std::optional<GridOutlook> gridOutlook(const Scenario& scenario);
    GridOutlook(const Scenario& scenario, const grid::InterconnectionRequest& request);

    grid::RequestOutlook m_request;
    grid::Interconnection m_terms; // without slip
    double m_start{};
    std::vector<ContractStep> m_steps;
};

// Absent without stages, and with stages that gridIssues calls errors.
std::optional<GridOutlook> gridOutlook(const Scenario& scenario);
// Errors of the stages (checkRequest), and a warning when no step of the contract waits for them. None without stages.
std::vector<units::Issue> gridIssues(const Scenario& scenario);

// The campus in a forecast of its region: its steps as announced load, of which a share comes late, as the record says.
struct RegionalForecast {
    units::Power announced;  // in all
    units::Power contracted; // there at the date, as late as the publisher applies and ramped, but whole
    units::Power counted;    // of that, the share that is realised
};
// Steps after the start of the request; the whole contract's last value as one step where none follows it.
RegionalForecast regionalForecast(const Scenario& scenario, const grid::RealisationRecord& record, double year);

} // namespace model::scenario
