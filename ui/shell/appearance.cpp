#include "ui/shell/appearance.h"

#include "ui/shell/theme.h"

#include <QtCore/QVariant>
#include <QtWidgets/QApplication>

namespace ui::shell {

namespace {
constexpr const char* darkProperty = "headroomSystemIsDark";
}

void rememberSystemColours(QApplication& application) {
    const QPalette system = QApplication::palette();
    const bool isDark = system.color(QPalette::Window).lightness() < system.color(QPalette::WindowText).lightness();
    application.setProperty(darkProperty, isDark);
}

void applyAppearance(QApplication& application, session::Appearance appearance) {
    const bool isDark = appearance == session::Appearance::Dark ||
                        (appearance == session::Appearance::System && application.property(darkProperty).toBool());
    applyTheme(application, makeTheme(isDark ? ThemeName::Dark : ThemeName::Light));
}

} // namespace ui::shell
