// The attention scalars of an architecture from heads, dimensions and layers by kind; not a measured kernel. The cache
// is counted in 16-bit values, work in FLOP of one generated token (2 for a multiply and an add).
#pragma once

#include "model/compute/model_architecture.h"

#include <span>

namespace model::compute {

enum class AttentionKind {
    Grouped,          // keys and values of kvHeads: MHA, GQA, MQA (Ainslie et al. 2023)
    Latent,           // one latent of headDimension + ropeDimension for all heads, absorbed (DeepSeek-V2, 2405.04434)
    SparseLatent,     // Latent over `selected` tokens chosen by an indexer over all (DSA, DeepSeek-V3.2)
    Compressed,       // one shared key-value of headDimension per `compression` tokens, all attended (HCA, DeepSeek-V4)
    CompressedSparse, // Compressed, `selected` entries chosen by an indexer (CSA, DeepSeek-V4)
    Sliding,          // Grouped over the last `window` tokens
    Linear            // a constant state of stateBytes
};

// Layers of one kind. Dimensions that a kind does not use are ignored; Compressed ones may have a window beside.
struct AttentionLayers {
    AttentionKind kind{};
    double layers{};
    double heads{};
    double kvHeads{};
    double headDimension{};
    double ropeDimension{};
    double compression{1.0}; // tokens of context in one cached entry
    double window{};         // tokens
    double indexerHeads{};
    double indexerDimension{};
    double selected{}; // cached entries
    double stateBytes{};
};

// Sets every attention field of the model. All windows, and all selections in tokens, are to be equal.
void setAttention(ModelArchitecture& model, std::span<const AttentionLayers> layers);

} // namespace model::compute
