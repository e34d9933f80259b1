// A class of work for the tests of this folder: constant users, full pass-through, no floor, no edge, no lag.
#pragma once

#include "model/workload/workload_class.h"

namespace tests {

inline model::workload::WorkloadClass plainClass(double elasticity) {
    model::workload::WorkloadClass workload;
    workload.id = "chat";
    workload.name = "Chat";
    workload.diffusion = model::workload::Diffusion::Constant;
    workload.demandCurve = model::workload::DemandCurve::ConstantElasticity;
    workload.tasksPerYear = {10.0};
    workload.adoptionCeiling = {4.0};
    workload.adoptionMidpoint = {2029.0};
    workload.adoptionRate = {0.5};
    workload.bassInnovation = {0.03};
    workload.bassImitation = {0.38};
    workload.inputTokens = {1500.0};
    workload.cachedShare = {0.4};
    workload.outputTokens = {400.0};
    workload.tokenMultiplier.knots = {{2025.0, 1.0}};
    workload.valueMultiplier.knots = {{2025.0, 1.0}};
    workload.priceElasticity = {elasticity};
    workload.willingnessSpread = {2.0};
    workload.demandSteepness = {3.0};
    workload.adjustment = {1.0};
    workload.passThrough = {1.0};
    workload.qualityShare = {0.0};
    workload.qualityResponse = {0.0};
    workload.priceFloor = {0.0};
    workload.edgeShare.knots = {{2025.0, 0.0}};
    workload.edgeSubstitution = {0.0};
    workload.edgeEnergy = {0.5};
    workload.dailySwing = {0.2};
    return workload;
}

inline model::workload::WorkloadClass saturatingClass(double elasticity, double spread) {
    model::workload::WorkloadClass workload = plainClass(elasticity);
    workload.demandCurve = model::workload::DemandCurve::WillingnessToPay;
    workload.willingnessSpread = {spread};
    return workload;
}

} // namespace tests
