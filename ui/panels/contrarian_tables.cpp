#include "ui/panels/contrarian_tables.h"

#include "ui/text/number_text.h"

#include <QtCore/QCoreApplication>

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>

namespace ui::panels {

using model::scenario::ContrarianEffect;
using model::scenario::ContrarianRun;
using model::scenario::ContrarianStudy;
using model::scenario::Flip;
using model::scenario::FlipStudy;
using tables::numberCell;
using tables::PlainCell;
using tables::textCell;

namespace {

constexpr std::size_t allRuns = 8;
constexpr double leastEffect = 0.005; // of the energy: less is none

QString contrarianWords(const char* text) {
    return QCoreApplication::translate("studies", text);
}

struct ChannelWords {
    unsigned bit;
    const char* words;
    const char* inTitle;
};
constexpr std::array<ChannelWords, 3> channelWords{{{1U, "devices", "Devices that substitute for the cloud change"},
                                                    {2U, "supply", "A supply that binds changes"},
                                                    {4U, "thinking", "Thinking that is worth no more changes"}}};

QString channelsInWords(unsigned channels) {
    QStringList words;
    for (const ChannelWords& one : channelWords)
        if ((channels & one.bit) != 0) words << contrarianWords(one.words);
    const QString joined = words.join(QStringLiteral(" + "));
    return joined.left(1).toUpper() + joined.mid(1);
}

PlainCell power(double mw, bool isChange, const QLocale& locale) {
    const QString unit = QStringLiteral("MW");
    return numberCell(isChange ? text::change(mw, unit, locale, 3) : text::quantity(mw, unit, locale), mw);
}

std::vector<PlainCell> runRow(const ContrarianRun& run, const QLocale& locale) {
    const QString name = run.channels == 0 ? contrarianWords("None") : channelsInWords(run.channels);
    PlainCell headroom = power(run.headroomMw, false, locale);
    headroom.isAlarm = run.headroomMw < 0.0;
    return {textCell(name, name),
            numberCell(text::quantity(run.facilityEnergyMwh, QStringLiteral("MWh"), locale, 3), run.facilityEnergyMwh),
            power(run.facilityPeakMw, false, locale),
            std::move(headroom),
            numberCell(text::quantity(run.energyMultiple, QStringLiteral("×"), locale, 3),
                       run.energyMultiple.value_or(std::nan(""))),
            textCell(run.gapYear ? contrarianWords("gap from %1").arg(*run.gapYear) : contrarianWords("no gap"))};
}

QString effectWords(const ContrarianEffect& effect) {
    const bool isMain = std::has_single_bit(effect.channels);
    if (std::abs(effect.logEnergy) < leastEffect)
        return isMain ? contrarianWords("changes next to nothing") : contrarianWords("they add up");
    if (isMain) return effect.logEnergy < 0.0 ? contrarianWords("lowers energy") : contrarianWords("raises energy");
    return effect.logEnergy > 0.0 ? contrarianWords("together less than the sum")
                                  : contrarianWords("together more than the sum");
}

std::vector<PlainCell> effectRow(const ContrarianEffect& effect, const QLocale& locale) {
    const bool isMain = std::has_single_bit(effect.channels);
    const QString name = (isMain ? contrarianWords("Effect: %1") : contrarianWords("Interaction: %1"))
                             .arg(channelsInWords(effect.channels).toLower());
    const double energy = std::expm1(effect.logEnergy);
    const QString said = effectWords(effect);
    const QString shown = text::change(100.0 * energy, QStringLiteral("%"), locale, 3);
    return {textCell(name, name),
            numberCell(shown, energy),
            power(effect.peakMw, true, locale),
            power(effect.headroomMw, true, locale),
            PlainCell{QString(), {}, true, false, {}},
            textCell(said, said)};
}

QString strongestWords(const ContrarianStudy& study, int year, const QLocale& locale) {
    const ContrarianEffect* strongest = nullptr;
    for (const ContrarianEffect& effect : study.effects)
        if (std::has_single_bit(effect.channels) &&
            (strongest == nullptr || std::abs(effect.logEnergy) > std::abs(strongest->logEnergy)))
            strongest = &effect;
    if (strongest == nullptr) return {};
    if (std::abs(strongest->logEnergy) < leastEffect)
        return contrarianWords("None of the three channels changes the energy of %1").arg(year);
    const auto* found = std::ranges::find(channelWords, strongest->channels, &ChannelWords::bit);
    const QString size = text::change(100.0 * std::expm1(strongest->logEnergy), QStringLiteral("%"), locale, 2);
    return contrarianWords("%1 the energy of %2 most: by %3")
        .arg(contrarianWords(found->inTitle), QString::number(year), size);
}

QString assumptionWords(const ContrarianStudy& study) {
    QStringList words;
    if (study.assumedEdge)
        words << contrarianWords("Assumed: devices run 80 % of tasks by 2028, since no class gives an edge share.");
    if (study.assumedReasoning)
        words << contrarianWords("Assumed: a task takes four times its tokens within three years, since no class gives "
                                 "a token multiplier.");
    words << contrarianWords("Multiple: energy over that with the first year's efficiency. Effects: mean change when "
                             "the channel is on, over all settings of the others.");
    return words.join(QLatin1Char(' '));
}

QString turnsAt(const Flip& flip, const QLocale& locale) {
    return flip.elasticity ? QStringLiteral("ε = ") + text::fixedNumber(*flip.elasticity, 2, locale)
                           : contrarianWords("nowhere");
}

struct FlipSentences {
    const char* always;
    const char* never;
    const char* below; // with the elasticity
    const char* above;
};

QString flipWords(const Flip& flip, const FlipSentences& words, const QLocale& locale) {
    if (!flip.elasticity) return contrarianWords(flip.holdsBelow ? words.always : words.never);
    return contrarianWords(flip.holdsBelow ? words.below : words.above)
        .arg(text::fixedNumber(*flip.elasticity, 2, locale));
}

constexpr FlipSentences savingSentences{"Efficiency saves energy at every elasticity",
                                        "Efficiency saves energy at no elasticity",
                                        "Efficiency saves energy below ε = %1", "Efficiency saves energy above ε = %1"};
constexpr FlipSentences supplySentences{"supply suffices at every one", "supply falls short at every one",
                                        "supply suffices below ε = %1", "supply suffices above ε = %1"};

} // namespace

TableContents contrarianTable(const ContrarianStudy& study, int lastYear, const QLocale& locale) {
    TableContents contents;
    contents.headings = {contrarianWords("Channels that are on"),
                         contrarianWords("Energy"),
                         contrarianWords("Peak"),
                         contrarianWords("Headroom"),
                         contrarianWords("Multiple"),
                         contrarianWords("Finding")};
    for (const ContrarianRun& run : study.runs)
        contents.rows.push_back(runRow(run, locale));
    if (study.runs.size() < allRuns) {
        contents.title = contrarianWords("Cancelled");
        return contents;
    }
    for (const ContrarianEffect& effect : study.effects)
        contents.rows.push_back(effectRow(effect, locale));
    contents.title = strongestWords(study, lastYear, locale);
    contents.note = assumptionWords(study);
    return contents;
}

TableContents flipTable(const FlipStudy& study, const QLocale& locale) {
    TableContents contents;
    const QString low = text::number(study.lowest, locale);
    const QString high = text::number(study.highest, locale);
    contents.headings = {contrarianWords("Decision"), contrarianWords("Turns at"),
                         contrarianWords("At ε = %1").arg(low), contrarianWords("At ε = %1").arg(high)};
    if (study.stopped) {
        contents.title = contrarianWords("Cancelled");
        return contents;
    }
    const auto row = [&](const char* what, const Flip& flip, const char* holds, const char* fails) {
        const QString name = contrarianWords(what);
        const auto end = [&](bool isHolding) { return textCell(contrarianWords(isHolding ? holds : fails)); };
        contents.rows.push_back({textCell(name, name),
                                 numberCell(turnsAt(flip, locale), flip.elasticity.value_or(std::nan(""))),
                                 end(flip.holdsBelow), end(flip.holdsAbove)});
    };
    row("Whether efficiency saves energy by the last year", study.savesEnergy, "saves", "takes more");
    row("Whether supply suffices in every year", study.suffices, "suffices", "falls short");
    contents.title = flipWords(study.savesEnergy, savingSentences, locale) + QStringLiteral("; ") +
                     flipWords(study.suffices, supplySentences, locale);
    contents.note = contrarianWords("ε: long-run price elasticity today, the same for all classes; each found to 0.001 "
                                    "within the range tried, %1 to %2.")
                        .arg(low, high);
    return contents;
}

Study contrarianChannels(const model::scenario::Scenario& scenario) {
    return [scenario](std::stop_token stop, std::function<void(double)> progress) {
        const int lastYear = static_cast<int>(std::lround(scenario.frame.lastYear.value));
        return contrarianTable(model::scenario::contrarianStudy(scenario, stop, progress), lastYear, QLocale());
    };
}

Study turningElasticities(const model::scenario::Scenario& scenario) {
    return [scenario](std::stop_token stop, std::function<void(double)> progress) {
        return flipTable(model::scenario::flipElasticities(scenario, stop, progress), QLocale());
    };
}

} // namespace ui::panels
