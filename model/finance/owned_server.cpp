#include "model/finance/owned_server.h"

#include "model/finance/cash_flow.h"

namespace model::finance {

ServingSpend yearlySpend(const OwnedServer& server, double rate) {
    const units::Energy drawn =
        server.nameplate * (server.averageOfNameplate * server.pue) * units::of<units::Duration>(units::kHoursPerYear);
    return {annuity(server.price, rate, server.lifeYears),
            annuity(server.nameplate * server.facility, rate, server.facilityLifeYears), drawn * server.energyPrice,
            server.price * server.operationsShare};
}

units::MoneyRate fullUseCost(const OwnedServer& server, double rate) {
    return yearlySpend(server, rate).total() / units::of<units::Duration>(units::kHoursPerYear * server.accelerators);
}

double breakEvenUtilisation(const OwnedServer& server, double rate, units::MoneyRate rent) {
    return fullUseCost(server, rate) / rent;
}

} // namespace model::finance
