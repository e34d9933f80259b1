// From nameplate to the headline firm MW of on-site units, one cause after another. Grid, batteries and flexible load
// are no part of it.
#pragma once

#include "model/adequacy/cold_outage.h"
#include "model/adequacy/delivery_path.h"
#include "model/adequacy/outage_group.h"

#include <span>
#include <vector>

namespace model::adequacy {

// In the order in which they are taken in, but that the cold comes in between common cause and spinning reserve. After
// ForcedOutages stands the plain k-of-n figure (ISO, independent, no maintenance); after SpinningReserve the headline.
enum class FirmCause { Nameplate, ForcedOutages, SiteConditions, PlannedOutages, CommonCause, SpinningReserve, Cold };

struct FirmStep {
    FirmCause cause{FirmCause::Nameplate};
    units::Power firm; // largest flat load at the availability, with this cause and those before it; never rises
};

// The groups at ISO conditions with all their causes; `siteShare` has what is left of each group's capacity at the
// site's design temperature and pressure.
struct FirmPlant {
    std::vector<OutageGroup> groups;
    std::vector<double> siteShare;
    int unitsOnMaintenance{};   // always; of the largest units
    int spinningReserveUnits{}; // held back in every state, in units of the largest
    ColdOutage cold{};          // in the hours of a year; of it counts how much of the time it is out
};

// Six steps, and a seventh where there is a cause that the cold brings; `availability` in (0, 1).
std::vector<FirmStep> firmSteps(const FirmPlant& plant, double availability);

// The same plant when every repair, that of the cold included, takes `factor` times as long and units fail as often as
// before: of the rate q the share factor q / (1 - q + factor q) is out. Units with states of their own stay as they
// are.
FirmPlant withRepairs(FirmPlant plant, double factor);

std::vector<DeliveryStage> withRepairs(std::vector<DeliveryStage> stages, double factor);

// What is left of the headline where a delivery path stands in front of the load; without stages the headline itself.
// `unitPath` stands between the units and the bus.
units::Power firmBehind(const FirmPlant& plant, std::span<const DeliveryStage> path, double availability,
                        std::span<const DeliveryStage> unitPath = {});

} // namespace model::adequacy
