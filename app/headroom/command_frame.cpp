#include "app/headroom/command_frame.h"

#include "ui/text/message_text.h"

#include <QtCore/QCommandLineParser>
#include <QtCore/QSaveFile>

#include <iostream>

namespace app::headroom {

int CommandFrame::refuse(const QString& reason, int code) const {
    std::cerr << "headroom " << m_name << ": " << reason.toStdString() << '\n';
    return code;
}

std::optional<int> CommandFrame::parse(QCommandLineParser& parser, const QStringList& arguments) const {
    parser.addPositionalArgument(QString::fromLatin1(m_name), QStringLiteral("This command."));
    parser.addPositionalArgument(QStringLiteral("PROJECT"), QStringLiteral("A .headroom file."));
    parser.addHelpOption();
    if (!parser.parse(arguments)) return refuse(parser.errorText());
    if (!parser.isSet(QStringLiteral("help"))) return std::nullopt;
    std::cout << parser.helpText().toStdString();
    return exitDone;
}

int CommandFrame::guarded(const std::function<int()>& work) const {
    try {
        return work();
    } catch (const data::project::ProjectError& error) {
        return refuse(ui::text::message(error.issue()), exitCannotOpen);
    }
}

bool writeWhole(const QString& path, const QByteArray& bytes) {
    QSaveFile target(path);
    return !bytes.isEmpty() && target.open(QIODevice::WriteOnly) && target.write(bytes) == bytes.size() &&
           target.commit();
}

std::string chosenScenario(const data::project::ProjectFile& file, const std::string& asked) {
    if (!asked.empty()) return asked;
    const auto slugs = file.summary().scenarios;
    return slugs.empty() ? std::string() : slugs.front();
}

ui::charts::ChartContext contextOf(const Study& main, const std::optional<Study>& base, int year,
                                   const QLocale& language) {
    return {main.scenario, main.outcome, base ? &base->outcome : nullptr, main.name, base ? base->name : QString(),
            year,          language};
}

} // namespace app::headroom
