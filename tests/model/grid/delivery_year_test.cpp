#include "model/grid/delivery_year.h"
#include "tests/support/test_case.h"

using model::grid::DeliveryYear;
using model::grid::deliveryYear;
using model::grid::deliveryYearAt;

class DeliveryYearTest : public QObject {
    Q_OBJECT
private slots:
    void labels() {
        QCOMPARE(DeliveryYear{2027}.label(), std::string("2027/28"));
        QCOMPARE(DeliveryYear{2099}.label(), std::string("2099/00"));
        for (const char* label : {"2027/28", "2027/2028", "2027-28"})
            QCOMPARE(deliveryYear(label)->firstYear, 2027);
        QCOMPARE(deliveryYear("2099/00")->firstYear, 2099);
        for (const char* wrong : {"", "2027", "2027/29", "2027/27", "27/28", "2027/", "2027/2", "2027/28x", "x027/28",
                                  "2027/2029", "-2027/28"})
            QVERIFY2(!deliveryYear(wrong), wrong);
        for (int year = 2000; year < 2101; ++year)
            QCOMPARE(deliveryYear(DeliveryYear{year}.label())->firstYear, year);
    }
    // The leap day is in the second calendar year.
    void days() {
        QCOMPARE(DeliveryYear{2027}.days(), 366);
        QCOMPARE(DeliveryYear{2028}.days(), 365);
        QCOMPARE(DeliveryYear{2023}.days(), 366);
        QCOMPARE(DeliveryYear{2099}.days(), 365); // 2100 is no leap year
    }
    void boundsAreTheFirstOfJune() {
        QVERIFY(std::abs(DeliveryYear{2027}.start() - (2027.0 + 151.0 / 365.0)) < 1e-9);
        QVERIFY(std::abs(DeliveryYear{2027}.end() - (2028.0 + 152.0 / 366.0)) < 1e-9);
        QCOMPARE(DeliveryYear{2027}.end(), DeliveryYear{2028}.start());
        for (int year = 2020; year < 2040; ++year) {
            const DeliveryYear delivery{year};
            QCOMPARE(deliveryYearAt(delivery.start()), delivery);
            QCOMPARE(deliveryYearAt(delivery.start() - 1e-6), DeliveryYear{year - 1});
            QCOMPARE(deliveryYearAt(delivery.end() - 1e-6), delivery);
        }
        QCOMPARE(deliveryYearAt(2027.0).label(), std::string("2026/27"));
    }
};

HEADROOM_TEST(DeliveryYearTest)
#include "delivery_year_test.moc"
