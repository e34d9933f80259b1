#include "ui/panels/study_tables.h"

#include "ui/text/message_text.h"
#include "ui/text/number_text.h"

#include <QtCore/QCoreApplication>

#include <thread>

namespace ui::panels {

using model::scenario::ExactDispatch;
using model::scenario::ReliabilityStudy;
using model::units::number;
using tables::numberCell;
using tables::PlainCell;
using tables::textCell;

namespace {

QString studyWords(const char* text) {
    return QCoreApplication::translate("studies", text);
}

std::vector<PlainCell> costRow(const QString& what, const std::optional<double>& usd, const std::optional<double>& gap,
                               const QLocale& locale) {
    return {textCell(what, what), numberCell(text::quantity(usd, QStringLiteral("$"), locale), usd.value_or(0.0)),
            gap ? numberCell(text::share(*gap, locale, 3), *gap) : textCell(text::noValue())};
}

QString withUnit(double value, const char* unit, const QLocale& locale) {
    return text::quantity(value, QString::fromLatin1(unit), locale, 4);
}

// The battery in words: how large, that none is needed, or why none does.
QString batteryWords(const model::adequacy::StorageReinforcement& found, const QLocale& locale) {
    if (!found.issues.empty()) return text::message(found.issues.front());
    if (found.energyToAdd)
        return number(*found.energyToAdd) > 0.0 ? withUnit(number(*found.energyToAdd), "MWh", locale)
                                                : studyWords("none, it is reached");
    if (found.isCappedByPath) return studyWords("none does: the electrical path is out too often");
    if (found.isCappedByCommonCause) return studyWords("none does: common causes last too long");
    return studyWords("more than two days of the load");
}

} // namespace

TableContents optimumTable(const ExactDispatch& found, const QLocale& locale) {
    TableContents contents;
    contents.headings = {studyWords("Dispatch"), studyWords("Cost of the year"), studyWords("Could be saved")};
    switch (found.end) {
    case ExactDispatch::End::Done:
        contents.title =
            studyWords("%1 of the cost could be saved with the same units online, %2 at most with others")
                .arg(text::share(found.committedGap(), locale, 2), text::share(found.relaxedGap(), locale, 2));
        contents.rows = {
            costRow(studyWords("As dispatched"), found.planUsd, std::nullopt, locale),
            costRow(studyWords("Optimum with the same units online"), found.committedUsd, found.committedGap(), locale),
            costRow(studyWords("Bound with any commitment"), found.relaxedUsd, found.relaxedGap(), locale)};
        break;
    case ExactDispatch::End::Cancelled:
        contents.title = studyWords("Cancelled");
        break;
    case ExactDispatch::End::NothingToPlan:
        contents.title = studyWords("There are no on-site units and no batteries to plan: the grid serves every hour");
        break;
    case ExactDispatch::End::NotSolved:
        contents.title = studyWords("The exact program could not be solved");
        break;
    }
    return contents;
}

TableContents reliabilityTable(const ReliabilityStudy& study, const QLocale& locale) {
    TableContents contents;
    contents.headings = {studyWords("Question"), studyWords("Answer"), studyWords("Power"), studyWords("Known to")};
    if (!study.isKnownYear || study.headroom.sampleYears == 0) {
        contents.title = study.headroom.issues.empty() ? studyWords("There is no load in this year to study")
                                                       : text::message(study.headroom.issues.front());
        return contents;
    }
    const double mw = number(study.headroom.headroom);
    const QString share = text::share(study.targetAvailability, locale, 7);
    contents.title = (mw >= 0.0 ? studyWords("%1 more could be served at %2, by simulation")
                                : studyWords("%1 cannot be served at %2, by simulation"))
                         .arg(withUnit(std::abs(mw), "MW", locale), share);
    contents.rows.push_back(
        {textCell(studyWords("Headroom at %1, simulated").arg(share)), numberCell(withUnit(mw, "MW", locale), mw),
         textCell({}),
         textCell(text::range(number(study.headroom.low), number(study.headroom.high), QStringLiteral("MW"), locale))});
    contents.rows.push_back({textCell(study.hasBatteries ? studyWords("Headroom by the rule for batteries")
                                                         : studyWords("Headroom, exact")),
                             numberCell(withUnit(study.otherHeadroomMw, "MW", locale), study.otherHeadroomMw),
                             textCell({}), textCell({})});
    for (const auto& [availability, found] : study.batteries) {
        const bool isSized = found.energyToAdd && number(*found.energyToAdd) > 0.0;
        contents.rows.push_back(
            {textCell(studyWords("Battery to add for %1").arg(text::share(availability, locale, 7))),
             textCell(batteryWords(found, locale), batteryWords(found, locale)),
             isSized ? numberCell(withUnit(number(found.power), "MW", locale), number(found.power)) : textCell({}),
             isSized ? numberCell(QStringLiteral("±") + withUnit(number(found.resolution), "MWh", locale),
                                  number(found.resolution))
                     : textCell({})});
    }
    if (study.isCancelled) contents.title += studyWords(" (cancelled)");
    return contents;
}

Study optimumStudy(const model::scenario::Scenario& scenario, int year) {
    return [scenario, year](std::stop_token stop, std::function<void(double)> progress) {
        model::scenario::ExactDispatchOptions options;
        options.stop = stop;
        options.progress = std::move(progress);
        return optimumTable(model::scenario::compareWithExact(scenario, year, options), QLocale());
    };
}

Study reliabilityStudy(const model::scenario::Scenario& scenario, int year) {
    return [scenario, year](std::stop_token stop, std::function<void(double)> progress) {
        model::scenario::ReliabilityOptions options;
        options.stop = stop;
        options.threads = static_cast<int>(std::max(1U, std::thread::hardware_concurrency()));
        options.progress = std::move(progress);
        return reliabilityTable(model::scenario::studyReliability(scenario, year, options), QLocale());
    };
}

} // namespace ui::panels
