#include "app/headroom/desktop_command.h"

#include "model/scenario/evaluate.h"
#include "ui/session/program_catalogue.h"
#include "ui/session/project_store.h"
#include "ui/session/settings.h"
#include "ui/shell/appearance.h"
#include "ui/shell/main_window.h"

#include <QtCore/QCommandLineParser>
#include <QtGui/QIcon>
#include <QtWidgets/QApplication>

#include <iostream>

namespace app::headroom {

int runDesktop(QApplication& application) {
    QCommandLineParser parser;
    parser.setApplicationDescription(QStringLiteral("Data-center and grid capacity planning.\n"
                                                    "Example: headroom plan.headroom\n"
                                                    "Without a window: headroom chart --help"));
    parser.addPositionalArgument(QStringLiteral("PROJECT"), QStringLiteral("A .headroom file."),
                                 QStringLiteral("[PROJECT]"));
    parser.addOption({QStringLiteral("template"), QStringLiteral("Begins with that example."), QStringLiteral("NAME")});
    parser.addOption(
        {QStringLiteral("measure-start"), QStringLiteral("Ends when the first answer stands; for benches.")});
    parser.addHelpOption();
    parser.addVersionOption();
    if (!parser.parse(QCoreApplication::arguments()) || parser.positionalArguments().size() > 1) {
        std::cerr << "headroom: " << parser.errorText().toStdString() << '\n' << parser.helpText().toStdString();
        return 2;
    }
    if (parser.isSet(QStringLiteral("help")) || parser.isSet(QStringLiteral("version"))) {
        std::cout << (parser.isSet(QStringLiteral("help")) ? parser.helpText().toStdString()
                                                           : "headroom " HEADROOM_VERSION "\n");
        return 0;
    }
    ui::shell::rememberSystemColours(application);
    ui::shell::applyAppearance(application, ui::session::Settings().appearance());
    QApplication::setWindowIcon(QIcon(QStringLiteral(":/icons/headroom.svg")));
    ui::session::ProgramCatalogue catalogue;
    ui::session::Session session(catalogue, model::scenario::evaluate);
    ui::session::ProjectStore store(session, catalogue);
    ui::shell::MainWindow window(session, store);
    window.show();
    const bool isRecovered = !parser.isSet(QStringLiteral("measure-start")) && window.offerRecovery();
    if (!isRecovered && parser.isSet(QStringLiteral("template")))
        window.openTemplate(parser.value(QStringLiteral("template")).toStdString());
    else if (!isRecovered && !parser.positionalArguments().isEmpty())
        window.openPath(parser.positionalArguments().first());
    if (parser.isSet(QStringLiteral("measure-start"))) {
        if (session.isEmpty()) window.openTemplate("pjm-2027-shortfall");
        QObject::connect(&session, &ui::session::Session::outcomeChanged, &application, [&application] {
            QMetaObject::invokeMethod(&application, &QApplication::quit, Qt::QueuedConnection);
        });
    }
    return QApplication::exec();
}

} // namespace app::headroom
