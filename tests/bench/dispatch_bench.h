// Prints the speed of a year's dispatch, by rules and planned ahead, and how near the plan is to its linear program.
#pragma once

void benchDispatch();
