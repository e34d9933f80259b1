// Constrained values: a share of 0 to 1 and a quantity above zero, refused at the door when they are not.
#pragma once

#include "model/units/quantities.h"

#include <cmath>
#include <optional>

namespace model::units {

// A number in [0, 1].
class Proportion {
public:
    // Nothing when the number is not a share (also for NaN).
    static constexpr std::optional<Proportion> from(double value) {
        if (value >= 0.0 && value <= 1.0) return Proportion(value);
        return std::nullopt;
    }
    constexpr double value() const { return m_value; }
    constexpr Proportion complement() const { return Proportion(1.0 - m_value); }

private:
    constexpr explicit Proportion(double value) : m_value(value) {}
    double m_value;
};

// A finite quantity greater than zero.
template<class Q>
class Positive {
public:
    static std::optional<Positive> from(const Q& quantity) {
        if (std::isfinite(number(quantity)) && number(quantity) > 0.0) return Positive(quantity);
        return std::nullopt;
    }
    const Q& value() const { return m_value; }

private:
    explicit Positive(const Q& quantity) : m_value(quantity) {}
    Q m_value;
};

} // namespace model::units
