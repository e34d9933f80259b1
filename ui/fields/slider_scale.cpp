#include "ui/fields/slider_scale.h"

#include <algorithm>
#include <cmath>

namespace ui::fields {

namespace {

constexpr double decadesBelow = 1e-6;

double lowestLogarithm(const SliderScale& scale) {
    return scale.minimum > 0.0 ? scale.minimum : scale.maximum * decadesBelow;
}

double roundedToStep(double value, double step) {
    return std::round(value / step) * step;
}

// The largest of 1, 2, 5 × 10ⁿ that is not above `size`.
double neatStep(double size) {
    const double power = std::pow(10.0, std::floor(std::log10(size) + 1e-9));
    const double lead = size / power;
    return power * (lead >= 5.0 - 1e-9 ? 5.0 : lead >= 2.0 - 1e-9 ? 2.0 : 1.0);
}

// Decimal noise of the multiplication is rounded away.
double clean(double value) {
    if (value == 0.0) return 0.0;
    const double scale = std::pow(10.0, 11.0 - std::floor(std::log10(std::abs(value))));
    return std::isfinite(scale) ? std::round(value * scale) / scale : value;
}

} // namespace

double sliderValue(const SliderScale& scale, double position) {
    const double place = std::clamp(position, 0.0, 1.0);
    if (place == 0.0) return scale.minimum;
    if (place == 1.0) return scale.maximum;
    double value = 0.0;
    if (scale.isLogarithmic) {
        const double low = lowestLogarithm(scale);
        value = low * std::pow(scale.maximum / low, place);
        value = roundedToStep(value, neatStep(value / 100.0));
    } else {
        const double span = scale.maximum - scale.minimum;
        value = roundedToStep(scale.minimum + span * place, neatStep(span / 400.0));
    }
    if (scale.isWhole) value = std::round(value);
    return std::clamp(clean(value), scale.minimum, scale.maximum);
}

double sliderPosition(const SliderScale& scale, double value) {
    if (!(scale.maximum > scale.minimum)) return 0.0;
    if (!scale.isLogarithmic) return std::clamp((value - scale.minimum) / (scale.maximum - scale.minimum), 0.0, 1.0);
    const double low = lowestLogarithm(scale);
    if (value <= low) return 0.0;
    return std::clamp(std::log(value / low) / std::log(scale.maximum / low), 0.0, 1.0);
}

double sliderMaximum(double minimum, double maximum, double usual, double present) {
    if (minimum < 0.0 || usual <= 0.0 || maximum <= 20.0 * usual) return maximum;
    double end = 4.0 * usual;
    while (end < present)
        end *= 2.0;
    return std::min(end, maximum);
}

} // namespace ui::fields
