#include "app/headroom/chart_command.h"
#include "app/headroom/desktop_command.h"

#include <QtCore/QString>
#include <QtWidgets/QApplication>

#include <exception>
#include <iostream>
#include <string_view>

int main(int argc, char** argv) {
    const bool isChart = argc > 1 && std::string_view(argv[1]) == "chart";
    if (isChart) qputenv("QT_QPA_PLATFORM", "offscreen");
    try {
        QApplication application(argc, argv);
        QApplication::setApplicationName(QStringLiteral("headroom"));
        QApplication::setOrganizationName(QStringLiteral("Headroom"));
        QApplication::setApplicationVersion(QStringLiteral(HEADROOM_VERSION));
        if (isChart) return app::headroom::runChart(QCoreApplication::arguments());
        return app::headroom::runDesktop(application);
    } catch (const std::exception& error) {
        std::cerr << "headroom ended unexpectedly: " << error.what() << '\n';
        return 2;
    }
}
