#include "model/calibration/robust_fit.h"
#include "tests/support/test_case.h"

#include <random>

using namespace model::calibration;

class RobustFitTest : public QObject {
    Q_OBJECT

    // Residuals of y = a + b x at the points.
    static RobustProblem line(const std::vector<double>& x, const std::vector<double>& y, double scale) {
        RobustProblem problem;
        problem.residuals = x.size();
        problem.bounds = {{-1e6, 1e6}, {-1e6, 1e6}};
        problem.scale = scale;
        problem.evaluate = [x, y](std::span<const double> at, std::span<double> out) {
            for (std::size_t i = 0; i < x.size(); ++i)
                out[i] = at[0] + at[1] * x[i] - y[i];
        };
        return problem;
    }

private slots:
    // With a scale far above the residuals the loss is the square: the line of least squares and its HC1 errors,
    // worked out by hand for five points.
    void isLeastSquaresForSmallResiduals() {
        const std::vector<double> x{0, 1, 2, 3, 4};
        const std::vector<double> y{1.0, 3.1, 4.9, 7.2, 8.8};
        const RobustFit fit = fitRobustly(line(x, y, 1e4), {0.0, 0.0});
        QVERIFY(fit.hasConverged);
        QVERIFY(std::abs(fit.parameters[1] - 1.97) < 1e-6); // Sxy / Sxx = 19.7 / 10
        QVERIFY(std::abs(fit.parameters[0] - 1.06) < 1e-6); // 5 - 1.97 x 2
        // Residuals -.06 .07 -.10 .23 -.14: sum of (x - 2)^2 e^2 = .0144 + .0049 + 0 + .0529 + .0784 = .1506;
        // variance of the slope = .1506 / 100 x 5 / 3.
        QVERIFY(std::abs(fit.standardErrors[1] - std::sqrt(0.1506 / 100.0 * 5.0 / 3.0)) < 1e-6);
    }
    // With a scale far below them the loss is the absolute value: the line through most points.
    void isLeastAbsoluteForLargeResiduals() {
        const std::vector<double> x{0, 1, 2, 3, 4, 5, 6};
        const std::vector<double> y{1, 3, 5, 70, 9, 11, 13};
        const RobustFit fit = fitRobustly(line(x, y, 1e-4), {0.0, 0.0});
        QVERIFY(std::abs(fit.parameters[0] - 1.0) < 1e-3);
        QVERIFY(std::abs(fit.parameters[1] - 2.0) < 1e-3);
    }
    void findsTheBottomOfACurvedValley() { // Rosenbrock 1960: (1, 1)
        RobustProblem problem;
        problem.residuals = 2;
        problem.bounds = {{-10.0, 10.0}, {-10.0, 10.0}};
        problem.scale = 1e6;
        problem.evaluate = [](std::span<const double> at, std::span<double> out) {
            out[0] = 10.0 * (at[1] - at[0] * at[0]);
            out[1] = 1.0 - at[0];
        };
        const RobustFit fit = fitRobustly(problem, {-1.2, 1.0});
        QVERIFY(std::abs(fit.parameters[0] - 1.0) < 1e-4 && std::abs(fit.parameters[1] - 1.0) < 1e-4);
        QVERIFY(fit.rounds < 100);
        QVERIFY(std::isnan(fit.standardErrors[0])); // as many parameters as residuals
    }
    void aBoundHoldsAndSaysSo() {
        RobustProblem problem = line({0, 1, 2, 3}, {0, 2, 4, 6}, 1e3);
        problem.bounds[1] = {0.0, 1.5};
        const RobustFit fit = fitRobustly(problem, {0.0, 1.0});
        QCOMPARE(fit.parameters[1], 1.5);
        QVERIFY(std::abs(fit.parameters[0] - 0.75) < 1e-6); // mean of y - 1.5 x
        QVERIFY(std::isnan(fit.standardErrors[1]) && !std::isnan(fit.standardErrors[0]));
    }
    void undecidedParametersHaveNoError() {
        RobustProblem problem = line({1, 1, 1, 1}, {2, 2.1, 1.9, 2}, 1e3); // only a + b counts
        const RobustFit fit = fitRobustly(problem, {0.0, 0.0});
        QVERIFY(std::abs(fit.parameters[0] + fit.parameters[1] - 2.0) < 1e-6);
        QVERIFY(!(fit.standardErrors[0] < 100.0));
    }
    // Published table of Student's t, 0.975.
    void quantilesOfStudent() {
        const std::vector<std::pair<double, double>> table{{1, 12.7062}, {2, 4.3027},  {3, 3.1824},  {4, 2.7764},
                                                           {5, 2.5706},  {10, 2.2281}, {30, 2.0423}, {120, 1.9799}};
        for (const auto& [degrees, quantile] : table)
            QVERIFY(std::abs(studentQuantile95(degrees) - quantile) < 2e-3);
        QVERIFY(std::abs(studentQuantile95(1e9) - 1.95996) < 1e-5);
    }
};

HEADROOM_TEST(RobustFitTest)
#include "robust_fit_test.moc"
