// One class of inference work: how many tasks, how they spread, how they answer to price, how many tokens each takes.
#pragma once

#include "model/series/trajectory.h"
#include "model/units/unit_of.h"

#include <string>

namespace model::workload {

enum class Diffusion { Constant, Logistic, Bass };
enum class DemandCurve { ConstantElasticity, WillingnessToPay, Linear, Logistic };

struct WorkloadClass {
    std::string id; // part of the key: workload.<id>.price_elasticity
    std::string name;
    Diffusion diffusion{Diffusion::Logistic};
    DemandCurve demandCurve{DemandCurve::WillingnessToPay};

    units::Field<units::BillionTasks> tasksPerYear;     // in the first year, at today's price
    units::Field<units::Factor> adoptionCeiling;        // users at saturation over users in the first year
    units::Field<units::CalendarYear> adoptionMidpoint; // logistic
    units::Field<units::PerYear> adoptionRate;          // logistic b
    units::Field<units::PerYear> bassInnovation;        // p
    units::Field<units::PerYear> bassImitation;         // q
    units::Field<units::Tokens> inputTokens;            // per task
    units::Field<units::Share> cachedShare;             // of the input tokens, served from the prefix cache
    units::Field<units::Tokens> outputTokens;           // per task, before the multiplier
    series::Trajectory<units::Factor> tokenMultiplier;  // mu: chain of thought, agents
    series::Trajectory<units::Factor> valueMultiplier;  // q: value of a task against the first year's
    units::Field<units::Number> priceElasticity;        // long run, at today's price; positive
    units::Field<units::Number> willingnessSpread;      // sigma of the log-normal willingness to pay
    units::Field<units::Number> demandSteepness;        // n of the logistic (Hill) demand curve, above the elasticity
    units::Field<units::PerYear> adjustment;            // lambda: share of the log gap closed in a year
    units::Field<units::Share> passThrough;             // theta
    units::Field<units::Share> qualityShare;            // chi: share of the gain taken as quality, not price
    units::Field<units::Number> qualityResponse;        // per cent more tasks per per cent better tokens
    units::Field<units::Share> priceFloor;              // attention cost of a free service, share of today's price
    series::Trajectory<units::Share> edgeShare;         // of tasks run on the device
    units::Field<units::Share> edgeSubstitution;        // tau: share of edge tasks that replace a cloud task
    units::Field<units::Share> edgeEnergy;              // energy of an edge task over that of a cloud task
    units::Field<units::Share> dailySwing;              // amplitude of the daily cycle over the mean
    friend bool operator==(const WorkloadClass&, const WorkloadClass&) = default;
};

} // namespace model::workload
