#include "app/headroom/chart_command.h"
#include "app/headroom/desktop_command.h"
#include "app/headroom/report_command.h"

#include <QtCore/QString>
#include <QtWidgets/QApplication>

#include <exception>
#include <iostream>
#include <string_view>

int main(int argc, char** argv) {
    const std::string_view command = argc > 1 ? argv[1] : "";
    const bool isChart = command == "chart";
    const bool isReport = command == "report";
    if (isChart || isReport) qputenv("QT_QPA_PLATFORM", "offscreen");
    try {
        QApplication application(argc, argv);
        QApplication::setApplicationName(QStringLiteral("headroom"));
        QApplication::setOrganizationName(QStringLiteral("Headroom"));
        QApplication::setApplicationVersion(QStringLiteral(HEADROOM_VERSION));
        if (isChart) return app::headroom::runChart(QCoreApplication::arguments());
        if (isReport) return app::headroom::runReport(QCoreApplication::arguments());
        return app::headroom::runDesktop(application);
    } catch (const std::exception& error) {
        std::cerr << "headroom ended unexpectedly: " << error.what() << '\n';
        return 2;
    }
}
