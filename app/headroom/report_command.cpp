#include "app/headroom/report_command.h"

#include "app/headroom/project_study.h"
#include "model/scenario/record.h"
#include "ui/report/one_page.h"
#include "ui/text/message_text.h"

#include <QtCore/QCommandLineParser>
#include <QtCore/QFileInfo>
#include <QtCore/QSaveFile>

#include <iostream>

namespace app::headroom {

namespace {

constexpr int kDone = 0;
constexpr int kBadUsage = 2;
constexpr int kCannotOpen = 3;

int refuseReport(const QString& reason, int code = kBadUsage) {
    std::cerr << "headroom report: " << reason.toStdString() << '\n';
    return code;
}

void describeReport(QCommandLineParser& parser) {
    parser.setApplicationDescription(
        QStringLiteral("Writes one page of a scenario: the answer in figures, four charts, what it was computed from.\n"
                       "Example: headroom report plan.headroom --scenario base -o plan.pdf"));
    parser.addPositionalArgument(QStringLiteral("report"), QStringLiteral("This command."));
    parser.addPositionalArgument(QStringLiteral("PROJECT"), QStringLiteral("A .headroom file."));
    parser.addOption({QStringLiteral("scenario"), QStringLiteral("Slug; default the first."), QStringLiteral("S")});
    parser.addOption({QStringLiteral("compare"), QStringLiteral("Slug of the scenario it is measured against."),
                      QStringLiteral("S2")});
    parser.addOption({QStringLiteral("language"), QStringLiteral("Of numbers: en, de …"), QStringLiteral("L"),
                      QStringLiteral("en")});
    parser.addOption({QStringList{QStringLiteral("o"), QStringLiteral("output")}, QStringLiteral("FILE.pdf."),
                      QStringLiteral("FILE")});
    parser.addHelpOption();
}

// The year with the largest gap; without a gap the last.
int tellingYear(const model::scenario::Outcome& outcome) {
    const model::scenario::YearOutcome* worst = nullptr;
    for (const auto& year : outcome.years)
        if (year.headroomMw < 0.0 && (worst == nullptr || year.headroomMw < worst->headroomMw)) worst = &year;
    return worst != nullptr ? worst->year : outcome.years.back().year;
}

int writeReport(const QCommandLineParser& parser) {
    const std::string path = parser.positionalArguments().at(1).toStdString();
    const auto file = data::project::ProjectFile::open(path, {data::project::Access::ReadOnly});
    const auto summary = file.summary();
    if (summary.scenarios.empty()) return refuseReport(QStringLiteral("The project has no scenario."));
    const std::string asked = parser.value(QStringLiteral("scenario")).toStdString();
    const std::string slug = asked.empty() ? summary.scenarios.front() : asked;
    QString problem;
    auto main = study(file, slug, std::nullopt, problem);
    if (!main) return refuseReport(problem);
    const int year = tellingYear(main->outcome);
    if (main->outcome.hourlyYear != year) main = study(file, slug, year, problem);
    std::optional<Study> base;
    const std::string compared = parser.value(QStringLiteral("compare")).toStdString();
    if (!compared.empty() && !(base = study(file, compared, year, problem))) return refuseReport(problem);

    const ui::charts::ChartContext context{main->scenario,
                                           main->outcome,
                                           base ? &base->outcome : nullptr,
                                           main->name,
                                           base ? base->name : QString(),
                                           year,
                                           QLocale(parser.value(QStringLiteral("language")))};
    const ui::report::Provenance provenance{
        QString::fromStdString(model::scenario::scenarioHash(main->scenario)),
        QString::fromStdString(summary.datasetHash), QFileInfo(QString::fromStdString(path)).fileName()};
    const QByteArray page = ui::report::onePage(context, main->note, provenance);
    const QString output = parser.value(QStringLiteral("output"));
    QSaveFile target(output);
    if (!target.open(QIODevice::WriteOnly) || target.write(page) != page.size() || !target.commit())
        return refuseReport(QStringLiteral("%1 cannot be written. Choose another folder.").arg(output));
    return kDone;
}

} // namespace

int runReport(const QStringList& arguments) {
    QCommandLineParser parser;
    describeReport(parser);
    if (!parser.parse(arguments)) return refuseReport(parser.errorText());
    if (parser.isSet(QStringLiteral("help"))) {
        std::cout << parser.helpText().toStdString();
        return kDone;
    }
    if (parser.positionalArguments().size() != 2) return refuseReport(QStringLiteral("Name one project file."));
    if (!parser.value(QStringLiteral("output")).endsWith(QStringLiteral(".pdf")))
        return refuseReport(QStringLiteral("-o: name a file that ends in .pdf."));
    try {
        return writeReport(parser);
    } catch (const data::project::ProjectError& error) {
        return refuseReport(ui::text::message(error.issue()), kCannotOpen);
    }
}

} // namespace app::headroom
