// The languages that tests of shown text ask for by name.
#pragma once

#include <QtCore/QLocale>

namespace tests {

inline const QLocale english{QLocale::English, QLocale::UnitedStates};
inline const QLocale german{QLocale::German, QLocale::Germany};

} // namespace tests
