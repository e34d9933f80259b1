#include "model/calibration/kernel_fit.h"
#include "tests/model/calibration/kernel_table.h"
#include "tests/support/paths.h"
#include "tests/support/test_case.h"

#include <numeric>
#include <random>

using namespace model::calibration;

class KernelFitTest : public QObject {
    Q_OBJECT

    static constexpr DevicePeaks kH100{3350.0, 989.0, 1979.0, 0.0};

    static KernelMeasurement measurement(double tokens, double hidden = 4096.0, double width = 2048.0) {
        KernelMeasurement one;
        one.precision = "fp8";
        one.routing = "balanced";
        one.tokens = tokens;
        one.hidden = hidden;
        one.intermediate = width;
        one.experts = 64.0;
        one.expertsPerToken = 4.0;
        one.timeUs = 100.0;
        return one;
    }
    // Calls whose times are those of the curve, each off by a factor of its own.
    static std::vector<KernelPoint> made(const KernelCurve& curve, double spread, unsigned seed) {
        std::mt19937 random(seed);
        std::normal_distribution<double> normal(0.0, spread);
        std::vector<KernelPoint> points;
        for (const double hidden : {2048.0, 4096.0, 7168.0}) {
            for (double tokens = 1.0; tokens <= 16384.0; tokens *= 2.0) {
                KernelPoint point = kernelPoint(measurement(tokens, hidden, 0.4 * hidden), kH100).value();
                point.timeUs = kernelUs(curve, point) * std::exp(spread > 0.0 ? normal(random) : 0.0);
                points.push_back(point);
            }
        }
        return points;
    }
    static bool holds(const Interval& interval, double truth) {
        return interval.low <= truth && truth <= interval.high;
    }

private slots:
    void givesBackTheCurveThatMadeTheTimes() {
        const KernelCurve truth{25.0, 0.6, 0.85, 1.7};
        const KernelFit fit = fitKernel(made(truth, 0.0, 1)).value();
        QVERIFY(std::abs(fit.launchUs.value - 25.0) < 1e-3);
        QVERIFY(std::abs(fit.computeEfficiency.value - 0.6) < 1e-5);
        QVERIFY(std::abs(fit.memoryEfficiency.value - 0.85) < 1e-5);
        QVERIFY(std::abs(fit.pNorm.value - 1.7) < 1e-4);
        QVERIFY(fit.inSample.median < 1e-6);
        QVERIFY(fit.roofline.median > 0.15);
        QCOMPARE(fit.points, std::size_t(45));
    }
    // Of 200 tables with errors of 5 %, about 95 in 100 intervals hold the true value.
    void intervalsHoldTheTruthAsOftenAsTheySay() {
        const KernelCurve truth{25.0, 0.6, 0.85, 1.7};
        int launch = 0;
        int compute = 0;
        int memory = 0;
        for (unsigned seed = 1; seed <= 200; ++seed) {
            const KernelFit fit = fitKernel(made(truth, 0.05, seed)).value();
            launch += holds(fit.launchUs, truth.launchUs) ? 1 : 0;
            compute += holds(fit.computeEfficiency, truth.computeEfficiency) ? 1 : 0;
            memory += holds(fit.memoryEfficiency, truth.memoryEfficiency) ? 1 : 0;
        }
        for (const int count : {launch, compute, memory})
            QVERIFY2(count >= 176 && count <= 199, qPrintable(QString::number(count)));
    }
    void oneWildPointMovesLittle() {
        auto points = made({25.0, 0.6, 0.85, 1.7}, 0.02, 5);
        const KernelFit clean = fitKernel(points).value();
        points[20].timeUs *= 20.0;
        const KernelFit spoilt = fitKernel(points).value();
        QVERIFY(std::abs(spoilt.memoryEfficiency.value / clean.memoryEfficiency.value - 1.0) < 0.05);
        QVERIFY(std::abs(spoilt.computeEfficiency.value / clean.computeEfficiency.value - 1.0) < 0.05);
    }
    void refusesWhatItCannotFit() {
        const auto points = made({25.0, 0.6, 0.85, 1.7}, 0.0, 1);
        QVERIFY(!fitKernel({}));
        QVERIFY(!fitKernel(std::span(points).first(kFewestKernelPoints - 1)));
        QVERIFY(fitKernel(std::span(points).first(kFewestKernelPoints)));
        const auto refuses = [](auto&& spoil) {
            KernelMeasurement one = measurement(8.0);
            spoil(one);
            return !kernelPoint(one, kH100);
        };
        QVERIFY(refuses([](auto& one) { one.precision = "fp7"; }));
        QVERIFY(refuses([](auto& one) { one.routing = "power_law_x"; }));
        QVERIFY(refuses([](auto& one) { one.timeUs = 0.0; }));
        QVERIFY(refuses([](auto& one) { one.tokens = 0.0; }));
        QVERIFY(refuses([](auto& one) { one.expertsPerToken = 65.0; }));
        QVERIFY(refuses([](auto& one) { one.experts = 1e12; }));
        QVERIFY(!kernelPoint(measurement(8.0), DevicePeaks{}));
        QVERIFY(!refuses([](auto&) {}));
    }
    // A call that reads its weights faster than the memory can give them.
    void fractionOfTheRooflineCountsTheFewestExperts() {
        KernelMeasurement one = measurement(1.0);
        const double expertBytes = 3.0 * 4096.0 * 2048.0;
        one.timeUs = 4.0 * expertBytes / 3350e9 * 1e6;
        QVERIFY(std::abs(rooflineFraction(one, kH100).value() - 1.0) < 1e-12);
        one.tokens = 2.0; // balanced: eight experts
        QVERIFY(std::abs(rooflineFraction(one, kH100).value() - 2.0) < 1e-12);
        one.routing = "power_law_1.2"; // may be the same four
        QVERIFY(std::abs(rooflineFraction(one, kH100).value() - 1.0) < 1e-12);
        one.expertsHit = 6.0; // the file says
        QVERIFY(std::abs(rooflineFraction(one, kH100).value() - 1.5) < 1e-12);
        one.expertsHit = 0.0;
        one.tokens = 4096.0;
        const double flopUs = 6.0 * 4096.0 * 2048.0 * 4096.0 * 4.0 / 1979e12 * 1e6;
        one.timeUs = flopUs / 1.2;
        QVERIFY(std::abs(rooflineFraction(one, kH100).value() - 1.2) < 1e-12);
    }
    // A rank of four holds a quarter of the experts and, when balanced, does a quarter of the work.
    void ranksShareTheWork() {
        KernelMeasurement one = measurement(256.0);
        const auto whole = kernelPoint(one, kH100).value();
        one.expertParallel = 4.0;
        const auto quarter = kernelPoint(one, kH100).value();
        QCOMPARE(quarter.work.flop, 0.25 * whole.work.flop);
        QCOMPARE(quarter.work.weightBytes, 0.25 * whole.work.weightBytes);
        one.expertParallel = 1.0;
        one.tensorParallel = 2.0;
        const auto half = kernelPoint(one, kH100).value();
        QCOMPARE(half.work.flop, 0.5 * whole.work.flop);
        QCOMPARE(half.work.weightBytes, 0.5 * whole.work.weightBytes);
        QCOMPARE(half.shape, whole.shape);
    }
    void heldOutPointsHaveNotBeenSeen() {
        auto points = made({25.0, 0.6, 0.85, 1.7}, 0.0, 1);
        const std::string odd = points[20].shape;
        for (KernelPoint& point : points)
            if (point.shape == odd) point.timeUs *= 2.0; // a shape unlike the others
        const HeldOut held = holdOut(points, HoldOut::Shape);
        QCOMPARE(held.folds, 3);
        QVERIFY(std::abs(held.predictedUs[20] / points[20].timeUs - 0.5) < 0.01);
        QCOMPARE(holdOut(points, HoldOut::Batch).folds, 15);
        const HeldOut share = holdOut(points, HoldOut::Share, 0.25, 7);
        QCOMPARE(share.folds, 4);
        QVERIFY(share.predictedUs == holdOut(points, HoldOut::Share, 0.25, 7).predictedUs);
        QVERIFY(share.predictedUs != holdOut(points, HoldOut::Share, 0.25, 8).predictedUs);
        QCOMPARE(share.all.points, points.size());
    }
    void quantilesOfErrors() {
        const FitErrors errors = errorsOf({0.4, 0.1, std::nan(""), 0.2, 0.3, 0.0});
        QCOMPARE(errors.points, std::size_t(5));
        QCOMPARE(errors.median, 0.2);
        QVERIFY(std::abs(errors.p90 - 0.36) < 1e-12);
        QVERIFY(std::isnan(errorsOf({}).median));
    }
    void h100TableHeldOutByShape_data() {
        QTest::addColumn<QString>("precision");
        for (const char* precision : {"bfloat16", "fp8", "fp8_block"})
            QTest::newRow(precision) << QString::fromUtf8(precision);
    }
    void h100TableHeldOutByShape() {
        HEADROOM_SHARED(path, "benchmarks/fused_moe/h100_sxm_vllm_0.19.0_moe_perf_subset.csv");
        QFETCH(QString, precision);
        std::vector<KernelPoint> points;
        for (const KernelMeasurement& row : tests::kernelTable(path)) {
            if (row.precision != precision.toStdString()) continue;
            QVERIFY(rooflineFraction(row, kH100).value() <= 1.05);
            points.push_back(kernelPoint(row, kH100).value());
        }
        QCOMPARE(points.size(), std::size_t(243));
        const KernelFit fit = fitKernel(points).value();
        std::vector<double> balanced;
        std::vector<double> skewed;
        for (const KernelPoint& point : points)
            (point.isBalanced ? balanced : skewed)
                .push_back(std::abs(kernelUs(fit.curve(), point) / point.timeUs - 1.0));
        const HeldOut held = holdOut(points, HoldOut::Shape);
        const FitErrors seenBalanced = errorsOf(balanced);
        const FitErrors seenSkewed = errorsOf(skewed);
        qInfo("%s: launch %.1f us, compute %.3f, memory %.3f, p %.2f; in sample balanced %.1f %%, skewed %.1f %%; "
              "held out balanced %.1f %%, skewed %.1f %%, p90 %.1f %%; plain roofline %.1f %%",
              qPrintable(precision), fit.launchUs.value, fit.computeEfficiency.value, fit.memoryEfficiency.value,
              fit.pNorm.value, 100.0 * seenBalanced.median, 100.0 * seenSkewed.median, 100.0 * held.balanced.median,
              100.0 * held.skewed.median, 100.0 * held.all.p90, 100.0 * fit.roofline.median);
        QVERIFY(seenBalanced.median <= 0.05);
        QVERIFY(seenSkewed.median <= 0.08);
        QVERIFY(held.skewed.median <= 0.10);
        QVERIFY(held.all.p90 <= 0.25);
        if (precision != QStringLiteral("fp8_block")) QVERIFY(held.balanced.median <= 0.06);
    }
};

HEADROOM_TEST(KernelFitTest)
#include "kernel_fit_test.moc"
