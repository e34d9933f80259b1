#include "app/moe_bench/cpu_kernels.h"
#include "app/moe_bench/number_format.h"
#include "app/moe_bench/options.h"
#include "app/moe_bench/philox.h"
#include "app/moe_bench/result_file.h"
#include "app/moe_bench/self_test.h"
#include "tests/support/test_case.h"

#include <cmath>
#include <nlohmann/json.hpp>

using namespace moe_bench;

class MoeBenchTest : public QObject {
    Q_OBJECT

private slots:
    void philoxMatchesPublishedVectors() {
        // Known answers of Philox2x32-10 (Random123's kat_vectors).
        QCOMPARE(static_cast<std::uint32_t>(philox2x32(0, 0)), 0xff1dae59u);
        QCOMPARE(static_cast<std::uint32_t>(philox2x32(0, 0) >> 32), 0x6cd10df2u);
        QCOMPARE(static_cast<std::uint32_t>(philox2x32(~0ull, ~0u)), 0x2c3f628bu);
        QCOMPARE(static_cast<std::uint32_t>(philox2x32(~0ull, ~0u) >> 32), 0xab4fd7adu);
    }

    void inputsHaveMeanZeroAndVarianceOne() {
        double sum = 0.0;
        double squares = 0.0;
        for (std::uint64_t i = 0; i < 100000; ++i) {
            const double value = static_cast<double>(bellValue(i, 7));
            QVERIFY(value != 0.0);
            sum += value;
            squares += value * value;
        }
        QVERIFY(std::abs(sum / 1e5) < 0.015);
        QVERIFY(std::abs(squares / 1e5 - 1.0) < 0.02);
        for (const double x : {1e-9, 0.3, 0.99999, 1.0, 2.0, 22.0}) {
            QVERIFY(std::abs(naturalLog(x) - std::log(x)) < 1e-14 * (1.0 + std::abs(std::log(x))));
        }
    }

    void e4m3RoundsToTheNearestOfAllCodes() {
        for (int step = -5000; step <= 5000; ++step) {
            const float value = static_cast<float>(step) * 0.0917f * (step % 3 == 0 ? 1.0f : 0.01f);
            double best = 1e9;
            for (int code = 0; code < 256; ++code) {
                if ((code & 0x7F) == 0x7F) continue;
                const double distance =
                    std::abs(static_cast<double>(fromE4m3(static_cast<std::uint8_t>(code)) - value));
                best = std::min(best, distance);
            }
            QCOMPARE(std::abs(static_cast<double>(fromE4m3(toE4m3(value)) - value)), best);
        }
        for (int code = 0; code < 256; ++code) {
            if ((code & 0x7F) == 0x7F) continue;
            QCOMPARE(int(toE4m3(fromE4m3(static_cast<std::uint8_t>(code)))), code);
        }
        QCOMPARE(fromE4m3(0x08), 0x1p-6f);
        QCOMPARE(fromE4m3(0x7E), 448.0f);
        QCOMPARE(toE4m3(1.0625f), toE4m3(1.0f)); // a tie goes to the even code
    }

    void everyInstructionSetDecodesAllCodes() {
        std::vector<const CpuKernels*> sets{&baselineKernels};
        if (&bestCpuKernels() != &baselineKernels) sets.push_back(&avx2Kernels);
        if (&bestCpuKernels() == &avx512Kernels) sets.push_back(&avx512Kernels);
        std::vector<std::uint8_t> codes(256);
        for (std::size_t i = 0; i < codes.size(); ++i)
            codes[i] = static_cast<std::uint8_t>(i);
        for (const CpuKernels* kernels : sets) {
            std::vector<float> values(256);
            kernels->decodeE4m3(codes.data(), values.data(), 256);
            for (std::size_t i = 0; i < 256; ++i) {
                if ((i & 0x7F) != 0x7F) QCOMPARE(values[i], fromE4m3(codes[i]));
            }
            std::vector<float> a(40 * tileRows);
            std::vector<float> b(40 * panelColumns);
            for (std::size_t i = 0; i < a.size(); ++i)
                a[i] = static_cast<float>(i % 7) - 3.0f;
            for (std::size_t i = 0; i < b.size(); ++i)
                b[i] = static_cast<float>(i % 11) - 5.0f;
            for (int rows = 1; rows <= tileRows; ++rows) {
                std::vector<float> c(tileRows * panelColumns, 1.0f);
                kernels->multiply(rows, 40, a.data(), b.data(), c.data());
                for (int r = 0; r < tileRows; ++r) {
                    for (int n = 0; n < panelColumns; ++n) {
                        float sum = 1.0f;
                        for (int k = 0; k < 40 && r < rows; ++k) {
                            sum += a[static_cast<std::size_t>(k * tileRows + r)] *
                                   b[static_cast<std::size_t>(k * panelColumns + n)];
                        }
                        QCOMPARE(c[static_cast<std::size_t>(r * panelColumns + n)], sum);
                    }
                }
            }
        }
    }

    void balancedRoutingIsExact() {
        for (const Shape& shape : knownShapes()) {
            Problem problem;
            problem.shape = shape;
            problem.tokens = 2 * shape.experts;
            const Rows rows = arrange(problem, route(shape, routerLogits(problem), routerBias(problem)));
            for (int e = 0; e < shape.experts; ++e) {
                const auto at = static_cast<std::size_t>(e);
                QCOMPARE(rows.firstRow[at + 1] - rows.firstRow[at], 2 * shape.topK);
            }
        }
    }

    void selfTestPasses() {
        const auto backend = makeCpuBackend(2);
        for (const SelfTestCase& test : selfTest(*backend))
            QVERIFY2(test.good(), test.name.c_str());
    }

    void resultFileIsValidJson() {
        const auto backend = makeCpuBackend(2);
        Result result{false, {"a\"b\n"}, utcNow(), cpuName(), 2, measureCeilings(*backend, 2), {}};
        Problem problem;
        problem.shape = {"small", 64, 64, 4, 2, 0, {}, {}};
        problem.tokens = 9;
        result.points.push_back(*measure(*backend, problem, {6, 1.0, 2}, [] { return false; }));
        const auto json = nlohmann::json::parse(toJson(result));
        QCOMPARE(json["schema"].get<std::string>(), std::string("moe-bench"));
        QCOMPARE(json["complete"].get<bool>(), false);
        const auto& point = json["points"][0];
        QCOMPARE(point["work"]["flops"].get<double>(), 6.0 * 18 * 64 * 64);
        QCOMPARE(point["routing"]["routed_rows"].get<int>(), 18);
        QVERIFY(point["energy"]["gross_j_per_token"].is_null());
        QVERIFY(point["check"]["passed"].get<bool>());
        QVERIFY(point["time_us"]["median"].get<double>() > 0.0);
        QVERIFY(!measure(*backend, problem, {6, 1.0, 2}, [] { return true; }));
    }

    void commandLineCollectsEveryProblem() {
        const Options bad = parseOptions({"--model", "x", "--tokens", "1,,2", "--what"});
        QCOMPARE(bad.problems.size(), std::size_t{4});
        const Options good = parseOptions({"--shape", "64x64x8x2", "--tokens", "1,7", "--precision", "fp8", "-o", "f"});
        QVERIFY(good.problems.empty());
        QCOMPARE(plannedProblems(good).size(), std::size_t{2});
        QVERIFY(!parseShape("64x64x8x9") && !parseShape("65x64x8x2") && !parseShape("64x64x8x2x"));
    }
};

HEADROOM_TEST(MoeBenchTest)
#include "moe_bench_test.moc"
