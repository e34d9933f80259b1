// Erlang's formulas of servers behind one queue, Poisson arrivals and exponential services. `busy` is the mean number
// in use, arrivals x service time. Plain counts.
#pragma once

namespace model::stochastic {

// One over Erlang's blocking probability B, server by server: 1/B(n) = 1 + n / busy x 1/B(n - 1), from 1/B(0) = 1.
// Infinite where nothing is busy.
double nextInverseBlocking(double inverseBlocking, double servers, double busy);
// Erlang C from it; 1 where servers <= busy.
double waitingFromBlocking(double inverseBlocking, double servers, double busy);

// Probability that a request waits for one of `servers` (at least 1), server by server: exact. 0 where nothing is busy.
double erlangC(int servers, double busy);
// The same for any real number of servers above busy > 0, in one step: the normal limit with its first Edgeworth
// correction, within 0.05 % from 64 servers on.
double erlangCOfMany(double servers, double busy);

} // namespace model::stochastic
