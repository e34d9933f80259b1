// What a language model costs to run by its architecture: parameters, experts, attention, KV cache. Not a measured
// speed.
#pragma once

#include "model/units/unit_of.h"

#include <string>

namespace model::compute {

struct ModelArchitecture {
    std::string id; // row of the catalogue it was copied from
    std::string name;
    units::Field<units::BillionParameters> totalParameters;
    units::Field<units::BillionParameters> activeParameters; // per token
    units::Field<units::Number> layers;
    units::Field<units::Number> moeLayers; // 0 for a dense model
    units::Field<units::Number> hiddenSize;
    units::Field<units::Number> moeIntermediate; // width of one expert
    units::Field<units::Number> routedExperts;   // 0 for a dense model
    units::Field<units::Number> expertsPerToken; // routed experts chosen for a token
    units::Field<units::Number> sharedExperts;
    // Attention, as sums over the layers (attention_layers.h derives them). Bytes are those of a 16-bit cache.
    units::Field<units::BytesPerToken> kvCacheBytes;          // held per token of context
    units::Field<units::Number> attentionFlopPerContextToken; // per generated token per token of context
    units::Field<units::Share> kvReadShare{1.0};  // of what is held: read in every step, however long the context
    units::Field<units::Tokens> selectedTokens{}; // of the context, whose remaining cache a step reads as well
    units::Field<units::Number> attentionFlopPerSelectedToken{}; // up to selectedTokens
    units::Field<units::BytesPerToken> slidingBytes{};           // held and read up to slidingWindow
    units::Field<units::Tokens> slidingWindow{};
    units::Field<units::Number> attentionFlopPerWindowToken{}; // up to slidingWindow
    units::Field<units::Gigabyte> sequenceState{}; // held and read per sequence whatever its context, in its own format
    units::Field<units::Number> cacheSplit{};      // ranks that can share the cache of a sequence; 0: any number
    friend bool operator==(const ModelArchitecture&, const ModelArchitecture&) = default;
};

} // namespace model::compute
