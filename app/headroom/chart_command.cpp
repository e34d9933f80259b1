#include "app/headroom/chart_command.h"

#include "app/headroom/command_frame.h"

#include "ui/charts/chart_export.h"
#include "ui/charts/registry.h"
#include "ui/session/project_fits.h"

#include <QtCore/QCommandLineParser>

#include <iostream>

namespace app::headroom {

namespace {

const CommandFrame frame("chart");

void describeOptions(QCommandLineParser& parser) {
    parser.setApplicationDescription(
        QStringLiteral("Draws one chart of a scenario into a file.\n"
                       "Example: headroom chart plan.headroom --chart gap --size slide --theme slide -o gap.pdf"));
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
    parser.addOption({QStringLiteral("fit"),
                      QStringLiteral("Of calibration and roofline: the calibration_id that `headroom-cli calibrate` "
                                     "prints; default the one of the scenario's accelerator."),
                      QStringLiteral("ID")});
    parser.addOption({QStringLiteral("list"), QStringLiteral("Lists the charts.")});
}

int listCharts() {
    for (const auto& entry : ui::charts::chartEntries())
        std::cout << entry.name << '\t' << entry.title << '\n';
    return exitDone;
}

struct Request {
    const ui::charts::ChartEntry* chart{nullptr};
    ui::charts::ExportOptions options;
    std::string project;
    std::string scenario;
    std::string baseline;
    std::optional<int> year;
    std::string fit;
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
    request.fit = parser.value(QStringLiteral("fit")).toStdString();
    request.baseline = parser.value(QStringLiteral("baseline")).toStdString();
    if (!problems.isEmpty()) return problems;
    request.options.format = *format;
    request.options.sizeMm = *size;
    request.options.theme = *theme;
    request.options.dpi = dpi;
    request.options.language = QLocale(parser.value(QStringLiteral("language")));
    return {};
}

// The calibrations of the project, where the chart is about them.
std::vector<ui::charts::CalibrationFit> fitsFor(const Request& request, const data::project::ProjectFile& file,
                                                const Study& main) {
    if (request.chart->panel != "calibration") return {};
    std::map<std::string, std::string> fileNames;
    for (const auto& import : file.imports())
        fileNames[import.id] = import.fileName;
    return ui::session::shownFits(ui::session::fitProject(file.measurements(), main.scenario), fileNames);
}

// Nothing, and the reason in `problem`, when the request names one that does not exist.
std::optional<std::size_t> chosenFit(const Request& request, const std::vector<ui::charts::CalibrationFit>& fits,
                                     const Study& main, QString& problem) {
    if (request.fit.empty()) return ui::session::fitOf(fits, main.scenario);
    QStringList ids;
    for (std::size_t i = 0; i < fits.size(); ++i) {
        if (fits[i].id == request.fit) return i;
        ids << QString::fromStdString(fits[i].id);
    }
    problem = ids.isEmpty() ? QStringLiteral("--fit: only the charts calibration and roofline take one.")
                            : QStringLiteral("--fit: there is no calibration \"%1\". The project has: %2.")
                                  .arg(QString::fromStdString(request.fit), ids.join(QStringLiteral(", ")));
    return std::nullopt;
}

int draw(const Request& request) {
    const auto file = data::project::ProjectFile::open(request.project, {data::project::Access::ReadOnly});
    const std::string slug = chosenScenario(file, request.scenario);
    if (slug.empty()) return frame.refuse(QStringLiteral("The project has no scenario."));
    QString problem;
    const auto main = study(file, slug, request.year, problem);
    if (!main) return frame.refuse(problem);
    std::optional<Study> base;
    if (!request.baseline.empty() && !(base = study(file, request.baseline, request.year, problem)))
        return frame.refuse(problem);
    const auto& years = main->outcome.years;
    const int year = request.year.value_or(years.back().year);
    if (year < years.front().year || year > years.back().year)
        return frame.refuse(QStringLiteral("--year: choose %1 to %2.").arg(years.front().year).arg(years.back().year));
    const auto fits = fitsFor(request, file, *main);
    const auto chosen = chosenFit(request, fits, *main, problem);
    if (!problem.isEmpty()) return frame.refuse(problem);
    auto context = contextOf(*main, base, year, request.options.language);
    if (chosen) context.calibration = &fits[*chosen];
    const auto data = request.chart->builder(context);
    if (ui::charts::isEmpty(data))
        return frame.refuse(QStringLiteral("This scenario gives the chart nothing to draw."));
    if (!writeWhole(request.file, ui::charts::exportChart(data, request.options)))
        return frame.refuse(
            QStringLiteral("%1 cannot be written. Choose another folder or a smaller size.").arg(request.file));
    return exitDone;
}

} // namespace

int runChart(const QStringList& arguments) {
    QCommandLineParser parser;
    describeOptions(parser);
    if (const auto ended = frame.parse(parser, arguments)) return *ended;
    if (parser.isSet(QStringLiteral("list"))) return listCharts();
    Request request;
    const QStringList problems = read(parser, request);
    for (const QString& problem : problems)
        frame.refuse(problem);
    if (!problems.isEmpty()) return exitBadUsage;
    return frame.guarded([&] { return draw(request); });
}

} // namespace app::headroom
