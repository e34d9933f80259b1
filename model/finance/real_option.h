// When an irreversible build is worth waiting for (Dixit and Pindyck, Investment under Uncertainty, 1994, chapter 5).
#pragma once

namespace model::finance {

// The project's value follows a geometric Brownian motion. Yearly, all as shares.
struct WaitingOption {
    double riskFreeRate{}; // above zero
    double payout{};       // what a built project yields a year over its value: lost by waiting; above zero
    double volatility{};   // above zero
};

// beta_1 = 1/2 - (r - d)/s^2 + sqrt(((r - d)/s^2 - 1/2)^2 + 2 r/s^2), above 1.
double optionRoot(const WaitingOption& option);
// Build when value over investment reaches beta_1 / (beta_1 - 1); without uncertainty the answer would be 1 for r <= d.
double investmentHurdle(const WaitingOption& option);

} // namespace model::finance
