// Words for an Issue in the language of the window. Always plain text: arguments come from files and users.
#pragma once

#include "model/units/issue.h"

#include <QtCore/QString>

namespace ui::text {

// The message table's row, translated, with its arguments; control characters in arguments become spaces.
QString message(const model::units::Issue& issue);
// "units.csv:3: …"; only the message where the issue names no place.
QString placedMessage(const model::units::Issue& issue);
// One line each, errors first.
QString messages(const std::vector<model::units::Issue>& issues);
// Text for a tool tip, which Qt would read as HTML when it looks like it.
QString toolTip(const QString& plain);

} // namespace ui::text
