// Availability of k-out-of-n equipment with independent units of one kind. Not a plant with common causes: adequacy.
#pragma once

namespace model::facility {

// Probability that fewer than `needed` of `installed` units work, each out with probability `unitUnavailability`.
// Exact binomial tail, summed from its small terms: accurate also at many nines. 0 <= needed, 0 <= installed.
double groupUnavailability(int needed, int installed, double unitUnavailability);

// Fewest units to install so that `needed` work with an unavailability of at most `target` (above zero); unit
// unavailability below 1.
int unitsToInstall(int needed, double unitUnavailability, double target);

} // namespace model::facility
