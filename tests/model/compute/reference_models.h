// Published architectures and data sheets for the tests of this folder; not the catalogue.
#pragma once

#include "model/compute/accelerator.h"
#include "model/compute/model_architecture.h"
#include "model/compute/serving_point.h"

namespace tests {

// DeepSeek-V3 (arXiv 2412.19437): 61 layers, 58 with 256 + 1 experts of width 2048; MLA keeps 512 + 64 values a layer;
// absorbed attention is 128 heads x (576 + 512) x 2 FLOP a layer and context token.
inline model::compute::ModelArchitecture deepSeekV3() {
    return {.id = "deepseek-v3",
            .name = "DeepSeek-V3",
            .totalParameters = {671.0},
            .activeParameters = {37.0},
            .layers = {61.0},
            .moeLayers = {58.0},
            .hiddenSize = {7168.0},
            .moeIntermediate = {2048.0},
            .routedExperts = {256.0},
            .expertsPerToken = {8.0},
            .sharedExperts = {1.0},
            .kvCacheBytes = {61.0 * (512.0 + 64.0) * 2.0},
            .attentionFlopPerContextToken = {61.0 * 128.0 * (576.0 + 512.0) * 2.0}};
}

// A dense transformer with grouped attention of head dimension 128.
inline model::compute::ModelArchitecture denseModel(const char* name, double billion, double layers, double heads,
                                                    double kvHeads) {
    return {.id = name,
            .name = name,
            .totalParameters = {billion},
            .activeParameters = {billion},
            .layers = {layers},
            .moeLayers = {0.0},
            .hiddenSize = {heads * 128.0},
            .moeIntermediate = {0.0},
            .routedExperts = {0.0},
            .expertsPerToken = {0.0},
            .sharedExperts = {0.0},
            .kvCacheBytes = {2.0 * layers * kvHeads * 128.0 * 2.0},
            .attentionFlopPerContextToken = {4.0 * layers * heads * 128.0}};
}
inline model::compute::ModelArchitecture llama70() {
    return denseModel("Llama 3.1 70B", 70.6, 80.0, 64.0, 8.0);
}
inline model::compute::ModelArchitecture llama405() {
    return denseModel("Llama 3.1 405B", 405.0, 126.0, 128.0, 8.0);
}

inline model::compute::Accelerator h800() {
    return {"h800", "H800 SXM", {989.0}, {1979.0}, {0.0}, {3.35}, {80.0}, {700.0}, {1.275}, {27000.0}};
}
inline model::compute::Accelerator b200() {
    return {"b200", "B200 SXM", {2250.0}, {4500.0}, {9000.0}, {8.0}, {180.0}, {1000.0}, {1.788}, {37500.0}};
}

inline model::compute::ServingPoint servingPoint(double batch, double accelerators, double context, double bits) {
    return {.batch = {batch},
            .acceleratorsPerReplica = {accelerators},
            .meanContext = {context},
            .weightBits = {bits},
            .kvCacheBits = {16.0},
            .computeEfficiency = {0.45},
            .bandwidthEfficiency = {0.6},
            .stepOverhead = {15.0},
            .idlePowerShare = {0.12},
            .decodePowerShare = {0.6},
            .servedShare = {0.9},
            .trainingUtilisation = {0.346}};
}

} // namespace tests
