// What the evidence code of a value means, in words. Codes: those of the catalogue and of the parameter table.
#pragma once

#include <QtCore/QString>

namespace ui::text {

// A short sentence; the code itself when it is unknown.
QString evidence(const QString& code);

} // namespace ui::text
