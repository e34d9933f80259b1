#include "model/compute/attention_layers.h"

#include <algorithm>
#include <cassert>

namespace model::compute {

namespace {

constexpr double kCacheValueBytes = 2.0;
constexpr double kFlopPerProduct = 2.0;
constexpr double kBytesOfGigabyte = 1e9;

// Of one layer, per token of context, by what a step touches of it.
struct LayerAttention {
    double everyBytes{}, everyFlop{};       // of every token
    double selectedBytes{}, selectedFlop{}; // of the selected ones
    double windowBytes{}, windowFlop{};     // of those in the window
    double split{};                         // ranks that can share the cache
};

void addIndexer(LayerAttention& layer, const AttentionLayers& kind) {
    layer.everyBytes += kind.indexerDimension * kCacheValueBytes / kind.compression;
    layer.everyFlop += kFlopPerProduct * kind.indexerHeads * kind.indexerDimension / kind.compression;
}

LayerAttention ofLayer(const AttentionLayers& kind) {
    const double groupedBytes = 2.0 * kind.kvHeads * kind.headDimension * kCacheValueBytes;
    const double groupedFlop = 2.0 * kFlopPerProduct * kind.heads * kind.headDimension;
    // Scores over latent and rope part, values over the latent alone.
    const double latentBytes = (kind.headDimension + kind.ropeDimension) * kCacheValueBytes;
    const double latentFlop = kFlopPerProduct * kind.heads * (2.0 * kind.headDimension + kind.ropeDimension);
    const double sharedBytes = kind.headDimension * kCacheValueBytes;
    LayerAttention layer;
    layer.split = 1.0;
    switch (kind.kind) {
    case AttentionKind::Grouped:
        layer.everyBytes = groupedBytes;
        layer.everyFlop = groupedFlop;
        layer.split = kind.kvHeads;
        break;
    case AttentionKind::Latent:
        layer.everyBytes = latentBytes;
        layer.everyFlop = latentFlop;
        break;
    case AttentionKind::SparseLatent:
        layer.selectedBytes = latentBytes;
        layer.selectedFlop = latentFlop;
        addIndexer(layer, kind);
        break;
    case AttentionKind::Compressed:
        layer.everyBytes = sharedBytes / kind.compression;
        layer.everyFlop = groupedFlop / kind.compression;
        break;
    case AttentionKind::CompressedSparse:
        layer.selectedBytes = sharedBytes / kind.compression;
        layer.selectedFlop = groupedFlop / kind.compression;
        addIndexer(layer, kind);
        break;
    case AttentionKind::Sliding:
        layer.windowBytes = groupedBytes;
        layer.windowFlop = groupedFlop;
        layer.split = kind.kvHeads;
        break;
    case AttentionKind::Linear:
        layer.split = kind.heads;
        break;
    }
    const bool compressed = kind.kind == AttentionKind::Compressed || kind.kind == AttentionKind::CompressedSparse;
    if (compressed && kind.window > 0.0) {
        layer.windowBytes = sharedBytes;
        layer.windowFlop = groupedFlop;
    }
    return layer;
}

} // namespace

void setAttention(ModelArchitecture& model, std::span<const AttentionLayers> layers) {
    LayerAttention sum;
    double stateBytes = 0.0;
    model.selectedTokens = {0.0};
    model.slidingWindow = {0.0};
    for (const auto& kind : layers) {
        const LayerAttention one = ofLayer(kind);
        sum.everyBytes += kind.layers * one.everyBytes;
        sum.everyFlop += kind.layers * one.everyFlop;
        sum.selectedBytes += kind.layers * one.selectedBytes;
        sum.selectedFlop += kind.layers * one.selectedFlop;
        sum.windowBytes += kind.layers * one.windowBytes;
        sum.windowFlop += kind.layers * one.windowFlop;
        sum.split = sum.split > 0.0 ? std::min(sum.split, one.split) : one.split;
        stateBytes += kind.layers * kind.stateBytes;
        const double selected = one.selectedBytes > 0.0 ? kind.selected * kind.compression : 0.0;
        assert(selected == 0.0 || model.selectedTokens.value == 0.0 || model.selectedTokens.value == selected);
        assert(one.windowBytes == 0.0 || model.slidingWindow.value == 0.0 || model.slidingWindow.value == kind.window);
        if (selected > 0.0) model.selectedTokens = {selected};
        if (one.windowBytes > 0.0) model.slidingWindow = {kind.window};
    }
    const double held = sum.everyBytes + sum.selectedBytes;
    model.kvCacheBytes = {held};
    model.kvReadShare = {held > 0.0 ? sum.everyBytes / held : 1.0};
    model.attentionFlopPerContextToken = {sum.everyFlop};
    model.attentionFlopPerSelectedToken = {sum.selectedFlop};
    model.slidingBytes = {sum.windowBytes};
    model.attentionFlopPerWindowToken = {sum.windowFlop};
    model.sequenceState = {stateBytes / kBytesOfGigabyte};
    model.cacheSplit = {sum.split};
}

} // namespace model::compute
