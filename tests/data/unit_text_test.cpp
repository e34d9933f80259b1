#include "data/units/unit_text.h"
#include "model/units/messages.h"
#include "model/units/unit_of.h"
#include "tests/support/test_case.h"

using namespace data::units;

class UnitTextTest : public QObject {
    Q_OBJECT
private slots:
    void readsWhatPeopleType_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("unit");
        QTest::addColumn<double>("number"); // NaN: refused
        QTest::addColumn<QString>("code");
        const auto good = [](const char* text, const char* unit, double number) {
            QTest::addRow("%s in %s", text, unit)
                << QString::fromUtf8(text) << QString::fromUtf8(unit) << number << QString();
        };
        const auto bad = [](const char* text, const char* unit, const char* code) {
            QTest::addRow("%s in %s", text, unit)
                << QString::fromUtf8(text) << QString::fromUtf8(unit) << std::nan("") << QString::fromUtf8(code);
        };
        good("1.2 GW", "MW", 1200.0);
        good("1.2GW", "kW", 1.2e6);
        good("750 kw", "MW", 0.75);
        good("35 %", "share", 0.35);
        good("35%", "share", 0.35);
        good("3 %", "share/yr", 0.03);
        good("0.35", "share", 0.35);
        good("0.9 c/kWh", "USD/MWh", 9.0);
        good("$0.065/kWh", "USD/MWh", 65.0);
        good("$90", "USD/MWh", 90.0);
        good("220 days", "days", 220.0);
        good("36 h", "days", 1.5);
        good("2 weeks", "h", 336.0);
        good("18 months", "yr", 1.5);
        good("2 years", "months", 24.0);
        good("1,200", "MW", 1200.0);
        good("1,234,567.5 kW", "MW", 1234.5675);
        good("1 200 MW", "MW", 1200.0);
        good("1\u202f200", "MW", 1200.0);
        good("\u22125", "°C", -5.0);
        good("95 °F", "°C", 35.0);
        good("300 K", "°C", 26.85);
        good("1 atm", "kPa", 101.325);
        good("9.5 MMBtu/MWh", "Btu/kWh", 9500.0);
        good("$1.2M", "MUSD", 1.2);
        good("$2 billion", "MUSD", 2000.0);
        good("2,500 USD/kW", "MUSD/MW", 2.5);
        good("333.44 USD/MW-day", "USD/kW-yr", 121.7056);
        good("0.8 lb/MWh", "kg/MWh", 0.362873896);
        good("989 TFLOPS", "TFLOP/s", 989.0);
        good("0.5 %/K", "share/°C", 0.005);
        good("70B", "1e9 params", 70.0);
        good("3 M tokens", "tokens", 3e6);
        good("1e3 kW", "MW", 1.0);
        good("5 TWh", "MWh", 5e6);
        bad("", "MW", "input.not_a_number");
        bad("abc", "MW", "input.not_a_number");
        bad("inf", "MW", "input.not_a_number");
        bad("1e999", "MW", "input.not_a_number");
        bad("1,5", "MW", "input.ambiguous_comma");
        bad("12,34 MW", "MW", "input.ambiguous_comma");
        bad("1,2000", "MW", "input.ambiguous_comma");
        bad("5 MWh", "MW", "input.wrong_unit");
        bad("5 kW", "MWh", "input.wrong_unit");
        bad("5 USD/MMBtu", "USD/MWh", "input.wrong_unit");
        bad("5 furlong", "MW", "input.unknown_unit");
        bad("5 %", "", "input.wrong_unit");
    }
    void readsWhatPeopleType() {
        QFETCH(QString, text);
        QFETCH(QString, unit);
        QFETCH(double, number);
        QFETCH(QString, code);
        std::vector<model::units::Issue> issues;
        const auto read = parseWithUnit(text.toStdString(), unit.toStdString(), issues);
        QCOMPARE(read.has_value(), code.isEmpty());
        if (read) {
            QVERIFY2(std::fabs(*read - number) <= 1e-12 * std::fabs(number),
                     qPrintable(QString::number(*read, 'g', 17)));
            QVERIFY(issues.empty());
        } else {
            QCOMPARE(QString::fromStdString(issues.at(0).code), code);
            QVERIFY(model::units::describe(issues[0]).find('{') == std::string::npos);
        }
    }
    // "35 %" is the double nearest to 0.35, not 35 times the double nearest to 0.01.
    void isExactWhereItCanBe() {
        for (int percent = 0; percent <= 100; ++percent) {
            QCOMPARE(*parseWithUnit(std::to_string(percent) + " %", "share"), percent / 100.0);
            QCOMPARE(*parseWithUnit(std::to_string(percent) + " kW", "MW"), percent / 1000.0);
        }
    }
    // Each unit of the parameter table is known here, and agrees with the model about its size.
    void agreesWithTheModel() {
        using namespace model::units;
        const auto same = [](auto from, auto to, std::string_view fromText, std::string_view toText) {
            const double viaModel = decltype(to)::inUnit(decltype(from)::quantity(7.0));
            const auto viaText = convert(7.0, fromText, toText);
            QVERIFY(viaText.has_value());
            QVERIFY(std::fabs(*viaText - viaModel) <= 1e-9 * viaModel);
        };
        same(Kilowatt{}, Megawatt{}, "kW", "MW");
        same(Watt{}, Kilowatt{}, "W", "kW");
        same(Day{}, Hour{}, "days", "h");
        same(Millisecond{}, Hour{}, "ms", "h");
        same(Minute{}, Hour{}, "min", "h");
        same(PoundPerMmbtu{}, KilogramPerMmbtu{}, "lb/MMBtu", "kg/MMBtu");
        same(UsdPerKwh{}, UsdPerMwh{}, "USD/kWh", "USD/MWh");
        same(MillionUsdPerMw{}, UsdPerKw{}, "MUSD/MW", "USD/kW");
        same(MillionUsd{}, UsdEach{}, "MUSD", "USD each");
        for (const std::string_view symbol : {Share::symbol(),
                                              Factor::symbol(),
                                              Number::symbol(),
                                              Count::symbol(),
                                              CalendarYear::symbol(),
                                              PerYear::symbol(),
                                              GrowthPerYear::symbol(),
                                              Megawatt::symbol(),
                                              Kilowatt::symbol(),
                                              Watt::symbol(),
                                              MegawattHour::symbol(),
                                              Hour::symbol(),
                                              HoursPerYear::symbol(),
                                              Day::symbol(),
                                              Month::symbol(),
                                              Year::symbol(),
                                              Millisecond::symbol(),
                                              TemperatureRise::symbol(),
                                              Minute::symbol(),
                                              SharePerMinute::symbol(),
                                              Mmbtu::symbol(),
                                              MmbtuPerDay::symbol(),
                                              TonnesPerYear::symbol(),
                                              PoundPerMmbtu::symbol(),
                                              Celsius::symbol(),
                                              Kilopascal::symbol(),
                                              SharePerKelvin::symbol(),
                                              UsdPerMwh::symbol(),
                                              UsdPerMmbtu::symbol(),
                                              UsdPerKw::symbol(),
                                              MillionUsdPerMw::symbol(),
                                              UsdPerKwh::symbol(),
                                              UsdPerKwYear::symbol(),
                                              UsdPerKwMonth::symbol(),
                                              UsdPerMwDay::symbol(),
                                              UsdEach::symbol(),
                                              MillionUsd::symbol(),
                                              UsdPerMillionTokens::symbol(),
                                              BtuPerKwh::symbol(),
                                              KilogramPerMwh::symbol(),
                                              KilogramPerMmbtu::symbol(),
                                              Teraflops::symbol(),
                                              TerabytePerSecond::symbol(),
                                              Gigabyte::symbol(),
                                              BytesPerToken::symbol(),
                                              Tokens::symbol(),
                                              BillionParameters::symbol(),
                                              BillionTasks::symbol(),
                                              Bits::symbol()}) {
            QVERIFY2(isKnownUnit(symbol), std::string(symbol).c_str());
            const auto read = parseWithUnit("2.5 " + std::string(symbol), symbol);
            QVERIFY2(read && *read == 2.5, std::string(symbol).c_str());
        }
    }
    void writesNumbersThatReadBack() {
        for (const double number : {0.1, 1.0 / 3.0, 2147480000.0, 1e-300, -12.5}) {
            QCOMPARE(*parseWithUnit(numberText(number), ""), number);
        }
        QCOMPARE(numberText(1200.0), std::string("1200"));
    }
};

HEADROOM_TEST(UnitTextTest)
#include "unit_text_test.moc"
