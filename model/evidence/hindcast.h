// What the program's own demand model, under one set of parameters, says of years that are past. Not a forecast.
#pragma once

#include "model/evidence/scores.h"
#include "model/workload/workload_class.h"

#include <optional>
#include <string>
#include <vector>

namespace model::evidence {

// One unit of service is a compute instance, whatever it computes; its cost falls as its energy does, and quality taken
// instead of cheapness counts as more instances (quality share 0).
struct HindcastParameters {
    double elasticity{1.0};   // long run, at the cost of the first year
    double growthPerYear{};   // of users, for reasons other than cost
    double adjustment{1.0};   // share of the log gap closed in a year
    double passThrough{1.0};  // of the cost to the price
    double worthSpread{2.0};  // of the logarithm of willingness to pay
    double halvingMonths{36}; // of the energy of an instance
    workload::DemandCurve curve{workload::DemandCurve::WillingnessToPay};
};

// Over the first year, in which use trails what is wanted as in steady growth at that year's pace; [years + 1].
struct HindcastStep {
    double service{1.0};
    double efficiency{1.0}; // service per unit of energy
    double energy() const { return service / efficiency; }
};
std::vector<HindcastStep> hindcastPath(const HindcastParameters& parameters, int years);

// A parameter before the fit (the stated prior) and after it.
struct FittedParameter {
    std::string name;
    std::string unit;
    std::string prior;
    double priorLow{}, priorMiddle{}, priorHigh{}; // P10, P50, P90
    double low{}, middle{}, high{};
};

struct HindcastYear {
    int year{};
    double low{}, middle{}, high{}; // P10, P50, P90 over the uncertainty of the parameters alone
    std::optional<double> record;
};

struct Hindcast {
    std::string name;
    std::string unit;
    bool inSample{}; // within the years whose record fitted the parameters
    std::string source;
    std::vector<HindcastYear> years;
    std::vector<double> sample;         // of the last year
    double outturn{};                   // of the last year
    std::optional<LogNormal> reference; // random walk with drift from the record known in the first year
    std::string referenceHistory;       // what that record was
    std::string verdict;                // one sentence

    double logError() const; // of the median
    double position() const; // of the outturn in the sample, 0 to 1
    double crps() const;
    std::optional<double> skillScore() const;
    Coverage coverage() const; // of the recorded years after the first by P10 to P90
};

// 2010-18 for the world (fitted) and the US (same parameters), then 2018-23 for the US (scored). Parameters are drawn
// from the priors of the planning model, section 15, and weighted by how well they give the world's 6.5 times the
// instances on 205 / 194 of the energy, each known to a tenth. Fixed seed.
struct HindcastStudy {
    std::vector<FittedParameter> parameters;
    double effectiveDraws{}; // of as many drawn, how many equally weighted ones they are worth
    std::vector<Hindcast> hindcasts;
};
const HindcastStudy& hindcastStudy(); // computed once

} // namespace model::evidence
