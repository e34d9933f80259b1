#include "model/workload/diffusion.h"
#include "tests/model/workload/reference_class.h"
#include "tests/support/test_case.h"

using namespace model::workload;

namespace {

// Bass's own differential equation dF/dt = (p + q F)(1 - F), in small steps.
double bassByIntegration(double p, double q, double years) {
    const int steps = 200000;
    const double dt = years / steps;
    double share = 0.0;
    for (int i = 0; i < steps; ++i) {
        const double middle = share + 0.5 * dt * (p + q * share) * (1.0 - share);
        share += dt * (p + q * middle) * (1.0 - middle);
    }
    return share;
}

} // namespace

class DiffusionTest : public QObject {
    Q_OBJECT
private slots:
    void reproducesBass() {
        QVERIFY(std::abs(bassPeakYears(0.03, 0.38) - 6.1926) < 5e-5);
        QVERIFY(std::abs(bassShare(0.03, 0.38, bassPeakYears(0.03, 0.38)) - 0.46053) < 5e-6);
        QVERIFY(std::abs(bassShare(0.03, 0.38, 5.0) - 0.33120) < 5e-6);
        QVERIFY(std::abs(bassShare(0.03, 0.38, 10.0) - 0.81280) < 5e-6);
        for (const double years : {0.5, 3.0, 12.0})
            QVERIFY(std::abs(bassShare(0.01, 0.5, years) - bassByIntegration(0.01, 0.5, years)) < 1e-8);
        QVERIFY(bassShare(0.03, 0.38, -1.0) == 0.0 && bassShare(0.0, 0.38, 5.0) == 0.0);
        QCOMPARE(bassPeakYears(0.4, 0.1), 0.0);
    }
    // Nobody adopts faster than at the peak, and there it is the printed 0.11059 of the market a year.
    void peaksAtThePublishedRate() {
        QVERIFY(std::abs(bassPeakPerYear(0.03, 0.38) - 0.11059) < 5e-6);
        for (const auto& [p, q] : {std::pair{0.03, 0.38}, {0.001, 0.9}, {0.2, 0.25}, {0.4, 0.1}}) {
            double most = 0.0;
            for (double year = 1e-3; year < 20.0; year += 1e-3)
                most = std::max(most, (bassShare(p, q, year + 5e-4) - bassShare(p, q, year - 5e-4)) / 1e-3);
            QVERIFY(std::abs(most / bassPeakPerYear(p, q) - 1.0) < 1e-3);
        }
    }
    void startsAtOneAndEndsAtTheCeiling() {
        for (const Diffusion kind : {Diffusion::Logistic, Diffusion::Bass})
            for (const double midpoint : {1995.0, 2029.0, 2060.0})
                for (const double ceiling : {0.5, 1.0, 4.0, 1000.0}) {
                    WorkloadClass workload = tests::plainClass(1.0);
                    workload.diffusion = kind;
                    workload.adoptionMidpoint = {midpoint};
                    workload.adoptionCeiling = {ceiling};
                    QVERIFY(std::abs(adoption(workload, 2025.0, 2025.0) - 1.0) < 1e-12);
                    QVERIFY(std::abs(adoption(workload, 2400.0, 2025.0) / ceiling - 1.0) < 1e-9);
                }
        QCOMPARE(adoption(tests::plainClass(1.0), 2050.0, 2025.0), 1.0);
    }
    // With the midpoint well ahead the curve is the plain logistic between 1 and the ceiling, half way at the midpoint.
    void growsFastestAtTheMidpoint() {
        WorkloadClass workload = tests::plainClass(1.0);
        workload.diffusion = Diffusion::Logistic;
        workload.adoptionMidpoint = {2060.0};
        workload.adoptionRate = {0.8};
        QVERIFY(std::abs(adoption(workload, 2060.0, 2025.0) - 2.5) < 1e-9);
        QVERIFY(std::abs(adoption(workload, 2060.0 + std::log(3.0) / 0.8, 2025.0) - 3.25) < 1e-9);
        double steepest = 0.0;
        double where = 0.0;
        for (double year = 2025.0; year < 2090.0; year += 0.25) {
            const double growth = adoption(workload, year + 0.01, 2025.0) - adoption(workload, year - 0.01, 2025.0);
            if (growth > steepest) {
                steepest = growth;
                where = year;
            }
        }
        QCOMPARE(where, 2060.0);
        // Slope there: (ceiling - 1) x rate / 4.
        QVERIFY(std::abs(steepest / 0.02 - 3.0 * 0.8 / 4.0) < 1e-4);
    }
    // A ceiling of 4 with the midpoint in the first year: L goes from 1/2, so at L = 3/4 half of the growth is done.
    void usesOnlyTheRestOfTheCurve() {
        WorkloadClass workload = tests::plainClass(1.0);
        workload.diffusion = Diffusion::Logistic;
        workload.adoptionMidpoint = {2025.0};
        QVERIFY(std::abs(adoption(workload, 2025.0 + std::log(3.0) / 0.5, 2025.0) - 2.5) < 1e-12);
        QVERIFY(adoption(workload, 1900.0, 2025.0) >= 0.0);
    }
    void spreadsByBassFromTheFirstYear() {
        WorkloadClass workload = tests::plainClass(1.0);
        workload.diffusion = Diffusion::Bass;
        QVERIFY(std::abs(adoption(workload, 2030.0, 2025.0) - (1.0 + 3.0 * 0.33120)) < 2e-5);
        QCOMPARE(adoption(workload, 2020.0, 2025.0), 1.0);
    }
};

HEADROOM_TEST(DiffusionTest)
#include "diffusion_test.moc"
