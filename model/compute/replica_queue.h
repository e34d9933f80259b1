// How busy replicas behind one queue may be for a waiting target. A server is a whole replica, never a batch slot: the
// sequences of one replica share its fate. Plain counts; time in mean service times.
#pragma once

namespace model::compute {

// Probability that a request waits for one of `replicas` (Erlang C), at a mean of `busy` of them in use. Exact up to 64
// replicas, above within 0.05 % by the corrected normal limit. 1 where busy >= replicas.
double waitingProbability(double replicas, double busy);

// Largest mean share of `replicas` in use at which at most `waitingShare` of the requests wait longer than
// `waitOverService`. `variability` is Allen and Cunneen's (c_a^2 + c_s^2) / 2, which stretches the wait; 1 for M/M/c.
// 0 < waitingShare < 1; 1 for no replicas at all (no queue).
double queueUtilisation(double replicas, double waitingShare, double waitOverService = 0.0, double variability = 1.0);

} // namespace model::compute
