// How many tasks are wanted at a cost: one of four curves, put by its elasticity at today's cost. Costs and demands are
// ratios to the first year's; not a price, which is only a part of what a task costs its user (price_response.h).
#pragma once

#include "model/workload/workload_class.h"

#include <optional>

namespace model::workload {

// Where energy is highest when efficiency is the only driver of the cost, and energy goes with cost x demand.
struct EnergyPeak {
    double costRatio{};      // of today's cost; above 1 when the peak is already past
    double energyMultiple{}; // energy there over today's
    double adoption{};       // share of all tasks that anyone would ever want, wanted there
};

// Source: planning model, section 2.4. With e the elasticity today and c the cost ratio:
//   constant elasticity  D = c^-e; never saturates
//   willingness to pay   D = Phi(z) / Phi(z0), z = z0 - ln c / spread; log-normal worth of tasks, z0 solved from e
//   linear               D = 1 + e (1 - c), nothing beyond the choke cost 1 + 1/e
//   logistic (Hill)      D = 1 / (s + (1 - s) c^n) with s = 1 - e/n, n the steepness (above e)
class DemandForm {
public:
    explicit DemandForm(const WorkloadClass& workload);

    // Wanted over what is wanted today, at a cost ratio above 0; 0 beyond a choke cost.
    double ratio(double costRatio) const;
    // -dlnD/dlnc there; infinite at and beyond a choke cost.
    double elasticity(double costRatio) const;
    // The most that is ever wanted, at no cost, over today; nothing: without end.
    std::optional<double> ceiling() const;
    // The factor (>= 1) on the cost at which demand falls to demand / shortage; 1 when shortage <= 1, nothing when no
    // cost can do it (elasticity 0, or nothing is wanted anyway).
    std::optional<double> clearingFactor(double costRatio, double shortage) const;
    // Nothing where energy only rises (or only falls) as cost falls: constant elasticity, or a logistic no steeper
    // than 1.
    std::optional<EnergyPeak> energyPeak() const;

private:
    double position(double costRatio) const;

    DemandCurve m_curve;
    double m_elasticity;
    double m_spread;
    double m_steepness;
    double m_position{};    // z0
    double m_logAdoption{}; // ln Phi(z0)
    double m_adoption{1.0}; // logistic: s, share of all tasks wanted today
};

// Log-normal willingness to pay: elasticity at a position, phi(z) / (spread Phi(z)), and the position at which the
// elasticity has the given value (> 0).
double willingnessElasticity(double spread, double position);
double willingnessPosition(double spread, double elasticity);

} // namespace model::workload
