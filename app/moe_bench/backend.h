// One device's way to compute the layer, stage by stage; it measures nothing.
#pragma once

#include "app/moe_bench/routing.h"

#include <array>
#include <memory>
#include <string>

namespace moe_bench {

enum class Stage { Route, Permute, GateUp, Down, Combine };
inline constexpr std::array stages{Stage::Route, Stage::Permute, Stage::GateUp, Stage::Down, Stage::Combine};
inline constexpr std::array stageNames{"route", "permute", "gate_up", "down", "combine"};

class Backend {
public:
    virtual ~Backend() = default;
    // As in the result file: "cpu", "mma_sync_sm80", "wgmma_sm90a", "peer:…".
    virtual std::string variant() const = 0;
    // Makes weights and inputs; drops those of the problem before.
    virtual void prepare(const Problem& problem) = 0;
    // Stages in their order; each leaves what the next one needs and may be repeated.
    virtual void run(Stage stage) = 0;
    // [hidden] of one token after the last stage.
    virtual std::vector<float> output(int token) const = 0;
    virtual const Rows& rows() const = 0;
    virtual int rowsPerTile() const = 0;

    void runAll() {
        for (const Stage stage : stages)
            run(stage);
    }
};

std::unique_ptr<Backend> makeCpuBackend(int threads);

} // namespace moe_bench
