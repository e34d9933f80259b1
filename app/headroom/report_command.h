// `headroom report PROJECT -o FILE.pdf`: one page of a scenario, without a display.
#pragma once

#include <QtCore/QStringList>

namespace app::headroom {

// `arguments` as of QCoreApplication, the word "report" included. The exit code: 0 done, 2 wrong usage or bad input,
// 3 the project cannot be opened safely.
int runReport(const QStringList& arguments);

} // namespace app::headroom
