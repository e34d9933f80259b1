// Where a value stands on a slider and which neat value a place on it means. Pure numbers; the widget is
// value_slider.h.
#pragma once

namespace ui::fields {

struct SliderScale {
    double minimum{};
    double maximum{1.0};
    bool isLogarithmic{false};
    bool isWhole{false}; // only whole numbers
    friend bool operator==(const SliderScale&, const SliderScale&) = default;
};

// position 0…1, clamped. On a logarithmic scale that begins at or below zero, position 0 is the minimum itself and the
// rest covers the six decades below the maximum.
double sliderValue(const SliderScale& scale, double position);
double sliderPosition(const SliderScale& scale, double value);

// A range of inputs may be far wider than what is ever dragged through: the slider of a linear input ends at a few
// times its usual value, and doubles until it holds the present one. The field beside it takes the whole range.
double sliderMaximum(double minimum, double maximum, double usual, double present);

} // namespace ui::fields
