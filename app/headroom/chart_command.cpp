#include "app/headroom/chart_command.h"

#include "app/headroom/project_study.h"

#include "data/project/project_file.h"
#include "ui/charts/chart_context.h"
#include "ui/charts/chart_export.h"
#include "ui/charts/registry.h"
#include "ui/text/message_text.h"

#include <QtCore/QCommandLineParser>
#include <QtCore/QSaveFile>
#include <QtCore/QStringList>

#include <iostream>

namespace app::headroom {

namespace {

constexpr int done = 0;
constexpr int badUsage = 2;
constexpr int cannotOpen = 3;

int refuse(const QString& reason, int code = badUsage) {
    std::cerr << "headroom chart: " << reason.toStdString() << '\n';
    return code;
}

void describeOptions(QCommandLineParser& parser) {
    parser.setApplicationDescription(
        QStringLiteral("Draws one chart of a scenario into a file.\n"
                       "Example: headroom chart plan.headroom --chart gap --size slide --theme slide -o gap.pdf"));
    parser.addPositionalArgument(QStringLiteral("chart"), QStringLiteral("This command."));
    parser.addPositionalArgument(QStringLiteral("PROJECT"), QStringLiteral("A .headroom file."));
    parser.addOption(
        {QStringLiteral("chart"), QStringLiteral("Which chart; --list names them."), QStringLiteral("NAME")});
    parser.addOption({QStringLiteral("scenario"), QStringLiteral("Slug; default the first."), QStringLiteral("S")});
    parser.addOption({QStringLiteral("baseline"), QStringLiteral("Slug of the scenario drawn dashed behind it."),
                      QStringLiteral("S")});
    parser.addOption(
        {QStringLiteral("year"), QStringLiteral("Year of charts of one year; default the last."), QStringLiteral("Y")});
    parser.addOption({QStringLiteral("size"), QStringLiteral("half, full, slide, poster or WxH in mm."),
                      QStringLiteral("SIZE"), QStringLiteral("full")});
    parser.addOption({QStringLiteral("theme"), QStringLiteral("print, slide or mono."), QStringLiteral("THEME"),
                      QStringLiteral("print")});
    parser.addOption(
        {QStringLiteral("dpi"), QStringLiteral("Of PNG, 36 to 2400."), QStringLiteral("N"), QStringLiteral("300")});
    parser.addOption({QStringLiteral("language"), QStringLiteral("Of numbers: en, de …"), QStringLiteral("L"),
                      QStringLiteral("en")});
    parser.addOption({QStringList{QStringLiteral("o"), QStringLiteral("output")},
                      QStringLiteral("FILE.pdf, .svg or .png."), QStringLiteral("FILE")});
    parser.addOption({QStringLiteral("list"), QStringLiteral("Lists the charts.")});
    parser.addHelpOption();
}

int listCharts() {
    for (const auto& entry : ui::charts::chartEntries())
        std::cout << entry.name << '\t' << entry.title << '\n';
    return done;
}

struct Request {
    const ui::charts::ChartEntry* chart{nullptr};
    ui::charts::ExportOptions options;
    std::string project;
    std::string scenario;
    std::string baseline;
    std::optional<int> year;
    QString file;
};

// Fills the request; a sentence for everything that is wrong, one line each.
QStringList read(const QCommandLineParser& parser, Request& request) {
    QStringList problems;
    const QStringList words = parser.positionalArguments();
    if (words.size() == 2)
        request.project = words[1].toStdString();
    else
        problems << QStringLiteral("Name one project file.");
    request.chart = ui::charts::findChart(parser.value(QStringLiteral("chart")).toStdString());
    if (request.chart == nullptr)
        problems << QStringLiteral("--chart: there is no chart \"%1\"; --list names them.")
                        .arg(parser.value(QStringLiteral("chart")));
    request.file = parser.value(QStringLiteral("output"));
    const auto format = ui::charts::exportFormat(request.file);
    const auto size = ui::charts::exportSize(parser.value(QStringLiteral("size")));
    const auto theme = ui::charts::exportTheme(parser.value(QStringLiteral("theme")));
    if (!format) problems << QStringLiteral("-o: name a file that ends in .pdf, .svg or .png.");
    if (!size)
        problems << QStringLiteral("--size: use half, full, slide, poster or WxH in millimetres, 20 to 2000 each.");
    if (!theme) problems << QStringLiteral("--theme: use print, slide or mono.");
    bool isNumber = false;
    const int dpi = parser.value(QStringLiteral("dpi")).toInt(&isNumber);
    if (!isNumber || dpi < 36 || dpi > 2400) problems << QStringLiteral("--dpi: use a number from 36 to 2400.");
    if (parser.isSet(QStringLiteral("year"))) {
        request.year = parser.value(QStringLiteral("year")).toInt(&isNumber);
        if (!isNumber) problems << QStringLiteral("--year: use a calendar year.");
    }
    request.scenario = parser.value(QStringLiteral("scenario")).toStdString();
    request.baseline = parser.value(QStringLiteral("baseline")).toStdString();
    if (!problems.isEmpty()) return problems;
    request.options.format = *format;
    request.options.sizeMm = *size;
    request.options.theme = *theme;
    request.options.dpi = dpi;
    request.options.language = QLocale(parser.value(QStringLiteral("language")));
    return {};
}

int draw(const Request& request) {
    const auto file = data::project::ProjectFile::open(request.project, {data::project::Access::ReadOnly});
    const auto slugs = file.summary().scenarios;
    if (slugs.empty()) return refuse(QStringLiteral("The project has no scenario."));
    QString problem;
    const auto main = study(file, request.scenario.empty() ? slugs.front() : request.scenario, request.year, problem);
    if (!main) return refuse(problem);
    std::optional<Study> base;
    if (!request.baseline.empty() && !(base = study(file, request.baseline, request.year, problem)))
        return refuse(problem);
    const int year = request.year.value_or(main->outcome.years.back().year);
    if (year < main->outcome.years.front().year || year > main->outcome.years.back().year)
        return refuse(QStringLiteral("--year: choose %1 to %2.")
                          .arg(main->outcome.years.front().year)
                          .arg(main->outcome.years.back().year));
    const ui::charts::ChartContext context{main->scenario,
                                           main->outcome,
                                           base ? &base->outcome : nullptr,
                                           main->name,
                                           base ? base->name : QString(),
                                           year,
                                           request.options.language};
    const auto data = request.chart->builder(context);
    if (ui::charts::isEmpty(data)) return refuse(QStringLiteral("This scenario gives the chart nothing to draw."));
    const QByteArray bytes = ui::charts::exportChart(data, request.options);
    QSaveFile target(request.file);
    if (bytes.isEmpty() || !target.open(QIODevice::WriteOnly) || target.write(bytes) != bytes.size() ||
        !target.commit())
        return refuse(
            QStringLiteral("%1 cannot be written. Choose another folder or a smaller size.").arg(request.file));
    return done;
}

} // namespace

int runChart(const QStringList& arguments) {
    QCommandLineParser parser;
    describeOptions(parser);
    if (!parser.parse(arguments)) return refuse(parser.errorText());
    if (parser.isSet(QStringLiteral("help"))) {
        std::cout << parser.helpText().toStdString();
        return done;
    }
    if (parser.isSet(QStringLiteral("list"))) return listCharts();
    Request request;
    const QStringList problems = read(parser, request);
    for (const QString& problem : problems)
        refuse(problem);
    if (!problems.isEmpty()) return badUsage;
    try {
        return draw(request);
    } catch (const data::project::ProjectError& error) {
        return refuse(ui::text::message(error.issue()), cannotOpen);
    }
}

} // namespace app::headroom
