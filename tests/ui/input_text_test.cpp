#include "ui/session/input_text.h"

#include "tests/support/test_case.h"

#include "model/scenario/parameter.h"

using namespace ui::session;

class InputTextTest : public QObject {
    Q_OBJECT
private slots:
    void typed_data();
    void typed();
    void refused();
    void shown();
    void everyDefaultSurvivesTheField();
    void germanComma();
};

void InputTextTest::typed_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("unit");
    QTest::addColumn<double>("value");
    QTest::newRow("larger unit") << "1.2 GW"
                                 << "MW" << 1200.0;
    QTest::newRow("bare") << "1200"
                          << "MW" << 1200.0;
    QTest::newRow("thousands") << "1,200"
                               << "MW" << 1200.0;
    QTest::newRow("bare share") << "35"
                                << "share" << 0.35;
    QTest::newRow("share") << "35 %"
                           << "share" << 0.35;
    QTest::newRow("growth") << "6"
                            << "share/yr" << 0.06;
    QTest::newRow("growth with unit") << "6 %"
                                      << "share/yr" << 0.06;
    QTest::newRow("cents") << "0.9 c/kWh"
                           << "USD/MWh" << 9.0;
    QTest::newRow("years of months") << "2 yr"
                                     << "months" << 24.0;
    QTest::newRow("true minus") << QStringLiteral("−5") << QStringLiteral("°C") << -5.0;
    QTest::newRow("year") << "2027.5"
                          << "yr AD" << 2027.5;
}

void InputTextTest::typed() {
    QFETCH(QString, text);
    QFETCH(QString, unit);
    QFETCH(double, value);
    const auto typed = parseInput(text, unit.toStdString());
    QVERIFY(typed.value.has_value());
    QVERIFY(qFuzzyCompare(*typed.value, value));
}

void InputTextTest::refused() {
    for (const char* text : {"", "much", "12 parsec", "5 MW", "1,5", "nan", "inf", "1e999"}) {
        const auto typed = parseInput(QString::fromUtf8(text), "share");
        QVERIFY2(!typed.value, text);
        QVERIFY2(!typed.issues.empty(), text);
    }
}

void InputTextTest::shown() {
    QCOMPARE(inputText(0.35, "share"), QStringLiteral("35"));
    QCOMPARE(inputText(0.071, "share"), QStringLiteral("7.1"));
    QCOMPARE(inputText(0.9999, "share"), QStringLiteral("99.99"));
    QCOMPARE(inputText(1e7, "units"), QStringLiteral("10,000,000"));
    QCOMPARE(inputText(2027.0, "yr AD"), QStringLiteral("2027"));
    QCOMPARE(inputText(-12.5, "°C"), QStringLiteral("−12.5"));
    QCOMPARE(inputQuantity(1100, "MW"), QStringLiteral("1,100 MW"));
    QCOMPARE(inputQuantity(50, "USD/MWh"), QStringLiteral("$50/MWh"));
    QCOMPARE(inputQuantity(4, "x"), QStringLiteral("4×"));
}

void InputTextTest::everyDefaultSurvivesTheField() {
    auto scenario = model::scenario::standardScenario();
    for (const auto& collection : model::scenario::collections())
        collection.append(scenario, "one");
    for (const auto& input : model::scenario::inputs(scenario)) {
        if (input.row == nullptr) continue;
        for (const double value : {input.row->facts.standard, input.row->facts.minimum, input.row->facts.maximum}) {
            const QString text = inputText(value, input.row->unit);
            const auto typed = parseInput(text, input.row->unit);
            QVERIFY2(typed.value.has_value(),
                     qPrintable(QString::fromStdString(input.key) + QStringLiteral(" ") + text));
            QVERIFY2(std::abs(*typed.value - value) <= 1e-8 * std::max(1.0, std::abs(value)),
                     qPrintable(QString::fromStdString(input.key) + QStringLiteral(" ") + text));
        }
    }
}

void InputTextTest::germanComma() {
    const QLocale german(QLocale::German, QLocale::Germany);
    QCOMPARE(inputText(1234.5, "MW", german), QStringLiteral("1.234,5"));
    QCOMPARE(*parseInput(QStringLiteral("1.234,5"), "MW", german).value, 1234.5);
}

HEADROOM_TEST(InputTextTest)
#include "input_text_test.moc"
