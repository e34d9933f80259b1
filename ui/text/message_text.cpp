#include "ui/text/message_text.h"

#include "model/units/messages.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QStringList>

#include <algorithm>

namespace ui::text {

namespace {

std::string withoutControls(std::string text) {
    for (char& c : text)
        if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f) c = ' ';
    return text;
}

} // namespace

QString message(const model::units::Issue& issue) {
    const std::string row(model::units::messageText(issue.code));
    const std::string translated = QCoreApplication::translate("messages", row.c_str()).toStdString();
    std::vector<std::string> arguments;
    for (const std::string& argument : issue.arguments)
        arguments.push_back(withoutControls(argument));
    return QString::fromStdString(model::units::fillMessage(translated, arguments));
}

QString placedMessage(const model::units::Issue& issue) {
    if (issue.where.empty()) return message(issue);
    return QString::fromStdString(withoutControls(issue.where)) + QStringLiteral(": ") + message(issue);
}

QString messages(const std::vector<model::units::Issue>& issues) {
    std::vector<const model::units::Issue*> ordered;
    for (const auto& issue : issues)
        ordered.push_back(&issue);
    std::stable_sort(ordered.begin(), ordered.end(),
                     [](const auto* a, const auto* b) { return a->severity > b->severity; });
    QStringList lines;
    for (const auto* issue : ordered)
        lines << placedMessage(*issue);
    return lines.join(QLatin1Char('\n'));
}

QString toolTip(const QString& plain) {
    return QStringLiteral("<span>") + plain.toHtmlEscaped().replace(QLatin1Char('\n'), QStringLiteral("<br>")) +
           QStringLiteral("</span>");
}

} // namespace ui::text
