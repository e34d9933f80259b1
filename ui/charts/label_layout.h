// Where labels stand so that none covers another: a pure computation in pixels, y downwards.
#pragma once

#include <QtCore/QPointF>
#include <QtCore/QRectF>
#include <QtCore/QSizeF>
#include <QtCore/QString>

#include <functional>
#include <optional>
#include <vector>

namespace ui::charts {

struct LabelWish {
    double centre{};
    double height{};
};

// Centres of all labels, in the order given, so that labels keep the order of their wishes (equal wishes: the order
// given), stand within [top, bottom], do not overlap, and move as little as possible in squares (isotonic regression by
// pooling adjacent violators). Nothing when they do not fit.
std::optional<std::vector<double>> pushApart(const std::vector<LabelWish>& wishes, double top, double bottom);

struct TextWish {
    QPointF anchor; // the point the text speaks of
    QSizeF size;
};

// Top left corners of texts beside their anchors, one after another: of eight places around each the one within
// `bounds` that covers least of earlier texts and of `obstacles` (points of drawn lines).
std::vector<QPointF> placeBeside(const std::vector<TextWish>& wishes, const std::vector<QRectF>& taken,
                                 const std::vector<QPointF>& obstacles, const QRectF& bounds, double distance);

// The text in one line where that is at most `room` wide, else in two, broken at the space that makes them most equal.
QString inTwoLines(const QString& text, double room, const std::function<double(const QString&)>& width);

} // namespace ui::charts
