// Hourly values of one quantity: plain doubles in the canonical unit of Q, handed out as spans to the hot loops.
#pragma once

#include "model/units/quantities.h"

#include <cstddef>
#include <span>
#include <utility>
#include <vector>

namespace model::series {

template<class Q>
class Series {
public:
    Series() = default;
    explicit Series(std::size_t hours, double canonicalNumber = 0.0) : m_numbers(hours, canonicalNumber) {}
    explicit Series(std::vector<double> canonicalNumbers) : m_numbers(std::move(canonicalNumbers)) {}

    std::size_t size() const { return m_numbers.size(); }
    bool empty() const { return m_numbers.empty(); }
    Q at(std::size_t hour) const { return units::of<Q>(m_numbers.at(hour)); }
    std::span<const double> numbers() const { return m_numbers; }
    std::span<double> numbers() { return m_numbers; }
    friend bool operator==(const Series&, const Series&) = default;

private:
    std::vector<double> m_numbers;
};

// A dimensionless series (shares, temperatures in °C) keeps the bare double.
template<>
class Series<double> {
public:
    Series() = default;
    explicit Series(std::size_t hours, double value = 0.0) : m_numbers(hours, value) {}
    explicit Series(std::vector<double> values) : m_numbers(std::move(values)) {}

    std::size_t size() const { return m_numbers.size(); }
    bool empty() const { return m_numbers.empty(); }
    double at(std::size_t hour) const { return m_numbers.at(hour); }
    std::span<const double> numbers() const { return m_numbers; }
    std::span<double> numbers() { return m_numbers; }
    friend bool operator==(const Series&, const Series&) = default;

private:
    std::vector<double> m_numbers;
};

} // namespace model::series
