// Published architectures and data sheets for the tests of this folder; not the catalogue.
#pragma once

#include "model/compute/accelerator.h"
#include "model/compute/model_architecture.h"
#include "model/compute/serving_point.h"

namespace tests {

// DeepSeek-V3 (arXiv 2412.19437): 61 layers, 58 with 256 + 1 experts of width 2048; MLA keeps 512 + 64 values a layer;
// absorbed attention is 128 heads x (576 + 512) x 2 FLOP a layer and context token.
inline model::compute::ModelArchitecture deepSeekV3() {
    model::compute::ModelArchitecture model;
    model.id = "deepseek-v3";
    model.name = "DeepSeek-V3";
    model.totalParameters = {671.0};
    model.activeParameters = {37.0};
    model.layers = {61.0};
    model.moeLayers = {58.0};
    model.hiddenSize = {7168.0};
    model.moeIntermediate = {2048.0};
    model.routedExperts = {256.0};
    model.expertsPerToken = {8.0};
    model.sharedExperts = {1.0};
    model.kvCacheBytes = {61.0 * (512.0 + 64.0) * 2.0};
    model.attentionFlopPerContextToken = {61.0 * 128.0 * (576.0 + 512.0) * 2.0};
    return model;
}

// A dense transformer with grouped attention of head dimension 128.
inline model::compute::ModelArchitecture denseModel(const char* name, double billion, double layers, double heads,
                                                    double kvHeads) {
    model::compute::ModelArchitecture model;
    model.id = name;
    model.name = name;
    model.totalParameters = {billion};
    model.activeParameters = {billion};
    model.layers = {layers};
    model.hiddenSize = {heads * 128.0};
    model.kvCacheBytes = {2.0 * layers * kvHeads * 128.0 * 2.0};
    model.attentionFlopPerContextToken = {4.0 * layers * heads * 128.0};
    return model;
}
inline model::compute::ModelArchitecture llama70() {
    return denseModel("Llama 3.1 70B", 70.6, 80.0, 64.0, 8.0);
}
inline model::compute::ModelArchitecture llama405() {
    return denseModel("Llama 3.1 405B", 405.0, 126.0, 128.0, 8.0);
}

inline model::compute::Accelerator h800() {
    return {"h800", "H800 SXM", {989.0}, {1979.0}, {0.0}, {3.35}, {80.0}, {700.0}, {1.275}, {27000.0}, {}, {}, {}, {}};
}
inline model::compute::Accelerator b200() {
    return {"b200",   "B200 SXM", {2250.0},  {4500.0}, {9000.0}, {8.0}, {180.0},
            {1000.0}, {1.788},    {37500.0}, {},       {},       {},    {}};
}

// Batch, roofline and power alone: no targets, no queue, no exchange, weights split over the whole replica.
inline model::compute::ServingPoint servingPoint(double batch, double accelerators, double context, double bits) {
    model::compute::ServingPoint point;
    point.batch = {batch};
    point.acceleratorsPerReplica = {accelerators};
    point.meanContext = {context};
    point.weightBits = {bits};
    point.kvCacheBits = {16.0};
    point.computeEfficiency = {0.45};
    point.bandwidthEfficiency = {0.6};
    point.stepOverhead = {15.0};
    point.idlePowerShare = {0.12};
    point.decodePowerShare = {0.6};
    point.servedShare = {0.9};
    point.trainingUtilisation = {0.346};
    return point;
}

} // namespace tests
