// A server that is bought and housed, against the same accelerators rented: yearly cost and break-even utilisation.
#pragma once

#include "model/finance/token_cost.h"
#include "model/units/quantities.h"

namespace model::finance {

struct OwnedServer {
    units::Money price;
    double accelerators{1.0};
    double lifeYears{};        // over which the server is paid off
    units::Power nameplate;    // the facility is built for it
    units::PowerCost facility; // building and electrical plant
    double facilityLifeYears{};
    double averageOfNameplate{1.0}; // measured draw over nameplate, all hours
    double pue{1.0};
    units::EnergyPrice energyPrice;
    double operationsShare{}; // yearly, of the server price
};

// A year of 8,760 hours; energy is drawn in all of them.
ServingSpend yearlySpend(const OwnedServer& server, double rate);
// Cost of one accelerator-hour when every hour is used.
units::MoneyRate fullUseCost(const OwnedServer& server, double rate);
// Share of the year's accelerator-hours above which owning is cheaper than renting at the price; above 1: never.
double breakEvenUtilisation(const OwnedServer& server, double rate, units::MoneyRate rent);

} // namespace model::finance
