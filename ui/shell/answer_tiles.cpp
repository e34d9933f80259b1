#include "ui/shell/answer_tiles.h"

#include "ui/charts/gap_chart.h"
#include "ui/session/session.h"
#include "ui/text/number_text.h"

#include <QtCore/QCoreApplication>

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <numeric>
#include <optional>

namespace ui::shell {

using model::scenario::Outcome;
using model::scenario::YearOutcome;

namespace {

QString tileWords(const char* text) {
    return QCoreApplication::translate("tiles", text);
}

// The least important first: carbon, energy multiple, energy of a token … headroom and the gap year go last.
constexpr std::array<std::size_t, 9> foldOrder{8, 7, 6, 4, 5, 1, 0, 3, 2};

constexpr double sameShare = 1e-3; // a smaller change is none that a tile should speak of

struct Pair {
    const YearOutcome& now;
    const YearOutcome* base;
    const QLocale& locale;
};

double plain(const std::optional<double>& figure) {
    return figure.value_or(std::nan(""));
}

// "▲ 898 MW" against the baseline; nothing without one.
template<class Figure>
QString against(const Pair& pair, Figure figure, const char* unit) {
    if (pair.base == nullptr) return {};
    const double now = plain(std::invoke(figure, pair.now));
    const double delta = now - plain(std::invoke(figure, *pair.base));
    if (!std::isfinite(delta)) return {};
    const QString size = text::quantity(std::abs(delta), QString::fromUtf8(unit), pair.locale, 3);
    if (std::abs(delta) < sameShare * std::max(1.0, std::abs(now))) return tileWords("as the baseline");
    return (delta > 0 ? QStringLiteral("▲ ") : QStringLiteral("▼ ")) + size;
}

QString orElse(const QString& change, const QString& otherwise) {
    return change.isEmpty() ? otherwise : change;
}

Tile headroomTile(const Pair& pair, const QString& year) {
    const bool isShort = pair.now.headroomMw < 0.0;
    const QString note = isShort ? tileWords("short") : tileWords("to spare");
    return {QStringLiteral("headroom"), tileWords("Headroom %1").arg(year),
            text::quantity(pair.now.headroomMw, QStringLiteral("MW"), pair.locale),
            orElse(against(pair, &YearOutcome::headroomMw, "MW"), note), isShort};
}

Tile gapTile(const Outcome& outcome, const Outcome* baseline, const QLocale& locale) {
    const auto& summary = outcome.summary;
    Tile tile{QStringLiteral("gap"), tileWords("Gap opens"), tileWords("None"), {}, summary.gapYear.has_value()};
    if (summary.gapYear) {
        tile.value = QString::number(*summary.gapYear);
        tile.note = tileWords("at most %1").arg(text::quantity(summary.peakGapMw, QStringLiteral("MW"), locale, 3));
    } else {
        tile.note = tileWords("through %1").arg(outcome.years.back().year);
    }
    if (baseline == nullptr) return tile;
    tile.note = baseline->summary.gapYear ? tileWords("baseline %1").arg(*baseline->summary.gapYear)
                                          : tileWords("baseline none");
    return tile;
}

Tile unservedTile(const Pair& pair) {
    const QString lole =
        tileWords("LOLE %1").arg(text::quantity(pair.now.loleHoursPerYear, QStringLiteral("h/yr"), pair.locale, 3));
    return {QStringLiteral("unserved"), tileWords("Unserved a year"),
            text::quantity(pair.now.eueMwhPerYear, QStringLiteral("MWh"), pair.locale, 3),
            pair.base == nullptr ? lole : against(pair, &YearOutcome::eueMwhPerYear, "MWh"), false};
}

Tile costTile(const Pair& pair) {
    return {
        QStringLiteral("cost"), tileWords("Cost per Mtok"),
        text::quantity(pair.now.costUsdPerMillionTokens, QStringLiteral("$"), pair.locale, 3),
        orElse(
            against(pair, &YearOutcome::costUsdPerMillionTokens, "$"),
            tileWords("power %1").arg(text::quantity(pair.now.lcoeUsdPerMwh, QStringLiteral("$/MWh"), pair.locale, 3))),
        false};
}

Tile tokenTile(const Pair& pair) {
    const auto joules = [&](double value) { return text::quantity(value, QStringLiteral("J"), pair.locale, 3); };
    return {QStringLiteral("token"), tileWords("Energy per token"), joules(pair.now.energyPerTokenJ),
            orElse(against(pair, &YearOutcome::energyPerTokenJ, "J"),
                   tileWords("facility; IT %1").arg(joules(pair.now.energyPerTokenItJ))),
            false};
}

Tile multipleTile(const Pair& pair) {
    const QString rebound = tileWords("rebound %1").arg(text::number(pair.now.marginalRebound, pair.locale, 3));
    return {QStringLiteral("multiple"), tileWords("Energy multiple"),
            text::quantity(pair.now.energyMultiple, QStringLiteral("×"), pair.locale, 3),
            orElse(against(pair, &YearOutcome::energyMultiple, "×"), rebound), false};
}

} // namespace

std::vector<Tile> answerTiles(const Outcome& outcome, int year, const Outcome* baseline, const QLocale& locale) {
    const YearOutcome* now = session::yearOf(&outcome, year);
    if (now == nullptr) return {};
    const Pair pair{*now, session::yearOf(baseline, year), locale};
    const QString yearText = QString::number(year);
    const QString target = text::share(outcome.summary.targetAvailability, locale, 7);
    return {
        {QStringLiteral("peak"), tileWords("Peak demand %1").arg(yearText),
         text::quantity(now->facilityPeakMw, QStringLiteral("MW"), locale),
         orElse(against(pair, &YearOutcome::facilityPeakMw, "MW"),
                tileWords("IT %1").arg(text::quantity(now->itPeakMw, QStringLiteral("MW"), locale))),
         false},
        {QStringLiteral("firm"), tileWords("Firm supply %1").arg(yearText),
         text::quantity(charts::servablePeakMw(*now), QStringLiteral("MW"), locale),
         orElse(against(pair, charts::servablePeakMw, "MW"),
                tileWords("flat %1, %2").arg(text::quantity(now->firmMw, QStringLiteral("MW"), locale), target)),
         false},
        headroomTile(pair, yearText),
        gapTile(outcome, baseline, locale),
        unservedTile(pair),
        costTile(pair),
        tokenTile(pair),
        multipleTile(pair),
        {QStringLiteral("carbon"), tileWords("Carbon a year"),
         text::quantity(now->co2T, QStringLiteral("t"), locale, 3),
         orElse(against(pair, &YearOutcome::co2T, "t"), tileWords("Scope 1 and 2")), false},
    };
}

std::vector<std::size_t> tilesShown(const std::vector<int>& widths, int room, int gap, int moreWidth) {
    std::vector<bool> isShown(widths.size(), true);
    const auto needed = [&] {
        int sum = 0;
        bool folds = false;
        for (std::size_t i = 0; i < widths.size(); ++i) {
            if (isShown[i]) sum += widths[i] + gap;
            folds = folds || !isShown[i];
        }
        return sum - gap + (folds ? moreWidth + gap : 0);
    };
    for (const std::size_t tile : foldOrder) {
        if (needed() <= room) break;
        if (tile < isShown.size() && std::count(isShown.begin(), isShown.end(), true) > 1) isShown[tile] = false;
    }
    std::vector<std::size_t> shown;
    for (std::size_t i = 0; i < isShown.size(); ++i)
        if (isShown[i]) shown.push_back(i);
    return shown;
}

} // namespace ui::shell
