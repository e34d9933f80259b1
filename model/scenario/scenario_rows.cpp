#include "model/scenario/parameter_row.h"

#include <iterator>

namespace model::scenario {

namespace {

constexpr auto kLog = SliderScale::Logarithmic;
constexpr auto kLinear = SliderScale::Linear;

// clang-format off
// One row of the scenario itself.
#define ROW(key, path, ...)                                                                                            \
    row<Scenario>(                                                                                                     \
        key, [](Scenario & s) -> auto& { return s.path; }, ParameterFacts{__VA_ARGS__})

// label, sentence, default, minimum, maximum, scale, prior, source, evidence, headline
constexpr Parameter kRows[] = {
    ROW("scenario.first_year", frame.firstYear, "First year", "First calendar year of the study; efficiency, prices and rebound are measured against it.", 2025, 2010, 2060),
    ROW("scenario.last_year", frame.lastYear, "Last year", "Last calendar year of the study.", 2039, 2010, 2100),
    ROW("scenario.weather_year", weatherYear, "Weather year", "Calendar year that all imported series are read at, so that load, heat and curtailment belong together; 0: the year that each is named with.", 0, 0, 2100, kLinear, "", "your-input", "assumed"),
    ROW("finance.price_year", frame.priceYear, "Price year", "Year whose money all real figures are in.", 2025, 2000, 2060),
    ROW("adequacy.target_availability", frame.targetAvailability, "Target availability", "Share of the hours of a year in which the site must serve all its load; firm megawatts and headroom are stated at it.", 0.9999, 0.9, 0.9999999, kLinear, "", "assumed", "assumed", true),
    ROW("workload.price_trend", frame.priceTrend, "Token price falls, a year", "Yearly fall of the world price of a token at fixed quality, before pass-through; used below a regional boundary, where the study cannot set the price.", 3, 1, 30, kLog, "lognormal(2,10)", "gundlach-2025", "derived", true),
    ROW("workload.price_trend_floor", frame.priceTrendFloor, "Token price floor", "Share of the first year's price towards which the world price falls.", 0.01, 0.0001, 1, kLog, "loguniform(0.001,0.1)", "assumed", "assumed"),
    ROW("facility.utc_offset_hours", frame.utcOffset, "Local time", "Local standard time minus UTC; places the daily peak of requests.", -5, -12, 14),

    ROW("compute.model.total_parameters_1e9", architecture.totalParameters, "Model parameters", "All parameters of the served model.", 671, 0.1, 20000, kLog, "", "deepseek-v3-2024", "seen_secondary"),
    ROW("compute.model.active_parameters_1e9", architecture.activeParameters, "Active parameters", "Parameters that take part in one token.", 37, 0.1, 5000, kLog, "", "deepseek-v3-2024", "seen_secondary", true),
    ROW("compute.model.layers", architecture.layers, "Layers", "Transformer layers.", 61, 1, 500, kLinear, "", "deepseek-v3-2024", "seen_secondary"),
    ROW("compute.model.moe_layers", architecture.moeLayers, "Expert layers", "Layers with a mixture of experts; 0 for a dense model.", 58, 0, 500, kLinear, "", "deepseek-v3-2024", "seen_secondary"),
    ROW("compute.model.hidden_size", architecture.hiddenSize, "Hidden size", "Width of the residual stream.", 7168, 64, 65536, kLog, "", "deepseek-v3-2024", "seen_secondary"),
    ROW("compute.model.moe_intermediate", architecture.moeIntermediate, "Expert width", "Intermediate width of one routed expert.", 2048, 0, 65536, kLinear, "", "deepseek-v3-2024", "seen_secondary"),
    ROW("compute.model.routed_experts", architecture.routedExperts, "Routed experts", "Experts per layer from which the router chooses; 0 for a dense model.", 256, 0, 4096, kLinear, "", "deepseek-v3-2024", "seen_secondary"),
    ROW("compute.model.experts_per_token", architecture.expertsPerToken, "Experts per token", "Routed experts that one token visits.", 8, 0, 256, kLinear, "", "deepseek-v3-2024", "seen_secondary"),
    ROW("compute.model.shared_experts", architecture.sharedExperts, "Shared experts", "Experts that every token visits.", 1, 0, 16, kLinear, "", "deepseek-v3-2024", "seen_secondary"),
    ROW("compute.model.kv_bytes_per_token", architecture.kvCacheBytes, "KV cache per token", "Bytes kept per token of context in BF16.", 70272, 100, 5e6, kLog, "", "deepseek-v3-2024", "seen_secondary"),
    ROW("compute.model.attention_flop_per_context_token", architecture.attentionFlopPerContextToken, "Attention work", "FLOP per generated token and per token of context that it attends to.", 16990208, 0, 1e9, kLinear, "", "deepseek-v3-2024", "derived"),
    ROW("compute.model.kv_read_share", architecture.kvReadShare, "KV cache read, share", "Share of the KV cache that every decode step reads however long the context; 1: all of it, less for sparse attention, which reads its indexer's keys.", 1, 0, 1, kLinear, "", "deepseek-v3-2024", "derived"),
    ROW("compute.model.selected_tokens", architecture.selectedTokens, "Selected tokens", "Tokens of context that sparse attention selects in a step and whose whole cache it reads; 0: none.", 0, 0, 1e6, kLinear, "", "deepseek-v3-2024", "derived"),
    ROW("compute.model.attention_flop_per_selected_token", architecture.attentionFlopPerSelectedToken, "Attention work, selected", "FLOP per generated token and per selected token.", 0, 0, 1e9, kLinear, "", "deepseek-v3-2024", "derived"),
    ROW("compute.model.sliding_bytes_per_token", architecture.slidingBytes, "KV cache in windows", "Bytes kept in BF16 per token inside the window, by the layers with a sliding window.", 0, 0, 5e6, kLinear, "", "deepseek-v3-2024", "derived"),
    ROW("compute.model.sliding_window", architecture.slidingWindow, "Sliding window", "Tokens of context that layers with a sliding window keep.", 0, 0, 1e6, kLinear, "", "deepseek-v3-2024", "derived"),
    ROW("compute.model.attention_flop_per_window_token", architecture.attentionFlopPerWindowToken, "Attention work, window", "FLOP per generated token and per token inside the window.", 0, 0, 1e9, kLinear, "", "deepseek-v3-2024", "derived"),
    ROW("compute.model.sequence_state_gb", architecture.sequenceState, "State per sequence", "Memory of one sequence whatever its context, as linear attention keeps it.", 0, 0, 100, kLinear, "", "deepseek-v3-2024", "derived"),
    ROW("compute.model.cache_split", architecture.cacheSplit, "Cache split", "Accelerators that can share the cache of one sequence, each with its key-value heads (1: latent attention); beyond them it is copied. 0: any number.", 0, 0, 1024, kLinear, "", "assumed", "assumed"),

    ROW("compute.accelerator.bf16_tflop_per_s", accelerator.bf16Peak, "BF16 peak", "Dense BF16 rate of one accelerator.", 989, 1, 100000, kLog, "", "aiconfigurator", "seen_secondary"),
    ROW("compute.accelerator.fp8_tflop_per_s", accelerator.fp8Peak, "FP8 peak", "Dense FP8 rate of one accelerator; 0 when it has none.", 1979, 0, 200000, kLinear, "", "aiconfigurator", "seen_secondary"),
    ROW("compute.accelerator.fp4_tflop_per_s", accelerator.fp4Peak, "FP4 peak", "Dense FP4 rate of one accelerator; 0 when it has none.", 0, 0, 400000, kLinear, "", "aiconfigurator", "seen_secondary"),
    ROW("compute.accelerator.bandwidth_tb_per_s", accelerator.memoryBandwidth, "Memory bandwidth", "Peak memory bandwidth of one accelerator.", 3.35, 0.1, 200, kLog, "", "aiconfigurator", "seen_secondary"),
    ROW("compute.accelerator.memory_gb", accelerator.memory, "Memory", "Memory of one accelerator.", 80, 4, 10000, kLog, "", "aiconfigurator", "seen_secondary"),
    ROW("compute.accelerator.chip_power_w", accelerator.chipPower, "Chip power", "Thermal design power of the chip alone.", 700, 50, 10000, kLog, "", "aiconfigurator", "seen_secondary"),
    ROW("compute.accelerator.server_power_kw", accelerator.serverPower, "Server power per accelerator", "Nameplate of the server divided by its accelerators.", 1.275, 0.1, 20, kLog, "triangular(1.2,1.275,1.97)", "latif-2025-h100", "seen_secondary", true),
    ROW("compute.accelerator.price_usd_each", accelerator.price, "Accelerator price", "Price of one accelerator with its share of the server.", 27000, 500, 500000, kLog, "", "rental-2026", "seen_secondary"),
    ROW("compute.accelerator.link_tb_per_s", accelerator.linkBandwidth, "Link bandwidth", "Bandwidth of one accelerator to the others of its domain, one direction; 0: exchange over it is not counted.", 0.45, 0, 100, kLinear, "", "assumed", "assumed"),
    ROW("compute.accelerator.link_domain", accelerator.linkDomain, "Link domain", "Accelerators that the fast link joins; 0: all of a replica.", 8, 0, 100000, kLinear, "", "assumed", "assumed"),
    ROW("compute.accelerator.network_tb_per_s", accelerator.networkBandwidth, "Network bandwidth", "Bandwidth of one accelerator to other domains, one direction; 0: exchange over it is not counted.", 0.05, 0, 100, kLinear, "", "assumed", "assumed"),

    ROW("compute.kernel.bf16.launch_ms", accelerator.kernels.bf16.launch, "BF16 expert kernel, launch", "Fixed time per layer of the routed experts' kernel.", 0.02, 0, 10, kLinear, "", "aiconfigurator", "derived"),
    ROW("compute.kernel.bf16.memory_efficiency", accelerator.kernels.bf16.memoryEfficiency, "BF16 expert kernel, memory", "Share of peak bandwidth that the kernel reaches, as fitted; 0: no curve, the roofline shares of serving hold.", 0.9, 0, 2, kLinear, "", "aiconfigurator", "derived"),
    ROW("compute.kernel.bf16.compute_efficiency", accelerator.kernels.bf16.computeEfficiency, "BF16 expert kernel, compute", "Share of peak FLOP/s that the kernel reaches, as fitted.", 0.5, 0, 2, kLinear, "", "aiconfigurator", "derived"),
    ROW("compute.kernel.bf16.p_norm", accelerator.kernels.bf16.pNorm, "BF16 expert kernel, meeting", "How memory and compute time combine: 1 adds them, a large number takes the longer.", 1.5, 1, 20, kLinear, "", "aiconfigurator", "derived"),
    ROW("compute.kernel.bf16.stage_share", accelerator.kernels.bf16.stageShare, "BF16 expert kernel, stages apart", "Share of the bytes of quantisation, activation and combination that is moved in stages apart from the products; 0: the curve was fitted with them in its other terms.", 0, 0, 1, kLinear, "", "assumed", "assumed"),
    ROW("compute.kernel.fp8.launch_ms", accelerator.kernels.fp8.launch, "FP8 expert kernel, launch", "Fixed time per layer of the routed experts' kernel.", 0.04, 0, 10, kLinear, "", "aiconfigurator", "derived"),
    ROW("compute.kernel.fp8.memory_efficiency", accelerator.kernels.fp8.memoryEfficiency, "FP8 expert kernel, memory", "Share of peak bandwidth that the kernel reaches, as fitted; 0: no curve, the roofline shares of serving hold.", 0.9, 0, 2, kLinear, "", "aiconfigurator", "derived"),
    ROW("compute.kernel.fp8.compute_efficiency", accelerator.kernels.fp8.computeEfficiency, "FP8 expert kernel, compute", "Share of peak FLOP/s that the kernel reaches, as fitted.", 0.3, 0, 2, kLinear, "", "aiconfigurator", "derived"),
    ROW("compute.kernel.fp8.p_norm", accelerator.kernels.fp8.pNorm, "FP8 expert kernel, meeting", "How memory and compute time combine: 1 adds them, a large number takes the longer.", 1.5, 1, 20, kLinear, "", "aiconfigurator", "derived"),
    ROW("compute.kernel.fp8.stage_share", accelerator.kernels.fp8.stageShare, "FP8 expert kernel, stages apart", "Share of the bytes of quantisation, activation and combination that is moved in stages apart from the products; 0: the curve was fitted with them in its other terms.", 0, 0, 1, kLinear, "", "assumed", "assumed"),
    ROW("compute.kernel.fp4.launch_ms", accelerator.kernels.fp4.launch, "FP4 expert kernel, launch", "Fixed time per layer of the routed experts' kernel.", 0, 0, 10, kLinear, "", "aiconfigurator", "derived"),
    ROW("compute.kernel.fp4.memory_efficiency", accelerator.kernels.fp4.memoryEfficiency, "FP4 expert kernel, memory", "Share of peak bandwidth that the kernel reaches, as fitted; 0: no curve, the roofline shares of serving hold.", 0, 0, 2, kLinear, "", "aiconfigurator", "derived"),
    ROW("compute.kernel.fp4.compute_efficiency", accelerator.kernels.fp4.computeEfficiency, "FP4 expert kernel, compute", "Share of peak FLOP/s that the kernel reaches, as fitted.", 0, 0, 2, kLinear, "", "aiconfigurator", "derived"),
    ROW("compute.kernel.fp4.p_norm", accelerator.kernels.fp4.pNorm, "FP4 expert kernel, meeting", "How memory and compute time combine: 1 adds them, a large number takes the longer.", 1, 1, 20, kLinear, "", "aiconfigurator", "derived"),
    ROW("compute.kernel.fp4.stage_share", accelerator.kernels.fp4.stageShare, "FP4 expert kernel, stages apart", "Share of the bytes of quantisation, activation and combination that is moved in stages apart from the products; 0: the curve was fitted with them in its other terms.", 0, 0, 1, kLinear, "", "assumed", "assumed"),

    ROW("compute.serving.batch", serving.batch, "Largest decode batch", "Sequences that the server lets one replica decode together; memory and time per token may lower it.", 256, 1, 8192, kLog, "", "assumed", "assumed"),
    ROW("compute.serving.accelerators_per_replica", serving.acceleratorsPerReplica, "Accelerators per replica", "Accelerators that hold one copy of the model.", 16, 1, 1024, kLog, "", "assumed", "assumed"),
    ROW("compute.serving.mean_context_tokens", serving.meanContext, "Mean context", "Tokens in the KV cache of one sequence, averaged over its decode.", 5000, 1, 2e6, kLog, "", "deepseek-2025-day6", "seen_secondary"),
    ROW("compute.serving.weight_bits", serving.weightBits, "Weight precision", "Bits per weight: 4, 8 or 16.", 8, 4, 16, kLinear, "", "deepseek-v3-2024", "seen_secondary"),
    ROW("compute.serving.kv_cache_bits", serving.kvCacheBits, "KV cache precision", "Bits per cached value: 8 or 16.", 16, 4, 16, kLinear, "", "assumed", "assumed"),
    ROW("compute.serving.compute_efficiency", serving.computeEfficiency, "Compute efficiency", "Share of peak FLOP/s reached in a compute-bound phase.", 0.45, 0.01, 1, kLinear, "triangular(0.3,0.45,0.6)", "assumed", "assumed", true),
    ROW("compute.serving.bandwidth_efficiency", serving.bandwidthEfficiency, "Bandwidth efficiency", "Share of peak memory bandwidth reached in a memory-bound phase.", 0.6, 0.01, 1, kLinear, "triangular(0.4,0.6,0.8)", "assumed", "assumed"),
    ROW("compute.serving.step_overhead_ms", serving.stepOverhead, "Step overhead", "Fixed time of one step: launch of kernels, sampling, host; the exchange between accelerators and the experts' launch are counted apart.", 12, 0, 1000, kLinear, "", "assumed", "assumed"),
    ROW("compute.serving.idle_power_share", serving.idlePowerShare, "Idle power", "Accelerator power without work, share of chip power.", 0.12, 0, 1, kLinear, "", "assumed", "assumed"),
    ROW("compute.serving.decode_power_share", serving.decodePowerShare, "Decode power", "Accelerator power in a memory-bound phase, share of chip power.", 0.7, 0, 1, kLinear, "triangular(0.5,0.7,0.85)", "ml-energy-v3", "derived"),
    ROW("compute.serving.served_share", serving.servedShare, "Served share", "Share of paid time beside the queue's slack and the failover reserve: lost to loading, updates and whatever else leaves replicas idle. The swing of demand over the year is fleet utilisation.", 0.98, 0.05, 1, kLinear, "", "assumed", "assumed"),
    ROW("compute.serving.training_utilisation", serving.trainingUtilisation, "Training utilisation (MFU)", "Model FLOP per second over peak BF16 FLOP per second in training.", 0.346, 0.05, 0.9, kLinear, "", "deepseek-v3-2024", "derived"),
    ROW("compute.serving.sequence_overhead_ms", serving.sequenceOverhead, "Overhead per sequence", "Host time per step for each sequence of a rank: scheduling, sampling, output.", 0.01, 0, 10, kLinear, "", "assumed", "assumed"),
    ROW("compute.serving.prefill_power_share", serving.prefillPowerShare, "Prefill power", "Accelerator power in a compute-bound phase, share of chip power.", 1, 0, 1.2, kLinear, "", "assumed", "assumed"),
    ROW("compute.serving.overhead_power_share", serving.overheadPowerShare, "Power while waiting", "Accelerator power while a step waits for host or exchange, share of chip power.", 0.4, 0, 1, kLinear, "triangular(0.2,0.4,0.6)", "ml-energy-v3", "derived"),
    ROW("compute.serving.tensor_parallel", serving.tensorParallel, "Tensor parallel", "Accelerators that split attention and dense layers between them; the experts are spread over the whole replica. A dense model is split over all.", 1, 1, 1024, kLog, "", "deepseek-2025-day6", "seen_secondary"),
    ROW("compute.serving.routing_skew", serving.routingSkew, "Routing skew", "Zipf exponent of the popularity of experts; 0: all alike.", 0, 0, 3, kLinear, "", "assumed", "assumed"),
    ROW("compute.serving.exchange_overlap", serving.exchangeOverlap, "Exchange hidden", "Share of the exchange between accelerators that hides behind arithmetic.", 0.5, 0, 1, kLinear, "uniform(0,0.9)", "assumed", "assumed"),
    ROW("compute.serving.exchange_latency_ms", serving.exchangeLatency, "Exchange latency", "Fixed time of one collective operation between accelerators.", 0.01, 0, 1, kLinear, "", "assumed", "assumed"),
    ROW("compute.serving.verified_tokens", serving.verifiedTokens, "Tokens verified", "Tokens of one sequence that a decode step passes through the model: one and its drafts; 1: no drafts.", 1, 1, 64, kLinear, "", "assumed", "assumed"),
    ROW("compute.serving.accepted_tokens", serving.acceptedTokens, "Tokens accepted", "Tokens of one sequence that a decode step yields, at most those verified.", 1, 1, 64, kLinear, "", "assumed", "assumed"),
    ROW("compute.serving.time_to_first_token_ms", serving.timeToFirstToken, "First token within", "Time to the first token that 95 % of the requests are to keep: waiting and reading the prompt; 0: no target.", 5000, 0, 600000, kLinear, "", "assumed", "assumed"),
    ROW("compute.serving.time_per_token_ms", serving.timePerToken, "Time per token", "Time per output token that 95 % of the decode steps are to keep; 0: no target.", 50, 0, 60000, kLinear, "", "assumed", "assumed"),
    ROW("compute.serving.context_variation", serving.contextVariation, "Variation of context", "Coefficient of variation of the context of a sequence.", 1, 0, 10, kLinear, "", "assumed", "assumed"),
    ROW("compute.serving.prompt_variation", serving.promptVariation, "Variation of prompts", "Coefficient of variation of the new tokens of a prompt.", 1, 0, 10, kLinear, "", "assumed", "assumed"),
    ROW("compute.serving.pool_replicas", serving.poolReplicas, "Replicas per pool", "Replicas that share one queue, in the prefill pool and in the decode pool; few replicas need more slack. 0: no queue.", 1000, 0, 1e6, kLinear, "", "assumed", "assumed"),
    ROW("compute.serving.failover_reserve", serving.failoverReserve, "Failover reserve", "Replicas paid above those needed, to take over for failed ones.", 0.02, 0, 2, kLinear, "", "assumed", "assumed"),

    ROW("compute.algorithm.halving_months", efficiency.algorithm.halving, "Algorithms halve cost every", "Months in which better algorithms halve the work of a task at equal quality (inference: about threefold a year).", 7.6, 1, 1200, kLog, "lognormal(5,14)", "gundlach-2025", "derived", true),
    ROW("compute.algorithm.floor", efficiency.algorithm.floor, "Algorithm floor", "Share of the first year's work below which algorithms cannot go.", 0.01, 0.0001, 1, kLog, "loguniform(0.001,0.1)", "assumed", "assumed"),
    ROW("compute.architecture.halving_months", efficiency.architecture.halving, "Architecture halves cost every", "Months in which sparser architectures halve the work of a token at equal quality.", 1200, 1, 1200, kLog, "", "assumed", "assumed"),
    ROW("compute.architecture.floor", efficiency.architecture.floor, "Architecture floor", "Share of the first year's work below which architecture cannot go.", 0.05, 0.0001, 1, kLog, "", "assumed", "assumed"),
    ROW("compute.precision.halving_months", efficiency.precision.halving, "Precision halves cost every", "Months in which fewer bits halve the energy of an operation of new accelerators.", 1200, 1, 1200, kLog, "", "assumed", "assumed"),
    ROW("compute.precision.floor", efficiency.precision.floor, "Precision floor", "Share of the first year's energy below which fewer bits cannot go (four bits from eight: one half).", 0.5, 0.0001, 1, kLog, "", "assumed", "assumed"),
    ROW("compute.hardware.halving_months", efficiency.hardware.halving, "Hardware halves energy every", "Months in which the joules per FLOP of the newest accelerator halve.", 27.7, 6, 1200, kLog, "triangular(20.5,27.7,36)", "epoch-2025-hardware", "derived", true),
    ROW("compute.hardware.floor", efficiency.hardware.floor, "Hardware floor", "Share of the first year's joules per FLOP below which silicon cannot go.", 0.01, 0.0001, 1, kLog, "loguniform(0.001,0.02)", "epoch-2024-cmos", "seen_secondary"),
    ROW("compute.utilisation.halving_months", efficiency.utilisation.halving, "Serving halves cost every", "Months in which better scheduling halves the accelerator time of a token.", 1200, 1, 1200, kLog, "", "assumed", "assumed"),
    ROW("compute.utilisation.floor", efficiency.utilisation.floor, "Serving floor", "Share of the first year's accelerator time below which scheduling cannot go.", 0.3, 0.0001, 1, kLog, "", "assumed", "assumed"),

    ROW("compute.release.year", efficiency.release.year, "Release year", "When a release makes tokens cheaper at equal quality for the whole fleet, beside the steady trends.", 2026, 2000, 2100, kLinear, "", "your-input", "assumed"),
    ROW("compute.release.gain", efficiency.release.gain, "Release gain", "How many times cheaper that release makes a token; 1: none.", 1, 0.1, 1000, kLog, "", "your-input", "assumed"),
    ROW("compute.release.rollout_years", efficiency.release.rollout, "Release rolled out over", "Years from its first use to the whole fleet; 0: at once.", 0, 0, 10, kLinear, "", "assumed", "assumed"),

    ROW("workload.training.compute_share", training.computeShare, "Training share of compute", "Training as a share of all AI energy in the first year.", 0.4, 0, 0.95, kLinear, "beta(0.3,0.7)", "norris-2025-duke", "seen_secondary", true),
    ROW("workload.training.growth", training.growth, "Training budget growth", "Real growth of the training budget a year.", 0.1, -0.5, 3, kLinear, "", "assumed", "assumed"),
    ROW("workload.training.reinvestment", training.reinvestment, "Savings put into training", "Share of what efficiency saves on training that is spent on more training; 1 leaves the energy as it was.", 1, 0, 1, kLinear, "uniform(0,1)", "assumed", "assumed"),

    ROW("workload.training.plateau_year", training.plateauYear, "Training plateau", "From this year on training takes no more FLOP than in it; 2100: no plateau.", 2100, 2000, 2100, kLinear, "", "your-input", "assumed"),
    ROW("workload.training.plateau_shift", training.plateauShift, "Plateau to inference", "Share of the compute that training leaves on its plateau that goes into longer answers.", 0.5, 0, 1, kLinear, "uniform(0,1)", "assumed", "assumed"),

    ROW("facility.peak_of_nameplate", power.peakOfNameplate, "Peak over nameplate", "Highest measured server draw over nameplate; sizes the peak.", 0.82, 0.1, 1, kLinear, "triangular(0.76,0.82,0.9)", "latif-2025-h100", "seen_secondary"),
    ROW("facility.average_of_nameplate", power.averageOfNameplate, "Average over nameplate", "Measured server draw at work over nameplate; gives the energy.", 0.7, 0.1, 1, kLinear, "triangular(0.55,0.7,0.8)", "latif-2025-h100", "seen_secondary"),
    ROW("facility.network_overhead", power.networkOverhead, "Network and storage", "Power of network and storage over server power.", 0.1, 0, 1, kLinear, "", "assumed", "assumed"),
    ROW("facility.distribution_loss", power.distributionLoss, "Distribution loss", "Loss between the meter and the racks over facility power, where PUE does not include it.", 0.02, 0, 0.3, kLinear, "", "assumed", "assumed"),
    ROW("facility.pue_base", power.pueBase, "PUE, cool hours", "Power usage effectiveness below the threshold temperature.", 1.2, 1, 2.5, kLinear, "triangular(1.08,1.2,1.35)", "uptime-2024", "seen_secondary", true),
    ROW("facility.pue_slope_per_c", power.pueSlope, "PUE rise with heat", "PUE added per degree above the threshold.", 0.006, 0, 0.1, kLinear, "", "assumed", "assumed"),
    ROW("facility.pue_threshold_c", power.pueThreshold, "PUE threshold", "Outside temperature above which cooling costs more.", 18, -20, 45, kLinear, "", "assumed", "assumed"),
    ROW("facility.design_temperature_c", power.designTemperature, "Design temperature", "Outside temperature at which equipment is sized and firm capacity is stated.", 35, -20, 55, kLinear, "", "tmy3-dulles", "derived", true),
    ROW("facility.stress_offset_c", stressOffset, "Heat stress", "Degrees added to every hour's outside temperature: a hotter year than the one chosen. Firm capacity stays at the design temperature.", 0, -20, 20, kLinear, "", "your-input", "assumed"),
    ROW("facility.site_pressure_kpa", power.sitePressure, "Site pressure", "Mean station pressure; thinner air costs turbines output.", 101.325, 60, 105, kLinear, "", "tmy3-dulles", "derived"),
    ROW("facility.redundancy", power.redundancy, "Electrical redundancy", "Spare electrical equipment over need: 0.25 is four to make five, 1 is 2N. Sizes equipment, not energy.", 0.25, 0, 2, kLinear, "", "assumed", "assumed"),
    ROW("facility.load_step_share", power.loadStep, "Load step", "Share of the peak load that training takes or drops within seconds.", 0.1, 0, 1, kLinear, "", "assumed", "assumed"),
    ROW("facility.trip_share", power.tripShare, "Load lost at a voltage dip", "Share of the peak load that moves to batteries of its own when the voltage dips, and so leaves the supply.", 0.3, 0, 1, kLinear, "", "assumed", "assumed"),
    ROW("facility.fleet.utilisation", fleet.utilisation, "Fleet utilisation", "Mean over the year of the work done over the work the serving fleet could do.", 0.5, 0.05, 1, kLinear, "triangular(0.4,0.5,0.8)", "lbnl-2024", "derived", true),
    ROW("facility.fleet.mean_life_years", fleet.meanLife, "Accelerator life", "Weibull scale of the survival of accelerators.", 5.5, 1, 15, kLinear, "triangular(3,5,7)", "assumed", "assumed"),
    ROW("facility.fleet.life_shape", fleet.lifeShape, "Life shape", "Weibull shape: 1 random, above 2 wear-out.", 3, 0.5, 10, kLinear, "", "assumed", "assumed"),
    ROW("facility.fleet.purchase_limit", fleet.purchaseLimit, "Purchase limit", "Accelerators a year that suppliers can deliver to this study.", 1e7, 0, 1e9, kLog, "", "assumed", "assumed"),
    ROW("facility.fleet.performance_limit", fleet.performanceLimit, "Performance limit", "Speed of a new accelerator over the first year's that export rules let it have; 10,000: no limit.", 10000, 1, 10000, kLog, "", "your-input", "assumed"),

    ROW("grid.contract_mw", interconnection.contract, "Contract, full", "Megawatts of the grid contract as filed, before slip and ramp.", 600, 0, 100000, kLinear, "", "your-input", "assumed", true),
    ROW("grid.slip_days", interconnection.slip, "Contract slip", "Delay of every step of the contract against the filed date.", 180, 0, 2500, kLinear, "lognormal(90,400)", "ercot-realisation-2025", "seen_secondary", true),
    ROW("grid.ramp_months", interconnection.ramp, "Contract ramp", "Months over which each step becomes usable.", 12, 0, 84, kLinear, "", "assumed", "assumed"),
    ROW("grid.deliverability", interconnection.deliverability, "Deliverability", "Share of the contract that can be drawn at peak.", 1, 0.1, 1, kLinear, "", "assumed", "assumed"),
    ROW("grid.outage_rate", interconnection.outageRate, "Grid outage share", "Share of hours in which the connection is out.", 0.0001, 0, 0.1, kLog, "", "assumed", "assumed"),
    ROW("grid.repair_hours", interconnection.repair, "Grid repair", "Mean length of such an outage.", 4, 0.1, 1000, kLog, "", "assumed", "assumed"),
    ROW("grid.curtailment_hours_per_year", interconnection.curtailment, "Curtailment hours", "Hours a year, the region's highest, in which the utility may curtail.", 0, 0, 2000, kLinear, "", "your-input", "assumed", true),
    ROW("grid.curtailment_depth", interconnection.curtailmentDepth, "Curtailment depth", "Share of the contract withdrawn in those hours.", 0.25, 0, 1, kLinear, "", "phoenix-flex-2025", "seen_secondary"),
    ROW("grid.trip_limit_mw", interconnection.tripLimit, "Trip limit", "Largest load that the grid's operator lets leave at once.", 1000, 0, 100000, kLinear, "", "assumed", "assumed"),
    ROW("grid.request_start", requestStart, "Request began", "Calendar year with fraction in which the first open stage of the interconnection request began; counts where stages are entered.", 2025, 2000, 2100, kLinear, "", "your-input", "assumed"),

    ROW("grid.region.cleared_ucap_mw", region.cleared, "Region: capacity committed", "Unforced capacity committed for the delivery year that starts in June, auction and self-supply.", 145777, 0, 1e6, kLinear, "", "pjm-bra-2027-28", "seen_secondary"),
    ROW("grid.region.requirement_ucap_mw", region.requirement, "Region: requirement", "Reliability requirement in unforced capacity for the delivery year.", 152400, 0, 1e6, kLinear, "", "pjm-bra-2027-28", "derived"),
    ROW("grid.region.target_reserve", region.targetReserve, "Region: target reserve", "Installed reserve margin that meets one day in ten years.", 0.2, 0, 1, kLinear, "", "pjm-bra-2027-28", "seen_secondary"),
    ROW("grid.region.forecast_pool_requirement", region.forecastPoolRequirement, "Region: forecast pool requirement", "Unforced capacity required per megawatt of forecast peak.", 0.926, 0.5, 1.5, kLinear, "", "pjm-planning-2028-29", "seen_secondary"),
    ROW("grid.region.capacity_price_usd_per_mw_day", region.capacityPrice, "Region: capacity price", "Price of unforced capacity for the delivery year.", 333.44, 0, 5000, kLinear, "triangular(175,333,530)", "pjm-bra-2027-28", "seen_secondary", true),
    ROW("grid.region.gas_turbine_elcc", region.gasTurbineElcc, "Region: gas turbine ELCC", "Accredited share of the nameplate of a simple-cycle gas turbine.", 0.61, 0, 1, kLinear, "", "pjm-elcc", "seen_secondary"),
    ROW("grid.energy_price_usd_per_mwh", tariff.energyPrice, "Grid energy price", "Mean price of grid energy.", 50, 0, 1000, kLinear, "", "pjm-imm-2025", "seen_secondary", true),
    ROW("grid.delivery_usd_per_mwh", tariff.deliveryAdder, "Delivery charge", "Transmission and distribution charged by energy.", 10, 0, 200, kLinear, "", "assumed", "assumed"),
    ROW("grid.demand_charge_usd_per_kw_month", tariff.demandCharge, "Demand charge", "Charge on the highest grid hour of each month.", 4, 0, 60, kLinear, "", "assumed", "assumed"),
    ROW("grid.coincident_peak_share", tariff.coincidentPeakShare, "Coincident peak share", "Site load in the region's five peak hours over the site's highest grid load.", 0.95, 0, 1, kLinear, "", "assumed", "assumed"),
    ROW("grid.zonal_factor", tariff.zonalFactor, "Zonal factor", "Zonal scaling of the capacity obligation.", 1, 0.5, 2, kLinear, "", "assumed", "assumed"),
    ROW("grid.emission_kg_per_mwh", tariff.emissionRate, "Grid emissions", "Location-based carbon dioxide of grid energy.", 350, 0, 1500, kLinear, "", "epa-egrid2023", "seen_secondary"),

    ROW("plant.gas_price_usd_per_mmbtu", plant.gasPrice, "Gas price", "Price of natural gas at the burner.", 3.5, 0, 50, kLinear, "lognormal(2.5,6)", "eia-steo-2026-03", "seen_secondary", true),
    ROW("plant.units_on_maintenance", plant.unitsOnMaintenance, "Units on maintenance", "Units always out beyond the planned outage share of their class when firm capacity is stated.", 0, 0, 20, kLinear, "", "assumed", "assumed"),
    ROW("plant.spinning_reserve_units", plant.spinningReserve, "Spinning reserve", "Units kept as reserve and not counted as firm.", 0, 0, 20, kLinear, "", "assumed", "assumed"),
    ROW("plant.storage_event_hours", plant.storageEventHours, "Battery credit hours", "Length of the shortage against which a battery is credited in the quick method: power is the lesser of its rating and its energy over these hours.", 8, 0.5, 100, kLinear, "", "assumed", "assumed"),
    ROW("plant.flexible.share", plant.flexible.share, "Flexible load", "Share of facility load that may be shed.", 0.05, 0, 1, kLinear, "", "phoenix-flex-2025", "seen_secondary", true),
    ROW("plant.flexible.usd_per_mwh", plant.flexible.price, "Cost of shedding", "What a megawatt-hour of shed flexible load costs; orders it against other supply in a planned dispatch.", 1000, 0, 1e5, kLog, "", "assumed", "assumed"),
    ROW("plant.flexible.hours_limit", plant.flexible.hoursLimit, "Flexible hours", "Hours a year in which it may be shed.", 40, 0, 8784, kLinear, "", "norris-2025-duke", "seen_secondary"),
    ROW("plant.bridge_until", plant.bridgeUntil, "Bridge ends", "Calendar year with fraction in which the units of a bridge leave the site and their cost ends.", 2030, 2000, 2100, kLinear, "", "your-input", "assumed"),
    ROW("plant.black_start_h", plant.blackStart, "Black start", "Hours from the repair of a cause common to all units to units on load again.", 0, 0, 168, kLinear, "", "your-input", "assumed"),
    ROW("plant.cold_outage.below_c", plant.coldOutage.below, "Cold outage below", "Outside temperature of an hour below which the cause that the cold brings may strike all units at once.", -12, -60, 30, kLinear, "", "assumed", "assumed"),
    ROW("plant.cold_outage.rate_per_hour", plant.coldOutage.rate, "Cold outages per cold hour", "How often the cause strikes in an hour that is so cold, while it is not there already; 0: never.", 0, 0, 1, kLinear, "", "assumed", "assumed"),
    ROW("plant.cold_outage.repair_h", plant.coldOutage.repair, "Cold outage lasts", "Mean hours from its strike until the units can give their output again, whatever the weather by then.", 24, 0.1, 2000, kLog, "", "assumed", "assumed"),
    ROW("plant.cold_outage.share", plant.coldOutage.share, "Cold outage takes", "Share of what each unit would give that is lost while the cause is there; 1: all units are out.", 1, 0, 1, kLinear, "", "assumed", "assumed"),
    ROW("plant.permit.nox_limit_t", plant.permit.noxLimit, "Permitted NOx, plant", "Nitrogen oxides a year of all units; 1,000,000: no limit.", 1e6, 0, 1e6, kLog, "", "your-input", "assumed"),
    ROW("plant.permit.co_limit_t", plant.permit.coLimit, "Permitted CO, plant", "Carbon monoxide a year of all units; 1,000,000: no limit.", 1e6, 0, 1e6, kLog, "", "your-input", "assumed"),
    ROW("plant.permit.nox_major_source_t", plant.permit.noxMajorSource, "NOx, major source", "Tonnes of nitrogen oxides a year from which the plant needs a major-source permit: 250 short tons where the air meets the standard, less where it does not.", 226.8, 0, 1e6, kLog, "", "assumed", "assumed"),
    ROW("plant.permit.co_major_source_t", plant.permit.coMajorSource, "CO, major source", "Tonnes of carbon monoxide a year from which the plant needs a major-source permit.", 226.8, 0, 1e6, kLog, "", "assumed", "assumed"),
    ROW("plant.gas.firm_mmbtu_per_day", plant.gas.firm, "Firm gas", "Firm daily quantity, higher heating value; counts under daily quantities.", 0, 0, 1e8, kLinear, "", "your-input", "assumed"),
    ROW("plant.gas.reservation_usd_per_mmbtu", plant.gas.reservation, "Gas reservation", "Charge on the firm daily quantity, every day, used or not.", 0.5, 0, 20, kLinear, "", "assumed", "assumed"),
    ROW("plant.gas.interruptible_mmbtu_per_day", plant.gas.interruptible, "Interruptible gas", "Daily quantity beyond the firm one that the pipeline may withhold.", 0, 0, 1e8, kLinear, "", "your-input", "assumed"),
    ROW("plant.gas.interruptible_adder_usd_per_mmbtu", plant.gas.interruptibleAdder, "Interruptible adder", "Price of interruptible gas over the gas price.", 0, -20, 100, kLinear, "", "assumed", "assumed"),
    ROW("plant.gas.cold_threshold_c", plant.gas.coldThreshold, "Cold day below", "Mean outside temperature of a day below which gas is curtailed.", -10, -60, 30, kLinear, "", "assumed", "assumed"),
    ROW("plant.gas.cold_interruptible_share", plant.gas.coldInterruptible, "Interruptible gas on cold days", "Share of the interruptible quantity left on a cold day.", 0, 0, 1, kLinear, "", "assumed", "assumed"),
    ROW("plant.gas.cold_firm_share", plant.gas.coldFirm, "Firm gas on cold days", "Share of the firm quantity left on a cold day.", 1, 0, 1, kLinear, "", "assumed", "assumed"),
    ROW("plant.backup_fuel.stored_mmbtu", plant.backup.stored, "Fuel stored on site", "Fuel on site, filled once a year, burnt when gas does not suffice.", 0, 0, 1e9, kLinear, "", "your-input", "assumed"),
    ROW("plant.backup_fuel.usd_per_mmbtu", plant.backup.price, "Price of stored fuel", "Price of the fuel stored on site.", 20, 0, 200, kLinear, "", "assumed", "assumed"),
    ROW("plant.backup_fuel.co2_kg_per_mmbtu", plant.backup.carbon, "Carbon of stored fuel", "Carbon dioxide of the fuel stored on site, higher heating value.", 73.16, 0, 120, kLinear, "", "assumed", "assumed"),

    ROW("dispatch.look_ahead_h", lookAhead, "Look-ahead", "Hours that a planned dispatch sees ahead; 0: hour by hour by rules, which know no start, ramp, permit or gas contract.", 168, 0, 8784, kLinear, "", "assumed", "assumed"),

    ROW("finance.discount_rate", finance.discountRate, "Cost of capital", "Real weighted average cost of capital before tax.", 0.09, 0, 0.3, kLinear, "triangular(0.06,0.09,0.12)", "assumed", "assumed", true),
    ROW("finance.accelerator_life_years", finance.acceleratorLife, "Servers paid off in", "Years over which servers are paid off.", 5, 1, 15, kLinear, "", "assumed", "assumed"),
    ROW("finance.facility_life_years", finance.facilityLife, "Buildings paid off in", "Years over which buildings and electrical plant are paid off.", 20, 1, 60, kLinear, "", "assumed", "assumed"),
    ROW("finance.facility_cost_musd_per_mw", finance.facilityCost, "Facility cost", "Building and electrical plant per IT megawatt, without servers.", 12, 1, 60, kLinear, "triangular(9,12,17)", "assumed", "assumed"),
    ROW("finance.server_operations", finance.serverOperations, "Server operations", "Yearly cost of staff, spares and software over the price of the servers.", 0.05, 0, 0.5, kLinear, "", "assumed", "assumed"),
    ROW("finance.markup", finance.markup, "Markup", "Token price over token cost.", 1.5, 0.5, 20, kLog, "", "assumed", "assumed"),
    ROW("finance.lost_load_usd_per_mwh", finance.lostLoad, "Value of lost load", "What an unserved megawatt-hour of AI load costs.", 10000, 0, 1e6, kLog, "loguniform(1000,100000)", "assumed", "assumed"),
};
#undef ROW
// clang-format on

constexpr std::string_view kBoundaries[] = {"world", "region", "operator", "campus"};
constexpr std::string_view kModes[] = {"token_led", "hall_led"};
constexpr std::string_view kEdgeChannels[] = {"as_given", "adds", "substitutes"};
constexpr std::string_view kReasoningChannels[] = {"as_given", "worth_follows", "worth_stays"};
constexpr std::string_view kSwitches[] = {"no", "yes"};
constexpr std::string_view kWeatherRisks[] = {"chosen_year", "all_years"};
constexpr std::string_view kPlantModes[] = {"parallel", "islanded", "bridge", "backup"};
constexpr std::string_view kGasContracts[] = {"unlimited", "daily_quantities"};
constexpr std::string_view kPolicies[] = {"grid_first", "onsite_first", "cheapest"};

// Accessors of the choices; those of an enumeration name its words in order.
struct BoundaryOf {
    static std::span<const std::string_view> words() { return kBoundaries; }
    auto& operator()(Scenario& s) const { return s.frame.boundary; }
};
struct ModeOf {
    static std::span<const std::string_view> words() { return kModes; }
    auto& operator()(Scenario& s) const { return s.frame.mode; }
};
struct WeatherRiskOf {
    static std::span<const std::string_view> words() { return kWeatherRisks; }
    auto& operator()(Scenario& s) const { return s.weatherRisk; }
};
struct PlantModeOf {
    static std::span<const std::string_view> words() { return kPlantModes; }
    auto& operator()(Scenario& s) const { return s.plant.mode; }
};
struct StayMinorOf {
    static std::span<const std::string_view> words() { return kSwitches; }
    auto& operator()(Scenario& s) const { return s.plant.permit.stayMinor; }
};
struct GasContractOf {
    static std::span<const std::string_view> words() { return kGasContracts; }
    auto& operator()(Scenario& s) const { return s.plant.gas.contract; }
};
struct EdgeChannelOf {
    static std::span<const std::string_view> words() { return kEdgeChannels; }
    auto& operator()(Scenario& s) const { return s.channels.edge; }
};
struct ReasoningChannelOf {
    static std::span<const std::string_view> words() { return kReasoningChannels; }
    auto& operator()(Scenario& s) const { return s.channels.reasoning; }
};
struct SupplyCapsOf {
    static std::span<const std::string_view> words() { return kSwitches; }
    auto& operator()(Scenario& s) const { return s.frame.supplyCaps; }
};
struct PolicyOf {
    static std::span<const std::string_view> words() { return kPolicies; }
    auto& operator()(Scenario& s) const { return s.policy; }
};
struct ModelOf {
    auto& operator()(Scenario& s) const { return s.architecture.id; }
};
struct ModelNameOf {
    auto& operator()(Scenario& s) const { return s.architecture.name; }
};
struct AcceleratorOf {
    auto& operator()(Scenario& s) const { return s.accelerator.id; }
};
struct AcceleratorNameOf {
    auto& operator()(Scenario& s) const { return s.accelerator.name; }
};
struct Bf16CalibrationOf {
    auto& operator()(Scenario& s) const { return s.calibrations.bf16; }
};
struct Fp8CalibrationOf {
    auto& operator()(Scenario& s) const { return s.calibrations.fp8; }
};
struct Fp4CalibrationOf {
    auto& operator()(Scenario& s) const { return s.calibrations.fp4; }
};
struct ServingCalibrationOf {
    auto& operator()(Scenario& s) const { return s.calibrations.serving; }
};
struct RegionLoadOf {
    auto& operator()(Scenario& s) const { return s.regionLoad.slug; }
};
struct TemperatureOf {
    auto& operator()(Scenario& s) const { return s.temperature.slug; }
};

const Choice kChoices[] = {
    choiceRow<Scenario>("scenario.boundary", "Boundary",
                        "What the study speaks for. Below a region the token price is given from outside.", kBoundaries,
                        BoundaryOf{}),
    choiceRow<Scenario>("scenario.mode", "Demand from",
                        "From workloads to tokens to megawatts, or from halls to megawatts and tokens.", kModes,
                        ModeOf{}),
    choiceRow<Scenario>(
        "grid.supply_caps_demand", "Supply caps demand",
        "Whether demand that contract and plant cannot carry is rationed: the switch for a binding grid cap.",
        kSwitches, SupplyCapsOf{}),
    choiceRow<Scenario>("workload.edge_channel", "Edge against cloud",
                        "Contrarian switch: edge tasks replace cloud tasks as each class says, add to them, or replace "
                        "them in full.",
                        kEdgeChannels, EdgeChannelOf{}),
    choiceRow<Scenario>(
        "workload.reasoning_channel", "Worth of longer thinking",
        "Contrarian switch: worth as each class says, growing with the tokens of a task, or not at all.",
        kReasoningChannels, ReasoningChannelOf{}),
    choiceRow<Scenario>("dispatch.policy", "Dispatch order",
                        "Which supply serves an hour first; prices decide only under `cheapest`.", kPolicies,
                        PolicyOf{}),
    choiceRow<Scenario>("adequacy.weather", "Weather of the risk",
                        "Loss of load in the weather chosen, or over all years that every imported series covers.",
                        kWeatherRisks, WeatherRiskOf{}),
    choiceRow<Scenario>("plant.mode", "Plant serves",
                        "Beside the grid, without any grid, as a bridge until the grid takes over, or as a backup that "
                        "runs only for what the grid does not carry.",
                        kPlantModes, PlantModeOf{}),
    choiceRow<Scenario>("plant.permit.stay_minor", "Stay below major source",
                        "Whether the major-source thresholds bind the dispatch like limits.", kSwitches, StayMinorOf{}),
    choiceRow<Scenario>("plant.gas.contract", "Gas contract",
                        "Gas without limit, or by firm and interruptible daily quantities.", kGasContracts,
                        GasContractOf{}),
    choiceRow<Scenario>("compute.model.id", "Model", "Row of the catalogue of models.", {}, ModelOf{}),
    choiceRow<Scenario>("compute.model.name", "Model name", "Name of the served model.", {}, ModelNameOf{}),
    choiceRow<Scenario>("compute.accelerator.id", "Accelerator", "Row of the catalogue of accelerators.", {},
                        AcceleratorOf{}),
    choiceRow<Scenario>("compute.accelerator.name", "Accelerator name",
                        "Name of the accelerator bought in the first year.", {}, AcceleratorNameOf{}),
    choiceRow<Scenario>("compute.kernel.bf16.calibration", "BF16 expert kernel, calibration",
                        "What the curve was fitted to; empty where no calibration was applied.", {},
                        Bf16CalibrationOf{}),
    choiceRow<Scenario>("compute.kernel.fp8.calibration", "FP8 expert kernel, calibration",
                        "What the curve was fitted to; empty where no calibration was applied.", {},
                        Fp8CalibrationOf{}),
    choiceRow<Scenario>("compute.kernel.fp4.calibration", "FP4 expert kernel, calibration",
                        "What the curve was fitted to; empty where no calibration was applied.", {},
                        Fp4CalibrationOf{}),
    choiceRow<Scenario>("compute.serving.calibration", "Serving, calibration",
                        "What the values of serving were fitted to; empty where no calibration was applied.", {},
                        ServingCalibrationOf{}),
    choiceRow<Scenario>("grid.region.load_series", "Region: hourly load",
                        "Hourly series whose highest hours are curtailed and set the capacity obligation.", {},
                        RegionLoadOf{}),
    choiceRow<Scenario>("facility.temperature_series", "Outside temperature",
                        "Hourly series of the outside temperature at the site.", {}, TemperatureOf{}),
};

} // namespace

std::span<const Parameter> parameters() {
    return kRows;
}

std::span<const Choice> choices() {
    return kChoices;
}

} // namespace model::scenario
