#include "model/workload/normal_tail.h"
#include "tests/support/test_case.h"

using namespace model::workload;

namespace {

bool agrees(double found, double expected, double relative = 1e-13) {
    return std::abs(found - expected) <= relative * std::abs(expected);
}

} // namespace

class NormalTailTest : public QObject {
    Q_OBJECT
private slots:
    // Reference values with 40 digits of working precision.
    void matchesReference() {
        const struct {
            double z, inverseMillsRatio, logProbability;
        } rows[] = {{-40.0, 40.0249688472072637, -804.608442013753788},
                    {-12.0, 12.0822141752542843, -75.4106730015687959},
                    {-10.5, 10.5935839261323783, -58.4041870610732434},
                    {-9.5, 9.60305009038428209, -48.3060192989652303},
                    {-3.0, 3.28309865493043651, -6.60772622151034954},
                    {0.0, 0.797884560802865356, -0.693147180559945309},
                    {2.0, 0.0552478626789899591, -0.0230129093289634885},
                    {8.0, 5.05227108353689543e-15, -6.22096057427178606e-16},
                    {20.0, 5.52094836215976319e-88, -2.7536241186062337e-89}};
        for (const auto& row : rows) {
            QVERIFY2(agrees(inverseMills(row.z), row.inverseMillsRatio), qPrintable(QString::number(row.z)));
            QVERIFY2(agrees(logNormalCdf(row.z), row.logProbability), qPrintable(QString::number(row.z)));
        }
        QVERIFY(agrees(normalCdf(1.959963984540054), 0.975));
    }
    void fallsWithoutAStep() {
        double previous = inverseMills(-60.0);
        for (double z = -59.99; z < 20.0; z += 0.01) {
            const double now = inverseMills(z);
            QVERIFY(now < previous && now > -z);
            previous = now;
        }
    }
    void invertsOverTheWholeRange() {
        for (double ratio = 1e-300; ratio < 1e6; ratio *= 3.7)
            QVERIFY2(agrees(inverseMills(inverseMillsPosition(ratio)), ratio, 1e-11),
                     qPrintable(QString::number(ratio)));
        for (double logProbability = -1e6; logProbability < -1e-15; logProbability *= 0.63)
            QVERIFY2(agrees(logNormalCdf(logNormalQuantile(logProbability)), logProbability, 1e-9),
                     qPrintable(QString::number(logProbability)));
        QVERIFY(agrees(logNormalQuantile(std::log(0.05)), -1.6448536269514729, 1e-12));
    }
};

HEADROOM_TEST(NormalTailTest)
#include "normal_tail_test.moc"
