// One look of the desk or of an export: colours, type and spacing as a plain value. Not a style sheet and no state.
#pragma once

#include <QtCore/QString>
#include <QtGui/QColor>
#include <QtGui/QFont>
#include <QtGui/QPalette>

#include <optional>

class QApplication;

namespace ui::shell {

enum class ThemeName { Light, Dark, Print, Slide, Mono }; // the last three are for exports: always on white

// What a mark stands for. The colour of a thing is the same through the whole program and its exports; Series1–6 are
// for lists of other things (workload classes, scenarios).
enum class Role {
    Grid,
    Turbine,
    Storage,
    Flexible,
    Solar,
    Wind,
    Unserved,
    Demand,
    Ghost,
    Accent,
    Alarm,
    Neutral,
    Series1,
    Series2,
    Series3,
    Series4,
    Series5,
    Series6,
};
inline constexpr int roleCount = 18;

enum class FontUse { Body, Caption, Strong, Heading, Tile }; // 13 px, 11.5, 13 semibold, 15 semibold, 18 semibold

// Parallel lines over a fill; angle in degrees from the x axis, lengths in pixels of the drawing at scale 1.
struct Hatch {
    double angleDegrees{45.0};
    double spacing{6.0};
    double width{1.3};
    QColor colour;
};

// How an area of a role is painted: never by colour alone in the mono theme.
struct Fill {
    QColor colour;
    std::optional<Hatch> hatch;
};

struct Theme {
    ThemeName name{ThemeName::Light};
    double scale{1.0}; // of type and spacing, chosen by the user on top of the screen's own
    QColor ground;     // behind the cards
    QColor card;       // of cards, fields, menus and charts
    QColor line;       // one-pixel outlines
    QColor gridLine;   // of charts, fainter than `line`
    QColor text;
    QColor muted;      // captions, axis labels
    QColor disabled;   // text of what cannot be used now
    QColor accent;     // what can be acted on or is selected
    QColor accentSoft; // its pale ground
    QColor onAccent;   // text on `accent`
    QColor alarm;      // a shortfall or an error
    QColor alarmSoft;
    QColor hover; // ground of what the pointer is over

    bool isDark() const { return name == ThemeName::Dark; }
    QColor base(Role role) const;   // the role's own colour
    QColor stroke(Role role) const; // lines and dots
    QColor label(Role role) const;  // text of the role's hue, contrast ≥ 4.5 on ground and card
    Fill fill(Role role) const;     // areas
    Qt::PenStyle dash(Role role) const;
    QFont font(FontUse use) const; // sizes in points
    double px(double atScaleOne) const { return atScaleOne * scale; }
};

Theme makeTheme(ThemeName name, double scale = 1.0);
QPalette palette(const Theme& theme);
QString styleSheet(const Theme& theme);
// Fusion, palette, font and style sheet; open widgets follow and get QEvent::PaletteChange.
void applyTheme(QApplication& application, const Theme& theme);
// What applyTheme last set; the light theme before.
Theme activeTheme();

// Loads what stands in :/fonts once; "Headroom Sans", else "Inter", else the system's family.
QString fontFamily();

// WCAG 2 contrast of two opaque colours, 1…21.
double contrastRatio(const QColor& one, const QColor& other);
// `share` of `top` over `bottom`, both opaque.
QColor mix(const QColor& top, const QColor& bottom, double share);

} // namespace ui::shell
