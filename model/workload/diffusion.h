// How the number of users grows for reasons other than price: an index that is 1 in the first year.
#pragma once

#include "model/workload/workload_class.h"

namespace model::workload {

// Users at `year` over users in `firstYear`, never below 0. C is the ceiling (users at saturation over the first
// year's).
//   Constant: 1.
//   Logistic: C - (C - 1) (1 - L(t)) / (1 - L(t0)) with L = 1 / (1 + exp(-b (t - midpoint))): 1 at t0, C in the end,
//             steepest at the midpoint. A midpoint in the past leaves only the flat end of the curve.
//   Bass:     1 + (C - 1) F(t - t0): those who are not yet users start to spread in the first year.
double adoption(const WorkloadClass& workload, double year, double firstYear);

// Bass (1969): share of adopters F(t) = (1 - e^{-(p+q)t}) / (1 + (q/p) e^{-(p+q)t}); 0 before the start or when p is 0.
double bassShare(double innovation, double imitation, double yearsSinceStart);
// When new adopters are most: ln(q/p) / (p+q); 0 when imitation is the weaker (p > 0).
double bassPeakYears(double innovation, double imitation);
// How many adopt in a year there, as a share of all who ever will: (p+q)^2 / 4q; p where adopters are most at the
// start.
double bassPeakPerYear(double innovation, double imitation);

} // namespace model::workload
