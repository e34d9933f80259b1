// What a language model costs to run by its architecture: parameters, experts, attention, KV cache. Not a measured speed.
#pragma once

#include "model/units/unit_of.h"

#include <string>

namespace model::compute {

struct ModelArchitecture {
    std::string id;   // row of the catalogue it was copied from
    std::string name;
    units::Field<units::BillionParameters> totalParameters;
    units::Field<units::BillionParameters> activeParameters; // per token
    units::Field<units::Number> layers;
    units::Field<units::Number> moeLayers;       // 0 for a dense model
    units::Field<units::Number> hiddenSize;
    units::Field<units::Number> moeIntermediate; // width of one expert
    units::Field<units::Number> routedExperts;   // 0 for a dense model
    units::Field<units::Number> expertsPerToken; // routed experts chosen for a token
    units::Field<units::Number> sharedExperts;
    units::Field<units::BytesPerToken> kvCacheBytes; // per token of context, BF16
    units::Field<units::Number> attentionFlopPerContextToken; // FLOP per generated token per token of context
    friend bool operator==(const ModelArchitecture&, const ModelArchitecture&) = default;
};

} // namespace model::compute
