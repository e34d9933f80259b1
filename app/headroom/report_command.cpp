#include "app/headroom/report_command.h"

#include "app/headroom/command_frame.h"
#include "model/scenario/record.h"
#include "ui/report/one_page.h"

#include <QtCore/QCommandLineParser>
#include <QtCore/QFileInfo>

namespace app::headroom {

namespace {

const CommandFrame reportFrame("report");

void describeReport(QCommandLineParser& parser) {
    parser.setApplicationDescription(
        QStringLiteral("Writes one page of a scenario: the answer in figures, four charts, what it was computed from.\n"
                       "Example: headroom report plan.headroom --scenario base -o plan.pdf"));
    parser.addOption({QStringLiteral("scenario"), QStringLiteral("Slug; default the first."), QStringLiteral("S")});
    parser.addOption({QStringLiteral("compare"), QStringLiteral("Slug of the scenario it is measured against."),
                      QStringLiteral("S2")});
    parser.addOption({QStringLiteral("language"), QStringLiteral("Of numbers: en, de …"), QStringLiteral("L"),
                      QStringLiteral("en")});
    parser.addOption({QStringList{QStringLiteral("o"), QStringLiteral("output")}, QStringLiteral("FILE.pdf."),
                      QStringLiteral("FILE")});
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
    const std::string slug = chosenScenario(file, parser.value(QStringLiteral("scenario")).toStdString());
    if (slug.empty()) return reportFrame.refuse(QStringLiteral("The project has no scenario."));
    QString problem;
    auto main = study(file, slug, std::nullopt, problem);
    if (!main) return reportFrame.refuse(problem);
    const int year = tellingYear(main->outcome);
    if (main->outcome.hourlyYear != year) main = study(file, slug, year, problem);
    std::optional<Study> base;
    const std::string compared = parser.value(QStringLiteral("compare")).toStdString();
    if (!compared.empty() && !(base = study(file, compared, year, problem))) return reportFrame.refuse(problem);

    const ui::report::Provenance provenance{QString::fromStdString(model::scenario::scenarioHash(main->scenario)),
                                            QString::fromStdString(file.summary().datasetHash),
                                            QFileInfo(QString::fromStdString(path)).fileName()};
    const QLocale language(parser.value(QStringLiteral("language")));
    const QByteArray page = ui::report::onePage(contextOf(*main, base, year, language), main->note, provenance);
    const QString output = parser.value(QStringLiteral("output"));
    if (!writeWhole(output, page))
        return reportFrame.refuse(QStringLiteral("%1 cannot be written. Choose another folder.").arg(output));
    return exitDone;
}

} // namespace

int runReport(const QStringList& arguments) {
    QCommandLineParser parser;
    describeReport(parser);
    if (const auto ended = reportFrame.parse(parser, arguments)) return *ended;
    if (parser.positionalArguments().size() != 2) return reportFrame.refuse(QStringLiteral("Name one project file."));
    if (!parser.value(QStringLiteral("output")).endsWith(QStringLiteral(".pdf")))
        return reportFrame.refuse(QStringLiteral("-o: name a file that ends in .pdf."));
    return reportFrame.guarded([&] { return writeReport(parser); });
}

} // namespace app::headroom
