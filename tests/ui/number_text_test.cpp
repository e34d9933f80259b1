#include "ui/text/number_text.h"

#include "tests/support/test_case.h"
#include "tests/ui/locales.h"

#include <limits>

using namespace ui::text;

class NumberTextTest : public QObject {
    Q_OBJECT
private slots:
    void quantities_data();
    void quantities();
    void absentValuesAreADash();
    void changesCarryTheirSign();
    void rangesShareOneUnit();
    void estimates_data();
    void estimates();
    void sharesArePercent();
    void fixedPlacesKeepZeros();
    void neverMoreThanFourSignificantDigits();
};

void NumberTextTest::quantities_data() {
    QTest::addColumn<double>("value");
    QTest::addColumn<QString>("unit");
    QTest::addColumn<QLocale>("locale");
    QTest::addColumn<int>("significant");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char* name, double value, const char* unit, const char* expected,
                        const QLocale& locale = tests::english, int significant = 4) {
        QTest::newRow(name) << value << QString::fromUtf8(unit) << locale << significant << QString::fromUtf8(expected);
    };
    row("megawatts keep four digits", 1780.0, "MW", "1,780 MW");
    row("true minus", -173.0, "MW", "−173 MW");
    row("gigawatt from ten thousand", 12345.0, "MW", "12.35 GW");
    row("just below", 9999.0, "MW", "9,999 MW");
    row("kilowatt below one", 0.25, "MW", "250 kW");
    row("rounds up to one megawatt", 0.99996, "MW", "1 MW");
    row("zero keeps its unit", 0.0, "MW", "0 MW");
    row("no negative zero", -0.0, "MW", "0 MW");
    row("energy", 3100.0, "MWh", "3.1 GWh");
    row("terawatt hours", 15'600'000.0, "MWh", "15.6 TWh");
    row("mass", 2'900'000.0, "t", "2.9 Mt");
    row("kilotonnes", 800'000.0, "t", "800 kt");
    row("less than a tonne stays", 0.2, "t", "0.2 t");
    row("price", 0.31, "$/Mtok", "$0.31/Mtok");
    row("price in dollars by name", 74.0, "USD/MWh", "$74/MWh");
    row("millions", -39'988'453.0, "$", "−$39.99 M");
    row("billions", 1.25e9, "USD", "$1.25 bn");
    row("thousands of dollars", 45'120.0, "$", "$45,120", tests::english, 5);
    row("multiple", 1.26, "×", "1.26×");
    row("percent", 71.0, "%", "71 %");
    row("plain", 41.0, "h/yr", "41 h/yr");
    row("no unit", 0.53, "", "0.53");
    row("five digits", 12'346.0, "h", "12,350 h");
    row("large", 1.234e15, "tokens", "1.234×10¹⁵ tokens");
    row("tiny", -0.0000123, "", "−1.23×10⁻⁵");
    row("rounds up a power", 0.99999, "", "1");
    row("german", 1780.5, "MW", "1.780,5 MW", tests::german, 5);
    row("german gigawatt", 17'805.0, "MW", "17,8 GW", tests::german, 3);
    row("c locale reads as tests::english", 1780.0, "MW", "1,780 MW", QLocale::c());
}

void NumberTextTest::quantities() {
    QFETCH(double, value);
    QFETCH(QString, unit);
    QFETCH(QLocale, locale);
    QFETCH(QString, expected);
    QFETCH(int, significant);
    QCOMPARE(quantity(value, unit, locale, significant), expected);
}

void NumberTextTest::absentValuesAreADash() {
    const QString dash = QStringLiteral("–");
    QCOMPARE(quantity(std::nullopt, QStringLiteral("MW"), tests::english), dash);
    QCOMPARE(quantity(std::numeric_limits<double>::quiet_NaN(), QStringLiteral("MW"), tests::english), dash);
    QCOMPARE(number(std::numeric_limits<double>::infinity(), tests::english), dash);
    QCOMPARE(change(std::nullopt, QStringLiteral("MW"), tests::english), dash);
    QCOMPARE(range(1.0, std::nullopt, QStringLiteral("MW"), tests::english), dash);
    QCOMPARE(estimate(std::nullopt, 1.0, QStringLiteral("MW"), tests::english), dash);
    QCOMPARE(share(std::nullopt, tests::english), dash);
    QCOMPARE(fixedNumber(std::nullopt, 2, tests::english), dash);
}

void NumberTextTest::changesCarryTheirSign() {
    QCOMPARE(change(253.0, QStringLiteral("MW"), tests::english), QStringLiteral("+253 MW"));
    QCOMPARE(change(-685.0, QStringLiteral("MW"), tests::english), QStringLiteral("−685 MW"));
    QCOMPARE(change(0.0, QStringLiteral("MW"), tests::english), QStringLiteral("0 MW"));
    QCOMPARE(change(0.02, QStringLiteral("$/Mtok"), tests::english), QStringLiteral("+$0.02/Mtok"));
}

void NumberTextTest::rangesShareOneUnit() {
    QCOMPARE(range(1388.0, 2328.0, QStringLiteral("MW"), tests::english), QStringLiteral("1,388–2,328 MW"));
    QCOMPARE(range(900.0, 12'000.0, QStringLiteral("MW"), tests::english), QStringLiteral("0.9–12 GW"));
    QCOMPARE(range(-685.0, 253.0, QStringLiteral("MW"), tests::english), QStringLiteral("−685 … 253 MW"));
}

void NumberTextTest::estimates_data() {
    QTest::addColumn<double>("value");
    QTest::addColumn<double>("error");
    QTest::addColumn<QString>("unit");
    QTest::addColumn<QString>("expected");
    QTest::newRow("one digit") << 41.03 << 0.43 << QStringLiteral("h/yr") << QStringLiteral("41.0 ± 0.4 h/yr");
    QTest::newRow("two when it begins with one")
        << 41.037 << 0.123 << QStringLiteral("h/yr") << QStringLiteral("41.04 ± 0.12 h/yr");
    QTest::newRow("coarse") << 1234.0 << 37.0 << QStringLiteral("MW") << QStringLiteral("1,230 ± 40 MW");
    QTest::newRow("0.98 becomes 1.0") << 5.04 << 0.98 << QStringLiteral("h") << QStringLiteral("5.0 ± 1.0 h");
    QTest::newRow("scaled") << 3123.0 << 210.0 << QStringLiteral("MWh") << QStringLiteral("3.1 ± 0.2 GWh");
    QTest::newRow("money") << 74.26 << 0.61 << QStringLiteral("$/MWh") << QStringLiteral("$74.3 ± 0.6/MWh");
    QTest::newRow("no error") << 41.0 << 0.0 << QStringLiteral("h/yr") << QStringLiteral("41 h/yr");
    QTest::newRow("error above value") << 0.3 << 12.0 << QStringLiteral("h") << QStringLiteral("0 ± 12 h");
}

void NumberTextTest::estimates() {
    QFETCH(double, value);
    QFETCH(double, error);
    QFETCH(QString, unit);
    QFETCH(QString, expected);
    QCOMPARE(estimate(value, error, unit, tests::english), expected);
}

void NumberTextTest::sharesArePercent() {
    QCOMPARE(share(0.714, tests::english), QStringLiteral("71 %"));
    QCOMPARE(share(0.714, tests::english, 3), QStringLiteral("71.4 %"));
    QCOMPARE(share(0.0004, tests::english), QStringLiteral("0.04 %"));
    QCOMPARE(share(0.714, tests::german, 3), QStringLiteral("71,4 %"));
    QCOMPARE(share(1.0, tests::english), QStringLiteral("100 %"));
}

void NumberTextTest::fixedPlacesKeepZeros() {
    QCOMPARE(fixedNumber(1.3, 2, tests::english), QStringLiteral("1.30"));
    QCOMPARE(fixedNumber(-1780.0, 0, tests::english), QStringLiteral("−1,780"));
    QCOMPARE(fixedNumber(-0.001, 2, tests::english), QStringLiteral("0.00"));
}

void NumberTextTest::neverMoreThanFourSignificantDigits() {
    for (double value = 1.23456789e-4; value < 1e9; value *= 1.7) {
        QString shown = number(value, tests::english);
        QVERIFY2(std::abs(tests::english.toDouble(shown) - value) <= 0.0005001 * value, qPrintable(shown));
        shown.remove(QLatin1Char(',')).remove(QLatin1Char('.'));
        while (shown.startsWith(QLatin1Char('0')))
            shown.remove(0, 1);
        while (shown.endsWith(QLatin1Char('0')))
            shown.chop(1);
        QVERIFY2(shown.size() <= 4, qPrintable(shown));
    }
}

HEADROOM_TEST(NumberTextTest)
#include "number_text_test.moc"
