// How many servers (whole replicas, never batch slots) a random stream of requests needs for its waiting target: Erlang
// C (model/stochastic/erlang.h) and the square-root rule. `offeredLoad` is arrivals × service time, the mean number
// busy; waiting exists only for servers > offeredLoad.
#pragma once

namespace model::facility {

// Probability of waiting longer than `waitOverService` mean service times.
double waitsLongerThan(int servers, double offeredLoad, double waitOverService);
// Mean wait over mean service time; Allen and Cunneen's factor (c_a^2 + c_s^2) / 2 covers other arrivals and services
// (1 and 1 for M/M/c). Infinite where servers <= offeredLoad.
double meanWaitOverService(int servers, double offeredLoad, double arrivalScv, double serviceScv);

// Halfin and Whitt's limit of the waiting probability at servers = load + beta × sqrt(load), and its inverse.
double halfinWhittWaiting(double beta);
double halfinWhittBeta(double waitingProbability); // 0 < probability < 1
int squareRootStaffing(double offeredLoad, double waitingProbability);
// Fewest servers whose Erlang C does not exceed the probability.
int serversFor(double offeredLoad, double waitingProbability);

} // namespace model::facility
