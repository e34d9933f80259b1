// The back-tests that a user entered, in the form of the built-in ones.
#pragma once

#include "model/evidence/back_test.h"
#include "model/scenario/scenario.h"

namespace model::evidence {

// Of the scenario's `evidence.backtests`: without a source `unsourced`, otherwise quoted from it. A spread exists where
// both P10 and P90 are given.
std::vector<BackTest> ownBackTests(const scenario::Scenario& scenario);
// The user's own first, then backTests().
std::vector<BackTest> allBackTests(const scenario::Scenario& scenario);

} // namespace model::evidence
