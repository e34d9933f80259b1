// A horizontal slider over a SliderScale. It gives neat values and one token per drag.
#pragma once

#include "ui/fields/slider_scale.h"

#include <QtCore/QElapsedTimer>
#include <QtWidgets/QSlider>

namespace ui::fields {

class ValueSlider : public QSlider {
    Q_OBJECT

public:
    explicit ValueSlider(QWidget* parent = nullptr);

    void setScale(const SliderScale& scale);
    void show(double value); // without a signal; ignored while it is dragged
    using QSlider::show;

signals:
    // `drag` is the same through one drag, and through key presses less than a second apart.
    void moved(double value, int drag);

protected:
    // A wheel that scrolls past must not change an input.
    void wheelEvent(QWheelEvent* event) override;

private:
    void report();

    SliderScale m_scale;
    QElapsedTimer m_sinceKey;
    int m_drag{0};
    bool m_isShowing{false};
};

} // namespace ui::fields
