#include "model/finance/real_option.h"
#include "tests/support/test_case.h"

#include <cmath>

using namespace model::finance;

class RealOptionTest : public QObject {
    Q_OBJECT
private slots:
    void publishedHurdles() {
        QVERIFY(std::abs(optionRoot({0.04, 0.04, 0.2}) - 2.0) < 1e-12);
        QVERIFY(std::abs(investmentHurdle({0.04, 0.04, 0.2}) - 2.0) < 1e-12); // Dixit and Pindyck
        QVERIFY(std::abs(optionRoot({0.08, 0.04, 0.3}) - 1.390) < 0.0005);
        QVERIFY(std::abs(investmentHurdle({0.08, 0.04, 0.3}) - 3.564) < 0.0005);
        QVERIFY(std::abs(optionRoot({0.08, 0.04, 0.4}) - 1.281) < 0.0005);
        QVERIFY(std::abs(investmentHurdle({0.08, 0.04, 0.4}) - 4.562) < 0.0005);
    }
    void rootSolvesTheFundamentalQuadratic() {
        for (const double rate : {0.02, 0.07})
            for (const double payout : {0.01, 0.06})
                for (const double volatility : {0.1, 0.5}) {
                    const double root = optionRoot({rate, payout, volatility});
                    const double left =
                        volatility * volatility / 2.0 * root * (root - 1.0) + (rate - payout) * root - rate;
                    QVERIFY(root > 1.0 && std::abs(left) < 1e-12);
                }
    }
    void uncertaintyRaisesTheHurdle() {
        double last = 0.0;
        for (const double volatility : {0.05, 0.1, 0.2, 0.4, 0.8}) {
            const double hurdle = investmentHurdle({0.05, 0.05, volatility});
            QVERIFY(hurdle > last);
            last = hurdle;
        }
        QVERIFY(investmentHurdle({0.05, 0.05, 0.001}) < 1.01);
    }
};

HEADROOM_TEST(RealOptionTest)
#include "real_option_test.moc"
