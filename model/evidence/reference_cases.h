// Published figures that several claims and verification cases start from. Not defaults of a scenario.
#pragma once

#include "model/compute/model_architecture.h"
#include "model/facility/site_power.h"
#include "model/grid/region.h"

namespace model::evidence {

inline constexpr double kDeepSeekV3Hours = 2.788e6;  // H800 hours of the whole training [technical report]
inline constexpr double kDeepSeekV3Tokens = 14.8e12; // pre-training
inline constexpr double kLlama405Hours = 30.84e6;    // H100 hours [model card]
inline constexpr double kLlama405Tokens = 15.6e12;
inline constexpr double kH100NodeKw = 10.2;      // nameplate of a server with eight
inline constexpr double kAbilenePlantMw = 986.0; // 29 units
inline constexpr double kAbileneUnits = 29.0;
inline constexpr double kAbileneChips = 500e3; // as claimed

compute::ModelArchitecture deepSeekV3();
compute::ModelArchitecture llama405();
// A model of which only the parameters are known, in thousands of millions.
compute::ModelArchitecture modelOfSize(double totalBillions, double activeBillions);

// 0.82 and 0.76 of nameplate at peak and on average, 10 % network, PUE 1.25 (planning model, section 5.3).
facility::SitePower trainingSite();
// Facility power of one H100 there, with its share of the server, at that share of nameplate.
double h100FacilityKw(double shareOfNameplate);
// PJM 2027/28: cleared and self-supplied 145,777 of 152,400 MW, target reserve 20 %, gas turbine ELCC 61 %.
grid::Region pjm2027();
inline constexpr double kPjmDeliveryYear = 2027.5;
inline constexpr double kPjmAuctionMw = 134479.0;   // UCAP cleared in it
inline constexpr double kPjmSelfSupplyMw = 11299.0; // UCAP of those who supply themselves; the sum is rounded

} // namespace model::evidence
