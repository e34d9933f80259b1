// `headroom chart PROJECT --chart NAME …`: one chart as a file, without a display.
#pragma once

#include <QtCore/QStringList>

namespace app::headroom {

// `arguments` as of QCoreApplication, the word "chart" included; needs a running QGuiApplication. The exit code:
// 0 done, 2 wrong usage or bad input, 3 the project cannot be opened safely.
int runChart(const QStringList& arguments);

} // namespace app::headroom
