#include "ui/shell/theme.h"

#include "tests/support/test_case.h"

#include <QtCore/QRegularExpression>
#include <QtWidgets/QApplication>

using namespace ui::shell;

class ThemeTest : public QObject {
    Q_OBJECT
private slots:
    void contrastOfKnownPairs();
    void everyTextIsReadable_data() { themes(); }
    void everyTextIsReadable();
    void colourOfAThingStaysItsHue();
    void exportsStandOnWhite();
    void monoSeparatesWithoutColour();
    void sheetIsComplete_data() { themes(); }
    void sheetIsComplete();
    void scaleMovesTypeAndSpacing();
    void appliedThemeIsTheActiveOne();

private:
    static void themes() {
        QTest::addColumn<int>("name");
        QTest::newRow("light") << static_cast<int>(ThemeName::Light);
        QTest::newRow("dark") << static_cast<int>(ThemeName::Dark);
        QTest::newRow("print") << static_cast<int>(ThemeName::Print);
        QTest::newRow("slide") << static_cast<int>(ThemeName::Slide);
        QTest::newRow("mono") << static_cast<int>(ThemeName::Mono);
    }
};

void ThemeTest::contrastOfKnownPairs() {
    QCOMPARE(contrastRatio(Qt::black, Qt::white), 21.0);
    QCOMPARE(contrastRatio(Qt::white, Qt::white), 1.0);
    // The published example of WCAG 2: #767676 is the lightest grey that passes on white.
    QVERIFY(contrastRatio(QColor(0x767676), Qt::white) >= 4.5);
    QVERIFY(contrastRatio(QColor(0x777777), Qt::white) < 4.5);
}

void ThemeTest::everyTextIsReadable() {
    QFETCH(int, name);
    const Theme theme = makeTheme(static_cast<ThemeName>(name));
    for (const QColor& ground : {theme.ground, theme.card}) {
        for (int role = 0; role < roleCount; ++role)
            QVERIFY2(contrastRatio(theme.label(static_cast<Role>(role)), ground) >= 4.5,
                     qPrintable(QString::number(role)));
        for (const QColor& text : {theme.text, theme.muted, theme.accent, theme.alarm})
            QVERIFY2(contrastRatio(text, ground) >= 4.5, qPrintable(text.name() + ground.name()));
    }
    QVERIFY(contrastRatio(theme.onAccent, theme.accent) >= 4.5);
    QVERIFY(contrastRatio(theme.accent, theme.accentSoft) >= 4.5);
    QVERIFY(contrastRatio(theme.alarm, theme.alarmSoft) >= 4.5);
    QVERIFY(contrastRatio(theme.text, theme.accentSoft) >= 4.5);
    QVERIFY(contrastRatio(theme.text, theme.hover) >= 4.5);
}

void ThemeTest::colourOfAThingStaysItsHue() {
    QCOMPARE(makeTheme(ThemeName::Light).base(Role::Grid), QColor(0x0072b2));
    QCOMPARE(makeTheme(ThemeName::Dark).base(Role::Turbine), QColor(0xd55e00));
    QCOMPARE(makeTheme(ThemeName::Print).base(Role::Storage), QColor(0x009e73));
    for (const ThemeName name : {ThemeName::Light, ThemeName::Dark})
        for (const Role role : {Role::Grid, Role::Turbine, Role::Storage, Role::Flexible, Role::Solar, Role::Wind}) {
            const Theme theme = makeTheme(name);
            const int turn = std::abs(theme.label(role).hslHue() - theme.base(role).hslHue());
            QVERIFY2(std::min(turn, 360 - turn) <= 6, qPrintable(QString::number(turn)));
        }
}

void ThemeTest::exportsStandOnWhite() {
    for (const ThemeName name : {ThemeName::Print, ThemeName::Slide, ThemeName::Mono}) {
        QCOMPARE(makeTheme(name).card, QColor(Qt::white));
        QCOMPARE(makeTheme(name).ground, QColor(Qt::white));
        QVERIFY(!makeTheme(name).isDark());
    }
}

void ThemeTest::monoSeparatesWithoutColour() {
    const Theme theme = makeTheme(ThemeName::Mono);
    const Role stacked[] = {Role::Grid, Role::Turbine, Role::Storage, Role::Flexible, Role::Solar, Role::Wind};
    for (const Role role : stacked)
        QCOMPARE(theme.base(role).saturation(), 0);
    for (std::size_t i = 0; i < std::size(stacked); ++i)
        for (std::size_t j = i + 1; j < std::size(stacked); ++j) {
            const Fill a = theme.fill(stacked[i]);
            const Fill b = theme.fill(stacked[j]);
            const double angleA = a.hatch ? a.hatch->angleDegrees : -1.0;
            const double angleB = b.hatch ? b.hatch->angleDegrees : -1.0;
            QVERIFY(angleA != angleB || std::abs(a.colour.red() - b.colour.red()) >= 30);
        }
    QVERIFY(theme.fill(Role::Unserved).hatch.has_value());
    QVERIFY(theme.dash(Role::Ghost) != Qt::SolidLine);
}

void ThemeTest::sheetIsComplete() {
    QFETCH(int, name);
    const QString sheet = styleSheet(makeTheme(static_cast<ThemeName>(name)));
    QVERIFY(!sheet.contains(QLatin1Char('@')));
    static const QRegularExpression emptyValue(QStringLiteral(":\\s*;"));
    QVERIFY(!sheet.contains(emptyValue));
    QCOMPARE(sheet.count(QLatin1Char('{')), sheet.count(QLatin1Char('}')));
}

void ThemeTest::scaleMovesTypeAndSpacing() {
    const Theme plain = makeTheme(ThemeName::Light);
    const Theme large = makeTheme(ThemeName::Light, 1.5);
    QCOMPARE(plain.font(FontUse::Body).pointSizeF(), 9.75);
    QCOMPARE(large.font(FontUse::Body).pointSizeF(), 14.625);
    QVERIFY(styleSheet(plain).contains(QStringLiteral("border-radius: 8px")));
    QVERIFY(styleSheet(large).contains(QStringLiteral("border-radius: 12px")));
}

void ThemeTest::appliedThemeIsTheActiveOne() {
    QCOMPARE(activeTheme().name, ThemeName::Light);
    auto* application = qobject_cast<QApplication*>(QCoreApplication::instance());
    QVERIFY(application != nullptr);
    applyTheme(*application, makeTheme(ThemeName::Dark, 1.25));
    QCOMPARE(activeTheme().name, ThemeName::Dark);
    QCOMPARE(activeTheme().scale, 1.25);
    QCOMPARE(QApplication::palette().color(QPalette::Window), QColor(0x1b1f25));
    applyTheme(*application, makeTheme(ThemeName::Light));
    QCOMPARE(QApplication::palette().color(QPalette::Window), QColor(0xf4f5f7));
}

HEADROOM_TEST(ThemeTest)
#include "theme_test.moc"
