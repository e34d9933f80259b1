// The answer strip as plain values: what each tile says of one year, and how it differs from the baseline.
#pragma once

#include "model/scenario/outcome.h"

#include <QtCore/QLocale>
#include <QtCore/QString>

#include <vector>

namespace ui::shell {

struct Tile {
    QString name;    // stable: "headroom"
    QString caption; // "Headroom 2035"
    QString value;
    QString note; // the change against the baseline, or what belongs to the value
    bool isAlarm{false};
    friend bool operator==(const Tile&, const Tile&) = default;
};

// In the order of importance for reading, from the left; `foldOrder` says which go first when there is no room.
std::vector<Tile> answerTiles(const model::scenario::Outcome& outcome, int year,
                              const model::scenario::Outcome* baseline, const QLocale& locale = QLocale());

// How many of the tiles stand beside each other and which fold away: indices of those shown, in their order.
// `widths` are what the tiles need, `moreWidth` what the "more" button needs when one folds.
std::vector<std::size_t> tilesShown(const std::vector<int>& widths, int room, int gap, int moreWidth);

} // namespace ui::shell
