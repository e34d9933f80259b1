#include "ui/shell/theme.h"

#include "ui/shell/theme_style.h"

#include <QtCore/QDir>
#include <QtCore/QVariant>
#include <QtGui/QFontDatabase>
#include <QtWidgets/QApplication>

#include <algorithm>
#include <array>
#include <cmath>

namespace ui::shell {

namespace {

constexpr const char* themeProperty = "headroomTheme";
constexpr const char* scaleProperty = "headroomScale";
constexpr const char* styleProperty = "headroomStyle";

struct RoleLook {
    QRgb colour;
    int monoGrey;     // 0 black … 255 white
    double monoAngle; // negative: no hatch
    double monoSpacing;
    Qt::PenStyle monoDash;
};

// Okabe–Ito for the things of the program, muted hues of Tol's scheme for other lists; mono separates neighbours by
// grey, by hatch and by dash.
constexpr std::array<RoleLook, roleCount> roleLooks{{
    {0xff0072b2, 150, -1, 0, Qt::SolidLine},       // Grid
    {0xffd55e00, 205, 45, 7, Qt::DashLine},        // Turbine
    {0xff009e73, 110, -1, 0, Qt::DashDotLine},     // Storage
    {0xffcc79a7, 235, 135, 5, Qt::DashDotDotLine}, // Flexible
    {0xffe69f00, 240, 90, 5, Qt::DotLine},         // Solar
    {0xff56b4e9, 225, 0, 5, Qt::DashLine},         // Wind
    {0xffb42318, 255, 45, 5, Qt::DotLine},         // Unserved
    {0xff1b1f25, 20, -1, 0, Qt::SolidLine},        // Demand
    {0xff8a929c, 130, -1, 0, Qt::DashLine},        // Ghost
    {0xff0b63b0, 60, -1, 0, Qt::SolidLine},        // Accent
    {0xffb42318, 20, -1, 0, Qt::DotLine},          // Alarm
    {0xff7b8794, 190, -1, 0, Qt::SolidLine},       // Neutral
    {0xff5b5fc7, 90, -1, 0, Qt::SolidLine},        // Series1
    {0xff2f9e8f, 170, 45, 6, Qt::DashLine},        // Series2
    {0xff999933, 215, 135, 6, Qt::DashDotLine},    // Series3
    {0xffcc6677, 130, -1, 0, Qt::DotLine},         // Series4
    {0xffa0457a, 235, 0, 6, Qt::DashDotDotLine},   // Series5
    {0xff6e7b8b, 195, 90, 6, Qt::DashLine},        // Series6
}};

const RoleLook& look(Role role) {
    return roleLooks[static_cast<std::size_t>(role)];
}

double linearChannel(double channel) {
    return channel <= 0.04045 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
}

double luminance(const QColor& colour) {
    return 0.2126 * linearChannel(colour.redF()) + 0.7152 * linearChannel(colour.greenF()) +
           0.0722 * linearChannel(colour.blueF());
}

// The hue moved towards black or white just as far as it must be to be read on both grounds.
QColor readable(const QColor& hue, const Theme& theme) {
    const QColor end = theme.isDark() ? QColor(Qt::white) : QColor(Qt::black);
    for (int step = 0; step <= 50; ++step) {
        const QColor tint = mix(end, hue, step / 50.0);
        if (std::min(contrastRatio(tint, theme.card), contrastRatio(tint, theme.ground)) >= 4.6) return tint;
    }
    return end;
}

Theme lightTheme() {
    Theme theme;
    theme.ground = QColor(0xf4f5f7);
    theme.card = QColor(0xffffff);
    theme.line = QColor(0xd9dde3);
    theme.gridLine = QColor(0xe9ecef);
    theme.text = QColor(0x1b1f25);
    theme.muted = QColor(0x5f6b7a);
    theme.disabled = QColor(0x98a1ac);
    theme.accent = QColor(0x0b63b0);
    theme.accentSoft = QColor(0xe6f0fa);
    theme.onAccent = QColor(0xffffff);
    theme.alarm = QColor(0xb42318);
    theme.alarmSoft = QColor(0xfdecea);
    theme.hover = QColor(0xeef1f4);
    return theme;
}

Theme darkTheme() {
    Theme theme;
    theme.name = ThemeName::Dark;
    theme.ground = QColor(0x1b1f25);
    theme.card = QColor(0x22272e);
    theme.line = QColor(0x363d47);
    theme.gridLine = QColor(0x303741);
    theme.text = QColor(0xe8ebef);
    theme.muted = QColor(0xa0aab6);
    theme.disabled = QColor(0x6b7480);
    theme.accent = QColor(0x5aa9f0);
    theme.accentSoft = QColor(0x1f3349);
    theme.onAccent = QColor(0x10161d);
    theme.alarm = QColor(0xff8a7a);
    theme.alarmSoft = QColor(0x43221f);
    theme.hover = QColor(0x2a3038);
    return theme;
}

Theme exportTheme(ThemeName name) {
    Theme theme = lightTheme();
    theme.name = name;
    theme.ground = QColor(Qt::white);
    theme.gridLine = QColor(0xe3e6ea);
    if (name != ThemeName::Mono) return theme;
    theme.text = theme.accent = theme.alarm = QColor(0x141414);
    theme.muted = QColor(0x4a4a4a);
    theme.line = QColor(0xbdbdbd);
    theme.gridLine = QColor(0xe0e0e0);
    theme.accentSoft = theme.alarmSoft = theme.hover = QColor(0xededed);
    return theme;
}

QFont::Weight weightOf(FontUse use) {
    return use == FontUse::Body || use == FontUse::Caption ? QFont::Normal : QFont::DemiBold;
}

double pixelsOf(FontUse use) {
    switch (use) {
    case FontUse::Caption:
        return 11.5;
    case FontUse::Heading:
        return 15.0;
    case FontUse::Tile:
        return 18.0;
    case FontUse::Body:
    case FontUse::Strong:
        break;
    }
    return 13.0;
}

} // namespace

QColor mix(const QColor& top, const QColor& bottom, double share) {
    const auto channel = [share](int a, int b) { return qRound(share * a + (1.0 - share) * b); };
    return QColor(channel(top.red(), bottom.red()), channel(top.green(), bottom.green()),
                  channel(top.blue(), bottom.blue()));
}

double contrastRatio(const QColor& one, const QColor& other) {
    const double a = luminance(one);
    const double b = luminance(other);
    return (std::max(a, b) + 0.05) / (std::min(a, b) + 0.05);
}

QColor Theme::base(Role role) const {
    if (name == ThemeName::Mono) return QColor(look(role).monoGrey, look(role).monoGrey, look(role).monoGrey);
    switch (role) {
    case Role::Demand:
        return text;
    case Role::Accent:
        return accent;
    case Role::Unserved:
    case Role::Alarm:
        return alarm;
    default:
        return QColor(look(role).colour);
    }
}

QColor Theme::stroke(Role role) const {
    if (name == ThemeName::Mono) return mix(base(role), QColor(Qt::black), 0.35);
    const QColor colour = base(role);
    return isDark() && contrastRatio(colour, card) < 3.2 ? readable(colour, *this) : colour;
}

QColor Theme::label(Role role) const {
    return name == ThemeName::Mono ? text : readable(base(role), *this);
}

Fill Theme::fill(Role role) const {
    if (name == ThemeName::Mono) {
        Fill fill{base(role), std::nullopt};
        if (look(role).monoAngle >= 0)
            fill.hatch = Hatch{look(role).monoAngle, look(role).monoSpacing, 0.8, QColor(0x3c3c3c)};
        return fill;
    }
    if (role == Role::Unserved)
        return {mix(alarm, card, isDark() ? 0.16 : 0.08), Hatch{45.0, 6.0, 1.3, mix(alarm, card, 0.85)}};
    return {mix(base(role), card, isDark() ? 0.80 : 0.82), std::nullopt};
}

Qt::PenStyle Theme::dash(Role role) const {
    if (role == Role::Ghost) return Qt::DashLine;
    return name == ThemeName::Mono ? look(role).monoDash : Qt::SolidLine;
}

QFont Theme::font(FontUse use) const {
    QFont font(fontFamily());
    font.setPointSizeF(pixelsOf(use) * 0.75 * scale);
    font.setWeight(weightOf(use));
    font.setHintingPreference(QFont::PreferNoHinting);
    return font;
}

Theme makeTheme(ThemeName name, double scale) {
    Theme theme = name == ThemeName::Light ? lightTheme() : name == ThemeName::Dark ? darkTheme() : exportTheme(name);
    theme.scale = scale;
    return theme;
}

// Asked for with every text that is drawn, and a search through all the machine's fonts: kept.
QString fontFamily() {
    static const QString kFamily = [] {
        const QDir folder(QStringLiteral(":/fonts"));
        for (const QString& file : folder.entryList({QStringLiteral("*.ttf"), QStringLiteral("*.otf")}))
            QFontDatabase::addApplicationFont(folder.filePath(file));
        for (const QString& name : {QStringLiteral("Headroom Sans"), QStringLiteral("Inter")})
            if (QFontDatabase::hasFamily(name)) return name;
        return QFontDatabase::systemFont(QFontDatabase::GeneralFont).family();
    }();
    return kFamily;
}

QPalette palette(const Theme& theme) {
    QPalette colours(theme.text, theme.card, theme.card, theme.line, theme.muted, theme.text, theme.text, theme.card,
                     theme.ground);
    colours.setColor(QPalette::AlternateBase, theme.hover);
    colours.setColor(QPalette::ToolTipBase, theme.card);
    colours.setColor(QPalette::ToolTipText, theme.text);
    colours.setColor(QPalette::PlaceholderText, theme.muted);
    colours.setColor(QPalette::Highlight, theme.accent);
    colours.setColor(QPalette::HighlightedText, theme.onAccent);
    colours.setColor(QPalette::Link, theme.accent);
    colours.setColor(QPalette::LinkVisited, theme.accent);
    colours.setColor(QPalette::Mid, theme.line);
    colours.setColor(QPalette::Shadow, theme.line);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        colours.setColor(QPalette::Disabled, role, theme.disabled);
    return colours;
}

void applyTheme(QApplication& application, const Theme& theme) {
    application.setProperty(themeProperty, static_cast<int>(theme.name));
    application.setProperty(scaleProperty, theme.scale);
    if (!application.property(styleProperty).isValid()) QApplication::setStyle(new ThemeStyle);
    application.setProperty(styleProperty, true);
    QApplication::setFont(theme.font(FontUse::Body));
    QApplication::setPalette(palette(theme));
    application.setStyleSheet(styleSheet(theme));
}

Theme activeTheme() {
    const QCoreApplication* application = QCoreApplication::instance();
    const QVariant name = application != nullptr ? application->property(themeProperty) : QVariant();
    if (!name.isValid()) return makeTheme(ThemeName::Light);
    return makeTheme(static_cast<ThemeName>(name.toInt()), application->property(scaleProperty).toDouble());
}

} // namespace ui::shell
