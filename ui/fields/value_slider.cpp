#include "ui/fields/value_slider.h"

#include <QtGui/QWheelEvent>

#include <cmath>

namespace ui::fields {

namespace {
constexpr int steps = 1000;
constexpr qint64 sameDragMs = 1000;
int lastDrag = 0; // tokens are unique in the program; used by the window's thread alone
} // namespace

ValueSlider::ValueSlider(QWidget* parent) : QSlider(Qt::Horizontal, parent) {
    setRange(0, steps);
    setSingleStep(steps / 100);
    setPageStep(steps / 10);
    setFocusPolicy(Qt::StrongFocus);
    connect(this, &QSlider::sliderPressed, this, [this] { m_drag = ++lastDrag; });
    connect(this, &QSlider::valueChanged, this, &ValueSlider::report);
}

void ValueSlider::setScale(const SliderScale& scale) {
    m_scale = scale;
}

void ValueSlider::show(double value) {
    if (isSliderDown()) return;
    m_isShowing = true;
    setValue(static_cast<int>(std::lround(fields::sliderPosition(m_scale, value) * steps)));
    m_isShowing = false;
}

void ValueSlider::wheelEvent(QWheelEvent* event) {
    event->ignore();
}

void ValueSlider::report() {
    if (m_isShowing) return;
    if (!isSliderDown() && (!m_sinceKey.isValid() || m_sinceKey.elapsed() > sameDragMs)) m_drag = ++lastDrag;
    m_sinceKey.start();
    emit moved(sliderValue(m_scale, static_cast<double>(value()) / steps), m_drag);
}

} // namespace ui::fields
