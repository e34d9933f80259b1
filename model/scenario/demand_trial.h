// What a round of the price loop of DemandPath holds; for the sources of DemandPath alone.
#pragma once

#include "model/scenario/demand_path.h"

namespace model::scenario {

// Accelerator hours, joules and work of one class in one year, at first-year accelerators.
struct DemandPath::ClassWork {
    workload::YearDemand demand;
    double acceleratorHours{}; // paid
    double acceleratorMwh{};
    double workFlop{};
    double edgeAcceleratorMwh{}; // what its edge tasks take on their devices, in terms of acceleratorMwh
};

struct DemandPath::Trial {
    std::vector<double> priceRatios;
    std::vector<ClassWork> works;
    facility::Fleet fleet;
    facility::FleetYear fleetYear;
    ItPower it;
    double utilisation{};
    double served{1.0};         // by the fleet's supply and by the megawatts that can be had
    double trainingServed{1.0}; // by the megawatts that can be had
    double trainingMwh{};
    double energyUsd{};
    double servingUsd{};
    double costUsdPerToken{};
    FixedPoint price;
};

} // namespace model::scenario
