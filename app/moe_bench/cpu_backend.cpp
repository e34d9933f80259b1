// Weights are packed 32 rows side by side and decoded block by block into the cache; activations 12 rows side by side.
#include "app/moe_bench/backend.h"
#include "app/moe_bench/cpu_kernels.h"
#include "app/moe_bench/number_format.h"
#include "app/moe_bench/worker_pool.h"

#include <algorithm>
#include <cmath>

namespace moe_bench {

const CpuKernels& bestCpuKernels() {
#if defined(__x86_64__)
    if (__builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw")) return avx512Kernels;
    if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma")) return avx2Kernels;
#endif
    return baselineKernels;
}

namespace {

constexpr int depthBlock = 256;
constexpr int rowBlock = 16 * tileRows;

std::size_t asSize(int value) {
    return static_cast<std::size_t>(value);
}

// One matrix per expert, [experts][rows / 32][depth][32], with one scale per row when e4m3.
struct PackedWeights {
    int rows = 0;
    int depth = 0;
    int bytes = 2;
    std::vector<std::uint8_t> data;
    std::vector<float> scales;

    const std::uint8_t* at(int expert, int panel, int k) const {
        return &data[(((asSize(expert) * asSize(rows / panelColumns) + asSize(panel)) * asSize(depth) + asSize(k)) *
                      panelColumns) *
                     asSize(bytes)];
    }
};

// Rows of all experts in tiles of 12: [tile][depth][12], each expert begins a tile.
struct PackedRows {
    int depth = 0;
    std::vector<float> data;
    std::vector<float> scales; // [tile × 12], 1 when bf16

    float* tile(int number) { return &data[asSize(number) * asSize(depth) * tileRows]; }
    float& at(int slot, int k) { return tile(slot / tileRows)[k * tileRows + slot % tileRows]; }
};

// Each value as its format holds it, divided by the scale of the row; the scale.
float quantiseRow(std::vector<float>& row) {
    float largest = 0.0f;
    for (const float value : row)
        largest = std::max(largest, std::fabs(value));
    const float scale = largest > 0.0f ? largest / e4m3Largest : 1.0f;
    for (float& value : row)
        value = fromE4m3(toE4m3(value / scale));
    return scale;
}

class CpuBackend final : public Backend {
public:
    explicit CpuBackend(int threads)
        : m_kernels(bestCpuKernels()), m_pool(threads), m_scratch(asSize(std::max(threads, 1))) {}

    std::string variant() const override { return "cpu"; }
    int rowsPerTile() const override { return tileRows; }
    const Rows& rows() const override { return m_rows; }

    void prepare(const Problem& problem) override {
        m_problem = problem;
        m_e4m3 = problem.precision == Precision::E4m3;
        m_experts = localExperts(problem.shape, problem.split) + problem.shape.sharedExperts;
        m_width = localWidth(problem.shape, problem.split);
        m_logits = routerLogits(problem);
        m_routerBias = routerBias(problem);
        const auto hidden = asSize(problem.shape.hidden);
        m_tokens.resize(asSize(problem.tokens) * hidden);
        std::vector<float> row;
        for (int t = 0; t < problem.tokens; ++t) {
            fillToken(problem, t, row);
            std::ranges::copy(row, m_tokens.begin() + static_cast<std::ptrdiff_t>(asSize(t) * hidden));
        }
        packGateUp();
        packDown();
        m_output.assign(m_tokens.size(), std::nanf(""));
    }

    void run(Stage stage) override {
        switch (stage) {
        case Stage::Route:
            m_rows = arrange(m_problem, route(m_problem.shape, m_logits, m_routerBias));
            break;
        case Stage::Permute:
            permute();
            break;
        case Stage::GateUp:
            gateUp();
            break;
        case Stage::Down:
            down();
            break;
        case Stage::Combine:
            combine();
            break;
        }
    }

    std::vector<float> output(int token) const override {
        const auto begin = m_output.begin() + static_cast<std::ptrdiff_t>(token) * m_problem.shape.hidden;
        return {begin, begin + m_problem.shape.hidden};
    }

private:
    struct Scratch {
        std::vector<float> weights = std::vector<float>(2 * depthBlock * panelColumns);
        std::vector<float> sums = std::vector<float>(2 * rowBlock * panelColumns);
    };

    int source(int localExpert) const { // the expert whose weights are packed there
        const int expert = globalExpert(m_problem, localExpert);
        if (m_problem.fault != Fault::ExpertsExchanged || localExpert > 1 || m_experts < 2) return expert;
        return globalExpert(m_problem, 1 - localExpert);
    }

    void resizeWeights(PackedWeights& to, int rows, int depth) const {
        to.rows = rows;
        to.depth = depth;
        to.bytes = m_e4m3 ? 1 : 2;
        to.data.resize(asSize(m_experts) * asSize(rows) * asSize(depth) * asSize(to.bytes));
        to.scales.assign(asSize(m_experts) * asSize(rows), 1.0f);
    }

    void packRow(PackedWeights& to, int expert, int rowIndex, std::vector<float>& row) const {
        const std::size_t offset = static_cast<std::size_t>(to.at(expert, rowIndex / panelColumns, 0) - to.data.data());
        const auto column = asSize(rowIndex % panelColumns);
        if (m_e4m3) to.scales[asSize(expert) * asSize(to.rows) + asSize(rowIndex)] = quantiseRow(row);
        for (std::size_t k = 0; k < row.size(); ++k) {
            const std::size_t at = offset + (k * panelColumns + column) * asSize(to.bytes);
            if (m_e4m3) {
                to.data[at] = toE4m3(row[k]);
            } else {
                *reinterpret_cast<std::uint16_t*>(&to.data[at]) = toBf16(row[k]);
            }
        }
    }

    // Panels alternate: 32 gate rows, the 32 up rows that belong to them, …
    void packGateUp() {
        resizeWeights(m_gateUp, 2 * m_width, m_problem.shape.hidden);
        m_biases.assign(asSize(m_experts) * asSize(2 * m_width), 0.0f);
        const int begin = m_problem.split.tensorRank * m_width;
        m_pool.forEach(m_experts * 2 * m_width / panelColumns, [&](int task, int) {
            const int expert = task / (2 * m_width / panelColumns);
            const int panel = task % (2 * m_width / panelColumns);
            bool up = panel % 2 != 0;
            if (m_problem.fault == Fault::GateUpSwapped) up = !up;
            std::vector<float> row;
            for (int c = 0; c < panelColumns; ++c) {
                const int whole = begin + panel / 2 * panelColumns + c + (up ? m_problem.shape.intermediate : 0);
                fillGateUpRow(m_problem, source(expert), whole, row);
                packRow(m_gateUp, expert, panel * panelColumns + c, row);
                m_biases[asSize(expert) * asSize(2 * m_width) + asSize(panel * panelColumns + c)] =
                    gateUpBias(m_problem, source(expert), whole);
            }
        });
    }

    void packDown() {
        resizeWeights(m_down, m_problem.shape.hidden, m_width);
        m_downBiases.resize(asSize(m_experts) * asSize(m_problem.shape.hidden));
        const int panels = m_problem.shape.hidden / panelColumns;
        m_pool.forEach(m_experts * panels, [&](int task, int) {
            std::vector<float> row;
            for (int c = 0; c < panelColumns; ++c) {
                const int n = task % panels * panelColumns + c;
                fillDownRow(m_problem, source(task / panels), n, row);
                packRow(m_down, task / panels, n, row);
                m_downBiases[asSize(task / panels) * asSize(m_problem.shape.hidden) + asSize(n)] =
                    downBias(m_problem, source(task / panels), n);
            }
        });
    }

    void permute() {
        m_firstTile.assign(1, 0);
        m_slotOfRow.resize(m_rows.tokenOfRow.size());
        for (int e = 0; e < m_experts; ++e) {
            const int first = m_rows.firstRow[asSize(e)];
            const int count = m_rows.firstRow[asSize(e) + 1] - first;
            for (int r = 0; r < count; ++r)
                m_slotOfRow[asSize(first + r)] = m_firstTile.back() * tileRows + r;
            m_firstTile.push_back(m_firstTile.back() + (count + tileRows - 1) / tileRows);
        }
        const auto slots = asSize(m_firstTile.back()) * tileRows;
        m_x.depth = m_problem.shape.hidden;
        m_x.data.resize(slots * asSize(m_x.depth));
        m_x.scales.assign(slots, 1.0f);
        m_h.depth = m_width;
        m_h.data.resize(slots * asSize(m_width));
        m_h.scales.assign(slots, 1.0f);
        m_y.resize(slots * asSize(m_x.depth));
        m_pool.forEach(static_cast<int>(m_slotOfRow.size()), [&](int rowNumber, int) {
            const float* const token = &m_tokens[asSize(m_rows.tokenOfRow[asSize(rowNumber)]) * asSize(m_x.depth)];
            std::vector<float> row(token, token + m_x.depth);
            const int slot = m_slotOfRow[asSize(rowNumber)];
            if (m_e4m3) m_x.scales[asSize(slot)] = quantiseRow(row);
            for (int k = 0; k < m_x.depth; ++k)
                m_x.at(slot, k) = row[asSize(k)];
        });
    }

    // sums[panels][rowBlock × 32] of `panels` neighbouring panels for up to rowBlock rows from a tile on.
    void product(const PackedWeights& weights, PackedRows& in, int expert, int panel, int panels, int tile, int count,
                 Scratch& scratch) {
        std::ranges::fill(scratch.sums, 0.0f);
        for (int k = 0; k < weights.depth; k += depthBlock) {
            const int depth = std::min(depthBlock, weights.depth - k);
            for (int p = 0; p < panels; ++p) {
                float* const block = &scratch.weights[asSize(p * depthBlock * panelColumns)];
                const auto decode = m_e4m3 ? m_kernels.decodeE4m3 : m_kernels.decodeBf16;
                decode(weights.at(expert, panel + p, k), block, depth * panelColumns);
                for (int r = 0; r < count; r += tileRows) {
                    m_kernels.multiply(std::min(tileRows, count - r), depth,
                                       in.tile(tile + r / tileRows) + k * tileRows, block,
                                       &scratch.sums[asSize((p * rowBlock + r) * panelColumns)]);
                }
            }
        }
    }

    // Calls use(expert, panel, first slot, rows, scratch) once the sums of a block are there.
    template<typename Use>
    void forEachBlock(const PackedWeights& weights, PackedRows& in, int panels, const Use& use) {
        const int perExpert = weights.rows / (panels * panelColumns);
        m_pool.forEach(m_experts * perExpert, [&](int task, int worker) {
            const int expert = task / perExpert;
            const int panel = task % perExpert * panels;
            const int rowCount = m_rows.firstRow[asSize(expert) + 1] - m_rows.firstRow[asSize(expert)];
            for (int r = 0; r < rowCount; r += rowBlock) {
                const int tile = m_firstTile[asSize(expert)] + r / tileRows;
                const int count = std::min(rowBlock, rowCount - r);
                Scratch& scratch = m_scratch[asSize(worker)];
                product(weights, in, expert, panel, panels, tile, count, scratch);
                use(expert, panel, tile * tileRows, count, scratch);
            }
        });
    }

    void gateUp() {
        forEachBlock(m_gateUp, m_x, 2, [&](int expert, int panel, int slot, int count, const Scratch& scratch) {
            const auto weightRow = asSize(expert) * asSize(2 * m_width) + asSize(panel * panelColumns);
            for (int r = 0; r < count; ++r) {
                const float rowScale = m_x.scales[asSize(slot + r)];
                for (std::size_t c = 0; c < panelColumns; ++c) {
                    const std::size_t upRow = weightRow + panelColumns + c;
                    const float* const sums = &scratch.sums[asSize(r * panelColumns) + c];
                    const float gate = sums[0] * rowScale * m_gateUp.scales[weightRow + c] + m_biases[weightRow + c];
                    const float up =
                        sums[rowBlock * panelColumns] * rowScale * m_gateUp.scales[upRow] + m_biases[upRow];
                    const float h = activate(gate, up);
                    m_h.at(slot + r, panel / 2 * panelColumns + static_cast<int>(c)) = m_e4m3 ? h : roundBf16(h);
                }
            }
        });
        if (m_e4m3) quantiseH();
    }

    float activate(float gate, float up) const {
        const Activation& activation = m_problem.shape.activation;
        if (!activation.clamped) return gate / (1.0f + std::exp(-gate)) * up;
        const float g = std::min(gate, activation.limit);
        const float u = std::clamp(up, -activation.limit, activation.limit);
        return g / (1.0f + std::exp(-activation.alpha * g)) * (u + 1.0f);
    }

    void quantiseH() {
        m_pool.forEach(static_cast<int>(m_slotOfRow.size()), [&](int rowNumber, int) {
            const int slot = m_slotOfRow[asSize(rowNumber)];
            std::vector<float> row(asSize(m_width));
            for (int k = 0; k < m_width; ++k)
                row[asSize(k)] = m_h.at(slot, k);
            m_h.scales[asSize(slot)] = quantiseRow(row);
            for (int k = 0; k < m_width; ++k)
                m_h.at(slot, k) = row[asSize(k)];
        });
    }

    void down() {
        const auto hidden = asSize(m_problem.shape.hidden);
        forEachBlock(m_down, m_h, 1, [&](int expert, int panel, int slot, int count, const Scratch& scratch) {
            const std::size_t column = asSize(panel * panelColumns);
            const std::size_t weightRow = asSize(expert) * hidden + column;
            for (int r = 0; r < count; ++r) {
                const float rowScale = m_h.scales[asSize(slot + r)];
                for (std::size_t c = 0; c < panelColumns; ++c) {
                    const float sum = scratch.sums[asSize(r * panelColumns) + c];
                    m_y[asSize(slot + r) * hidden + column + c] =
                        toBf16(sum * rowScale * m_down.scales[weightRow + c] + m_downBiases[weightRow + c]);
                }
            }
        });
    }

    void combine() {
        const auto hidden = asSize(m_problem.shape.hidden);
        m_pool.forEach(m_problem.tokens, [&](int token, int) {
            float* const out = &m_output[asSize(token) * hidden];
            std::fill(out, out + hidden, 0.0f);
            for (int i = m_rows.firstOfToken[asSize(token)]; i < m_rows.firstOfToken[asSize(token) + 1]; ++i) {
                const int slot = m_slotOfRow[asSize(m_rows.rowOfToken[asSize(i)])];
                const std::uint16_t* const y = &m_y[asSize(slot) * hidden];
                for (std::size_t n = 0; n < hidden; ++n)
                    out[n] += m_rows.weight[asSize(i)] * fromBf16(y[n]);
            }
            for (std::size_t n = 0; n < hidden; ++n)
                out[n] = roundBf16(out[n]);
        });
    }

    const CpuKernels& m_kernels;
    WorkerPool m_pool;
    std::vector<Scratch> m_scratch;
    Problem m_problem;
    bool m_e4m3 = false;
    int m_experts = 0; // local and shared
    int m_width = 0;
    std::vector<float> m_logits;
    std::vector<float> m_routerBias;
    std::vector<float> m_tokens;
    PackedWeights m_gateUp;
    PackedWeights m_down;
    std::vector<float> m_biases;
    std::vector<float> m_downBiases;
    Rows m_rows;
    std::vector<int> m_firstTile;
    std::vector<int> m_slotOfRow;
    PackedRows m_x;
    PackedRows m_h;
    std::vector<std::uint16_t> m_y;
    std::vector<float> m_output;
};

} // namespace

std::unique_ptr<Backend> makeCpuBackend(int threads) {
    return std::make_unique<CpuBackend>(threads);
}

} // namespace moe_bench
