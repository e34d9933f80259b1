// `headroom [PROJECT]`: the desktop program.
#pragma once

class QApplication;

namespace app::headroom {

// Opens PROJECT or the template given, then runs until the window is closed. The exit code.
int runDesktop(QApplication& application);

} // namespace app::headroom
