// Fusion with flat check boxes, radio buttons, combo boxes and spin boxes, which a style sheet can colour only with
// image files. Takes its colours from the palette; everything else is Fusion.
#pragma once

#include <QtWidgets/QProxyStyle>

namespace ui::shell {

class ThemeStyle : public QProxyStyle {
public:
    ThemeStyle();
    void drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                       const QWidget* widget) const override;
    void drawComplexControl(ComplexControl control, const QStyleOptionComplex* option, QPainter* painter,
                            const QWidget* widget) const override;
    QSize sizeFromContents(ContentsType type, const QStyleOption* option, const QSize& size,
                           const QWidget* widget) const override;
};

} // namespace ui::shell
