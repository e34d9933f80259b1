// Light, dark, or as the system is: from the user's choice to the theme in force.
#pragma once

#include "ui/session/settings.h"

class QApplication;

namespace ui::shell {

// To be called once before the first theme is applied: later the system's own palette is gone.
void rememberSystemColours(QApplication& application);
void applyAppearance(QApplication& application, session::Appearance appearance);

} // namespace ui::shell
