// Prints the speeds of the adequacy engines: exact and simulated, on the two published systems.
#pragma once

void benchAdequacy();
