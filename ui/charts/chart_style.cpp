#include "ui/charts/chart_style.h"

#include <algorithm>

namespace ui::charts {

namespace {

QFont inPixels(const shell::Theme& theme, shell::FontUse use, double pixels) {
    QFont font = theme.font(use);
    font.setPixelSize(std::max(6, qRound(pixels)));
    return font;
}

} // namespace

ChartStyle screenStyle(const shell::Theme& theme, const QLocale& locale) {
    QFont strong = theme.font(shell::FontUse::Caption);
    strong.setWeight(QFont::DemiBold);
    return {theme,
            locale,
            theme.scale,
            theme.font(shell::FontUse::Body),
            theme.font(shell::FontUse::Caption),
            strong,
            theme.font(shell::FontUse::Strong)};
}

ChartStyle exportStyle(const shell::Theme& theme, const QLocale& locale, double captionPixels) {
    using shell::FontUse;
    return {theme,
            locale,
            captionPixels / 11.5,
            inPixels(theme, FontUse::Body, captionPixels),
            inPixels(theme, FontUse::Caption, captionPixels),
            inPixels(theme, FontUse::Strong, captionPixels),
            inPixels(theme, FontUse::Strong, captionPixels * 1.25)};
}

} // namespace ui::charts
