// The lists of the interface, each made in one place for the command that shows it and for `export`.
#pragma once

#include "app/headroom_cli/problem.h"
#include "app/headroom_cli/report.h"
#include "model/evidence/back_test.h"
#include "model/evidence/verification.h"
#include "model/scenario/outcome.h"
#include "model/scenario/scenario.h"

#include <vector>

namespace app::headroom_cli {

List claimList();
List claimFigureList(); // every figure of every claim
List backTestList(const std::vector<model::evidence::BackTest>& tests);
List hindcastList();          // each year's band beside the record
List hindcastScoreList();     // of each hindcast's last year, with its sentence
List hindcastParameterList(); // before and after the fit
List likelihoodList();        // each observation under each contrarian channel and under the thesis
List channelVerdictList();    // their product by channel
// Joules per token by the serving model beside each measured deployment, and their errors by group.
List servingCheckList();
List servingErrorList();
List verificationList(const std::vector<model::evidence::VerificationCase>& cases);

List yearList(const model::scenario::Outcome& outcome);
// Tokens and tasks of each class in each year.
List classList(const model::scenario::Outcome& outcome);
// Years that were simulated, beside what the other method found: standard errors, spread over sample-years.
List simulationList(const model::scenario::Outcome& outcome);
// The risk of each year in each weather year; no rows where the weather is one.
List weatherList(const model::scenario::Outcome& outcome);
Object summaryOf(const model::scenario::Outcome& outcome);
// Of the year kept in the outcome; co2_t with the grid's, location-based.
List hourList(const model::scenario::Outcome& outcome, const model::scenario::Scenario& scenario);

// Every input with its value here; the rows of an empty collection stand once, under the id "<id>".
List parameterList(const model::scenario::Scenario& scenario);
List issueList(const std::vector<model::units::Issue>& issues);

} // namespace app::headroom_cli
