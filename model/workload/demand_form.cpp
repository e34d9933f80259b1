#include "model/workload/demand_form.h"

#include "model/workload/normal_tail.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <limits>

namespace model::workload {

double willingnessElasticity(double spread, double position) {
    return inverseMills(position) / spread;
}

double willingnessPosition(double spread, double elasticity) {
    return inverseMillsPosition(elasticity * spread);
}

DemandForm::DemandForm(const WorkloadClass& workload)
    : m_curve(workload.demandCurve), m_elasticity(workload.priceElasticity.value),
      m_spread(workload.willingnessSpread.value), m_steepness(workload.demandSteepness.value) {
    // Nothing answers to the cost: every curve is the same flat line.
    if (m_elasticity <= 0.0) m_curve = DemandCurve::ConstantElasticity;
    if (m_curve == DemandCurve::WillingnessToPay) {
        m_position = willingnessPosition(m_spread, m_elasticity);
        m_logAdoption = logNormalCdf(m_position);
    }
    if (m_curve == DemandCurve::Logistic) {
        assert(m_steepness > m_elasticity);
        m_adoption = 1.0 - m_elasticity / m_steepness;
    }
}

double DemandForm::position(double costRatio) const {
    return m_position - std::log(costRatio) / m_spread;
}

double DemandForm::ratio(double costRatio) const {
    assert(costRatio > 0.0);
    switch (m_curve) {
    case DemandCurve::ConstantElasticity:
        break;
    case DemandCurve::WillingnessToPay:
        return std::exp(logNormalCdf(position(costRatio)) - m_logAdoption);
    case DemandCurve::Linear:
        return std::max(0.0, 1.0 + m_elasticity * (1.0 - costRatio));
    case DemandCurve::Logistic:
        return 1.0 / (m_adoption + (1.0 - m_adoption) * std::pow(costRatio, m_steepness));
    }
    return std::pow(costRatio, -m_elasticity);
}

double DemandForm::elasticity(double costRatio) const {
    assert(costRatio > 0.0);
    switch (m_curve) {
    case DemandCurve::ConstantElasticity:
        break;
    case DemandCurve::WillingnessToPay:
        return willingnessElasticity(m_spread, position(costRatio));
    case DemandCurve::Linear: {
        const double demand = ratio(costRatio);
        return demand > 0.0 ? m_elasticity * costRatio / demand : std::numeric_limits<double>::infinity();
    }
    case DemandCurve::Logistic:
        return m_steepness * (1.0 - m_adoption * ratio(costRatio));
    }
    return m_elasticity;
}

std::optional<double> DemandForm::ceiling() const {
    switch (m_curve) {
    case DemandCurve::ConstantElasticity:
        break;
    case DemandCurve::WillingnessToPay:
        return std::exp(-m_logAdoption);
    case DemandCurve::Linear:
        return 1.0 + m_elasticity;
    case DemandCurve::Logistic:
        return 1.0 / m_adoption;
    }
    return m_elasticity > 0.0 ? std::nullopt : std::optional(1.0);
}

std::optional<double> DemandForm::clearingFactor(double costRatio, double shortage) const {
    if (shortage <= 1.0) return 1.0;
    const double now = ratio(costRatio);
    if (m_elasticity <= 0.0 || now <= 0.0) return std::nullopt;
    switch (m_curve) {
    case DemandCurve::ConstantElasticity:
        break;
    case DemandCurve::WillingnessToPay: {
        const double z = position(costRatio);
        return std::exp(m_spread * (z - logNormalQuantile(logNormalCdf(z) - std::log(shortage))));
    }
    case DemandCurve::Linear:
        return (1.0 + (1.0 - now / shortage) / m_elasticity) / costRatio;
    case DemandCurve::Logistic:
        return std::pow((shortage / now - m_adoption) / (1.0 - m_adoption), 1.0 / m_steepness) / costRatio;
    }
    return std::pow(shortage, 1.0 / m_elasticity);
}

std::optional<EnergyPeak> DemandForm::energyPeak() const {
    double cost = 0.0;
    switch (m_curve) {
    case DemandCurve::ConstantElasticity:
        return std::nullopt;
    case DemandCurve::WillingnessToPay:
        cost = std::exp(m_spread * (m_position - willingnessPosition(m_spread, 1.0)));
        break;
    case DemandCurve::Linear:
        cost = 0.5 * (1.0 + 1.0 / m_elasticity);
        break;
    case DemandCurve::Logistic:
        if (m_steepness <= 1.0) return std::nullopt;
        cost = std::pow(m_adoption / ((1.0 - m_adoption) * (m_steepness - 1.0)), 1.0 / m_steepness);
        break;
    }
    return EnergyPeak{.costRatio = cost, .energyMultiple = cost * ratio(cost), .adoption = ratio(cost) / *ceiling()};
}

} // namespace model::workload
