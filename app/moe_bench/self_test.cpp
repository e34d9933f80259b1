#include "app/moe_bench/self_test.h"

#include <numeric>

namespace moe_bench {
namespace {

Problem smallProblem(Precision precision, int tokens) {
    Problem problem;
    problem.shape = {"small", 288, 160, 16, 4, 0, {}, {}};
    problem.tokens = tokens;
    problem.precision = precision;
    problem.distribution = Distribution::Uniform;
    problem.seed = 11;
    return problem;
}

SelfTestCase runCase(Backend& backend, std::string name, const Problem& problem) {
    backend.prepare(problem);
    backend.runAll();
    SelfTestCase result{std::move(name), checkOutput(backend, problem, 8), problem.fault == Fault::None, true};
    std::vector<std::vector<float>> first;
    for (int t = 0; t < problem.tokens; ++t)
        first.push_back(backend.output(t));
    backend.runAll();
    for (int t = 0; t < problem.tokens; ++t) {
        if (backend.output(t) != first[static_cast<std::size_t>(t)]) result.repeatable = false;
    }
    return result;
}

// The sum over all ranks against the reference of the whole layer.
SelfTestCase runSplit(Backend& backend, std::string name, Problem problem, int expertParallel, int tensorParallel) {
    std::vector<int> tokens(static_cast<std::size_t>(problem.tokens));
    std::iota(tokens.begin(), tokens.end(), 0);
    const std::vector<double> reference = referenceOutput(problem, tokens);
    std::vector<float> sum(reference.size(), 0.0f);
    const auto hidden = static_cast<std::size_t>(problem.shape.hidden);
    for (int rank = 0; rank < expertParallel * tensorParallel; ++rank) {
        problem.split = {expertParallel, tensorParallel, rank / tensorParallel, rank % tensorParallel};
        backend.prepare(problem);
        backend.runAll();
        for (int t = 0; t < problem.tokens; ++t) {
            const std::vector<float> part = backend.output(t);
            for (std::size_t n = 0; n < hidden; ++n)
                sum[static_cast<std::size_t>(t) * hidden + n] += part[n];
        }
    }
    const Deviation difference = deviation(reference, sum);
    return {std::move(name), {problem.tokens, difference, 5e-3, difference.relFrobenius <= 5e-3}, true, true};
}

void addCases(std::vector<SelfTestCase>& cases, Backend& backend, Precision precision) {
    const std::string suffix = precision == Precision::Bf16 ? ", bf16" : ", e4m3";
    const auto add = [&](const std::string& name, const Problem& problem) {
        cases.push_back(runCase(backend, name + suffix, problem));
    };
    add("one token", smallProblem(precision, 1));
    add("tokens not a multiple of the tile", smallProblem(precision, 77));
    Problem problem = smallProblem(precision, 2);
    problem.distribution = Distribution::Balanced;
    add("empty experts", problem);
    problem = smallProblem(precision, 250);
    problem.distribution = Distribution::OneExpert;
    problem.shape.topK = 1;
    add("one expert takes all", problem);
    problem = smallProblem(precision, 40);
    problem.distribution = Distribution::Zipf;
    add("zipf", problem);
    problem = smallProblem(precision, 40);
    problem.shape.activation.clamped = true;
    problem.shape.activation.limit = 1.0f; // so that the clamp bites
    add("clamp and bias", problem);
    problem = smallProblem(precision, 40);
    problem.shape.router = {RouterKind::SigmoidGrouped, 4, 2, 2.5};
    problem.shape.sharedExperts = 1;
    add("sigmoid router, limited groups, shared expert", problem);
    problem = smallProblem(precision, 40);
    problem.fault = Fault::GateUpSwapped;
    add("broken on purpose: gate and up swapped", problem);
    problem.fault = Fault::ExpertsExchanged;
    add("broken on purpose: two experts exchanged", problem);
}

} // namespace

std::vector<SelfTestCase> selfTest(Backend& backend) {
    std::vector<SelfTestCase> cases;
    addCases(cases, backend, Precision::Bf16);
    addCases(cases, backend, Precision::E4m3);
    Problem problem = smallProblem(Precision::Bf16, 19);
    problem.shape.sharedExperts = 1;
    cases.push_back(runSplit(backend, "expert parallel 4 sums to the whole", problem, 4, 1));
    cases.push_back(runSplit(backend, "tensor parallel 5 sums to the whole", problem, 1, 5));
    problem.shape.activation.clamped = true;
    cases.push_back(runSplit(backend, "both, with biases, sum to the whole", problem, 2, 5));
    return cases;
}

} // namespace moe_bench
